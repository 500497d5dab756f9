"""The HTTP face of who takes part in a matter of any kind."""

from typing import Annotated

from fastapi import Path, Query

from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any
from qms.participants import queries, service, views
from qms.participants.schemas import CandidateList, ParticipantCreate, ParticipantEndCreate, ParticipantList
from qms.texts import Sought

router = Router(prefix="", tag="participants")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
ParticipantId = Annotated[Id, Path(alias="participantId", description="Medverkans id")]
LIST = "participantList"


def _again(tx: Tx, _: object, matter_id: Id, **__: object) -> ParticipantList:
    return views.of_matter(tx, get_any(tx, matter_id, LIST))


@router.get("/matters/{matterId}/participants", summary="Visa vilka som medverkar i ett ärende")
def participant_list(tx: Tx, matter_id: MatterId) -> ParticipantList:
    """Visar vilka som medverkar i ärendet, och vilka som har gjort det. Läsningen loggas."""
    return views.of_matter(tx, get_any(tx, matter_id, LIST))


@router.get("/matters/{matterId}/candidates", summary="Lista vilka som kan medverka i ett ärende")
def participant_candidate_list(
    tx: Tx,
    matter_id: MatterId,
    q: Annotated[Sought | None, Query(max_length=100, description="Del av namnet")] = None,
) -> CandidateList:
    """Listar de första som kan läsa ärendet om de medverkar, i bokstavsordning. Bara namn och titel visas."""
    matter = get_any(tx, matter_id, LIST)
    return views.candidates(tx, matter, service.candidates(tx, matter, q))


@router.post(
    "/matters/{matterId}/participants",
    status_code=201,
    summary="Lägg till en medverkande",
    problems=(UnknownReference, service.AlreadyParticipant),
    again=_again,
)
def participant_appoint(tx: Tx, matter_id: MatterId, body: ParticipantCreate) -> ParticipantList:
    """Låter någon medverka i ärendet. Personen når ärendet från nästa begäran, tills medverkan avslutas."""
    matter = get_any(tx, matter_id, LIST)
    service.appoint(tx, matter, body)
    return views.of_matter(tx, matter)


@router.post(
    "/matters/{matterId}/participants/{participantId}/ends",
    status_code=201,
    summary="Avsluta en medverkan",
    problems=(WrongState,),
    again=_again,
)
def participant_dismiss(
    tx: Tx, matter_id: MatterId, participant_id: ParticipantId, body: ParticipantEndCreate
) -> ParticipantList:
    """Avslutar en medverkan med ett skäl. Raden finns kvar att läsa."""
    matter = get_any(tx, matter_id, LIST)
    service.dismiss(tx, matter, queries.get(tx, matter, participant_id), body.reason)
    return views.of_matter(tx, matter)
