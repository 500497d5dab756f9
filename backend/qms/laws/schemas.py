"""API shapes of law."""

from pydantic import Field

from qms.kernel.schema import Day, Filter, PageOf, Shape
from qms.texts import Code


class LawFilter(Filter):
    """As of which day."""

    valid_on: Day | None = Field(default=None, description="Lagrum som gäller den dagen. Utelämnat: i dag")


class Law(Shape):
    """Which paragraph rules a topic during a time."""

    area: Code
    topic: Code
    reference: str = Field(max_length=120)
    title: str = Field(max_length=200)
    valid_from: Day
    valid_to: Day | None


class LawPage(PageOf):
    """A page of law references."""

    laws: list[Law]
