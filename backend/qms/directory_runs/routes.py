"""The HTTP face of lists of people."""

from typing import Annotated

from fastapi import Path, Query

from qms.directory_runs import queries, schemas, service, states, views
from qms.directory_runs.schemas import MOST_BYTES, DirectoryRunCreate, DirectoryRunFilter, RowFilter
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation.queries import OutsideReach

router = Router(prefix="", tag="directory")
RunId = Annotated[Id, Path(alias="runId", description="Listans id")]


@router.post(
    "/directory-runs",
    status_code=202,
    summary="Lämna in personer från en katalog",
    problems=(UnknownReference, states.RunAtWork),
    max_body_size=MOST_BYTES,
)
def directory_run_create(tx: Tx, body: DirectoryRunCreate) -> schemas.DirectoryRun:
    """Tar emot en hel katalog eller en del av den. Raderna läses in efteråt; följ Location för att se vad som hände.

    Varje rad bedöms för sig; en som inte stämmer avvisas ensam. Samma lista igen ändrar inget. Om fler än nämndens
    gräns skulle sluta läses inget in förrän en administratör har sagt ja.
    """
    return views.run(tx, service.begin(tx, body))


@router.get(
    "/directory-runs",
    response_model=schemas.DirectoryRunPage,
    summary="Lista inlämnade personlistor",
    problems=(OutsideReach,),
)
def directory_run_list(tx: Tx, filters: Annotated[DirectoryRunFilter, Query()], page: Paging) -> Json:
    """Listar de listor som har kommit in från kataloger, den senaste först."""
    rows, total = queries.runs(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("runs", rows, total)


@router.get("/directory-runs/{runId}", summary="Se vad som hände med en personlista")
def directory_run_read(tx: Tx, run_id: RunId) -> schemas.DirectoryRun:
    """Visar hur många som är nya, ändrade, slutar eller är avvisade, och om listan väntar på ja."""
    return views.run(tx, queries.visible_run(tx, run_id))


@router.get(
    "/directory-runs/{runId}/rows", response_model=schemas.DirectoryRunRowPage, summary="Lista raderna i en personlista"
)
def directory_run_row_list(tx: Tx, run_id: RunId, filters: Annotated[RowFilter, Query()], page: Paging) -> Json:
    """Listar raderna med sina utslag, och de som slutar för att de inte står i en hel lista."""
    run = queries.visible_run(tx, run_id)
    rows, total = queries.run_rows(tx, run, filters, offset=page.offset, limit=page.limit)
    return page.envelope("rows", rows, total)


@router.post(
    "/directory-runs/{runId}/acceptances",
    status_code=201,
    summary="Säg ja till en personlista som väntar",
    problems=(WrongState, states.RunAtWork),
)
def directory_run_accept(tx: Tx, run_id: RunId, expected: Expected) -> schemas.DirectoryRun:
    """Läser in en lista där så många slutar att någon måste säga ja."""
    run = expected.check(queries.visible_run(tx, run_id))
    service.accept(tx, run)
    return views.run(tx, run)


@router.post(
    "/directory-runs/{runId}/refusals",
    status_code=201,
    summary="Säg nej till en personlista som väntar",
    problems=(WrongState,),
)
def directory_run_decline(tx: Tx, run_id: RunId, expected: Expected) -> schemas.DirectoryRun:
    """Avböjer en lista. Inget i den läses in."""
    run = expected.check(queries.visible_run(tx, run_id))
    service.decline(tx, run)
    return views.run(tx, run)
