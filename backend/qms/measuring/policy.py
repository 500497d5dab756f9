"""Whose a figure is: it belongs to its unit or its board, and is shown to whoever may count the same freely."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_

from qms.figures.models import Figure
from qms.figures.queries import Measure
from qms.kernel import access
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.measures import MEASURES

FIGURE = Figure.__table__
LOCATED = Located(FIGURE.c.board_id, unit_id=FIGURE.c.unit_id)
Place = tuple[UUID, UUID | None]
"""A board, and a unit of it or all of them."""


def visible_to(tx: Tx, operation: str) -> ColumnElement[bool]:
    """The figures that the caller reaches with an operation, of what the caller may count at the same place."""
    counted = [
        and_(FIGURE.c.measure == name, *([_within(tx, measure.operation)] if measure.operation else []))
        for name, measure in sorted(MEASURES.items())
    ]
    return and_(_within(tx, operation), or_(*counted))


def may(tx: Tx, operation: str, measure: Measure, place: Place) -> bool:
    """Whether the caller may do this with a figure of a measure at a place."""
    return _covers(tx, operation, place) and (measure.operation is None or _covers(tx, measure.operation, place))


def may_ask(tx: Tx, measure: Measure) -> bool:
    """Whether the caller may follow the measure anywhere."""
    return measure.operation is None or bool(access.reach(tx.actor, measure.operation))


def _within(tx: Tx, operation: str) -> ColumnElement[bool]:
    return access.within(tx.actor, access.reach(tx.actor, operation), LOCATED)


def _covers(tx: Tx, operation: str, place: Place) -> bool:
    board_id, unit_id = place
    reach = access.reach(tx.actor, operation)
    roots = {root for board, root in reach.subtrees if board == board_id}
    if board_id in reach.boards or unit_id is None or not roots:
        return board_id in reach.boards
    return not roots.isdisjoint(tx.scalars(access.reaching(unit_id)))
