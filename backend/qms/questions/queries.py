"""Reads of sets of questions, of what is answered about a matter, and of what can be."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import ScalarSelect, any_, func, select
from sqlalchemy.orm import InstrumentedAttribute

from qms.kernel import access, audit
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of
from qms.matters import policy
from qms.matters.models import Matter, MatterKind
from qms.organisation.models import Person
from qms.organisation.queries import require_reached
from qms.questions.models import (
    Answer,
    AnswerSet,
    AnswerSetStatus,
    Question,
    QuestionSet,
    QuestionVersion,
    QuestionVersionStatus,
)
from qms.questions.schemas import (
    AnswerSetSummary,
    ProposedSet,
    QuestionSetFilter,
    QuestionSetSummary,
    QuestionVersionSummary,
)

SET, VERSION, ANSWER_SET = QuestionSet.__table__, QuestionVersion.__table__, AnswerSet.__table__
SETS = Located(SET.c.board_id)
IS_PUBLISHED = QuestionVersion.status == QuestionVersionStatus.PUBLISHED


def get_set(tx: Tx, set_id: UUID) -> QuestionSet:
    """One set of a board that the caller works for. Otherwise it does not exist."""
    return one_visible(
        tx, QuestionSet, set_id, access.within(tx.actor, access.reach(tx.actor, "questionSetRead"), SETS)
    )


def page(tx: Tx, filters: QuestionSetFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the sets, the newest first, each by its latest version."""
    every = VERSION.alias()
    of_set = select(func.max(every.c.number)).where(every.c.set_id == SET.c.id)
    in_use = of_set.where(every.c.status == QuestionVersionStatus.PUBLISHED)
    asked = select(func.count()).where(Question.version_id == VERSION.c.id).scalar_subquery()
    counted = {"published_number": in_use.scalar_subquery(), "question_count": asked}
    latest = (VERSION.c.set_id == SET.c.id) & (VERSION.c.number == of_set.scalar_subquery())
    rows = select(*columns_of(QuestionSetSummary, SET, VERSION, **counted)).select_from(SET.join(VERSION, latest))
    rows = rows.where(access.within(tx.actor, access.require(tx), SETS))
    require_reached(tx, filters)
    if filters.board_id:
        rows = rows.where(SET.c.board_id == filters.board_id)
    return page_of(tx, rows.order_by(SET.c.id.desc()), offset=offset, limit=limit)


def versions(tx: Tx, question_set: QuestionSet) -> Sequence[QuestionVersion]:
    """Every version of a set, the latest first."""
    of_set = select(QuestionVersion).where(QuestionVersion.set_id == question_set.id)
    return tx.scalars(of_set.order_by(QuestionVersion.number.desc())).all()


def history(tx: Tx, question_set: QuestionSet) -> list[Row]:
    """The same as rows, with who published each."""
    shown = columns_of(QuestionVersionSummary, VERSION, published_by_name=_name(QuestionVersion.published_by))
    rows = select(*shown).where(VERSION.c.set_id == question_set.id).order_by(VERSION.c.number.desc())
    return [dict(row) for row in tx.execute(rows).mappings()]


def questions(tx: Tx, version_id: UUID) -> Sequence[Question]:
    """The questions of a version in their order."""
    return tx.scalars(select(Question).where(Question.version_id == version_id).order_by(Question.position)).all()


def kinds(tx: Tx) -> set[str]:
    """The kinds of matters that there are."""
    return set(tx.scalars(select(MatterKind.name)))


def published(tx: Tx, matter: Matter, set_id: UUID) -> QuestionVersion | None:
    """The version of a set that is asked about such a matter now."""
    of_set = (QuestionVersion.set_id == set_id, QuestionVersion.board_id == matter.board_id)
    asked = select(QuestionVersion).where(*of_set, IS_PUBLISHED, any_(QuestionVersion.kinds) == matter.kind)
    return tx.scalar(asked)


def proposed(tx: Tx, matter: Matter) -> list[Row]:
    """The sets that are asked about such a matter now, and that nobody is answering."""
    begun = select(AnswerSet.version_id).where(
        AnswerSet.matter_id == matter.id, AnswerSet.status == AnswerSetStatus.OPEN
    )
    shown = columns_of(ProposedSet, VERSION, id=QuestionVersion.set_id, questions=None)
    rows = select(*shown, VERSION.c.id.label("version_id")).where(
        VERSION.c.board_id == matter.board_id,
        IS_PUBLISHED,
        any_(VERSION.c.kinds) == matter.kind,
        VERSION.c.id.not_in(begun),
    )
    known = [dict(row) for row in tx.execute(rows.order_by(VERSION.c.set_id)).mappings()]
    asked: dict[UUID, list[Question]] = {row.pop("version_id"): row.setdefault("questions", []) for row in known}
    of_these = select(Question).where(Question.version_id.in_(asked)).order_by(Question.position)
    for question in tx.scalars(of_these) if asked else ():
        asked[question.version_id].append(question)
    return known


def answer_sets(tx: Tx, matter: Matter) -> list[Row]:
    """What has been answered about a matter, the latest first."""
    names = {"begun_by_name": _name(AnswerSet.begun_by), "finished_by_name": _name(AnswerSet.finished_by)}
    rows = select(*columns_of(AnswerSetSummary, ANSWER_SET, VERSION, **names))
    rows = rows.join(VERSION, VERSION.c.id == ANSWER_SET.c.version_id).where(ANSWER_SET.c.matter_id == matter.id)
    return [dict(row) for row in tx.execute(rows.order_by(ANSWER_SET.c.id.desc())).mappings()]


def get(tx: Tx, answer_set_id: UUID) -> AnswerSet:
    """Answers about a matter that the caller reads, which is recorded as read. Otherwise they do not exist."""
    here = Matter.__table__.c.id == ANSWER_SET.c.matter_id
    answer_set = one_visible(tx, AnswerSet, answer_set_id, here, policy.visible_of_any(tx.actor, "answerSetRead"))
    about = tx.get_one(Matter, answer_set.matter_id)
    audit.read(tx, about.kind, about.id, board_id=about.board_id)
    return answer_set


def answers(tx: Tx, answer_set: AnswerSet) -> dict[UUID, Answer]:
    """The answers by their questions."""
    given = tx.scalars(select(Answer).where(Answer.answer_set_id == answer_set.id))
    return {answer.question_id: answer for answer in given}


def _name(person_id: InstrumentedAttribute[UUID | None]) -> ScalarSelect[str | None]:
    return cast("ScalarSelect[str | None]", select(Person.name).where(Person.id == person_id).scalar_subquery())
