"""What is done with questions and answers: a draft is written and published, answers are begun, saved and finished."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Incomplete, Invalid, UnknownReference, WrongState
from qms.matters.models import Matter
from qms.organisation import policy as organisation
from qms.questions import queries
from qms.questions.models import (
    FIELDS,
    Answer,
    AnswerKind,
    AnswerSet,
    AnswerVerdict,
    Question,
    QuestionSet,
    QuestionVersion,
)
from qms.questions.models import QuestionVersionStatus as Status
from qms.questions.schemas import AnswerSetCreate, AnswerSetReplace, Given, QuestionSetCreate, QuestionSetReplace
from qms.questions.schemas import Question as Asked
from qms.questions.states import ANSWERS, VERSIONS, unanswered

Fault = dict[str, str]
VERDICTS = {AnswerKind.VERDICT: {verdict.value for verdict in AnswerVerdict}}


class QuestionsUnfit(Conflict):
    """Frågorna går inte ihop: något i en fråga passar inte hur den besvaras, eller frågorna före den."""

    code = "questions-unfit"
    title = "Frågorna går inte ihop"
    detail = "En eller flera frågor behöver rättas."


class AnswersBegun(Conflict):
    """Någon besvarar redan de här frågorna om ärendet."""

    code = "answers-begun"
    title = "Frågorna besvaras redan"
    detail = "Någon har redan börjat svara på frågorna om ärendet. Fortsätt på de svaren."


class AnswersMissing(Incomplete):
    """Alla frågor som måste besvaras är inte besvarade."""

    code = "answers-missing"
    title = "Det saknas svar"
    detail = "En eller flera frågor måste besvaras innan svaren är klara."


def create(tx: Tx, command: QuestionSetCreate) -> QuestionSet:
    """Make a set of questions, as a draft of its first version."""
    organisation.require(tx, "questionSetCreate", command.board_id)
    question_set = QuestionSet(id=new_id(), board_id=command.board_id)
    tx.add(question_set)
    tx.flush()
    _write(tx, _draft(tx, question_set, 1), command)
    return question_set


def replace(tx: Tx, question_set: QuestionSet, command: QuestionSetReplace) -> None:
    """Write the draft anew. What has been published stays: an edit of it begins the next version."""
    latest = queries.versions(tx, question_set)[0]
    VERSIONS.fire("edit", tx, latest)
    draft = latest if latest.status == Status.DRAFT else _draft(tx, question_set, latest.number + 1)
    _write(tx, draft, command)
    flag_modified(question_set, "board_id")


def publish(tx: Tx, question_set: QuestionSet) -> None:
    """Let the draft be what is asked from now on. The version before it ends; what is begun on it is finished on it."""
    draft, *earlier = queries.versions(tx, question_set)
    for version in earlier:
        if version.status == Status.PUBLISHED:
            VERSIONS.settle(version, Status.ENDED)
            version.ended_at = clock.now()
    tx.flush()
    VERSIONS.fire("publish", tx, draft)
    draft.published_at, draft.published_by = clock.now(), _who(tx)
    flag_modified(question_set, "board_id")


def end(tx: Tx, question_set: QuestionSet) -> None:
    """Let a set be asked no more. What is begun can be finished, and a new version can be published."""
    every = queries.versions(tx, question_set)
    in_use = next((version for version in every if version.status == Status.PUBLISHED), every[0])
    VERSIONS.fire("end", tx, in_use)
    in_use.ended_at = clock.now()
    flag_modified(question_set, "board_id")


def not_ended(matter: Matter) -> Matter:
    """A matter that somebody still has something to do with: about another no questions are begun."""
    if not matter.is_open:
        raise WrongState("Ärendet är avslutat, så frågorna besvaras inte längre.")
    return matter


def begin(tx: Tx, matter: Matter, command: AnswerSetCreate) -> AnswerSet:
    """Begin to answer what is asked about such a matter now, with what is answered already.

    One at a time: others go on with what is begun. Whoever only looks at the questions begins nothing.
    """
    version = queries.published(tx, matter, command.question_set_id)
    if version is None:
        raise UnknownReference("Frågorna används inte för sådana ärenden.", at="/questionSetId")
    answer_set = AnswerSet(
        board_id=matter.board_id,
        version_id=version.id,
        matter_id=matter.id,
        status=ANSWERS.begins,
        begun_at=clock.now(),
        begun_by=_who(tx),
    )
    tx.add(answer_set)
    flush_or(tx, answer_set_one_open=AnswersBegun())
    given = AnswerSetReplace(answers=command.answers)
    if command.is_finished:
        finish(tx, answer_set, given)
    elif command.answers:
        save(tx, answer_set, given)
    return answer_set


def save(tx: Tx, answer_set: AnswerSet, command: AnswerSetReplace) -> None:
    """Keep what is answered so far."""
    ANSWERS.fire("save", tx, answer_set)
    asked = queries.questions(tx, answer_set.version_id)
    given = {each.key: each for each in command.answers if each.model_dump(exclude={"key"}, exclude_none=True)}
    if faults := list(_wrong(asked, command.answers)):
        raise Invalid(errors=faults)
    flag_modified(answer_set, "begun_at")
    tx.flush()
    stored = queries.answers(tx, answer_set)
    for question in (each for each in asked if each.key in given or each.id in stored):
        answer = stored.get(question.id)
        if answer is None:
            keys = {"board_id": answer_set.board_id, "answer_set_id": answer_set.id, "question_id": question.id}
            answer = Answer(**keys)
            tx.add(answer)
        for name in (*FIELDS.values(), "note"):
            setattr(answer, name, getattr(given.get(question.key), name, None))
    tx.flush()


def finish(tx: Tx, answer_set: AnswerSet, command: AnswerSetReplace) -> None:
    """Say that there is no more to answer. After this the answers are never changed."""
    save(tx, answer_set, command)
    asked, given = queries.questions(tx, answer_set.version_id), queries.answers(tx, answer_set)
    values = {each.key: given[each.id].value for each in asked if each.id in given}
    if missing := unanswered(asked, values):
        faults = [
            {"pointer": f"/answers/{key}", "code": "missing", "detail": "Frågan måste besvaras"} for key in missing
        ]
        raise AnswersMissing(errors=faults)
    ANSWERS.fire("finish", tx, answer_set)
    answer_set.finished_at, answer_set.finished_by = clock.now(), _who(tx)


def _draft(tx: Tx, question_set: QuestionSet, number: int) -> QuestionVersion:
    draft = QuestionVersion(
        id=new_id(), board_id=question_set.board_id, set_id=question_set.id, number=number, status=VERSIONS.begins
    )
    tx.add(draft)
    return draft


def _write(tx: Tx, draft: QuestionVersion, command: QuestionSetReplace) -> None:
    known = queries.kinds(tx)
    if unknown := [index for index, kind in enumerate(command.kinds) if kind not in known]:
        raise UnknownReference("Det finns inget sådant slag av ärenden.", at=f"/kinds/{unknown[0]}")
    if faults := list(_unfit(command.questions)):
        raise QuestionsUnfit(errors=faults)
    draft.name, draft.kinds = command.name, sorted(set(command.kinds))
    tx.flush()
    tx.execute(delete(Question).where(Question.version_id == draft.id))
    for position, asked in enumerate(command.questions):
        when = asked.required_when
        tx.add(
            Question(
                board_id=draft.board_id,
                version_id=draft.id,
                position=position,
                required_key=when and when.key,
                required_values=when.values if when else [],
                **asked.model_dump(exclude={"required_when"}),
            )
        )


def _unfit(questions: Sequence[Asked]) -> Iterator[Fault]:
    """What in the questions does not go together."""
    before: dict[str, set[str]] = {}
    for index, asked in enumerate(questions):
        codes = {choice.code for choice in asked.choices}
        for field, code, detail in _faults(asked, codes, before):
            yield {"pointer": f"/questions/{index}/{field}", "code": code, "detail": detail}
        before[asked.key] = codes if asked.answer_kind == AnswerKind.CHOICE else VERDICTS.get(asked.answer_kind, set())


def _faults(asked: Asked, codes: set[str], before: Mapping[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    when = asked.required_when
    if asked.key in before:
        yield "key", "key-twice", "En fråga före den här har samma nyckel"
    yield from _choice_faults(asked, codes)
    yield from _limit_faults(asked)
    if when and not asked.is_required:
        yield "requiredWhen", "not-required", "Frågan är inte en som måste besvaras"
    if when and not set(when.values) <= before.get(when.key, set()):
        yield "requiredWhen", "unknown-answer", "Peka på en tidigare fråga, och på svar som den kan ha"


def _choice_faults(asked: Asked, codes: set[str]) -> Iterator[tuple[str, str, str]]:
    is_choice = asked.answer_kind == AnswerKind.CHOICE
    if is_choice and len(codes) < 2:
        yield "choices", "too-few-choices", "Ange minst två svar att välja bland"
    if len(codes) < len(asked.choices):
        yield "choices", "choice-twice", "Två svar har samma kod"
    if asked.choices and not is_choice:
        yield "choices", "unfit-choices", "Bara en fråga med flera svar har svar att välja bland"


def _limit_faults(asked: Asked) -> Iterator[tuple[str, str, str]]:
    if asked.answer_kind != AnswerKind.NUMBER and (asked.low is not None or asked.high is not None):
        yield "low", "unfit-limit", "Bara en fråga som besvaras med ett tal har ett minsta och ett största tal"
    if asked.low is not None and asked.high is not None and asked.low > asked.high:
        yield "high", "limits-reversed", "Det största talet är mindre än det minsta"


def _wrong(questions: Sequence[Question], given: Sequence[Given]) -> Iterator[Fault]:
    """What in some answers does not fit the questions."""
    asked, seen = {question.key: question for question in questions}, set[str]()
    for index, each in enumerate(given):
        question = asked.get(each.key)
        if question is None or each.key in seen:
            detail = "Frågan är besvarad två gånger" if question else "Det finns ingen fråga med den nyckeln"
            yield {"pointer": f"/answers/{index}/key", "code": "unfit-key", "detail": detail}
        else:
            yield from ({"pointer": f"/answers/{index}/{field}", **fault} for field, fault in _misfit(question, each))
        seen.add(each.key)


def _misfit(question: Question, given: Given) -> Iterator[tuple[str, Fault]]:
    own = FIELDS[question.answer_kind]
    for field in FIELDS.values():
        if field != own and getattr(given, field) is not None:
            yield field, {"code": "other-kind", "detail": "Frågan besvaras på ett annat sätt"}
    if given.choice is not None and own == "choice" and given.choice not in question.codes:
        yield own, {"code": "unknown-choice", "detail": "Det svaret finns inte att välja"}
    if own == "number" and given.number is not None:
        if question.low is not None and given.number < question.low:
            yield own, {"code": "too-low", "detail": f"Minst {_plain(question.low)}"}
        if question.high is not None and given.number > question.high:
            yield own, {"code": "too-high", "detail": f"Högst {_plain(question.high)}"}


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def _who(tx: Tx) -> UUID | None:
    return tx.actor.id if tx.actor.kind != "system" else None
