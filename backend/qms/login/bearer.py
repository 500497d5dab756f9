"""Bearer tokens of systems that call the API: short-lived JWTs, each scope one verb (RFC 9068)."""

from qms.kernel.actor import Principal
from qms.kernel.problems import Unauthenticated
from qms.login import claims
from qms.login.provider import ACCESS_TOKEN, Provider, TokenRefused
from qms.settings import Settings


class Verifier:
    """Turns a bearer token into the principal it speaks for."""

    def __init__(self, settings: Settings, provider: Provider) -> None:
        """Believe ``provider`` about tokens made for this API's audience."""
        self._audience = settings.audience
        self._scope_claim = settings.oidc_scope_claim
        self._subject_claim = settings.oidc_subject_claim
        self._provider = provider

    async def verify(self, token: str) -> Principal:
        """The principal behind a token; 401 when anything is wrong. A token without scope may do nothing."""
        try:
            checked = await self._provider.check(token, ACCESS_TOKEN, audience=self._audience)
        except TokenRefused as refusal:
            raise _refused() from refusal
        subject = claims.text_at(checked.claims, self._subject_claim)
        if not subject:
            raise _refused()
        return Principal(
            actor_id=None,
            issuer=self._provider.issuer,
            subject=subject,
            scopes=claims.words_at(checked.claims, self._scope_claim),
            channel="bearer",
        )


def _refused() -> Unauthenticated:
    problem = Unauthenticated("Åtkomstbeviset gäller inte. Hämta ett nytt.")
    problem.headers["WWW-Authenticate"] = 'Bearer realm="kvalitet", error="invalid_token"'
    return problem
