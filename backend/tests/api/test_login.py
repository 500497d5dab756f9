"""Logging in at the issuer and everything that must not let anyone in."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from qms.kernel import clock
from qms.operations.embedded import Urls
from tests.logins import NOW, Browser, World, answer_of, run_sql, world

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
async def here(database_urls: Urls, data_dir: Path) -> AsyncIterator[World]:
    async with world(database_urls, data_dir) as world_:
        yield world_


def refusals(here: World) -> list[tuple[object, ...]]:
    return here.sql("select action, reason from audit.event where kind = 'login' and outcome = 'denied' order by id")


async def test_login_opens_a_session_and_returns_to_where_one_was(here: World) -> None:
    browser = here.browser()
    answer = await browser.log_in("anna", "/avvikelser/17?flik=tidslinje")
    assert (answer.status_code, answer.headers["location"]) == (302, "/avvikelser/17?flik=tidslinje")
    assert answer.headers["cache-control"] == "no-store"
    assert (await browser.user())["name"] == "Anna"
    assert here.events("anna") == [("login", "allowed", None)]


async def test_the_provider_is_asked_with_pkce_state_and_nonce(here: World) -> None:
    first, second = [answer_of(await here.browser().ask()) for _ in range(2)]
    assert first["code_challenge_method"] == "S256"
    assert first["response_type"] == "code"
    assert first["redirect_uri"] == "http://127.0.0.1:8130/bff/callback"
    for secret in ("state", "nonce", "code_challenge"):
        assert len(first[secret]) == 43
        assert first[secret] != second[secret]


async def test_no_token_and_no_secret_reaches_the_browser(here: World) -> None:
    browser = here.browser()
    await browser.log_in("anna")
    cookies = dict(browser.cookies)
    assert cookies.pop("demo-person") == "anna", "whom the demo guides, told to nobody but the demo"
    assert sorted(cookies) == ["qms-login-8130", "qms-sid-8130"]
    assert all(len(value) == 43 for value in cookies.values())
    stored = here.sql("select encode(token_hash, 'escape'), id_token from login.session")
    assert not any(cookies["qms-sid-8130"] in str(row) for row in stored)


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "/a\tb", "avvikelser", "/bff/logout", ""],
)
async def test_nobody_is_sent_elsewhere_after_login(here: World, elsewhere: str) -> None:
    assert (await here.browser().log_in("anna", elsewhere)).headers["location"] == "/"


async def test_someone_without_account_is_told_what_to_do(here: World) -> None:
    browser = here.browser()
    answer = await browser.log_in("okand")
    assert answer.status_code == 403
    assert "Du har inget konto i Kvalitetshjulet ännu" in answer.text
    assert "Okand" in answer.text
    assert not await browser.is_in()
    assert refusals(here)[-1] == ("login", "no-account")


async def test_someone_whose_account_is_closed_is_not_let_in(here: World) -> None:
    here.sql("update person set is_active = false where id = :id", id=here.people["anna"])
    assert (await here.browser().log_in("anna")).status_code == 403


async def refused(browser: Browser, address: str) -> httpx2.Response:
    answer = await browser.get(address)
    assert answer.status_code == 400
    assert "Inloggningen gick inte att slutföra" in answer.text
    assert not await browser.is_in()
    return answer


async def test_an_answer_is_taken_once(here: World) -> None:
    browser = here.browser()
    back = await browser.choose(await browser.ask(), "anna")
    assert (await browser.get(back)).status_code == 302
    browser.cookies.delete("qms-sid-8130")
    await refused(browser, back)


async def test_an_answer_belongs_to_the_browser_that_asked(here: World) -> None:
    """Else one could be logged in as somebody else by following a link."""
    asker, victim = here.browser(), here.browser()
    back = await asker.choose(await asker.ask(), "anna")
    await refused(victim, back)
    await victim.ask()
    await refused(victim, back)
    assert refusals(here)[-1] == ("login", "no such login was begun in this browser")


async def test_an_answer_is_awaited_for_ten_minutes(here: World) -> None:
    browser = here.browser()
    with clock.freeze(NOW):
        address = await browser.ask()
    with clock.freeze(NOW + timedelta(seconds=599)):
        late = await browser.choose(address, "anna")
    with clock.freeze(NOW + timedelta(seconds=600)):
        await refused(browser, late)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"state": "guess"}, "no such login was begun in this browser"),
        ({"state": None}, "no such login was begun in this browser"),
        ({"code": None, "error": "access_denied"}, "the provider refused"),
        ({"code": "guess"}, "invalid_grant"),
        ({"iss": "https://evil.example"}, "the answer names another issuer"),
        ({"iss": None}, "the answer names another issuer"),
    ],
)
async def test_a_changed_answer_is_refused(here: World, changes: dict[str, str | None], reason: str) -> None:
    browser = here.browser()
    answer = answer_of(await browser.choose(await browser.ask(), "anna")) | changes
    query = {name: value for name, value in answer.items() if value is not None}
    await refused(browser, str(httpx2.URL("/bff/callback", params=query)))
    assert refusals(here)[-1] == ("login", reason)


async def test_a_code_of_another_login_does_not_fit(here: World) -> None:
    """A stolen code is put into one's own login: PKCE refuses it."""
    thief, owner = here.browser(), here.browser()
    stolen = answer_of(await owner.choose(await owner.ask(), "chef"))["code"]
    own = answer_of(await thief.choose(await thief.ask(), "anna"))
    await refused(thief, str(httpx2.URL("/bff/callback", params=own | {"code": stolen})))


async def test_an_id_token_with_another_nonce_is_refused(here: World) -> None:
    browser = here.browser()
    back = await browser.choose(await browser.ask(), "anna")
    here.sql("update login.attempt set nonce = 'another'")
    await refused(browser, back)


async def test_an_id_token_beside_another_access_token_is_refused(here: World) -> None:
    browser = here.browser()
    back = await browser.choose(await browser.ask(), "anna")
    issuer = here.provider.transport
    assert isinstance(issuer, httpx2.ASGITransport)
    here.provider.transport = _Swapped(issuer.app, root_path=issuer.root_path)
    await refused(browser, back)
    assert "at_hash" in str(refusals(here)[-1][1])


async def test_two_windows_can_log_in_at_once(here: World) -> None:
    browser = here.browser()
    first, second = await browser.ask("/a"), await browser.ask("/b")
    assert (await browser.get(await browser.choose(first, "anna"))).headers["location"] == "/a"
    assert (await browser.get(await browser.choose(second, "anna"))).headers["location"] == "/b"


async def test_login_has_a_limit_per_person(here: World) -> None:
    with clock.freeze(NOW):
        for _ in range(10):
            assert (await here.browser().log_in("anna")).status_code == 302
        answer = await here.browser().log_in("anna")
        assert answer.status_code == 429
        assert answer.headers["retry-after"] == "30"
        assert "För många anrop" in answer.text
        assert (await here.browser().log_in("chef")).status_code == 302
    with clock.freeze(NOW + timedelta(seconds=30)):
        assert (await here.browser().log_in("anna")).status_code == 302
        assert (await here.browser().log_in("anna")).status_code == 429


async def test_login_is_closed_with_a_reason_while_the_provider_is_away(database_urls: Urls, data_dir: Path) -> None:
    async with world(database_urls, data_dir) as here:
        here.provider.transport = httpx2.ASGITransport(_nobody)
        answer = await here.browser().get("/bff/login")
        assert answer.status_code == 503
        assert "Inloggningstjänsten svarar inte" in answer.text


async def test_over_https_the_cookies_are_bound_to_the_host(database_urls: Urls, data_dir: Path) -> None:
    async with world(database_urls, data_dir, public_url="https://localhost:8130") as here:
        browser = here.browser()
        answer = await browser.log_in("anna")
    session = answer.headers["set-cookie"]
    assert session.startswith("__Host-sid=")
    attributes = {part.strip().lower() for part in session.split(";")[1:]}
    assert attributes == {"path=/", "secure", "httponly", "samesite=strict"}


async def test_the_logins_cookie_lasts_ten_minutes_and_comes_along_from_the_provider(here: World) -> None:
    answer = await here.browser().get("/bff/login")
    attributes = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert attributes == {"path=/", "httponly", "samesite=lax", "max-age=600"}


async def test_the_service_cannot_read_who_is_logged_in(here: World, database_url: str) -> None:
    await here.browser().log_in("anna")
    assert here.sql("select count(*) > 0 from login.session") == [(True,)]
    for table in ("session", "attempt", "bucket"):
        with pytest.raises(Exception, match="permission denied for table"):
            run_sql(database_url, f"select * from login.{table}")
    with pytest.raises(Exception, match="permission denied for function"):
        run_sql(database_url, "select login.record('login', 'allowed', null, null, null, null)")


async def test_what_is_over_is_swept_away(here: World) -> None:
    with clock.freeze(NOW):
        await here.browser().log_in("anna")
        await here.browser().ask()
    with clock.freeze(NOW + timedelta(days=2)):
        await here.browser().ask()
        assert here.sql("select count(*) from login.attempt") == [(1,)]
        assert here.sql("select count(*) from login.session") == [(0,)]
        assert here.sql("select count(*) from login.bucket") == [(1,)]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/bff/login", 405),
        ("GET", "/bff/logout", 405),
        ("GET", "/bff/other", 404),
        ("GET", "/bff/api", 404),
    ],
)
async def test_other_paths_and_methods_do_not_exist(here: World, method: str, path: str, status: int) -> None:
    answer = await here.browser().request(method, path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["traceId"] in answer.headers["traceparent"]


class _Swapped(httpx2.ASGITransport):
    """Puts another access token beside the ID token."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await super().handle_async_request(request)
        await response.aread()
        return httpx2.Response(200, json=response.json() | {"access_token": "another"})


async def _nobody(scope: object, receive: object, send: object) -> None:
    raise httpx2.ConnectError("nobody answers")
