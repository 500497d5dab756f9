"""A favourable decision, what has happened to it since, and the times in which it was not wholly executed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, FetchedValue, ForeignKeyConstraint, LargeBinary, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.db import Base
from qms.matters.models import Matter

Moment = DateTime(timezone=True)
Amount = Numeric(8, 2)


class Status(StrEnum):
    """Where a decision stands."""

    WAITING = "waiting"
    PARTLY_EXECUTED = "partly-executed"
    EXECUTED = "executed"
    INTERRUPTED = "interrupted"
    CLOSED = "closed"


class EventKind(StrEnum):
    """What can happen to a decision."""

    OFFERED = "offered"
    OFFER_DECLINED = "offer-declined"
    PARTLY_EXECUTED = "partly-executed"
    EXECUTED = "executed"
    INTERRUPTED = "interrupted"
    RESUMED = "resumed"
    WITHDRAWN = "withdrawn"
    NEED_CEASED = "need-ceased"
    MOVED = "moved"
    DIED = "died"
    REPLACED = "replaced"


class ClockBasis(StrEnum):
    """What the three months are counted from."""

    DECISION = "decision"
    INTERRUPTION = "interruption"


class Stage(StrEnum):
    """How far the clock has run, for work lists and warnings."""

    RUNNING = "running"
    DAY_60 = "day-60"
    DAY_75 = "day-75"
    DAY_90 = "day-90"
    REPORTABLE = "reportable"
    OVER_SIX_MONTHS = "over-six-months"
    OVER_ONE_YEAR = "over-one-year"


OPEN = frozenset({Status.WAITING, Status.PARTLY_EXECUTED, Status.INTERRUPTED})
"""The states in which something that was granted is not carried out."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was decided, as far as the clock needs to know."""

    decided_on: date
    extent: Decimal | None = None
    """Hours or places, when the benefit can be carried out in part."""
    case_closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a decision on a civil date."""

    kind: EventKind
    on: date
    executed_extent: Decimal | None = None
    """How much is carried out from now on, when that is a part."""


class Decision(Matter):
    """A favourable decision by the board, or by a court in its place."""

    __tablename__ = "decision"
    __table_args__ = (ForeignKeyConstraint(["board_id", "id"], ["matter.board_id", "matter.id"]),)
    __mapper_args__ = {"polymorphic_identity": "decision"}

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    case_reference: Mapped[str] = mapped_column(Text)
    case_closed_on: Mapped[date | None]
    law_area: Mapped[str] = mapped_column(Text)
    law_topic: Mapped[str] = mapped_column(Text)
    benefit: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text)
    decided_on: Mapped[date]
    sex: Mapped[str] = mapped_column(Text)
    extent: Mapped[Decimal | None] = mapped_column(Amount)
    extent_unit: Mapped[str | None] = mapped_column(Text)
    remaining: Mapped[Decimal | None] = mapped_column(Amount)
    is_protected: Mapped[bool]
    identity_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    delay_reason: Mapped[str | None] = mapped_column(Text)
    reason_text: Mapped[str | None] = mapped_column(Text)
    consequences_text: Mapped[str | None] = mapped_column(Text)
    meanwhile_text: Mapped[str | None] = mapped_column(Text)
    efforts_text: Mapped[str | None] = mapped_column(Text)
    clock_start_on: Mapped[date | None]
    clock_basis: Mapped[str | None] = mapped_column(Text)
    source_client: Mapped[str | None] = mapped_column(Text)
    source_system: Mapped[str | None] = mapped_column(Text)
    source_id: Mapped[str | None] = mapped_column(Text)
    source_version: Mapped[int | None]
    source_fingerprint: Mapped[str | None] = mapped_column(Text)

    @property
    def is_open(self) -> bool:
        """Whether something that was granted is not carried out."""
        return self.status in OPEN

    @property
    def facts(self) -> Facts:
        """What was decided, as far as the clock needs to know."""
        return Facts(self.decided_on, self.extent, self.case_closed_on)


class DecisionEvent(Base):
    """Something that happened to a decision. Never changed; what was wrong is struck, with a reason."""

    __tablename__ = "decision_event"
    __table_args__ = (ForeignKeyConstraint(["board_id", "decision_id"], ["decision.board_id", "decision.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    decision_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(BigInteger, server_default=FetchedValue())
    kind: Mapped[str] = mapped_column(Text)
    happened_on: Mapped[date]
    executed_extent: Mapped[Decimal | None] = mapped_column(Amount)
    was_reasonable: Mapped[bool | None]
    note: Mapped[str | None] = mapped_column(Text)
    is_from_source: Mapped[bool]
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[UUID | None]
    struck_at: Mapped[datetime | None] = mapped_column(Moment)
    struck_by: Mapped[UUID | None]
    struck_reason: Mapped[str | None] = mapped_column(Text)

    @property
    def event(self) -> Event:
        """The event as the clock sees it."""
        return Event(EventKind(self.kind), self.happened_on, self.executed_extent)


class DecisionSpell(Base):
    """An unbroken time without whole execution. Worked out from the events, kept for lists and reports."""

    __tablename__ = "decision_spell"
    __table_args__ = (ForeignKeyConstraint(["board_id", "decision_id"], ["decision.board_id", "decision.id"]),)

    decision_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[UUID]
    start_on: Mapped[date]
    basis: Mapped[str] = mapped_column(Text)
    ended_on: Mapped[date | None]
    ending: Mapped[str | None] = mapped_column(Text)
