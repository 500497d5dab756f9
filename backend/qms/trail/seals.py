"""A seal: the rows of the trail up to a point, hashed together with the seal before and signed.

Whoever can change the database can change rows and even build all seals anew, but not sign them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import Row

NOTHING_BEFORE = bytes(32)
END_OF_GENERATION = 2**63 - 1
"""Past every transaction id: what the last seal of a generation ends with once a new one has begun."""


@dataclass(frozen=True)
class Seal:
    """One seal as it is stored. Rows belong to it by generation and transaction id, from one up to another."""

    number: int
    generation: int
    from_xid: int
    to_xid: int
    events: int
    size: int
    """How many rows the trail had with these."""
    root: bytes
    previous: bytes
    sealed_at: datetime
    signature: bytes = b""
    key_id: str = ""
    stored_seal: bytes = b""

    @property
    def seal(self) -> bytes:
        """The hash that the next seal stands on."""
        return sha256(self.previous + self.root).digest()

    @property
    def note(self) -> bytes:
        """What is signed: everything that the seal says."""
        numbers = (self.number, self.generation, self.from_xid, self.to_xid, self.events, self.size)
        at = self.sealed_at.astimezone(UTC).isoformat()
        return "\n".join(["qms trail", *map(str, numbers), at, self.seal.hex()]).encode()


def seal_of(row: Row[tuple[object, ...]]) -> Seal:
    """A row of the table as a seal."""
    fields = row._asdict()
    fields |= {name: int(str(fields[name])) for name in ("from_xid", "to_xid")}
    fields["stored_seal"] = fields.pop("seal")
    return Seal(**fields)


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root of the Merkle tree over some digests, as in RFC 9162: an odd one goes up as it is."""
    level = list(leaves)
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [sha256(b"\x01" + left + right).digest() for left, right in pairs] + level[len(level) & ~1 :]
    return level[0]


def leaf_of(row: str) -> bytes:
    """The digest of one row, written as PostgreSQL writes ``jsonb``."""
    return sha256(b"\x00" + row.encode()).digest()


class SealingKey:
    """What seals are signed with (Ed25519). Kept where the database's keepers do not reach."""

    def __init__(self, secret: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(secret)
        self.public = self._key.public_key().public_bytes_raw()
        self.id = key_id(self.public)

    def sign(self, seal: Seal) -> bytes:
        """The signature over all that a seal says."""
        return self._key.sign(seal.note)


def key_id(public: bytes) -> str:
    """What a seal calls the key it was signed with."""
    return sha256(public).hexdigest()[:16]


def known_keys(publics: Iterable[bytes]) -> dict[str, bytes]:
    """Public keys by the names that seals call them."""
    return {key_id(public): public for public in publics}


def is_signed(seal: Seal, keys: Mapping[str, bytes]) -> bool:
    """Whether a seal was signed, as it stands, by one of the keys."""
    if seal.key_id not in keys:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(keys[seal.key_id]).verify(seal.signature, seal.note)
    except InvalidSignature:
        return False
    return True
