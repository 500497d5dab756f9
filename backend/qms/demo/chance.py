"""Chance that comes out the same every time, so that the same day always gives the same demo world."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import TypeVar

from qms.kernel import clock
from qms.laws.calendar import is_free

T = TypeVar("T")
SEED = "Älvsala"
OPENS, CLOSES = 7 * 60 + 40, 17 * 60
MONTH_SHARE = (1.0, 1.05, 1.1, 1.0, 1.1, 0.85, 0.4, 0.8, 1.1, 1.15, 1.15, 0.8)
"""How much is reported in each month: little in July, most in autumn."""


def chance(*about: object) -> Random:
    """A source of chance of its own for each thing it is about."""
    return Random("/".join(map(str, (SEED, *about))))  # noqa: S311 - must be predictable, protects nothing


def weighted(rng: Random, shares: Mapping[T, float]) -> T:
    """One of the keys, as often as its share says."""
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def dealt(rng: Random, counts: Mapping[T, int]) -> list[T]:
    """Every key as many times as its count says, in random order."""
    cards = [key for key, count in counts.items() for _ in range(count)]
    rng.shuffle(cards)
    return cards


@cache
def working_days(first: date, last: date) -> tuple[date, ...]:
    """The working days from the first to the last day, both included."""
    length = (last - first).days + 1
    return tuple(day for day in (first + timedelta(days=n) for n in range(length)) if not is_free(day))


def workday(rng: Random, first: date, last: date) -> date:
    """A working day, more often in months when much is reported."""
    days = working_days(first, last)
    return rng.choices(days, weights=[MONTH_SHARE[day.month - 1] for day in days])[0]


def soon(rng: Random, days: Sequence[date], *, within: float) -> date:
    """One of the days, early ones more often. ``within`` is about how many days it mostly takes."""
    start = days[0]
    return rng.choices(days, weights=[2 ** -((day - start).days / within) for day in days])[0]


def office_hour(rng: Random, day: date, *, after: datetime | None = None) -> datetime:
    """A moment during office hours of a day, later than ``after`` when that is the same day."""
    earliest = OPENS
    if after is not None and clock.civil_date(after) == day:
        local = after.astimezone(clock.STOCKHOLM)
        earliest = local.hour * 60 + local.minute + 1
    minute = rng.randint(earliest, max(CLOSES, earliest + 20))
    return at_minute(day, minute, rng.randint(0, 59))


def at_minute(day: date, minute: int, second: int = 0) -> datetime:
    """The instant of a minute of a Swedish day."""
    return clock.instant_in_sweden(datetime.combine(day, time(minute // 60, minute % 60, second)))
