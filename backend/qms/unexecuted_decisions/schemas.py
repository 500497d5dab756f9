"""API shapes of decisions.

The commands are taken by the verbs as they are, by API, batches, files and seeds alike.
"""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from qms.intake.schemas import Batch, BatchVerdict, ByItself, Malformed, Sent, when
from qms.kernel.schema import Choice, Day, Filter, Flag, Id, Instant, Link, NotText, PageOf, Shape
from qms.matters.schemas import (
    CaseReference,
    CodeLabel,
    LawReference,
    SearchCreate,
    SearchOf,
    Source,
    TimelineEntry,
    Warned,
)
from qms.organisation.models import Area
from qms.texts import Code, Label, Telling, Words
from qms.unexecuted_decisions.models import (
    ClockBasis,
    DecisionSort,
    DecisionStatus,
    EventKind,
    ExtentUnit,
    GrantTopic,
    LawArea,
    Origin,
    Sex,
    Stage,
)

NOTE, STRUCK, REASON = "Anteckning", "Vad som var fel", "Skäl till dröjsmålet"
CONSEQUENCES, MEANWHILE, EFFORTS = "Vad det betyder för den enskilde", "Stöd under tiden", "Vad nämnden gör"

Number = Annotated[
    Decimal,
    PlainSerializer(float, return_type=float, when_used="json"),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100_000}),
]
Amount = Annotated[
    Decimal,
    Field(ge=Decimal("0.01"), le=100_000),
    AfterValidator(lambda amount: round(amount, 2)),
    PlainSerializer(float, return_type=float, when_used="json"),
    WithJsonSchema({"type": "number", "minimum": 0.01, "maximum": 100_000}),
    NotText,
]
OTHERS = "Bara det som någon annan eller ingen ansvarar för"
OFFERS = (EventKind.OFFERED, EventKind.OFFER_DECLINED)
PersonNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}-?(?:[0-9]{4}|T[0-9]{3}|TF[0-9]{2})$")]


class Extent(Shape):
    """How much was granted, where a part of it can be carried out."""

    amount: Amount = Field(description="Hur mycket som är beviljat, i enheten nedan, med högst två decimaler")
    unit: ExtentUnit = Field(description="Vad omfattningen räknas i")


class Identity(Shape):
    """Who a decision is about: a personal or coordination number, or the form IVO uses for those who lack one."""

    person_number: PersonNumber = Field(
        description="Personnummer, samordningsnummer eller den form som IVO använder för den som saknar nummer"
    )
    name: Label | None = Field(default=None, max_length=120, description="Den enskildes namn")


class DecisionEventCreate(Shape):
    """Something that happened to a decision on a day."""

    model_config = ConfigDict(
        json_schema_extra=when(
            "kind",
            {kind.value: [([], ["wasReasonable"])] for kind in EventKind if kind not in OFFERS},
            others=("happenedOn", "executedExtent", "note"),
        )
    )

    kind: EventKind = Field(description="Vad som hände med beslutet")
    happened_on: Day = Field(description="Dagen då det hände. Från den räknas tiden")
    executed_extent: Amount | None = Field(
        default=None, description="Hur mycket som verkställs från den dagen, när det är en del, i beslutets enhet"
    )
    was_reasonable: Flag | None = Field(default=None, description="Var erbjudandet skäligt?")
    note: Words | None = Field(default=None, max_length=2_000, title=NOTE, description="Anteckning om händelsen")

    @model_validator(mode="after")
    def _offers_only(self) -> "DecisionEventCreate":
        if self.was_reasonable is not None and self.kind not in OFFERS:
            raise ValueError("Ange wasReasonable bara för erbjudanden")
        return self


class ExplanationCreate(Shape):
    """Why a decision is not carried out, and what is done meanwhile: what IVO asks about in words."""

    delay_reason: Code = Field(description="Skälet till dröjsmålet, en kod i nämndens lista delay-reason")
    reason_text: Telling = Field(max_length=4_000, title=REASON, description="Varför beslutet inte är verkställt")
    consequences_text: Words = Field(
        max_length=4_000, title=CONSEQUENCES, description="Vad dröjsmålet betyder för den enskilde"
    )
    meanwhile_text: Words = Field(
        max_length=4_000, title=MEANWHILE, description="Hur den enskilde får stöd under tiden"
    )
    efforts_text: Words = Field(
        max_length=4_000, title=EFFORTS, description="Vad nämnden gör för att beslutet ska verkställas"
    )


class DecisionCreate(Sent):
    """A favourable decision, as the case system or a person registers it."""

    unit_id: Id = Field(description="Enheten som ska verkställa beslutet")
    case_reference: CaseReference
    case_closed_on: Day | None = Field(default=None, description="Dagen då ärendet avslutades i verksamhetssystemet")
    law_area: LawArea = Field(description="Lagen som beslutet är fattat enligt")
    law_topic: GrantTopic = Field(default=GrantTopic.GRANT, description="Slaget av bistånd, som avgör lagrummet")
    benefit: Code = Field(description="Insatsen, en kod i nämndens lista benefit")
    origin: Origin = Field(default=Origin.DECISION, description="Vem som beslutade. Domar rapporteras inte till IVO")
    decided_on: Day = Field(description="Beslutets dag. Från den räknas de tre månaderna")
    sex: Sex = Field(description="Den enskildes kön, så som IVO räknar")
    extent: Extent | None = Field(default=None, description="Omfattningen, när insatsen kan verkställas till en del")
    is_protected: Flag = Field(default=False, description="Sant om den enskilde har skyddade personuppgifter")
    identity: Identity | None = Field(
        default=None, description="Vem beslutet gäller. Förvaras förseglat och visas bara mot ett angivet skäl"
    )
    events: list[DecisionEventCreate] = Field(
        default=[], max_length=200, description="Vad som redan har hänt med beslutet, i valfri ordning"
    )
    explanation: ExplanationCreate | None = Field(
        default=None,
        description="Varför beslutet inte är verkställt. Ersätter aldrig det som en person har skrivit",
    )


class EventStrikeCreate(Shape):
    """Strike an event that was wrong. It stays to be read, but counts no more."""

    event_id: Id = Field(description="Händelsen som var fel")
    reason: Telling = Field(max_length=1_000, title=STRUCK, description="Vad som var fel")


class HandoverCreate(Shape):
    """Who is to find what is needed from now on."""

    owner_id: Id = Field(description="Personen som tar över. Successors visar vilka det kan vara")


class DisclosureCreate(Shape):
    """Why somebody needs to see who a decision is about."""

    purpose: Label = Field(min_length=5, max_length=200, description="Varför uppgiften behövs. Skälet sparas i loggen")


class ClockShown(Shape):
    """The clock of a decision: from when, until when, and how it was counted."""

    start_on: Day
    basis: ClockBasis
    ends_on: Day
    reportable_from: Day
    days_run: int
    days_left: int = Field(description="Under noll: så många dagar över gränsen")
    stage: Stage
    explanation: str = Field(max_length=400)
    law: LawReference


class FeeInterval(Shape):
    """What the law says a court may decide. Not a forecast."""

    low_kr: int
    high_kr: int
    law: LawReference
    apply_before: Day | None = Field(description="Sista dagen för IVO:s ansökan att vara delgiven")


class DecisionEvent(Shape):
    """Something that happened to a decision."""

    id: Id
    kind: EventKind
    happened_on: Day
    executed_extent: Number | None
    was_reasonable: bool | None
    note: str | None = Field(max_length=2_000, title=NOTE)
    is_from_source: bool
    recorded_at: Instant
    struck_at: Instant | None
    struck_reason: str | None = Field(max_length=1_000, title=STRUCK)


class Explanation(Shape):
    """Why a decision is not carried out, and what is done meanwhile."""

    delay_reason: CodeLabel | None
    reason_text: str | None = Field(max_length=4_000, title=REASON)
    consequences_text: str | None = Field(max_length=4_000, title=CONSEQUENCES)
    meanwhile_text: str | None = Field(max_length=4_000, title=MEANWHILE)
    efforts_text: str | None = Field(max_length=4_000, title=EFFORTS)


class Decision(Warned):
    """A decision as the caller may see it, and in ``_links`` what the caller may do with it now."""

    id: Id
    reference: str = Field(max_length=40, json_schema_extra={"example": "BES-1042"})
    board_id: Id
    status: DecisionStatus
    title: str = Field(max_length=120)
    unit_id: Id
    unit_name: str = Field(max_length=120)
    area: Area
    owner_id: Id | None
    owner_name: str | None = Field(max_length=120)
    case_reference: str = Field(max_length=40)
    case_closed_on: Day | None
    law: LawReference | None
    benefit: CodeLabel
    origin: Origin
    decided_on: Day
    sex: Sex
    extent: Extent | None
    remaining: Number | None
    is_protected: bool
    has_identity: bool
    clock: ClockShown | None
    fee_interval: FeeInterval | None
    explanation: Explanation
    events: list[DecisionEvent]
    source: Source | None
    registered_at: Instant
    timeline: list[TimelineEntry]
    version: int
    links: list[Link] = Field(alias="_links")


class DecisionSummary(Shape):
    """A decision as one row of a list."""

    id: Id
    reference: str = Field(max_length=40)
    status: DecisionStatus
    unit_id: Id
    unit_name: str = Field(max_length=120)
    area: Area
    benefit: Code
    law_area: LawArea
    decided_on: Day
    is_protected: bool
    owner_name: str | None = Field(max_length=120)
    delay_reason: Code | None
    start_on: Day | None
    basis: ClockBasis | None
    ends_on: Day | None
    days_left: int | None
    stage: Stage | None


class DecisionPage(PageOf):
    """A page of decisions."""

    decisions: list[DecisionSummary]


class DecisionFilter(Filter):
    """What narrows a list. A filter never widens what the caller may see."""

    status: list[DecisionStatus] = Field(default=[], max_length=10, description="Bara beslut som står så")
    stage: list[Stage] = Field(default=[], max_length=10, description="Bara beslut vars tid har gått så långt")
    basis: ClockBasis | None = Field(default=None, description="Bara beslut vars tid räknas därifrån")
    benefit: Code | None = Field(default=None, description="Bara den insatsen, en kod i nämndens lista benefit")
    board_id: Id | None = Field(default=None, description="Bara den nämnden")
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")
    single_unit_id: Id | None = Field(default=None, description="Enheten utan det under den")
    area: Area | None = Field(default=None, description="Bara enheter inom verksamhetsområdet")
    case_reference: CaseReference | None = Field(default=None, description="Bara det ärendet, hela numret")
    decided_from: Day | None = Field(default=None, description="Beslutade den dagen eller senare")
    decided_to: Day | None = Field(default=None, description="Beslutade den dagen eller tidigare")
    ends_from: Day | None = Field(default=None, description="Bara beslut vars gräns går ut den dagen eller senare")
    ends_to: Day | None = Field(default=None, description="Bara beslut vars gräns går ut den dagen eller tidigare")
    mine: Choice | None = Field(default=None, description="Bara det jag ansvarar för eller medverkar i")
    others: Choice | None = Field(default=None, description=OTHERS)
    sort: DecisionSort = Field(default=DecisionSort.ENDS_SOON, description="Ordningen i listan")


class DecisionNarrowing(DecisionFilter):
    """The same in a body, where yes and no are not text."""

    mine: Flag | None = Field(default=None, description="Bara det jag ansvarar för eller medverkar i")
    others: Flag | None = Field(default=None, description=OTHERS)


class DecisionSearchCreate(SearchCreate):
    """What to look for among decisions, and filters."""

    filter: DecisionNarrowing = Field(default=DecisionNarrowing(), description="Vad träffarna ska begränsas till")


class DecisionSearch(SearchOf):
    """The decisions that a search has come upon."""

    decisions: list[DecisionSummary]


class DecisionBatchCreate(Shape):
    """Up to 200 decisions from one system."""

    decisions: list[Annotated[DecisionCreate | Malformed, ByItself()]] = Field(
        min_length=1,
        max_length=200,
        description="Besluten, vart och ett som det skulle registreras för sig. En felaktig avvisas för sig",
    )


class DecisionBatchItem(BatchVerdict):
    """The verdict on one item."""

    named: ClassVar[str] = "decision_id"

    decision_id: Id | None


class DecisionBatch(Batch[DecisionBatchItem]):
    """One verdict per item, in the order sent."""
