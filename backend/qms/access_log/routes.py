"""The HTTP face of the access log."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Path, Query, Request

from qms.access_log import queries, schemas, views
from qms.kernel.db import Tx
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation.queries import OutsideReach

router = Router(prefix="", tag="access-log")


async def _names(request: Request) -> Mapping[str, str]:
    """What each operation of the contract is called."""
    names: Mapping[str, str] = request.app.state.operation_names
    return names


Names = Annotated[Mapping[str, str], Depends(_names)]
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]


@router.get("/access-events", summary="Läs granskningsloggen", problems=(OutsideReach,))
def access_event_list(
    tx: Tx, filters: Annotated[schemas.AccessEventFilter, Query()], names: Names
) -> schemas.AccessEventPage:
    """Visar vem som har läst och gjort vad hos nämnden, det senaste först, utan ärendenas innehåll. Loggas."""
    return views.events(tx, filters, names)


@router.get("/matters/{matterId}/readers", summary="Visa vem som har läst ett ärende")
def matter_reader_list(tx: Tx, matter_id: MatterId, names: Names) -> schemas.MatterReaders:
    """Visar vilka som har öppnat ärendet och när. Att ärendet har synts i listor visas inte här. Loggas."""
    return views.readers(tx, queries.matter(tx, matter_id), names)
