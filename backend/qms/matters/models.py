"""The common part of every matter, and its timeline."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, FetchedValue, ForeignKey, ForeignKeyConstraint
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.organisation.models import Area, Board, Person

PREFIX = {"deviation": "AVV", "decision": "BES"}
OPEN = frozenset({"received", "investigating", "acting"})


class MatterKind(Codes):
    """The kinds of matter that there are."""

    DEVIATION = "deviation", "Avvikelse"
    DECISION = "decision", "Gynnande beslut"


class Matter(Base):
    """A matter of any kind: where it belongs, whose it is, and how far it has come.

    Milestones: *reported*, *assessed* (somebody decided what to do), *handled* (the handling was decided: investigation
    concluded, closed directly or dismissed) and *closed* (measures are done and judged).
    """

    __tablename__ = "matter"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey(Board.id))
    kind: Mapped[MatterKind] = mapped_column()
    number: Mapped[int] = mapped_column(BigInteger, server_default=FetchedValue())
    title: Mapped[str]
    unit_id: Mapped[UUID]
    unit_name: Mapped[str]
    area: Mapped[Area]
    reporter_id: Mapped[UUID | None]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    status: Mapped[str]
    due_on: Mapped[date]
    reported_at: Mapped[datetime]
    assessed_at: Mapped[datetime | None]
    handled_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    search: Mapped[str] = mapped_column(TSVECTOR, deferred=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version, "polymorphic_on": kind}

    @property
    def reference(self) -> str:
        """The number that people use: AVV-1042."""
        return f"{PREFIX[self.kind]}-{self.number}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do."""
        return self.status in OPEN


class MatterEvent(Base):
    """Something that happened to a matter. Added, never changed."""

    __tablename__ = "matter_event"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    kind: Mapped[str]
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    note: Mapped[str | None]
    data: Mapped[dict[str, object]] = mapped_column(default=dict)
