"""Bearer tokens of systems that call the API: short-lived JWTs, each scope one verb (RFC 9068)."""

from qms.kernel.actor import Principal
from qms.kernel.problems import Unauthenticated
from qms.login import claims
from qms.login.attempt_limiter import BAD_TOKENS, AttemptLimiter
from qms.login.provider import ACCESS_TOKEN, Provider, TokenRefused
from qms.login.rate_limiter import RateLimiter
from qms.settings import Settings


class Verifier:
    """Turns a bearer token into the principal it speaks for."""

    def __init__(self, settings: Settings, provider: Provider, attempts: AttemptLimiter) -> None:
        """Believe ``provider`` about tokens made for this API's audience; count and log refusals in ``attempts``."""
        self._attempts = attempts
        self._audience = settings.audience
        self._scope_claim = settings.oidc_scope_claim
        self._subject_claim = settings.oidc_subject_claim
        self._provider = provider
        self._calls = RateLimiter(settings.rate_per_second, settings.rate_burst)

    async def verify(self, token: str, *, address: str, request_id: str) -> Principal:
        """The principal behind a token; 401 when anything is wrong. A token without scope may do nothing."""
        try:
            principal = await self._principal(token)
        except TokenRefused as refusal:
            await self._attempts.take(BAD_TOKENS, address)
            await self._attempts.log_refusal("bearer", str(refusal)[:200], request_id=request_id)
            problem = Unauthenticated("Åtkomstbeviset gäller inte. Hämta ett nytt.")
            problem.headers["WWW-Authenticate"] = 'Bearer realm="kvalitet", error="invalid_token"'
            raise problem from refusal
        self._calls.take(f"{principal.issuer} {principal.subject}")
        return principal

    async def _principal(self, token: str) -> Principal:
        checked = await self._provider.check(token, ACCESS_TOKEN, audience=self._audience)
        subject = claims.text_at(checked.claims, self._subject_claim)
        if not subject:
            raise TokenRefused("the token speaks for nobody")
        return Principal(
            actor_id=None,
            issuer=self._provider.issuer,
            subject=subject,
            scopes=claims.words_at(checked.claims, self._scope_claim),
            channel="bearer",
        )
