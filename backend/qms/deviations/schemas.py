"""API shapes of deviations. The commands are taken by the verbs as they are, by API, batches, jobs and seeds alike."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from qms.kernel.personal_number import contains_personal_number
from qms.kernel.schema import (
    ONE_LINE,
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
    TimelineEntry,
)
from qms.statistics.breakdowns import Figure, Table
from qms.statistics.periods import Period

ReportType = Literal["deviation", "suspected-misconduct", "risk", "improvement-idea", "good-example"]
Status = Literal["received", "investigating", "acting", "closed", "dismissed", "transferred"]
Affected = Literal["one", "several", "none-known"]
Precision = Literal["instant", "date", "unknown"]
Decision = Literal["investigate", "close", "dismiss"]
CounterpartKind = Literal["region", "provider", "municipality", "authority", "other"]
Sort = Literal["reportedAt", "-reportedAt", "dueOn", "-dueOn"]


class Occurred(Shape):
    """When it happened, as exactly as the reporter knows."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"precision": "date", "at": None, "on": "2026-11-20"},
            **when("precision", {"instant": (["at"], ["on"]), "date": (["on"], ["at"]), "unknown": ([], ["at", "on"])}),
        }
    )

    precision: Precision
    at: Instant | None = None
    on: Day | None = None

    @model_validator(mode="after")
    def _matches_precision(self) -> "Occurred":
        if (self.precision == "instant") != (self.at is not None):
            raise ValueError("Ange tidpunkten i at, och bara när precision är instant")
        if self.precision == "date" and self.on is None:
            raise ValueError("Ange dagen i on när precision är date")
        if self.precision != "date" and self.on is not None:
            raise ValueError("Ange on bara när precision är date")
        if self.at is not None and self.at.tzinfo is None:
            raise ValueError("Ange tidszon, till exempel 2026-11-22T09:30:00Z")
        return self


class Counterpart(Shape):
    """The other organisation, where the event lies between two."""

    kind: CounterpartKind
    name: Line = Field(max_length=120)


class DeviationCreate(Shape):
    """What someone reports. No paragraph, category or cause is asked for."""

    report_type: ReportType
    title: Annotated[str, Field(max_length=120, pattern=ONE_LINE)] | None = None
    description: Words = Field(max_length=10_000)
    unit_id: Id
    occurred: Occurred
    affected: Affected
    case_reference: CaseReference | None = None
    immediate_danger: Flag = False
    immediate_action: Words | None = Field(default=None, max_length=4_000)
    event_count: Annotated[int, Field(ge=1, le=10_000), NotText] = 1
    on_behalf_of: Line | None = Field(default=None, max_length=120)
    counterpart: Counterpart | None = None
    source: Source | None = None

    @field_validator("title")
    @classmethod
    def _title_names_nobody(cls, title: str | None) -> str | None:
        if title is not None and contains_personal_number(title):
            raise ValueError("Rubriken får inte innehålla ett personnummer")
        return (title or "").strip() or None


class Seriousness(Shape):
    """Where on the board's risk scale the event was placed."""

    probability: Annotated[int, Field(ge=1, le=10), NotText]
    consequence: Annotated[int, Field(ge=1, le=10), NotText]
    level: Code
    label: str = Field(max_length=60)


class Deviation(Shape):
    """A deviation as the caller may see it, and in ``_links`` what the caller may do with it now."""

    id: Id
    reference: str = Field(max_length=40, json_schema_extra={"example": "AVV-1042"})
    board_id: Id
    status: Status
    report_type: ReportType
    title: str = Field(max_length=120)
    description: str = Field(max_length=10_000)
    unit_id: Id
    unit_name: str = Field(max_length=120)
    area: Area
    occurred: Occurred
    affected: Affected
    case_reference: str | None = Field(max_length=40)
    immediate_danger: bool
    immediate_action: str | None = Field(max_length=4_000)
    event_count: int
    on_behalf_of: str | None = Field(max_length=120)
    counterpart: Counterpart | None
    source: Source | None
    reported_at: Instant
    assessed_at: Instant | None
    handled_at: Instant | None
    closed_at: Instant | None
    due_on: Day
    due_explanation: str = Field(max_length=200)
    owner_name: str | None = Field(max_length=120)
    category: CodeLabel | None
    law_area: CodeLabel | None
    law: LawReference | None
    seriousness: Seriousness | None
    causes: list[CodeLabel]
    effect: CodeLabel | None
    decision: Decision | None
    reason: str | None = Field(max_length=4_000)
    timeline: list[TimelineEntry]
    warnings: list[Notice]
    version: int
    links: list[Link] = Field(alias="_links")


class DeviationSummary(Shape):
    """A deviation as one row of a list."""

    id: Id
    reference: str = Field(max_length=40)
    status: Status
    report_type: ReportType
    title: str = Field(max_length=120)
    unit_id: Id
    unit_name: str = Field(max_length=120)
    area: Area
    category: Code | None
    seriousness: Code | None
    event_count: int
    immediate_danger: bool
    reported_at: Instant
    due_on: Day


class DeviationPage(Shape):
    """A page of deviations."""

    deviations: list[DeviationSummary]
    meta: Meta = Field(alias="_meta")
    links: list[Link] = Field(alias="_links")


class DeviationFilter(Filter):
    """What narrows a list. A filter never widens what the caller may see."""

    status: list[Status] = Field(default=[], max_length=10)
    report_type: list[ReportType] = Field(default=[], max_length=10)
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")
    area: Area | None = None
    category: Code | None = None
    reported_from: Day | None = None
    reported_to: Day | None = None
    overdue: Choice | None = Field(default=None, description="Bara öppna ärenden vars tid har gått ut")
    mine: Choice | None = Field(default=None, description="Bara det jag själv har rapporterat")
    sort: Sort = "-reportedAt"


class DeviationNarrowing(DeviationFilter):
    """The same in a body, where yes and no are not text."""

    overdue: Flag | None = None
    mine: Flag | None = None


class DeviationSearchCreate(Shape):
    """Words to look for, and filters. Sent in a body, so that no case text ends up in an address or a log."""

    text: Line = Field(max_length=100)
    filter: DeviationNarrowing = DeviationNarrowing()


class DeviationSearch(Shape):
    """What a search found, newest first. At most 100 are shown and at most 1 000 are counted."""

    deviations: list[DeviationSummary]
    total_records: int
    is_capped: bool
    links: list[Link] = Field(alias="_links")


class AssessmentCreate(Shape):
    """The manager's assessment: what kind it is, how serious, and what happens now."""

    model_config = ConfigDict(
        json_schema_extra=when(
            "decision",
            {
                "investigate": (["category", "lawArea", "probability", "consequence"], []),
                "close": (["category", "reason"], []),
                "dismiss": (["reason"], []),
            },
        )
    )

    decision: Decision
    category: Code | None = None
    law_area: Code | None = None
    probability: Annotated[int | None, Field(ge=1, le=10), NotText] = None
    consequence: Annotated[int | None, Field(ge=1, le=10), NotText] = None
    reason: Words | None = Field(default=None, max_length=4_000)


class ReroutingCreate(Shape):
    """Hand a deviation over to the unit where it belongs. The reported text is not touched."""

    unit_id: Id
    reason: Words = Field(max_length=1_000)


class AdditionCreate(Shape):
    """Words added to a report. A correction is an addition; nothing is overwritten."""

    text: Words = Field(max_length=10_000)


class DeviationBatchCreate(Shape):
    """Up to 200 events from one system."""

    deviations: list[DeviationCreate] = Field(min_length=1, max_length=200)


class BatchItem(Shape):
    """The verdict on one item."""

    index: int
    source_id: str | None = Field(max_length=100)
    status: Literal["created", "updated", "unchanged", "rejected"]
    deviation_id: Id | None
    problem: ItemProblem | None


class DeviationBatch(Shape):
    """One verdict per item, in the order sent."""

    items: list[BatchItem]
    created: int
    updated: int
    unchanged: int
    rejected: int

    @classmethod
    def of(cls, items: list[BatchItem]) -> "DeviationBatch":
        """The verdicts with their counts."""
        verdicts = [item.status for item in items]
        created, updated = verdicts.count("created"), verdicts.count("updated")
        unchanged, rejected = verdicts.count("unchanged"), verdicts.count("rejected")
        return cls(items=items, created=created, updated=updated, unchanged=unchanged, rejected=rejected)


class Breakdown(Table):
    """A table with its denominator and an explicit remainder, so that every figure can be checked.

    Where ``isMultiple`` is set a deviation can stand in several rows, and the rows are counted in codes, not
    deviations.
    """

    counts: Literal["deviations", "codes"]


class DeviationStatistics(Shape):
    """The figures of a period, each beside the period before."""

    board_id: Id
    scope: str = Field(max_length=200)
    period: Period
    previous_period: Period
    reports: int
    previous_reports: int
    events: int
    previous_events: int
    share_other: Figure
    breakdowns: list[Breakdown]
    links: list[Link] = Field(alias="_links")
