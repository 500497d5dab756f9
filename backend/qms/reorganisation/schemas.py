"""API shapes of reorganisations."""

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from qms.kernel.schema import Day, Id, Link, Shape
from qms.organisation.models import SuccessionKind
from qms.organisation.schemas import NewUnit, UnitSummary


class ExistingUnit(Shape):
    """A unit that goes on and takes over."""

    unit_id: Id = Field(description="En enhet som finns och tar över")


def _which(given: object) -> str:
    is_named = isinstance(given, ExistingUnit) or (isinstance(given, dict) and "unitId" in given)
    return "ExistingUnit" if is_named else "NewUnit"


TakingOver = Annotated[
    Annotated[NewUnit, Tag("NewUnit")] | Annotated[ExistingUnit, Tag("ExistingUnit")], Discriminator(_which)
]
"""A unit that takes over. One that exists is named by its id and nothing else, so each is faulted as what it is."""


class UnitSuccessionCreate(Shape):
    """A reorganisation on a day: which units end, and which units take over."""

    kind: SuccessionKind = Field(description="Vad som händer med enheterna")
    happened_on: Day = Field(description="Första dagen i den nya ordningen")
    predecessors: list[Id] = Field(min_length=1, max_length=20, description="Enheterna som upphör dagen före")
    successors: list[TakingOver] = Field(
        min_length=1, max_length=20, description="Enheterna som tar över, nya eller sådana som finns"
    )


class UnitSuccession(Shape):
    """What a reorganisation made of the units."""

    kind: SuccessionKind
    happened_on: Day
    predecessors: list[UnitSummary]
    successors: list[UnitSummary]
    links: list[Link] = Field(alias="_links")
