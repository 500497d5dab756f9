"""The clock of a decision, and the dated law data that it is read against.

The delay begins the day after the decision, or the day after an interruption, and the limit is a number of
calendar months. That limit decides what is *reported*; it is not a time that anybody is allowed to wait. It
is a state of things and not something to be done, so it is never moved past a free day (lag 1930:173, 1 §
and not 2 §). Paragraphs, months and amounts are rows with dates, because an old decision keeps the law it
was made under.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from qms.laws.calendar import month_end_rule
from qms.unexecuted_decisions.models import ClockBasis, Stage

WARNING_DAYS = ((90, Stage.DAY_90), (75, Stage.DAY_75), (60, Stage.DAY_60))
STAGE_MONTHS = ((12, Stage.OVER_ONE_YEAR), (6, Stage.OVER_SIX_MONTHS))
LATER_AGES_IN_MONTHS = (6, 9, 12)


@dataclass(frozen=True, slots=True, order=True)
class Age:
    """How old a delay is: more than `over` months, and at most `up_to` months. No day is in two of them."""

    over: int
    up_to: int | None = None

    @property
    def code(self) -> str:
        """As in addresses and files: `3-6`, and `12-` for the last."""
        return f"{self.over}-{self.up_to or ''}"


def ages(limit_months: int) -> list[Age]:
    """The ages of a delay that is counted at all, from the law's limit upwards."""
    edges = [limit_months, *(months for months in LATER_AGES_IN_MONTHS if months > limit_months)]
    return [Age(over, up_to) for over, up_to in zip(edges, [*edges[1:], None], strict=True)]


@dataclass(frozen=True, slots=True)
class Clock:
    """The time counted against a decision for as long as it is not wholly executed."""

    start_on: date
    basis: ClockBasis
    months: int

    @property
    def ends_on(self) -> date:
        """The last day within the limit."""
        return month_end_rule(self.start_on, self.months)

    @property
    def reportable_from(self) -> date:
        """The first day beyond the limit."""
        return self.ends_on + timedelta(days=1)

    def is_reportable(self, on: date) -> bool:
        """Whether the limit has passed. SoL (2025:400) 34 kap. 1 §, LSS 28 f §."""
        return self.has_passed(self.months, on)

    def has_passed(self, months: int, on: date) -> bool:
        """Whether more than so many months have run."""
        return on > month_end_rule(self.start_on, months)

    def days_run(self, on: date) -> int:
        """Days of delay: the day after the start is the first."""
        return (on - self.start_on).days

    def days_left(self, on: date) -> int:
        """Days until the limit; below zero when it has passed."""
        return (self.ends_on - on).days

    def stage(self, on: date) -> Stage:
        """How far the clock has run. What is reportable is never called a warning."""
        for months, stage in STAGE_MONTHS:
            if self.has_passed(months, on):
                return stage
        if self.is_reportable(on):
            return Stage.REPORTABLE
        return next((stage for days, stage in WARNING_DAYS if self.days_run(on) >= days), Stage.RUNNING)

    def age(self, on: date) -> Age | None:
        """The age of the delay, or nothing while it is within the limit."""
        reached = [age for age in ages(self.months) if self.has_passed(age.over, on)]
        return reached[-1] if reached else None

    def reminders_due(self, on: date) -> dict[int, date]:
        """The months worth a reminder that have passed, with their days: one before the limit, and all."""
        days = {months: month_end_rule(self.start_on, months) for months in (self.months - 1, self.months)}
        return {months: day for months, day in days.items() if on > day}
