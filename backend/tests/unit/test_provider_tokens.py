"""Tokens as the providers of municipalities make them, against the settings that ``deploy/providers.md`` gives."""

import inspect
import logging
import re
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from joserfc.jws import JWSRegistry
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.routing import Route

from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.problems import Unauthenticated
from qms.login import bearer, provider
from qms.login.bearer import Verifier
from qms.login.provider import Provider
from qms.settings import Settings
from tests.conftest import Figure
from tests.unit.test_bearer import FREE_KEY, KEY, NEW_KEY, NOW, STRANGER, Issuer, UnlimitedAttempts

pytestmark = pytest.mark.anyio

DOCUMENT = Path(__file__).resolve().parents[3] / "deploy" / "providers.md"
BLOCK = re.compile(r"^```([a-z0-9-]+)\n(QMS_.*?)^```", re.MULTILINE | re.DOTALL)
SECONDS = int(NOW.timestamp())
Claims = dict[str, object]

API = "https://kvalitet.kommun.example/kvalitet/v1"
TENANT, API_ID = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
CLIENT, PRINCIPAL, PERSON = "aaaaaaaa-0000-4000-8000-000000000001", "0b1ec70f", "pairwise-of-a-person"
SCOPES = ["deviation:create", "deviation:read"]


def given(name: str) -> dict[str, str]:
    """The settings of a block in the document."""
    blocks = dict(BLOCK.findall(DOCUMENT.read_text("utf-8")))
    return {
        variable.removeprefix("QMS_").lower(): value
        for variable, value in (line.split("=", 1) for line in blocks[name].splitlines())
    }


def lived(seconds: int, *, begun: int = 0) -> Claims:
    return {"iat": SECONDS + begun, "exp": SECONDS + begun + seconds}


ENTRA_V2: Claims = {
    **lived(3900, begun=-300),
    "nbf": SECONDS - 300,
    "aud": API_ID,
    "iss": f"https://login.microsoftonline.com/{TENANT}/v2.0",
    "aio": "ASQA2/8TAAAA",
    "azp": CLIENT,
    "azpacr": "1",
    "idtyp": "app",
    "oid": PRINCIPAL,
    "rh": "0.AAAA",
    "roles": SCOPES,
    "sub": PRINCIPAL,
    "tid": TENANT,
    "uti": "3wy5sRz0",
    "ver": "2.0",
}
ENTRA_V2_PERSON = {key: value for key, value in ENTRA_V2.items() if key != "idtyp"} | {
    "name": "Eva Exempel",
    "oid": "person",
    "preferred_username": "eva@kommun.example",
    "scp": "deviation:create",
    "sub": PERSON,
}
ENTRA_V1: Claims = {
    **lived(3900, begun=-300),
    "nbf": SECONDS - 300,
    "aud": API_ID,
    "iss": f"https://sts.windows.net/{TENANT}/",
    "appid": CLIENT,
    "appidacr": "1",
    "idp": f"https://sts.windows.net/{TENANT}/",
    "idtyp": "app",
    "oid": PRINCIPAL,
    "roles": SCOPES,
    "sub": PRINCIPAL,
    "tid": TENANT,
    "ver": "1.0",
}
ENTRA_V1_PERSON = {key: value for key, value in ENTRA_V1.items() if key != "idtyp"} | {
    "acr": "1",
    "amr": ["pwd"],
    "oid": "person",
    "scp": "deviation:create",
    "sub": PERSON,
    "unique_name": "eva@kommun.example",
    "upn": "eva@kommun.example",
}
KEYCLOAK: Claims = {
    **lived(300),
    "jti": "trrtcc:000cdca9",
    "iss": "https://login.kommun.example/realms/kommunen",
    "aud": [API, "account"],
    "sub": "1d2d88f8-8b68-4b6b-883f-1af68b598612",
    "typ": "Bearer",
    "azp": CLIENT,
    "acr": "1",
    "allowed-origins": ["/*"],
    "realm_access": {"roles": ["default-roles-kommunen", "offline_access", "uma_authorization"]},
    "resource_access": {"account": {"roles": ["manage-account", "view-profile"]}},
    "scope": f"profile email {' '.join(SCOPES)}",
    "clientHost": "192.0.2.7",
    "email_verified": False,
    "preferred_username": f"service-account-{CLIENT}",
    "clientAddress": "192.0.2.7",
    "client_id": CLIENT,
}
KEYCLOAK_PERSON = {
    key: value for key, value in KEYCLOAK.items() if key not in ("client_id", "clientHost", "clientAddress")
} | {
    "auth_time": SECONDS,
    "sid": "2a88c258",
    "sub": "36fa0f91-f94d-4a0c-afed-6b7d952e47da",
    "name": "Eva Exempel",
    "preferred_username": "eva",
}
AD_FS: Claims = {
    **lived(3600),
    "aud": f"microsoft:identityserver:{API}",
    "iss": "http://fs.kommun.example/adfs/services/trust",
    "apptype": "Confidential",
    "appid": CLIENT,
    "authmethod": "http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password",
    "auth_time": "2026-03-02T09:00:00.000Z",
    "idtyp": "app",
    "ver": "1.0",
    "scp": " ".join(SCOPES),
}
AD_FS_PERSON = {key: value for key, value in AD_FS.items() if key != "idtyp"} | {
    "sub": "E8uMvTw4EzVtNJjAGGkn",
    "upn": "eva@kommun.example",
    "unique_name": "KOMMUN\\eva",
}
STANDARD: Claims = {
    **lived(300),
    "iss": "https://login.example.se",
    "aud": API,
    "sub": CLIENT,
    "client_id": CLIENT,
    "jti": "b1c9",
    "scope": " ".join(SCOPES),
}

MACHINES: dict[str, Claims] = {
    "standard": STANDARD,
    "keycloak": KEYCLOAK,
    "entra": ENTRA_V2,
    "entra-v1": ENTRA_V1,
    "ad-fs": AD_FS,
}
PEOPLE: dict[str, Claims] = {
    "keycloak": KEYCLOAK_PERSON,
    "entra": ENTRA_V2_PERSON,
    "entra-v1": ENTRA_V1_PERSON,
    "ad-fs": AD_FS_PERSON,
}
ID_TOKENS: dict[str, Claims] = {
    "standard": STANDARD | {"nonce": "n"},
    "keycloak": KEYCLOAK_PERSON | {"typ": "ID", "nonce": "n", "at_hash": "x", "client_id": CLIENT},
    "entra": ENTRA_V2_PERSON | {"nonce": "n", "azp": CLIENT, "scp": None},
    "entra-v1": ENTRA_V1_PERSON | {"nonce": "n", "scp": None},
    "ad-fs": AD_FS_PERSON | {"nonce": "n", "iss": "https://fs.kommun.example/adfs"},
}


class Api:
    """The API as it is set up for one provider."""

    def __init__(self, name: str, **changes: str) -> None:
        settings = {"public_url": "https://kvalitet.kommun.example", "oidc_issuer": "https://login.example.se"}
        chosen = Settings.model_validate(settings | given(name) | changes)
        issuer = Issuer()
        issuer.name = chosen.oidc_issuer
        self.attempts = UnlimitedAttempts()
        self.verifier = Verifier(chosen, Provider(chosen.oidc_issuer, transport=_anywhere(issuer)), self.attempts)

    async def verify(self, token: str) -> Principal:
        with clock.freeze(NOW):
            return await self.verifier.verify(token, address="192.0.2.1", request_id="r1")


def _anywhere(issuer: Issuer) -> httpx2.ASGITransport:
    """The issuer's document wherever its name says that it stands."""
    document = Route("/{place:path}.well-known/openid-configuration", issuer.document)
    return httpx2.ASGITransport(Starlette(routes=[document, Route("/keys", issuer.jwks)]))


def made(claims: Claims, *, typ: str = "JWT", key: RSAKey | ECKey = KEY, alg: str = "RS256") -> str:
    whole = {name: value for name, value in claims.items() if value is not None}
    head = {"alg": alg, "typ": typ, "kid": str(key.kid), "x5t": "qN8ENO"}
    return jwt.encode(head, whole, key, registry=JWSRegistry(algorithms=[alg], strict_check_header=False))


def head(name: str) -> str:
    return "at+jwt" if name == "standard" else "JWT"


def test_every_block_of_the_document_is_tried() -> None:
    assert {name for name, _ in BLOCK.findall(DOCUMENT.read_text("utf-8"))} == MACHINES.keys()


@pytest.mark.parametrize("name", MACHINES)
async def test_a_system_is_let_in(name: str) -> None:
    principal = await Api(name).verify(made(MACHINES[name], typ=head(name)))
    assert (principal.subject, set(SCOPES) <= (principal.scopes or set())) == (CLIENT, True)
    assert principal.is_system == (name != "standard")


@pytest.mark.parametrize("name", PEOPLE)
async def test_what_a_person_has_lent_to_the_same_client_is_no_system(name: str) -> None:
    api = Api(name)
    with pytest.raises(Unauthenticated):
        await api.verify(made(PEOPLE[name]))
    assert len(api.attempts.refused) == 1


async def test_a_persons_token_by_the_standard_is_the_persons() -> None:
    principal = await Api("standard").verify(made(STANDARD | {"sub": PERSON}, typ="at+jwt"))
    assert (principal.subject, principal.is_system) == (PERSON, False)


@pytest.mark.parametrize("name", ID_TOKENS)
async def test_an_id_token_is_refused(name: str) -> None:
    """Even one whose audience is the API: whoever registers both as one client gets such."""
    with pytest.raises(Unauthenticated):
        await Api(name).verify(made(ID_TOKENS[name]))


FAULTS: dict[str, Callable[[Claims], Claims]] = {
    "for another API": lambda token: token | {"aud": "https://annan.kommun.example"},
    "of another issuer": lambda token: token | {"iss": "https://login.annan.example"},
    "without client": lambda token: token | {"azp": None, "appid": None, "client_id": None, "sub": None},
    "a day long": lambda token: token | lived(86_400),
    "over": lambda token: token | lived(300, begun=-1000),
    "for ever": lambda token: token | {"exp": None},
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", MACHINES)
async def test_what_is_wrong_in_one_thing_is_refused(name: str, fault: str) -> None:
    with pytest.raises(Unauthenticated):
        await Api(name).verify(made(FAULTS[fault](MACHINES[name]), typ=head(name)))


@pytest.mark.parametrize("name", [name for name in MACHINES if name != "standard"])
@pytest.mark.parametrize("word", ["first", "last"])
async def test_each_mark_of_a_system_is_needed(name: str, word: str) -> None:
    marks = [mark.partition("=") for mark in given(name)["api_machine_claims"].split()]
    pointer, _, value = marks[0 if word == "first" else -1]
    broken = {pointer.removeprefix("/"): "somebody" if not value else None}
    with pytest.raises(Unauthenticated):
        await Api(name).verify(made(MACHINES[name] | broken))


@pytest.mark.parametrize("name", [name for name in MACHINES if name != "standard"])
async def test_nothing_is_let_in_by_the_settings_as_they_come(name: str) -> None:
    strict = Api("standard", oidc_issuer=given(name)["oidc_issuer"], api_audience=str(MACHINES[name]["aud"]))
    with pytest.raises(Unauthenticated):
        await strict.verify(made(MACHINES[name]))


UNSAFE: dict[str, dict[str, str]] = {
    "types without marks": {"api_jwt_types": "jwt", "api_client_claim": "/azp"},
    "types without a client": {"api_jwt_types": "at+jwt jwt", "api_machine_claims": "/idtyp=app"},
    "a client without marks": {"api_client_claim": "/client_id"},
    "the audience is the login's client": {
        "api_jwt_types": "jwt",
        "api_client_claim": "/azp",
        "api_machine_claims": "/idtyp=app",
        "api_audience": "kvalitet",
        "oidc_client_id": "kvalitet",
    },
    "no type": {"api_jwt_types": " "},
    "another type": {"api_jwt_types": "logout+jwt"},
    "a mark that says nothing": {"api_client_claim": "/azp", "api_machine_claims": "idtyp"},
    "a day": {"api_jwt_minutes": "1440"},
}


@pytest.mark.parametrize("name", UNSAFE)
def test_settings_that_would_let_people_pass_as_systems_are_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate({"public_url": "https://kvalitet.kommun.example"} | UNSAFE[name])


REASONS: dict[str, tuple[Callable[[], str], str]] = {
    "no token": (lambda: "hemlig", "it is no JWT"),
    "signature": (lambda: made(ENTRA_V2, key=STRANGER), "its signature does not hold"),
    "key": (lambda: made(ENTRA_V2, key=NEW_KEY, alg="ES256"), "its key is none of the provider's"),
    "algorithm": (lambda: made(ENTRA_V2, key=FREE_KEY, alg="RS384"), "its algorithm is none of RS256 PS256 ES256"),
    "typ": (lambda: made(ENTRA_V2, typ="at+jwt"), "the token's type is not jwt"),
    "issuer": (lambda: made(ENTRA_V2 | {"iss": "https://hemlig"}), "it is of another issuer (iss)"),
    "audience": (lambda: made(ENTRA_V2 | {"aud": "api://hemlig"}), "it is for another audience (aud)"),
    "no audience": (lambda: made(ENTRA_V2 | {"aud": None}), "it lacks aud"),
    "no end": (lambda: made(ENTRA_V2 | {"exp": None}), "it lacks exp"),
    "no time of issue": (lambda: made(ENTRA_V2 | {"iat": None}), "it lacks iat"),
    "over": (lambda: made(ENTRA_V2 | lived(300, begun=-1000)), "its time is over (exp)"),
    "not yet": (lambda: made(ENTRA_V2 | {"nbf": SECONDS + 600}), "its time has not begun (nbf)"),
    "of tomorrow": (lambda: made(ENTRA_V2 | lived(300, begun=86_400) | {"nbf": None}), "is issued in the future (iat)"),
    "life": (lambda: made(ENTRA_V2 | lived(90_000)), "the token lives 90000 s, and may live 6000 s"),
    "ID token": (lambda: made(ENTRA_V2 | {"nonce": "hemlig"}), "an ID token: it has nonce"),
    "client": (lambda: made(ENTRA_V2 | {"azp": None}), "the token names nobody at /azp"),
    "mark": (lambda: made(ENTRA_V2 | {"idtyp": None}), "not a system's token: /idtyp=app does not hold"),
    "person": (lambda: made(ENTRA_V2 | {"scp": "hemlig"}), "a person's token: something stands at /scp"),
}


UNSIGNED = ("no token", "signature", "key", "algorithm")


def named_by(name: str) -> str:
    """The client as the log says it: none is believed that the provider has not signed."""
    return "unproven" if name in UNSIGNED else "none at /azp" if name == "client" else repr(CLIENT)


def test_every_reason_has_words_of_its_own_and_they_stand_in_the_document() -> None:
    reasons = [reason for _, reason in REASONS.values()]
    assert len(set(reasons)) == len(reasons)
    table = DOCUMENT.read_text("utf-8").split("| In the log |")[1].split("\n\n")[0]
    told = [span for line in table.splitlines() for span in re.findall("`([^`]+)`", line.split("|")[1])]
    told = [re.escape(span.removeprefix("bearer-token-refused=").removeprefix("… ")) for span in told]
    forms = [re.compile(f".*{span.replace('…', '.+')}") for span in told]
    assert len(forms) > 15
    missing = [reason for reason in reasons if not any(form.fullmatch(reason) for form in forms)]
    assert missing == []


@pytest.mark.parametrize("name", REASONS)
async def test_the_operators_log_says_why_and_never_the_token(name: str, caplog: pytest.LogCaptureFixture) -> None:
    make, reason = REASONS[name]
    sent = make()
    with caplog.at_level(logging.WARNING, "qms"), pytest.raises(Unauthenticated) as refused:
        await Api("entra").verify(sent)
    assert reason in caplog.text
    assert f"aud {API_ID}" in caplog.text
    assert f"client: {named_by(name)} wanted:" in caplog.text
    assert not [part for part in sent.split(".") if part in caplog.text]
    assert "hemlig" not in caplog.text
    assert reason not in str(refused.value.detail)


def test_every_reason_that_the_code_gives_is_tried() -> None:
    given_by = [inspect.getsource(module) for module in (bearer, provider)]
    raised = [text for source in given_by for text in re.findall(r'TokenRefused\(f?"([^"{]+)', source)]
    tried = [reason for _, reason in REASONS.values()]
    said = [text.removeprefix("the token ").strip() for text in raised]
    assert [text for text in said if not any(text in reason for reason in tried)] == []
    assert len(raised) > 6


def test_figures(figure: Figure) -> None:
    kept_out = len(PEOPLE) + len(ID_TOKENS) + len(FAULTS) * len(MACHINES)
    figure(f"token shapes of providers: let in {len(MACHINES)} of {len(MACHINES)}, kept out {kept_out} of {kept_out}")
    figure(f"reasons of a refusal in the operator's log: {len(REASONS)}")
