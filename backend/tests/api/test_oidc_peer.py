"""Login and tokens against a certified provider: our client is right, not merely at one with our issuer."""

import asyncio
import json
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import httpx2
import pytest
import uvicorn

from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.problems import Unauthenticated
from qms.operations.embedded import Urls
from tests.forged_tokens import ManInTheMiddle, Tokens, rewritten, symmetric, unpacked, unsigned
from tests.logins import Browser, World, answer_of, world

pytestmark = pytest.mark.anyio

PEER = Path(__file__).resolve().parents[1] / "oidc_peer"
SYSTEM = ("deviation-intake", "peer-secret-of-the-system")


@dataclass(frozen=True)
class Peer:
    """The provider's address, and the address at which it expects the service."""

    issuer: str
    service: str


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    assert (PEER / "node_modules").is_dir(), f"Run first: npm ci --prefix {PEER.relative_to(Path.cwd())}"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        service = f"http://127.0.0.1:{free.getsockname()[1]}"
    command = [str(Path(sys.executable).with_name("node")), str(PEER / "server.mjs"), service]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=quiet) as process:
        assert process.stdin
        assert process.stdout
        yield Peer(json.loads(process.stdout.readline())["issuer"], service)
        process.stdin.close()
        process.wait(300)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
async def here(peer: Peer, database_urls: Urls, data_dir: Path) -> AsyncIterator[World]:
    async with world(database_urls, data_dir, **at(peer)) as world_:
        yield world_


def at(peer: Peer, **changes: str) -> dict[str, object]:
    settings: dict[str, object] = {
        "demo": False,
        "public_url": peer.service,
        "oidc_issuer": peer.issuer,
        "oidc_client_secret": "peer-secret-of-the-service",
    }
    return settings | changes


async def walk(browser: Browser, address: str, login: str) -> tuple[str, list[str]]:
    """Walk through the provider's pages as ``login``. Returns the way back to the service and the pages seen."""
    seen = []
    while not address.startswith(browser.world.settings.address):
        answer = await browser.get(address)
        if answer.status_code == 200:
            page = "login" if 'name="login"' in answer.text else "consent"
            seen.append(page)
            answer = await browser.post(address, data={"prompt": page, "login": login})
        assert answer.is_redirect, answer.text
        address = urljoin(address, answer.headers["location"])
    return address, seen


async def back(here: World, browser: Browser, username: str = "anna", path: str = "/") -> str:
    return (await walk(browser, await browser.ask(path), here.subjects[username]))[0]


async def refused(here: World, browser: Browser, address: str) -> str:
    answer = await browser.get(address)
    assert answer.status_code == 400
    assert not await browser.is_in()
    reason = here.sql("select reason from audit.event where outcome = 'denied' order by id desc limit 1")[0][0]
    return str(reason)


async def test_login(here: World) -> None:
    browser = here.browser()
    address = await back(here, browser, path="/avvikelser")
    assert answer_of(address)["iss"] == here.settings.issuer
    answer = await browser.get(address)
    assert (answer.status_code, answer.headers["location"]) == (302, "/avvikelser")
    assert (await browser.user())["name"] == "Anna"
    assert here.sql("select length(provider_session) > 0 from login.session") == [(True,)]


async def test_someone_without_account_is_shown_who_they_are(here: World) -> None:
    browser = here.browser()
    answer = await browser.get(await back(here, browser, "okand"))
    assert answer.status_code == 403
    subject = here.subjects["okand"]
    for known in (f"Namn {subject}", f"{subject}@example.se", subject):
        assert known in answer.text


@pytest.mark.parametrize(
    "changes",
    [
        {"code_challenge": None, "code_challenge_method": None},
        {"code_challenge_method": "plain"},
        {"code_challenge": None},
    ],
)
async def test_the_provider_refuses_a_login_without_s256(here: World, changes: dict[str, str | None]) -> None:
    """And we refuse its refusal: one is told to try again."""
    browser = here.browser()
    answer = await browser.get(changed(await browser.ask(), changes))
    address = answer.headers["location"]
    assert answer_of(address)["error"] == "invalid_request"
    assert await refused(here, browser, address) == "the provider refused"


@pytest.mark.parametrize("changes", [{"redirect_uri": "https://evil.example/bff/callback"}, {"client_id": "other"}])
async def test_the_provider_sends_nobody_to_another_address(here: World, changes: dict[str, str | None]) -> None:
    browser = here.browser()
    answer = await browser.get(changed(await browser.ask(), changes))
    assert (answer.status_code, "location" in answer.headers) == (400, False)


@pytest.mark.parametrize(
    ("column", "reason"),
    [("nonce", "it says something else than it should (nonce)"), ("code_verifier", "invalid_grant")],
)
async def test_another_logins_secrets_do_not_fit(here: World, column: str, reason: str) -> None:
    browser = here.browser()
    address = await back(here, browser)
    here.sql(f"update login.attempt set {column} = :other", other="o" * 43)
    assert reason in await refused(here, browser, address)


@pytest.mark.parametrize("changes", [{"state": "other"}, {"iss": "https://evil.example"}, {"iss": None}, {"code": "x"}])
async def test_a_changed_answer_is_refused(here: World, changes: dict[str, str | None]) -> None:
    browser = here.browser()
    await refused(here, browser, changed(await back(here, browser), changes))


async def test_a_code_works_once(here: World) -> None:
    first, second = here.browser(), here.browser()
    used = await back(here, first)
    assert (await first.get(used)).status_code == 302
    fresh = answer_of(await back(here, second))
    again = f"/bff/callback?{urlencode(fresh | {'code': answer_of(used)['code']})}"
    assert "invalid_grant" in await refused(here, second, again)


async def test_a_wrong_client_secret_lets_nobody_in(peer: Peer, database_urls: Urls, data_dir: Path) -> None:
    async with world(database_urls, data_dir, **at(peer, oidc_client_secret="wrong")) as here:
        browser = here.browser()
        assert "invalid_client" in await refused(here, browser, await back(here, browser))


async def refused_while_in(here: World, browser: Browser, address: str) -> str:
    """A refusal that leaves the person with the session that they had."""
    answer = await browser.get(address)
    assert (answer.status_code, await browser.is_in()) == (400, True)
    return str(here.sql("select reason from audit.event where outcome = 'denied' order by id desc limit 1")[0][0])


MIXED_UP: dict[str, tuple[Callable[[Tokens], Tokens], str]] = {
    "someone else": (lambda t: t | {"id_token": rewritten(t["id_token"], sub="chef")}, "its signature does not hold"),
    "unsigned": (lambda t: t | {"id_token": unsigned(t["id_token"])}, "its algorithm is none of"),
    "symmetric": (lambda t: t | {"id_token": symmetric(t["id_token"])}, "its algorithm is none of"),
    "no ID token": (lambda t: {"access_token": t["access_token"], "token_type": "Bearer"}, "it is no JWT"),
    "no token at all": (lambda _: {}, "it is no JWT"),
}


@pytest.mark.parametrize("attack", MIXED_UP)
async def test_a_changed_id_token_is_refused(here: World, attack: str) -> None:
    change, reason = MIXED_UP[attack]
    browser = here.browser()
    address = await back(here, browser)
    here.provider.transport = ManInTheMiddle(change)
    assert reason in await refused(here, browser, address)


async def test_the_same_way_unchanged_lets_one_in(here: World) -> None:
    """The positive beside the attacks above."""
    browser = here.browser()
    address = await back(here, browser)
    here.provider.transport = ManInTheMiddle(lambda tokens: tokens)
    assert (await browser.get(address)).status_code == 302


async def tokens_of(here: World) -> Tokens:
    """What the provider gives to the service for a login of Anna's."""
    answers: list[Tokens] = []

    def keep(tokens: Tokens) -> Tokens:
        answers.append(tokens)
        return tokens

    browser = here.browser()
    address = await back(here, browser)
    here.provider.transport = ManInTheMiddle(keep)
    assert (await browser.get(address)).status_code == 302
    return answers[0]


async def test_the_id_token_of_another_login_is_refused(here: World) -> None:
    stolen = await tokens_of(here)
    here.provider.transport = None
    browser = here.browser()
    address = await back(here, browser)
    here.provider.transport = ManInTheMiddle(lambda _: stolen)
    assert "nonce" in await refused(here, browser, address)


async def test_an_id_token_for_another_service_is_refused(
    here: World, peer: Peer, database_urls: Urls, data_dir: Path
) -> None:
    """A neighbour's service with the same provider and secret passes on the token it was given."""
    async with world(database_urls, data_dir, **at(peer, oidc_client_id="neighbour")) as elsewhere:
        passed_on = await tokens_of(elsewhere)
    browser = here.browser()
    address = await back(here, browser)
    here.sql("update login.attempt set nonce = :nonce", nonce=unpacked(passed_on["id_token"])[1]["nonce"])
    here.provider.transport = ManInTheMiddle(lambda _: passed_on)
    assert "another audience (aud)" in await refused(here, browser, address)


async def system_token(peer: Peer, resource: str | None = "", **form: str) -> Tokens:
    target = {} if resource is None else {"resource": resource or f"{peer.service}/kvalitet/v1"}
    async with httpx2.AsyncClient() as client:
        data = {"grant_type": "client_credentials", **target, **form}
        return dict((await client.post(f"{peer.issuer}/token", data=data, auth=SYSTEM)).json())


async def verify(here: World, token: str) -> Principal:
    return await here.verifier.verify(token, address="192.0.2.1", request_id="r1")


async def test_a_systems_token_gives_its_scopes(here: World, peer: Peer) -> None:
    token = await system_token(peer, scope="deviation:create")
    principal = await verify(here, token["access_token"])
    assert (principal.issuer, principal.subject) == (peer.issuer, "deviation-intake")
    assert principal.scopes == frozenset({"deviation:create"})


async def test_an_unknown_scope_is_no_scope(here: World, peer: Peer) -> None:
    """The provider answers with a token, just without scope: it must open nothing."""
    token = await system_token(peer, scope="deviation:everything")
    assert "scope" not in token
    principal = await verify(here, token["access_token"])
    assert principal.scopes == frozenset()


BEARERS: dict[str, Callable[[str], str]] = {
    "tampered": lambda token: rewritten(token, sub="administrator"),
    "more scope": lambda token: rewritten(token, scope="deviation:create deviation:read"),
    "longer": lambda token: rewritten(token, exp=unpacked(token)[1]["exp"] + 1),
    "unsigned": unsigned,
    "symmetric": symmetric,
    "signature cut": lambda token: token[:-8],
}


@pytest.mark.parametrize("attack", BEARERS)
async def test_a_changed_bearer_token_is_refused(here: World, peer: Peer, attack: str) -> None:
    token = (await system_token(peer, scope="deviation:read"))["access_token"]
    await verify(here, token)
    with pytest.raises(Unauthenticated):
        await verify(here, BEARERS[attack](token))


@pytest.mark.parametrize("resource", ["https://annan.example.se", "/kvalitet/v1/long", None])
async def test_a_token_for_another_service_or_too_long_or_opaque_is_refused(
    here: World, peer: Peer, resource: str | None
) -> None:
    target = urljoin(peer.service, resource) if resource else None
    token = (await system_token(peer, target))["access_token"]
    with pytest.raises(Unauthenticated):
        await verify(here, token)


async def test_an_expired_token_is_refused(here: World, peer: Peer) -> None:
    token = (await system_token(peer, scope="deviation:read"))["access_token"]
    with clock.freeze(clock.now() + timedelta(seconds=290)):
        await verify(here, token)
    with clock.freeze(clock.now() + timedelta(seconds=311)), pytest.raises(Unauthenticated):
        await verify(here, token)


async def test_an_id_token_is_no_bearer_token(here: World) -> None:
    browser = here.browser()
    await browser.get(await back(here, browser))
    id_token = str(here.sql("select id_token from login.session")[0][0])
    with pytest.raises(Unauthenticated):
        await verify(here, id_token)


async def leave(browser: Browser, address: str) -> str:
    """Confirm at the provider that one wants to log out. Returns where one is sent."""
    page = await browser.get(address)
    token = re.search(r'name="xsrf" value="(\w+)"', page.text)
    assert token, page.text
    action = urljoin(address, re.findall(r'action="([^"]+)"', page.text)[0])
    return (await browser.post(action, data={"xsrf": token[1], "logout": "yes"})).headers["location"]


async def test_a_fresh_login_is_a_login_at_the_provider(here: World) -> None:
    """The provider remembers Anna and would let her in without asking; asked for a fresh login it does ask."""
    browser = here.browser()
    await browser.get(await back(here, browser))
    _, seen = await walk(browser, await browser.ask(), here.subjects["anna"])
    assert seen == []
    address, seen = await walk(browser, await browser.ask("/inloggad", fresh=True), here.subjects["anna"])
    assert seen[0] == "login"
    assert (await browser.get(address)).headers["location"] == "/inloggad"
    ((authenticated_at,),) = here.sql("select authenticated_at from login.session")
    assert isinstance(authenticated_at, datetime)
    assert abs(clock.now() - authenticated_at) < timedelta(minutes=1)


async def test_a_provider_that_is_not_asked_anew_gives_no_fresh_login(here: World) -> None:
    """As when the provider does not heed ``prompt`` and ``max_age``: it lets in whom it remembers."""
    browser = here.browser()
    await browser.get(await back(here, browser))
    ignored = changed(await browser.ask(fresh=True), {"prompt": None, "max_age": "3600"})
    address, seen = await walk(browser, ignored, here.subjects["anna"])
    assert seen == []
    here.sql("update login.attempt set fresh_since = fresh_since + interval '1 minute'")
    assert await refused_while_in(here, browser, address) == "the provider did not ask the person to log in anew"


async def test_logout_ends_the_session_at_the_provider_too(here: World) -> None:
    browser = here.browser()
    await browser.get(await back(here, browser))
    _, seen = await walk(browser, await browser.ask(), here.subjects["anna"])
    assert seen == []
    onward = (await browser.change("/bff/logout")).json()["endSessionUrl"]
    assert urlsplit(await leave(browser, onward)).path == "/utloggad"
    _, seen = await walk(browser, await browser.ask(), here.subjects["anna"])
    assert "login" in seen


async def test_logout_at_the_provider_ends_the_session_here(here: World, peer: Peer) -> None:
    browser = here.browser()
    await browser.get(await back(here, browser))
    id_token = here.sql("select id_token from login.session")[0][0]
    async with served(here, peer):
        await leave(browser, f"{peer.issuer}/session/end?{urlencode({'id_token_hint': id_token})}")
    assert not await browser.is_in()
    assert here.events("anna")[-1] == ("session-end", "allowed", "provider-logout")


@asynccontextmanager
async def served(here: World, peer: Peer) -> AsyncIterator[None]:
    """The service behind its real address, so that the provider can reach it."""
    port = urlsplit(peer.service).port or 0
    server = uvicorn.Server(uvicorn.Config(here.app, port=port, log_level="error", lifespan="off"))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  # uvicorn tells no other way that it listens
        await asyncio.sleep(0.01)
    yield
    server.should_exit = True
    await running


def changed(address: str, changes: dict[str, str | None]) -> str:
    query = {name: value for name, value in (answer_of(address) | changes).items() if value is not None}
    return f"{address.partition('?')[0]}?{urlencode(query)}"
