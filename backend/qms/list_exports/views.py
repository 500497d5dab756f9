"""How an export is shown: what was asked for, whose yes it had, and what the caller may do with it now."""

from qms.kernel import rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.list_exports import models, states
from qms.list_exports.schemas import ListExport


def shown(tx: Tx, export: models.ListExport) -> ListExport:
    """The export for this caller, as it is now stored."""
    tx.flush()
    path = f"/list-exports/{export.id}"
    links = states.LIFECYCLE.links(tx, path, export)
    if any(step.name == "fetch" for step in states.LIFECYCLE.available(tx, export)):
        links.append(Link(href=tx.href(f"{path}/content"), rel="content", method="GET"))
    return rows.shown(ListExport, export, is_search=export.matter_ids is not None, warnings=[], links=links)
