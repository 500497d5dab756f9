"""A deviation: what was reported, whose words are never changed, and what was decided about it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qms.actions.models import ConcernsChild
from qms.kernel.codes import Codes
from qms.matters.models import MISTAKEN, Matter, Searched
from qms.occurred.schemas import Precision
from qms.organisation.models import Board
from qms.organisation.queries import levels


class ReportType(Codes):
    """What somebody reports."""

    DEVIATION = "deviation", "Avvikelse"
    SUSPECTED_MISCONDUCT = "suspected-misconduct", "Misstänkt missförhållande"
    RISK = "risk", "Risk"
    IMPROVEMENT_IDEA = "improvement-idea", "Förbättringsidé"
    GOOD_EXAMPLE = "good-example", "Gott exempel"


class DeviationStatus(Codes):
    """How far a deviation has come."""

    RECEIVED = "received", "Inkommen"
    INVESTIGATING = "investigating", "Under utredning"
    ACTING = "acting", "Åtgärd pågår"
    CLOSED = "closed", "Avslutad"
    DISMISSED = "dismissed", "Inte en avvikelse"
    TRANSFERRED = "transferred", "Överlämnad"
    CONSIDERED = "considered", "Övervägs"
    TRIED = "tried", "Prövas"
    ADOPTED = "adopted", "Införd"
    DECLINED = "declined", "Avböjd"
    MISTAKEN = "mistaken", "Felregistrerad"


class Affected(Codes):
    """How many were affected, as far as the reporter knows."""

    ONE = "one", "En person"
    SEVERAL = "several", "Flera eller hela enheten"
    NONE_KNOWN = "none-known", "Ingen känd"


class AssessmentDecision(Codes):
    """What a manager decides about a report."""

    INVESTIGATE = "investigate", "Utred"
    CLOSE = "close", "Avsluta direkt"
    DISMISS = "dismiss", "Inte en avvikelse"


class CounterpartKind(Codes):
    """What kind of organisation the other one is, when something happened between two."""

    REGION = "region", "Regionen"
    PROVIDER = "provider", "Privat utförare"
    MUNICIPALITY = "municipality", "Annan kommun"
    AUTHORITY = "authority", "Myndighet"
    OTHER = "other", "Annan"


class DeviationSort(Codes):
    """In which order deviations are listed."""

    OLDEST = "reportedAt", "Äldst rapport först"
    NEWEST = "-reportedAt", "Nyast rapport först"
    DUE_SOON = "dueOn", "Kortast tid kvar först"
    DUE_LATE = "-dueOn", "Längst tid kvar först"


class HandlingTime(Codes):
    """How long it took from report to handled, as of a day."""

    WITHIN_30 = "within-30", "Inom 30 dagar"
    TO_90 = "from-31-to-90", "31–90 dagar"
    OVER_90 = "over-90", "Mer än 90 dagar"
    UNDER_WAY = "under-way", "Pågår"
    NOT_STARTED = "not-started", "Inte påbörjad"
    NOT_STARTED_OVER_30 = "not-started-over-30", "Inte påbörjad efter mer än 30 dagar"


class ReportOutcome(Codes):
    """What a report turned out to be, as of a day."""

    QUALITY_DEVIATION = "quality-deviation", "Kvalitetsavvikelse"
    ESCALATED = "escalated", "Överlämnad till lex Sarah"
    NO_DEVIATION = "no-deviation", "Inte en avvikelse"
    RISK = "risk", "Risk"
    IDEA = "idea", "Idé"
    GOOD_EXAMPLE = "good-example", "Gott exempel"
    OPEN = "open", "Öppen"


class Closing(Codes):
    """Whether a deviation was closed, as of a day."""

    CLOSED = "closed", "Avslutad"
    ONGOING = "ongoing", "Pågående"


REPORT_TYPES = ReportType.labels()
MILESTONES = ("assessed_at", "handled_at", "closed_at")
IDEA_ENDED = frozenset({DeviationStatus.ADOPTED, DeviationStatus.DECLINED})
IDEA_STATES = IDEA_ENDED | {DeviationStatus.CONSIDERED, DeviationStatus.TRIED}
OPEN = frozenset({"received", "investigating", "acting"}) | (IDEA_STATES - IDEA_ENDED)


class Deviation(Matter):
    """A reported event, risk, idea or good example."""

    __tablename__ = "deviation"
    __table_args__ = (
        ForeignKeyConstraint(["board_id", "id"], ["matter.board_id", "matter.id"]),
        {"info": {"reported_text": "immutable"}},
    )
    __mapper_args__ = {"polymorphic_identity": "deviation"}

    prefix: ClassVar[str] = "AVV"
    path: ClassVar[str] = "/deviations"
    open_states: ClassVar[frozenset[str]] = OPEN
    is_answered: ClassVar[bool] = True
    acting: ClassVar[str] = "deviationAssess"
    acting_in: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("investigating", "acting"), "deviationClose"),
        **dict.fromkeys(("considered", "tried"), "ideaAdopt"),
    }
    counted: ClassVar[tuple[str, ...]] = (
        *Matter.counted,
        *("category", "activity", "concerns_child", "report_type", "event_count", "decision", "routed_at"),
        *MILESTONES,
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    report_type: Mapped[ReportType]
    description: Mapped[str]
    occurred_precision: Mapped[Precision]
    occurred_on: Mapped[date | None]
    occurred_at: Mapped[datetime | None]
    affected: Mapped[Affected]
    case_reference: Mapped[str | None]
    immediate_danger: Mapped[bool] = mapped_column(default=False)
    immediate_action: Mapped[str | None]
    event_count: Mapped[int] = mapped_column(default=1)
    on_behalf_of: Mapped[str | None]
    concerns_child: Mapped[ConcernsChild] = mapped_column(default=ConcernsChild.UNKNOWN)
    counterpart_kind: Mapped[CounterpartKind | None]
    counterpart_name: Mapped[str | None]
    category: Mapped[str | None]
    activity: Mapped[str | None]
    law_area: Mapped[str | None]
    probability: Mapped[int | None]
    consequence: Mapped[int | None]
    seriousness: Mapped[str | None]
    decision: Mapped[AssessmentDecision | None]
    reason: Mapped[str | None]
    imported_at: Mapped[datetime | None]

    @property
    def told_by(self) -> str | None:
        """Who may tell others of it: who reads it, or of a suspected misconduct who may close it."""
        if self.report_type == ReportType.GOOD_EXAMPLE or (self.closed_at and self.status != MISTAKEN):
            is_suspected = self.report_type == ReportType.SUSPECTED_MISCONDUCT
            return "deviationClose" if is_suspected else "deviationRead"
        return None

    def is_serious(self, board: Board) -> bool:
        """Whether somebody was in immediate danger, or it stands on the top level of the board's scale."""
        return self.immediate_danger or self.seriousness == levels(board)[-1]["code"]

    @property
    def searched(self) -> tuple[Searched, ...]:
        """The texts that a search looks in."""
        return (*super().searched, self.description, self.immediate_action)
