"""A receiver that runs, and a board whose events are sent to it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from qms.calls.sender import Sender
from qms.settings import Settings
from qms.webhooks import jobs
from tests.given import Place
from tests.sends import HERE, JOB, Sends
from tests.town import Caller, as_person
from tests.webhook_peer import Receiver, make_certificates, receiver


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("certificates")
    make_certificates(place)
    return place


@pytest.fixture
def peer(certificates: Path) -> Iterator[Receiver]:
    with receiver(certificates) as running:
        yield running


@pytest.fixture
async def sends(api: Caller, here: Place, certificates: Path) -> Sends:
    admin, unit = await here.person("Ada", ("administrator", None)), await here.unit()
    body = {**JOB, "boardId": str(here.board_id), "clientId": f"vs-{uuid4()}"}
    account = (await api.post("/service-accounts", json=body, headers=as_person(admin))).json()
    settings = Settings(webhook_networks=HERE, webhook_ca_file=certificates / "ca.pem")
    reporter = await here.person("Rut", ("reporter", unit))
    return Sends(api, here, admin, unit, reporter, account, jobs.Post(Sender.of(settings), settings.api_url))
