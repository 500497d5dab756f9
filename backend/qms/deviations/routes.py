"""The HTTP face of deviations."""

from typing import Annotated

from fastapi import Path

from qms.closings.queries import NotFinished
from qms.deviations import queries, service, states, views
from qms.deviations.schemas import (
    AdditionCreate,
    BatchItem,
    ClosingCreate,
    ConclusionCreate,
    Deviation,
    DeviationBatch,
    DeviationBatchCreate,
    DeviationCreate,
    ReopeningCreate,
    ReroutingCreate,
)
from qms.intake import service as intake
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.service import NothingToHandOver

router = Router(prefix="", tag="deviations")
DeviationId = Annotated[Id, Path(alias="deviationId", description="Avvikelsens id")]
INTAKE = (UnknownReference, intake.StaleSource, intake.SourceReused)


@router.post(
    "/deviations",
    status_code=201,
    summary="Rapportera en avvikelse",
    problems=INTAKE,
    again=lambda tx, deviation_id, **_: views.shown(tx, queries.get(tx, deviation_id, "deviationReport")),
)
def deviation_report(tx: Tx, body: DeviationCreate) -> Deviation:
    """Tar emot en rapport om en avvikelse, en risk, en idé eller ett gott exempel. Ett omtag ger samma svar."""
    _, deviation = service.take_in(tx, body)
    return views.shown(tx, deviation)


@router.get("/deviations/{deviationId}", summary="Läs en avvikelse")
def deviation_read(tx: Tx, deviation_id: DeviationId) -> Deviation:
    """Visar en avvikelse med tidslinje och vad den som frågar kan göra nu. Läsningen loggas."""
    return views.shown(tx, *queries.read(tx, deviation_id))


@router.post(
    "/deviations/{deviationId}/additions", status_code=201, summary="Lägg till i en avvikelse", problems=(WrongState,)
)
def deviation_add(tx: Tx, deviation_id: DeviationId, body: AdditionCreate) -> Deviation:
    """Lägger till uppgifter eller en rättelse. Det som rapporterades ändras aldrig."""
    deviation = queries.get(tx, deviation_id)
    service.add(tx, deviation, body)
    return views.shown(tx, deviation)


@router.post(
    "/deviations/{deviationId}/conclusions",
    status_code=201,
    summary="Säg att utredningen av en avvikelse är klar",
    problems=(WrongState, NotFinished),
)
def deviation_conclude(tx: Tx, deviation_id: DeviationId, body: ConclusionCreate, expected: Expected) -> Deviation:
    """Säger vad utredningen visar. Därefter genomförs och följs det upp som har bestämts."""
    deviation = expected.check(queries.get(tx, deviation_id))
    service.conclude(tx, deviation, body)
    return views.shown(tx, deviation)


@router.post(
    "/deviations/{deviationId}/closings",
    status_code=201,
    summary="Avsluta en avvikelse",
    problems=(WrongState, NotFinished),
)
def deviation_close(tx: Tx, deviation_id: DeviationId, body: ClosingCreate, expected: Expected) -> Deviation:
    """Avslutar när den som rapporterade har fått svar, åtgärderna är klara och effekten är eller ska bli bedömd."""
    deviation = expected.check(queries.get(tx, deviation_id))
    service.close(tx, deviation, body)
    return views.shown(tx, deviation)


@router.post(
    "/deviations/{deviationId}/reopenings",
    status_code=201,
    summary="Öppna en avvikelse igen",
    problems=(WrongState,),
)
def deviation_reopen(tx: Tx, deviation_id: DeviationId, body: ReopeningCreate, expected: Expected) -> Deviation:
    """Utreder en avslutad rapport, eller en som inte var en avvikelse, på nytt. Nya tider löper, svar väntas igen."""
    deviation = expected.check(queries.get(tx, deviation_id))
    service.reopen(tx, deviation, body)
    return views.shown(tx, deviation)


@router.post(
    "/deviations/{deviationId}/reroutings",
    status_code=201,
    summary="Lämna över en avvikelse",
    problems=(UnknownReference, WrongState, NothingToHandOver),
)
def deviation_reroute(tx: Tx, deviation_id: DeviationId, body: ReroutingCreate, expected: Expected) -> Deviation:
    """Lämnar över ärendet till den enhet där det hör hemma, med skäl. Texten rörs inte."""
    deviation = expected.check(queries.get(tx, deviation_id))
    service.reroute(tx, deviation, body)
    return views.shown(tx, deviation)


@router.post(
    "/deviations/{deviationId}/undoings",
    status_code=201,
    summary="Ångra ett steg i en avvikelse",
    problems=(WrongState,),
)
def deviation_undo(tx: Tx, deviation_id: DeviationId, expected: Expected) -> Deviation:
    """Tar tillbaka vad den som frågar nyss gjorde: inte en avvikelse, klar utredning, överlämning. Båda stegen syns."""
    deviation = expected.check(queries.get_to_undo(tx, deviation_id))
    service.undo(tx, deviation)
    return views.shown(tx, deviation)


@router.post(
    "/deviation-batches",
    status_code=207,
    summary="Skicka in flera avvikelser",
    problems=INTAKE,
    again=lambda _, kept, body: DeviationBatch.again(BatchItem, body.deviations, kept),
)
def deviation_batch(tx: Tx, body: DeviationBatchCreate) -> DeviationBatch:
    """Tar emot upp till 200 händelser från ett system och svarar med ett utslag för varje, i samma ordning.

    Ett utslag får också den post som inte är vad den ska: den avvisas för sig, med plats, och de andra tas emot.
    """
    return intake.batch(tx, states.KIND.model, DeviationBatch, BatchItem, body.deviations, service.take_in)
