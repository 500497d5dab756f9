"""Seal what the database must not be able to read: AES-256-GCM with a key that the database never sees.

The seal is bound to where the text belongs (table, column, row, board), so that a sealed value copied to
another row does not open there.
"""

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
FORMAT = b"\x01"


class NoKey(Exception):
    """There is no key, so nothing is sealed: it would stand in the open."""


class Sealer:
    """Seals and opens texts and files with one key."""

    def __init__(self, key: bytes | None) -> None:
        self._cipher = AESGCM(key) if key else None
        self._fingerprint_key = hmac.digest(key or b"", b"fingerprint", "sha256")

    def seal(self, text: str, *, place: str) -> bytes:
        """The text, readable only with the key and only in its place."""
        return self.seal_bytes(text.encode(), place=place)

    def seal_bytes(self, content: bytes, *, place: str) -> bytes:
        """The same of what is no text."""
        nonce = os.urandom(NONCE_BYTES)
        return FORMAT + nonce + self._with_key().encrypt(nonce, content, place.encode())

    def open(self, sealed: bytes, *, place: str) -> str:
        """The text that was sealed in this place. Anything else is refused."""
        return self.open_bytes(sealed, place=place).decode()

    def open_bytes(self, sealed: bytes, *, place: str) -> bytes:
        """The same of what is no text."""
        if sealed[:1] != FORMAT:
            raise ValueError("The value is sealed in an unknown way.")
        nonce, content = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return self._with_key().decrypt(nonce, content, place.encode())
        except InvalidTag:
            raise ValueError("The value was sealed with another key or for another place.") from None

    def fingerprint(self, content: bytes) -> bytes:
        """Whether two contents are the same. A plain digest gives a personal number away to whoever tries them all."""
        return hmac.digest(self._fingerprint_key, content, "sha256")

    def _with_key(self) -> AESGCM:
        if self._cipher is None:
            raise NoKey
        return self._cipher
