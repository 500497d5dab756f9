"""API shapes of the steps of an idea, of a report that is of another type, and of the figures of ideas."""

from pydantic import Field

from qms.deviations.models import ReportType
from qms.kernel.schema import Id, Link, Shape
from qms.statistics.periods import Period
from qms.texts import Telling

SAID, REASON, TYPE_REASON = (
    "Till den som lämnade idén",
    "Varför idén inte införs",
    "Skälet till typen",
)
WORDS = "Den som lämnade idén får läsa det"


class IdeaStepCreate(Shape):
    """A step on the way, and what who wrote the idea is told of it."""

    text: Telling = Field(max_length=4_000, title=SAID, description=f"Vad som händer med idén. {WORDS}")


class IdeaAdoptionCreate(Shape):
    """That an idea becomes how things are done. The words are the answer to who wrote it."""

    text: Telling = Field(max_length=4_000, title=SAID, description=f"Vad som införs och när. {WORDS} som svar")


class IdeaDeclinationCreate(Shape):
    """That an idea comes to nothing, and why. The reason is the answer to who wrote it."""

    reason: Telling = Field(max_length=4_000, title=REASON, description=f"Varför. {WORDS} som svar")


class ReclassificationCreate(Shape):
    """That a report is of another type than it came as. Its words are not touched."""

    report_type: ReportType = Field(description="Vad rapporten är")
    reason: Telling = Field(
        max_length=1_000, title=TYPE_REASON, description="Varför. Den som rapporterade får läsa det"
    )


class IdeaCounts(Shape):
    """How many ideas came in during a period, how far they have come, and how long who wrote them waited."""

    received: int = Field(description="Idéer som kom in i perioden")
    waiting: int = Field(description="De som ingen har börjat överväga")
    considered: int = Field(description="De som övervägs")
    tried: int = Field(description="De som prövas")
    adopted: int = Field(description="De som är införda")
    declined: int = Field(description="De som är avböjda")
    otherwise: int = Field(description="De som handläggs eller avslutades som andra rapporter")
    answered: int = Field(description="De där den som lämnade idén har fått svar")
    median_days: float | None = Field(description="Mediantiden till det första svaret, i hela dagar. Saknas utan svar")


class IdeaStatistics(Shape):
    """Ideas of a period as they stand on a day, beside those of an earlier period."""

    board_id: Id
    scope: str = Field(max_length=200)
    period: Period
    previous_period: Period
    counts: IdeaCounts
    previous_counts: IdeaCounts
    links: list[Link] = Field(alias="_links")
