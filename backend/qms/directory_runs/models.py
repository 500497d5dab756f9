"""Lists of people that have come in from directories, and their rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from qms.directory.models import Verdict
from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class RunStatus(Codes):
    """How far a list of people has come."""

    EXAMINING = "examining", "Raderna granskas"
    EXAMINED = "examined", "Granskad, inte inläst"
    WAITING = "waiting", "Väntar på ja"
    TAKING_IN = "taking-in", "Raderna läses in"
    DONE = "done", "Inläst"
    DECLINED = "declined", "Avböjd"
    REPLACED = "replaced", "Ersatt av en nyare"
    FAILED = "failed", "Avbruten, tjänsten klarade den inte"


AT_WORK = frozenset({RunStatus.EXAMINING, RunStatus.TAKING_IN})
"""The states in which the service works on a list, and nobody else does."""


class Way(Codes):
    """How people came in."""

    API = "api", "Lista från ett system"
    FILE = "file", "Fil"
    SCIM = "scim", "En i taget (SCIM)"


class DirectoryRun(Versioned, Base):
    """A time when a list of people came in, and what became of it."""

    __tablename__ = "directory_run"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    source: Mapped[str]
    way: Mapped[Way]
    status: Mapped[RunStatus]
    issuer: Mapped[str]
    """The identity provider that logins are of."""
    is_complete: Mapped[bool]
    is_dry_run: Mapped[bool]
    requested_at: Mapped[datetime]
    requested_by: Mapped[UUID | None]
    requested_by_name: Mapped[str]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    asks: Mapped[bool] = mapped_column(default=False)
    """Somebody must say yes before it is taken in, or would have to."""
    import_id: Mapped[UUID | None]
    """The file that it was, or would be."""
    row_count: Mapped[int] = mapped_column(default=0)
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    ended: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)


class DirectoryRunRow(Base):
    """A row of a list: what it says until it is taken in, and what became of it. Whom a list lacks has one too."""

    __tablename__ = "directory_run_row"

    board_id: Mapped[UUID]
    run_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str | None]
    said: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    verdict: Mapped[Verdict | None]
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    entry_id: Mapped[UUID | None]
    is_taken: Mapped[bool] = mapped_column(default=False)
