"""Reads of what has been frozen, and of what was answered about the matter."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Row, select

from qms.investigations.models import InvestigationVersion
from qms.kernel.db import Tx
from qms.kernel.rows import one_visible
from qms.matters.models import Matter
from qms.questions.models import AnswerSet, QuestionVersion


def version(tx: Tx, matter: Matter, version_id: UUID) -> InvestigationVersion:
    """What was finished of a matter's investigation. Otherwise there is no such version."""
    return one_visible(tx, InvestigationVersion, version_id, InvestigationVersion.matter_id == matter.id)


def answered(tx: Tx, matter: Matter) -> Sequence[Row[*tuple[AnswerSet, QuestionVersion]]]:
    """What has been answered about a matter, with the version in which it was asked."""
    rows = select(AnswerSet, QuestionVersion).join(QuestionVersion, QuestionVersion.id == AnswerSet.version_id)
    return tx.execute(rows.where(AnswerSet.matter_id == matter.id).order_by(AnswerSet.id)).all()
