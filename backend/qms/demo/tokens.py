"""Tokens of the demo's own issuer. The key lies in the data directory, so that tokens survive a restart.

Only in demo mode, which the settings confine to one's own machine: whoever can read the key can be anyone.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from joserfc import jwt
from joserfc.jwk import RSAKey

from qms.kernel import clock
from qms.refused import Refused
from qms.settings import Settings

SECONDS = 300
KEY_FILE, ADDRESS_FILE = "demo-issuer.json", "address"


class DemoUser(Protocol):
    """An invented person who can log in to the demo."""

    @property
    def username(self) -> str:
        """What one types to be this person."""

    @property
    def name(self) -> str:
        """First and last name."""

    @property
    def roles(self) -> str:
        """What this person does and where, in words."""

    @property
    def subject(self) -> str:
        """The person's lasting id at the issuer."""


class DemoSystem(Protocol):
    """An invented municipal system that calls the API."""

    @property
    def client_id(self) -> str:
        """The name by which the system is known."""

    @property
    def scopes(self) -> Sequence[str]:
        """The verbs it may use."""


class DemoModeOnly(Refused):
    """The demo's issuer lets anyone be anyone, and so exists in demo mode only."""


class Mint:
    """Signs the demo issuer's tokens."""

    def __init__(self, settings: Settings) -> None:
        """Take the key from the data directory, or make one there."""
        if not settings.demo or settings.oidc_issuer:
            raise DemoModeOnly("Inloggning utan lösenord finns bara i demoläget (QMS_DEMO=true).")
        self.issuer = settings.issuer
        self._audience = settings.audience
        self._key = _key(settings.data_dir / KEY_FILE)

    def public_keys(self) -> dict[str, object]:
        """The key set by which others check the tokens."""
        return {"keys": [self._key.as_dict(private=False)]}

    def secret(self, client_id: str) -> str:
        """A client's secret. Follows from the key, so that there is no second thing to keep."""
        key = str(self._key.as_dict(private=True)["d"]).encode()
        return hmac.new(key, client_id.encode(), hashlib.sha256).hexdigest()

    def access_token(self, *, subject: str, client_id: str, scope: Sequence[str]) -> str:
        """A bearer token for the API (RFC 9068), good for five minutes."""
        claims: dict[str, object] = {
            "aud": self._audience,
            "sub": subject,
            "client_id": client_id,
            "scope": " ".join(sorted(scope)),
            "jti": secrets.token_urlsafe(16),
        }
        return self._signed(claims, "at+jwt")

    def id_token(
        self, user: DemoUser, *, client_id: str, nonce: str | None, access_token: str, authenticated_at: datetime
    ) -> str:
        """Who has logged in, for the client that asked."""
        half = hashlib.sha256(access_token.encode()).digest()[:16]
        claims: dict[str, object] = {
            "aud": client_id,
            "sub": user.subject,
            "name": user.name,
            "preferred_username": user.username,
            "acr": "urn:kvalitetshjulet:demo",
            "auth_time": int(authenticated_at.timestamp()),
            "at_hash": base64.urlsafe_b64encode(half).decode().rstrip("="),
        }
        return self._signed(claims | ({"nonce": nonce} if nonce else {}), "JWT")

    def _signed(self, claims: dict[str, object], kind: str) -> str:
        now = _now()
        issued = {"iss": self.issuer, "iat": now, "exp": now + SECONDS}
        return jwt.encode({"alg": "RS256", "typ": kind, "kid": self._key.kid}, issued | claims, self._key)


def remember_address(settings: Settings) -> None:
    """Write down where the demo answers, for whoever makes tokens for it in another terminal."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    (settings.data_dir / ADDRESS_FILE).write_text(settings.address)


def as_running(settings: Settings) -> Settings:
    """The settings with the address at which the demo was last started, unless they name one themselves."""
    file = settings.data_dir / ADDRESS_FILE
    if not settings.demo or {"port", "host", "public_url"} & settings.model_fields_set or not file.exists():
        return settings
    return Settings.model_validate(settings.model_dump(exclude_unset=True) | {"public_url": file.read_text()})


def for_system(settings: Settings, systems: Sequence[DemoSystem], client_id: str, *, scope: Sequence[str] = ()) -> str:
    """A bearer token of a system, limited to ``scope``; of a demo system with all it may, without. ``qms token``."""
    known = {system.client_id: system.scopes for system in systems}
    granted = scope or known.get(client_id)
    if not granted:
        raise LookupError(
            f"Det finns inget demosystem som heter så. Välj bland: {', '.join(known)}. "
            "För ett system som du själv har anslutit: ange --scope, till exempel --scope unit:read deviation:create."
        )
    return Mint(settings).access_token(subject=client_id, client_id=client_id, scope=granted)


def for_user(settings: Settings, users: Sequence[DemoUser], username: str, *, scope: Sequence[str]) -> str:
    """A bearer token of a demo person, limited to ``scope``: what ``qms token --user`` prints."""
    user = next((user for user in users if user.username == username), None)
    if user is None:
        known = ", ".join(user.username for user in users)
        raise LookupError(f"Det finns ingen demoperson som heter så. Välj bland: {known}.")
    return Mint(settings).access_token(subject=user.subject, client_id="qms-token", scope=scope)


def _key(file: Path) -> RSAKey:
    """The key in the file. When two processes start at once, the first to link its file wins for both."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        key = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as target:
            json.dump(key.as_dict(private=True), target)
        try:
            file.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return RSAKey.import_key(json.loads(file.read_text()))


def _now() -> int:
    return int(clock.now().timestamp())
