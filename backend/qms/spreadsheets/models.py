"""A file of rows that somebody has handed in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class ImportStatus(Codes):
    """How far the reading of a file has come."""

    QUEUED = "queued", "Väntar på att läsas"
    DONE = "done", "Läst"
    FAILED = "failed", "Gick inte att läsa"


class FileImport(Versioned, Base):
    """A file that somebody handed in, what it holds rows of, and what became of them."""

    __tablename__ = "file_import"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    kind: Mapped[str]
    file_name: Mapped[str]
    requested_at: Mapped[datetime]
    requested_by: Mapped[UUID | None]
    status: Mapped[ImportStatus]
    rows: Mapped[dict[str, dict[str, str]] | None] = mapped_column(JSONB(none_as_null=True))
    row_count: Mapped[int]
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejections: Mapped[list[dict[str, object]]] = mapped_column(default=list)
