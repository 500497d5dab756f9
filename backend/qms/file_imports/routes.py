"""What can be done with files of one kind, under the addresses and the operations of that kind."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import Path, Query

from qms.file_columns.schemas import ImportColumnPage
from qms.file_imports import queries, service, views
from qms.file_imports.columns import ImportKind
from qms.file_imports.models import ImportStatus
from qms.file_imports.schemas import (
    MOST_CHARACTERS,
    FileImport,
    FileImportCreate,
    FileImportLayout,
    FileImportPage,
    FileImportRowPage,
    ReversalCreate,
    RowCorrection,
)
from qms.file_imports.states import FileForgotten, FileInUse, NothingToTakeIn
from qms.intake.schemas import ItemStatus
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id

H = TypeVar("H", bound=Callable[..., Any])
ImportId = Annotated[Id, Path(alias="importId", description="Den inlämnade filens id")]
Standing = Annotated[ImportStatus | None, Query(alias="status", description="Bara filer som har kommit så långt")]
Verdict = Annotated[ItemStatus | None, Query(description="Bara rader med det utslaget")]


def router(kind: ImportKind, *, tag: str) -> Router:
    """Files of a kind: handed in, looked at, mended and taken in."""
    routes = Router(prefix="", tag=tag)
    for offer in (_handing_in, _looking, _mending, _ending, *([_undoing] if kind.take_back else [])):
        offer(routes, kind)
    return routes


def _named(kind: ImportKind, step: str) -> Callable[[H], H]:
    """An operation is called what its kind and its step are."""

    def name(handler: H) -> H:
        handler.__name__ = f"{kind.name}_import{step}"
        return handler

    return name


def _handing_in(router: Router, kind: ImportKind) -> None:
    @router.post(
        kind.path,
        status_code=202,
        summary=f"Lämna in en fil med {kind.of}",
        problems=(UnknownReference, service.UnusableFile),
        max_body_size=MOST_CHARACTERS + 1_000,
    )
    @_named(kind, "")
    def hand_in(tx: Tx, body: FileImportCreate) -> FileImport:
        """Tar emot en CSV- eller Excel-fil. Den läses efteråt; följ Location för att se vad som hände med raderna."""
        return views.shown(tx, kind, service.request(tx, kind, body))

    @router.get(
        f"{kind.path.removesuffix('s')}-columns",
        response_model=ImportColumnPage,
        summary=f"Lista kolumnerna i en fil med {kind.of}",
    )
    @_named(kind, "_column_list")
    def list_columns(tx: Tx, page: Paging) -> Json:
        """Listar de kolumner som en fil kan ha, de som behövs först, och vad en cell får innehålla."""
        columns = views.columns(tx, kind)
        return page.envelope("columns", columns[page.offset : page.offset + page.limit], len(columns))


def _looking(router: Router, kind: ImportKind) -> None:
    @router.get(kind.path, response_model=FileImportPage, summary=f"Lista inlämnade filer med {kind.of}")
    @_named(kind, "_list")
    def list_files(tx: Tx, page: Paging, status: Standing = None) -> Json:
        """Listar de filer som har lämnats in för de nämnder som den som frågar läser in åt, den senaste först."""
        rows, total = views.page(tx, kind, status, offset=page.offset, limit=page.limit)
        return page.envelope("imports", rows, total)

    @router.get(f"{kind.path}/{{importId}}", summary=f"Se vad som hände med en fil med {kind.of}")
    @_named(kind, "_read")
    def read(tx: Tx, import_id: ImportId) -> FileImport:
        """Visar hur filen läses, hur många rader som går att läsa in eller är inlästa, och varför inte de övriga."""
        return views.shown(tx, kind, queries.get(tx, kind, import_id))

    @router.get(
        f"{kind.path}/{{importId}}/rows",
        response_model=FileImportRowPage,
        summary=f"Lista raderna i en fil med {kind.of}",
    )
    @_named(kind, "_row_list")
    def list_rows(tx: Tx, import_id: ImportId, page: Paging, verdict: Verdict = None) -> Json:
        """Listar raderna i filens ordning, med vad som står i dem tills de är inlästa."""
        rows, total = views.rows(tx, kind, import_id, verdict, offset=page.offset, limit=page.limit)
        return page.envelope("rows", rows, total)


def _mending(router: Router, kind: ImportKind) -> None:
    @router.put(
        f"{kind.path}/{{importId}}",
        summary=f"Säg hur en fil med {kind.of} ska läsas",
        problems=(WrongState, FileForgotten),
    )
    @_named(kind, "_lay_out")
    def lay_out(tx: Tx, import_id: ImportId, body: FileImportLayout, expected: Expected) -> FileImport:
        """Väljer blad, rad med rubriker och vad filens egna rubriker heter här. Filen läses sedan om från början."""
        received = expected.check(queries.get(tx, kind, import_id))
        service.lay_out(tx, kind, received, body)
        return views.shown(tx, kind, received)

    @router.post(
        f"{kind.path}/{{importId}}/corrections",
        status_code=201,
        summary=f"Rätta celler i en fil med {kind.of}",
        problems=(WrongState, UnknownReference, service.NothingStandsSo),
    )
    @_named(kind, "_correct")
    def correct(tx: Tx, import_id: ImportId, body: RowCorrection, expected: Expected) -> FileImport:
        """Byter det som står i en kolumn mot något annat, i alla rader där det står. De raderna granskas om."""
        received = expected.check(queries.get(tx, kind, import_id))
        service.correct(tx, kind, received, body)
        return views.shown(tx, kind, received)


def _ending(router: Router, kind: ImportKind) -> None:
    @router.post(
        f"{kind.path}/{{importId}}/acceptances",
        status_code=201,
        summary=f"Läs in raderna i en fil med {kind.of}",
        problems=(WrongState, NothingToTakeIn, *(kind.whole.refusals if kind.whole else ())),
    )
    @_named(kind, "_accept")
    def accept(tx: Tx, import_id: ImportId, expected: Expected) -> FileImport:
        """Läser in de rader som går. Övriga ligger kvar med sina skäl."""
        received = expected.check(queries.get(tx, kind, import_id))
        service.accept(tx, kind, received)
        return views.shown(tx, kind, received)

    @router.post(
        f"{kind.path}/{{importId}}/withdrawals",
        status_code=201,
        summary=f"Ta tillbaka en fil med {kind.of}",
        problems=(WrongState,),
    )
    @_named(kind, "_withdraw")
    def withdraw(tx: Tx, import_id: ImportId, expected: Expected) -> FileImport:
        """Glömmer en fil som inte har lästs in."""
        received = expected.check(queries.get(tx, kind, import_id))
        service.withdraw(tx, kind, received)
        return views.shown(tx, kind, received)


def _undoing(router: Router, kind: ImportKind) -> None:
    @router.post(
        f"{kind.path}/{{importId}}/reversals",
        status_code=201,
        summary=f"Ta tillbaka en inläst fil med {kind.of}",
        problems=(WrongState, FileInUse),
    )
    @_named(kind, "_take_back")
    def take_back(tx: Tx, import_id: ImportId, body: ReversalCreate, expected: Expected) -> FileImport:
        """Det som filen läste in räknas inte längre någonstans, men går att läsa. Nekas när någon har använt det."""
        received = expected.check(queries.get(tx, kind, import_id))
        service.take_back(tx, kind, received, body)
        return views.shown(tx, kind, received)
