"""Reads of what a directory has said by SCIM."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Text, cast, func, select

from qms.directory.models import DirectoryEntry
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.problems import NotVisible

MOST = 100


def entry(tx: Tx, entry_id: UUID) -> DirectoryEntry:
    """What the caller has said of one user, recorded as read. Otherwise it does not exist."""
    row = tx.scalar(select(DirectoryEntry).where(DirectoryEntry.id == entry_id, *_own(tx)))
    if row is None:
        raise NotVisible(about=("directory_entry", entry_id))
    audit.read(tx, "directory_entry", row.id, board_id=row.board_id)
    return row


def entries(tx: Tx, asked: tuple[str, str] | None, *, offset: int, limit: int) -> tuple[Sequence[DirectoryEntry], int]:
    """Users of the caller: all, or those whose attribute has a value."""
    rows = select(DirectoryEntry).where(*_own(tx))
    if asked:
        rows = rows.where(_is(*asked))
    total = tx.scalar(select(func.count()).select_from(rows.subquery())) or 0
    page = tx.scalars(rows.order_by(DirectoryEntry.id).offset(offset).limit(min(limit, MOST))).all()
    audit.listed(tx, "directory_entry", [row.id for row in page])
    return page, total


def _is(name: str, value: str) -> ColumnElement[bool]:
    if name == "userName":
        return func.lower(DirectoryEntry.resource["userName"].astext) == value.lower()
    if name == "externalId":
        external: ColumnElement[str] = DirectoryEntry.resource["externalId"].astext
        return external == value
    return cast(DirectoryEntry.id, Text) == value.lower()


def _own(tx: Tx) -> tuple[ColumnElement[bool], ...]:
    boards = access.reach(tx.actor, "directoryRunCreate").boards
    return (
        DirectoryEntry.board_id.in_(boards),
        DirectoryEntry.source == tx.actor.name,
        DirectoryEntry.resource.is_not(None),
    )
