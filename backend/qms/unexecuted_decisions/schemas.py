"""API shapes of decisions.

The commands are taken by the verbs as they are, by API, batches, files and seeds alike.
"""

from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from qms.kernel.personal_number import contains_personal_number
from qms.kernel.schema import (
    Choice,
    Code,
    Day,
    Filter,
    Flag,
    Id,
    Instant,
    Line,
    Link,
    Meta,
    NotText,
    Shape,
    Words,
    when,
)
from qms.matters.schemas import (
    Area,
    CaseReference,
    CodeLabel,
    ItemProblem,
    LawReference,
    Notice,
    Source,
    Successor,
    TimelineEntry,
)
from qms.spreadsheets.schemas import FileImport, FileImportCreate

LawArea = Literal["sol", "lss"]
LawTopicCode = Literal["grant", "grant-economic"]
Origin = Literal["decision", "judgment"]
Sex = Literal["female", "male"]
ExtentUnit = Literal["hours-per-week", "hours-per-month", "days-per-month", "places"]
StatusCode = Literal["waiting", "partly-executed", "executed", "interrupted", "closed"]
StageCode = Literal["running", "day-60", "day-75", "day-90", "reportable", "over-six-months", "over-one-year"]
Basis = Literal["decision", "interruption"]
Kind = Literal[
    "offered",
    "offer-declined",
    "partly-executed",
    "executed",
    "interrupted",
    "resumed",
    "withdrawn",
    "need-ceased",
    "moved",
    "died",
    "replaced",
]
Sort = Literal["endsOn", "-endsOn", "decidedOn", "-decidedOn"]
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
OFFERS = ("offered", "offer-declined")
PersonNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}-?(?:[0-9]{4}|T[0-9]{3}|TF[0-9]{2})$")]


class Extent(Shape):
    """How much was granted, where a part of it can be carried out."""

    amount: Amount
    unit: ExtentUnit


class Identity(Shape):
    """Who a decision is about: a personal or coordination number, or the form IVO uses for those who lack one."""

    person_number: PersonNumber
    name: Line | None = Field(default=None, max_length=120)


class DecisionEventCreate(Shape):
    """Something that happened to a decision on a day."""

    model_config = ConfigDict(
        json_schema_extra=when(
            "kind",
            {kind: ([], ["wasReasonable"]) for kind in get_args(Kind) if kind not in OFFERS},
            others=("happenedOn", "executedExtent", "note"),
        )
    )

    kind: Kind
    happened_on: Day
    executed_extent: Amount | None = None
    was_reasonable: Flag | None = Field(default=None, description="Var erbjudandet skäligt?")
    note: Words | None = Field(default=None, max_length=2_000)

    @model_validator(mode="after")
    def _offers_only(self) -> "DecisionEventCreate":
        if self.was_reasonable is not None and self.kind not in OFFERS:
            raise ValueError("Ange wasReasonable bara för erbjudanden")
        return self


class DecisionCreate(Shape):
    """A favourable decision, as the case system or a person registers it."""

    unit_id: Id
    case_reference: CaseReference
    case_closed_on: Day | None = None
    law_area: LawArea
    law_topic: LawTopicCode = "grant"
    benefit: Code
    origin: Origin = "decision"
    decided_on: Day
    sex: Sex
    extent: Extent | None = None
    is_protected: Flag = False
    identity: Identity | None = None
    events: list[DecisionEventCreate] = Field(default=[], max_length=200)
    source: Source | None = None

    @field_validator("case_reference")
    @classmethod
    def _names_nobody(cls, reference: str) -> str:
        if contains_personal_number(reference):
            raise ValueError("Ange ärendets nummer, inte ett personnummer")
        return reference


class EventStrikeCreate(Shape):
    """Strike an event that was wrong. It stays to be read, but counts no more."""

    event_id: Id
    reason: Words = Field(max_length=1_000)


class ExplanationCreate(Shape):
    """Why a decision is not carried out, and what is done meanwhile: what IVO asks about in words."""

    delay_reason: Code
    reason_text: Words = Field(max_length=4_000)
    consequences_text: Words = Field(max_length=4_000)
    meanwhile_text: Words = Field(max_length=4_000)
    efforts_text: Words = Field(max_length=4_000)


class HandoverCreate(Shape):
    """Who is to find what is needed from now on."""

    owner_id: Id


class SuccessorList(Shape):
    """The first of those to whom a decision can be handed over, in Swedish order. The words narrow them."""

    successors: list[Successor]
    links: list[Link] = Field(alias="_links")


class DisclosureCreate(Shape):
    """Why somebody needs to see who a decision is about."""

    purpose: Line = Field(min_length=5, max_length=200)


class ClockShown(Shape):
    """The clock of a decision: from when, until when, and how it was counted."""

    start_on: Day
    basis: Basis
    ends_on: Day
    reportable_from: Day
    days_run: int
    days_left: int = Field(description="Under noll: så många dagar över gränsen")
    stage: StageCode
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
    kind: Kind
    happened_on: Day
    executed_extent: Number | None
    was_reasonable: bool | None
    note: str | None = Field(max_length=2_000)
    is_from_source: bool
    recorded_at: Instant
    struck_at: Instant | None
    struck_reason: str | None = Field(max_length=1_000)


class Explanation(Shape):
    """Why a decision is not carried out, and what is done meanwhile."""

    delay_reason: CodeLabel | None
    reason_text: str | None = Field(max_length=4_000)
    consequences_text: str | None = Field(max_length=4_000)
    meanwhile_text: str | None = Field(max_length=4_000)
    efforts_text: str | None = Field(max_length=4_000)


class Decision(Shape):
    """A decision as the caller may see it, and in ``_links`` what the caller may do with it now."""

    id: Id
    reference: str = Field(max_length=40, json_schema_extra={"example": "BES-1042"})
    board_id: Id
    status: StatusCode
    title: str = Field(max_length=120)
    unit_id: Id
    unit_name: str = Field(max_length=120)
    area: Area
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
    warnings: list[Notice]
    version: int
    links: list[Link] = Field(alias="_links")


class DecisionSummary(Shape):
    """A decision as one row of a list."""

    id: Id
    reference: str = Field(max_length=40)
    status: StatusCode
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
    basis: Basis | None
    ends_on: Day | None
    days_left: int | None
    stage: StageCode | None


class DecisionPage(Shape):
    """A page of decisions."""

    decisions: list[DecisionSummary]
    meta: Meta = Field(alias="_meta")
    links: list[Link] = Field(alias="_links")


class DecisionFilter(Filter):
    """What narrows a list. A filter never widens what the caller may see."""

    status: list[StatusCode] = Field(default=[], max_length=10)
    stage: list[StageCode] = Field(default=[], max_length=10)
    basis: Basis | None = None
    benefit: Code | None = None
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")
    area: Area | None = None
    case_reference: CaseReference | None = None
    decided_from: Day | None = None
    decided_to: Day | None = None
    mine: Choice | None = Field(default=None, description="Bara det jag ansvarar för")
    sort: Sort = "endsOn"


class StageCount(Shape):
    """How many decisions stand in a stage."""

    stage: StageCode
    count: int


class BenefitCount(Shape):
    """The unexecuted decisions of one benefit: by sex, by what the clock counts from, and by age."""

    benefit: CodeLabel
    total: int
    female: int
    male: int
    interrupted: int
    by_age: dict[str, int] = Field(description="Dröjsmålets ålder i månader; avbrott räknas inte här")


class DecisionStatistics(Shape):
    """Decisions not executed in time as they stood on a day.

    Every figure, for those who may see the decisions.
    """

    as_of: Day
    total: int
    benefits: list[BenefitCount]
    ages: list[str]
    stages: list[StageCount]
    links: list[Link] = Field(alias="_links")


class DecisionImportCreate(FileImportCreate):
    """A file of decisions: CSV or XLSX, in base64, with headings in the first row."""


class DecisionImport(FileImport):
    """A file that was handed in, and what became of its rows."""


class DecisionBatchCreate(Shape):
    """Up to 200 decisions from one system."""

    decisions: list[DecisionCreate] = Field(min_length=1, max_length=200)


class DecisionBatchItem(Shape):
    """The verdict on one item."""

    index: int
    source_id: str | None = Field(max_length=100)
    status: Literal["created", "updated", "unchanged", "rejected"]
    decision_id: Id | None
    problem: ItemProblem | None


class DecisionBatch(Shape):
    """One verdict per item, in the order sent."""

    items: list[DecisionBatchItem]
    created: int
    updated: int
    unchanged: int
    rejected: int
