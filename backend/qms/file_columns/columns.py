"""A column is data that says how a cell becomes a value, and in Swedish what it may hold."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any
from uuid import UUID

from qms.kernel import clock
from qms.organisation.code_lists import CodeListName
from qms.spreadsheets.days import another_weekday, day_in, moment_in
from qms.spreadsheets.layout import key_of
from qms.spreadsheets.parts import UNCALCULATED
from qms.spreadsheets.reader import MERGED

MOST_SUGGESTIONS, NEAR = 3, 0.4
HIDDEN = "(personnummer"
"""How what is kept of a cell begins, where a personal number stood in it and the row is refused by itself."""
ERROR = re.compile("#[A-ZÅÄÖ0/]+[!?]|#N/A|#GETTING_DATA|#{3,}|(Err|Fel):[0-9]{3}")
"""What a spreadsheet writes where a formula has no value or a value no room, in Swedish or English."""
WITHOUT_VALUE = {
    UNCALCULATED: "har en formel som inte är uträknad. Öppna filen i kalkylprogrammet och spara, eller skriv värdet",
    MERGED: "står i en cell som är sammanslagen med den ovanför. Dela den, eller skriv värdet",
}
DAY = "en dag som 2026-01-31"
Row = dict[str, str]
"""What a row of a file says, by the keys of its columns."""
Values = dict[str, Any]
"""What a row says, shaped as the command: each value under its field."""


@dataclass(frozen=True, slots=True)
class Names:
    """What people call a board's units and codes, in small letters."""

    units: Mapping[str, UUID | None]
    """Nothing where two have the same name."""
    codes: Mapping[str, Mapping[str, str]]
    """By list: a code by its label or by itself."""
    unit_names: Sequence[str] = ()
    labels: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By list: what its codes are called."""


def hidden(row: Row, number: int, is_personal: Callable[[str], bool]) -> Row:
    """A row without its personal numbers, each cell told from those of other rows."""
    return {key: f"{HIDDEN}, rad {number})" if is_personal(cell) else cell for key, cell in row.items()}


def is_hidden(cell: str) -> bool:
    """Whether something stood in a cell that is not kept."""
    return cell.startswith(HIDDEN)


def is_lost(cell: str) -> bool:
    """Whether a cell holds nothing that can be used: what is not kept, or an error of the spreadsheet."""
    return is_hidden(cell) or ERROR.fullmatch(cell) is not None


Read = Callable[[str, Names], object]
"""How a cell becomes a value. What it does not understand it leaves, so that the command refuses it."""


def text(cell: str, _names: Names) -> str:
    """As it stands."""
    return cell


def day(cell: str, _names: Names) -> str:
    """A day as 2026-01-31. Other ways to write it are understood already when the row is kept."""
    return cell


def moment(cell: str, _names: Names) -> str:
    """When something was: a day as 2026-01-31 from its beginning, or 2026-01-31 14:30 as clocks in Sweden showed it."""
    try:
        return clock.instant_in_sweden(datetime.fromisoformat(cell), again=False).isoformat()
    except ValueError:
        return cell


def number(cell: str, _names: Names) -> float | int | str:
    """A number as a spreadsheet writes it: with a decimal comma, or 1.0 for 1."""
    plain = cell.replace(",", ".").replace("\u00a0", "")
    try:
        value = float(plain)
    except ValueError:
        return plain
    return int(value) if value.is_integer() else value


def unit_name(cell: str, _names: Names) -> str:
    """As it stands: a unit by its name, or by what a directory calls it."""
    return cell


def unit(cell: str, names: Names) -> UUID | None:
    """One of the board's units, by its name."""
    return names.units.get(cell.lower())


@dataclass(frozen=True, slots=True, eq=False)
class OneOf:
    """One of some words, or the value that a word stands for."""

    words: Mapping[str, object]

    def __call__(self, cell: str, _names: Names) -> object:
        """The value of the word in the cell."""
        return self.words.get(cell.lower(), cell.lower())


@dataclass(frozen=True, slots=True)
class CodeOf:
    """A code of one of the board's lists, by its label or by itself."""

    name: CodeListName

    def __call__(self, cell: str, names: Names) -> object:
        """The code that the cell names."""
        return names.codes.get(self.name, {}).get(cell.lower())


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the field of the command that it tells, and what a cell may hold.

    Where the command has a list, its members have names in the field, such as ``events.executed.happenedOn``.
    """

    heading: str
    field: str
    says: str
    help: str = ""
    read: Read = text
    required: bool = False
    alike: Sequence[str] = ()
    """How words begin that other systems call it: such a heading is asked about, whatever else stands in it."""
    warns: bool = False
    """It holds words in which a personal number is warned of and taken, as in a form. Elsewhere it is refused."""

    @property
    def key(self) -> str:
        """The heading as it is looked for in a file."""
        return key_of(self.heading)

    def known(self, names: Names) -> Sequence[str]:
        """All that a cell may say, where that is a choice."""
        if isinstance(self.read, OneOf):
            return list(self.read.words)
        return names.labels.get(self.read.name, ()) if isinstance(self.read, CodeOf) else self._units(names)

    def _units(self, names: Names) -> Sequence[str]:
        return names.unit_names if self.read in (unit, unit_name) else ()

    def suggestions(self, cell: str, names: Names) -> list[str]:
        """What a cell that was not understood may have meant, the nearest first."""
        by_key = {known.lower(): known for known in self.known(names) if known.lower() != cell.lower()}
        of_that_name = [key for key in by_key if key.startswith(f"{cell.lower()} (")]
        nearest = of_that_name or get_close_matches(cell.lower(), by_key, n=MOST_SUGGESTIONS, cutoff=NEAR)
        return [by_key[key] for key in nearest]

    @property
    def code_list(self) -> CodeListName | None:
        """The board's list that a cell is a code of."""
        return self.read.name if isinstance(self.read, CodeOf) else None

    def kept(self, cell: str, day_zero: date) -> str:
        """A cell as it is kept until the row is taken in, and shown if it is refused."""
        if self.read is day and (said := day_in(cell, day_zero)):
            return said.isoformat()
        return (moment_in(cell, day_zero) or cell) if self.read is moment else cell

    def fault(self, row: Row) -> str:
        """What is wrong with a cell, said as what it should hold."""
        if is_hidden(row.get(self.key, "")):
            return f"{self.heading} innehåller ett personnummer. Det sparas inte: skriv något annat."
        cell = row.get(self.key)
        if cell and is_lost(cell):
            error = f"innehåller kalkylprogrammets fel {cell}. Rätta formeln, eller skriv värdet"
            return f"{self.heading} {WITHOUT_VALUE.get(cell, error)}."
        if self.read in (day, moment) and (weekday := another_weekday(cell or "")):
            return f"{self.heading}: {weekday}. Rätta dagen eller veckodagen."
        return f"{self.heading} ska vara {self.says}." if cell else f"{self.heading} saknas."
