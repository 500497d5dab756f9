"""What the policy table promises, read anew and without the service's own code."""

import csv
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from tests.town import BECAME, UNITS, Thing

TABLE = Path(__file__).resolve().parents[2] / "qms" / "policy.csv"


@dataclass(frozen=True)
class Who:
    """A caller: a role at a unit of a board or at the whole of it, or a system; and how it says who it is."""

    name: str
    id: UUID | None
    role: str
    unit: str | None
    credentials: str | None
    scopes: frozenset[str] | None = None
    board: str = "north"
    lender: UUID | None = None
    """Somebody away, with the same role, in whose place the caller stands."""


def rows() -> dict[str, dict[str, str]]:
    """The table by operation."""
    with TABLE.open(encoding="utf-8") as file:
        return {row["operation"]: row for row in csv.DictReader(file)}


def extent(table: dict[str, dict[str, str]], operation: str, who: Who) -> str:
    """How far an operation reaches for a caller: a cell of the table, less what the token leaves out."""
    row = table[operation]
    if who.scopes is not None and row["scope"] not in who.scopes:
        return "none"
    if who.role == "service" and not row["scope"]:
        return "none"
    return row[who.role] or "none"


def both(one: str, other: str) -> str:
    """What two cells have in common."""
    return "+".join(sorted(set(one.split("+")) & set(other.split("+")))) or "none"


def reached(cell: str, who: Who, thing: Thing) -> bool:
    """Whether a cell covers a thing for a caller: any of the extents that it adds up."""
    return any(_reached(extent, who, thing) for extent in cell.split("+"))


def _reached(cell: str, who: Who, thing: Thing) -> bool:
    if cell == "none" or thing.board != who.board:
        return False
    if cell == "own":
        return thing.reporter == who.id
    if cell in ("appointed", "assigned"):
        theirs = {*thing.participants, *({thing.owner} if cell == "assigned" else ())} - {None}
        return not theirs.isdisjoint({who.id, who.lender})
    if cell == "board" or who.unit is None:
        return True
    return thing.unit == who.unit or (cell == "subtree" and who.unit in _above(thing.unit))


def _above(unit: str | None) -> set[str]:
    """What a unit lies below, or has become, or what lies above that."""
    above = {each for each in (UNITS[unit][1], BECAME.get(unit)) if each} if unit else set[str]()
    return above.union(*(_above(each) for each in above))
