"""API shapes of the year's figures of deviations."""

from pydantic import Field

from qms.actions.models import ConcernsChild
from qms.figures.schemas import FileOfFigures, StatisticsFilter
from qms.kernel.codes import Codes
from qms.kernel.schema import Id, Link, Shape
from qms.statistics.breakdowns import Figure, Table
from qms.statistics.periods import Period


class CountedDeviations(StatisticsFilter):
    """Which deviations are counted, and as of which day their state is taken."""

    concerns_child: ConcernsChild | None = Field(default=None, description="Om de gäller ett barn")


class FileOfDeviationFigures(CountedDeviations, FileOfFigures):
    """Which deviations are counted, and what kind of file is wanted."""


class Counted(Codes):
    """What the rows of a table count."""

    DEVIATIONS = "deviations", "Avvikelser"
    CODES = "codes", "Koder: en avvikelse kan ha flera"


class Breakdown(Table):
    """A table with its denominator and an explicit remainder, so that every figure can be checked.

    Where ``isMultiple`` is set a deviation can stand in several rows; ``counts`` says what the rows are counted in.
    """

    counts: Counted


class RoutedByIntake(Shape):
    """How long it took one intake function to route what came to it in the period, beside the period before."""

    intake_id: Id
    unit_name: str = Field(max_length=120)
    reports: int
    routed: int = Field(description="De av dem som hade fördelats eller bedömts den dag läget gäller")
    median_hours: float | None = Field(description="Mediantiden i timmar från rapport till fördelad, en decimal")
    previous_reports: int
    previous_routed: int
    previous_median_hours: float | None


class DeviationStatistics(Shape):
    """The figures of a period, each beside the period before."""

    board_id: Id
    board_name: str = Field(max_length=120)
    rule_version: int = Field(description="Räknas upp när ett tal börjar betyda något annat")
    source: str = Field(max_length=1_000, description="Källan i en mening, att ha med där ett tal används")
    file_name: str = Field(max_length=200, description="Namnet på en fil med siffrorna, utan ändelse")
    scope: str = Field(max_length=200)
    age_seconds: int = Field(
        description="Så många sekunder gamla siffrorna kan vara, när de räknas i en kopia av databasen som inte har "
        "hunnit med. 0: de är som det står nu"
    )
    period: Period
    previous_period: Period
    reports: int
    previous_reports: int
    events: int
    previous_events: int
    share_other: Figure
    breakdowns: list[Breakdown]
    intakes: list[RoutedByIntake] = Field(description="Mottagningarna, i enheternas ordning")
    links: list[Link] = Field(alias="_links")
