"""How a saved view is shown to its owner."""

from qms.kernel import rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.saved_views import models
from qms.saved_views.schemas import SavedView

RELATIONS = (("self", "GET"), ("replace", "PUT"), ("delete", "DELETE"))


def shown(tx: Tx, view: models.SavedView) -> SavedView:
    """A view with what it narrows."""
    links = [Link(href=tx.href(f"/saved-views/{view.id}"), rel=rel, method=method) for rel, method in RELATIONS]
    return rows.shown(SavedView, view, links=links)
