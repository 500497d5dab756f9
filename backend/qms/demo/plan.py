"""The whole demo world for a day: one invented municipality and everything reported there up to yesterday.

Pure and repeatable: the same day gives the same world. Nothing here knows the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from qms.demo.desks import desks
from qms.demo.draft import Draft
from qms.demo.filing import Registry
from qms.demo.living_years import living_years
from qms.demo.municipality import Municipality, municipality
from qms.demo.natural_course import until
from qms.demo.phrases import Writer
from qms.demo.printed_years import area_years, counted_year, thirteen_months
from qms.demo.published import table
from qms.demo.rebuilt_year import rebuilt
from qms.demo.world import PlannedDeviation
from qms.kernel import clock

EARLIEST_TODAY = date(2026, 1, 1)
"""Before this day the matters left open in the printed years would not all be closed yet."""
YEARS_ONLY_COUNTED = {
    "sam": ("ostersund.avvikelser_historik", {"2016", "2017", "2018"}),
    "ifn": ("malmo2019.lexsarah_fem_nivaer", {"Kvalitetsavvikelser 2019", "Kvalitetsavvikelser 2018"}),
}


@dataclass(frozen=True)
class Plan:
    """The demo world."""

    today: date
    municipality: Municipality
    deviations: tuple[PlannedDeviation, ...]
    """In the order in which they were reported."""


def build(today: date) -> Plan:
    """The demo world as it is in the morning of a day."""
    if today < EARLIEST_TODAY:
        raise ValueError(f"The demo world begins on {EARLIEST_TODAY}.")
    world = municipality(today)
    morning = clock.instant_in_sweden(datetime.combine(today, time()))
    drafts = sorted(
        (draft for draft in _drafts(world, today) if draft.reported_at < morning),
        key=lambda draft: (draft.reported_at, draft.unit, draft.category),
    )
    registry = Registry(world, Writer())
    filed = (registry.file(until(draft, morning), number) for number, draft in enumerate(drafts, start=1))
    return Plan(today, world, tuple(filed))


def _drafts(world: Municipality, today: date) -> Iterator[Draft]:
    for year in area_years():
        yield from rebuilt(year, world.board(year.board))
    yield from thirteen_months(world.board("sam"))
    for code, (table_id, labels) in YEARS_ONLY_COUNTED.items():
        for row in table(table_id)["rows"]:
            if row["label"] in labels:
                yield from counted_year(world.board(code), row)
    for board in world.boards:
        yield from living_years(board, today)
        yield from desks(board, today)
