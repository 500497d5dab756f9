"""The HTTP face of what is finished of an investigation."""

from typing import Annotated

from fastapi import Path, Response

from qms.investigation_versions import reports, service
from qms.investigations import queries, views
from qms.investigations.policy import READ
from qms.investigations.schemas import Investigation
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.problems import WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any
from qms.web.lane import DEAR

router = Router(prefix="", tag="investigations")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
VersionId = Annotated[Id, Path(alias="versionId", description="Versionens id")]
BINARY = {"schema": {"type": "string", "format": "binary"}}


@router.post(
    "/matters/{matterId}/investigations/completions",
    status_code=201,
    summary="Avsluta utredningen av ett ärende",
    problems=(WrongState, service.InvestigationIncomplete),
    again=lambda tx, _, matter_id, **__: views.shown(tx, get_any(tx, matter_id, READ)),
)
def investigation_finish(tx: Tx, matter_id: MatterId, expected: Expected) -> Investigation:
    """Säger att utredningen är klar. Den fryses som nästa version och ändras inte mer. Allt som saknas räknas upp."""
    matter = get_any(tx, matter_id, READ)
    service.finish(tx, expected.check(queries.held(tx, matter)))
    return views.shown(tx, matter)


@router.get(
    "/matters/{matterId}/investigations/versions/{versionId}/content",
    summary="Hämta en färdig utredning",
    response_model=None,
    response_class=Response,
    responses={200: {"content": {"application/pdf": BINARY}}},
    dependencies=[DEAR],
)
def investigation_version_content(tx: Tx, matter_id: MatterId, version_id: VersionId) -> Answer:
    """Hämtar en färdig version som dokument. Innehållet ändras aldrig. Läsningen loggas."""
    return reports.content(tx, get_any(tx, matter_id, READ), version_id)
