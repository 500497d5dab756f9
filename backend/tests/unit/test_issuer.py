"""The demo's issuer keeps to the protocol as strictly as a real one, and exists in demo mode only."""

import base64
import hashlib
import re
import stat
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from qms.demo import tokens
from qms.demo.issuer import DemoIssuer
from qms.demo.jobs import Job, Step
from qms.demo.tokens import DemoModeOnly, Mint
from qms.kernel import clock
from qms.login.provider import ID_TOKEN, Claims, Provider, TokenKind, TokenRefused
from qms.settings import Settings

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
VERIFIER = "v" * 43
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
ACCESS_TOKEN = TokenKind(frozenset({"at+jwt"}), ("sub", "exp", "iat"))


@dataclass(frozen=True)
class User:
    username: str
    name: str
    roles: str
    subject: str


@dataclass(frozen=True)
class System:
    client_id: str
    scopes: tuple[str, ...]


ANNA = User("anna", "Anna <Berg>", "Enhetschef & utredare, Hemtjänst Norr", "demo-anna")
ULF = User("ulf", "Ulf Alm", "Medarbetare", "demo-ulf")
INTAKE = System("deviation-intake", ("deviation:create", "deviation:read"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(demo=True, port=8130, data_dir=tmp_path)


@pytest.fixture
def issuer(settings: Settings) -> DemoIssuer:
    return DemoIssuer(settings, [ANNA], [INTAKE])


@pytest.fixture
async def client(issuer: DemoIssuer) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(transport=issuer.transport(), base_url="http://127.0.0.1:8130/demo-idp/") as client:
        yield client


def asked(**changes: str | None) -> dict[str, str]:
    good = {
        "client_id": "qms",
        "redirect_uri": "http://127.0.0.1:8130/bff/callback",
        "response_type": "code",
        "scope": "openid profile",
        "state": "s1",
        "nonce": "n1",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
    }
    return {name: value for name, value in (good | changes).items() if value is not None}


async def a_code(client: httpx2.AsyncClient) -> str:
    answer = await client.post("authorize", params=asked(), data={"user": "anna"})
    assert answer.status_code == 303
    return sent_back(answer)["code"]


def sent_back(answer: httpx2.Response) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def exchange(code: str, **changes: str | None) -> dict[str, str]:
    good = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": "http://127.0.0.1:8130/bff/callback",
        "code_verifier": VERIFIER,
    }
    return {name: value for name, value in (good | changes).items() if value is not None}


async def api_claims(provider: Provider, settings: Settings, token: str) -> Claims:
    return (await provider.check(token, ACCESS_TOKEN, audience=settings.audience)).claims


async def test_the_document_names_what_the_issuer_does(client: httpx2.AsyncClient) -> None:
    document = (await client.get(".well-known/openid-configuration")).json()
    assert document["issuer"] == "http://127.0.0.1:8130/demo-idp"
    assert document["code_challenge_methods_supported"] == ["S256"]
    assert document["authorization_response_iss_parameter_supported"] is True
    keys = (await client.get("jwks")).json()["keys"]
    assert len(keys) == 1
    assert not {"d", "p", "q", "dp", "dq", "qi"} & keys[0].keys()


async def test_the_page_lists_people_and_says_that_it_is_a_demo(client: httpx2.AsyncClient) -> None:
    answer = await client.get("authorize", params=asked())
    assert answer.status_code == 200
    assert "Anna &lt;Berg&gt;" in answer.text
    assert "Enhetschef &amp; utredare" in answer.text
    assert "påhittade" in answer.text
    assert "<script" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    style = re.search(r"<style>(.*)</style>", answer.text, re.DOTALL)
    assert style
    assert base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode() in policy


@pytest.fixture
async def guiding(settings: Settings) -> AsyncIterator[httpx2.AsyncClient]:
    step = Step("Bedöm <en>", "Välj den översta.", "/avvikelser")
    issuer = DemoIssuer(settings, [ANNA, ULF], [], [Job("Bedöm & led", "Ta den äldsta.", ("anna",), [step])])
    async with httpx2.AsyncClient(transport=issuer.transport(), base_url="http://127.0.0.1:8130/demo-idp/") as client:
        yield client


async def test_people_stand_by_the_job_that_they_show(guiding: httpx2.AsyncClient) -> None:
    page = (await guiding.get("authorize", params=asked())).text
    assert "<h2>Bedöm &amp; led</h2><p>Ta den äldsta.</p>" in page
    assert page.count("<button") == 2
    assert page.index("Bedöm") < page.index("Anna") < page.index("Ulf")


async def test_whoever_was_chosen_has_a_guide_until_it_is_closed(guiding: httpx2.AsyncClient) -> None:
    assert (await guiding.get("guide")).json() == {"guide": None}
    answer = await guiding.post("authorize", params=asked(), data={"user": "anna"})
    assert answer.headers["set-cookie"] == "demo-person=anna; HttpOnly; Path=/demo-idp/guide; SameSite=strict"
    step = {"title": "Bedöm <en>", "text": "Välj den översta.", "to": "/avvikelser"}
    chosen = {"cookie": "demo-person=anna"}
    assert (await guiding.get("guide", headers=chosen)).json() == {"guide": {"title": "Bedöm & led", "steps": [step]}}
    assert (await guiding.get("guide", headers={"cookie": "demo-person=ulf"})).json() == {"guide": None}
    for who in ("okand", "anna"):
        assert (await guiding.post("guide", headers={"cookie": f"demo-person={who}"})).status_code == 204
        is_open = (await guiding.get("guide", headers=chosen)).json()["guide"] is not None
        assert is_open == (who != "anna")


async def test_login_gives_an_id_token_for_who_asked(
    client: httpx2.AsyncClient, issuer: DemoIssuer, settings: Settings
) -> None:
    answer = await client.post("authorize", params=asked(), data={"user": "anna"})
    back = sent_back(answer)
    assert answer.headers["location"].startswith("http://127.0.0.1:8130/bff/callback?")
    assert (back["state"], back["iss"]) == ("s1", settings.issuer)
    done = await client.post("token", data=exchange(back["code"]), auth=("qms", issuer.client_secret))
    assert done.headers["cache-control"] == "no-store"
    provider = Provider(settings.issuer, transport=issuer.transport())
    claims = (await provider.check(done.json()["id_token"], ID_TOKEN, audience="qms")).claims
    assert (claims["sub"], claims["name"], claims["nonce"]) == ("demo-anna", "Anna <Berg>", "n1")
    assert "roles" not in claims
    with pytest.raises(TokenRefused):
        await provider.check(done.json()["access_token"], ACCESS_TOKEN, audience=settings.audience)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"prompt": "none"}, "login_required"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_faulty_request_is_sent_back_with_its_error(
    client: httpx2.AsyncClient, method: str, changes: dict[str, str | None], error: str
) -> None:
    data = {"user": "anna"} if method == "POST" else None
    answer = await client.request(method, "authorize", params=asked(**changes), data=data)
    assert answer.status_code == 303
    back = sent_back(answer)
    assert (back["error"], back["state"]) == (error, "s1")
    assert "code" not in back


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uri": "http://127.0.0.1:8130/bff/callback/"},
        {"redirect_uri": "http://127.0.0.1:8130/bff/callback?a=1"},
        {"redirect_uri": "https://evil.example/bff/callback"},
        {"redirect_uri": None},
        {"client_id": "someone"},
    ],
)
async def test_nobody_is_sent_to_an_unknown_address(client: httpx2.AsyncClient, changes: dict[str, str | None]) -> None:
    answer = await client.get("authorize", params=asked(**changes))
    assert answer.status_code == 400
    assert "location" not in answer.headers
    assert "evil" not in answer.text


async def test_an_unknown_person_gets_the_page_again(client: httpx2.AsyncClient) -> None:
    answer = await client.post("authorize", params=asked(), data={"user": "nobody"})
    assert (answer.status_code, "location" in answer.headers) == (200, False)


async def test_a_code_works_once(client: httpx2.AsyncClient, issuer: DemoIssuer) -> None:
    code = await a_code(client)
    answers = [await client.post("token", data=exchange(code), auth=("qms", issuer.client_secret)) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 400]
    assert answers[1].json() == {"error": "invalid_grant"}


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": None},
        {"code_verifier": "w" * 43},
        {"code_verifier": CHALLENGE},
        {"redirect_uri": "http://127.0.0.1:8130/"},
    ],
)
async def test_a_code_needs_its_verifier_and_address(
    client: httpx2.AsyncClient, issuer: DemoIssuer, changes: dict[str, str | None]
) -> None:
    data = exchange(await a_code(client), **changes)
    answer = await client.post("token", data=data, auth=("qms", issuer.client_secret))
    assert (answer.status_code, answer.json()) == (400, {"error": "invalid_grant"})


async def test_a_code_is_for_its_client_and_for_a_minute(client: httpx2.AsyncClient, issuer: DemoIssuer) -> None:
    secret = Mint.secret(issuer._mint, "deviation-intake")
    with clock.freeze(NOW):
        stolen, late = await a_code(client), await a_code(client)
        answer = await client.post("token", data=exchange(stolen), auth=("deviation-intake", secret))
        assert answer.json() == {"error": "invalid_grant"}
    with clock.freeze(NOW + timedelta(seconds=61)):
        answer = await client.post("token", data=exchange(late), auth=("qms", issuer.client_secret))
        assert answer.json() == {"error": "invalid_grant"}


@pytest.mark.parametrize("secret", ["", "wrong", "å"])
async def test_a_client_must_prove_itself(client: httpx2.AsyncClient, secret: str) -> None:
    data = {"grant_type": "client_credentials", "client_id": "deviation-intake", "client_secret": secret}
    answer = await client.post("token", data=data)
    assert (answer.status_code, answer.json()) == (401, {"error": "invalid_client"})


@pytest.mark.parametrize("header", ["Basic", "Basic !!", "Basic //8=", "Bearer x"])
async def test_a_broken_header_proves_nothing(client: httpx2.AsyncClient, header: str) -> None:
    answer = await client.post("token", headers={"Authorization": header})
    assert answer.status_code == 401


async def test_a_system_gets_the_scopes_it_has_and_no_other(
    client: httpx2.AsyncClient, issuer: DemoIssuer, settings: Settings
) -> None:
    system = ("deviation-intake", Mint.secret(issuer._mint, "deviation-intake"))
    provider = Provider(settings.issuer, transport=issuer.transport())

    async def scopes(wanted: str | None) -> object:
        data = {"grant_type": "client_credentials"} | ({"scope": wanted} if wanted else {})
        answer = (await client.post("token", data=data, auth=system)).json()
        return answer.get("error") or (await api_claims(provider, settings, answer["access_token"]))["scope"]

    assert await scopes(None) == "deviation:create deviation:read"
    assert await scopes("deviation:read") == "deviation:read"
    assert await scopes("deviation:read deviation:close") == "invalid_scope"


async def test_the_service_itself_gets_no_system_token(client: httpx2.AsyncClient, issuer: DemoIssuer) -> None:
    data = {"grant_type": "client_credentials"}
    answer = await client.post("token", data=data, auth=("qms", issuer.client_secret))
    assert answer.json() == {"error": "unauthorized_client"}
    answer = await client.post("token", data={"grant_type": "password"}, auth=("qms", issuer.client_secret))
    assert answer.json() == {"error": "unsupported_grant_type"}


async def test_a_form_has_a_limit(client: httpx2.AsyncClient) -> None:
    big = {"user": "x" * 30_000}
    assert (await client.post("token", data=big)).status_code == 413
    assert (await client.post("authorize", params=asked(), data=big)).status_code == 413


async def test_logging_out_goes_home_and_nowhere_else(client: httpx2.AsyncClient) -> None:
    home = {"post_logout_redirect_uri": "http://127.0.0.1:8130/utloggad", "state": "s"}
    answer = await client.get("end-session", params=home)
    assert (answer.status_code, answer.headers["location"]) == (303, "http://127.0.0.1:8130/utloggad?state=s")
    for elsewhere in ({"post_logout_redirect_uri": "https://evil.example/"}, {}):
        answer = await client.post("end-session", data=elsewhere)
        assert (answer.status_code, "location" in answer.headers) == (200, False)


@pytest.mark.parametrize("changes", [{"demo": False}, {"oidc_issuer": "https://login.example.se"}])
def test_the_issuer_exists_in_demo_mode_only(settings: Settings, changes: dict[str, object]) -> None:
    changed = settings.model_copy(update=changes)
    with pytest.raises(DemoModeOnly):
        DemoIssuer(changed, [ANNA], [INTAKE])
    with pytest.raises(DemoModeOnly):
        tokens.for_user(changed, [ANNA], "anna", scope=["deviation:read"])
    with pytest.raises(DemoModeOnly):
        tokens.for_system(changed, [INTAKE], "deviation-intake")


@pytest.mark.parametrize("address", [{"public_url": "https://kvalitet.example.se"}, {"host": "0.0.0.0"}])  # noqa: S104
def test_demo_mode_stays_on_ones_own_machine(address: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="egna datorn"):
        Settings.model_validate({"demo": True} | address)


async def test_tokens_made_beside_the_service_are_good(issuer: DemoIssuer, settings: Settings) -> None:
    """``qms token`` runs in another process and reads the same key."""
    provider = Provider(settings.issuer, transport=issuer.transport())
    system = await api_claims(provider, settings, tokens.for_system(settings, [INTAKE], "deviation-intake"))
    assert (system["sub"], system["scope"]) == ("deviation-intake", "deviation:create deviation:read")
    token = tokens.for_user(settings, [ANNA], "anna", scope=["deviation:read"])
    person = await api_claims(provider, settings, token)
    assert (person["sub"], person["scope"]) == ("demo-anna", "deviation:read")
    with pytest.raises(LookupError, match="deviation-intake"):
        tokens.for_system(settings, [INTAKE], "unknown")
    own = await api_claims(provider, settings, tokens.for_system(settings, [INTAKE], "own", scope=["unit:read"]))
    assert (own["sub"], own["scope"]) == ("own", "unit:read")
    with pytest.raises(LookupError, match="anna"):
        tokens.for_user(settings, [ANNA], "unknown", scope=[])


def test_the_key_survives_a_restart_and_is_for_its_owner_only(settings: Settings) -> None:
    before, after = Mint(settings), Mint(settings)
    assert before.public_keys() == after.public_keys()
    assert before.secret("qms") == after.secret("qms") != after.secret("deviation-intake")
    assert [file.name for file in settings.data_dir.iterdir()] == [tokens.KEY_FILE]
    assert stat.S_IMODE((settings.data_dir / tokens.KEY_FILE).stat().st_mode) == 0o600


def test_a_token_is_for_the_port_that_the_demo_runs_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def here(**more: object) -> Settings:
        return Settings.model_validate({"demo": True, "data_dir": tmp_path} | more)

    assert tokens.as_running(here()).address == "http://127.0.0.1:8000"
    tokens.remember_address(here(port=9317))
    assert tokens.as_running(here()).audience == "http://127.0.0.1:9317/kvalitet/v1"
    assert tokens.as_running(here()).issuer == "http://127.0.0.1:9317/demo-idp"
    assert tokens.as_running(here(port=8001)).address == "http://127.0.0.1:8001"
    monkeypatch.setenv("QMS_PORT", "8002")
    assert tokens.as_running(here()).address == "http://127.0.0.1:8002"
    real = Settings(data_dir=tmp_path, public_url="https://kvalitet.kommun.example")
    assert tokens.as_running(real).address == "https://kvalitet.kommun.example"
