"""The HTTP face of assessments."""

from typing import Annotated

from fastapi import Path

from qms.assessments import service
from qms.assessments.schemas import AssessmentCreate
from qms.closings.queries import NotFinished
from qms.deviations import queries, views
from qms.deviations.schemas import Deviation
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.problems import Incomplete, UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id

router = Router(prefix="", tag="deviations")
DeviationId = Annotated[Id, Path(alias="deviationId", description="Avvikelsens id")]


@router.post(
    "/deviations/{deviationId}/assessments",
    status_code=201,
    summary="Bedöm en avvikelse",
    problems=(UnknownReference, WrongState, NotFinished, Incomplete),
    again=views.again,
)
def deviation_assess(tx: Tx, deviation_id: DeviationId, body: AssessmentCreate, expected: Expected) -> Deviation:
    """Avgör vad rapporten är och vad som ska hända: utreda, avsluta direkt eller inte en avvikelse."""
    deviation = expected.check(queries.get(tx, deviation_id))
    service.assess(tx, deviation, body)
    return views.shown(tx, deviation)
