"""The policy table, and what it means for a caller: which rows an operation may reach.

``qms/policy.csv`` has a row per operation and a column per role. A cell says how far the role reaches:

========  ==========================================================================
none      the operation does not exist for this role
own       what the caller reported
assigned  what the caller is appointed to handle
unit      the unit where the role is held
subtree   that unit and every unit below it
board     everything in the board
========  ==========================================================================

Service accounts have a scope and a reach of their own in the same row. Where ``login`` says ``fresh`` the person must
just have logged in anew (``kernel/step_up.py``). Code, docs and tests read the table.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, column, false, or_, select, table

from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden

Extent = Literal["none", "own", "assigned", "unit", "subtree", "board"]
POLICY_FILE = Path(__file__).resolve().parents[1] / "policy.csv"


@dataclass(frozen=True)
class Rule:
    """One row of the policy table."""

    operation: str
    scope: str
    service: Extent
    roles: dict[str, Extent]
    needs_fresh_login: bool = False


@cache
def policy() -> dict[str, Rule]:
    """The whole policy table by operation id."""
    with POLICY_FILE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    fixed = {"operation", "scope", "service", "login"}
    return {
        row["operation"]: Rule(
            row["operation"],
            row["scope"],
            _extent(row["service"]),
            {role: _extent(cell) for role, cell in row.items() if role not in fixed},
            needs_fresh_login=row["login"] == "fresh",
        )
        for row in rows
    }


def _extent(cell: str) -> Extent:
    match cell.strip():
        case "" | "none":
            return "none"
        case "own" | "assigned" | "unit" | "subtree" | "board" as extent:
            return extent
    raise ValueError(f"{cell!r} is no extent")


@dataclass(frozen=True)
class Reach:
    """How far one operation reaches for one caller, as sets of boards and units."""

    own: frozenset[UUID] = frozenset()
    assigned: frozenset[UUID] = frozenset()
    units: frozenset[tuple[UUID, UUID]] = frozenset()
    subtrees: frozenset[tuple[UUID, UUID]] = frozenset()
    boards: frozenset[UUID] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.own or self.assigned or self.units or self.subtrees or self.boards)

    def board_ids(self) -> frozenset[UUID]:
        """Every board in which the operation reaches anything."""
        return self.own | self.assigned | self.boards | {board for board, _ in self.units | self.subtrees}


def reach(actor: Actor, operation: str) -> Reach:
    """Work out how far an operation reaches for the actor, from the policy table and the roles held today."""
    rule = policy()[operation]
    boards: dict[Extent, set[UUID]] = {"own": set(), "assigned": set(), "board": set()}
    units: dict[Extent, set[tuple[UUID, UUID]]] = {"unit": set(), "subtree": set()}
    for grant in actor.grants:
        extent = _granted(actor, rule, grant.role)
        if extent in units:
            if grant.unit_id is None:
                boards["board"].add(grant.board_id)
            else:
                units[extent].add((grant.board_id, grant.unit_id))
        elif extent != "none":
            boards[extent].add(grant.board_id)
    return Reach(
        own=frozenset(boards["own"]),
        assigned=frozenset(boards["assigned"]),
        units=frozenset(units["unit"]),
        subtrees=frozenset(units["subtree"]),
        boards=frozenset(boards["board"]),
    )


def _granted(actor: Actor, rule: Rule, role: str) -> Extent:
    if actor.kind == "system":
        return "board"
    if actor.token_scopes is not None and rule.scope not in actor.token_scopes:
        return "none"
    if actor.kind == "service":
        return rule.service if rule.scope and rule.scope in actor.scopes else "none"
    return rule.roles.get(role, "none")


def require(tx: Tx, operation: str | None = None) -> Reach:
    """The reach of the operation in hand. Refuses with 403 a caller for whom it does not exist at all."""
    reached = reach(tx.actor, operation or tx.action)
    if not reached:
        raise Forbidden
    return reached


@dataclass(frozen=True)
class Located:
    """The columns that tell whose a row is and where it belongs."""

    board_id: ColumnElement[UUID]
    unit_id: ColumnElement[UUID] | None = None
    reporter_id: ColumnElement[UUID | None] | None = None
    owner_id: ColumnElement[UUID | None] | None = None


def within(actor: Actor, reach: Reach, row: Located) -> ColumnElement[bool]:
    """The reach as a condition on rows: the one definition of what may be seen, for lists and single rows alike."""
    parts: list[ColumnElement[bool]] = []
    if reach.boards:
        parts.append(_among(row.board_id, reach.boards))
    if reach.own and row.reporter_id is not None:
        parts.append(and_(_among(row.board_id, reach.own), row.reporter_id == actor.id))
    if reach.assigned and row.owner_id is not None:
        parts.append(and_(_among(row.board_id, reach.assigned), row.owner_id == actor.id))
    if row.unit_id is not None:
        if reach.units:
            parts.append(_at(row, reach.units, row.unit_id.in_([unit for _, unit in reach.units])))
        if reach.subtrees:
            below = descendants([unit for _, unit in reach.subtrees])
            parts.append(_at(row, reach.subtrees, row.unit_id.in_(below)))
    return or_(*parts) if parts else false()


def _among(column: ColumnElement[UUID], values: Iterable[UUID]) -> ColumnElement[bool]:
    listed = sorted(values)
    return column == listed[0] if len(listed) == 1 else column.in_(listed)


def _at(row: Located, places: frozenset[tuple[UUID, UUID]], condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(_among(row.board_id, {board for board, _ in places}), condition)


def descendants(unit_ids: Iterable[UUID]) -> Select[tuple[UUID]]:
    """The units at and below the given ones, as a subquery."""
    return select(_CLOSURE.c.descendant).where(_CLOSURE.c.ancestor.in_(sorted(unit_ids)))


def ancestors(unit_id: UUID) -> Select[tuple[UUID]]:
    """The unit and every unit above it."""
    return select(_CLOSURE.c.ancestor).where(_CLOSURE.c.descendant == unit_id)


_CLOSURE = table("unit_closure", column("ancestor", Uuid()), column("descendant", Uuid()))
