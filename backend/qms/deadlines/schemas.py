"""API shapes of times: those of a matter, and how many were kept."""

from pydantic import Field

from qms.deadlines.models import Basis, DeadlineStatus, Rule
from qms.kernel.schema import Day, Id, Instant, Link, Shape
from qms.matters.schemas import Warned
from qms.statistics.periods import Period
from qms.texts import Telling

REASON = "Skäl till att tiden inte gäller"


class DeadlineWaiverCreate(Shape):
    """That a time does not hold, and why."""

    reason: Telling = Field(max_length=1_000, title=REASON, description="Varför tiden inte ska gälla")


class Deadline(Warned, Shape):
    """A time in a matter, and in ``_links`` what the caller may do with it now."""

    id: Id
    rule: Rule
    rule_name: str = Field(max_length=120, description="Vad som ska vara gjort")
    start_on: Day
    due_on: Day
    due_at: Instant | None = Field(description="Klockslaget, när tiden löper i timmar")
    basis: Basis
    explanation: str = Field(max_length=400, description="Hur den sista dagen är räknad")
    legal_reference: str | None = Field(max_length=120)
    owner_name: str | None = Field(max_length=120, description="Den som ska göra det")
    status: DeadlineStatus
    ended_on: Day | None = Field(description="Dagen då det var gjort eller tiden slutade gälla")
    reason: str | None = Field(max_length=1_000, title=REASON)
    version: int
    links: list[Link] = Field(alias="_links")


class DeadlineList(Shape):
    """The times of a matter: those that run, the nearest first, and then those that have ended, the last first."""

    deadlines: list[Deadline]
    links: list[Link] = Field(alias="_links")


class Kept(Shape):
    """How many times were kept, of all that had been met or had passed: k of n. What was waived stands apart."""

    met: int
    ended: int = Field(description="Hållna och inte hållna tillsammans")
    share: float | None = Field(description="Hållna i procent av dem, en decimal")
    previous_met: int
    previous_ended: int
    previous_share: float | None
    waived: int = Field(description="Tider som det beslutades att de inte gäller")
    running: int = Field(description="Tider som löper den dag läget gäller")


class KeptAtUnit(Kept):
    """The same for the matters of one unit."""

    unit_id: Id
    unit_name: str = Field(max_length=120)


class KeptRule(Kept):
    """The same for one rule, with its units in Swedish order."""

    rule: Rule
    rule_name: str = Field(max_length=120)
    units: list[KeptAtUnit]


class DeadlineStatistics(Shape):
    """How many times were kept that ended or passed during a period, rule by rule and unit by unit."""

    board_id: Id
    scope: str = Field(max_length=200)
    source: str = Field(max_length=1_000, description="Källan i en mening, att ha med där ett tal används")
    age_seconds: int = Field(description="Så många sekunder gamla siffrorna kan vara, 0 när de är som det står nu")
    period: Period
    previous_period: Period
    rules: list[KeptRule]
    links: list[Link] = Field(alias="_links")
