"""API shapes of quarterly reports."""

from typing import Annotated

from pydantic import Field, StringConstraints

from qms.ivo_reporting.models import IvoReportStatus, LineKind, ReminderKind
from qms.kernel.codes import Codes
from qms.kernel.schema import Day, Filter, Id, Instant, Link, NotText, PageOf, Shape
from qms.matters.schemas import CodeLabel, Warned
from qms.organisation.models import Role
from qms.texts import Code, Telling
from qms.unexecuted_decisions.models import ClockBasis, EventKind, Sex

CORRECTION = "Skäl till rättelsen"
Period = Annotated[
    str,
    StringConstraints(max_length=7, pattern=r"^[12][0-9]{3}-Q[1-4]$"),
    Field(json_schema_extra={"example": "2026-Q3"}, description="Kvartalet, till exempel 2026-Q3"),
]


class ListFormat(Codes):
    """What a list can be fetched as."""

    JSON = "json", "Data"
    CSV = "csv", "Tabell för kalkylprogram"
    PDF = "pdf", "Utskrift"


class CouncilFormat(Codes):
    """What the council's statistics can be fetched as."""

    JSON = "json", "Data"
    CSV = "csv", "Tabell för kalkylprogram"
    PDF = "pdf", "Utskrift"
    DOCX = "docx", "Word, att arbeta vidare i"


class Signature(Codes):
    """The steps that somebody signs."""

    CHECKED = "checked", "Kontrollerat"
    APPROVED = "approved", "Godkänt"


class IvoReportCreate(Shape):
    """Which quarter is to be drawn up. The same quarter again gives the same report."""

    period: Period
    board_id: Id | None = Field(default=None, description="Behövs bara av den som arbetar för flera nämnder")


class IvoReportReplace(Shape):
    """The dates of a quarter, and from which figure on the council's statistics print it."""

    opens_on: Day = Field(description="Första dagen då IVO tar emot kvartalet")
    due_on: Day = Field(description="Sista dagen att anmäla till IVO")
    small_limit: Annotated[int, Field(ge=3, le=20), NotText] = Field(
        description="Antal personer. Mindre antal skrivs inte ut i statistiken till fullmäktige"
    )


class CorrectionCreate(Shape):
    """Why a new version of a report is needed."""

    reason: Telling = Field(max_length=1_000, title=CORRECTION, description="Varför en ny version av rapporten behövs")


class IvoReportSummary(Shape):
    """A report as one row of a list."""

    id: Id
    board_id: Id
    period: Period
    number: int
    status: IvoReportStatus
    cut_off_on: Day
    due_on: Day
    last_day_to_act: Day
    is_superseded: bool


class IvoReportPage(PageOf):
    """A page of reports."""

    reports: list[IvoReportSummary]


class IvoReportFilter(Filter):
    """What narrows a list of reports."""

    period: Period | None = Field(default=None, description="Bara det kvartalet")
    status: list[IvoReportStatus] = Field(
        default=[], max_length=10, description="Bara rapporter som har kommit så långt"
    )


class LineCounts(Shape):
    """How many lines the list has of each kind."""

    new: int
    repeated: int
    executed: int
    closed: int


class SignedStep(Shape):
    """Who took a step, and when."""

    step: Signature
    name: str | None = Field(max_length=120)
    at: Instant


class Reminder(Shape):
    """What a role has been reminded of about a quarter, and when."""

    kind: ReminderKind
    recipient_role: Role
    recipient_name: str = Field(max_length=60)
    reminded_on: Day


class IvoReport(Warned):
    """One version of a board's report of a quarter, and in ``_links`` what the caller may do with it now."""

    id: Id
    board_id: Id
    period: Period
    number: int
    status: IvoReportStatus
    replaces_id: Id | None
    is_superseded: bool
    correction_reason: str | None = Field(max_length=1_000, title=CORRECTION)
    cut_off_on: Day
    opens_on: Day
    due_on: Day
    last_day_to_act: Day = Field(description="Sista dagen, flyttad till nästa vardag om den är en helgdag")
    small_limit: int
    counts: LineCounts | None = Field(description="Bara för dem som får läsa listan: små tal kan peka ut någon")
    receipts_left: int | None
    source_count: int | None
    rule_version: str | None = Field(max_length=80)
    content_hash: str | None = Field(max_length=64, description="SHA-256 av den frysta listan")
    requested_at: Instant | None
    drawn_up_at: Instant | None
    reported_at: Instant | None
    closed_at: Instant | None
    signed: list[SignedStep]
    reminders: list[Reminder]
    version: int
    links: list[Link] = Field(alias="_links")


class Offer(Shape):
    """An offer, and whether it was declined."""

    on: Day
    declined: bool
    was_reasonable: bool | None


class FrozenExtent(Shape):
    """How much was granted, and how much of it was not carried out on the cut-off day."""

    amount: str = Field(max_length=12)
    unit: Code
    remaining: str | None = Field(max_length=12)


class LineDetails(Shape):
    """What stood in the register about a decision when the list was frozen."""

    reference: str = Field(max_length=40)
    case_reference: str = Field(max_length=40)
    is_protected: bool
    unit_name: str | None = Field(max_length=120)
    area: Code
    law: str = Field(max_length=120)
    benefit: CodeLabel
    decided_on: Day
    sex: Sex
    extent: FrozenExtent | None
    days: int
    age: str | None = Field(max_length=10)
    delay_reason: CodeLabel | None
    reason_text: str | None = Field(max_length=4_000)
    consequences_text: str | None = Field(max_length=4_000)
    meanwhile_text: str | None = Field(max_length=4_000)
    efforts_text: str | None = Field(max_length=4_000)
    offers: list[Offer]


class IvoReportLine(Shape):
    """One delay in the frozen list."""

    id: Id
    position: int
    kind: LineKind
    basis: ClockBasis
    decision_id: Id
    start_on: Day
    ended_on: Day | None
    ending: EventKind | None
    receipt: str | None = Field(max_length=100)
    reported_at: Instant | None
    details: LineDetails


class IvoReportLinePage(PageOf):
    """A page of a frozen list."""

    lines: list[IvoReportLine]


class SheetField(Shape):
    """One field of IVO's form, ready to be copied."""

    step: str = Field(max_length=60)
    label: str = Field(max_length=120)
    value: str | None = Field(max_length=4_000)


class Correction(Shape):
    """Where the frozen list differs from what is known now."""

    decision_id: Id
    reference: str = Field(max_length=40)
    start_on: Day
    frozen: LineKind | None
    now: LineKind | None


class BriefDelay(Shape):
    """A delay that passed its limit after one cut-off day and had ended by the next, so that no list has held it."""

    decision_id: Id
    reference: str = Field(max_length=40)
    title: str = Field(max_length=120)
    basis: ClockBasis
    start_on: Day
    ends_on: Day = Field(description="Sista dagen inom gränsen")
    ended_on: Day
    ending: EventKind


class BriefDelayPage(PageOf):
    """A page of the delays that no list has held."""

    brief_delays: list[BriefDelay]


class CorrectionList(Shape):
    """What became known after the list was frozen."""

    corrections: list[Correction]
    links: list[Link] = Field(alias="_links")
