"""The record of who read what. Changes are recorded by triggers; reads and searches by these functions.

They write in the same transaction as the read: if the record cannot be written, nothing is shown.
"""

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic.alias_generators import to_snake
from sqlalchemy import ARRAY, ColumnElement, Integer, Text, Uuid, func, select, type_coerce

from qms.kernel.db import Tx
from qms.kernel.problems import TooMuchOpened

RECORDED: dict[str, Any] = dict.fromkeys(("object_id", "board_id"), Uuid()) | {"object_ids": ARRAY(Uuid())}
RECORDED |= {"result_count": Integer(), "reason": Text(), "purpose": Text(), "limits": ARRAY(Integer())}
NEEDS_NO_ROW = Path(__file__).resolve().parents[1] / "needs_no_row.csv"


@cache
def needs_no_row() -> dict[str, str]:
    """The operations whose answers say nothing of anybody, with the reason. Every other that reads leaves a row."""
    with NEEDS_NO_ROW.open(encoding="utf-8") as file:
        return {row["operation"]: row["reason"] for row in csv.DictReader(file)}


def read(tx: Tx, object_type: str, object_id: UUID, *, board_id: UUID, purpose: str | None = None) -> None:
    """Record that the caller was shown one matter."""
    _record(tx, "read", object_type, object_id=object_id, board_id=board_id, purpose=purpose)


def listed(tx: Tx, object_type: str, object_ids: Sequence[UUID], *, kind: str = "list") -> None:
    """Record which matters a list or a search showed the caller."""
    _record(tx, kind, object_type, object_ids=list(object_ids), result_count=len(object_ids))


def shown(tx: Tx, answer: object, thing_id: UUID | None) -> None:
    """Record an answer of which nothing has been recorded: the thing that was named, or the rows of a list."""
    if tx.info.get("is_recorded") or tx.action in needs_no_row():
        return
    rows = next((part for part in answer.values() if isinstance(part, list)), []) if isinstance(answer, dict) else []
    ids = [row["id"] for row in rows if "id" in row]
    object_type = to_snake(re.sub("(List|Read)$", "", tx.action))
    kind = "read" if thing_id else "list"
    _record(tx, kind, object_type, object_id=thing_id, object_ids=ids or None, result_count=len(rows))


def recording(kind: str, object_type: str, **known: object) -> ColumnElement[int]:
    """What records a read, as a column of the very statement that reads. ``recorded`` is told what it gives."""
    values = [type_coerce(known.get(name), type_) for name, type_ in RECORDED.items()]
    return func.audit.record(kind, object_type, *values, type_=Integer)


def recorded(tx: Tx, wait: int) -> None:
    """Something has been recorded. Refuse who has to wait before opening more."""
    tx.info["is_recorded"] = True
    if wait:
        raise TooMuchOpened(wait)


def _record(tx: Tx, kind: str, object_type: str, **known: object) -> None:
    limits = tx.info.get("limits") if kind == "read" else None
    recorded(tx, tx.scalar(select(recording(kind, object_type, limits=limits, **known))) or 0)
