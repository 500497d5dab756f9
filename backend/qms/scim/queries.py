"""Reads of what a directory has said by SCIM."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Text, case, cast, column, func, select
from sqlalchemy.dialects.postgresql import JSONB

from qms.directory.models import DirectoryEntry
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.problems import NotVisible
from qms.scim.schemas import Asked

MOST = 100


def source_of(tx: Tx) -> str:
    """The source that a system is: its account, so that its name may change and another's be the same."""
    return str(tx.actor.id)


def entry(tx: Tx, entry_id: UUID) -> DirectoryEntry:
    """What the caller has said of one user, recorded as read. Otherwise it does not exist."""
    row = tx.scalar(select(DirectoryEntry).where(DirectoryEntry.id == entry_id, *_own(tx)))
    if row is None:
        raise NotVisible(about=("directory_entry", entry_id))
    audit.read(tx, "directory_entry", row.id, board_id=row.board_id)
    return row


def entries(tx: Tx, asked: Asked | None, *, offset: int, limit: int) -> tuple[Sequence[DirectoryEntry], int]:
    """Users of the caller: all, or those whose attribute has a value."""
    rows = select(DirectoryEntry).where(*_own(tx))
    if asked:
        rows = rows.where(_is(asked))
    total = tx.scalar(select(func.count()).select_from(rows.subquery())) or 0
    page = tx.scalars(rows.order_by(DirectoryEntry.id).offset(offset).limit(min(limit, MOST))).all()
    audit.listed(tx, "directory_entry", [row.id for row in page])
    return page, total


def is_anothers(tx: Tx, key: str) -> bool:
    """Whether a user began with a key and goes by other names now: then it says nothing of who has the name today."""
    return tx.scalar(select(DirectoryEntry.id).where(*_own(tx), DirectoryEntry.key == key).limit(1)) is not None


def _is(asked: Asked) -> ColumnElement[bool]:
    if asked.name == "emails":
        return _has_email(asked)
    if asked.name == "userName":
        return func.lower(DirectoryEntry.resource["userName"].astext) == asked.value.lower()
    if asked.name == "externalId":
        external: ColumnElement[str] = DirectoryEntry.resource["externalId"].astext
        return external == asked.value
    return cast(DirectoryEntry.id, Text) == asked.value.lower()


def _has_email(asked: Asked) -> ColumnElement[bool]:
    """That one of the addresses is the one that is asked for, whatever the case (RFC 7643, 4.1.2)."""
    emails = DirectoryEntry.resource["emails"]
    listed = case((func.jsonb_typeof(emails) == "array", emails), else_=func.jsonb_build_array())
    each = func.jsonb_array_elements(listed).table_valued(column("one", JSONB), name="each").render_derived()
    is_it = [func.lower(each.c.one["value"].astext) == asked.value.lower()]
    if asked.type:
        is_it.append(func.lower(each.c.one["type"].astext) == asked.type.lower())
    return select(1).select_from(each).where(*is_it).exists()


def _own(tx: Tx) -> tuple[ColumnElement[bool], ...]:
    boards = access.reach(tx.actor, "directoryRunCreate").boards
    return (
        DirectoryEntry.board_id.in_(boards),
        DirectoryEntry.source == source_of(tx),
        DirectoryEntry.resource.is_not(None),
    )
