"""The golden cases of the Swedish calendar, each worked out by hand."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from qms.kernel import clock
from qms.laws.calendar import Quarter, is_free, last_day_to_act, month_end_rule, public_holidays, working_days_after

# start, months, the day the time ends (lag 1930:173, 1 §), the last day to act (2 §)
GOLDEN = [
    ("2026-11-30", 3, "2027-02-28", "2027-03-01"),  # no 30 February; a Sunday
    ("2027-11-29", 3, "2028-02-29", "2028-02-29"),  # leap year
    ("2026-09-24", 3, "2026-12-24", "2026-12-28"),  # Christmas Eve, two holidays, a Sunday
    ("2026-10-01", 3, "2027-01-01", "2027-01-04"),  # New Year's Day, a weekend
    ("2027-03-25", 3, "2027-06-25", "2027-06-28"),  # Midsummer's Eve, a weekend
    ("2026-01-15", 3, "2026-04-15", "2026-04-15"),
    ("2025-11-30", 3, "2026-02-28", "2026-03-02"),  # a Saturday
    ("2024-02-29", 12, "2025-02-28", "2025-02-28"),
    ("2026-12-31", 2, "2027-02-28", "2027-03-01"),
    ("2026-03-31", 0, "2026-03-31", "2026-03-31"),
]

HOLIDAYS_2026 = "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26"


@pytest.mark.parametrize(("start", "months", "end", "act"), GOLDEN)
def test_month_rule_and_moved_day_are_two_rules(start: str, months: int, end: str, act: str) -> None:
    ends_on = month_end_rule(date.fromisoformat(start), months)
    assert ends_on.isoformat() == end
    assert last_day_to_act(ends_on).isoformat() == act


def test_months_are_counted_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        month_end_rule(date(2026, 1, 1), -1)


def test_public_holidays_of_a_year() -> None:
    assert sorted(f"{day:%m-%d}" for day in public_holidays(2026)) == HOLIDAYS_2026.split()


def test_eves_are_free_but_the_days_before_other_holidays_are_not() -> None:
    assert all(is_free(date(2026, *day)) for day in ((6, 19), (12, 24), (12, 31)))
    assert not any(is_free(date(2026, *day)) for day in ((4, 2), (4, 30), (1, 5), (10, 30)))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-11-20", 5, "2026-11-27"),  # Friday to Friday
        ("2026-12-21", 5, "2026-12-30"),  # Christmas between
        ("2026-12-21", 6, "2027-01-04"),  # and then New Year
        ("2026-03-31", 10, "2026-04-16"),  # Easter between
        ("2026-11-22", 0, "2026-11-22"),
    ],
)
def test_working_days_after(day: str, count: int, expected: str) -> None:
    assert working_days_after(date.fromisoformat(day), count).isoformat() == expected


def test_quarters() -> None:
    third = Quarter.parse("2026-Q3")
    assert (third.first_day, third.last_day) == (date(2026, 7, 1), date(2026, 9, 30))
    assert [str(third.plus(count)) for count in (2, -3, 0)] == ["2027-Q1", "2025-Q4", "2026-Q3"]
    assert [Quarter.of(date(2026, month, 1)).number for month in (1, 3, 4, 12)] == [1, 1, 2, 4]
    assert Quarter(2025, 4) < Quarter(2026, 1)


@pytest.mark.parametrize("text", ["2026-Q5", "2026Q1", "26-Q1", "2026-q1", " 2026-Q1", "2026-Q1\n", "٢٠٢٦-Q1"])
def test_what_is_not_a_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="like 2026-Q3"):
        Quarter.parse(text)


def test_the_civil_date_is_the_day_in_sweden() -> None:
    assert clock.civil_date(datetime(2026, 11, 30, 23, 30, tzinfo=UTC)) == date(2026, 12, 1)
    with pytest.raises(ValueError, match="zone"):
        clock.civil_date(datetime(2026, 11, 30, 23, 30))  # noqa: DTZ001 - the missing zone is what is refused


def test_wall_clock_times_that_occur_twice_or_never_are_refused() -> None:
    event = clock.instant_in_sweden(datetime(2026, 12, 1, 0, 30))  # noqa: DTZ001
    assert event == datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    twice, never = datetime(2026, 10, 25, 2, 30), datetime(2027, 3, 28, 2, 30)  # noqa: DTZ001
    with pytest.raises(ValueError, match="time-was-twice"):
        clock.instant_in_sweden(twice)
    with pytest.raises(ValueError, match="time-never-was"):
        clock.instant_in_sweden(never, again=True)
    assert clock.instant_in_sweden(twice, again=False) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert clock.instant_in_sweden(twice, again=True) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_frozen_clock_stands_still_and_starts_again() -> None:
    half_past_midnight = datetime(2026, 12, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    with clock.freeze(half_past_midnight):
        assert clock.now() == half_past_midnight
        assert clock.now().tzinfo is UTC
        assert clock.today() == date(2026, 12, 1)
        with clock.freeze(half_past_midnight + timedelta(days=40)):
            assert clock.today() == date(2027, 1, 10)
        assert clock.today() == date(2026, 12, 1)
    assert clock.now() != half_past_midnight
