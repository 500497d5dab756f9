"""Bearer tokens: what is believed, and attacks that are not, each unlike a good token in one thing."""

import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey
from joserfc.jws import JWSRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.problems import Unauthenticated
from qms.login import provider
from qms.login.attempt_limiter import BAD_TOKENS, AttemptLimiter, Limit
from qms.login.bearer import Verifier
from qms.login.provider import Provider, ProviderUnreachable
from qms.settings import Settings
from tests.forged_tokens import packed

pytestmark = pytest.mark.anyio

ISSUER = "https://login.example.se"
API = "https://kvalitet.example.se/kvalitet/v1"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
KEY = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)
STRANGER = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": str(KEY.kid)})
FREE_KEY = RSAKey.generate_key(2048, {"use": "sig"}, auto_kid=True)
NEW_KEY = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)


class Issuer:
    """A provider that can change keys, lie about its name, or be away."""

    def __init__(self) -> None:
        self.keys: list[RSAKey | ECKey] = [KEY, FREE_KEY]
        self.name = ISSUER
        self.is_away = False
        self.asked = 0
        routes = [Route("/.well-known/openid-configuration", self.document), Route("/keys", self.jwks)]
        self.transport = httpx2.ASGITransport(Starlette(routes=routes))

    async def document(self, _request: Request) -> Response:
        if self.is_away:
            return Response(status_code=503)
        return JSONResponse({"issuer": self.name, "jwks_uri": f"{ISSUER}/keys"})

    async def jwks(self, _request: Request) -> Response:
        self.asked += 1
        return JSONResponse({"keys": [key.as_dict(private=False) for key in self.keys]})


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


class UnlimitedAttempts(AttemptLimiter):
    """A limiter without a database: lets everyone try, and remembers who was refused and why."""

    def __init__(self) -> None:
        self.refused: list[tuple[str, str]] = []

    async def take(self, limit: Limit, who: str) -> None:
        assert limit == BAD_TOKENS

    async def log_refusal(self, action: str, reason: str, *, request_id: str) -> None:
        self.refused.append((action, reason))


class Api:
    """The API's side: what it makes of a token."""

    def __init__(self, issuer: Issuer, **settings: str) -> None:
        self.attempts = UnlimitedAttempts()
        chosen = Settings.model_validate(
            {"public_url": "https://kvalitet.example.se", "oidc_issuer": ISSUER} | settings
        )
        self.provider = Provider(ISSUER, transport=issuer.transport)
        self.verifier = Verifier(chosen, self.provider, self.attempts)

    async def verify(self, token: str) -> Principal:
        return await self.verifier.verify(token, address="192.0.2.1", request_id="r1")


@pytest.fixture
def verifier(issuer: Issuer) -> Api:
    return Api(issuer)


def claims(**changes: object) -> dict[str, object]:
    now = int(NOW.timestamp())
    good = {"iss": ISSUER, "aud": API, "sub": "intag", "iat": now, "nbf": now, "exp": now + 300}
    whole = good | {"scope": "deviation:create deviation:read"} | changes
    return {name: value for name, value in whole.items() if value is not None}


def token(key: RSAKey | ECKey = KEY, *, alg: str = "RS256", typ: str = "at+jwt", **changes: object) -> str:
    header = {"alg": alg, "typ": typ, "kid": str(key.kid)}
    registry = JWSRegistry(algorithms=["RS256", "RS384", "PS256", "ES256"])
    return jwt.encode(header, claims(**changes), key, registry=registry)


def unsigned(alg: str) -> str:
    return packed({"alg": alg, "typ": "at+jwt"}, claims(), b"")


def signed_with_public_key() -> str:
    body = packed({"alg": "HS256", "typ": "at+jwt", "kid": str(KEY.kid)}, claims())
    return f"{body}.{packed(hmac.digest(KEY.as_pem(private=False), body.encode(), 'sha256'))}"


def tampered() -> str:
    header, _, signature = token().split(".")
    return f"{header}.{packed(claims(sub='chef'))}.{signature}"


def seconds(after: int) -> int:
    return int(NOW.timestamp()) + after


async def test_a_token_may_be_rounded_up_by_the_leeway(verifier: Api) -> None:
    with clock.freeze(NOW):
        for life in (301, 310):
            await verifier.verify(token(exp=seconds(life)))


async def test_a_good_token_gives_its_principal(verifier: Api) -> None:
    with clock.freeze(NOW):
        principal = await verifier.verify(token())
    scopes = frozenset({"deviation:create", "deviation:read"})
    assert principal == Principal(None, ISSUER, "intag", scopes, "bearer")


async def test_a_token_without_scope_may_do_nothing(verifier: Api) -> None:
    with clock.freeze(NOW):
        assert (await verifier.verify(token(scope=None))).scopes == frozenset()


async def test_scopes_may_be_a_list_at_another_path(issuer: Issuer) -> None:
    """Entra ID: application roles in ``roles``, the lasting id in ``oid``."""
    verifier = Api(issuer, oidc_scope_claim="/roles", oidc_subject_claim="/oid")
    with clock.freeze(NOW):
        principal = await verifier.verify(token(roles=["deviation:create"], oid="4f1c", sub="pairwise"))
    assert (principal.subject, principal.scopes) == ("4f1c", frozenset({"deviation:create"}))


ATTACKS: dict[str, Callable[[], str]] = {
    "alg none": lambda: unsigned("none"),
    "alg none in other letters": lambda: unsigned("nOnE"),
    "tampered": tampered,
    "another key under the same kid": lambda: token(STRANGER),
    "HS256 with the public key as secret": signed_with_public_key,
    "algorithm outside the list": lambda: token(FREE_KEY, alg="RS384"),
    "no such key": lambda: token(NEW_KEY, alg="ES256"),
    "another issuer": lambda: token(iss="https://login.example.org"),
    "no issuer": lambda: token(iss=None),
    "another audience": lambda: token(aud="https://annan.example.se"),
    "no audience": lambda: token(aud=None),
    "an ID token": lambda: token(typ="JWT"),
    "a logout token": lambda: token(typ="logout+jwt"),
    "expired": lambda: token(iat=seconds(-400), nbf=seconds(-400), exp=seconds(-100)),
    "never expires": lambda: token(exp=None),
    "expiry is no number": lambda: token(exp=float("nan")),
    "lives longer than five minutes and the leeway": lambda: token(exp=seconds(311)),
    "lives six minutes": lambda: token(exp=seconds(360)),
    "not yet valid": lambda: token(nbf=seconds(120)),
    "issued in the future": lambda: token(iat=seconds(120)),
    "no time of issue": lambda: token(iat=None),
    "nobody": lambda: token(sub=None),
    "an empty name": lambda: token(sub=""),
    "a name that is no text": lambda: token(sub=["intag"]),
    "an ID token in the clothes of an access token": lambda: token(nonce="n-0S6"),
    "opaque": lambda: "n0t-a-jwt",
    "empty": lambda: "",
    "two dots only": lambda: "..",
    "too long": lambda: token(padding="x" * 200_000),
    "not ascii": lambda: "å.ä.ö",
}


@pytest.mark.parametrize("attack", ATTACKS)
async def test_every_attack_is_refused(verifier: Api, attack: str) -> None:
    with clock.freeze(NOW), pytest.raises(Unauthenticated) as refused:
        await verifier.verify(ATTACKS[attack]())
    assert "invalid_token" in refused.value.headers["WWW-Authenticate"]
    assert [action for action, _ in verifier.attempts.refused] == ["bearer"]


async def test_a_key_that_leaves_the_algorithm_open_works_with_those_on_the_list(verifier: Api) -> None:
    with clock.freeze(NOW):
        await verifier.verify(token(FREE_KEY, alg="PS256"))


async def test_what_was_sent_is_not_kept_in_the_reason(verifier: Api) -> None:
    marker = "19121212"
    forged = [unsigned(marker), packed({"alg": "RS256", "kid": marker}, claims(), b"x"), marker, token(aud=marker)]
    with clock.freeze(NOW):
        for attempt in forged:
            with pytest.raises(Unauthenticated):
                await verifier.verify(attempt)
    reasons = [reason for _, reason in verifier.attempts.refused]
    assert reasons == [
        "its algorithm is none of RS256 PS256 ES256",
        "its key is none of the provider's",
        "it is no JWT",
        "it is for another audience (aud)",
    ]


async def test_a_token_dies_ten_seconds_after_its_end(verifier: Api) -> None:
    good = token()
    with clock.freeze(NOW + timedelta(seconds=309)):
        await verifier.verify(good)
    with clock.freeze(NOW + timedelta(seconds=311)), pytest.raises(Unauthenticated):
        await verifier.verify(good)


async def test_keys_are_kept(verifier: Api, issuer: Issuer) -> None:
    with clock.freeze(NOW):
        for _ in range(3):
            await verifier.verify(token())
    assert issuer.asked == 1


async def test_a_new_key_is_found_but_not_asked_for_at_every_guess(verifier: Api, issuer: Issuer) -> None:
    with clock.freeze(NOW):
        await verifier.verify(token())
    issuer.keys.append(NEW_KEY)
    with clock.freeze(NOW + timedelta(seconds=40)):
        await verifier.verify(token(NEW_KEY, alg="ES256"))
        assert issuer.asked == 2
        for _ in range(5):
            with pytest.raises(Unauthenticated):
                await verifier.verify(token(ECKey.generate_key("P-256", auto_kid=True), alg="ES256"))
    assert issuer.asked == 2


async def test_a_withdrawn_key_is_forgotten_within_the_hour(verifier: Api, issuer: Issuer) -> None:
    with clock.freeze(NOW):
        await verifier.verify(token())
    issuer.keys = [NEW_KEY]
    later = NOW + timedelta(minutes=61)
    with clock.freeze(later), pytest.raises(Unauthenticated):
        await verifier.verify(token(iat=seconds(3660), nbf=seconds(3660), exp=seconds(3960)))


async def test_a_signature_is_checked_once_and_again_when_the_keys_are_new(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = list[str]()

    def counted(token: str, keys: KeySet, *, last: bool = False) -> jwt.Token:
        checked.append(token)
        return verified(token, keys, last=last)

    verified = provider._verified
    monkeypatch.setattr(provider, "_verified", counted)
    verifier, good = Api(issuer, api_jwt_minutes="120"), token(exp=seconds(7000))
    forged = good.rsplit(".", 1)[0] + "." + token(STRANGER, exp=seconds(7000)).rsplit(".", 1)[1]
    with clock.freeze(NOW):
        for _ in range(3):
            await verifier.verify(good)
            with pytest.raises(Unauthenticated):
                await verifier.verify(forged)
    assert checked == [good, forged, forged, forged]
    issuer.keys = [NEW_KEY]
    with clock.freeze(NOW + timedelta(minutes=61)), pytest.raises(Unauthenticated):
        await verifier.verify(good)


async def test_no_more_signatures_are_remembered_than_there_is_room_for(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider, "REMEMBERED", 2)
    verifier = Api(issuer)
    with clock.freeze(NOW):
        for number in range(5):
            await verifier.verify(token(jti=str(number)))
            assert len(verifier.provider._signed_by_these) <= 2


async def test_old_keys_serve_while_the_provider_is_away(verifier: Api, issuer: Issuer) -> None:
    with clock.freeze(NOW):
        await verifier.verify(token())
    issuer.is_away = True
    with clock.freeze(NOW + timedelta(hours=2)):
        await verifier.verify(token(iat=seconds(7200), nbf=seconds(7200), exp=seconds(7500)))


async def test_without_any_key_the_answer_is_that_login_is_unavailable(verifier: Api, issuer: Issuer) -> None:
    issuer.is_away = True
    with clock.freeze(NOW):
        for _ in range(2):
            with pytest.raises(ProviderUnreachable):
                await verifier.verify(token())
    issuer.is_away = False
    with clock.freeze(NOW + timedelta(seconds=3)):
        await verifier.verify(token())


async def test_a_document_in_another_issuers_name_is_not_believed(verifier: Api, issuer: Issuer) -> None:
    issuer.name = "https://login.example.org"
    with clock.freeze(NOW), pytest.raises(ProviderUnreachable):
        await verifier.verify(token())


def test_an_issuer_without_tls_is_not_trusted() -> None:
    with pytest.raises(ValueError, match="https"):
        Provider("http://login.example.se")
