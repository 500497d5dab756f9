"""Days as Swedes, Excel and databases write them. The screens understand the same: one table of examples tries both.

A weekday may stand before or after. One that is not the day's makes it no day: one of the two is wrong.
A time in UTC has the day that it is in Sweden, where midnight is the evening before in UTC.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from qms.kernel import clock

MONTHS = (
    ("jan", "januari"),
    ("feb", "febr", "februari"),
    ("mar", "mars"),
    ("apr", "april"),
    ("maj",),
    ("jun", "juni"),
    ("jul", "juli"),
    ("aug", "augusti"),
    ("sep", "sept", "september"),
    ("okt", "oktober"),
    ("nov", "november"),
    ("dec", "december"),
)
NAMES = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
WEEKDAYS = [name[:3] for name in NAMES]
WEEKDAY = r"(mån|tis|ons|tors?|fre|lör|sön)(?:d|dag|dagen)?\b\.?"
WITH_WEEKDAY = re.compile(rf"(?:{WEEKDAY},? )?(.*?)(?:,? \(?{WEEKDAY}\)?)?")
TIME = re.compile(r"(?:t| (?:kl\.? ?)?)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?: ?(z|[+-]\d{2}:?\d{2}))?$")
YEAR_FIRST = re.compile(r"(\d{4})([-./ ])(\d{1,2})\2(\d{1,2})")
RUN_TOGETHER = re.compile(r"(\d{2})?(\d{2})(\d{2})(\d{2})")
DAY_FIRST = re.compile(r"(?:den |d\.? )?(\d{1,2})[-./ ](\d{1,2})[-./,' ]+(\d{4})")
SHORT_YEAR = re.compile(r"(?:den |d\.? )?(\d{1,2})[./](\d{1,2})(?:,? ?[-']|,? )(\d{2})")
"""As 15/9 -26. With the same mark in both places, as 15/9/26, the year may stand first: that is no day."""
IN_WORDS = re.compile(r"(?:den |d\.? )?(\d{1,2})(?::?e|:?a)?[-. ]*([a-zåäö]{3,9})\.?[-,' ]*((?:\d{2})?\d{2})")
MARKS = str.maketrans("‐‑–−’", "----'")
"""What word processors write for a hyphen and an apostrophe."""
BARE_NUMBER = re.compile(r"([1-9]\d{4})([.,]\d+)?")
"""Days since the workbook's first: five digits reach from 1927 to 2173."""


def day_in(cell: str, day_zero: date) -> date | None:
    """The day that a cell says, or nothing. A workbook's number is counted."""
    written = _written(cell)
    if number := BARE_NUMBER.fullmatch(written):
        return day_zero + timedelta(days=int(number[1]))
    day, weekdays = _with_weekdays(written)
    return day if day and weekdays <= {day.weekday()} else None


def moment_in(cell: str, day_zero: date) -> str | None:
    """The day that a cell says, and beside it what clocks in Sweden showed, where it says that too; or nothing."""
    day, written = day_in(cell, day_zero), _written(cell)
    if day is None:
        return None
    number, at = BARE_NUMBER.fullmatch(written), TIME.search(written)
    minutes = round(float(f"0.{number[2][1:]}") * 24 * 60) if number and number[2] else None
    if minutes:
        return f"{day} {minutes // 60:02}:{minutes % 60:02}" if minutes < 24 * 60 else f"{day} 23:59"
    if number or at is None:
        return f"{day}"
    said = WITH_WEEKDAY.fullmatch(TIME.sub("", written))
    shown = _in_sweden(_without_weekday(said[2]) if said else None, at)
    return f"{shown:%Y-%m-%d %H:%M}" if shown else None


def another_weekday(cell: str) -> str | None:
    """What is wrong with a day that stands beside the name of another: which weekday it is."""
    day, weekdays = _with_weekdays(_written(cell))
    if day is None or weekdays <= {day.weekday()}:
        return None
    return f"{day.day} {MONTHS[day.month - 1][-1]} {day.year} är en {NAMES[day.weekday()]}"


def _written(cell: str) -> str:
    return " ".join(cell.lower().translate(MARKS).split())


def _with_weekdays(written: str) -> tuple[date | None, set[int]]:
    said = WITH_WEEKDAY.fullmatch(TIME.sub("", written))
    if said is None:
        return None, set()
    day, at = _without_weekday(said[2]), TIME.search(written)
    weekdays = {WEEKDAYS.index(name[:3]) for name in (said[1], said[3]) if name}
    if day and at:
        moment = _in_sweden(day, at)
        return moment and moment.date(), weekdays
    return day, weekdays


def _in_sweden(day: date | None, at: re.Match[str]) -> datetime | None:
    """What clocks in Sweden showed at a time of a day. In another zone than Sweden's and UTC it is nothing."""
    hour, minute, second, zone = at.groups()
    if day is None:
        return None
    try:
        instant = datetime.combine(day, time(int(hour), int(minute), int(second or 0)))
        if not zone:
            return instant
        if set(zone) <= set("z+-:0"):
            return instant.replace(tzinfo=UTC).astimezone(clock.STOCKHOLM).replace(tzinfo=None)
        return instant if instant.replace(tzinfo=clock.STOCKHOLM).strftime("%z") == zone.replace(":", "") else None
    except (ValueError, OverflowError):
        return None


def _without_weekday(written: str) -> date | None:
    if said := YEAR_FIRST.fullmatch(written):
        return _day(said[1], said[3], said[4])
    if said := RUN_TOGETHER.fullmatch(written):
        return _day(f"{said[1] or ''}{said[2]}", said[3], said[4])
    if said := DAY_FIRST.fullmatch(written) or SHORT_YEAR.fullmatch(written):
        return _day(said[3], said[2], said[1])
    if said := IN_WORDS.fullmatch(written):
        return _day(said[3], _month(said[2]), said[1])
    return None


def _month(name: str) -> str:
    return next((str(number) for number, names in enumerate(MONTHS, start=1) if name in names), "0")


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year if len(year) == 4 else f"20{year}"), int(month), int(day))
    except ValueError:
        return None
