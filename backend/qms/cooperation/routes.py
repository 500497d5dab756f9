"""The HTTP face of what is sorted out with another organisation about a matter of any kind."""

from typing import Annotated

from fastapi import Path

from qms.cooperation import queries, service, views
from qms.cooperation.schemas import CooperationCreate, CooperationList, CooperationStrikeCreate
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any

router = Router(prefix="", tag="cooperation")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
CooperationId = Annotated[Id, Path(alias="cooperationId", description="Uppgiftens id")]
LIST = "cooperationList"


def _again(tx: Tx, _: object, matter_id: Id, **__: object) -> CooperationList:
    return views.of_matter(tx, get_any(tx, matter_id, LIST))


@router.get("/matters/{matterId}/cooperations", summary="Visa vårdsamverkan om ett ärende")
def cooperation_list(tx: Tx, matter_id: MatterId) -> CooperationList:
    """Visar vad som gäller med en annan organisation om ärendet, och vad som gällde förut. Läsningen loggas."""
    return views.of_matter(tx, get_any(tx, matter_id, LIST))


@router.post(
    "/matters/{matterId}/cooperations",
    status_code=201,
    summary="Registrera vårdsamverkan om ett ärende",
    problems=(UnknownReference, service.RegisteredMeanwhile),
    again=_again,
)
def cooperation_register(tx: Tx, matter_id: MatterId, body: CooperationCreate) -> CooperationList:
    """Säger vad som gäller med en annan organisation. Det tar platsen för det som gällde, som går att läsa kvar."""
    matter = get_any(tx, matter_id, LIST)
    service.register(tx, matter, body)
    return views.of_matter(tx, matter)


@router.post(
    "/matters/{matterId}/cooperations/{cooperationId}/strikes",
    status_code=201,
    summary="Stryk vårdsamverkan om ett ärende",
    problems=(WrongState,),
    again=_again,
)
def cooperation_strike(
    tx: Tx, matter_id: MatterId, cooperation_id: CooperationId, body: CooperationStrikeCreate
) -> CooperationList:
    """Stryker det som gällde, när ärendet inte är en händelse mellan två. Det räknas inte längre som en sådan."""
    matter = get_any(tx, matter_id, LIST)
    service.strike(tx, matter, queries.one(tx, matter, cooperation_id), body.reason)
    return views.of_matter(tx, matter)
