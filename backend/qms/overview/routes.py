"""The HTTP face of the overview."""

from typing import Annotated

from fastapi import Depends, Query, Request

from qms.kernel.db import Tx
from qms.kernel.idempotency import RUNS_AGAIN
from qms.kernel.paging import Json, Paging
from qms.kernel.route import Router
from qms.matters.schemas import SearchCreate
from qms.overview import schemas, views
from qms.web.lane import DEAR
from qms.web.owner import Municipality

router = Router(prefix="", tag="overview")


async def _guide(request: Request) -> str | None:
    """Where the demo has a guide for whoever is logged in. There is none where people log in for real."""
    return "/demo-idp/guide" if request.app.state.settings.has_demo_logins else None


Guide = Annotated[str | None, Depends(_guide)]


@router.get("/me", summary="Vem är jag")
def me_read(tx: Tx, municipality: Municipality, guide: Guide) -> schemas.Me:
    """Visar den som frågar: kommun, roller, nämnder, vem man ersätter och vad man kan göra."""
    return views.me(tx, municipality=municipality, guide=guide)


@router.post("/searches", summary="Sök bland allt", again=RUNS_AGAIN, dependencies=[DEAR])
def matter_search(tx: Tx, body: SearchCreate) -> schemas.MatterSearch:
    """Söker bland ärenden av alla slag som den som frågar har tillgång till. Visar de första av varje slag."""
    return views.matter_search(tx, body.text)


@router.get("/work-items", summary="Vad ska jag göra")
def work_item_list(tx: Tx) -> schemas.WorkItems:
    """Listar det som väntar på ett steg som den som frågar kan ta, och de senaste egna rapporterna."""
    return views.work_items(tx)


@router.get("/work-items/count", summary="Hur mycket har jag att göra")
def work_item_count(tx: Tx) -> schemas.WorkItemCount:
    """Räknar det som väntar på den som frågar, och nya aviseringar, utan att visa något av det."""
    return views.work_item_count(tx)


@router.get("/notifications", response_model=schemas.NotificationPage, summary="Lista aviseringar")
def notification_list(tx: Tx, filters: Annotated[schemas.NotificationFilter, Query()], page: Paging) -> Json:
    """Listar det som den som frågar har fått veta, eller någon som den ersätter, det senaste först."""
    return views.notifications(tx, filters, page)
