"""Whose a matter is and where it belongs: the columns that the policy table is applied to."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement

from qms.kernel import access
from qms.kernel.access import Located, Reach
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.matters.models import Matter

LOCATED = Located(
    board_id=Matter.__table__.c.board_id,
    unit_id=Matter.__table__.c.unit_id,
    reporter_id=Matter.__table__.c.reporter_id,
    owner_id=Matter.__table__.c.owner_id,
)


def visible_to(actor: Actor, operation: str) -> ColumnElement[bool]:
    """The condition on rows for what this actor may reach with an operation."""
    return access.within(actor, access.reach(actor, operation), LOCATED)


def reaches(tx: Tx, found: Reach, matter: Matter) -> bool:
    """Whether a reach covers one matter."""
    if matter.board_id in found.boards:
        return True
    if matter.board_id in found.own and matter.reporter_id == tx.actor.id:
        return True
    if matter.board_id in found.assigned and matter.owner_id == tx.actor.id:
        return True
    if (matter.board_id, matter.unit_id) in found.units:
        return True
    roots = {unit for board, unit in found.subtrees if board == matter.board_id}
    return bool(roots) and not roots.isdisjoint(_ancestors(tx, matter.unit_id))


def may(tx: Tx, operation: str, matter: Matter) -> bool:
    """Whether the caller may do this with this matter."""
    return reaches(tx, access.reach(tx.actor, operation), matter)


def remember_ancestors(tx: Tx, unit_id: UUID, found: Iterable[UUID]) -> None:
    """Keep a unit's ancestors that another statement brought along, for the rest of the transaction."""
    tx.info.setdefault("ancestors", {})[unit_id] = frozenset(found)


def _ancestors(tx: Tx, unit_id: UUID) -> frozenset[UUID]:
    known: dict[UUID, frozenset[UUID]] = tx.info.setdefault("ancestors", {})
    if unit_id not in known:
        known[unit_id] = frozenset(tx.scalars(access.ancestors(unit_id)))
    return known[unit_id]
