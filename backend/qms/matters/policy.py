"""Whose a matter is and where it belongs, as the policy table is applied to it, and who could take it over."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from qms.kernel import access, clock
from qms.kernel.access import Located, Reach
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.matters.models import Matter
from qms.organisation.models import Assignment, Person

LOCATED = Located(
    board_id=Matter.__table__.c.board_id,
    unit_id=Matter.__table__.c.unit_id,
    reporter_id=Matter.__table__.c.reporter_id,
    owner_id=Matter.__table__.c.owner_id,
)


def visible_to(actor: Actor, operation: str) -> ColumnElement[bool]:
    """The condition on rows for what this actor may reach with an operation."""
    return access.within(actor, access.reach(actor, operation), LOCATED)


def reaches(tx: Tx, reach: Reach, matter: Matter) -> bool:
    """Whether a reach covers one matter."""
    if matter.board_id in reach.boards:
        return True
    if matter.board_id in reach.own and matter.reporter_id == tx.actor.id:
        return True
    if matter.board_id in reach.assigned and matter.owner_id == tx.actor.id:
        return True
    if (matter.board_id, matter.unit_id) in reach.units:
        return True
    roots = {unit for board, unit in reach.subtrees if board == matter.board_id}
    return bool(roots) and not roots.isdisjoint(_ancestors(tx, matter.unit_id))


def may(tx: Tx, operation: str, matter: Matter) -> bool:
    """Whether the caller may do this with this matter."""
    return reaches(tx, access.reach(tx.actor, operation), matter)


def can_take_over(matter: Matter, operation: str) -> ColumnElement[bool]:
    """The people with a role today by which an operation reaches a matter that is theirs."""
    today, extents = clock.today(), access.policy()[operation].roles
    anywhere = [role for role, extent in extents.items() if extent in ("assigned", "board")]
    at_or_above = [role for role, extent in extents.items() if extent == "subtree"]
    here = or_(Assignment.unit_id.is_(None), Assignment.unit_id.in_(access.ancestors(matter.unit_id)))
    held = select(Assignment.id).where(
        Assignment.person_id == Person.id,
        Assignment.board_id == matter.board_id,
        Assignment.valid_from <= today,
        or_(Assignment.valid_to.is_(None), Assignment.valid_to >= today),
        or_(Assignment.role.in_(anywhere), and_(Assignment.role.in_(at_or_above), here)),
    )
    return and_(Person.is_active, held.exists())


def remember_ancestors(tx: Tx, unit_id: UUID, ancestors: Iterable[UUID]) -> None:
    """Keep a unit's ancestors that another statement brought along, for the rest of the transaction."""
    tx.info.setdefault("ancestors", {})[unit_id] = frozenset(ancestors)


def _ancestors(tx: Tx, unit_id: UUID) -> frozenset[UUID]:
    known: dict[UUID, frozenset[UUID]] = tx.info.setdefault("ancestors", {})
    if unit_id not in known:
        known[unit_id] = frozenset(tx.scalars(access.ancestors(unit_id)))
    return known[unit_id]
