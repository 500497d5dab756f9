"""Where in a file the rows are, and which of its columns is which of ours.

Nothing of a file is passed over in silence: a heading that is not used is named, and one that is nearly ours must be
said to be it, or not to be it, before anything is taken in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from typing import Protocol

from qms.spreadsheets.reader import LOOKED_AT, Sheet, UnreadableFile

NEAR = 0.75
STEM, SHORTEST = 8, 6
"""So many first letters of a word that is made longer: *verkställt* and *verkställighetsdatum*, *avbrott* and more."""
NOT_USED = ""
"""What a heading is said to be that holds nothing for us."""
Row = dict[str, str]


class Column(Protocol):
    """A column that is looked for."""

    @property
    def heading(self) -> str:
        """What it is called."""

    @property
    def key(self) -> str:
        """The heading as it is looked for in a file."""

    @property
    def alike(self) -> Sequence[str]:
        """How words begin that other systems call it."""

    def kept(self, cell: str, day_zero: date) -> str:
        """A cell as it is kept, where the sheet counts bare numbers of days from a day."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody has said of a file: its sheet, its row of headings, and what its own headings are called here."""

    sheet: str | None = None
    heading_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet, the row that its headings stand in, and the places of our columns."""

    sheet: Sheet
    heading_row: int
    places: Mapping[Column, int]
    headings: Sequence[str]
    unused: Sequence[str]
    near: Mapping[str, str]
    """Headings that nearly are one of our columns, which the file does not otherwise have."""
    passed_over: Sequence[str] = ()
    """Other sheets that are seen and have as many of our headings: one a month, perhaps. Only one sheet is read."""

    @property
    def day_zero(self) -> date:
        """What the sheet counts bare numbers of days from."""
        return date.fromisoformat(self.sheet.day_zero)

    def rows(self) -> dict[int, Row]:
        """The rows below the headings, by our columns. Those that say nothing in any of them are left out."""
        rows = {
            number: {
                column.key: column.kept(cells[place], self.day_zero) if place < len(cells) else ""
                for column, place in self.places.items()
            }
            for number, cells in self.sheet.rows.items()
            if number > self.heading_row
        }
        return {number: row for number, row in rows.items() if any(row.values())}


def layout(columns: Sequence[Column], sheets: Sequence[Sheet], said: Said) -> Layout:
    """How a file is to be read: as somebody has said, and for the rest by where most of our headings stand.

    Where none of them does it is the fullest row, so that somebody can say what its headings are here.
    """
    if said.sheet is None:
        looked_at = [sheet for sheet in sheets if not sheet.is_hidden] or list(sheets)
    elif not (looked_at := [sheet for sheet in sheets if sheet.name == said.sheet]):
        raise UnreadableFile("Filen har inget blad med det namnet.")
    tried = [
        _at(columns, sheet, number, said.columns) for sheet in looked_at for number in _numbers(sheet, said.heading_row)
    ]
    if not tried:
        raise UnreadableFile("Raden med rubriker är tom.")
    best = max(tried, key=lambda layout: len(layout.places))
    if not best.places:
        return max(tried, key=lambda layout: sum(map(bool, layout.headings)))
    others = [
        each.sheet.name for each in tried if each.sheet is not best.sheet and len(each.places) == len(best.places)
    ]
    return replace(best, passed_over=list(dict.fromkeys(others)))


def _numbers(sheet: Sheet, said: int | None) -> Iterable[int]:
    return [number for number in (list(sheet.rows)[:LOOKED_AT] if said is None else [said]) if number in sheet.rows]


def _at(columns: Sequence[Column], sheet: Sheet, number: int, said: Mapping[str, str]) -> Layout:
    known = {column.key: column for column in columns}
    headings = sheet.rows[number]
    places: dict[Column, int] = {}
    unused = []
    for place, heading in enumerate(headings):
        column = known.get(key_of(said.get(heading, heading)))
        if column is None:
            unused.append(heading)
        elif column in places:
            raise UnreadableFile(f"Två kolumner är {column.heading}. Byt rubrik på den som inte ska läsas.")
        else:
            places[column] = place
    unused = [heading for heading in unused if heading]
    lacking = {column.key: column for column in columns if column not in places}
    asked = [heading for heading in unused if heading not in said]
    near = {heading: column.heading for heading in asked if (column := _nearest(key_of(heading), lacking))}
    return Layout(sheet, number, places, headings, unused, near)


def _nearest(heading: str, columns: Mapping[str, Column]) -> Column | None:
    """The column that a heading may mean: one spelled nearly so, one that it is a longer word for, or another word."""
    spelled = (columns[key] for key in get_close_matches(heading, columns, n=1, cutoff=NEAR))
    longer = (
        column
        for key, column in columns.items()
        if len(key) >= SHORTEST and (heading.startswith(key) or heading[:STEM] == key[:STEM])
    )
    called = (
        column
        for column in columns.values()
        if any(word.startswith(stem) for word in heading.split() for stem in column.alike)
    )
    return next(spelled, None) or next(longer, None) or next(called, None)


def key_of(heading: str) -> str:
    """A heading as headings are compared: whatever its case, spaces and hyphens."""
    return " ".join(heading.casefold().replace("-", " ").replace("_", " ").split())
