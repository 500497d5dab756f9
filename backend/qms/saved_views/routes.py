"""The HTTP face of saved views."""

from typing import Annotated

from fastapi import Path, Query

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.saved_views import queries, service, views
from qms.saved_views.schemas import SavedView, SavedViewCreate, SavedViewFilter, SavedViewPage, SavedViewReplace

router = Router(prefix="", tag="overview")
ViewId = Annotated[Id, Path(alias="viewId", description="Vyns id")]


@router.get("/saved-views", response_model=SavedViewPage, summary="Lista sparade vyer")
def saved_view_list(tx: Tx, filters: Annotated[SavedViewFilter, Query()], page: Paging) -> Json:
    """Listar de egna vyerna i bokstavsordning."""
    saved, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    rows = [views.shown(tx, view).model_dump(mode="json", by_alias=True) for view in saved]
    return page.envelope("savedViews", rows, total)


@router.post(
    "/saved-views",
    status_code=201,
    summary="Spara en vy",
    problems=(service.TooManyViews, service.ViewNameTaken),
)
def saved_view_create(tx: Tx, body: SavedViewCreate) -> SavedView:
    """Sparar filter och ordning i en lista under ett namn. Bara den som sparar ser vyn. Sökord sparas inte."""
    return views.shown(tx, service.save(tx, body))


@router.get("/saved-views/{viewId}", summary="Läs en sparad vy")
def saved_view_read(tx: Tx, view_id: ViewId) -> SavedView:
    """Visar en egen vy."""
    return views.shown(tx, queries.get(tx, view_id))


@router.put("/saved-views/{viewId}", summary="Ändra en sparad vy", problems=(service.ViewNameTaken,))
def saved_view_replace(tx: Tx, view_id: ViewId, body: SavedViewReplace, expected: Expected) -> SavedView:
    """Byter namn på en vy, ändrar vad den visar eller låter listan börja med den."""
    view = expected.check(queries.get(tx, view_id))
    service.change(tx, view, body)
    return views.shown(tx, view)


@router.delete("/saved-views/{viewId}", status_code=204, summary="Ta bort en sparad vy")
def saved_view_delete(tx: Tx, view_id: ViewId, expected: Expected) -> None:
    """Tar bort en vy."""
    service.forget(tx, expected.check(queries.get(tx, view_id)))
