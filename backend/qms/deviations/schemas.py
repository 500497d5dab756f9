"""API shapes of deviations. The commands are taken by the verbs as they are, by API, batches, jobs and seeds alike."""

from typing import Annotated, ClassVar

from pydantic import Field

from qms.actions.models import ConcernsChild
from qms.closings.schemas import Remaining
from qms.cooperation.schemas import CooperationCreate
from qms.deviations.models import (
    Affected,
    AssessmentDecision,
    CounterpartKind,
    DeviationStatus,
    ReportType,
)
from qms.intake.schemas import Batch, BatchVerdict, ByItself, Malformed, Sent
from qms.kernel.schema import Day, Flag, Id, Instant, Link, NotText, Shape
from qms.matters.models import Effect
from qms.matters.schemas import (
    CaseReference,
    CodeLabel,
    LawReference,
    Source,
    TimelineEntry,
    Warned,
)
from qms.occurred.schemas import Occurred, OccurredCreate
from qms.organisation.models import Area
from qms.texts import Code, Line, MaybeLabel, Telling, Words

DESCRIPTION, ACTION, ON_BEHALF_OF, REASON = "Vad som hände", "Vad som gjordes genast", "Rapporterat åt", "Skäl"
CONCLUSION, NOTE, REOPENED = "Vad utredningen visar", "Anteckning", "Varför ärendet öppnas igen"


class Counterpart(Shape):
    """The other organisation, where the event lies between two."""

    kind: CounterpartKind = Field(description="Vilket slags organisation det är")
    name: Line = Field(max_length=120, title="Den andra organisationen", description="Organisationens namn")


class DeviationCreate(Sent):
    """What someone reports. No paragraph, category or cause is asked for."""

    came_later: ClassVar[tuple[str, ...]] = ("concerns_child", "cooperation", "data_exposed")

    report_type: ReportType = Field(description="Vad som rapporteras")
    title: MaybeLabel | None = Field(
        default=None,
        max_length=120,
        description="Rubrik utan personuppgifter. Utelämnad: typen av rapport och enhetens namn",
    )
    description: Words = Field(
        max_length=10_000,
        title=DESCRIPTION,
        description="Vad som hände, med rapportörens egna ord. Ändras aldrig efteråt",
    )
    unit_id: Id = Field(description="Enheten där det hände. Den avgör vem som får rapporten")
    occurred: OccurredCreate = Field(description="När det hände, så exakt som det är känt")
    affected: Affected = Field(description="Hur många som berördes")
    concerns_child: ConcernsChild = Field(default=ConcernsChild.UNKNOWN, description="Om det gäller ett barn")
    case_reference: CaseReference | None = Field(
        default=None, description="Nummer på ärendet i verksamhetssystemet, om händelsen hör till ett"
    )
    immediate_danger: Flag = Field(default=False, description="Sant om någon är i omedelbar fara")
    immediate_action: Words | None = Field(
        default=None, max_length=4_000, title=ACTION, description="Vad som gjordes genast"
    )
    event_count: Annotated[int, Field(ge=1, le=10_000), NotText] = Field(
        default=1, description="Antal likadana händelser som rapporten gäller"
    )
    on_behalf_of: Line | None = Field(
        default=None,
        max_length=120,
        title=ON_BEHALF_OF,
        description="Den som såg händelsen, när någon annan skriver rapporten",
    )
    counterpart: Counterpart | None = Field(
        default=None, description="Den andra organisationen, när händelsen ligger mellan två"
    )
    cooperation: CooperationCreate | None = Field(
        default=None, description="Det som gäller i vårdsamverkan, när ett system skickar det"
    )
    data_exposed: Flag | None = Field(
        default=None,
        exclude_if=lambda value: value is None,
        description="Sant när någon obehörig kan ha fått del av personuppgifter. Då får dataskyddsombudet veta det",
    )


class Seriousness(Shape):
    """Where on the board's risk scale the event was placed."""

    probability: Annotated[int, Field(ge=1, le=10), NotText]
    consequence: Annotated[int, Field(ge=1, le=10), NotText]
    level: Code
    label: str = Field(max_length=60)


class IntakeOfReport(Shape):
    """The intake function that a report came to."""

    unit_name: str = Field(max_length=120, description="Enheten som mottagningen är till för, med allt under den")
    routed_at: Instant | None = Field(description="När den hade fördelats eller bedömts. Tom: mottagningen har den")


class Deviation(Warned):
    """A deviation as the caller may see it, and in ``_links`` what the caller may do with it now."""

    advice: ClassVar[str] = ", så lägg till en rättelse"

    id: Id
    reference: str = Field(max_length=40, json_schema_extra={"example": "AVV-1042"})
    board_id: Id
    status: DeviationStatus
    report_type: ReportType
    title: str = Field(max_length=120, title="Rubrik")
    description: str = Field(max_length=10_000, title=DESCRIPTION)
    unit_id: Id
    unit_name: str = Field(max_length=120)
    area: Area
    occurred: Occurred
    affected: Affected
    concerns_child: ConcernsChild
    case_reference: str | None = Field(max_length=40)
    immediate_danger: bool
    immediate_action: str | None = Field(max_length=4_000, title=ACTION)
    event_count: int
    on_behalf_of: str | None = Field(max_length=120, title=ON_BEHALF_OF)
    counterpart: Counterpart | None
    source: Source | None
    reported_at: Instant
    imported_at: Instant | None = Field(description="När den lästes in ur ett annat system. Tom: rapporterad här")
    assessed_at: Instant | None
    handled_at: Instant | None
    closed_at: Instant | None
    answered_at: Instant | None
    due_on: Day
    due_explanation: str = Field(max_length=200)
    owner_name: str | None = Field(max_length=120)
    category: CodeLabel | None
    activity: CodeLabel | None
    law_area: CodeLabel | None
    law: LawReference | None
    seriousness: Seriousness | None
    causes: list[CodeLabel]
    effect: Effect | None
    intake: IntakeOfReport | None = Field(description="Mottagningen som den kom till. Tom: enhetens chef fick den")
    decision: AssessmentDecision | None
    reason: str | None = Field(max_length=4_000, title=REASON)
    remaining: list[Remaining] = Field(description="Vad som är kvar, för den som får avsluta ett pågående ärende")
    timeline: list[TimelineEntry]
    version: int
    links: list[Link] = Field(alias="_links")


class ReroutingCreate(Shape):
    """Hand a deviation over to the unit where it belongs. The reported text is not touched."""

    unit_id: Id = Field(description="Enheten som tar över ärendet")
    reason: Telling = Field(max_length=1_000, title=REASON, description="Varför ärendet hör hemma där")


class ConclusionCreate(Shape):
    """What the investigation came to. What is to be done follows."""

    conclusion: Telling = Field(max_length=4_000, title=CONCLUSION, description="Vad som hände och varför, i korthet")


class ClosingCreate(Shape):
    """That nothing is left to do."""

    note: Words | None = Field(
        default=None, max_length=4_000, title=NOTE, description="Något att lägga till, om svaret inte säger allt"
    )


class ReopeningCreate(Shape):
    """That a deviation is investigated again, after it was closed or set aside."""

    reason: Telling = Field(max_length=1_000, title=REOPENED, description="Varför ärendet öppnas igen")


class AdditionCreate(Shape):
    """Words added to a report. A correction is an addition; nothing is overwritten."""

    text: Words = Field(max_length=10_000, title="Tillägg", description="Det som läggs till, eller rättelsen")


class DeviationBatchCreate(Shape):
    """Up to 200 events from one system."""

    deviations: list[Annotated[DeviationCreate | Malformed, ByItself()]] = Field(
        min_length=1,
        max_length=200,
        description="Händelserna, var och en som den skulle rapporteras för sig. En felaktig avvisas för sig",
    )


class BatchItem(BatchVerdict):
    """The verdict on one item."""

    named: ClassVar[str] = "deviation_id"

    deviation_id: Id | None


class DeviationBatch(Batch[BatchItem]):
    """One verdict per item, in the order sent."""
