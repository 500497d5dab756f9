"""A repeated send does its work once: what the first made is found again by its id and shown as it is today.

An answer may hold what the caller may no longer read, so only ids and codes are kept, for 72 hours. The claim is the
first statement after the caller is known and what is kept the last, so both are committed with the work. A twin sent
meanwhile waits on the unique key. Refused requests leave nothing behind.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text

from qms.kernel.db import Tx
from qms.kernel.problems import IdempotencyKeyMissing, IdempotencyKeyReused, Invalid

KEY = re.compile(r"[A-Za-z0-9._:-]{8,255}")
CLAIM = text(
    "insert into idempotency (actor_id, key, fingerprint) values (:actor, :key, :fingerprint) "
    "on conflict (actor_id, key) do update set key = excluded.key returning fingerprint, kept"
)
KEEP = text("update idempotency set kept = cast(:kept as jsonb) where actor_id = :actor and key = :key")

Again = Callable[..., object]
"""What a repeated send answers: from the transaction, what was kept, and the handler's own arguments by name."""
RUNS_AGAIN: Again = object
"""Nothing is kept of a search or a disclosure: sent again it is done again, with rights and log."""


@dataclass(frozen=True)
class Answer:
    """A finished answer: what goes out, or what makes it in a thread when the transaction is over, as a file."""

    status: int
    body: bytes | Callable[[], bytes]
    headers: dict[str, str]


def checked(tx: Tx, key: str | None) -> str | None:
    """The key if it is well formed. Systems must send one."""
    if key is None and tx.actor.kind == "service":
        raise IdempotencyKeyMissing
    if key is not None and not KEY.fullmatch(key):
        detail = "Idempotency-Key ska ha 8–255 tecken av A–Z, a–z, 0–9, punkt, kolon, _ och -."
        raise Invalid(detail, errors=[{"pointer": "header:Idempotency-Key", "code": "malformed", "detail": detail}])
    return key


def claim(tx: Tx, key: str, sent: bytes) -> Any:
    """Claim the key for what is sent. Returns what was kept of the first send if this one is a repetition."""
    fingerprint = tx.sealer.fingerprint(sent)
    first = tx.execute(CLAIM, {"actor": tx.actor.id, "key": key, "fingerprint": fingerprint}).one()
    if bytes(first.fingerprint) != fingerprint:
        raise IdempotencyKeyReused
    return UUID(first.kept) if isinstance(first.kept, str) else first.kept


def keep(tx: Tx, key: str, result: Any) -> None:
    """Keep what finds the result again: its id, or the ids and codes that it names itself."""
    kept: object = str(result.id) if hasattr(result, "id") else getattr(result, "kept", list)()
    tx.execute(KEEP, {"actor": tx.actor.id, "key": key, "kept": json.dumps(kept)})
