"""Whose answers are: they belong where their matter does, and are for those alone who also read that."""

from sqlalchemy import ColumnElement, and_, or_

from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.matters import policy as matters
from qms.matters.models import Matter
from qms.organisation import policy as organisation
from qms.questions.models import AnswerSet, QuestionVersion


def visible_to(actor: Actor, operation: str) -> ColumnElement[bool]:
    """The condition on matters for those that an operation reaches, and that the actor may read."""
    kinds = sorted(name for name in Matter.__mapper__.polymorphic_map if name)
    return or_(
        *(and_(Matter.__table__.c.kind == kind, matters.visible_to(actor, operation, f"{kind}Read")) for kind in kinds)
    )


def may_answer(tx: Tx, operation: str, answer_set: AnswerSet) -> bool:
    """Whether the caller may do this with some answers."""
    return matters.may_on_any(tx, operation, tx.get_one(Matter, answer_set.matter_id))


def may_change(tx: Tx, operation: str, version: QuestionVersion) -> bool:
    """Whether the caller may do this with the questions of a board."""
    return organisation.may(tx, operation, version.board_id)
