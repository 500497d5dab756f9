"""Rebuilds one area's printed year, cell by cell: what was reported, and how far each had come on the last day.

The figures are read as the state at the end of the last day. *Handled* means that the handling had been decided,
*closed* that the matter was closed; what was not yet handled then is handled later, when it no longer counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from qms.demo.chance import MONTH_SHARE, chance, dealt, office_hour, soon, weighted, working_days
from qms.demo.draft import AFFINITY, Draft, some_causes, some_effect
from qms.demo.world import Course, PlannedBoard
from qms.kernel import clock

NOT_A_DEVIATION = "not-a-deviation"
HANDLING_DAYS = {"within-30": (0, 30), "between": (31, 90), "over-90": (91, 260)}
CLOSED_AT_ONCE = 0.6
"""The share of those left lying that are closed when somebody at last looks at them."""
RECENT = {"under-way": 60.0, "not-started": 150.0}
"""Over how many days back from the last one those not yet handled are spread, about."""


@dataclass(frozen=True)
class AreaYear:
    """What a year of an area must come out as."""

    board: str
    area: str
    first: date
    last: date
    categories: dict[str, int]
    pace: dict[str, int]
    """How many were handled within-30, between, over-90, and how many were under-way or not-started on the last day."""
    closed: int
    effects: dict[str, int]
    causes: dict[str, int] | None
    """None where nothing is printed about causes."""

    @property
    def total(self) -> int:
        """How many were reported."""
        return sum(self.pace.values())


@dataclass(slots=True)
class _Case:
    """A case while its year is being dealt out."""

    pace: str
    category: str
    reported_at: datetime
    handled_at: datetime | None = None
    closed_at: datetime | None = None
    direct: bool = False
    causes: tuple[str, ...] = ()
    effect: str | None = None


def rebuilt(year: AreaYear, board: PlannedBoard) -> Iterator[Draft]:
    """The year's reports, each with its whole course until it is closed."""
    rng = chance("year", year.board, year.area, year.first)
    cases = [
        _reported(rng, year, pace, category)
        for pace, category in zip(dealt(rng, year.pace), dealt(rng, year.categories), strict=True)
    ]
    handled = [case for case in cases if case.handled_at]
    closed = _close(rng, year, handled)
    _judge(rng, year, closed)
    if year.causes:
        _deal_causes(rng, year.causes, handled)
    return (_draft(rng, year, board, case) for case in cases)


def _reported(rng: Random, year: AreaYear, pace: str, category: str) -> _Case:
    low, high = HANDLING_DAYS.get(pace, (0, 0))
    margin = timedelta(days=low + 7 if low else 1)
    days = working_days(year.first, year.last - margin)
    recency = RECENT.get(pace)
    shares = [MONTH_SHARE[day.month - 1] * (2 ** -((year.last - day).days / recency) if recency else 1) for day in days]
    day = rng.choices(days, weights=shares)[0]
    case = _Case(pace, category, office_hour(rng, day))
    if pace in HANDLING_DAYS:
        last = min(day + timedelta(days=high), year.last)
        choice = working_days(day + timedelta(days=low), last)
        case.handled_at = office_hour(rng, soon(rng, choice, within=9 if low == 0 else 25), after=case.reported_at)
    return case


def _close(rng: Random, year: AreaYear, handled: list[_Case]) -> list[_Case]:
    """Close as many as were closed on the last day, those handled early first; some at once, without a judgement."""
    end = clock.instant_in_sweden(datetime.combine(year.last, datetime.max.time()))
    by_age = sorted(handled, key=lambda case: (_handled_at(case) - end).days + rng.uniform(0, 45))
    closed = by_age[: year.closed]
    unjudged = year.closed - sum(year.effects.values())
    for case in rng.sample(closed, unjudged):
        case.direct, case.closed_at = True, case.handled_at
    for case in closed:
        if not case.direct:
            day = clock.civil_date(_handled_at(case))
            days = working_days(day, min(day + timedelta(days=60), year.last))
            case.closed_at = office_hour(rng, soon(rng, days, within=12), after=case.handled_at)
    return closed


def _judge(rng: Random, year: AreaYear, closed: list[_Case]) -> None:
    judged = [case for case in closed if not case.direct]
    for case, effect in zip(judged, dealt(rng, year.effects), strict=True):
        case.effect = effect


def _deal_causes(rng: Random, causes: dict[str, int], handled: list[_Case]) -> None:
    """Deal exactly so many of each cause, at least one to every handled case and never the same twice to one."""
    left = dict(causes)
    wrongly = left.pop(NOT_A_DEVIATION, 0)
    likely = sorted(handled, key=lambda case: (not case.direct, case.effect != "no-effect", rng.random()))
    for case in likely[:wrongly]:
        case.causes = (NOT_A_DEVIATION,)
    others = [case for case in handled if not case.causes]
    rng.shuffle(others)
    extra = sum(left.values()) - len(others)
    counts = [1 + (place < extra) + (place < extra - len(others)) for place in range(len(others))]
    for case, count in zip(others, counts, strict=True):
        case.causes = _drawn(rng, left, case.category, count)


def _drawn(rng: Random, left: dict[str, int], category: str, count: int) -> tuple[str, ...]:
    drawn: list[str] = []
    for _ in range(count):
        shares = {
            cause: number * AFFINITY.get((category, cause), 1)
            for cause, number in left.items()
            if number and cause not in drawn
        }
        drawn.append(weighted(rng, shares))
        left[drawn[-1]] -= 1
    return tuple(drawn)


def _draft(rng: Random, year: AreaYear, board: PlannedBoard, case: _Case) -> Draft:
    units = {unit.code: unit.headcount for unit in board.units if unit.area == year.area and unit.kind == "unit"}
    units = {code: size for code, size in units.items() if board.unit(code).exists_on(year.last)}
    draft = Draft(
        board=year.board,
        unit=weighted(rng, units),
        reported_at=case.reported_at,
        category=case.category,
        category_from_start=True,
        course=_course(rng, year, case),
        causes=case.causes,
        effect=case.effect,
    )
    handled = draft.course.handled_at
    if handled and not draft.causes:
        causes = some_causes(rng, board, case.category, clock.civil_date(handled))
        draft = replace(draft, causes=causes)
    if draft.course.decision == "investigate" and draft.effect is None:
        draft = replace(draft, effect=some_effect(rng))
    return draft


def _course(rng: Random, year: AreaYear, case: _Case) -> Course:
    if case.pace == "not-started":
        return _late_start(rng, year)
    if case.pace == "under-way":
        reported = clock.civil_date(case.reported_at)
        assessed = office_hour(rng, soon(rng, working_days(reported, year.last), within=4), after=case.reported_at)
        handled = _after_year(rng, year, within=40)
        return Course(assessed, handled, _some_time_after(rng, handled), "investigate")
    handled = _handled_at(case)
    if case.direct:
        return Course(handled, handled, handled, "close")
    first, last = clock.civil_date(case.reported_at), clock.civil_date(handled)
    assessed = min(office_hour(rng, soon(rng, working_days(first, last), within=3), after=case.reported_at), handled)
    closed = case.closed_at or _after_year(rng, year, within=30)
    return Course(assessed, handled, closed, "investigate")


def _late_start(rng: Random, year: AreaYear) -> Course:
    assessed = _after_year(rng, year, within=70)
    if rng.random() < CLOSED_AT_ONCE:
        return Course(assessed, assessed, assessed, "close")
    handled = _some_time_after(rng, assessed)
    return Course(assessed, handled, _some_time_after(rng, handled), "investigate")


def _after_year(rng: Random, year: AreaYear, *, within: float) -> datetime:
    days = working_days(year.last + timedelta(days=1), year.last + timedelta(days=200))
    return office_hour(rng, soon(rng, days, within=within))


def _some_time_after(rng: Random, moment: datetime) -> datetime:
    day = clock.civil_date(moment)
    return office_hour(rng, soon(rng, working_days(day, day + timedelta(days=45)), within=14), after=moment)


def _handled_at(case: _Case) -> datetime:
    if case.handled_at is None:
        raise ValueError("Only handled cases come here.")
    return case.handled_at
