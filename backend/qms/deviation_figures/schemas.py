"""API shapes of the year's figures of deviations."""

from pydantic import Field

from qms.deviations.models import Counted
from qms.kernel.schema import Id, Link, Shape
from qms.statistics.breakdowns import Figure, Table
from qms.statistics.periods import Period


class Breakdown(Table):
    """A table with its denominator and an explicit remainder, so that every figure can be checked.

    Where ``isMultiple`` is set a deviation can stand in several rows, and the rows are counted in codes, not
    deviations.
    """

    counts: Counted


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
