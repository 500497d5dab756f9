"""Bearer tokens of systems that call the API: short-lived JWTs, each scope one verb (RFC 9068).

Providers that do not follow RFC 9068 are let in by settings: where the client is named, and what only a system's token
says. Such tokens have the shape of an ID token, so a person's must be told apart by what stands in them.
"""

import logging
from datetime import timedelta

from qms.kernel.actor import Principal
from qms.kernel.problems import Unauthenticated
from qms.login import claims
from qms.login.attempt_limiter import BAD_TOKENS, AttemptLimiter
from qms.login.provider import Claims, Provider, TokenKind, TokenRefused
from qms.login.rate_limiter import RateLimiter
from qms.settings import Settings

LOG = logging.getLogger("qms")
CLIENT = "/client_id"
"""Where RFC 9068 names the client; the subject may be a person."""
ONLY_IN_ID_TOKENS = ("nonce", "at_hash", "c_hash", "s_hash")


class Verifier:
    """Turns a bearer token into the principal it speaks for."""

    def __init__(self, settings: Settings, provider: Provider, attempts: AttemptLimiter) -> None:
        """Believe ``provider`` about tokens made for this API's audience; count and log refusals in ``attempts``."""
        self._attempts = attempts
        self._settings = settings
        self._kind = TokenKind(
            types=frozenset(settings.api_jwt_types.split()),
            essential=("exp", "iat"),
            longest_life=timedelta(minutes=settings.api_jwt_minutes),
        )
        self._provider = provider
        self._calls = RateLimiter(settings.rate_per_second, settings.rate_burst)

    async def verify(self, token: str, *, address: str, request_id: str) -> Principal:
        """The principal behind a token; 401 when anything is wrong. A token without scope may do nothing."""
        try:
            principal = await self._principal(token)
        except TokenRefused as refusal:
            await self._attempts.take(BAD_TOKENS, address)
            await self._attempts.log_refusal("bearer", str(refusal)[:200], request_id=request_id)
            client, wanted = self._client_in(refusal.claims), self._wanted()
            LOG.warning("trace=%s bearer-token-refused=%s client: %s wanted: %s", request_id, refusal, client, wanted)
            problem = Unauthenticated("Åtkomstbeviset gäller inte. Hämta ett nytt.")
            problem.headers["WWW-Authenticate"] = 'Bearer realm="kvalitet", error="invalid_token"'
            raise problem from refusal
        self._calls.take(f"{principal.issuer} {principal.subject}")
        return principal

    async def _principal(self, token: str) -> Principal:
        settings = self._settings
        checked = await self._provider.check(token, self._kind, audience=settings.audience, issuer=settings.api_issuer)
        for name in ONLY_IN_ID_TOKENS:
            if name in checked.claims:
                raise TokenRefused(f"an ID token: it has {name}", checked.claims)
        pointer = settings.api_client_claim or settings.oidc_subject_claim
        subject = claims.text_at(checked.claims, pointer)
        if not subject:
            raise TokenRefused(f"the token names nobody at {pointer}", checked.claims)
        if settings.api_client_claim:
            _require_system(checked.claims, settings.api_machine_claims, subject)
        return Principal(
            actor_id=None,
            issuer=self._provider.issuer,
            subject=subject,
            scopes=claims.words_at(checked.claims, settings.oidc_scope_claim),
            channel="bearer",
            is_system=bool(settings.api_client_claim),
        )

    def _client_in(self, signed: Claims | None) -> str:
        """Which client a token names. What the provider has not signed may name anybody, so it is not told."""
        if signed is None:
            return "unproven"
        pointer = self._settings.api_client_claim or CLIENT
        return repr(claims.text_at(signed, pointer)[:100]) if claims.at(signed, pointer) else f"none at {pointer}"

    def _wanted(self) -> str:
        """What a token must be, in the words of the settings: what whoever runs the service compares one with."""
        settings = self._settings
        return (
            f"iss {settings.api_issuer or self._provider.issuer}, aud {settings.audience}, "
            f"typ {settings.api_jwt_types}, at most {settings.api_jwt_minutes} minutes, "
            f"client at {settings.api_client_claim or settings.oidc_subject_claim} {settings.api_machine_claims}"
        )


def _require_system(token: Claims, wanted: str, client: str) -> None:
    """Refuse a token that does not say, in the provider's own way, that no person stands behind it."""
    for word in wanted.split():
        pointer, _, value = word.partition("=")
        is_there = claims.at(token, pointer) is not None
        if not value and is_there:
            raise TokenRefused(f"a person's token: something stands at {pointer}", token)
        if value and claims.text_at(token, pointer) != value.replace("{client}", client):
            raise TokenRefused(f"not a system's token: {word} does not hold", token)
