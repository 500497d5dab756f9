"""What is frozen of an investigation, put together from how it stands at that moment."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from qms.investigation_versions import queries
from qms.investigation_versions.schemas import InvestigationContent, Point, Points
from qms.investigations import views
from qms.investigations.schemas import Struck
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.rows import shown
from qms.laws.queries import law_reference
from qms.matters.models import Matter
from qms.organisation import queries as organisation
from qms.questions import queries as questions
from qms.questions.models import Answer, AnswerSetStatus, AnswerVerdict, Question

S = TypeVar("S", bound=Struck)


def content(tx: Tx, matter: Matter) -> InvestigationContent:
    """Everything that stands in an investigation now, without what has been struck."""
    seen = views.shown(tx, matter)
    secrecy = law_reference(tx, "osl", "secrecy", clock.today())
    return shown(
        InvestigationContent,
        seen,
        title=matter.title,
        unit_name=matter.unit_name,
        board_name=organisation.board(tx, matter.board_id).name,
        secrecy=f"Sekretess enligt {secrecy}" if secrecy else "Sekretess",
        examined=[one.name for one in seen.examined],
        ledger_entries=_standing(seen.ledger_entries),
        causes=_standing(seen.causes),
        voices=_standing(seen.voices),
        points=[*_points(tx, matter)],
    )


def _standing(rows: Sequence[S]) -> list[S]:
    return [row for row in rows if row.struck_at is None]


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
