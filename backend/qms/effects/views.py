"""How it is shown to one caller whether what was done helped."""

from qms.effects import queries
from qms.effects.schemas import JudgedMatter, MatterEffects
from qms.kernel.db import Tx
from qms.kernel.rows import shown
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.models import MISTAKEN, Matter


def of_matter(tx: Tx, matter: Matter) -> MatterEffects:
    """How a matter has been judged, and whether the caller may judge it."""
    tx.flush()
    here = tx.href(f"/matters/{matter.id}/effects")
    links = [Link(href=here, rel="self", method="GET")]
    if matter.status != MISTAKEN and policy.may_on_any(tx, "matterEffectJudge", matter):
        links.append(Link(href=here, rel="effects", method="POST"))
    judged = [shown(JudgedMatter, row, judged_by_name=name) for row, name in queries.judgements(tx, matter)]
    return MatterEffects(judgements=judged, proposal=None, warnings=[], _links=links)
