"""How a draft is shown to its author."""

from qms.drafts import schemas
from qms.drafts.models import Draft
from qms.kernel import rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link

RELATIONS = (("self", "GET"), ("replace", "PUT"), ("delete", "DELETE"))


def shown(tx: Tx, draft: Draft) -> schemas.Draft:
    """A draft with what was typed."""
    tx.flush()
    path = f"/drafts/{draft.id}"
    links = [Link(href=tx.href(path), rel=rel, method=method) for rel, method in RELATIONS]
    return rows.shown(schemas.Draft, draft, links=links)
