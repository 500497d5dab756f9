"""A file of rows that somebody has handed in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.db import Base


class FileImport(Base):
    """A file that somebody handed in, what it holds rows of, and what became of them."""

    __tablename__ = "file_import"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    requested_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    requested_by: Mapped[UUID | None]
    status: Mapped[str] = mapped_column(Text)
    rows: Mapped[dict[str, dict[str, str]] | None] = mapped_column(JSONB(none_as_null=True))
    row_count: Mapped[int]
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejections: Mapped[list[dict[str, object]]] = mapped_column(JSONB, default=list)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
