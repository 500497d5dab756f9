"""The years that nobody has printed, up to today: thinner than the printed ones, but of every kind."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from qms.demo.chance import MONTH_SHARE, chance, office_hour, weighted, working_days
from qms.demo.draft import Draft, assumptions, some_category, some_unit
from qms.demo.natural_course import natural_course, perhaps_bundle, with_outcome
from qms.demo.phrases import texts
from qms.demo.world import PlannedBoard

KINDS = {
    "deviation": 76,
    "suspected-misconduct": 4,
    "risk": 7,
    "improvement-idea": 8,
    "good-example": 5,
}


def living_years(board: PlannedBoard, today: date) -> Iterator[Draft]:
    """Reports from where print ends to yesterday. A month comes out the same whatever the day today."""
    steps = assumptions()["living"][board.code]
    month: date = steps[0][0]
    while month < today:
        rng = chance("living", board.code, month)
        rate = next(rate for first, rate in reversed(steps) if first <= month)
        following = (month + timedelta(days=32)).replace(day=1)
        days = working_days(month, following - timedelta(days=1))
        for _ in range(_rounded(rng, rate * MONTH_SHARE[month.month - 1])):
            draft = _draft(rng, board, rng.choice(days))
            if draft.reported_at.date() < today:
                yield draft
        month = following


def _draft(rng: Random, board: PlannedBoard, day: date) -> Draft:
    kind = weighted(rng, KINDS)
    unit = some_unit(rng, board, day)
    category = _category(rng, board, unit, kind, day)
    reported_at = office_hour(rng, day)
    course = natural_course(rng, reported_at, kind=kind)
    draft = with_outcome(rng, board, Draft(board.code, unit, reported_at, category, course, kind))
    return perhaps_bundle(rng, board, draft) if kind == "deviation" else draft


def _category(rng: Random, board: PlannedBoard, unit: str, kind: str, day: date) -> str:
    """A category from the profile of the area; for risks, ideas and the like one that there are words for."""
    if kind == "deviation":
        return some_category(rng, board, board.unit(unit).area, day)
    written: dict[str, list[Any]] = texts("kinds")[kind]
    valid = board.codes_on("category", day)
    return weighted(rng, {code: len(patterns) for code, patterns in written.items() if code in valid})


def _rounded(rng: Random, number: float) -> int:
    return int(number) + (rng.random() < number % 1)
