"""API shapes of how many decisions are not executed in time."""

from pydantic import Field

from qms.kernel.schema import Day, Link, Shape
from qms.matters.schemas import CodeLabel
from qms.unexecuted_decisions.models import Stage


class StageCount(Shape):
    """How many decisions stand in a stage."""

    stage: Stage
    count: int


class BenefitCount(Shape):
    """The unexecuted decisions of one benefit: by sex, by what the clock counts from, and by age."""

    benefit: CodeLabel
    total: int
    female: int
    male: int
    interrupted: int
    by_age: dict[str, int] = Field(description="Dröjsmålets ålder i månader; avbrott räknas inte här")


class DecisionStatistics(Shape):
    """Decisions not executed in time as they stood on a day: every figure, for those who may see the decisions."""

    as_of: Day
    age_seconds: int = Field(
        description="Så många sekunder gamla siffrorna kan vara, när de räknas i en kopia av databasen som inte har "
        "hunnit med. 0: de är som det står nu"
    )
    total: int
    benefits: list[BenefitCount]
    ages: list[str]
    stages: list[StageCount]
    links: list[Link] = Field(alias="_links")
