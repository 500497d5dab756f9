"""What directories say of each person, and the rules by which that gives roles."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Dated, Versioned
from qms.organisation.models import Role


class Verdict(Codes):
    """What became of one row, or would become of it."""

    CREATED = "created", "Ny"
    UPDATED = "updated", "Ändrad"
    UNCHANGED = "unchanged", "Oförändrad"
    ENDED = "ended", "Slutar"
    REJECTED = "rejected", "Avvisad"


class DirectoryEntry(Dated, Versioned, Base):
    """Where somebody works, as a directory said it last. Whoever works at two places has two."""

    __tablename__ = "directory_entry"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    source: Mapped[str]
    key: Mapped[str]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    title: Mapped[str]
    said: Mapped[dict[str, Any]] = mapped_column(JSONB)
    resource: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """The user as SCIM says it, where it came in so."""
    is_closed: Mapped[bool] = mapped_column(default=False)
    """Its end has been seen to."""

    def is_over(self, day: date) -> bool:
        """Whether the last day has passed."""
        return self.valid_to is not None and self.valid_to < day


class DirectoryRule(Versioned, Base):
    """Whoever has a title at a unit, or below it, has a role there."""

    __tablename__ = "directory_rule"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    title: Mapped[str]
    unit_id: Mapped[UUID | None]
    includes_below: Mapped[bool]
    role: Mapped[Role]
    decided_at: Mapped[datetime]
    decided_by: Mapped[UUID | None]
    ended_at: Mapped[datetime | None]


class DirectoryUnit(Versioned, Base):
    """What a directory calls one of the board's units."""

    __tablename__ = "directory_unit"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    code: Mapped[str]
    unit_id: Mapped[UUID]
