"""Hide small figures in many tables at once: places divided by one dimension at a time, the same reports in each.

Somebody who may ask for every table, and keeps what was shown, has more to reckon with than one table: the totals of
the places are the same in all of them, and the sums of a quarter follow from its months, from its units and from the
year. So each table is hidden as if all its totals were known. Whatever else is shown, also later, then takes nothing
from what is uncertain within it, and one quarter never has to be weighed against another.

- A place with few reports says nothing at all, and another is silent with it, so that it cannot be worked out. Nor does
  a place that has every report there is: what it says would be what the year's totals tell of the whole.
- A code that few reports have in the quarter is hidden everywhere, and another with it.
- Of the rest every small figure is hidden, and what gives it away by the totals of its row and its column.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from qms.statistics.small_cells import Cell, cells_to_mask

Counts = Mapping[str, int]
Table = Mapping[str, Counts]
"""Figures by place, and in each place by code."""
Shown = dict[str, int | None]
"""Figures by code. A hidden one is None and is nowhere else."""


@dataclass
class Place:
    """What is shown of one place: how many reports, and how they divide by each dimension; None where it is hidden."""

    total: int | None
    by: dict[str, Shown | None] = field(default_factory=dict)


def hide_jointly(totals: Counts, tables: Mapping[str, Table], limit: int) -> dict[str, Place]:
    """What may be shown of each place, whatever is asked about it and about the others."""
    alone = sum(1 for count in totals.values() if count) < 2
    silent = frozenset[object](totals) if alone else small_ones(totals, limit)
    places = {place: Place(None if place in silent else count) for place, count in totals.items()}
    for dimension, table in tables.items():
        shown = _shown({place: table.get(place, {}) for place in totals}, silent, limit)
        for place, answer in places.items():
            answer.by[dimension] = shown.get(place)
    return places


def small_ones(counts: Counts, limit: int, *, at_least: int = 0) -> frozenset[object]:
    """The figures of one row to leave out when its sum is known."""
    return cells_to_mask([Cell(name, "row", "sum", count, at_least) for name, count in counts.items()], limit)


def _shown(table: Table, silent: frozenset[object], limit: int) -> dict[str, Shown]:
    """One table by the places that are not silent. The silent ones are one row of it, of which nothing is printed."""
    silent |= small_ones({place: sum(counts.values()) for place, counts in table.items()}, limit)
    spoken = {place: counts for place, counts in table.items() if place not in silent}
    rest, columns = Counter[str](), Counter[str]()
    for place, counts in table.items():
        columns.update(counts)
        rest.update(counts if place in silent else {})
    rare = small_ones(columns, limit, at_least=1)
    rows: dict[str | None, Counts] = {place: spoken[place] for place in spoken}
    if silent:
        rows[None] = rest
    cells = [
        Cell((place, code), place, code, counts.get(code, 0)) for place, counts in rows.items() for code in columns
    ]
    never = {cell.name for cell in cells if cell.tail is None or cell.head in rare}
    hidden = cells_to_mask(cells, limit, never=never, totals_are_known=True)
    return {
        place: {code: None if (place, code) in hidden else counts.get(code, 0) for code in columns}
        for place, counts in spoken.items()
    }
