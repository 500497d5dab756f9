"""API shapes of the figures of actions."""

from pydantic import Field

from qms.kernel.schema import Id, Link, Shape
from qms.statistics.breakdowns import Figure, Table
from qms.statistics.periods import Period
from qms.texts import Code


class ActionShare(Figure):
    """How many actions of some are something, with what they are a share of."""

    denominator: int
    denominator_label: str = Field(max_length=120)
    previous_denominator: int


class EffectsOf(Shape):
    """How the judged actions of one kind, or of one strength, went."""

    code: str = Field(max_length=120)
    label: str = Field(max_length=200)
    judged: int = Field(description="Så många är bedömda")
    led_to_improvement: int
    no_effect: int
    cannot_be_judged: int
    share: float | None = Field(description="Andel av de bedömda som ledde till förbättring, i procent med en decimal")


class EffectTable(Shape):
    """What effect the actions of the period had, by what they were."""

    name: Code
    title: str = Field(max_length=120)
    rows: list[EffectsOf]


class ActionStatistics(Shape):
    """The actions proposed in a period, as they stood on a day, each figure beside the period before."""

    board_id: Id
    board_name: str = Field(max_length=120)
    source: str = Field(max_length=1_000, description="Källan i en mening, att ha med där ett tal används")
    file_name: str = Field(max_length=200, description="Namnet på en fil med siffrorna, utan ändelse")
    scope: str = Field(max_length=200)
    age_seconds: int = Field(description="Så många sekunder gamla siffrorna kan vara, 0 när de är som det står nu")
    period: Period
    previous_period: Period
    actions: int
    previous_actions: int
    shares: list[ActionShare] = Field(description="Det att hålla ögonen på: försenade, utan bedömning och andra")
    breakdowns: list[Table]
    effects: list[EffectTable] = Field(description="Vad åtgärderna ledde till, efter slag och efter styrka")
    links: list[Link] = Field(alias="_links")
