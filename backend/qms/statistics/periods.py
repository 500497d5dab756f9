"""Periods of civil days, each beside the period before it, and both told apart in one statement."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, case, cast, func, literal
from sqlalchemy import Date as SqlDate

from qms.kernel import clock
from qms.kernel.problems import Invalid
from qms.kernel.schema import Day, Shape

STOCKHOLM = "Europe/Stockholm"
ONE_DAY = timedelta(days=1)


class Period(Shape):
    """A stretch of civil days, both ends included, and the day as of which states are taken."""

    starts_on: Day
    ends_on: Day
    as_of: Day


@dataclass(frozen=True)
class Stretch:
    """A period of civil days with the day as of which states are taken."""

    first: date
    last: date
    as_of: date

    @classmethod
    def asked(cls, first: date | None, last: date | None, as_of: date | None) -> "Stretch":
        """The period that somebody asks for. Left out, it begins with the year and ends today."""
        today = clock.today()
        last = last or today
        first = first or date(last.year, 1, 1)
        if first > last:
            detail = "Periodens första dag ligger efter den sista."
            raise Invalid(errors=[{"pointer": "query:periodFrom", "code": "after-end", "detail": detail}])
        if last.year - first.year > 20 or first.year < 1990 or last.year > 2100:
            detail = "Välj en period på högst 20 år mellan 1990 och 2100."
            raise Invalid(errors=[{"pointer": "query:periodFrom", "code": "too-long", "detail": detail}])
        return cls(first, last, min(as_of or today, date(2100, 12, 31)))

    @property
    def before(self) -> "Stretch":
        """The period before: as many whole months earlier, else the same days a year earlier."""
        next_day = self.last + ONE_DAY
        months = 12 * (1 + (self.last - self.first).days // 366)
        if self.first.day == 1 and next_day.day == 1:
            months = (next_day.year - self.first.year) * 12 + next_day.month - self.first.month
        first = _earlier(self.first, months)
        last = _earlier(next_day, months) - ONE_DAY
        return Stretch(first, last, last + (self.as_of - self.last))

    @property
    def months(self) -> Sequence[str]:
        """The months of the period in order, such as 2026-11."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        return [f"{month // 12}-{month % 12 + 1:02}" for month in range(first, last + 1)]

    def shape(self) -> Period:
        """The period as the API shows it."""
        return Period(starts_on=self.first, ends_on=self.last, as_of=self.as_of)


@dataclass(frozen=True)
class BothPeriods:
    """A period and the one before, told apart by the moment when each row came in."""

    conditions: list[ColumnElement[bool]]
    before: ColumnElement[int]
    """0 in the period, 1 in the one before."""
    as_of: ColumnElement[date]
    known_until: ColumnElement[datetime]


def both_periods(stretch: Stretch, came_in: ColumnElement[datetime]) -> BothPeriods:
    """The rows that came in during a period or the one before, and as of when each is taken."""
    previous = stretch.before
    is_current = came_in >= _midnight(stretch.first)
    return BothPeriods(
        [came_in >= _midnight(previous.first), came_in < _midnight(stretch.last + ONE_DAY)],
        before=case((is_current, 0), else_=1),
        as_of=case((is_current, literal(stretch.as_of, SqlDate)), else_=literal(previous.as_of, SqlDate)),
        known_until=case((is_current, _midnight(stretch.as_of + ONE_DAY)), else_=_midnight(previous.as_of + ONE_DAY)),
    )


def civil_day(moment: ColumnElement[datetime]) -> ColumnElement[date]:
    """The Swedish day of a moment."""
    return cast(func.timezone(STOCKHOLM, moment), SqlDate)


def _earlier(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.STOCKHOLM)
