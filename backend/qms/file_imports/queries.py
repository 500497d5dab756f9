"""Reads of files of rows: one, the latest, and the rows of one."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import and_, select

from qms.file_columns.columns import Row
from qms.file_imports.columns import ImportKind
from qms.file_imports.models import FileImport, FileImportRow, ImportStatus
from qms.intake.schemas import ItemStatus
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.problems import NotVisible
from qms.kernel.rows import page_of_entities


def get(tx: Tx, kind: ImportKind, import_id: UUID) -> FileImport:
    """A file of a kind that was handed in for a board that the caller imports for, recorded as read."""
    boards = access.reach(tx.actor, kind.read_operation).boards
    received = tx.get(FileImport, import_id)
    if received is None or received.kind != kind.name or received.board_id not in boards:
        raise NotVisible(about=("file_import", import_id))
    audit.read(tx, "file_import", import_id, board_id=received.board_id)
    return received


def page(
    tx: Tx, kind: ImportKind, status: ImportStatus | None, *, offset: int, limit: int
) -> tuple[list[FileImport], int]:
    """The files of a kind that the caller may see, the latest first, but for those that were only tried."""
    boards = access.reach(tx.actor, tx.action).boards
    is_gone = and_(FileImport.status == ImportStatus.WITHDRAWN, FileImport.taken_back_at.is_(None))
    never_taken = and_(is_gone, FileImport.is_dry_run) if kind.whole else is_gone
    mine = [FileImport.kind == kind.name, FileImport.board_id.in_(boards), ~never_taken]
    mine += [FileImport.status == status] if status else []
    latest = select(FileImport).where(*mine).order_by(FileImport.requested_at.desc(), FileImport.id)
    files, total = page_of_entities(tx, latest, offset=offset, limit=limit)
    audit.listed(tx, "file_import", [received.id for received in files])
    return files, total


def rows(
    tx: Tx, received: FileImport, verdict: ItemStatus | None, *, offset: int, limit: int
) -> tuple[list[FileImportRow], int]:
    """The rows of a file in their order: all, or those with one verdict."""
    mine = [FileImportRow.import_id == received.id] + ([FileImportRow.verdict == verdict] if verdict else [])
    ordered = select(FileImportRow).where(*mine).order_by(FileImportRow.number)
    return page_of_entities(tx, ordered, offset=offset, limit=limit)


def cells(tx: Tx, import_id: UUID, numbers: Collection[int] | None = None) -> dict[int, Row]:
    """What stands in the rows of a file, all or some, by their numbers."""
    rows = select(FileImportRow.number, FileImportRow.cells).where(FileImportRow.import_id == import_id)
    if numbers is not None:
        rows = rows.where(FileImportRow.number.in_(numbers))
    return {row.number: row.cells for row in tx.execute(rows.order_by(FileImportRow.number))}
