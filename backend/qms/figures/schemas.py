"""What every count of matters is asked for by."""

from pydantic import Field

from qms.kernel.schema import Choice, Day, Id, Shape
from qms.organisation.models import Area
from qms.statistics.periods import ComparedWith


class StatisticsFilter(Shape):
    """Which matters are counted, and as of which day their state is taken."""

    board_id: Id | None = Field(default=None, description="Nämnden. Utelämnad: den egna")
    period_from: Day | None = Field(
        default=None, description="Periodens första dag, som ska ha varit. Utelämnad: första dagen det år då den slutar"
    )
    period_to: Day | None = Field(default=None, description="Periodens sista dag. Utelämnad: dagen i asOf")
    as_of: Day | None = Field(default=None, description="Läget den dagen, som ska ha varit. Utelämnad: i dag")
    compared_with: ComparedWith = Field(
        default=ComparedWith.PREVIOUS, description="Vilken tidigare period som står bredvid"
    )
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")
    area: Area | None = Field(default=None, description="Bara enheter inom verksamhetsområdet")
    follow: Choice = Field(default=False, description="Följ enheter genom omorganisationer till dagens organisation")
