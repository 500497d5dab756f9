"""Sessions: how long they live, what ends them, and which calls they carry. Tests set the clock."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from joserfc import jwt

from qms.demo.tokens import Mint
from qms.kernel import clock
from qms.login.bff import LOGOUT_EVENT
from qms.operations.embedded import Urls
from tests.logins import JSON, NOW, Browser, World, answer_of, world

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
async def here(database_urls: Urls, data_dir: Path) -> AsyncIterator[World]:
    async with world(database_urls, data_dir) as world_:
        yield world_


async def logged_in(here: World, username: str = "anna", **headers: str) -> Browser:
    browser = here.browser(**headers)
    assert (await browser.log_in(username)).status_code == 302
    return browser


def after(**time: float) -> datetime:
    return NOW + timedelta(**time)


async def test_the_user_is_told_who_and_how_long(here: World) -> None:
    with clock.freeze(NOW):
        user = await (await logged_in(here)).user()
    assert user.keys() == {"personId", "name", "csrfToken", "expiresAt", "idleSeconds"}
    assert (user["name"], user["expiresAt"], user["idleSeconds"]) == ("Anna", "2026-03-02T19:00:00Z", 1800)


async def test_half_an_hour_of_rest_ends_a_session(here: World) -> None:
    with clock.freeze(NOW):
        browser = await logged_in(here)
    with clock.freeze(after(minutes=29, seconds=59)):
        assert await browser.is_in()
    with clock.freeze(after(minutes=59, seconds=58)):
        assert await browser.is_in()
    with clock.freeze(after(minutes=89, seconds=58)):
        assert not await browser.is_in()
    with clock.freeze(after(minutes=60)):
        assert not await browser.is_in()
    assert here.events("anna") == [("login", "allowed", None), ("session-end", "allowed", "idle")]


async def test_rest_is_measured_to_ten_seconds(here: World) -> None:
    """Use within ten seconds of the last is not written down, which spares a write at every call."""
    with clock.freeze(NOW):
        browser = await logged_in(here)
    for seconds, noted in ((9, 0), (11, 11), (20, 11), (22, 22)):
        with clock.freeze(after(seconds=seconds)):
            await browser.user()
        assert here.sql("select used_at from login.session") == [(after(seconds=noted),)]


@pytest.mark.parametrize("role", ["administrator", "dpo", "log-reviewer"])
async def test_a_quarter_of_an_hour_for_those_with_power(here: World, role: str) -> None:
    here.sql("update assignment set role = :role where person_id = :id", role=role, id=here.people["chef"])
    with clock.freeze(NOW):
        browser = await logged_in(here, "chef")
        assert (await browser.user())["idleSeconds"] == 900
    with clock.freeze(after(minutes=15)):
        assert not await browser.is_in()


async def test_a_role_that_has_ended_gives_the_usual_time(here: World) -> None:
    here.sql("update assignment set valid_to = '2026-03-01' where person_id = :id", id=here.people["chef"])
    with clock.freeze(NOW):
        browser = await logged_in(here, "chef")
        assert (await browser.user())["idleSeconds"] == 1800


async def test_a_deputy_has_the_usual_time_since_what_shortens_it_is_never_lent(here: World) -> None:
    here.sql(
        "insert into absence (id, board_id, person_id, deputy_id, absent_from, absent_to) "
        "select gen_random_uuid(), board_id, id, :deputy, '2026-03-01', '2026-03-08' "
        "from person where id = :chef",
        chef=here.people["chef"],
        deputy=here.people["anna"],
    )
    with clock.freeze(NOW):
        assert (await (await logged_in(here)).user())["idleSeconds"] == 1800


async def test_ten_hours_end_a_session_however_much_it_is_used(here: World) -> None:
    with clock.freeze(NOW):
        browser = await logged_in(here)
    for minutes in range(20, 600, 20):
        with clock.freeze(after(minutes=minutes)):
            assert await browser.is_in()
    with clock.freeze(after(hours=10)):
        assert not await browser.is_in()
    assert here.events("anna")[-1] == ("session-end", "allowed", "too-old")


async def test_a_fourth_session_ends_the_one_longest_unused(here: World) -> None:
    browsers = []
    for minutes in range(3):
        with clock.freeze(after(minutes=minutes)):
            browsers.append(await logged_in(here))
    with clock.freeze(after(minutes=5)):
        assert await browsers[0].is_in()
        browsers.append(await logged_in(here))
        assert [await browser.is_in() for browser in browsers] == [True, False, True, True]
    assert here.events("anna")[-1] == ("session-end", "allowed", "displaced")


async def test_no_race_gives_a_fourth_session(here: World) -> None:
    browsers = [here.browser() for _ in range(6)]
    answers = await asyncio.gather(*(browser.log_in("anna") for browser in browsers))
    assert {answer.status_code for answer in answers} == {302}
    assert [await browser.is_in() for browser in browsers].count(True) == 3


async def test_login_gives_a_new_session(here: World) -> None:
    """A value planted in the browser before login is worth nothing after it."""
    planted = "A" * 43
    browser = here.browser()
    browser.cookies.set("qms-sid-8130", planted, domain="127.0.0.1", path="/")
    await browser.log_in("anna")
    values = {cookie.value for cookie in browser.cookies.jar if cookie.name == "qms-sid-8130"}
    fresh = next(iter(values - {planted}))
    thief = here.browser(Cookie=f"qms-sid-8130={planted}")
    assert not await thief.is_in()
    owner = here.browser(Cookie=f"qms-sid-8130={fresh}")
    assert await owner.is_in()


async def test_a_closed_account_is_out_at_once(here: World) -> None:
    browser = await logged_in(here)
    here.sql("update person set is_active = false where id = :id", id=here.people["anna"])
    answer = await browser.get("/bff/api/deviations")
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
    assert here.events("anna")[-1] == ("session-end", "allowed", "inactive")


@pytest.mark.parametrize("cookie", ["", "x", "A" * 43, "å", "A" * 5000])
async def test_a_made_up_cookie_is_nobody(here: World, cookie: str) -> None:
    browser = here.browser()
    answer = await browser.get("/bff/user", headers=[(b"cookie", b"qms-sid-8130=" + cookie.encode())])
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
    assert "AAAA" not in answer.text


async def test_logout_ends_the_session_here_and_says_where_it_ends_at_the_provider(here: World) -> None:
    browser = await logged_in(here)
    stolen = dict(browser.cookies)["qms-sid-8130"]
    answer = await browser.change("/bff/logout")
    assert answer.status_code == 200
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    onward = answer.json()["endSessionUrl"]
    assert answer_of(onward)["id_token_hint"].count(".") == 2
    assert (await browser.get(onward)).headers["location"] == "http://127.0.0.1:8130/utloggad"
    assert not await here.browser(Cookie=f"qms-sid-8130={stolen}").is_in()
    assert here.events("anna")[-1] == ("logout", "allowed", None)


async def test_the_api_is_called_by_the_sessions_person(here: World) -> None:
    browser = await logged_in(here, Authorization="Bearer x")
    seen = (await browser.get("/bff/api/deviations?limit=5&q=%C3%A5", headers={"If-None-Match": '"3"'})).json()
    assert (seen["path"], seen["query"]) == ("/kvalitet/v1/deviations", "limit=5&q=%C3%A5")
    assert (seen["actor"], seen["channel"]) == (str(here.people["anna"]), "session")
    assert "if-none-match" in seen["headers"]
    assert not {"cookie", "authorization", "x-csrf-token", "x-person-id"} & set(seen["headers"])
    seen = (await browser.change("/bff/api/deviations")).json()
    assert (seen["method"], seen["body"]) == ("POST", "{}")


@pytest.mark.parametrize("path", ["/bff/api/../user", "/bff/api//kvalitet/v1/x", "/bff/api/%2e%2e/x"])
async def test_no_path_leads_out_of_the_api(here: World, path: str) -> None:
    browser = await logged_in(here)
    answer = await browser.get(path)
    seen = answer.json()
    assert seen.get("path", "/kvalitet/v1/").startswith("/kvalitet/v1/") or "name" in seen


async def test_without_session_the_api_is_closed(here: World) -> None:
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        answer = await here.browser().request(method, "/bff/api/deviations")
        assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


FOREIGN: list[dict[str, str | None]] = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8130"},
    {"Sec-Fetch-Site": None},
    {"Sec-Fetch-Site": None, "Origin": "null"},
    {"Sec-Fetch-Site": None, "Origin": "https://127.0.0.1:8130"},
    {"Sec-Fetch-Site": None, "Origin": "http://127.0.0.1:8131"},
    {"Sec-Fetch-Site": None, "Origin": "http://127.0.0.1:8130.evil.example"},
    {"X-CSRF-Token": None},
    {"X-CSRF-Token": ""},
    {"X-CSRF-Token": "A" * 43},
    {"X-Person-Id": None},
    {"Content-Type": "text/plain"},
    {"Content-Type": "application/x-www-form-urlencoded"},
    {"Content-Type": "multipart/form-data; boundary=x"},
    {"Content-Type": "text/plain; application/json"},
    {"Content-Type": None},
]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("path", ["/bff/api/deviations", "/bff/logout"])
async def test_a_change_from_elsewhere_is_refused(here: World, headers: dict[str, str | None], path: str) -> None:
    browser = await logged_in(here)
    answer = await browser.change(path, **headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign-call")
    assert await browser.is_in()
    denied = here.sql("select action, reason from audit.event where outcome = 'denied' order by id desc limit 1")
    assert denied == [("session", "foreign-call")]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": None, "Origin": "http://127.0.0.1:8130"},
        {"Content-Type": "application/json; charset=utf-8"},
    ],
)
async def test_a_change_from_our_own_pages_is_taken(here: World, headers: dict[str, str | None]) -> None:
    assert (await (await logged_in(here)).change("/bff/api/deviations", **headers)).status_code == 200


async def test_the_token_of_another_session_does_not_fit(here: World) -> None:
    anna, chef = await logged_in(here), await logged_in(here, "chef")
    foreign = str((await chef.user())["csrfToken"])
    answer = await anna.change("/bff/api/deviations", **{"X-CSRF-Token": foreign})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/bff/api/deviations", "/bff/logout"])
async def test_the_page_of_one_never_sends_as_whoever_logged_in_after(here: World, path: str) -> None:
    """Both logged in with the same browser, so the page of the first can even come by the second's token."""
    browser = await logged_in(here)
    first = (await browser.own_page())["X-Person-Id"]
    await browser.log_in("chef")
    for person in (first, "", "x"):
        answer = await browser.change(path, **{"X-Person-Id": person})
        assert (answer.status_code, answer.json()["code"]) == (403, "another-person")
        assert answer.json()["title"] == "Någon annan är inloggad nu"
    denied = here.sql("select action, reason from audit.event where outcome = 'denied' order by id desc limit 1")
    assert denied == [("session", "another-person")]
    assert (await browser.change(path)).status_code == 200


async def test_the_page_of_one_never_shows_what_whoever_logged_in_after_may_read(here: World) -> None:
    browser = await logged_in(here)
    first = {"X-Person-Id": (await browser.own_page())["X-Person-Id"]}
    assert (await browser.get("/bff/api/deviations", headers=first)).status_code == 200
    await browser.log_in("chef")
    answer = await browser.get("/bff/api/deviations", headers=first)
    assert (answer.status_code, answer.json()["code"]) == (403, "another-person")
    told = await browser.get("/bff/user", headers={})
    assert (told.status_code, told.json()["name"]) == (200, "Chef")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "BREW"])
async def test_every_method_but_reading_is_a_change(here: World, method: str) -> None:
    browser = await logged_in(here)
    assert (await browser.request(method, "/bff/api/deviations/1", headers=JSON)).status_code == 403


@pytest.mark.parametrize(("site", "status"), [("cross-site", 403), ("same-site", 403), ("none", 200), (None, 200)])
async def test_reading_from_another_site_is_refused(here: World, site: str | None, status: int) -> None:
    browser = await logged_in(here)
    headers = {"Sec-Fetch-Site": site} if site else {}
    for path in ("/bff/user", "/bff/api/deviations"):
        assert (await browser.get(path, headers=headers)).status_code == status


async def test_a_call_without_body_needs_no_content_type(here: World) -> None:
    browser = await logged_in(here)
    headers = {"Sec-Fetch-Site": "same-origin", **await browser.own_page()}
    assert (await browser.delete("/bff/api/absences/1", headers=headers)).status_code == 200


async def test_nothing_is_shared_with_other_sites(here: World) -> None:
    browser = await logged_in(here)
    for path in ("/bff/user", "/bff/login", "/bff/api/deviations"):
        answer = await browser.get(path, headers={"Origin": "https://evil.example"})
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def logout_token(here: World, **changes: object) -> str:
    mint = Mint(here.settings)
    now = int(clock.now().timestamp())
    good: dict[str, object] = {
        "iss": here.settings.issuer,
        "aud": "qms",
        "iat": now,
        "exp": now + 120,
        "jti": "1",
        "events": {LOGOUT_EVENT: {}},
        "sub": here.sql("select subject from login.session order by opened_at desc limit 1")[0][0],
    }
    claims = {name: value for name, value in (good | changes).items() if value is not None}
    return jwt.encode({"alg": "RS256", "typ": "logout+jwt", "kid": mint._key.kid}, claims, mint._key)


async def test_the_provider_can_end_all_sessions_of_a_person(here: World) -> None:
    chef = await logged_in(here, "chef")
    browsers = [await logged_in(here) for _ in range(2)]
    subject = here.sql("select subject from login.session where person_id = :id", id=here.people["anna"])[0][0]
    answer = await here.browser().post(
        "/bff/backchannel-logout", data={"logout_token": logout_token(here, sub=subject)}
    )
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert [await browser.is_in() for browser in (*browsers, chef)] == [False, False, True]
    assert here.events("anna")[-1] == ("session-end", "allowed", "provider-logout")


async def test_the_provider_can_end_one_session(here: World) -> None:
    first, second = await logged_in(here), await logged_in(here)
    here.sql("update login.session set provider_session = 'A' where used_at = (select min(used_at) from login.session)")
    token = logout_token(here, sub=None, sid="A")
    assert (await here.browser().post("/bff/backchannel-logout", data={"logout_token": token})).status_code == 200
    assert [await browser.is_in() for browser in (first, second)] == [False, True]


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"events": None},
        {"events": {}},
        {"events": [LOGOUT_EVENT]},
        {"sub": None},
        {"nonce": "n"},
        {"jti": None},
        {"iat": None},
        {"exp": 1},
    ],
)
async def test_a_faulty_logout_token_ends_nothing(here: World, changes: dict[str, object]) -> None:
    browser = await logged_in(here)
    token = logout_token(here, **changes)
    answer = await here.browser().post("/bff/backchannel-logout", data={"logout_token": token})
    assert (answer.status_code, answer.json()) == (400, {"error": "invalid_request"})
    assert await browser.is_in()


@pytest.mark.parametrize("kind", ["missing", "id token", "too long"])
async def test_only_a_logout_token_logs_out(here: World, kind: str) -> None:
    browser = await logged_in(here)
    id_token = str(here.sql("select id_token from login.session")[0][0])
    data = {
        "missing": {},
        "id token": {"logout_token": id_token},
        "too long": {"logout_token": "x" * 30_000},
    }[kind]
    answer = await here.browser().post("/bff/backchannel-logout", data=data)
    assert answer.status_code == (413 if kind == "too long" else 400)
    assert await browser.is_in()


async def test_how_surely_the_person_was_recognised_is_kept(here: World) -> None:
    """For steps that will ask for a stronger or fresher login."""
    with clock.freeze(NOW):
        await logged_in(here)
    assert here.sql("select acr, authenticated_at from login.session") == [
        ("urn:kvalitetshjulet:demo", datetime(2026, 3, 2, 9, tzinfo=UTC))
    ]


@pytest.mark.parametrize(("wanted", "status"), [("loa3 urn:kvalitetshjulet:demo", 302), ("loa3 loa4", 400)])
async def test_who_is_not_known_surely_enough_is_not_let_in(
    database_urls: Urls, data_dir: Path, wanted: str, status: int
) -> None:
    async with world(database_urls, data_dir, oidc_acr=wanted) as here:
        browser = here.browser()
        address = await browser.ask()
        assert answer_of(address)["acr_values"] == wanted
        assert (await browser.get(await browser.choose(address, "anna"))).status_code == status
        assert await browser.is_in() == (status == 302)
