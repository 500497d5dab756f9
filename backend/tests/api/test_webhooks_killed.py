"""A worker is killed at each step of what sends events: none is lost, and what comes twice has the id that it had."""

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from qms.background.jobs import enqueue
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from tests import given, town
from tests.conftest import Cluster, Figure, OpenDatabase
from tests.given import Place
from tests.killed import wait_for
from tests.served import KEY
from tests.victims import LEFT, SILENT, Worker
from tests.webhook_peer import events, make_certificates, receiver

pytestmark = pytest.mark.anyio
EVENTS = 40
"""So many happen before each job: more than are sent before others have their turn."""
TRY, DELIVER, DELIVER_JOB = "webhookEndpointTry", "webhookDeliver", "webhooks.deliver"
STEPS = {
    None: (f"{TRY} 1 inside", f"{TRY} 1 after", "call", f"{TRY} 2 inside", f"{TRY} 2 after"),
    "webhooks.wake": ("webhookWake 1 inside", "webhookWake 1 after"),
    DELIVER_JOB: (
        *(f"{DELIVER} 1 inside", f"{DELIVER} 1 after", "call", f"{DELIVER} 2 inside", f"{DELIVER} 2 after"),
        *(f"{DELIVER} 15 inside", f"{DELIVER} 15 after"),
    ),
}
"""By the job that is asked for. The first is asked for with the receiver."""
MOST_TELLING = ("webhookEndpointTry 2 inside", "call", "webhookDeliver 15 after")


@pytest.fixture
def urls(cluster: Cluster) -> Urls:
    return cluster.clone(f"webhooks_{new_id().hex}")


async def endpoint(here: Place, place: Path, url: str) -> str:
    """A receiver of the events of a board, which has not been tried yet."""
    admin = town.as_person(await here.person("Ada", ("administrator", None)))
    account: dict[str, Any] = {"name": "Verksamhetssystemet", "job": "deviation-intake", "validTo": "2099-12-31"}
    account |= {"boardId": str(here.board_id), "clientId": f"vs-{uuid4()}"}
    async with town.client("", place, database=here.database) as api:
        made = (await api.post("/service-accounts", json=account, headers=admin)).json()
        answer = await api.post("/webhook-endpoints", json={"accountId": made["id"], "url": url}, headers=admin)
    return str(answer.json()["id"])


def asked(job: str, arguments: dict[str, str], tx: Tx) -> None:
    enqueue(tx, job, **arguments)


@pytest.mark.drill(short=4, long=14)
async def test_whoever_kills_the_worker_loses_nothing(
    urls: Urls, tmp_path: Path, amount: int, figure: Figure, open_database: OpenDatabase
) -> None:
    trusted = make_certificates(tmp_path)
    database, kills = open_database(urls.app, pool_size=2, seal_key=KEY), 0
    here: Place = given.board(database, urls.owner)
    reach = {"QMS_WEBHOOK_NETWORKS": "127.0.0.0/8 ::1/128", "QMS_WEBHOOK_CA_FILE": str(trusted)}
    with receiver(tmp_path) as peer:
        of_it = {"board_id": str(here.board_id), "endpoint_id": await endpoint(here, tmp_path, peer.url)}
        unit = await here.unit()
        reporter = await here.person("Rut", ("reporter", unit))
        for job, steps in STEPS.items():
            for _ in range(EVENTS):
                await here.deviation(unit, by=reporter)
            if job:
                await here.do(partial(asked, job, of_it if job == DELIVER_JOB else {}))
            for step in (step for step in steps if amount > len(MOST_TELLING) + 1 or step in MOST_TELLING):
                place = tmp_path / f"{kills}"
                place.mkdir()
                with Worker(urls, place, step, **reach) as victim:
                    wait_for(victim.stood.exists, f"{step} is never reached")
                here.sql(SILENT)
                kills += 1
        with Worker(urls, tmp_path, **reach):
            wait_for(lambda: not here.sql(LEFT), "a job is stuck")
        came = events(peer)
    assert kills == amount
    happened = [str(row["id"]) for row in here.sql("select id from matter_event order by generation, xid, position")]
    assert list(dict.fromkeys(came)) == happened, "each in the order of the feed"
    twice = sum(Counter(came).values()) - len(happened)
    assert twice <= kills, "no more than what was on its way when a worker was killed"
    figure(f"webhooks: kills {kills}, events {len(happened)}, lost 0, stuck 0, come twice with the same id {twice}")
