"""Sessions and logins under way, kept in the database and reached only through its functions.

The cookie holds 256 random bits; the database holds a digest, so that a copy of the table opens no session.
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import text

from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.db import Database
from qms.login.code_flow import Attempt, Identity
from qms.settings import Settings

BEGIN = text("select login.begin_attempt(:state, :browser, :nonce, :verifier, :return_path, :session, :fresh, :at)")
TAKE = text("select * from login.take_attempt(:state, :browser, :at)")
OPEN = text(
    "select login.open_session(:token, :issuer, :subject, :provider_session, :id_token, :acr, "
    ":authenticated_at, :at, :hours, :replaced, :fresh, :request)"
)
USE = text("select * from login.use_session(:token, :at, :idle, :privileged_idle, :request)")
CLOSE = text("select login.close_session(:token, :request)")
CLOSE_ALL = text("select login.close_sessions_of(:issuer, :subject, :provider_session, :request)")


@dataclass(frozen=True)
class Session:
    """A live session: whose it is, how long it lasts, and how surely the person was recognised and when."""

    person_id: UUID
    name: str
    csrf_token: str
    expires_at: datetime
    idle_seconds: int
    acr: str
    authenticated_at: datetime | None

    @property
    def principal(self) -> Principal:
        """The caller that this session speaks for."""
        return Principal(
            actor_id=self.person_id,
            issuer=None,
            subject=None,
            scopes=None,
            channel="session",
            authenticated_at=self.authenticated_at,
        )


@dataclass(frozen=True)
class Begun:
    """What was remembered of a login while the person was away at the provider."""

    nonce: str
    code_verifier: str
    return_path: str
    session_hash: bytes | None
    """The session that the browser had, which ends where the new one begins."""
    fresh_since: datetime | None
    """Set where the person must prove who they are anew."""


class NoSuchAccount(Exception):
    """The person is who they say, and nobody has given them an account."""


class OtherPerson(Exception):
    """Somebody else than the one who was logged in has logged in to go on."""


def new_secret() -> str:
    """A value of 256 random bits for a cookie."""
    return secrets.token_urlsafe(32)


def csrf_token(secret: str) -> str:
    """The token that must follow every change, derived from the secret that scripts cannot read."""
    return base64.urlsafe_b64encode(hashlib.sha256(b"csrf:" + secret.encode()).digest()).decode().rstrip("=")


class Sessions:
    """The store of sessions and of logins under way."""

    def __init__(self, settings: Settings, database: Database) -> None:
        """Keep sessions in ``database`` as long as the settings allow."""
        self._settings = settings
        self._database = database

    async def begin(self, attempt: Attempt, *, browser: str, return_path: str, session: str, fresh: bool) -> None:
        """Remember a login that the browser with this secret has begun, and the session that it has already."""
        await self._database.one(
            BEGIN,
            state=_digest(attempt.state),
            browser=_digest(browser),
            nonce=attempt.nonce,
            verifier=attempt.code_verifier,
            return_path=return_path,
            session=_digest(session) if session else None,
            fresh=fresh,
            at=clock.now(),
        )

    async def take(self, *, state: str, browser: str) -> Begun | None:
        """What was remembered, once; None when this browser began no such login or took too long."""
        row = await self._database.one(TAKE, state=_digest(state), browser=_digest(browser), at=clock.now())
        if row is None:
            return None
        return Begun(row.nonce, row.code_verifier, row.return_path, row.session_hash, row.fresh_since)

    async def open(self, identity: Identity, begun: Begun, *, request_id: str) -> str:
        """Open a session under a new secret in place of the browser's earlier one, and return the secret.

        Raises ``NoSuchAccount``, or ``OtherPerson`` when a fresh login was asked for by somebody else.
        """
        secret = new_secret()
        row = await self._database.one(
            OPEN,
            token=_digest(secret),
            issuer=identity.issuer,
            subject=identity.subject,
            provider_session=identity.provider_session,
            id_token=identity.id_token,
            acr=identity.acr,
            authenticated_at=identity.authenticated_at,
            at=clock.now(),
            hours=self._settings.session_hours,
            replaced=begun.session_hash,
            fresh=begun.fresh_since is not None,
            request=request_id,
        )
        match row and row[0]:
            case "no-account":
                raise NoSuchAccount
            case "other-person":
                raise OtherPerson
        return secret

    async def use(self, secret: str, *, request_id: str) -> Session | None:
        """The live session behind a cookie; None when unknown, idle, too old, or the account is closed."""
        row = await self._database.one(
            USE,
            token=_digest(secret),
            at=clock.now(),
            idle=self._settings.session_idle_minutes,
            privileged_idle=self._settings.session_idle_minutes_privileged,
            request=request_id,
        )
        if row is None:
            return None
        return Session(
            person_id=row.person_id,
            name=row.person_name,
            csrf_token=csrf_token(secret),
            expires_at=row.ends_at,
            idle_seconds=row.idle_seconds,
            acr=row.acr,
            authenticated_at=row.authenticated_at,
        )

    async def close(self, secret: str, *, request_id: str) -> str | None:
        """End a session. Returns its ID token, by which the provider knows whom to log out."""
        row = await self._database.one(CLOSE, token=_digest(secret), request=request_id)
        return str(row[0]) if row and row[0] else None

    async def close_all(self, *, issuer: str, subject: str, provider_session: str, request_id: str) -> int:
        """End one session at the provider, or all of a person's when none is named; say how many."""
        row = await self._database.one(
            CLOSE_ALL, issuer=issuer, subject=subject, provider_session=provider_session, request=request_id
        )
        return cast(int, row[0]) if row else 0


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
