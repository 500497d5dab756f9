"""Some steps ask for a login of the last ten minutes: asked for at the provider, and checked when one is back."""

import base64
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from qms.demo.tokens import Mint
from qms.kernel import clock
from qms.kernel.access import policy
from qms.operations.embedded import Urls
from tests.given import Place
from tests.logins import NOW, World, answer_of, world
from tests.town import ISSUER, Caller, as_person_after, insert

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(minutes=25)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
async def service(database_urls: Urls, data_dir: Path) -> AsyncIterator[World]:
    async with world(database_urls, data_dir) as world_:
        yield world_


def sessions(service: World) -> list[tuple[object, ...]]:
    return service.sql("select person_id, authenticated_at from login.session")


async def test_the_provider_is_asked_to_let_the_person_log_in_anew(service: World) -> None:
    asked = answer_of(await service.browser().ask(fresh=True))
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")
    plain = answer_of(await service.browser().ask())
    assert not {"prompt", "max_age"} & set(plain)


async def test_a_fresh_login_takes_the_place_of_the_session_that_asked(service: World) -> None:
    browser = service.browser()
    with clock.freeze(NOW):
        await browser.log_in("anna")
        before = await browser.user()
    with clock.freeze(LATER):
        back = await browser.choose(await browser.ask("/inloggad", fresh=True), "anna")
        answer = await browser.get(back)
        assert (answer.status_code, answer.headers["location"]) == (302, "/inloggad")
        assert (await browser.user())["csrfToken"] != before["csrfToken"]
    assert sessions(service) == [(service.people["anna"], LATER)]
    assert service.events("anna") == [
        ("login", "allowed", None),
        ("login", "allowed", "fresh"),
        ("session-end", "allowed", "replaced"),
    ]


async def test_nobody_goes_on_as_somebody_else(service: World) -> None:
    """Whoever finds an unlocked screen must not give the rights of its owner to a login of their own."""
    browser = service.browser()
    await browser.log_in("chef")
    answer = await browser.get(await browser.choose(await browser.ask(fresh=True), "anna"))
    assert answer.status_code == 403
    assert "Du loggade in som någon annan" in answer.text
    assert (await browser.user())["name"] == "Chef"
    (reason,) = service.sql("select reason from audit.event where outcome = 'denied' order by id desc limit 1")
    assert reason == ("other-person",)


class SaysOtherwise(httpx2.AsyncBaseTransport):
    """The provider, but for what it says of when the person logged in."""

    def __init__(self, service: World, when: int | None) -> None:
        self.service, self.when, self.provider = service, when, service.provider.transport

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        assert self.provider
        response = await self.provider.handle_async_request(request)
        if not request.url.path.endswith("/token"):
            return response
        tokens = json.loads(await response.aread())
        body = tokens["id_token"].split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(body + "==")) | {"auth_time": self.when}
        answered = {name: value for name, value in claims.items() if value is not None}
        return httpx2.Response(200, json=tokens | {"id_token": Mint(self.service.settings)._signed(answered, "JWT")})


@pytest.mark.parametrize("hours", [-1, 1, None], ids=["an hour ago", "in an hour", "nothing"])
async def test_a_provider_that_did_not_ask_is_refused(service: World, hours: int | None) -> None:
    """The provider let a remembered login do, or does not say when the person logged in."""
    browser = service.browser()
    await browser.log_in("anna")
    before = sessions(service)
    back = await browser.choose(await browser.ask(fresh=True), "anna")
    said = None if hours is None else int(clock.now().timestamp()) + 3600 * hours
    service.provider.transport = SaysOtherwise(service, said)
    assert (await browser.get(back)).status_code == 400
    (reason,) = service.sql("select reason from audit.event where outcome = 'denied' order by id desc limit 1")
    assert reason == ("the provider did not ask the person to log in anew",)
    assert sessions(service) == before


async def test_a_login_without_a_time_is_let_in_and_never_fresh(service: World) -> None:
    """The time of the ID token is not that of the login: a provider gives new tokens for one it remembers."""
    browser = service.browser()
    back = await browser.choose(await browser.ask(), "anna")
    service.provider.transport = SaysOtherwise(service, None)
    assert (await browser.get(back)).status_code == 302
    assert sessions(service) == [(service.people["anna"], None)]


async def test_fresh_logins_have_a_limit_of_their_own(service: World) -> None:
    browser = service.browser()
    with clock.freeze(NOW):
        answers = [
            (await browser.get(await browser.choose(await browser.ask(fresh=True), "anna"))).status_code
            for _ in range(6)
        ]
        assert answers == [302] * 5 + [429]
        assert (await service.browser().log_in("anna")).status_code == 302


def test_what_gives_rights_or_shows_an_identity_asks_for_a_fresh_login() -> None:
    assert {name for name, rule in policy().items() if rule.needs_fresh_login} == {
        "absenceCreate",
        "absenceDelete",
        "assignmentCreate",
        "assignmentReplace",
        "decisionDisclose",
        "directoryImportAccept",
        "directoryRuleCreate",
        "directoryRuleEnd",
        "directoryRunAccept",
        "directoryRunDecline",
        "listExportApprove",
        "listExportRequest",
        "personCreate",
        "personLoginReplace",
        "personReplace",
        "serviceAccountCreate",
        "serviceAccountReplace",
        "webhookEndpointCreate",
        "webhookSecretRenew",
        "unitReplace",
        "unitSucceed",
    }


async def test_rights_are_given_after_a_fresh_login_only(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    rut, bo = await here.person("Rut"), await here.person("Bo")
    held = await here.assign(rut, "reporter")
    role = {"boardId": str(here.board_id), "personId": str(rut), "role": "sas", "validFrom": "2026-01-01"}
    away = {"boardId": str(here.board_id), "personId": str(rut), "deputyId": str(bo)}
    first, soon = {"If-Match": '"1"'}, clock.today().isoformat()
    steps = [
        ("POST", "/assignments", role, {}, 201),
        ("PUT", f"/assignments/{held}", {"validFrom": "2026-01-01"}, first, 200),
        ("PUT", f"/persons/{rut}/login", {"subject": uuid4().hex}, first, 200),
        ("POST", "/absences", {**away, "absentFrom": soon, "absentTo": soon}, {}, 201),
    ]
    for method, path, body, headers, done in steps:
        stale = await api.request(method, path, json=body, headers=as_person_after(11, admin, **headers))
        assert (stale.status_code, stale.json()["code"]) == (403, "step-up-required"), path
        fresh = await api.request(method, path, json=body, headers=as_person_after(9, admin, **headers))
        assert fresh.status_code == done, (path, fresh.text)
    assert (
        len(here.sql("select 1 from audit.event where reason = 'step-up-required' and actor_id = :who", who=admin)) == 4
    )


async def test_a_token_is_no_fresh_login(api: Caller, here: Place) -> None:
    """However new: it may have been fetched without the person."""
    admin = await here.person("Ada", ("administrator", None))
    engine = create_engine(here.owner_url, poolclass=NullPool)
    with engine.begin() as connection:
        insert(connection, "person_identity", issuer=ISSUER, subject=str(admin), person_id=admin)
    role = {"boardId": str(here.board_id), "personId": str(admin), "role": "sas", "validFrom": "2026-01-01"}
    answer = await api.post("/assignments", json=role, headers={"Authorization": f"Bearer bearer {admin} person:write"})
    assert answer.status_code == 403
