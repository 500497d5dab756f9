"""The charts equal examples that others have worked and published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.statistics.control_charts import (
    ChartKind,
    ChartOutcome,
    Direction,
    Judged,
    Limits,
    Point,
    drawn,
    has_too_few,
    judged,
    of_counts,
    of_shares,
    outcome,
)

FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
"""Flow of a process in ten batches: NIST/SEMATECH e-Handbook 6.3.2.2."""
CANS = (
    [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6],
    [9, 6, 12, 5, 6, 4, 6, 3, 7, 6, 2, 4, 3, 6, 5, 4, 8, 5, 6, 7, 5, 6, 3, 5],
)
"""Faulty cans of orange juice in samples of fifty, before and after the machine was mended (Montgomery; in R's qcc)."""


def test_limits_of_single_values_are_those_of_the_handbook() -> None:
    """Mean 50.81, limits 45.8159 and 55.8041, and no point beyond them."""
    points = [Point(value) for value in FLOW]
    limits = of_counts(points)
    assert limits is not None
    assert round(limits.mean, 4) == 50.81
    lower, upper = limits.around(points[0])
    assert (round(lower or 0, 4), round(upper, 4)) == (45.8159, 55.8041)
    assert not any(1 in one.rules for one in judged(points, limits))
    assert has_too_few(points)


def _shares(counts: list[int]) -> list[Point]:
    return [Point(count / 50, 50) for count in counts]


def test_limits_of_shares_are_those_of_the_orange_juice() -> None:
    """Before: 0.2313 between 0.0524 and 0.4102. After: 0.1108 between 0 and 0.2440."""
    for counts, mean, lower, upper in ((CANS[0], 0.2313, 0.0524, 0.4102), (CANS[1], 0.1108, 0.0, 0.2440)):
        limits = of_shares(_shares(counts))
        assert limits is not None
        low, high = limits.around(Point(0.2, 50))
        assert (round(limits.mean, 4), round(low or 0, 4), round(high, 4)) == (mean, lower, upper)


def test_what_came_after_is_judged_by_what_was_before() -> None:
    """With the limits frozen before the mending, the change is seen by every rule."""
    before, after = _shares(CANS[0]), _shares(CANS[1])
    limits = of_shares(before)
    assert limits is not None
    broken = {
        rule: [number for number, one in enumerate(judged(before + after, limits), 1) if rule in one.rules]
        for rule in (1, 2, 3, 4)
    }
    assert broken[1] == [15, 23, 41]
    assert broken[2] == [22, 23, 36, 38, 42, 43, 45, 46, 48, 53, 54]
    assert broken[3] == [24, *range(36, 55)]
    assert broken[4] == [*range(41, 55)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0, 3.2, -3.5, 2.9), {1: [2, 3], 2: [4]}),
        ((0, 2.5, 1.0, 2.6, 0), {2: [4]}),
        ((0, 1.2, 1.3, 0.2, 1.4, 1.5), {3: [6]}),
        ((-1,) * 8 + (1,), {4: [8]}),
        ((2.5,) * 7 + (3.2,), {4: [8], 3: [5, 6, 7, 8], 2: [3, 4, 5, 6, 7, 8], 1: [8]}),
        ((0,) * 12, {}),
    ],
)
def test_each_rule_by_itself(values: tuple[float, ...], expected: dict[int, list[int]]) -> None:
    """The four rules around mean 0 with sigma 1; on the line a point counts for neither side."""
    answer = judged([Point(value) for value in values], Limits(0.0, 1.0))
    for rule in (1, 2, 3, 4):
        assert [number for number, one in enumerate(answer, 1) if rule in one.rules] == expected.get(rule, [])


def test_a_gap_ends_a_run_and_is_crossed_by_no_range() -> None:
    """Seven, a month of which nothing is known, and one more are no eight in a row."""
    points = [Point(1.0)] * 7 + [Point(None)] + [Point(1.0)]
    assert not any(4 in one.rules for one in judged(points, Limits(0.0, 1.0)))
    assert judged([Point(None)], Limits(0.0, 1.0))[0].upper is None
    apart = of_counts([Point(1.0), Point(2.0), Point(None), Point(100.0), Point(101.0)])
    assert apart is not None
    assert apart.sigma == pytest.approx(1 / 1.128)
    assert of_counts([Point(1.0), Point(None), Point(2.0)]) is None
    assert of_shares([Point(None, 0), Point(0.0, 0)]) is None


def test_where_nothing_ever_varied_everything_else_is_far_away() -> None:
    """Twelve months of nothing, and then one."""
    flat = of_counts([Point(0.0)] * 12)
    assert flat is not None
    assert judged([Point(0.0), Point(1.0)], flat)[1].rules == (1,)


def test_a_count_has_no_lower_limit_below_nothing() -> None:
    """A month cannot have fewer than none, so none is no news there."""
    assert Limits(2.0, 1.0).around(Point(2.0)) == (None, 5.0)


@given(
    st.lists(st.integers(0, 10_000), min_size=2, max_size=60),
    st.integers(1, 20),
    st.integers(0, 100_000),
)
def test_limits_scale_and_shift_with_what_is_measured(counts: list[int], scale: int, shift: int) -> None:
    """Kronor or öre, from nought or from a thousand: the picture is the same."""
    plain, moved = ([Point(float(count * by + up)) for count in counts] for by, up in ((1, 0), (scale, shift)))
    one, other = of_counts(plain), of_counts(moved)
    assert one is not None
    assert other is not None
    assert other.mean == pytest.approx(one.mean * scale + shift)
    assert other.sigma == pytest.approx(one.sigma * scale)


def test_a_rebase_judges_only_what_comes_after() -> None:
    """The two segments of the orange juice, each by its own limits; nothing runs from one into the other."""
    points = _shares([*CANS[0], *CANS[1]])
    before, after = of_shares(points[:30]), of_shares(points[30:])
    assert before is not None
    assert after is not None
    segments = drawn(points, ChartKind.SHARE, {30: after})
    assert [(round(limits.mean, 4), len(every)) for limits, every in segments if limits] == [(0.2313, 30), (0.1108, 24)]
    assert [one for _, every in segments for one in every] == judged(points[:30], before) + judged(points[30:], after)
    assert drawn(points[:11], ChartKind.SHARE, {}) == [(None, [Judged(point) for point in points[:11]])]


def test_what_the_last_rule_broken_says_is_better_or_worse() -> None:
    limits = Limits(10.0, 1.0)
    for values, said in (
        ([10.5, 9.5], ChartOutcome.UNSURE),
        ([10.0, 6.0], ChartOutcome.IMPROVED),
        ([6.0, 14.0], ChartOutcome.WORSENED),
    ):
        since = judged([Point(value) for value in values], limits)
        assert outcome(since, limits, Direction.DOWN) == said
        opposite = {ChartOutcome.IMPROVED: ChartOutcome.WORSENED, ChartOutcome.WORSENED: ChartOutcome.IMPROVED}
        assert outcome(since, limits, Direction.UP) == opposite.get(said, said)
    assert outcome([], None, Direction.DOWN) == ChartOutcome.TOO_FEW
