"""Every start day 2020-2040 against an oracle that shares no code with the product.

The oracle is python-dateutil for months and Easter, and otherwise a question asked of each day by itself.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from qms.laws.calendar import last_day_to_act, month_end_rule

MONTHS = (1, 2, 3, 6, 12)
FIRST_DAY, DAY_COUNT = date(2020, 1, 1), (date(2041, 1, 1) - date(2020, 1, 1)).days
DAYS = [FIRST_DAY + timedelta(days=index) for index in range(DAY_COUNT)]
Rule = Callable[[date, int], tuple[date, date]]


def test_every_start_day_agrees_with_the_oracle() -> None:
    wrong = list(_mismatches(lambda start, months: _both(month_end_rule(start, months))))
    print(f"\ncalendar: dates {len(DAYS) * len(MONTHS)}, mismatches {len(wrong)}")  # noqa: T201 - the figure is asked for
    assert len(DAYS) * len(MONTHS) == 38_355
    assert wrong == []


def test_planted_faults_are_found() -> None:
    """Days for months, a month end that runs over, and a day moved too little: each must be seen."""
    faults: dict[str, Rule] = {
        "30 days for a month": lambda start, months: _both(start + timedelta(days=30 * months)),
        "spills into the next month": lambda start, months: _both(_spilling(start, months)),
        "only the weekend moves": lambda start, months: _weekend_only(month_end_rule(start, months)),
    }
    for name, rule in faults.items():
        mismatches = sum(1 for _ in _mismatches(rule))
        print(f"\ncalendar, planted '{name}': mismatches {mismatches}")  # noqa: T201 - as above
        assert mismatches > 0, name


def _mismatches(rule: Rule) -> Iterator[tuple[date, int]]:
    for start in DAYS:
        for months in MONTHS:
            ends_on = start + relativedelta(months=months)
            if rule(start, months) != (ends_on, _oracle_last_day_to_act(ends_on)):
                yield start, months


def _oracle_last_day_to_act(day: date) -> date:
    while day.weekday() >= 5 or _named_free_day(day):
        day += timedelta(days=1)
    return day


def _named_free_day(day: date) -> bool:
    """Each rule of the almanac asked of the day itself, instead of a year's list."""
    from_easter = (day - easter(day.year)).days
    return (
        (day.month, day.day) in {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
        or from_easter in {-2, 0, 1, 39, 49}
        or (day.month == 6 and day.isoweekday() == 5 and 19 <= day.day <= 25)
        or (day.month == 6 and day.isoweekday() == 6 and 20 <= day.day <= 26)
        or (day.isoweekday() == 6 and date(day.year, 10, 31) <= day <= date(day.year, 11, 6))
    )


def _both(day: date) -> tuple[date, date]:
    return day, last_day_to_act(day)


def _spilling(start: date, months: int) -> date:
    first = start.replace(day=1) + relativedelta(months=months)
    return first + timedelta(days=start.day - 1)


def _weekend_only(ends_on: date) -> tuple[date, date]:
    return ends_on, ends_on + timedelta(days=max(0, 7 - ends_on.weekday()) if ends_on.weekday() >= 5 else 0)
