"""What every count of matters is asked for by, and the shapes of a figure drawn month by month and compared."""

from typing import Annotated

from pydantic import Field, StringConstraints

from qms.figures.models import BaselineKind
from qms.kernel.codes import Codes
from qms.kernel.schema import Choice, Day, Id, Shape
from qms.organisation.models import Area
from qms.statistics.control_charts import ChartKind, ChartOutcome, Direction
from qms.statistics.periods import ComparedWith

MonthCode = Annotated[
    str,
    StringConstraints(pattern=r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$", max_length=7),
    Field(json_schema_extra={"example": "2026-10"}),
]


class StatisticsFilter(Shape):
    """Which matters are counted, and as of which day their state is taken."""

    board_id: Id | None = Field(default=None, description="Nämnden. Utelämnad: den egna")
    period_from: Day | None = Field(
        default=None, description="Periodens första dag, som ska ha varit. Utelämnad: första dagen det år då den slutar"
    )
    period_to: Day | None = Field(
        default=None, description="Periodens sista dag. Utelämnad: dagen i asOf, utan någondera dagen årets sista"
    )
    as_of: Day | None = Field(default=None, description="Läget den dagen, som ska ha varit. Utelämnad: i dag")
    compared_with: ComparedWith = Field(
        default=ComparedWith.PREVIOUS, description="Vilken tidigare period som står bredvid"
    )
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")
    area: Area | None = Field(default=None, description="Bara enheter inom verksamhetsområdet")
    follow: Choice = Field(default=False, description="Följ enheter genom omorganisationer till dagens organisation")


class FigureFormat(Codes):
    """What kind of file the figures are wanted as."""

    XLSX = "xlsx", "Excel"
    PDF = "pdf", "PDF"


class FileOfFigures(StatisticsFilter):
    """Which matters are counted, and what kind of file is wanted."""

    format: FigureFormat = Field(default=FigureFormat.XLSX, description="Vilket slags fil svaret ska vara")


class ChartPoint(Shape):
    """A month. Without a value nothing is known of it, or nobody was there to be counted."""

    month: MonthCode
    value: float | None = Field(description="Talet, eller andelen mellan 0 och 1")
    numerator: float | None
    denominator: int | None
    lower: float | None = Field(description="Undre gränsen. Saknas där den vore mindre än inget")
    upper: float | None
    rules: list[int] = Field(description="De regler 1–4 som månaden bryter mot, den allvarligaste först")


class ChartSegment(Shape):
    """Months that are judged by the same limits."""

    starts_on: Day
    mean: float | None = Field(description="Det vanliga. Saknas där punkterna är för få")
    is_frozen: bool = Field(description="Sant: gränserna är frysta och ändras inte av senare månader")


class ChartMarker(Shape):
    """A day when something began, or from which somebody has said that something else is usual."""

    on: Day
    kind: BaselineKind
    reason: str = Field(max_length=400)


class Chart(Shape):
    """A control chart of whole months. With too few points it is a line alone: no limits and no rules."""

    kind: ChartKind
    as_of: Day
    points: list[ChartPoint]
    segments: list[ChartSegment]
    markers: list[ChartMarker]
    too_few_points: bool
    words: str = Field(max_length=400, description="Diagrammet i ord")


class ComparedSide(Shape):
    """The whole months before or after something began."""

    first: Day
    last: Day
    months: int = Field(description="Hur många av månaderna som har ett värde")
    mean: float | None


class Comparison(Shape):
    """Before and after something began. Chance alone moves numbers too: the outcome says what the rules say."""

    began_on: Day
    better: Direction
    before: ComparedSide
    after: ComparedSide
    change_percent: float | None
    outcome: ChartOutcome
    words: str = Field(max_length=400)
