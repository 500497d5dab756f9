"""Every way to be let in runs the same limits, ban and log. A way that is not listed here fails the test."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx2
import pytest

from qms.demo.tokens import for_user
from qms.kernel import clock
from qms.operations.embedded import Urls
from tests.logins import NOW, Browser, User, World, world

pytestmark = pytest.mark.anyio

Try = Callable[[World, Browser], Awaitable[httpx2.Response]]


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
async def here(database_urls: Urls, data_dir: Path) -> AsyncIterator[World]:
    async with world(database_urls, data_dir) as world_:
        yield world_


async def bad_token(_: World, browser: Browser) -> httpx2.Response:
    return await browser.get("/kvalitet/v1/deviations", headers={"Authorization": "Bearer made-up"})


async def bad_logout(_: World, browser: Browser) -> httpx2.Response:
    return await browser.post("/bff/backchannel-logout", data={"logout_token": "made-up"})


async def bad_answer(_: World, browser: Browser) -> httpx2.Response:
    return await browser.get("/bff/callback", params={"state": "made-up", "code": "made-up"})


async def begun(_: World, browser: Browser) -> httpx2.Response:
    return await browser.get("/bff/login")


OPEN_TO_ALL: dict[str, tuple[Try, int, str | None]] = {
    "/login": (begun, 302, None),
    "/callback": (bad_answer, 400, "login"),
    "/backchannel-logout": (bad_logout, 400, "backchannel-logout"),
    "bearer": (bad_token, 401, "bearer"),
}
BEHIND_A_SESSION = {"/user", "/logout"}


async def test_no_way_is_forgotten(here: World) -> None:
    assert set(here.bff._handlers) | {"bearer"} == set(OPEN_TO_ALL) | BEHIND_A_SESSION


@pytest.mark.parametrize("path", [*sorted(BEHIND_A_SESSION), "/api/deviations"])
async def test_without_session_there_is_no_way_in(here: World, path: str) -> None:
    for method in ("GET", "POST"):
        answer = await here.browser().request(method, f"/bff{path}")
        assert answer.status_code in {401, 405}


@pytest.mark.parametrize("way", OPEN_TO_ALL)
async def test_each_way_has_a_limit_and_closes_when_it_is_reached(here: World, way: str) -> None:
    attempt, status, _ = OPEN_TO_ALL[way]
    with clock.freeze(NOW):
        assert (await attempt(here, here.browser())).status_code == status
        left = here.sql("update login.bucket set tokens = 0.5 returning 1")
        assert left == [(1,)]
        answer = await attempt(here, here.browser())
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    here.sql("delete from login.bucket")
    assert (await attempt(here, here.browser())).status_code == status


@pytest.mark.parametrize("way", [way for way, (_, _, action) in OPEN_TO_ALL.items() if action])
async def test_each_refusal_is_recorded_and_the_flood_of_them_is_not(here: World, way: str) -> None:
    attempt, _, action = OPEN_TO_ALL[way]

    def recorded() -> object:
        counted = "select count(*) from audit.event where kind = 'login' and outcome = 'denied' and action = :action"
        return here.sql(counted, action=action)[0][0]

    before = recorded()
    with clock.freeze(NOW):
        await attempt(here, here.browser())
        assert recorded() == int(str(before)) + 1
        here.sql("update login.bucket set tokens = 0")
        await attempt(here, here.browser())
        assert recorded() == int(str(before)) + 1


async def test_a_system_with_a_bad_token_does_not_lock_people_out(here: World) -> None:
    with clock.freeze(NOW):
        await bad_token(here, here.browser())
        here.sql("update login.bucket set tokens = 0")
        assert (await bad_token(here, here.browser())).status_code == 429
        assert (await here.browser().log_in("anna")).status_code == 302


async def test_a_closed_account_is_closed_on_every_way(here: World) -> None:
    browser = here.browser()
    await browser.log_in("anna")
    anna = User("anna", "Anna", here.subjects["anna"])
    bearer = {"Authorization": f"Bearer {for_user(here.settings, [anna], 'anna', scope=[])}"}
    path = "/kvalitet/v1/deviations"
    assert (await here.browser().get(path, headers=bearer)).json()["name"] == "Anna"
    assert (await browser.get("/bff/api/deviations")).json()["name"] == "Anna"

    here.sql("update person set is_active = false where id = :id", id=here.people["anna"])
    assert (await here.browser().get(path, headers=bearer)).status_code == 401
    assert (await browser.get("/bff/api/deviations")).status_code == 401
    assert (await here.browser().log_in("anna")).status_code == 403
