"""The policy table, and what it means for a caller: which rows an operation may reach.

``qms/policy.csv`` has a row per operation and a column per role. A cell says how far the role reaches:

========  ==========================================================================
none      the operation does not exist for this role
own       what the caller reported
appointed what the caller takes part in, or somebody away who has lent the role does
assigned  that, and what the caller owns, or somebody away who has lent the role does
subtree   the unit where the role is held, those below it, and those that have ended into any of these
board      everything in the board
========  ==========================================================================

Cells add up: ``subtree+own`` is a manager's units, and what the manager has reported anywhere in the board.

Service accounts have a scope and a reach in the same row; ``fresh`` as ``login`` asks for a new one (``step_up.py``).
"""

import csv
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, Uuid, and_, bindparam, column, false, or_, select, table

from qms.kernel import clock
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden

Extent = Literal["own", "appointed", "assigned", "subtree", "board"]
Extents = frozenset[Extent]
People = frozenset[UUID]
TODAY = bindparam(None, callable_=clock.today, type_=Date())
"""The day on which a statement is sent, whenever it was made."""
POLICY_FILE = Path(__file__).resolve().parents[1] / "policy.csv"


@dataclass(frozen=True)
class Rule:
    """One row of the policy table."""

    operation: str
    scope: str
    service: Extents
    roles: dict[str, Extents]
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
            _extents(row["service"]),
            {role: _extents(cell) for role, cell in row.items() if role not in fixed},
            needs_fresh_login=row["login"] == "fresh",
        )
        for row in rows
    }


def _extents(cell: str) -> Extents:
    parts = cell.split("+") if cell not in ("", "none") else []
    if not set(parts).issubset(get_args(Extent)):
        raise ValueError(f"{cell!r} is no extent")
    return frozenset(cast("list[Extent]", parts))


@dataclass(frozen=True)
class Reach:
    """How far one operation reaches for one caller, as sets of boards and units."""

    own: frozenset[UUID] = frozenset()
    assigned: frozenset[tuple[UUID, UUID]] = frozenset()
    appointed: frozenset[tuple[UUID, UUID]] = frozenset()
    """A board, and somebody whose things are reached there: what they own, and what they take part in."""
    subtrees: frozenset[tuple[UUID, UUID]] = frozenset()
    boards: frozenset[UUID] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.own or self.appointed or self.subtrees or self.boards)

    def board_ids(self) -> frozenset[UUID]:
        """Every board in which the operation reaches anything."""
        return self.own | self.boards | {board for board, _ in self.appointed | self.subtrees}

    def people_at(self, board_id: UUID) -> tuple[People, People]:
        """Those whose own things are reached at a board, and those of whom it is what they take part in."""
        known = (self.assigned, self.appointed)
        owners, appointed = ({person for board, person in pairs if board == board_id} for pairs in known)
        return frozenset(owners), frozenset(appointed)


def reach(actor: Actor, *operations: str) -> Reach:
    """Work out how far an operation reaches for the actor, from the policy table and the roles held today.

    Of several operations it is what each role reaches by an extent that all of them have.
    """
    rules = [policy()[operation] for operation in operations]
    boards: dict[Extent, set[UUID]] = {"own": set(), "board": set()}
    pairs: dict[Extent, set[tuple[UUID, UUID]]] = {"assigned": set(), "appointed": set(), "subtree": set()}
    for grant in actor.grants:
        for extent in frozenset.intersection(*(_granted(actor, rule, grant.role) for rule in rules)):
            if extent in boards:
                boards[extent].add(grant.board_id)
            elif narrowed := grant.unit_id if extent == "subtree" else grant.person_id:
                pairs[extent].add((grant.board_id, narrowed))
            elif extent == "subtree":
                boards["board"].add(grant.board_id)
    return Reach(
        own=frozenset(boards["own"]),
        assigned=frozenset(pairs["assigned"]),
        appointed=frozenset(pairs["assigned"] | pairs["appointed"]),
        subtrees=frozenset(pairs["subtree"]),
        boards=frozenset(boards["board"]),
    )


def _granted(actor: Actor, rule: Rule, role: str) -> Extents:
    if actor.kind == "system":
        return frozenset({"board"})
    if actor.token_scopes is not None and rule.scope not in actor.token_scopes:
        return frozenset()
    if actor.kind == "service":
        return rule.service if rule.scope and rule.scope in actor.scopes else frozenset()
    return rule.roles.get(role, frozenset())


def require(tx: Tx, operation: str | None = None) -> Reach:
    """The reach of the operation in hand. Refuses with 403 a caller for whom it does not exist at all."""
    if reached := reach(tx.actor, operation or tx.action):
        return reached
    raise Forbidden(_lacking(tx, policy()[operation or tx.action].scope))


def _lacking(tx: Tx, scope: str) -> str | None:
    """What a caller with a token lacks where it is a scope, in words. Whoever runs the service is told too."""
    actor, told = tx.actor, tx.actor.token_scopes
    if not scope or told is None or (scope in told and (scope in actor.scopes or actor.kind != "service")):
        return None
    whose = "Systemets konto" if scope in told else "Åtkomstbeviset"
    logging.getLogger("qms").warning("trace=%s %s has no scope %s: %s", tx.info["trace"], actor.id, scope, whose)
    return f"{whose} saknar rättigheten {scope}."


@dataclass(frozen=True)
class Located:
    """The columns that tell whose a row is and where it belongs. ``matter_id`` is what people take part in."""

    board_id: ColumnElement[UUID]
    unit_id: ColumnElement[UUID] | None = None
    reporter_id: ColumnElement[UUID | None] | None = None
    owner_id: ColumnElement[UUID | None] | None = None
    matter_id: ColumnElement[UUID] | None = None


def within(actor: Actor, reach: Reach, row: Located) -> ColumnElement[bool]:
    """The reach as a condition on rows: the one definition of what may be seen, for lists and single rows alike."""
    return or_(*ways(actor, reach, row))


def ways(actor: Actor, reach: Reach, row: Located) -> list[ColumnElement[bool]]:
    """The same as the conditions of which one must hold: each has an index, and all of them together have none."""
    parts: list[ColumnElement[bool]] = []
    if reach.boards:
        parts.append(_among(row.board_id, reach.boards))
    if (own := reach.own - reach.boards) and row.reporter_id is not None:
        parts.append(and_(_among(row.board_id, own), row.reporter_id == actor.id))
    for board in sorted({board for board, _ in reach.appointed} - reach.boards):
        parts += [and_(row.board_id == board, theirs) for theirs in of_people(actor, row, *reach.people_at(board))]
    led = [(board, unit) for board, unit in reach.subtrees if board not in reach.boards]
    if led and row.unit_id is not None:
        here = _among(row.board_id, {board for board, _ in led})
        parts.append(and_(here, row.unit_id.in_(reached_from([unit for _, unit in led]))))
    return parts or [false()]


def of_people(actor: Actor, row: Located, owners: People, appointed: People) -> list[ColumnElement[bool]]:
    """The conditions, one for each index, on what some people own and others take part in. None where nobody does.

    What somebody takes part in is known from when the request began, so that it costs no list of others anything.
    """
    parts = [_among(row.owner_id, owners)] if owners and row.owner_id is not None else []
    if row.matter_id is not None and (matters := actor.takes_part_in(appointed)):
        parts.append(_among(row.matter_id, matters))
    return parts


def _among(column: ColumnElement[Any], values: Iterable[UUID]) -> ColumnElement[bool]:
    listed = sorted(values)
    return column == listed[0] if len(listed) == 1 else column.in_(listed)


def reached_from(unit_ids: Iterable[UUID]) -> Select[tuple[UUID]]:
    """The units at and below the given ones, and those that have ended into them, as a subquery."""
    return select(_REACH.c.reached_id).where(_REACH.c.unit_id.in_(sorted(unit_ids)), _REACH.c.since <= TODAY)


def reaching(unit_id: UUID | ColumnElement[UUID]) -> Select[tuple[UUID]]:
    """The unit, every unit above it, and those that it has ended into."""
    return select(_REACH.c.unit_id).where(_REACH.c.reached_id == unit_id, _REACH.c.since <= TODAY)


def roles_reaching() -> dict[str, dict[str, list[str]]]:
    """By operation the roles that reach what is one's own to do: held anywhere, or at its unit or above."""
    return {
        operation: {
            "anywhere": [role for role, cell in rule.roles.items() if cell & {"appointed", "assigned", "board"}],
            "board": [role for role, cell in rule.roles.items() if "board" in cell],
            "below": [role for role, cell in rule.roles.items() if "subtree" in cell],
        }
        for operation, rule in policy().items()
    }


_REACH = table("unit_reach", column("unit_id", Uuid()), column("reached_id", Uuid()), column("since", Date()))
