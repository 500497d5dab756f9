"""How earlier matters like one are shown to one caller."""

from typing import Any

from qms.actions.models import Action
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.models import Matter
from qms.matters.schemas import CodeLabel
from qms.similar_matters import queries
from qms.similar_matters.schemas import EarlierAction, SimilarMatter, SimilarMatterList


def of_matter(tx: Tx, matter: Matter, category: str | None) -> SimilarMatterList:
    """The earlier matters that are nearest, and the way to say that one hangs together with this."""
    here = f"/matters/{matter.id}"
    links = [Link(href=tx.href(f"{here}/similar-matters"), rel="self", method="GET")]
    if policy.may_on_any(tx, "matterLinkAdd", matter):
        links.append(Link(href=tx.href(f"{here}/links"), rel="links", method="POST"))
    alike = queries.similar(tx, matter, category)
    return SimilarMatterList(similar_matters=[_shown(tx, matter, row) for row in alike], _links=links)


def _shown(tx: Tx, matter: Matter, row: dict[str, Any]) -> SimilarMatter:
    named = {name: value for name, value in row.items() if name not in ("number", "category", "label", "actions")}
    return SimilarMatter(
        **named,
        reference=f"{matter.prefix}-{row['number']}",
        category=CodeLabel(code=row["category"], label=row["label"] or row["category"]) if row["category"] else None,
        actions=[_action(tx, action) for action in row["actions"] or ()],
    )


def _action(tx: Tx, action: dict[str, Any]) -> EarlierAction:
    is_readable = action.pop("isReadable")
    itself = [Link(href=tx.href(f"{Action.path}/{action['id']}"), rel="self", method="GET")] if is_readable else []
    return EarlierAction(**action, _links=itself)
