"""API shapes of figures that are followed."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field, JsonValue, PlainSerializer, WithJsonSchema

from qms.deviations.models import ReportType
from qms.figures.schemas import Chart, Comparison, MonthCode
from qms.kernel.schema import Day, Filter, Flag, Id, Instant, Link, NotText, PageOf, Shape
from qms.statistics.control_charts import ChartKind
from qms.texts import Code, Label

MOST = 1_000_000
Amount = Annotated[
    Decimal,
    Field(ge=0, le=MOST),
    AfterValidator(lambda amount: round(amount, 2)),
    PlainSerializer(float, return_type=float, when_used="json"),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": MOST}),
    NotText,
]
Parameter = Annotated[str, Field(max_length=60)]


class MeasureRow(Shape):
    """Something that can be measured."""

    name: Code
    title: str = Field(max_length=120)
    about: str = Field(max_length=200)
    takes: list[Parameter] = Field(description="Vilka parametrar måttet kan ha")
    needs: list[Parameter] = Field(description="De parametrar som behövs")
    has_unit: bool = Field(description="Sant: kan gälla en enhet. Annars hela nämnden")
    has_chart: bool = Field(description="Sant: ett tal för varje månad. Annars ett svar att spara")


class Measures(Shape):
    """What the caller can follow."""

    measures: list[MeasureRow]
    links: list[Link] = Field(alias="_links")


class FigureParameters(Shape):
    """What narrows a measure. Which it takes stands in the list of measures."""

    category: Code | None = Field(default=None, description="Bara avvikelser i kategorin")
    report_type: ReportType | None = Field(default=None, description="Bara rapporter av typen")
    name: Label | None = Field(default=None, max_length=100, description="Vad ett eget mått heter, utan personnummer")
    is_share: Flag | None = Field(
        default=None, description="Sant: ett eget mått är en andel, så många av så många. Annars ett tal"
    )


class FigureCreate(Shape):
    """A question to follow."""

    board_id: Id = Field(description="Nämnden")
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den. Utelämnad: hela nämnden")
    measure: Code = Field(description="Namnet på måttet", json_schema_extra={"example": "deviations"})
    parameters: FigureParameters = Field(default_factory=FigureParameters, description="Vad som smalnar av måttet")


class FigureFilter(Filter):
    """What narrows the list of figures."""

    board_id: Id | None = Field(default=None, description="Bara den nämnden")
    unit_id: Id | None = Field(default=None, description="Bara den enheten")
    measure: Code | None = Field(default=None, description="Bara det som mäts så")
    id: Id | None = Field(default=None, description="Bara det måttet, om den som frågar ser det")


class FigureSummary(Shape):
    """A figure as one row of a list."""

    id: Id
    board_id: Id
    unit_id: Id | None
    unit_name: str | None = Field(max_length=120)
    measure: Code
    title: str = Field(max_length=300, description="Vad som räknas, i ord")
    chart_kind: ChartKind | None
    made_at: Instant


class FigurePage(PageOf):
    """A page of figures."""

    figures: list[FigureSummary]


class SnapshotRow(Shape):
    """What was kept of a figure."""

    id: Id
    as_of: Day
    first: Day
    last: Day
    taken_at: Instant
    hash: str = Field(max_length=64, description="SHA-256 av det som sparades")


class FollowedFigure(FigureSummary):
    """A figure with its chart as of today, and in ``_links`` what the caller may do with it now."""

    parameters: FigureParameters
    chart: Chart | None
    snapshots: list[SnapshotRow] = Field(description="De senast sparade lägena")
    links: list[Link] = Field(alias="_links")


class FigureSnapshot(SnapshotRow):
    """What a figure was on a day. It is never changed."""

    figure_id: Id
    board_id: Id
    title: str = Field(max_length=300)
    chart: Chart | None
    comparison: Comparison | None
    answer: dict[str, JsonValue] | None = Field(description="Hela svaret, för ett mått utan månader")
    links: list[Link] = Field(alias="_links")


class FigureRebaseCreate(Shape):
    """That something else is usual from a day on."""

    starts_on: Day = Field(description="Från den dagen räknas det vanliga på nytt")
    reason: Label = Field(max_length=400, description="Vad som har ändrats, utan personnummer")


class FigureValueCreate(Shape):
    """A month of a figure that people count themselves."""

    month: MonthCode = Field(description="Månaden, som ska vara slut")
    numerator: Amount = Field(description="Talet, eller hur många av alla. Högst två decimaler")
    denominator: Annotated[int, Field(ge=0, le=MOST), NotText] | None = Field(
        default=None, description="Hur många alla var, för en andel"
    )
    note: Label | None = Field(default=None, max_length=400, description="Anteckning, utan personnummer")
