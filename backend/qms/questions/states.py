"""The lifecycles of a version of questions and of the answers to it, and what must be answered."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem
from qms.kernel.states import Lifecycle, Transition
from qms.questions import policy
from qms.questions.models import AnswerSet, AnswerSetStatus, Question, QuestionVersion
from qms.questions.models import QuestionVersionStatus as Status


class NoQuestions(Conflict):
    """Det finns inget att svara på i utkastet."""

    code = "no-questions"
    title = "Utkastet har inga frågor"
    detail = "Lägg till minst en fråga innan versionen publiceras."


def _without_questions(tx: Tx, version: QuestionVersion) -> Problem | None:
    asked = select(Question.id).where(Question.version_id == version.id).limit(1)
    return None if tx.scalar(asked) else NoQuestions()


VERSIONS: Lifecycle[QuestionVersion] = Lifecycle(
    "question_version",
    Status.DRAFT,
    policy.may_change,
    Transition("edit", frozenset(Status), None, "questionSetReplace", relation="replace", method="PUT"),
    Transition(
        "publish",
        {Status.DRAFT},
        Status.PUBLISHED,
        "questionVersionPublish",
        _without_questions,
        untimely="Det finns inget utkast att publicera.",
        relation="publications",
    ),
    Transition(
        "end",
        {Status.PUBLISHED},
        Status.ENDED,
        "questionVersionEnd",
        untimely="Ingen version används, så det finns ingen att avsluta.",
        relation="ends",
    ),
)
ANSWERS: Lifecycle[AnswerSet] = Lifecycle(
    "answer_set",
    AnswerSetStatus.OPEN,
    policy.may_answer,
    Transition(
        "save",
        {AnswerSetStatus.OPEN},
        None,
        "answerSetReplace",
        untimely="Svaren är klara och ändras inte mer.",
        relation="replace",
        method="PUT",
    ),
    Transition(
        "finish",
        {AnswerSetStatus.OPEN},
        AnswerSetStatus.FINISHED,
        "answerSetFinish",
        untimely="Svaren är redan klara.",
        relation="completions",
    ),
)


def unanswered(questions: Iterable[Question], values: Mapping[str, object]) -> list[str]:
    """The keys of the questions that must be answered and are not. What cannot be judged is answered."""

    def is_required(question: Question) -> bool:
        when = question.required_key
        return question.is_required and (when is None or values.get(when) in question.required_values)

    return [each.key for each in questions if values.get(each.key) is None and is_required(each)]
