"""Reads of the caller's views."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, select

from qms.kernel import access
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import one_visible, page_of_entities, swedish
from qms.saved_views.models import SavedView
from qms.saved_views.schemas import SavedViewFilter

VIEW = Located(SavedView.__table__.c.board_id, reporter_id=SavedView.__table__.c.person_id)


def get(tx: Tx, view_id: UUID) -> SavedView:
    """One of the caller's views. Those of others do not exist."""
    return one_visible(tx, SavedView, view_id, _own(tx, "savedViewRead"))


def page(tx: Tx, filters: SavedViewFilter, *, offset: int, limit: int) -> tuple[list[SavedView], int]:
    """A page of the caller's views by name, and how many there are."""
    own = [_own(tx, "savedViewList")]
    if filters.list_name:
        own.append(SavedView.list_name == filters.list_name)
    rows = select(SavedView).where(*own).order_by(swedish(SavedView.name), SavedView.id)
    return page_of_entities(tx, rows, offset=offset, limit=limit)


def others(tx: Tx, view: SavedView) -> Sequence[SavedView]:
    """Its owner's other views of the same list."""
    same = (SavedView.person_id == view.person_id, SavedView.list_name == view.list_name, SavedView.id != view.id)
    return tx.scalars(select(SavedView).where(*same).order_by(SavedView.id)).all()


def _own(tx: Tx, operation: str) -> ColumnElement[bool]:
    return access.within(tx.actor, access.reach(tx.actor, operation), VIEW)
