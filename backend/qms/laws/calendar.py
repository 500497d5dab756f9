"""Swedish civil dates: the law's way of counting months, days when nothing need be done, and quarters.

Lag (1930:173) om beräkning av lagstadgad tid has two rules, and they must not be mixed:

* 1 §: a time counted in months ends on the day with the same number, or on the last day of the month when
  there is none. `month_end_rule` says so and never moves the day. It answers "has this decision been executed
  within three months?".
* 2 §: when something must *be done at latest* on a free day, it may be done the next weekday.
  `last_day_to_act` moves the day.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Self

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)
QUARTER_TEXT = re.compile(r"([12][0-9]{3})-Q([1-4])")


def month_end_rule(start: date, months: int) -> date:
    """The day on which so many months from `start` end: the same day number, else the month's last day.

    Lag (1930:173) 1 §. The day is never moved, also when it is a holiday.
    """
    if months < 0:
        raise ValueError("The law counts months forward.")
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def last_day_to_act(day: date) -> date:
    """The last day to do what should be done by `day`: the day itself, or the next weekday when it is free.

    Lag (1930:173) 2 §.
    """
    while is_free(day):
        day += ONE_DAY
    return day


def working_days_after(day: date, count: int) -> date:
    """The day that is so many working days after `day`. The day itself is not counted."""
    if count < 0:
        raise ValueError("Working days are counted forward.")
    for _ in range(count):
        day = last_day_to_act(day + ONE_DAY)
    return day


def is_free(day: date) -> bool:
    """Whether an act may wait for the next weekday, by lag (1930:173) 2 §.

    Saturdays, Sundays and public holidays, and the eves of midsummer, Christmas and the new year.
    """
    return day.weekday() in (SATURDAY, SUNDAY) or day in public_holidays(day.year) or day in _eves(day.year)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year besides ordinary Sundays, as lag (1989:253) reads since 2005."""
    easter = _easter_sunday(year)
    fixed = {date(year, month, day) for month, day in ((1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26))}
    moving = {easter + timedelta(days=days) for days in (-2, 0, 1, 39, 49)}
    return frozenset(fixed | moving | {_midsummer_day(year), _saturday_from(date(year, 10, 31))})


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter, written `2026-Q3`."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in range(1, 5):
            raise ValueError("A year has quarters 1 to 4.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026-Q3`. Anything else is refused."""
        match = QUARTER_TEXT.fullmatch(text)
        if match is None:
            raise ValueError("A quarter is written like 2026-Q3.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter that a day belongs to."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first_day(self) -> date:
        """The day the quarter begins."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """The day the quarter ends: the cut-off day of its report."""
        return date(self.year, 3 * self.number, monthrange(self.year, 3 * self.number)[1])

    def plus(self, quarters: int) -> "Quarter":
        """The quarter so many quarters later, or earlier when negative."""
        years, index = divmod(self.number - 1 + quarters, 4)
        return Quarter(self.year + years, index + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-Q{self.number}"


def _eves(year: int) -> tuple[date, date, date]:
    return _midsummer_day(year) - ONE_DAY, date(year, 12, 24), date(year, 12, 31)


def _midsummer_day(year: int) -> date:
    return _saturday_from(date(year, 6, 20))


def _saturday_from(day: date) -> date:
    return day + timedelta(days=(SATURDAY - day.weekday()) % 7)


def _easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the method known as Meeus/Jones/Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, leap_century = century // 4, century % 4
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - correction + 15) % 30
    weekday = (32 + 2 * leap_century + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
