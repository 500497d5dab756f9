"""How questions and answers are shown to one caller, with what the caller may do now."""

from collections.abc import Sequence

from qms.kernel import rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.matters import policy as matters
from qms.matters.models import Matter
from qms.organisation.queries import person_name
from qms.questions import models, queries, states
from qms.questions.models import FIELDS, QuestionVersion
from qms.questions.schemas import (
    AnswerSet,
    AnswerSetList,
    AnswerSetSummary,
    Given,
    ProposedSet,
    Question,
    QuestionSet,
    QuestionVersionSummary,
)

VALUES = (*FIELDS.values(), "note")


def question_set(tx: Tx, shown: models.QuestionSet) -> QuestionSet:
    """A set by its latest version, as it is now stored."""
    tx.flush()
    every = queries.versions(tx, shown)
    return rows.shown(
        QuestionSet,
        every[0],
        id=shown.id,
        version=shown.version,
        questions=_questions(queries.questions(tx, every[0].id)),
        versions=[QuestionVersionSummary.model_validate(row) for row in queries.history(tx, shown)],
        warnings=[],
        links=_steps(tx, shown, every),
    )


def answered(tx: Tx, matter: Matter) -> AnswerSetList:
    """What has been answered about a matter, and what else can be."""
    here = tx.href(f"/matters/{matter.id}/answer-sets")
    links = [Link(href=here, rel="self", method="GET")]
    may_begin = matter.is_open and matters.may_on_any(tx, "answerSetBegin", matter)
    proposed = queries.proposed(tx, matter) if may_begin else []
    if proposed:
        links.append(Link(href=here, rel="answer-sets", method="POST"))
    return AnswerSetList(
        matter_id=matter.id,
        matter_kind=matter.kind,
        reference=matter.reference,
        answer_sets=[AnswerSetSummary.model_validate(row) for row in queries.answer_sets(tx, matter)],
        question_sets=[ProposedSet.model_validate(row) for row in proposed],
        _links=links,
    )


def answer_set(tx: Tx, shown: models.AnswerSet) -> AnswerSet:
    """The questions as they were asked, and what has been answered to them."""
    tx.flush()
    matter, version = tx.get_one(Matter, shown.matter_id), tx.get_one(QuestionVersion, shown.version_id)
    asked, given = queries.questions(tx, version.id), queries.answers(tx, shown)
    return rows.shown(
        AnswerSet,
        shown,
        name=version.name,
        number=version.number,
        begun_by_name=person_name(tx, shown.begun_by),
        finished_by_name=person_name(tx, shown.finished_by),
        matter_kind=matter.kind,
        reference=matter.reference,
        questions=_questions(asked),
        answers=[_given(each, given[each.id]) for each in asked if each.id in given and given[each.id].says_something],
        warnings=[],
        links=states.ANSWERS.links(tx, f"/answer-sets/{shown.id}", shown),
    )


def _questions(asked: Sequence[models.Question]) -> list[Question]:
    return [Question.model_validate(question) for question in asked]


def _given(question: models.Question, answer: models.Answer) -> Given:
    return Given(key=question.key, **{name: getattr(answer, name) for name in VALUES})


def _steps(tx: Tx, shown: models.QuestionSet, every: Sequence[QuestionVersion]) -> list[Link]:
    """What can be done with the draft, and with the version in use."""
    path = f"/question-sets/{shown.id}"
    return list({link.rel: link for version in every for link in states.VERSIONS.links(tx, path, version)}.values())
