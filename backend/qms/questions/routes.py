"""The HTTP face of questions and answers."""

from typing import Annotated

from fastapi import Path, Query

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters import queries as matters
from qms.organisation.queries import OutsideReach
from qms.questions import queries, service, states, views
from qms.questions.schemas import (
    AnswerSet,
    AnswerSetCreate,
    AnswerSetFinishCreate,
    AnswerSetList,
    AnswerSetReplace,
    QuestionSet,
    QuestionSetCreate,
    QuestionSetFilter,
    QuestionSetPage,
    QuestionSetReplace,
)

router = Router(prefix="", tag="questions")
SetId = Annotated[Id, Path(alias="questionSetId", description="Frågornas id")]
AnswersId = Annotated[Id, Path(alias="answerSetId", description="Svarens id")]
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
UNFIT = (UnknownReference, service.QuestionsUnfit)


@router.get("/question-sets", response_model=QuestionSetPage, summary="Lista frågor", problems=(OutsideReach,))
def question_set_list(tx: Tx, filters: Annotated[QuestionSetFilter, Query()], page: Paging) -> Json:
    """Listar nämndens uppsättningar av frågor, den nyaste först, var och en i sin senaste version."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("questionSets", rows, total)


@router.post("/question-sets", status_code=201, summary="Lägg upp frågor", problems=UNFIT)
def question_set_create(tx: Tx, body: QuestionSetCreate) -> QuestionSet:
    """Lägger upp en uppsättning frågor som ett utkast. Den används från det att utkastet publiceras."""
    return views.question_set(tx, service.create(tx, body))


@router.get("/question-sets/{questionSetId}", summary="Läs frågor")
def question_set_read(tx: Tx, set_id: SetId) -> QuestionSet:
    """Visar frågorna i sin senaste version, alla versioner, och vad den som frågar kan göra nu."""
    return views.question_set(tx, queries.get_set(tx, set_id))


@router.put("/question-sets/{questionSetId}", summary="Ändra frågor", problems=UNFIT)
def question_set_replace(tx: Tx, set_id: SetId, body: QuestionSetReplace, expected: Expected) -> QuestionSet:
    """Ersätter utkastet i sin helhet. Finns inget utkast blir det en ny version; den som används ändras aldrig."""
    question_set = expected.check(queries.get_set(tx, set_id))
    service.replace(tx, question_set, body)
    return views.question_set(tx, question_set)


@router.post(
    "/question-sets/{questionSetId}/publications",
    status_code=201,
    summary="Publicera en version av frågor",
    problems=(WrongState, states.NoQuestions),
)
def question_version_publish(tx: Tx, set_id: SetId, expected: Expected) -> QuestionSet:
    """Låter utkastet användas från nu. Den förra versionen upphör; svar som är påbörjade på den slutförs på den."""
    question_set = expected.check(queries.get_set(tx, set_id))
    service.publish(tx, question_set)
    return views.question_set(tx, question_set)


@router.post(
    "/question-sets/{questionSetId}/ends",
    status_code=201,
    summary="Sluta använda frågor",
    problems=(WrongState,),
)
def question_version_end(tx: Tx, set_id: SetId, expected: Expected) -> QuestionSet:
    """Låter frågorna inte föreslås mer. Påbörjade svar kan slutföras, och en ny version kan publiceras senare."""
    question_set = expected.check(queries.get_set(tx, set_id))
    service.end(tx, question_set)
    return views.question_set(tx, question_set)


@router.get("/matters/{matterId}/answer-sets", summary="Lista ett ärendes svar på frågor")
def answer_set_list(tx: Tx, matter_id: MatterId) -> AnswerSetList:
    """Visar vilka frågor som är besvarade om ärendet, och vilka som kan besvaras. Läsningen loggas."""
    return views.answered(tx, matters.get_any(tx, matter_id, tx.action))


@router.post(
    "/matters/{matterId}/answer-sets",
    status_code=201,
    summary="Börja svara på frågor",
    problems=(UnknownReference, WrongState, service.AnswersBegun, service.AnswersMissing),
)
def answer_set_begin(tx: Tx, matter_id: MatterId, body: AnswerSetCreate) -> AnswerSet:
    """Börjar svara på frågor om ett ärende, i den version som används nu, med de svar som finns. En i taget svarar."""
    matter = service.not_ended(matters.get_any(tx, matter_id, tx.action))
    return views.answer_set(tx, service.begin(tx, matter, body))


@router.get("/answer-sets/{answerSetId}", summary="Läs svar på frågor")
def answer_set_read(tx: Tx, answers_id: AnswersId) -> AnswerSet:
    """Visar frågorna som de ställdes och svaren som de gavs, och vad den som frågar kan göra nu. Läsningen loggas."""
    return views.answer_set(tx, queries.get(tx, answers_id))


@router.put("/answer-sets/{answerSetId}", summary="Spara svar på frågor", problems=(WrongState,))
def answer_set_replace(tx: Tx, answers_id: AnswersId, body: AnswerSetReplace, expected: Expected) -> AnswerSet:
    """Sparar svaren så långt. Det som utelämnas är inte besvarat."""
    answer_set = expected.check(queries.get(tx, answers_id))
    service.save(tx, answer_set, body)
    return views.answer_set(tx, answer_set)


@router.post(
    "/answer-sets/{answerSetId}/completions",
    status_code=201,
    summary="Lämna färdiga svar på frågor",
    problems=(WrongState, service.AnswersMissing),
)
def answer_set_finish(tx: Tx, answers_id: AnswersId, body: AnswerSetFinishCreate, expected: Expected) -> AnswerSet:
    """Sparar svaren och säger att de är klara. Efter det ändras de aldrig. Det som måste besvaras ska vara besvarat."""
    answer_set = expected.check(queries.get(tx, answers_id))
    service.finish(tx, answer_set, body)
    return views.answer_set(tx, answer_set)
