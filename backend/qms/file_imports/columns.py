"""A kind of file: the columns that it has, who may hand one in, and what its rows become."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from qms.file_columns.columns import Column, Names, Row, Values, is_lost
from qms.file_imports.models import FileImport
from qms.intake.schemas import ItemStatus
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.problems import Problem
from qms.matters.models import Matter
from qms.texts import BesideError

SOURCE_ID = "source.id"
SOURCE = ("source.system", SOURCE_ID)
"""What tells which thing a row is of."""


Rows = Mapping[int, Row]
Verdict = tuple[ItemStatus, dict[str, str] | None]


class UnusableRow(Problem):
    """Raden i filen saknar något eller har ett värde som inte går att tolka."""

    status = 422
    code = "unusable-row"
    title = "Raden går inte att använda"

    def __init__(self, told: Mapping[Column, str]) -> None:
        super().__init__(
            errors=[{"pointer": f"/{column.key}", "code": self.code, "detail": why} for column, why in told.items()]
        )


@dataclass(frozen=True, slots=True)
class Whole:
    """Rows that are one list: tried together, and taken over at once when somebody says that they are to be."""

    begun: Callable[[Tx, FileImport], None]
    """The file was handed in, or changed since it was tried: what is known of its list is forgotten."""
    tried: Callable[[Tx, FileImport, Callable[[], Rows]], Mapping[int, Verdict] | None]
    """Tries some of the list. When all has been tried it says what would become of each row, and why not."""
    accepted: Callable[[Tx, FileImport, Rows], None]
    taken: Callable[[Tx, FileImport], Mapping[int, Verdict] | None]
    """Examines some of the list that the file has become. When all has been it says what becomes of each row."""
    see_to: str
    """The job that sees to the file when it is taken in: its rows stay until the list that it became is over."""
    refusals: Sequence[type[Problem]]
    """What may stand in the way of that."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How the files of one system look, as they come: what its headings are called here, until somebody says else."""

    columns: Mapping[str, str]
    always: Mapping[str, str]
    """What holds for every row and stands in no column."""
    needs: Sequence[str]
    """The headings by which such a file is known."""


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
    profiles: Sequence[Profile] = ()
    too_large: str = "Dela upp den."
    """What to do with a file that holds more than can be read."""
    whole: Whole | None = None
    """Where rows are taken over as one list."""

    @property
    def required(self) -> list[Column]:
        """The columns that a file must have."""
        return [column for column in self.columns if column.required]

    def values(self, row: Row, names: Names) -> Values:
        """What a row says. An empty cell says nothing, nor does one whose content is not kept, or an error."""
        values: Values = {}
        for column in self.columns:
            if (cell := row.get(column.key)) and not is_lost(cell):
                *place, name = column.field.split(".")
                inner = values
                for part in place:
                    inner = inner.setdefault(part, {})
                inner[name] = column.read(cell, names)
        return values

    def columns_at(self, pointers: Iterable[str], values: Values) -> list[Column]:
        """The columns that refusals point at, by their headings or by the fields of the command that a row says."""
        at = [self._column_at(pointer.strip("/"), values) for pointer in pointers]
        return [column for column in self.columns if column in at]

    def _column_at(self, place: str, values: Values) -> Column | None:
        by_heading = next((column for column in self.columns if column.key == place), None)
        steps = (int(step) if step.isdecimal() else step for step in place.split("/"))
        return by_heading or (self._column_of(tuple(steps), values) if place else None)

    def field_at(self, pointer: str) -> str:
        """Where in the command stands what stands in a column."""
        return f"/{self.columns_at([pointer], {})[0].field.replace('.', '/')}"

    def refusal(self, row: Row, values: Values, error: ValidationError | None = None) -> UnusableRow:
        """Why a row cannot be used: what is lost of it, or the columns that wrong values came from, each once."""
        told = dict.fromkeys(column for column in self.columns if is_lost(row.get(column.key, "")))
        for fault in error.errors() if error and not told else ():
            why = fault.get("ctx", {}).get("error")
            column = self._column_of(fault["loc"], values) or self.columns[0]
            told[column] = f"{why}." if isinstance(why, BesideError) else None
        return UnusableRow({column: why or column.fault(row) for column, why in told.items()})

    def _column_of(self, location: tuple[int | str, ...], values: Values) -> Column | None:
        inner: Any = values
        parts = []
        for step in location:
            name = list(inner)[step] if isinstance(step, int) and isinstance(inner, dict) else step
            inner = inner.get(name) if isinstance(inner, dict) else None
            parts.append(str(name))
        field = ".".join(parts)
        inside = (column for column in self.columns if f"{field}.".startswith(f"{column.field}."))
        around = (column for column in self.columns if column.field.startswith(f"{field}."))
        return next(inside, None) or next(around, None)
