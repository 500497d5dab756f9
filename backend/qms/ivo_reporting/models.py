"""What a quarterly report consists of: the quarter, its frozen list, its files, and the figures for the council."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import DateTime, FetchedValue, ForeignKey, Uuid, column, exists, func, select, table
from sqlalchemy.orm import Mapped, column_property, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned
from qms.laws.calendar import Quarter
from qms.notifications.models import NotificationKind
from qms.organisation.models import Role
from qms.unexecuted_decisions.models import ClockBasis, EventKind

LATER = table("ivo_report", column("replaces_id", Uuid())).alias("later")
LINES = table("ivo_report_line", column("report_id", Uuid()), column("reported_at", DateTime(timezone=True)))
MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class IvoReportStatus(Codes):
    """How far the report of a quarter has come."""

    OPEN = "open", "Öppet"
    REQUESTED = "requested", "Sammanställs"
    DRAWN_UP = "drawn-up", "Sammanställt"
    CHECKED = "checked", "Kontrollerat"
    APPROVED = "approved", "Godkänt"
    REPORTED = "reported", "Anmält till IVO"
    CLOSED = "closed", "Avslutat"


class ReminderKind(Codes):
    """What somebody is reminded of about a quarter, the calmest first."""

    QUARTER_ENDING = "quarter-ending", NotificationKind.QUARTER_ENDING.label
    REPORT_DUE = "report-due", NotificationKind.REPORT_DUE.label
    OVERDUE = "overdue", NotificationKind.OVERDUE.label
    ESCALATED = "escalated", NotificationKind.ESCALATED.label


REMINDERS = {
    ReminderKind.QUARTER_ENDING: Role.DECISION_REPORTER,
    ReminderKind.REPORT_DUE: Role.DECISION_REPORTER,
    ReminderKind.OVERDUE: Role.DECISION_REPORTER,
    ReminderKind.ESCALATED: Role.DEPARTMENT_HEAD,
}
"""The role that is reminded."""


class LineKind(Codes):
    """Why a decision stands in the list of a quarter."""

    NEW = "new", "Ny"
    REPEATED = "repeated", "Fortfarande inte verkställt"
    EXECUTED = "executed", "Verkställt sedan förra rapporten"
    CLOSED = "closed", "Avslutat av annan anledning"


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


class IvoReport(Versioned, Base):
    """One version of one board's report of a quarter. Its list is frozen when it is drawn up."""

    __tablename__ = "ivo_report"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    period: Mapped[str]
    number: Mapped[int]
    replaces_id: Mapped[UUID | None]
    correction_reason: Mapped[str | None]
    status: Mapped[IvoReportStatus]
    cut_off_on: Mapped[date]
    opens_on: Mapped[date]
    due_on: Mapped[date]
    small_limit: Mapped[int] = mapped_column(server_default=FetchedValue())
    requested_at: Mapped[datetime | None]
    drawn_up_at: Mapped[datetime | None]
    checked_at: Mapped[datetime | None]
    checked_by: Mapped[UUID | None]
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[UUID | None]
    reported_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    rules: Mapped[list[dict[str, object]]] = mapped_column(default=list)
    rule_version: Mapped[str | None]
    source_count: Mapped[int | None]
    content_hash: Mapped[str | None]
    is_superseded: Mapped[bool] = column_property(exists().where(LATER.c.replaces_id == id))  # noqa: A003 - the row's id
    receipts_left: Mapped[int] = column_property(
        select(func.count()).where(LINES.c.report_id == id, LINES.c.reported_at.is_(None)).scalar_subquery()  # noqa: A003 - as above
    )
    """How many lines IVO has not been told about."""
    has_receipts: Mapped[bool] = column_property(
        exists().where(LINES.c.report_id == id, LINES.c.reported_at.is_not(None))  # noqa: A003 - as above
    )

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
    basis: Mapped[ClockBasis]
    kind: Mapped[LineKind]
    ended_on: Mapped[date | None]
    ending: Mapped[EventKind | None]
    details: Mapped[dict[str, object]]
    receipt: Mapped[str | None]
    reported_at: Mapped[datetime | None]
    reported_by: Mapped[UUID | None]

    @property
    def line(self) -> Line:
        """The line as the rules see it."""
        return Line(self.decision_id, self.start_on, self.basis, self.kind, self.ended_on, self.ending)


class IvoReportFile(Base):
    """Something that the report consists of, made once and kept as it was made."""

    __tablename__ = "ivo_report_file"

    report_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    board_id: Mapped[UUID]
    media_type: Mapped[str]
    content: Mapped[bytes]
    sha256: Mapped[str]
