"""A file of rows that somebody has handed in, and its rows."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from qms.intake.schemas import ItemStatus
from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class ImportStatus(Codes):
    """How far a file has come."""

    READING = "reading", "Filen läses"
    EXAMINING = "examining", "Raderna granskas"
    EXAMINED = "examined", "Granskad, inte inläst"
    TAKING_IN = "taking-in", "Raderna läses in"
    DONE = "done", "Inläst"
    FAILED = "failed", "Gick inte att läsa"
    WITHDRAWING = "withdrawing", "Tas tillbaka"
    WITHDRAWN = "withdrawn", "Tillbakatagen"


AT_WORK = frozenset({ImportStatus.READING, ImportStatus.EXAMINING, ImportStatus.TAKING_IN, ImportStatus.WITHDRAWING})
"""The states in which the service works on a file, and nobody else does."""


class FileImport(Versioned, Base):
    """A file that somebody handed in, what it holds rows of, how it is read, and what became of its rows."""

    __tablename__ = "file_import"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    kind: Mapped[str]
    file_name: Mapped[str]
    requested_at: Mapped[datetime]
    requested_by: Mapped[UUID | None]
    requested_by_name: Mapped[str | None]
    status: Mapped[ImportStatus]
    is_dry_run: Mapped[bool]
    """Its rows are tried before any is taken in. False where some are in already, and the others wait to be mended."""
    content_sealed: Mapped[bytes | None] = mapped_column(deferred=True)
    sheets: Mapped[list[str]] = mapped_column(JSONB, default=list)
    sheet: Mapped[str | None]
    heading_row: Mapped[int | None]
    headings: Mapped[list[str]] = mapped_column(JSONB, default=list)
    columns: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)
    """What headings of the file's own are called here: ours, or nothing."""
    unused: Mapped[list[str]] = mapped_column(JSONB, default=list)
    near: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)
    taken_back_at: Mapped[datetime | None]
    taken_back_by: Mapped[UUID | None]
    taken_back_by_name: Mapped[str | None]
    taken_back_reason: Mapped[str | None]
    row_count: Mapped[int] = mapped_column(default=0)
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    problem: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    notice: Mapped[str | None]
    """What to look at before the rows are taken in, although they can be."""

    @property
    def tried(self) -> int:
        """How many rows have a verdict."""
        return self.created + self.updated + self.unchanged + self.rejected


class FileImportRow(Base):
    """A row of a file: what it says until it is taken in, and what became of it."""

    __tablename__ = "file_import_row"

    board_id: Mapped[UUID]
    import_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    cells: Mapped[dict[str, str]] = mapped_column(JSONB)
    verdict: Mapped[ItemStatus | None]
    problem: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    suggestions: Mapped[dict[str, list[str]] | None] = mapped_column(JSONB(none_as_null=True))
    matter_id: Mapped[UUID | None]
