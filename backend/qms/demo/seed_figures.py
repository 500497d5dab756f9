"""Stores the figures that the demo's people follow: one with limits, one that has only begun, and one rebased."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from qms.demo.chance import chance
from qms.demo.seed_organisation import Places
from qms.figures.models import Figure
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.measuring import service
from qms.measuring.schemas import FigureCreate, FigureParameters, FigureRebaseCreate, FigureValueCreate
from qms.statistics.periods import Stretch

BOARD, DEVELOPER, DEPARTMENT = "nord", "petra.snolid", "nord-bou"
UNIT, POST = "nord-bou-utredning", "nord-bou-mottagning"
OF = 40
CURRENT, CALLED = "Andel genomförandeplaner som är aktuella", "Samtal som besvarades samma dag"
SHARES = (*[0.58] * 14, *[0.84] * 13)
"""Of the plans that are looked at each month; at the fifteenth a new routine began."""
FEW = 7
LETTERS, SENT = "Brev som gick till rätt adress", 60
RIGHT = (*[0.78] * 15, *[0.95] * 9)
"""Of the letters that are looked at each month; after the fifteenth an action of ``actions.toml`` had begun."""
VOICES, ALIKE = "Journalanteckningar med barnets egna ord", 0.62
"""What another action did nothing to."""


def store(tx: Tx, places: Places, today: date) -> None:
    """Follow a category of a department, and what units count themselves: for years, and for some months."""
    board_id = places.boards[BOARD]
    grant = Grant("quality-developer", board_id, None)
    bind(tx, Actor(places.people[DEVELOPER], "Petra Snölid", "person", (grant,)), "demoSeed")
    with clock.freeze(min(clock.now(), datetime.combine(today, time(8), clock.STOCKHOLM))):
        _followed(tx, places, DEPARTMENT, "deviations", FigureParameters(category="documentation"))
        rebased = _followed(tx, places, UNIT, "own", FigureParameters(name=CURRENT, is_share=True))
        months = Stretch.months_before(today, len(SHARES)).months
        rng = chance("figures")
        _note(tx, rebased, months, [sum(rng.random() < share for _ in range(OF)) for share in SHARES], OF)
        new_routine = FigureRebaseCreate(
            starts_on=date.fromisoformat(f"{months[14]}-01"), reason="Ny rutin: planen gås igenom vid varje uppföljning"
        )
        service.rebase(tx, rebased, new_routine)
        begun = _followed(tx, places, UNIT, "own", FigureParameters(name=CALLED))
        letters = _followed(tx, places, POST, "own", FigureParameters(name=LETTERS, is_share=True))
        months = Stretch.months_before(today, len(RIGHT)).months
        _note(tx, letters, months, [sum(rng.random() < share for _ in range(SENT)) for share in RIGHT], SENT)
        voices = _followed(tx, places, UNIT, "own", FigureParameters(name=VOICES, is_share=True))
        _note(tx, voices, months, [sum(rng.random() < ALIKE for _ in range(OF)) for _ in months], OF)
        counts = [rng.randint(18, 34) for _ in range(FEW)]
        _note(tx, begun, Stretch.months_before(today, FEW).months, counts, None)
    tx.flush()


def _followed(tx: Tx, places: Places, unit: str, measure: str, parameters: FigureParameters) -> Figure:
    place = {"board_id": places.boards[BOARD], "unit_id": places.units[unit]}
    return service.follow(tx, FigureCreate(**place, measure=measure, parameters=parameters))


def _note(tx: Tx, figure: Figure, months: Sequence[str], counts: Sequence[int], of: int | None) -> None:
    for month, count in zip(months, counts, strict=True):
        service.note(tx, figure, FigureValueCreate(month=month, numerator=Decimal(count), denominator=of))
