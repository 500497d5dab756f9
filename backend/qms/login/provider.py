"""The one identity provider that is trusted: its addresses, its keys, and the checks every token must pass.

Access tokens, ID tokens and logout tokens are all checked here, so that no kind of token has a weaker way in.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import cast
from urllib.parse import urlsplit

import httpx2
from joserfc import jwt
from joserfc.errors import ExpiredTokenError, InvalidClaimError, InvalidKeyIdError, JoseError, MissingClaimError
from joserfc.jwk import KeySet, KeySetSerialization
from joserfc.jws import JWSRegistry

from qms.kernel import clock
from qms.kernel.problems import Unavailable
from qms.settings import LOOPBACK

ALGORITHMS = ("RS256", "PS256", "ES256")
LEEWAY_SECONDS = 10
TIMEOUT_SECONDS = 5.0
KEPT = timedelta(hours=1)
ASK_AGAIN = timedelta(seconds=30)
BREATHER = timedelta(seconds=2)
REMEMBERED = 10_000

WRONG_CLAIMS = {
    "iss": "it is of another issuer",
    "aud": "it is for another audience",
    "exp": "its time is over",
    "nbf": "its time has not begun",
    "iat": "it is issued in the future",
}
WRONG_TOKENS = {
    "decode_error": "it is no JWT",
    "bad_signature": "its signature does not hold",
    "unsupported_algorithm": f"its algorithm is none of {' '.join(ALGORITHMS)}",
}
"""What is wrong with a token, in words for who runs the service."""

Claims = Mapping[str, object]


class TokenRefused(Exception):
    """A token that must not be believed. The text is for the log; the caller learns only the refusal.

    ``claims`` is what it says, where the provider has signed it.
    """

    def __init__(self, why: str, claims: Claims | None = None) -> None:
        super().__init__(why)
        self.claims = claims


class ProviderUnreachable(Unavailable):
    """Kommunens inloggningstjänst svarar inte just nu."""

    code = "login-unavailable"
    title = "Inloggningstjänsten svarar inte"
    detail = "Vänta en minut och försök igen."


@dataclass(frozen=True)
class TokenKind:
    """What one kind of token must carry besides a good signature, the right issuer and the right audience."""

    types: frozenset[str]
    essential: tuple[str, ...]
    longest_life: timedelta | None = None


ID_TOKEN = TokenKind(frozenset({"", "jwt"}), ("sub", "exp", "iat"))
LOGOUT_TOKEN = TokenKind(frozenset({"", "jwt", "logout+jwt"}), ("iat", "jti", "events"))


class Provider:
    """A trusted issuer. Its document and keys are fetched when first needed and kept for an hour."""

    def __init__(self, issuer: str, *, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        """Trust ``issuer``. A ``transport`` reaches an issuer in this very process, without the network."""
        address = urlsplit(issuer)
        if address.scheme != "https" and address.hostname not in LOOPBACK:
            raise ValueError("Inloggningstjänsten (QMS_OIDC_ISSUER) måste ha en https-adress.")
        self.issuer = issuer
        self.transport = transport
        self._document: dict[str, object] = {}
        self._keys: KeySet | None = None
        self._signed_by_these: dict[bytes, jwt.Token] = {}
        self._asked_at: datetime | None = None
        self._asking = asyncio.Lock()

    @property
    def discovery(self) -> str:
        """Where the issuer tells about itself."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"

    async def metadata(self) -> Mapping[str, object]:
        """The provider's discovery document."""
        await self._fresh_keys()
        return self._document

    async def endpoint(self, name: str) -> str | None:
        """The address of one of the provider's endpoints, or None when it has no such endpoint."""
        address = (await self.metadata()).get(name)
        return address if isinstance(address, str) else None

    async def check(self, token: str, kind: TokenKind, *, audience: str, issuer: str = "") -> jwt.Token:
        """A token that this provider issued for ``audience``, with its claims; else ``TokenRefused``.

        ``issuer`` is what the provider calls itself in tokens of this kind, where that is not its own address.
        """
        checked = await self._signed(token)
        media_type = str(checked.header.get("typ", "")).lower().removeprefix("application/")
        if media_type not in kind.types:
            wanted = " or ".join(sorted(filter(None, kind.types)))
            raise TokenRefused(f"the token's type is not {wanted}", checked.claims)
        registry = jwt.JWTClaimsRegistry(
            now=int(clock.now().timestamp()),
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "value": issuer or self.issuer},
            aud={"essential": True, "value": audience},
            **{name: jwt.ClaimsOption(essential=True) for name in kind.essential},
        )
        try:
            registry.validate(checked.claims)
        except JoseError as error:
            raise TokenRefused(reason(error), checked.claims) from None
        life = checked.claims.get("exp", 0) - checked.claims["iat"]
        if kind.longest_life and life > kind.longest_life.total_seconds() + LEEWAY_SECONDS:
            most = f"and may live {kind.longest_life.total_seconds():.0f} s"
            raise TokenRefused(f"the token lives {life:.0f} s, {most}", checked.claims)
        return checked

    async def _signed(self, token: str) -> jwt.Token:
        """Verify the signature, once for each token. An unknown key may be new, so the keys are then asked for again.

        What is remembered goes with the keys, and is the signature only: time and audience are looked at in each call.
        """
        keys, known = await self._fresh_keys(), sha256(token.encode()).digest()
        if known in self._signed_by_these:
            return self._signed_by_these[known]
        try:
            checked = _verified(token, keys)
        except InvalidKeyIdError:
            checked = _verified(token, await self._fresh_keys(older_than=ASK_AGAIN), last=True)
        if len(self._signed_by_these) >= REMEMBERED:
            self._signed_by_these.clear()
        self._signed_by_these[known] = checked
        return checked

    async def _fresh_keys(self, *, older_than: timedelta = KEPT) -> KeySet:
        """The keys, asked for anew when older than said. Old keys serve while the provider is away."""
        async with self._asking:
            age = clock.now() - self._asked_at if self._asked_at else None
            if self._keys and age is not None and age < older_than:
                return self._keys
            if self._keys is None and age is not None and age < BREATHER:
                raise ProviderUnreachable
            self._asked_at = clock.now()
            try:
                self._document, self._keys = await self._ask()
                self._signed_by_these = {}
            except (httpx2.HTTPError, ValueError, TypeError, KeyError, JoseError) as error:
                if self._keys is None:
                    raise ProviderUnreachable from error
            return self._keys

    async def _ask(self) -> tuple[dict[str, object], KeySet]:
        async with httpx2.AsyncClient(transport=self.transport, timeout=TIMEOUT_SECONDS) as client:
            document = await _json(client, self.discovery)
            if document.get("issuer") != self.issuer:
                raise ValueError("the discovery document belongs to another issuer")
            keys = await _json(client, str(document["jwks_uri"]))
        return document, KeySet.import_key_set(cast(KeySetSerialization, keys))


async def _json(client: httpx2.AsyncClient, address: str) -> dict[str, object]:
    answer = await client.get(address)
    answer.raise_for_status()
    content = answer.json()
    if not isinstance(content, dict):
        raise TypeError("the provider's answer is not an object")
    return content


def _verified(token: str, keys: KeySet, *, last: bool = False) -> jwt.Token:
    """Check the signature with one of the provider's keys, by an algorithm that we chose, not the token."""
    registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    try:
        return jwt.decode(token, keys, registry=registry)
    except InvalidKeyIdError:
        if last:
            raise TokenRefused("its key is none of the provider's") from None
        raise
    except (JoseError, ValueError) as error:
        raise TokenRefused(reason(error)) from None


def reason(error: Exception) -> str:
    """Why something was refused, in words of ours: what was sent never reaches a log."""
    if isinstance(error, MissingClaimError):
        return f"it lacks {error.claim}"
    if isinstance(error, InvalidClaimError | ExpiredTokenError):
        return f"{WRONG_CLAIMS.get(error.claim, 'it says something else than it should')} ({error.claim})"
    code = getattr(error, "error", "")
    return WRONG_TOKENS.get(code, code) if isinstance(code, str) and code else type(error).__name__
