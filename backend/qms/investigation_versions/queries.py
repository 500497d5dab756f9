"""Reads of what has been frozen, and of what was answered about the matter."""

from collections.abc import Sequence

from sqlalchemy import Row, select

from qms.investigations.models import InvestigationVersion
from qms.kernel.db import Tx
from qms.kernel.rows import one_visible
from qms.matters.models import Matter
from qms.questions.models import AnswerSet, AnswerSetStatus, QuestionVersion


def version(tx: Tx, matter: Matter, number: int) -> InvestigationVersion:
    """One of them. Otherwise there is no such version."""
    known = (InvestigationVersion.matter_id == matter.id, InvestigationVersion.number == number)
    found = tx.scalar(select(InvestigationVersion.id).where(*known))
    return one_visible(tx, InvestigationVersion, found or matter.id, *known)


def answered(tx: Tx, matter: Matter) -> Sequence[Row[*tuple[AnswerSet, QuestionVersion]]]:
    """What has been answered about a matter to its end, with the version in which it was asked."""
    rows = select(AnswerSet, QuestionVersion).join(QuestionVersion, QuestionVersion.id == AnswerSet.version_id)
    finished = (AnswerSet.matter_id == matter.id, AnswerSet.status == AnswerSetStatus.FINISHED)
    return tx.execute(rows.where(*finished).order_by(AnswerSet.id)).all()
