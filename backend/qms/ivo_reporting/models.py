"""What a quarterly report consists of: the quarter, its frozen list, its files, and the figures for the council."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import DateTime, FetchedValue, ForeignKey, LargeBinary, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.db import Base
from qms.laws.calendar import Quarter
from qms.unexecuted_decisions.models import ClockBasis, EventKind

Moment = DateTime(timezone=True)
MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
REMINDERS = {
    "quarter-ending": "decision-reporter",
    "report-due": "decision-reporter",
    "overdue": "decision-reporter",
    "escalated": "department-head",
}
"""What somebody is reminded of about a quarter, the calmest first, and the role that is reminded."""


class LineKind(StrEnum):
    """Why a decision stands in the list of a quarter."""

    NEW = "new"
    REPEATED = "repeated"
    EXECUTED = "executed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One delay in the list: a decision, and since when it has not been wholly executed."""

    decision_id: UUID
    start_on: date
    basis: ClockBasis
    kind: LineKind
    ended_on: date | None = None
    ending: EventKind | None = None
    """What ended the delay. Nothing in a closed line: the register was corrected, and the delay never was."""

    @property
    def key(self) -> tuple[UUID, date]:
        """What makes it the same delay from one quarter to the next."""
        return self.decision_id, self.start_on

    @property
    def is_open(self) -> bool:
        """Whether IVO waits for more after this line."""
        return self.kind in (LineKind.NEW, LineKind.REPEATED)


@dataclass(frozen=True, slots=True)
class Delay:
    """One open line as the statistics see it."""

    basis: ClockBasis
    benefit: str
    sex: str
    age: str


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """The figures of one benefit, or of all. A figure that is left out is None and is nowhere else."""

    total: int | None
    by_sex: dict[str, int | None]
    by_age: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """Decisions not executed in time, by benefit, once by sex and once by the age of the delay."""

    rows: dict[str, StatisticsRow]
    total: StatisticsRow


class IvoReport(Base):
    """One version of one board's report of a quarter. Its list is frozen when it is drawn up."""

    __tablename__ = "ivo_report"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    period: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    replaces_id: Mapped[UUID | None]
    correction_reason: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    cut_off_on: Mapped[date]
    opens_on: Mapped[date]
    due_on: Mapped[date]
    small_limit: Mapped[int] = mapped_column(server_default=FetchedValue())
    requested_at: Mapped[datetime | None] = mapped_column(Moment)
    drawn_up_at: Mapped[datetime | None] = mapped_column(Moment)
    checked_at: Mapped[datetime | None] = mapped_column(Moment)
    checked_by: Mapped[UUID | None]
    approved_at: Mapped[datetime | None] = mapped_column(Moment)
    approved_by: Mapped[UUID | None]
    reported_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    rules: Mapped[list[dict[str, object]]] = mapped_column(JSONB, default=list)
    rule_version: Mapped[str | None] = mapped_column(Text)
    source_count: Mapped[int | None]
    content_hash: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def quarter(self) -> Quarter:
        """The quarter that is reported."""
        return Quarter.parse(self.period)


class IvoReportLine(Base):
    """One delay in the frozen list, and the receipt when IVO has been told."""

    __tablename__ = "ivo_report_line"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    report_id: Mapped[UUID]
    position: Mapped[int]
    decision_id: Mapped[UUID]
    start_on: Mapped[date]
    basis: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    ended_on: Mapped[date | None]
    ending: Mapped[str | None] = mapped_column(Text)
    details: Mapped[dict[str, object]] = mapped_column(JSONB)
    receipt: Mapped[str | None] = mapped_column(Text)
    reported_at: Mapped[datetime | None] = mapped_column(Moment)
    reported_by: Mapped[UUID | None]

    @property
    def line(self) -> Line:
        """The line as the rules see it."""
        ending = EventKind(self.ending) if self.ending else None
        return Line(self.decision_id, self.start_on, ClockBasis(self.basis), LineKind(self.kind), self.ended_on, ending)


class IvoReportFile(Base):
    """Something that the report consists of, made once and kept as it was made."""

    __tablename__ = "ivo_report_file"

    report_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    board_id: Mapped[UUID]
    media_type: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(Text)
