"""An import is a list of columns: data that says how each cell becomes a value, and in Swedish what it may hold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from qms.file_imports.models import FileImport
from qms.intake.schemas import ItemStatus
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.problems import Problem
from qms.matters.models import Matter
from qms.organisation.code_lists import CodeListName
from qms.spreadsheets.days import day_in
from qms.spreadsheets.layout import key_of

SOURCE_ID = "source.id"
MOST_SUGGESTIONS, NEAR = 3, 0.4
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


Read = Callable[[str, Names], object]
"""How a cell becomes a value. What it does not understand it leaves, so that the command refuses it."""


def text(cell: str, _names: Names) -> str:
    """As it stands."""
    return cell


def day(cell: str, _names: Names) -> str:
    """A day as 2026-01-31. Other ways to write it are understood already when the row is kept."""
    return cell


def number(cell: str, _names: Names) -> float | int | str:
    """A number as a spreadsheet writes it: with a decimal comma, or 1.0 for 1."""
    plain = cell.replace(",", ".").replace("\u00a0", "")
    try:
        value = float(plain)
    except ValueError:
        return plain
    return int(value) if value.is_integer() else value


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
        return names.unit_names if self.read is unit else ()

    def suggestions(self, cell: str, names: Names) -> list[str]:
        """What a cell that was not understood may have meant, the nearest first."""
        by_key = {known.lower(): known for known in self.known(names)}
        nearest = get_close_matches(cell.lower(), by_key, n=MOST_SUGGESTIONS, cutoff=NEAR)
        return [by_key[key] for key in nearest]

    @property
    def code_list(self) -> CodeListName | None:
        """The board's list that a cell is a code of."""
        return self.read.name if isinstance(self.read, CodeOf) else None

    def kept(self, cell: str, day_zero: date) -> str:
        """A cell as it is kept until the row is taken in, and shown if it is refused."""
        said = day_in(cell, day_zero) if self.read is day else None
        return cell if said is None else said.isoformat()

    def fault(self, row: Row) -> str:
        """What is wrong with a cell, said as what it should hold."""
        return f"{self.heading} ska vara {self.says}." if row.get(self.key) else f"{self.heading} saknas."


@dataclass(frozen=True, slots=True, eq=False)
class ImportKind:
    """What files of one kind hold, who may hand them in, and how a row is taken in."""

    name: str
    of: str
    """What the rows are, in Swedish."""
    path: str
    operation: str
    read_operation: str
    job: str
    columns: Sequence[Column]
    take_in: Callable[[Tx, Values], tuple[ItemStatus, Matter | None]]
    """Takes a row in, or refuses it. The matter that it became, where that is what rows become."""
    model: type[Matter] | None = None
    """The matters that rows become, known by the source's id."""
    take_back: Callable[[Tx, Sequence[UUID], str, Actor], None] | None = None
    """Lets what a file brought in by mistake count nowhere, with why and who says so. None: not for such files."""
    accepted: Callable[[Tx, FileImport, Sequence[Values]], None] | None = None
    """Takes all rows over at once when somebody says that they are to be taken in: then none is by itself."""
    refusals: Sequence[type[Problem]] = ()
    """What may stand in the way of that."""

    @property
    def required(self) -> list[Column]:
        """The columns that a file must have."""
        return [column for column in self.columns if column.required]

    def values(self, row: Row, names: Names) -> Values:
        """What a row says. An empty cell says nothing."""
        values: Values = {}
        for column in self.columns:
            if cell := row.get(column.key):
                *place, name = column.field.split(".")
                inner = values
                for part in place:
                    inner = inner.setdefault(part, {})
                inner[name] = column.read(cell, names)
        return values

    def columns_at_fault(self, error: ValidationError, values: Values) -> Iterable[Column]:
        """The columns that wrong values came from, each once."""
        return dict.fromkeys(self._column_of(fault["loc"], values) for fault in error.errors())

    def _column_of(self, location: tuple[int | str, ...], values: Values) -> Column:
        inner: Any = values
        parts = []
        for step in location:
            name = list(inner)[step] if isinstance(step, int) and isinstance(inner, dict) else step
            inner = inner.get(name) if isinstance(inner, dict) else None
            parts.append(str(name))
        field = ".".join(parts)
        inside = (column for column in self.columns if f"{field}.".startswith(f"{column.field}."))
        around = (column for column in self.columns if column.field.startswith(f"{field}."))
        return next(inside, None) or next(around, None) or self.columns[0]
