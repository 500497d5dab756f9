"""Periods of civil days, each beside an earlier one, and both told apart in one statement.

A ``Stretch`` alone says which days count, in the period and in the one it is compared with. What came in after the day
as of which states are taken was not there that day, so it does not count.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pydantic import Field
from sqlalchemy import ColumnElement, and_, case, cast, func, literal, or_
from sqlalchemy import Date as SqlDate

from qms.kernel import clock
from qms.kernel.codes import Codes
from qms.kernel.problems import Invalid
from qms.kernel.schema import Day, Shape

STOCKHOLM = "Europe/Stockholm"
ONE_DAY = timedelta(days=1)
A_YEAR = 12
"""In months."""
IN_FUTURE, NOT_YET = "in-future", "Dagen ligger framåt i tiden."


class ComparedWith(Codes):
    """Which earlier period stands beside the one that is asked for."""

    PREVIOUS = "previous", "Perioden före"
    LAST_YEAR = "last-year", "Samma period förra året"


class Period(Shape):
    """A stretch of civil days, both ends included, and the day as of which states are taken."""

    starts_on: Day
    ends_on: Day
    as_of: Day
    counted_until: Day = Field(
        description="Den sista dagen som räknas: i en period som inte är slut den dag läget gäller"
    )


@dataclass(frozen=True)
class Stretch:
    """A period of civil days with the day as of which states are taken."""

    first: date
    last: date
    as_of: date

    @classmethod
    def asked(cls, first: date | None, last: date | None, as_of: date | None) -> "Stretch":
        """The period that somebody asks for. Left out, it is the year as far as it had come by the day of the state.

        One that only begins ends with that day, and one that only ends begins with its year. The year is compared with
        as far into the year before, also on the last day of a month.

        What has not been is refused: its zeros would say that nothing came in. Only the last day may lie ahead, of a
        period that is not over.
        """
        today = clock.today()
        begins = "query:periodFrom" if first else "query:periodTo" if last else "query:asOf"
        as_of = as_of or today
        last = last or (as_of if first else date(as_of.year, 12, 31))
        first = first or date(last.year, 1, 1)
        if first > last:
            raise _refused(begins, "after-end", "Periodens första dag ligger efter den sista.")
        if last.year - first.year > 20 or first.year < 1990 or last.year > 2100:
            raise _refused(begins, "too-long", "Välj en period på högst 20 år mellan 1990 och 2100.")
        require_past(as_of, at="query:asOf")
        if first > as_of:
            raise _refused(begins, IN_FUTURE, f"Perioden hade inte börjat {as_of}.")
        return cls(first, last, as_of)

    @classmethod
    def quarter_of(cls, day: date) -> "Stretch":
        """The quarter that a day lies in."""
        return cls.named(f"{day.year}-Q{(day.month + 2) // 3}")

    @classmethod
    def named(cls, name: str) -> "Stretch":
        """A year, a quarter or a month by its name: 2026, 2026-Q3, 2026-08."""
        year, part = int(name[:4]), name[5:]
        first, months = (1, 12) if not part else (3 * int(part[1]) - 2, 3) if part[0] == "Q" else (int(part), 1)
        last = date(year, first + months - 1, monthrange(year, first + months - 1)[1])
        return cls(date(year, first, 1), last, last)

    @classmethod
    def months_before(cls, day: date, number: int) -> "Stretch":
        """So many whole months, the last of them over when a day begins, as they stood that day."""
        month = day.replace(day=1)
        return cls(_earlier(month, number), month - ONE_DAY, day)

    @property
    def until(self) -> date:
        """The last day that counts: a period that is not over ends, so far, with the day as of which it is taken."""
        return min(self.last, self.as_of)

    def compared_with(self, which: ComparedWith) -> "Stretch":
        """The earlier period beside this one: as many whole months earlier or the year before, and as far into it.

        A period that does not consist of whole months has none before it, so it is compared with the same days a year
        earlier. One that is longer than a year has none of those either: it is compared with what goes just before.
        """
        next_day = self.last + ONE_DAY
        if self.first.day == 1 and next_day.day == 1:
            length = (next_day.year - self.first.year) * 12 + next_day.month - self.first.month
            months = length if which == ComparedWith.PREVIOUS else max(length, A_YEAR)
            return self._beside(_earlier(next_day, months) - ONE_DAY, lambda day: _earlier(day, months))
        a_year_before = _earlier(self.last, A_YEAR)
        if a_year_before < self.first:
            return self._beside(a_year_before, lambda day: _earlier(day, A_YEAR))
        length_in_days = next_day - self.first
        return self._beside(self.last - length_in_days, lambda day: day - length_in_days)

    def _beside(self, last: date, earlier: Callable[[date], date]) -> "Stretch":
        lag = self.as_of - self.last
        as_of = last + lag if lag >= timedelta() else earlier(self.as_of)
        return Stretch(earlier(self.first), min(last, as_of), as_of)

    @property
    def months(self) -> Sequence[str]:
        """The months of the period that have begun, in order, such as 2026-11."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.first, self.until))
        return [f"{month // 12}-{month % 12 + 1:02}" for month in range(first, last + 1)]

    @property
    def years(self) -> Mapping[int, int]:
        """How many days of the period that have been lie in each year."""
        ends = {year: (date(year, 1, 1), date(year, 12, 31)) for year in range(self.first.year, self.until.year + 1)}
        return {year: (min(end, self.until) - max(start, self.first)).days + 1 for year, (start, end) in ends.items()}

    def holds(self, came_in: ColumnElement[datetime]) -> ColumnElement[bool]:
        """Whether what came in at a moment counts."""
        return and_(came_in >= _midnight(self.first), came_in < _midnight(self.until + ONE_DAY))

    def shape(self) -> Period:
        """The period as the API shows it."""
        return Period(starts_on=self.first, ends_on=self.last, as_of=self.as_of, counted_until=self.until)


@dataclass(frozen=True)
class BothPeriods:
    """A period and the one it is compared with, told apart by the moment when each row came in."""

    condition: ColumnElement[bool]
    before: ColumnElement[int]
    """0 in the period, 1 in the earlier one."""
    as_of: ColumnElement[date]
    known_until: ColumnElement[datetime]
    ends: tuple[datetime, ...]
    """When the days end as of which the period and the earlier one are taken."""


def both_periods(stretch: Stretch, earlier: Stretch, came_in: ColumnElement[datetime]) -> BothPeriods:
    """The rows that came in during a period or the earlier one, and as of when each is taken.

    An index is read from the first day of the two to the last: by either period alone it could not be.
    """
    together = Stretch(min(stretch.first, earlier.first), max(stretch.until, earlier.until), date.max)
    either = [or_(stretch.holds(came_in), earlier.holds(came_in))] if earlier.until + ONE_DAY < stretch.first else []
    is_current = came_in >= _midnight(stretch.first)
    end, earlier_end = _midnight(stretch.as_of + ONE_DAY), _midnight(earlier.as_of + ONE_DAY)
    return BothPeriods(
        and_(together.holds(came_in), *either),
        before=case((is_current, 0), else_=1),
        as_of=case((is_current, literal(stretch.as_of, SqlDate)), else_=literal(earlier.as_of, SqlDate)),
        known_until=case((is_current, end), else_=earlier_end),
        ends=(end, earlier_end),
    )


def one_period(stretch: Stretch, came_in: ColumnElement[datetime]) -> BothPeriods:
    """The rows that came in during a period alone."""
    end = _midnight(stretch.as_of + ONE_DAY)
    return BothPeriods(stretch.holds(came_in), literal(0), literal(stretch.as_of, SqlDate), literal(end), (end,))


def civil_day(moment: ColumnElement[datetime]) -> ColumnElement[date]:
    """The Swedish day of a moment."""
    return cast(func.timezone(STOCKHOLM, moment), SqlDate)


def require_past(as_of: date, *, at: str) -> None:
    """Refuse what is asked for as of a day that has not been: its zeros would say that nothing came in."""
    if as_of > clock.today():
        raise _refused(at, IN_FUTURE, NOT_YET)


def _refused(at: str, code: str, detail: str) -> Invalid:
    return Invalid(errors=[{"pointer": at, "code": code, "detail": detail}])


def _earlier(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.STOCKHOLM)
