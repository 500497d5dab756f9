"""A report before its words are written: where, what kind, and the course it takes."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from random import Random
from typing import Any

from qms.demo.chance import weighted
from qms.demo.municipality import read
from qms.demo.world import Course, PlannedBoard

AFFINITY = {
    ("confidentiality-personal-data", "technical-fault"): 2,
    ("cooperation-external", "external"): 5,
    ("cooperation-internal", "organisation-cooperation"): 4,
    ("documentation", "competence"): 2,
    ("equipment", "technical-fault"): 9,
    ("equipment-other", "technical-fault"): 9,
    ("information-communication", "communication"): 4,
    ("investigate-decide", "competence"): 2,
    ("mail-incoming", "guidelines-routines"): 3,
    ("routine-not-followed", "implementation"): 3,
}
"""How many times likelier than otherwise a category has a cause."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One report without words."""

    board: str
    unit: str
    reported_at: datetime
    category: str
    course: Course
    kind: str = "deviation"
    category_from_start: bool = False
    causes: tuple[str, ...] = ()
    effect: str | None = None
    event_count: int = 1


@cache
def assumptions() -> dict[str, Any]:
    """What the demo world adds where print is silent."""
    return read("assumptions")


def some_category(rng: Random, board: PlannedBoard, area: str, day: date) -> str:
    """A category that the board's list has on a day, as often as the area's profile says."""
    profiles: dict[str, dict[str, int]] = assumptions()["profile"]
    valid = board.codes_on("category", day)
    profile = profiles.get(area, profiles["general"])
    return weighted(rng, {code: share for code, share in profile.items() if code in valid})


def some_causes(rng: Random, board: PlannedBoard, category: str, day: date) -> tuple[str, ...]:
    """One, two or sometimes three causes from the board's list of the day."""
    valid = board.codes_on("cause", day)
    left = {
        cause: share * AFFINITY.get((category, cause), 1)
        for cause, share in assumptions()["causes"].items()
        if cause in valid
    }
    causes: list[str] = []
    for _ in range(weighted(rng, {1: 68, 2: 27, 3: 5})):
        causes.append(weighted(rng, left))
        del left[causes[-1]]
    return tuple(causes)


def some_effect(rng: Random) -> str:
    """How an effect is judged where print is silent."""
    return weighted(rng, {"led-to-improvement": 45, "cannot-be-judged": 48, "no-effect": 7})


def some_unit(rng: Random, board: PlannedBoard, day: date) -> str:
    """A unit that exists on a day, as often as its weight says."""
    return weighted(rng, {unit.code: unit.weight for unit in board.units if unit.weight and unit.exists_on(day)})
