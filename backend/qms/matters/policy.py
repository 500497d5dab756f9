"""Whose a matter is and where it belongs, as the policy table is applied to it, and who could take it over."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import ColumnElement, Text, Uuid, and_, column, func, or_, select, true

from qms.kernel import access
from qms.kernel.access import Located, Reach
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden
from qms.matters.models import Matter
from qms.organisation.models import Person

C = Matter.__table__.c
LOCATED = Located(C.board_id, C.unit_id, reporter_id=C.reporter_id, owner_id=C.owner_id, matter_id=C.id)
TO_REPORTER = {"assessed", "rerouted", "reopened", "considered", "tried", "adopted", "declined", "reclassified"}
"""The steps whose reason is for who reported too. Other notes are between those who handle the matter."""
IDS_OF_ROLE = [column(name, Uuid()) for name in ("board_id", "unit_id", "person_id")]
HELD = func.access.held(Person.id, access.TODAY).table_valued(column("role", Text()), *IDS_OF_ROLE, name="held")
"""Everybody's roles of the day, own and lent, each with whose it is."""


def visible_to(actor: Actor, *operations: str) -> ColumnElement[bool]:
    """The condition on rows for what this actor may reach with an operation, or by an extent that several have."""
    return access.within(actor, access.reach(actor, *operations), LOCATED)


def ways_to(actor: Actor, operation: str) -> list[ColumnElement[bool]]:
    """The same as the conditions of which one must hold, for what looks for each by its own index."""
    return access.ways(actor, access.reach(actor, operation), LOCATED)


def reaches(tx: Tx, reach: Reach, matter: Matter) -> bool:
    """Whether a reach covers one matter."""
    if matter.board_id in reach.boards:
        return True
    if matter.board_id in reach.own and matter.reporter_id == tx.actor.id:
        return True
    owners, appointed = reach.people_at(matter.board_id)
    if matter.owner_id in owners or matter.id in tx.actor.takes_part_in(appointed):
        return True
    roots = {unit for board, unit in reach.subtrees if board == matter.board_id}
    return bool(roots) and not roots.isdisjoint(_reaching(tx, matter.unit_id))


def may(tx: Tx, operation: str, matter: Matter) -> bool:
    """Whether the caller may do this with this matter."""
    return reaches(tx, access.reach(tx.actor, operation), matter)


def reading(matter: Matter) -> str:
    """The operation by which a matter is read."""
    return f"{matter.kind}Read"


def may_read(tx: Tx, matter: Matter) -> bool:
    """Whether the caller may read a matter of any kind."""
    return may(tx, reading(matter), matter)


def handles(tx: Tx, matter: Matter) -> bool:
    """Whether the caller reads a matter by more than having reported it."""
    return reaches(tx, replace(access.reach(tx.actor, reading(matter)), own=frozenset()), matter)


def handled_by(actor: Actor, kind: str) -> ColumnElement[bool]:
    """The same as a condition on rows of a kind."""
    return access.within(actor, replace(access.reach(actor, f"{kind}Read"), own=frozenset()), LOCATED)


def may_on_any(tx: Tx, operation: str, matter: Matter) -> bool:
    """The same for an operation that is one for every kind: it reaches no further than the kind is read."""
    return reaches(tx, access.reach(tx.actor, operation, reading(matter)), matter)


def require_on_any(tx: Tx, operation: str, matter: Matter) -> None:
    """Refuse who may read what stands around a matter, but not do this."""
    if not may_on_any(tx, operation, matter):
        raise Forbidden(about=(matter.kind, matter.id))


def is_mine(actor: Actor, row: Located = LOCATED) -> ColumnElement[bool]:
    """Whether the caller owns a matter or takes part in it, or somebody does in whose place the caller stands."""
    return or_(*access.of_people(actor, row, actor.persons, actor.persons))


def visible_of_any(actor: Actor, operation: str) -> ColumnElement[bool]:
    """The condition on rows of every kind for what this actor may reach with such an operation."""
    kinds = sorted(name for name in Matter.__mapper__.polymorphic_map if name)
    return or_(*(and_(Matter.__table__.c.kind == kind, visible_to(actor, operation, f"{kind}Read")) for kind in kinds))


def can_take_over(matter: Matter, operation: str) -> ColumnElement[bool]:
    """The people with a role today, own or lent, by which an operation reaches a matter that is assigned to them."""
    return _reached_by(matter, operation, true())


def can_read(matter: Matter, owner_id: UUID | None) -> ColumnElement[bool]:
    """The people with a role today by which they read a matter: wherever it lies, or because this owner has it."""
    return _reached_by(matter, f"{matter.kind}Read", HELD.c.person_id == owner_id)


def _reached_by(matter: Matter, operation: str, is_assigned: ColumnElement[bool]) -> ColumnElement[bool]:
    roles = access.roles_reaching()[operation]
    here = or_(HELD.c.unit_id.is_(None), HELD.c.unit_id.in_(access.reaching(matter.unit_id)))
    ways = (
        HELD.c.role.in_(roles["board"]),
        and_(HELD.c.role.in_(roles["anywhere"]), is_assigned),
        and_(HELD.c.role.in_(roles["below"]), here),
    )
    reaches_it = select(HELD.c.role).where(HELD.c.board_id == matter.board_id, or_(*ways))
    return and_(Person.is_active, reaches_it.correlate(Person).exists())


def remember_reaching(tx: Tx, unit_id: UUID, reaching: Iterable[UUID]) -> None:
    """Keep what reaches a unit, which another statement brought along, for the rest of the transaction."""
    tx.info.setdefault("reaching", {})[unit_id] = frozenset(reaching)


def _reaching(tx: Tx, unit_id: UUID) -> frozenset[UUID]:
    known: dict[UUID, frozenset[UUID]] = tx.info.setdefault("reaching", {})
    if unit_id not in known:
        known[unit_id] = frozenset(tx.scalars(access.reaching(unit_id)))
    return known[unit_id]
