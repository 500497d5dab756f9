"""API shapes of the figures of actions."""

from pydantic import Field

from qms.kernel.schema import Id, Link, Shape
from qms.statistics.breakdowns import Figure, Table
from qms.statistics.periods import Period


class ActionShare(Figure):
    """How many actions of some are something, with what they are a share of."""

    denominator: int
    denominator_label: str = Field(max_length=120)
    previous_denominator: int


class ActionStatistics(Shape):
    """The actions proposed in a period, as they stood on a day, each figure beside the period before."""

    board_id: Id
    board_name: str = Field(max_length=120)
    source: str = Field(max_length=1_000, description="Källan i en mening, att ha med där ett tal används")
    scope: str = Field(max_length=200)
    age_seconds: int = Field(description="Så många sekunder gamla siffrorna kan vara, 0 när de är som det står nu")
    period: Period
    previous_period: Period
    actions: int
    previous_actions: int
    shares: list[ActionShare] = Field(description="Det att hålla ögonen på: försenade, utan bedömning och andra")
    breakdowns: list[Table]
    links: list[Link] = Field(alias="_links")
