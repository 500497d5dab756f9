"""API shapes of earlier matters that are like one."""

from pydantic import Field

from qms.actions.models import ActionStatus
from qms.connections.models import LinkKind
from qms.kernel.schema import Id, Link, Shape
from qms.matters.models import Effect
from qms.matters.schemas import CodeLabel, MatterSummary


class EarlierAction(Shape):
    """What was done about an earlier matter, and if it helped. With a link where the caller may read it by itself."""

    id: Id
    reference: str = Field(max_length=40)
    title: str = Field(max_length=120)
    status: ActionStatus
    effect: Effect | None
    links: list[Link] = Field(alias="_links")


class SimilarMatter(MatterSummary):
    """An earlier matter, why it is thought to be like this one, and what was done about it."""

    category: CodeLabel | None
    same_category: bool
    same_unit: bool
    effect: Effect | None = Field(description="Hur ärendet är bedömt")
    actions: list[EarlierAction]
    linked_as: LinkKind | None = Field(description="Hur ärendena redan är kopplade")


class SimilarMatterList(Shape):
    """The nearest five earlier matters of the same kind that the caller may read, the nearest first."""

    similar_matters: list[SimilarMatter]
    links: list[Link] = Field(alias="_links")
