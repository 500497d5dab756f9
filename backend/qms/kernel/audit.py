"""The record of who read what. Changes are recorded by triggers; reads and searches by these functions.

They write in the same transaction as the read: if the record cannot be written, nothing is shown.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, text

from qms.kernel.db import Tx

RECORD = text(
    "select audit.record(:kind, :object_type, :object_id, :board_id, :object_ids, :result_count, null, :purpose)"
).bindparams(
    bindparam("object_id", type_=Uuid()),
    bindparam("board_id", type_=Uuid()),
    bindparam("object_ids", type_=ARRAY(Uuid())),
)


def read(tx: Tx, object_type: str, object_id: UUID, *, board_id: UUID, purpose: str | None = None) -> None:
    """Record that the caller was shown one matter."""
    _record(tx, "read", object_type, object_id=object_id, board_id=board_id, purpose=purpose)


def listed(tx: Tx, object_type: str, object_ids: Sequence[UUID], *, kind: str = "list") -> None:
    """Record which matters a list or a search showed the caller."""
    _record(tx, kind, object_type, object_ids=list(object_ids), result_count=len(object_ids))


def _record(tx: Tx, kind: str, object_type: str, **known: object) -> None:
    unknown = dict.fromkeys(("object_id", "board_id", "object_ids", "result_count", "purpose"))
    tx.execute(RECORD, {**unknown, **known, "kind": kind, "object_type": object_type})
