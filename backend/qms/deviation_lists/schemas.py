"""API shapes of the list of deviations and of a search in it."""

from typing import ClassVar

from pydantic import Field

from qms.actions.models import ConcernsChild
from qms.cooperation.models import CooperationDirection
from qms.deviations.models import Closing, DeviationSort, DeviationStatus, HandlingTime, ReportOutcome, ReportType
from qms.kernel.problems import Invalid
from qms.kernel.schema import Choice, Day, Filter, Flag, Id, Instant, PageOf, Shape, fault
from qms.matters.schemas import SearchCreate, SearchOf
from qms.organisation.models import Area
from qms.texts import Code


class DeviationSummary(Shape):
    """A deviation as one row of a list."""

    id: Id
    reference: str = Field(max_length=40)
    status: DeviationStatus
    report_type: ReportType
    title: str = Field(max_length=120)
    unit_id: Id
    unit_name: str = Field(max_length=120)
    area: Area
    category: Code | None
    seriousness: Code | None
    event_count: int
    immediate_danger: bool
    is_at_intake: bool = Field(description="Om mottagningen har den och ska fördela den")
    reported_at: Instant
    imported_at: Instant | None = Field(description="När den lästes in ur ett annat system. Tom: rapporterad här")
    answered_at: Instant | None
    due_on: Day


class DeviationPage(PageOf):
    """A page of deviations."""

    deviations: list[DeviationSummary]


OF_COOPERATION = ("direction", "counterpart", "cooperation_category")
OF_HANDLING = ("handling", "closing", "outcome", "effect", "without_judged_action")
AS_OF_A_DAY = ("follow", "cause_area", "again", *OF_HANDLING, *OF_COOPERATION)
OTHERS = "Bara det som någon annan eller ingen ansvarar för"
WITH_AS_OF, WITHOUT = "Tillsammans med asOf", "Bara det som ingen åtgärd är bedömd för"
WHERE = "Bara det som har en orsak som ligger där i verksamheten"
AGAIN = "Bara det som är kopplat till något som har hänt förut"
DAY_NEEDED = "Ange asOf när du frågar efter något som statistiken räknar en viss dag"


class DeviationFilter(Filter):
    """What narrows a list. A filter never widens what the caller may see."""

    place: ClassVar[str] = "query:"
    """Where its members stand in what was sent, as errors point at them."""
    status: list[DeviationStatus] = Field(default=[], max_length=10, description="Bara ärenden som har kommit så långt")
    report_type: list[ReportType] = Field(default=[], max_length=10, description="Bara rapporter av de här typerna")
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")
    area: Area | None = Field(default=None, description="Bara enheter inom verksamhetsområdet")
    category: Code | None = Field(default=None, description="Bara den kategorin, en kod i listan category, eller none")
    activity: Code | None = Field(default=None, description="Bara aktiviteten, en kod i listan activity, eller none")
    concerns_child: ConcernsChild | None = Field(default=None, description="Om det gäller ett barn")
    seriousness: Code | None = Field(default=None, description="Bara den allvarlighetsgraden, en kod i riskskalan")
    reported_from: Day | None = Field(default=None, description="Rapporterade den dagen eller senare")
    reported_to: Day | None = Field(default=None, description="Rapporterade den dagen eller tidigare")
    overdue: Choice | None = Field(default=None, description="Bara öppna ärenden vars tid har gått ut")
    mine: Choice | None = Field(default=None, description="Bara det jag själv har rapporterat")
    others: Choice | None = Field(default=None, description=OTHERS)
    at_intake: Choice | None = Field(default=None, description="Bara det som mottagningen ska fördela")
    intake_id: Id | None = Field(default=None, description="Bara det som kom till den mottagningen")
    as_of: Day | None = Field(default=None, description="Bara det som statistiken räknar den dagen, som det stod då")
    board_id: Id | None = Field(default=None, description="Bara nämndens. Utelämnad: alla, och med asOf den egna")
    single_unit_id: Id | None = Field(default=None, description="Enheten utan det under den")
    follow: Choice | None = Field(default=None, description=f"Följ enheter genom omorganisationer. {WITH_AS_OF}")
    handling: HandlingTime | None = Field(default=None, description=f"Hanteringstiden. {WITH_AS_OF}")
    closing: Closing | None = Field(default=None, description=f"Om ärendet var avslutat. {WITH_AS_OF}")
    outcome: ReportOutcome | None = Field(default=None, description=f"Vad det visade sig vara. {WITH_AS_OF}")
    cause: Code | None = Field(default=None, description="Bara den orsaken, en kod i listan cause, eller none")
    cause_area: Code | None = Field(default=None, description=f"{WHERE}, eller none. {WITH_AS_OF}")
    again: Choice | None = Field(default=None, description=f"{AGAIN}. {WITH_AS_OF}")
    effect: Code | None = Field(default=None, description=f"Bara den bedömda effekten, eller none. {WITH_AS_OF}")
    without_judged_action: Choice | None = Field(default=None, description=f"{WITHOUT}. {WITH_AS_OF}")
    direction: CooperationDirection | None = Field(
        default=None, description=f"Vem som registrerade i vårdsamverkan. {WITH_AS_OF}"
    )
    counterpart: Code | None = Field(default=None, description=f"Motparten, en kod i listan. {WITH_AS_OF}")
    cooperation_category: Code | None = Field(
        default=None, description=f"Kategorin i vårdsamverkan, en kod i listan, eller none. {WITH_AS_OF}"
    )
    sort: DeviationSort = Field(default=DeviationSort.NEWEST, description="Ordningen i listan")

    def require_day(self) -> None:
        """Refuse what is counted as of a day where no day is said."""
        if self.as_of is None and any(getattr(self, name) is not None for name in AS_OF_A_DAY):
            raise Invalid(errors=[fault(f"{self.place}asOf", "missing", {}) | {"detail": DAY_NEEDED}])


class DeviationNarrowing(DeviationFilter):
    """The same in a body, where yes and no are not text."""

    place: ClassVar[str] = "/filter/"
    overdue: Flag | None = Field(default=None, description="Bara öppna ärenden vars tid har gått ut")
    mine: Flag | None = Field(default=None, description="Bara det jag själv har rapporterat")
    others: Flag | None = Field(default=None, description=OTHERS)
    without_judged_action: Flag | None = Field(default=None, description=f"{WITHOUT}. {WITH_AS_OF}")
    again: Flag | None = Field(default=None, description=f"{AGAIN}. {WITH_AS_OF}")
    at_intake: Flag | None = Field(default=None, description="Bara det som mottagningen ska fördela")
    follow: Flag | None = Field(default=None, description=f"Följ enheter genom omorganisationer. {WITH_AS_OF}")


class DeviationSearchCreate(SearchCreate):
    """What to look for among deviations, and filters."""

    filter: DeviationNarrowing = Field(default=DeviationNarrowing(), description="Vad träffarna ska begränsas till")


class DeviationSearch(SearchOf):
    """A page of the deviations that a search has come upon."""

    deviations: list[DeviationSummary]
