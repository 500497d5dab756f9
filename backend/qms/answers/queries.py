"""Reads of answers, and of what was reported of the same event."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import case, or_, select

from qms.answers.models import MatterAnswer
from qms.connections.models import LinkKind, MatterLink
from qms.kernel import audit
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.matters import policy
from qms.matters.models import MISTAKEN, Matter

GIVE = "matterAnswerGive"


def of_matter(tx: Tx, matter: Matter) -> Sequence[MatterAnswer]:
    """Every answer to who reported a matter, the latest first."""
    rows = select(MatterAnswer).where(MatterAnswer.matter_id == matter.id)
    return tx.scalars(rows.order_by(MatterAnswer.answered_at.desc(), MatterAnswer.id.desc())).all()


def bundle(tx: Tx, matter: Matter) -> Sequence[Matter]:
    """What else was reported of the same event, also by way of a third, that the caller may answer; as listed."""
    if not policy.may_on_any(tx, GIVE, matter):
        return []
    known = select(Matter.id).where(Matter.id == matter.id).cte("bundle", recursive=True)
    ends = (MatterLink.from_id, MatterLink.to_id)
    other = case((MatterLink.from_id == known.c.id, MatterLink.to_id), else_=MatterLink.from_id)
    stands = (MatterLink.kind == LinkKind.SAME_EVENT, MatterLink.struck_at.is_(None))
    known = known.union(select(other).where(or_(*(end == known.c.id for end in ends)), *stands))
    rows = select(Matter).where(Matter.id.in_(select(known.c.id)), Matter.id != matter.id, Matter.status != MISTAKEN)
    others = tx.scalars(rows.order_by(Matter.reported_at, Matter.id)).all()
    reached = [one for one in others if one.is_answered and policy.may_on_any(tx, GIVE, one)]
    for kind in sorted({one.kind for one in reached}):
        audit.listed(tx, kind, [one.id for one in reached if one.kind == kind])
    return reached


def also(tx: Tx, matter: Matter, ids: Sequence[UUID]) -> list[Matter]:
    """Those of the same event that are to get the same answer. None else can."""
    known = {one.id: one for one in bundle(tx, matter)} if ids else {}
    if unknown := [index for index, id_ in enumerate(ids) if id_ not in known]:
        told = "Ärendet är inte en rapport om samma händelse, eller så kan du inte svara på det."
        raise UnknownReference(told, at=f"/also/{unknown[0]}")
    return [known[id_] for id_ in dict.fromkeys(ids)]
