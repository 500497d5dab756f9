"""The HTTP face of the organisation: boards, units, code lists and laws."""

from typing import Annotated

from fastapi import Path, Query

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation import policy, queries, schemas, service, views
from qms.organisation.queries import OutsideReach
from qms.organisation.schemas import (
    BoardReplace,
    CodeCreate,
    CodeListFilter,
    CodeReplace,
    UnitCreate,
    UnitFilter,
    UnitReplace,
)
from qms.texts import Code

router = Router(prefix="", tag="organisation")
ListName = Annotated[
    Code, Path(alias="listName", description="Listans namn", json_schema_extra={"example": "category"})
]
BoardId = Annotated[Id, Path(alias="boardId", description="Nämndens id")]
UnitId = Annotated[Id, Path(alias="unitId", description="Enhetens id")]
CodeId = Annotated[Id, Path(alias="codeId", description="Kodens id")]
UNIT = (UnknownReference, service.PeriodReversed, service.OutsideParent, service.LeaderWithoutRole)
CODE = (UnknownReference, service.PeriodReversed, service.CodeOverlaps)


@router.get("/boards", response_model=schemas.BoardPage, summary="Lista nämnder")
def board_list(tx: Tx, page: Paging) -> Json:
    """Listar de nämnder som den som frågar arbetar för."""
    rows, total = queries.boards(tx, offset=page.offset, limit=page.limit)
    return page.envelope("boards", rows, total)


@router.get("/boards/{boardId}", summary="Läs en nämnd")
def board_read(tx: Tx, board_id: BoardId) -> schemas.Board:
    """Visar nämndens egna tidsgränser, kvalitetsår och riskskala."""
    return views.board(tx, queries.visible_board(tx, board_id))


@router.put("/boards/{boardId}", summary="Ändra nämndens inställningar", problems=(service.LevelsInUse,))
def board_replace(tx: Tx, board_id: BoardId, body: BoardReplace, expected: Expected) -> schemas.Board:
    """Ändrar tidsgränser, kvalitetsår och riskskala. Det som redan är bedömt ändras inte."""
    board = expected.check(queries.visible_board(tx, board_id))
    service.replace_board(tx, board, body)
    return views.board(tx, board)


@router.get("/units", response_model=schemas.UnitPage, summary="Lista enheter", problems=(OutsideReach,))
def unit_list(tx: Tx, filters: Annotated[UnitFilter, Query()], page: Paging) -> Json:
    """Listar de enheter som finns en dag, eller har funnits, i bokstavsordning och med sin plats i organisationen."""
    rows, total = queries.units(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("units", rows, total)


@router.post(
    "/units",
    status_code=201,
    summary="Lägg upp en enhet",
    problems=UNIT,
    again=lambda tx, unit_id, **_: views.unit(tx, queries.visible_unit(tx, unit_id, "unitCreate")),
)
def unit_create(tx: Tx, body: UnitCreate) -> schemas.Unit:
    """Lägger upp en enhet som finns från en dag. När enheter delas, slås ihop eller flyttas: se unit-successions."""
    return views.unit(tx, service.create_unit(tx, body))


@router.get("/units/{unitId}", summary="Läs en enhet")
def unit_read(tx: Tx, unit_id: UnitId) -> schemas.Unit:
    """Visar en enhet med chef, antal anställda per år, och vad den har varit och blivit."""
    return views.unit(tx, queries.visible_unit(tx, unit_id))


@router.put("/units/{unitId}", summary="Ändra en enhet", problems=(*UNIT, service.UnitBelowItself, policy.OwnReach))
def unit_replace(tx: Tx, unit_id: UnitId, body: UnitReplace, expected: Expected) -> schemas.Unit:
    """Rättar det som står om en enhet. Rapporter behåller det namn som enheten hade när de kom in."""
    unit = expected.check(queries.visible_unit(tx, unit_id))
    service.replace_unit(tx, unit, body)
    return views.unit(tx, unit)


@router.get("/code-lists", response_model=schemas.CodeListPage, summary="Lista kodlistorna")
def code_list_list(tx: Tx, page: Paging) -> Json:
    """Listar vilka kodlistor som varje nämnd har, och vad var och en är till för."""
    lists, total = queries.code_lists(tx, offset=page.offset, limit=page.limit)
    return page.envelope("codeLists", lists, total)


@router.get("/code-lists/{listName}", summary="Läs en kodlista", problems=(OutsideReach,))
def code_list_read(tx: Tx, list_name: ListName, asked: Annotated[CodeListFilter, Query()]) -> schemas.CodeList:
    """Visar en nämnds koder i en lista, de som gäller en dag. Ärenden behåller den kod de fick."""
    return views.code_list(tx, list_name, asked)


@router.post("/codes", status_code=201, summary="Lägg till en kod", problems=CODE)
def code_create(tx: Tx, body: CodeCreate) -> schemas.CodeVersion:
    """Lägger till en kod i en av nämndens listor."""
    return views.code(tx, service.create_code(tx, body))


@router.get("/codes/{codeId}", summary="Läs en kod")
def code_read(tx: Tx, code_id: CodeId) -> schemas.CodeVersion:
    """Visar en kod, när den gäller och vad den blev."""
    return views.code(tx, queries.visible_code(tx, code_id))


@router.put("/codes/{codeId}", summary="Ändra eller avsluta en kod", problems=CODE)
def code_replace(tx: Tx, code_id: CodeId, body: CodeReplace, expected: Expected) -> schemas.CodeVersion:
    """Byter namn på en kod, avslutar den, eller säger vilken kod den blev."""
    code = expected.check(queries.visible_code(tx, code_id))
    service.replace_code(tx, code, body)
    return views.code(tx, code)
