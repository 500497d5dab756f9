"""What people say of whether it helped: the judgement of a matter."""

from sqlalchemy import update

from qms.effects import queries
from qms.effects.schemas import MatterEffectCreate
from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Forbidden, Incomplete, WrongState
from qms.matters import policy
from qms.matters.models import MISTAKEN, Effect, Matter, MatterEffect
from qms.matters.service import record


class JudgedMeanwhile(Conflict):
    """Någon annan bedömde ärendet samtidigt."""

    code = "judged-meanwhile"
    title = "Någon annan har just bedömt ärendet"
    detail = "Läs den bedömningen, och bedöm igen om den inte stämmer."


def judge(tx: Tx, matter: Matter, command: MatterEffectCreate) -> None:
    """Say whether what was done in a matter helped. Whoever goes against what its actions say tells why."""
    if not policy.may_on_any(tx, "matterEffectJudge", matter):
        raise Forbidden(about=(matter.kind, matter.id))
    if matter.status == MISTAKEN:
        raise WrongState
    if command.reason is None:
        raise Incomplete(errors=[{"pointer": "/reason", "code": "missing", "detail": "Behövs"}])
    judge_matter(tx, matter, command.effect, command.reason)
    flush_or(tx, JudgedMeanwhile())


def judge_matter(tx: Tx, matter: Matter, effect: Effect, reason: str | None = None) -> None:
    """Keep how a matter is judged. What it was judged before stays, and until when."""
    now = clock.now()
    if queries.effect_of(tx, matter):
        holds = (MatterEffect.matter_id == matter.id, MatterEffect.until.is_(None))
        tx.execute(update(MatterEffect).where(*holds).values(until=now))
    queries.remember(tx, matter, effect)
    row = MatterEffect(
        board_id=matter.board_id,
        matter_id=matter.id,
        effect=effect,
        reason=reason,
        judged_by=tx.actor.id if tx.actor.kind == "person" else None,
        judged_at=now,
    )
    tx.add(row)
    record(tx, matter, "effect-judged", note=reason, effect=effect)
