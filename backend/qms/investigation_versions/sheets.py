"""What is frozen of an investigation, put together from how it stands at that moment."""

from collections.abc import Iterator
from decimal import Decimal

from qms.investigation_versions import queries
from qms.investigation_versions.schemas import InvestigationContent, Point, Points
from qms.investigations import queries as rows
from qms.investigations.models import Investigation
from qms.investigations.schemas import CauseContent
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.rows import shown
from qms.laws.queries import law_reference
from qms.matters.models import Matter
from qms.organisation import queries as organisation
from qms.questions import queries as questions
from qms.questions.models import Answer, AnswerSetStatus, AnswerVerdict, Question


def content(tx: Tx, matter: Matter, known: Investigation) -> InvestigationContent:
    """Everything that stands in an investigation now, without what has been struck."""
    labels, secrecy = organisation.labels(tx, matter.board_id), law_reference(tx, "osl", "secrecy", clock.today())
    causes = rows.standing(rows.causes(tx, matter))
    return shown(
        InvestigationContent,
        known,
        reference=matter.reference,
        title=matter.title,
        unit_name=matter.unit_name,
        board_name=organisation.board(tx, matter.board_id).name,
        secrecy=f"Sekretess enligt {secrecy}" if secrecy else "Sekretess",
        investigators=[*rows.investigators(tx, matter).values()],
        examined=[one.name for one in rows.examined(tx, known)],
        conflicts=rows.conflicts(tx, matter, known),
        ledger_entries=rows.standing(rows.ledger(tx, matter)),
        causes=[shown(CauseContent, one, cause=rows.label(labels, one)) for one in causes],
        voices=rows.standing(rows.voices(tx, matter)),
        points=[*_points(tx, matter)],
    )


def _points(tx: Tx, matter: Matter) -> Iterator[Points]:
    for answers, version in queries.answered(tx, matter):
        given = questions.answers(tx, answers)
        asked = [(each, given.get(each.id)) for each in questions.questions(tx, version.id)]
        points = [
            Point(question=each.text, answer=_said(each, answer), note=answer.note if answer else None)
            for each, answer in asked
        ]
        is_finished = answers.status == AnswerSetStatus.FINISHED
        yield Points(name=version.name, number=version.number, is_finished=is_finished, points=points)


def _said(question: Question, answer: Answer | None) -> str:
    """An answer as it is read."""
    value = answer.value if answer else None
    if value is None:
        return "Inte besvarad"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    called = {str(choice["code"]): str(choice["label"]) for choice in question.choices} | AnswerVerdict.labels()
    return called.get(str(value), str(value)) if question.codes else str(value)
