"""Matters on the desks of those who can log in: something new, something under way and something late in each."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from qms.demo.chance import chance, office_hour
from qms.demo.draft import Draft, some_category
from qms.demo.natural_course import with_outcome
from qms.demo.world import Course, PlannedBoard
from qms.kernel import clock
from qms.laws.calendar import is_free

DESKS = {
    "nord": ("nord-bou-mottagning", "nord-bou-utredning", "nord-eb-angen", "nord-vux-utredning"),
    "sam": ("sam-barn-ungdom", "sam-vuxen"),
    "ifn": ("ifn-individ-utredning", "ifn-individ-mottag"),
}
STANDING: tuple[tuple[int, int | None, int | None], ...] = (
    (1, None, None),
    (4, None, None),
    (10, None, None),
    (39, None, None),
    (6, 4, None),
    (16, 13, None),
    (33, 29, None),
    (47, 42, 20),
    (66, 64, 31),
)
"""How many days ago each was reported, assessed and handled. None: not yet."""


def desks(board: PlannedBoard, today: date) -> Iterator[Draft]:
    """Open matters of different age on each desk of a board."""
    for unit in DESKS[board.code]:
        rng = chance("desk", unit, today)
        for reported, assessed, handled in STANDING:
            reported_at = _days_ago(rng, today, reported + rng.randint(0, 1))
            assessed_at = _days_ago(rng, today, assessed, after=reported_at) if assessed else None
            handled_at = _days_ago(rng, today, handled, after=assessed_at) if handled else None
            category = some_category(rng, board, board.unit(unit).area, clock.civil_date(reported_at))
            course = Course(assessed_at, handled_at, None, "investigate" if assessed_at else None)
            yield with_outcome(rng, board, Draft(board.code, unit, reported_at, category, course))


def _days_ago(rng: Random, today: date, days: int, *, after: datetime | None = None) -> datetime:
    """Office hours of the working day that many days ago, or of the last one before it."""
    day = today - timedelta(days=days)
    while is_free(day):
        day -= timedelta(days=1)
    if after is not None and day < clock.civil_date(after):
        day = clock.civil_date(after)
    return office_hour(rng, day, after=after)
