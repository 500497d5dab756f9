"""The HTTP face of lists taken out as files."""

from typing import Annotated

from fastapi import Path, Query, Response

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.list_exports import queries, service, states, views
from qms.list_exports.schemas import (
    ListExport,
    ListExportCreate,
    ListExportFilter,
    ListExportPage,
    ListExportRefusalCreate,
    ListExportRequestCreate,
)
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR
from qms.web.owner import Municipality

router = Router(prefix="", tag="list-exports")
ExportId = Annotated[Id, Path(alias="exportId", description="Uttagets id")]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE = {200: {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}}
TOO_MUCH = (UnknownReference, OutsideReach, service.TooManyRows, service.SearchTooWide)


@router.get("/list-exports", response_model=ListExportPage, summary="Lista uttag ur listor")
def list_export_list(tx: Tx, filters: Annotated[ListExportFilter, Query()], page: Paging) -> Json:
    """Listar de egna uttagen, det senaste först. Den som vakar över nämndens uppgifter ser alla uttag."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("listExports", rows, total)


@router.post(
    "/list-exports",
    status_code=201,
    summary="Ta ut en lista",
    problems=(*TOO_MUCH, service.PurposeNeeded),
    dependencies=[DEAR],
)
def list_export_order(tx: Tx, body: ListExportCreate) -> ListExport:
    """Gör i ordning listan som den är filtrerad och sökt. Filen finns bakom länken content i ett dygn."""
    return views.shown(tx, service.order(tx, body))


@router.post(
    "/list-export-requests", status_code=201, summary="Ta ut en stor lista", problems=TOO_MUCH, dependencies=[DEAR]
)
def list_export_request(tx: Tx, body: ListExportRequestCreate) -> ListExport:
    """Gör i ordning en stor lista, med ett ändamål och efter en ny inloggning. De största väntar på någon annans ja."""
    return views.shown(tx, service.request(tx, body))


@router.get("/list-exports/{exportId}", summary="Läs ett uttag")
def list_export_read(tx: Tx, export_id: ExportId) -> ListExport:
    """Visar vem som har begärt uttaget, vad det innehåller och vad den som frågar kan göra nu."""
    return views.shown(tx, queries.get(tx, export_id))


@router.get(
    "/list-exports/{exportId}/content",
    summary="Hämta en lista som Excel",
    response_model=None,
    response_class=Response,
    responses=FILE,
    problems=(WrongState, OutsideReach, states.ExportEnded, service.ListGrown),
    dependencies=[DEAR],
)
def list_export_fetch(tx: Tx, export_id: ExportId, municipality: Municipality) -> Answer:
    """Hämtar filen med det som personen har rätt att läsa just nu. Vilka ärenden som står i den loggas."""
    export = queries.get(tx, export_id)
    name, content = service.fetch(tx, export, municipality=municipality)
    headers = {"Content-Type": XLSX, "Content-Disposition": f'attachment; filename="{name}"'}
    return Answer(200, content, {**headers, "Cache-Control": "no-store"})


@router.post(
    "/list-exports/{exportId}/approvals",
    status_code=201,
    summary="Godkänn ett uttag",
    problems=(WrongState, states.OwnExport),
)
def list_export_approve(tx: Tx, export_id: ExportId, expected: Expected) -> ListExport:
    """Säger ja till ett stort uttag. Den som har begärt det kan inte själv säga ja."""
    export = expected.check(queries.get(tx, export_id))
    service.approve(tx, export)
    return views.shown(tx, export)


@router.post(
    "/list-exports/{exportId}/refusals",
    status_code=201,
    summary="Neka ett uttag",
    problems=(WrongState, states.OwnExport),
)
def list_export_refuse(tx: Tx, export_id: ExportId, body: ListExportRefusalCreate, expected: Expected) -> ListExport:
    """Säger nej till ett stort uttag, med skäl som den som bad om det får läsa."""
    export = expected.check(queries.get(tx, export_id))
    service.refuse(tx, export, body)
    return views.shown(tx, export)
