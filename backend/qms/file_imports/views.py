"""How a file that was handed in is shown, and the columns that such files have."""

from uuid import UUID

from qms.file_imports import queries, schemas, states
from qms.file_imports.columns import SOURCE_ID, ImportKind
from qms.file_imports.models import FileImport, FileImportRow, ImportStatus
from qms.intake.schemas import ItemProblem, ItemStatus
from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.rows import Row
from qms.kernel.rows import shown as as_shape

MOST_SHOWN = 100


def shown(tx: Tx, kind: ImportKind, received: FileImport) -> schemas.FileImport:
    """A file that was handed in, how it is read, and what became of its rows."""
    tx.flush()
    in_use = states.in_use(tx, received) if received.status == ImportStatus.DONE and kind.take_back else None
    rejected, _ = queries.rows(tx, received, ItemStatus.REJECTED, offset=0, limit=MOST_SHOWN)
    return as_shape(
        schemas.FileImport,
        received,
        in_use=in_use.detail if in_use else None,
        unused_headings=received.unused,
        near_misses=[{"heading": heading, "column": column} for heading, column in received.near.items()],
        rejections=[row(kind, rejection) for rejection in rejected],
        links=states.LIFECYCLE.links(tx, f"{kind.path}/{received.id}", received),
    )


def row(kind: ImportKind, told: FileImportRow) -> schemas.FileImportRow:
    """A row of a file by the headings of its columns."""
    headings = {column.key: column.heading for column in kind.columns}
    key = next((column.key for column in kind.columns if column.field == SOURCE_ID), "")
    return schemas.FileImportRow(
        row=told.number,
        source_id=told.cells.get(key, "")[:100] or None,
        verdict=told.verdict,
        problem=ItemProblem.model_validate(told.problem) if told.problem else None,
        cells={headings.get(name, name): cell for name, cell in told.cells.items()},
        suggestions={headings[name]: values for name, values in (told.suggestions or {}).items()},
    )


def rows(
    tx: Tx, kind: ImportKind, import_id: UUID, verdict: ItemStatus | None, *, offset: int, limit: int
) -> tuple[list[Row], int]:
    """Rows of a file, by the headings of their columns."""
    told, total = queries.rows(tx, queries.get(tx, kind, import_id), verdict, offset=offset, limit=limit)
    return [row(kind, each).model_dump(by_alias=True) for each in told], total


def page(tx: Tx, kind: ImportKind, status: ImportStatus | None, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """Files of one kind, the latest first: all, or those that have come so far."""
    files, total = queries.page(tx, kind, status, offset=offset, limit=limit)
    return [as_shape(schemas.FileImportSummary, received).model_dump(by_alias=True) for received in files], total


def columns(tx: Tx, kind: ImportKind) -> list[Row]:
    """The columns of a file, those that are needed first, for those who may hand one in."""
    access.require(tx)
    return [
        {
            "heading": column.heading,
            "isRequired": column.required,
            "says": column.says,
            "help": column.help,
            "codeList": column.code_list,
        }
        for column in sorted(kind.columns, key=lambda column: not column.required)
    ]
