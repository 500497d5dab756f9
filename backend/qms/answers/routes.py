"""The HTTP face of answers to who reported a matter of any kind."""

from typing import Annotated

from fastapi import Path

from qms.answers import service, views
from qms.answers.schemas import MatterAnswerCreate, MatterAnswerList
from qms.kernel.db import Tx
from qms.kernel.problems import Incomplete, UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any

router = Router(prefix="", tag="answers")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
LIST = "matterAnswerList"


@router.get("/matters/{matterId}/answers", summary="Visa svaren till den som rapporterade ett ärende")
def matter_answer_list(tx: Tx, matter_id: MatterId) -> MatterAnswerList:
    """Visar vad den som rapporterade har fått veta, eller varför det inte går att svara. Läsningen loggas."""
    return views.of_matter(tx, get_any(tx, matter_id, LIST))


@router.post(
    "/matters/{matterId}/answers",
    status_code=201,
    summary="Svara den som rapporterade ett ärende",
    problems=(WrongState, Incomplete, UnknownReference),
    again=lambda tx, _, matter_id, **__: views.of_matter(tx, get_any(tx, matter_id, LIST)),
)
def matter_answer_give(tx: Tx, matter_id: MatterId, body: MatterAnswerCreate) -> MatterAnswerList:
    """Svarar den som rapporterade, eller säger varför det inte går. Ett svar ändras aldrig. Ett till kan ges."""
    matter = get_any(tx, matter_id, LIST)
    service.give(tx, matter, body)
    return views.of_matter(tx, matter)
