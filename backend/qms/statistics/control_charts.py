"""Control charts: which months differ from the others by more than chance.

Two charts. XmR is for one number a month (a count): its limits come of how much two months in a row differ. p is for
a share (k of n): its limits come of the size of each month. A point is judged by the segment it stands in: a baseline
that was frozen before something began, or all points, and a new segment where somebody has rebased with a reason.

Sources: NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.2 (individuals) and 6.3.3.2 (proportions);
Western Electric's four rules (Statistical Quality Control Handbook, 1956), the point in hand included.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from statistics import fmean

from qms.kernel.codes import Codes

FEWEST_POINTS = 12
"""With fewer than these no limit is drawn and no rule is used: chance alone would set both."""
D2 = 1.128
"""The mean range of two values drawn from a normal distribution with sigma 1, as the handbook prints it."""

RULES = ((1, 1, 3.0), (2, 3, 2.0), (4, 5, 1.0), (8, 8, 0.0))
"""Rule 1 to 4, the most serious first: so many, of the last so many (all known), beyond so many sigmas on one side."""


class ChartKind(Codes):
    """What the points of a chart are."""

    COUNT = "xmr", "Ett tal i månaden"
    SHARE = "p", "En andel i månaden"


class Direction(Codes):
    """Which way is better."""

    DOWN = "down", "Färre"
    UP = "up", "Fler"


class ChartOutcome(Codes):
    """What a chart says of a change, beside what chance alone does."""

    IMPROVED = "improved", "Förbättring"
    WORSENED = "worsened", "Försämring"
    UNSURE = "unsure", "Ingen säker förändring"
    TOO_FEW = "too-few-points", "För få punkter"


@dataclass(frozen=True)
class Point:
    """One period. Without a value it is a gap: nothing is known, or nobody was there to be counted."""

    value: float | None
    size: int | None = None
    """Of how many the value is a share; none for a count."""


@dataclass(frozen=True)
class Limits:
    """What the points of a segment are judged by."""

    mean: float
    sigma: float
    """Of one point; for a share of one alone, so that a point of n has sigma / √n."""
    is_share: bool = False

    def sigma_of(self, point: Point) -> float:
        """How much chance alone moves this point."""
        return self.sigma / sqrt(point.size) if self.is_share and point.size else self.sigma

    def around(self, point: Point) -> tuple[float | None, float]:
        """Lower and upper limit. A count has no lower one if that would be below nothing; a share keeps to 0 and 1."""
        reach = 3 * self.sigma_of(point)
        lower, upper = self.mean - reach, self.mean + reach
        if self.is_share:
            return max(lower, 0.0), min(upper, 1.0)
        return (lower if lower >= 0 else None), upper


@dataclass(frozen=True)
class Judged:
    """A point with its limits and the rules that it breaks, the most serious first."""

    point: Point
    lower: float | None = None
    upper: float | None = None
    rules: tuple[int, ...] = field(default=())


def of_counts(points: Sequence[Point]) -> Limits | None:
    """Limits of a chart of single values: three sigmas, a sigma being the mean moving range through 1.128.

    A range never crosses a gap. None without two values in a row.
    """
    values = [point.value for point in points if point.value is not None]
    ranges = [abs(b.value - a.value) for a, b in pairwise(points) if a.value is not None and b.value is not None]
    return Limits(fmean(values), fmean(ranges) / D2) if ranges else None


def of_shares(points: Sequence[Point]) -> Limits | None:
    """Limits of a chart of shares: all that were counted of all that could be. None where there was nobody."""
    known = [(point.value, point.size) for point in points if point.value is not None and point.size]
    if not known:
        return None
    mean = sum(value * size for value, size in known) / sum(size for _, size in known)
    return Limits(mean, sqrt(mean * (1 - mean)), is_share=True)


def limits_of(points: Sequence[Point], kind: ChartKind) -> Limits | None:
    """What some points say is usual. None where they are too few, or have nothing to tell."""
    if has_too_few(points):
        return None
    return of_shares(points) if kind == ChartKind.SHARE else of_counts(points)


def mean_of(points: Sequence[Point], kind: ChartKind) -> float | None:
    """The mean of some points, however few: for shares all that were counted of all that could be."""
    known = [(point.value, (point.size or 0) if kind == ChartKind.SHARE else 1) for point in points]
    sizes = sum(size for value, size in known if value is not None)
    return sum(value * size for value, size in known if value is not None) / sizes if sizes else None


def has_too_few(points: Iterable[Point]) -> bool:
    """Whether there are so few points that only a line is drawn."""
    return sum(point.value is not None for point in points) < FEWEST_POINTS


def judged(points: Sequence[Point], limits: Limits) -> list[Judged]:
    """The points of one segment in order, each with its limits and the rules that it breaks.

    A gap ends every run: what is not known is on neither side.
    """
    distances: list[float] = []
    answer = []
    for point in points:
        if point.value is None:
            distances = []
            answer.append(Judged(point))
            continue
        distances.append(_distance(point, limits))
        answer.append(Judged(point, *limits.around(point), _broken(distances)))
    return answer


def _distance(point: Point, limits: Limits) -> float:
    """How many sigmas a point stands from the mean. Where nothing has ever varied, all that differs is far away."""
    off = (point.value or 0.0) - limits.mean
    sigma = limits.sigma_of(point)
    if sigma == 0:
        return 0.0 if off == 0 else float("inf") if off > 0 else float("-inf")
    return off / sigma


def _broken(distances: Sequence[float]) -> tuple[int, ...]:
    """The rules that the last of these distances breaks: it stands beyond itself, with enough of those before it."""
    side = 1 if distances[-1] > 0 else -1
    return tuple(
        number
        for number, (enough, last, beyond) in enumerate(RULES, 1)
        if len(distances) >= last
        and side * distances[-1] > beyond
        and sum(side * distance > beyond for distance in distances[-last:]) >= enough
    )


Segment = tuple[Limits | None, list[Judged]]
"""What stands together in a chart: by which limits, if any, and the points as they are judged by them."""


def drawn(points: Sequence[Point], kind: ChartKind, begins: Mapping[int, Limits]) -> list[Segment]:
    """A chart in segments, each judged by what stands at its first point; what comes before all of them by itself."""
    cuts = sorted({0, *begins, len(points)})
    segments = []
    for first, end in pairwise(cuts):
        limits = begins.get(first) or limits_of(points[first:end], kind)
        plain = [Judged(point) for point in points[first:end]]
        segments.append((limits, judged(points[first:end], limits) if limits else plain))
    return segments


def outcome(since: Iterable[Judged], limits: Limits | None, better: Direction) -> ChartOutcome:
    """Whether what has come since something began is better or worse than before: what the last rule broken says."""
    if limits is None:
        return ChartOutcome.TOO_FEW
    sides = [(one.point.value or 0.0) > limits.mean for one in since if one.rules]
    if not sides:
        return ChartOutcome.UNSURE
    return ChartOutcome.IMPROVED if sides[-1] == (better == Direction.UP) else ChartOutcome.WORSENED
