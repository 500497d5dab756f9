"""Login by OpenID Connect's code flow with PKCE, as a confidential client. Tokens stay on the server.

Authlib builds the requests and talks to the token endpoint; the ID token passes the same checks as any token.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core.claims import CodeIDToken
from joserfc.errors import JoseError

from qms.kernel import clock
from qms.login import claims
from qms.login.provider import ID_TOKEN, LEEWAY_SECONDS, TIMEOUT_SECONDS, Claims, Provider, TokenRefused, reason
from qms.settings import Settings

AGAIN = {"prompt": "login", "max_age": "0"}
LEEWAY = timedelta(seconds=LEEWAY_SECONDS)
"""Whole seconds, and clocks that differ a little."""


class LoginRefused(Exception):
    """A login that must not succeed. The text is for the log; the person is asked to try again."""


@dataclass(frozen=True)
class Attempt:
    """A login under way. Only the state leaves the server, in the address that the person is sent to."""

    address: str
    state: str
    nonce: str
    code_verifier: str


@dataclass(frozen=True)
class Identity:
    """A person as the provider vouches for them. ``acr`` says how surely, for steps that ask for more."""

    issuer: str
    subject: str
    name: str
    email: str
    acr: str
    authenticated_at: datetime | None
    """When the person last proved who they are. None where the provider does not say: then it may be long ago."""
    provider_session: str
    id_token: str


class CodeFlow:
    """This service as a client of the trusted provider."""

    def __init__(self, settings: Settings, provider: Provider, *, client_secret: str) -> None:
        """Log in at ``provider``, to which this service proves itself by a secret."""
        self._settings = settings
        self._provider = provider
        self._secret = client_secret
        self.redirect_uri = f"{settings.address}/bff/callback"

    async def start(self, *, fresh: bool = False) -> Attempt:
        """Begin a login: where to send the person, and what must be remembered until they are back.

        A ``fresh`` one asks the provider not to be content with a login it remembers. ``max_age`` obliges it to say
        when the person logged in (OpenID Connect Core 3.1.2.1), and ``finish`` checks what it says.
        """
        address = await self._provider.endpoint("authorization_endpoint")
        if address is None:
            raise LoginRefused("the provider has no authorization endpoint")
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        asked = dict(AGAIN) if fresh else {}
        if self._settings.oidc_acr:
            asked["acr_values"] = self._settings.oidc_acr
        async with self._client() as client:
            url, _ = client.create_authorization_url(address, state=state, code_verifier=verifier, nonce=nonce, **asked)
        return Attempt(url, state, nonce, verifier)

    async def finish(
        self, *, code: str, iss: str | None, nonce: str, code_verifier: str, fresh_since: datetime | None = None
    ) -> Identity:
        """Exchange the code for the person's identity, or refuse: also a login older than ``fresh_since``."""
        await self._check_sender(iss)
        try:
            async with self._client() as client:
                tokens = await client.fetch_token(
                    await self._provider.endpoint("token_endpoint"),
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=code_verifier,
                )
            token_claims = await self._id_claims(tokens, nonce)
        except TokenRefused as refusal:
            raise LoginRefused(str(refusal)) from refusal
        except (OAuthError, httpx2.HTTPError, ValueError, JoseError) as error:
            raise LoginRefused(reason(error)) from error
        identity = self._identity(token_claims, str(tokens["id_token"]))
        if self._settings.oidc_acr and identity.acr not in self._settings.oidc_acr.split():
            raise LoginRefused("the provider does not know the person surely enough")
        if fresh_since and not _is_since(identity.authenticated_at, fresh_since):
            raise LoginRefused("the provider did not ask the person to log in anew")
        return identity

    async def end_address(self, id_token: str | None) -> str | None:
        """Where to send the person to end their session at the provider too, if it offers that."""
        address = await self._provider.endpoint("end_session_endpoint")
        if address is None:
            return None
        hint = {"id_token_hint": id_token} if id_token else {}
        query = {
            "client_id": self._settings.oidc_client_id,
            "post_logout_redirect_uri": f"{self._settings.address}/utloggad",
            **hint,
        }
        return f"{address}?{urlencode(query)}"

    async def _check_sender(self, iss: str | None) -> None:
        """The answer must come from the provider we asked (RFC 9207), or one's code could go to another."""
        metadata = await self._provider.metadata()
        announced = metadata.get("authorization_response_iss_parameter_supported") is True
        if (iss is None and announced) or (iss is not None and iss != self._provider.issuer):
            raise LoginRefused("the answer names another issuer")

    async def _id_claims(self, tokens: Mapping[str, object], nonce: str) -> Claims:
        """The claims of an ID token that answers this very login: its nonce, client and access token."""
        client_id = self._settings.oidc_client_id
        token = await self._provider.check(str(tokens.get("id_token", "")), ID_TOKEN, audience=client_id)
        bound_to = {"nonce": nonce, "client_id": client_id, "access_token": tokens.get("access_token")}
        CodeIDToken(token.claims, token.header, None, bound_to).validate(int(clock.now().timestamp()), LEEWAY_SECONDS)
        return token.claims

    def _identity(self, token_claims: Claims, id_token: str) -> Identity:
        settings = self._settings
        subject = claims.text_at(token_claims, settings.oidc_subject_claim)
        if not subject:
            raise LoginRefused("the ID token names nobody")
        seconds = token_claims.get("auth_time")
        return Identity(
            issuer=self._provider.issuer,
            subject=subject,
            name=claims.text_at(token_claims, settings.oidc_name_claim),
            email=claims.text_at(token_claims, settings.oidc_email_claim),
            acr=claims.text_at(token_claims, "/acr"),
            authenticated_at=None if seconds is None else datetime.fromtimestamp(float(str(seconds)), UTC),
            provider_session=claims.text_at(token_claims, "/sid"),
            id_token=id_token,
        )

    def _client(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self._settings.oidc_client_id,
            self._secret or None,
            scope=self._settings.oidc_scopes,
            redirect_uri=self.redirect_uri,
            code_challenge_method="S256",
            transport=self._provider.transport,
            timeout=TIMEOUT_SECONDS,
        )


def _is_since(authenticated_at: datetime | None, begun: datetime) -> bool:
    return authenticated_at is not None and begun - LEEWAY <= authenticated_at <= clock.now() + LEEWAY
