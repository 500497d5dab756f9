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
    written = " ".join(cell.lower().translate(MARKS).split())
    if number := BARE_NUMBER.fullmatch(written):
        return day_zero + timedelta(days=int(number[1]))
    day, weekdays = _with_weekdays(written)
    return day if day and weekdays <= {day.weekday()} else None


def another_weekday(cell: str) -> str | None:
    """What is wrong with a day that stands beside the name of another: which weekday it is."""
    day, weekdays = _with_weekdays(" ".join(cell.lower().translate(MARKS).split()))
    if day is None or weekdays <= {day.weekday()}:
        return None
    return f"{day.day} {MONTHS[day.month - 1][-1]} {day.year} är en {NAMES[day.weekday()]}"


def _with_weekdays(written: str) -> tuple[date | None, set[int]]:
    said = WITH_WEEKDAY.fullmatch(TIME.sub("", written))
    if said is None:
        return None, set()
    day, at = _without_weekday(said[2]), TIME.search(written)
    weekdays = {WEEKDAYS.index(name[:3]) for name in (said[1], said[3]) if name}
    return _in_sweden(day, at) if day and at else day, weekdays


def _in_sweden(day: date, at: re.Match[str]) -> date | None:
    """The day in Sweden of a time of that day. In another zone than Sweden's and UTC it is none."""
    hour, minute, second, zone = at.groups()
    try:
        instant = datetime.combine(day, time(int(hour), int(minute), int(second or 0)))
        if not zone:
            return day
        if set(zone) <= set("z+-:0"):
            return clock.civil_date(instant.replace(tzinfo=UTC))
        return day if instant.replace(tzinfo=clock.STOCKHOLM).strftime("%z") == zone.replace(":", "") else None
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
