"""API shapes of whether what was done helped."""

from pydantic import Field

from qms.connections.schemas import LinkedMatter
from qms.figures.schemas import Chart, Comparison
from qms.kernel.schema import Day, Flag, Id, Instant, Link, Shape
from qms.matters.models import Effect
from qms.matters.schemas import Warned
from qms.texts import Telling

REASON, REOPENED = "Skäl till bedömningen", "Varför åtgärden öppnas igen"


class MatterEffectCreate(Shape):
    """How a matter is judged to have gone."""

    effect: Effect = Field(description="Hjälpte det som gjordes")
    reason: Telling | None = Field(
        default=None,
        max_length=4_000,
        title=REASON,
        description="Varför. Behövs när det inte går att avgöra, när ingen åtgärd är bedömd och när åtgärderna säger "
        "något annat",
    )


class ActionJudgementCreate(Shape):
    """How an action is judged to have gone, with what was registered beforehand in view."""

    effect: Effect = Field(description="Hjälpte åtgärden")
    reason: Telling | None = Field(
        default=None,
        max_length=4_000,
        title=REASON,
        description="Varför. Behövs när det inte går att avgöra, och när bedömningen säger emot det som visade sig",
    )
    holds: Flag | None = Field(
        default=None, description="Om påståendet stämmer. Behövs när åtgärden följs upp med ett påstående"
    )


class ActionReopeningCreate(Shape):
    """That an action is carried on with, and how it will be seen that it helps this time."""

    reason: Telling = Field(max_length=1_000, title=REOPENED, description="Varför den behöver göras mer eller om")
    carry_out_by: Day = Field(description="Dagen då den ska vara genomförd")
    follow_up_on: Day = Field(description="Dagen då effekten ska bedömas igen, inte före carryOutBy. Samma mått gäller")


class Judgement(Shape):
    """One judgement. Without ``until`` it is the one that holds."""

    id: Id
    effect: Effect
    reason: str | None = Field(max_length=4_000, title=REASON)
    holds: bool | None = Field(description="Om påståendet stämde, där en åtgärd följdes upp med ett sådant")
    proposed: Effect | None = Field(description="Vad bedömningarna av ärendets åtgärder tillsammans sa då")
    snapshot_id: Id | None = Field(description="Det som var uppmätt när en åtgärd bedömdes")
    judged_at: Instant
    judged_by_name: str | None = Field(max_length=120)
    by_doer: bool = Field(description="Sant när den som genomförde åtgärden själv bedömde den")
    until: Instant | None = Field(description="När en annan bedömning, eller ingen, trädde i stället")


class Measured(Shape):
    """What was counted on the day to judge an action. It is never counted anew."""

    snapshot_id: Id
    title: str = Field(max_length=300)
    as_of: Day
    expected: str = Field(max_length=200, description="Vad som väntades när åtgärden beslutades, i ord")
    comparison: Comparison
    chart: Chart | None = Field(description="Diagrammet med åtgärdens början, för den som får bedöma")


class MatterEffects(Warned):
    """How a matter of any kind has been judged, the latest first.

    An action has what was measured; another matter what the judgements of its actions together propose.
    """

    judgements: list[Judgement]
    proposal: Effect | None = Field(description="Ingen effekt om någon åtgärd var utan, annars går inte att avgöra")
    measured: Measured | None
    recurred_at: Instant | None = Field(description="När det som en åtgärd skulle råda bot på hände igen")
    recurrences: list[LinkedMatter] = Field(
        description="Ärendena som det hände igen i, av dem vars kopplingar den som frågar får läsa"
    )
    links: list[Link] = Field(alias="_links")
