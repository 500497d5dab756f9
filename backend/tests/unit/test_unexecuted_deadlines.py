"""The three-month clock, its stages and ages, and the law that is in force on a day."""

from datetime import date, timedelta

import pytest

from qms.laws.rules import LawRule, LawTopic, rule_in_force
from qms.unexecuted_decisions.deadlines import Clock, ages
from qms.unexecuted_decisions.models import ClockBasis, Stage

OLD, NEW = date(2001, 1, 1), date(2025, 7, 1)
FEE_RAISED = date(2026, 1, 1)
ONE_DAY = timedelta(days=1)
FEE, GRANT = LawTopic.SPECIAL_FEE, LawTopic.GRANT
RULES = [
    LawRule("sol", GRANT, "4 kap. 1 § SoL (2001:453)", "title", OLD, NEW - ONE_DAY),
    LawRule("sol", GRANT, "11 kap. 1 § SoL (2025:400)", "title", NEW),
    LawRule("sol", FEE, "before", "title", OLD, FEE_RAISED - ONE_DAY, low_kr=10_000, high_kr=1_000_000),
    LawRule("sol", FEE, "after", "title", FEE_RAISED, low_kr=15_000, high_kr=1_500_000),
    LawRule("hsl", GRANT, "one", "title", OLD),
    LawRule("hsl", GRANT, "another", "title", NEW),
]


def clock(start: str, basis: ClockBasis = ClockBasis.DECISION) -> Clock:
    return Clock(date.fromisoformat(start), basis, 3)


@pytest.mark.parametrize(
    ("start", "last_day_within", "reportable_from"),
    [
        ("2026-01-15", "2026-04-15", "2026-04-16"),
        ("2025-11-30", "2026-02-28", "2026-03-01"),
        ("2026-09-24", "2026-12-24", "2026-12-25"),  # Christmas Eve does not move it
        ("2025-09-30", "2025-12-30", "2025-12-31"),  # reportable on the very cut-off day
        ("2025-10-01", "2026-01-01", "2026-01-02"),
    ],
)
def test_the_limit_is_three_calendar_months_and_never_moves(
    start: str, last_day_within: str, reportable_from: str
) -> None:
    runs = clock(start)
    assert runs.ends_on.isoformat() == last_day_within
    assert runs.reportable_from.isoformat() == reportable_from
    assert not runs.is_reportable(runs.ends_on)
    assert runs.is_reportable(runs.reportable_from)
    assert (runs.days_left(runs.ends_on), runs.days_left(runs.reportable_from)) == (0, -1)


def test_the_day_after_the_decision_is_the_first_day_of_delay() -> None:
    assert clock("2026-01-15").days_run(date(2026, 1, 15)) == 0
    assert clock("2026-01-15").days_run(date(2026, 1, 16)) == 1


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        ("2026-01-15", Stage.RUNNING),
        ("2026-03-15", Stage.RUNNING),
        ("2026-03-16", Stage.DAY_60),
        ("2026-03-31", Stage.DAY_75),
        ("2026-04-15", Stage.DAY_90),
        ("2026-04-16", Stage.REPORTABLE),
        ("2026-07-15", Stage.REPORTABLE),
        ("2026-07-16", Stage.OVER_SIX_MONTHS),
        ("2027-01-15", Stage.OVER_SIX_MONTHS),
        ("2027-01-16", Stage.OVER_ONE_YEAR),
    ],
)
def test_stages(on: str, stage: Stage) -> None:
    assert clock("2026-01-15").stage(date.fromisoformat(on)) == stage


def test_a_short_three_months_goes_from_warning_to_reportable() -> None:
    """There are 90 days from 30 November to the end of February, so day 90 is still within the limit."""
    runs = clock("2025-11-30")
    assert runs.stage(date(2026, 2, 28)) == Stage.DAY_90
    assert runs.stage(date(2026, 3, 1)) == Stage.REPORTABLE


def test_every_day_has_at_most_one_age_and_the_first_begins_at_the_limit() -> None:
    runs = clock("2018-11-30")
    codes = [runs.age(runs.start_on + timedelta(days=days)) for days in range(800)]
    changes = [
        (age.code if age else None, (runs.start_on + timedelta(days=days)).isoformat())
        for days, age in enumerate(codes)
        if days == 0 or age != codes[days - 1]
    ]
    assert changes == [
        (None, "2018-11-30"),
        ("3-6", "2019-03-01"),
        ("6-9", "2019-05-31"),
        ("9-12", "2019-08-31"),
        ("12-", "2019-12-01"),
    ]
    assert [age.code for age in ages(2)] == ["2-6", "6-9", "9-12", "12-"]
    assert [age.code for age in ages(6)] == ["6-9", "9-12", "12-"]


def test_reminders_are_due_after_two_and_three_months() -> None:
    runs = clock("2026-01-31")
    assert runs.reminders_due(date(2026, 3, 31)) == {}
    assert runs.reminders_due(date(2026, 4, 1)) == {2: date(2026, 3, 31)}
    assert runs.reminders_due(date(2026, 5, 1)) == {2: date(2026, 3, 31), 3: date(2026, 4, 30)}


@pytest.mark.parametrize(
    ("decided_on", "interval"),
    [
        ("2025-12-31", (10_000, 1_000_000)),
        ("2026-01-01", (15_000, 1_500_000)),
        ("2019-02-01", (10_000, 1_000_000)),
    ],
)
def test_the_fee_interval_follows_the_day_of_the_decision(decided_on: str, interval: tuple[int, int]) -> None:
    rule = rule_in_force(RULES, FEE, area="sol", on=date.fromisoformat(decided_on))
    assert (rule.low_kr, rule.high_kr) == interval


@pytest.mark.parametrize(
    ("decided_on", "reference"),
    [("2025-06-30", "4 kap. 1 § SoL (2001:453)"), ("2025-07-01", "11 kap. 1 § SoL (2025:400)")],
)
def test_the_paragraph_follows_the_day_of_the_decision(decided_on: str, reference: str) -> None:
    assert rule_in_force(RULES, GRANT, area="sol", on=date.fromisoformat(decided_on)).reference == reference


@pytest.mark.parametrize(("area", "on"), [("lss", date(2026, 1, 1)), ("sol", date(2000, 1, 1))])
def test_a_day_without_law_is_an_error_not_a_guess(area: str, on: date) -> None:
    with pytest.raises(LookupError, match="0 rules"):
        rule_in_force(RULES, FEE, area=area, on=on)


def test_two_paragraphs_at_once_are_an_error() -> None:
    assert rule_in_force(RULES, GRANT, area="hsl", on=NEW - ONE_DAY).reference == "one"
    with pytest.raises(LookupError, match="2 rules"):
        rule_in_force(RULES, GRANT, area="hsl", on=NEW)
