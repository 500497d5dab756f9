"""Whose an export is: theirs who asked for it, and of interest to those who watch over the board's."""

from sqlalchemy import ColumnElement

from qms.kernel import access
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.list_exports.models import ListExport

LOCATED = Located(ListExport.__table__.c.board_id, reporter_id=ListExport.__table__.c.person_id)


def visible_to(tx: Tx, operation: str) -> ColumnElement[bool]:
    """The condition on exports for what the caller may reach with an operation."""
    return access.within(tx.actor, access.reach(tx.actor, operation), LOCATED)


def may(tx: Tx, operation: str, export: ListExport) -> bool:
    """Whether the caller may do this with the export."""
    reach = access.reach(tx.actor, operation)
    is_own = export.board_id in reach.own and export.person_id == tx.actor.id
    return is_own or export.board_id in reach.boards
