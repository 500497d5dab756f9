"""How answers are shown to one caller."""

from qms.answers import queries
from qms.answers.schemas import BundledMatter, MatterAnswer, MatterAnswerList
from qms.kernel.db import Tx
from qms.kernel.rows import shown
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.models import MISTAKEN, Matter


def of_matter(tx: Tx, matter: Matter) -> MatterAnswerList:
    """What who reported has been told, and for those who may answer what else was reported of the same event."""
    tx.flush()
    here = tx.href(f"/matters/{matter.id}/answers")
    links = [Link(href=here, rel="self", method="GET")]
    if matter.is_answered and matter.status != MISTAKEN and policy.may_on_any(tx, queries.GIVE, matter):
        links.append(Link(href=here, rel="answers", method="POST"))
    return MatterAnswerList(
        matter_answers=[shown(MatterAnswer, one) for one in queries.of_matter(tx, matter)],
        bundle=[shown(BundledMatter, one) for one in queries.bundle(tx, matter)],
        warnings=[],
        _links=links,
    )
