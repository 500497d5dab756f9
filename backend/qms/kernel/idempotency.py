"""A repeated send gives one row: the first answer is stored with the work, and given again.

The claim is the first statement after the caller is known and the stored answer the last, so both are committed
together. A twin that is sent meanwhile waits on the unique key and then gets the first answer. Refused requests leave
nothing behind.
"""

import hashlib
import re
from dataclasses import dataclass

from sqlalchemy import text

from qms.kernel.db import Tx
from qms.kernel.problems import IdempotencyKeyMissing, IdempotencyKeyReused, Invalid

KEY = re.compile(r"[A-Za-z0-9._:-]{8,255}")
CLAIM = text(
    "insert into idempotency (actor_id, key, fingerprint) values (:actor, :key, :fingerprint) "
    "on conflict (actor_id, key) do nothing returning true"
)
FIRST = text("select fingerprint, status, headers, body from idempotency where actor_id = :actor and key = :key")
KEEP = text(
    "update idempotency set status = :status, headers = cast(:headers as jsonb), body = :body "
    "where actor_id = :actor and key = :key"
)


@dataclass(frozen=True)
class Answer:
    """A finished answer: what goes out, and what a repeated send gets again."""

    status: int
    body: bytes
    headers: dict[str, str]


def fingerprint(path: str, body: bytes) -> bytes:
    """What makes two sends the same: the path and the body."""
    return hashlib.sha256(path.encode() + b"\n" + body).digest()


def checked(key: str | None, *, is_service: bool) -> str | None:
    """The key if it is well formed. Systems must send one."""
    if key is None:
        if is_service:
            raise IdempotencyKeyMissing
        return None
    if not KEY.fullmatch(key):
        detail = "Idempotency-Key ska ha 8–255 tecken av A–Z, a–z, 0–9, punkt, kolon, _ och -."
        raise Invalid(errors=[{"pointer": "header:Idempotency-Key", "code": "malformed", "detail": detail}])
    return key


def first_answer(tx: Tx, key: str, fingerprint: bytes) -> Answer | None:
    """Claim the key. Returns the first answer if this send is a repetition."""
    parameters = {"actor": tx.actor.id, "key": key, "fingerprint": fingerprint}
    if tx.scalar(CLAIM, parameters):
        return None
    row = tx.execute(FIRST, parameters).one()
    if bytes(row.fingerprint) != fingerprint:
        raise IdempotencyKeyReused
    return Answer(row.status, bytes(row.body), {**row.headers, "Idempotency-Replayed": "true"})


def keep(tx: Tx, key: str, answer: Answer, headers_json: str) -> None:
    """Store the answer beside the work, in the same transaction."""
    tx.execute(
        KEEP,
        {"actor": tx.actor.id, "key": key, "status": answer.status, "headers": headers_json, "body": answer.body},
    )
