"""How a draft is shown to its author."""

from qms.drafts import schemas
from qms.drafts.models import Draft
from qms.kernel.db import Tx
from qms.kernel.schema import Link

RELATIONS = (("self", "GET"), ("replace", "PUT"), ("delete", "DELETE"))


def shown(tx: Tx, draft: Draft) -> schemas.Draft:
    """A draft with what was typed."""
    tx.flush()
    path = f"/drafts/{draft.id}"
    plain = {name: getattr(draft, name) for name in schemas.Draft.model_fields if name != "links"}
    links = [Link(href=tx.href(path), rel=rel, method=method) for rel, method in RELATIONS]
    return schemas.Draft.model_validate({**plain, "_links": links})
