"""The course a matter takes where nothing is printed: most are handled in time, some are left lying."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from qms.demo.chance import office_hour, soon, weighted, working_days
from qms.demo.draft import Draft, some_causes, some_effect
from qms.demo.world import Course, PlannedBoard
from qms.kernel import clock

FIRST_LOOK = {"at once": 26, "in time": 48, "late": 20, "left lying": 6}
"""How soon somebody assesses a report, in hundredths."""
LOOK_DAYS = {"at once": (0, 1), "in time": (1, 6), "late": (7, 20), "left lying": (25, 110)}
DECISIONS = {"investigate": 74, "close": 22, "dismiss": 4}
BUNDLE_SIZES = {(1, 1): 965, (2, 6): 22, (7, 40): 13}
BUNDLED = ("legal-security", "investigate-decide", "legal-requirement-not-met")
"""What reports about many like events are about, in the words of the board's list."""
WITH_CAUSES = frozenset({"deviation", "suspected-misconduct"})


def natural_course(rng: Random, reported_at: datetime, *, kind: str = "deviation") -> Course:
    """A course from the report to the end, however far ahead that lies."""
    low, high = LOOK_DAYS[weighted(rng, FIRST_LOOK)]
    assessed = _later(rng, reported_at, low, high)
    decision = "close" if kind == "good-example" else weighted(rng, DECISIONS)
    if kind == "suspected-misconduct":
        assessed, decision = _later(rng, reported_at, 0, 1), "investigate"
    if decision != "investigate":
        return Course(assessed, assessed, assessed, decision)
    handled = _later(rng, assessed, 1, weighted(rng, {12: 62, 35: 26, 120: 12}))
    closed = _later(rng, handled, 0, weighted(rng, {10: 40, 40: 40, 110: 20}))
    return Course(assessed, handled, closed, decision)


def with_outcome(rng: Random, board: PlannedBoard, draft: Draft) -> Draft:
    """Add the causes that the investigation finds and how the effect is judged."""
    course = draft.course
    if course.handled_at is None or course.decision == "dismiss" or draft.kind == "good-example":
        return draft
    effect = some_effect(rng) if course.decision == "investigate" and course.closed_at else None
    if draft.kind not in WITH_CAUSES:
        return replace(draft, effect=effect)
    causes = some_causes(rng, board, draft.category, clock.civil_date(course.handled_at))
    return replace(draft, causes=causes, effect=effect)


def perhaps_bundle(rng: Random, board: PlannedBoard, draft: Draft) -> Draft:
    """Let one report in thirty be about many like events."""
    count = rng.randint(*weighted(rng, BUNDLE_SIZES))
    if count == 1:
        return draft
    valid = board.codes_on("category", clock.civil_date(draft.reported_at))
    return replace(draft, event_count=count, category=next(code for code in BUNDLED if code in valid))


def until(draft: Draft, end: datetime) -> Draft:
    """The draft with only what has happened before a moment."""
    course = draft.course
    steps = (course.assessed_at, course.handled_at, course.closed_at)
    assessed, handled, closed = (step if step and step < end else None for step in steps)
    return replace(
        draft,
        course=Course(assessed, handled, closed, course.decision if assessed else None),
        causes=draft.causes if handled else (),
        effect=draft.effect if closed else None,
    )


def _later(rng: Random, moment: datetime, low: int, high: int) -> datetime:
    day = clock.civil_date(moment)
    days = _days(day + timedelta(days=low), day + timedelta(days=high))
    return office_hour(rng, soon(rng, days, within=max(2.0, (high - low) / 3)), after=moment)


def _days(first: date, last: date) -> Sequence[date]:
    """The working days between, or the next one when there is none."""
    days = working_days(first, last)
    while not days:
        last += timedelta(days=1)
        days = working_days(first, last)
    return days
