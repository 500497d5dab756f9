"""API shapes of whether what was done helped."""

from pydantic import Field

from qms.kernel.schema import Id, Instant, Link, Shape
from qms.matters.models import Effect
from qms.matters.schemas import Warned
from qms.texts import Words

REASON = "Skäl till bedömningen"


class MatterEffectCreate(Shape):
    """How a matter is judged to have gone."""

    effect: Effect = Field(description="Hjälpte det som gjordes")
    reason: Words | None = Field(
        default=None,
        max_length=4_000,
        title=REASON,
        description="Varför. Behövs när det inte går att avgöra, när ingen åtgärd är bedömd och när åtgärderna säger "
        "något annat",
    )


class JudgedMatter(Shape):
    """One judgement of a matter. Without ``until`` it is the one that holds."""

    id: Id
    effect: Effect
    reason: str | None = Field(max_length=4_000, title=REASON)
    proposed: Effect | None = Field(description="Vad åtgärdernas bedömningar tillsammans sa då")
    judged_at: Instant
    judged_by_name: str | None = Field(max_length=120)
    until: Instant | None = Field(description="När en annan bedömning trädde i stället")


class MatterEffects(Warned):
    """How a matter has been judged, the latest first, and what the judgements of its actions together propose now."""

    judgements: list[JudgedMatter]
    proposal: Effect | None = Field(description="Ingen effekt om någon åtgärd var utan, annars går inte att avgöra")
    links: list[Link] = Field(alias="_links")
