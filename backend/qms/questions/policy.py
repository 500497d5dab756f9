"""Whose answers are: they belong where their matter does, and are for those alone who also read that."""

from qms.kernel.db import Tx
from qms.matters import policy as matters
from qms.matters.models import Matter
from qms.organisation import policy as organisation
from qms.questions.models import AnswerSet, QuestionVersion


def may_answer(tx: Tx, operation: str, answer_set: AnswerSet) -> bool:
    """Whether the caller may do this with some answers."""
    return matters.may_on_any(tx, operation, tx.get_one(Matter, answer_set.matter_id))


def may_change(tx: Tx, operation: str, version: QuestionVersion) -> bool:
    """Whether the caller may do this with the questions of a board."""
    return organisation.may(tx, operation, version.board_id)
