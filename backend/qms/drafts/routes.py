"""The HTTP face of drafts."""

from typing import Annotated

from fastapi import Path

from qms.drafts import queries, schemas, service, views
from qms.drafts.schemas import DraftCreate, DraftReplace
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.route import Router
from qms.kernel.schema import Id

router = Router(prefix="", tag="overview")
DraftId = Annotated[Id, Path(alias="draftId", description="Utkastets id")]


@router.get("/drafts", response_model=schemas.DraftPage, summary="Lista utkast")
def draft_list(tx: Tx, page: Paging) -> Json:
    """Listar de egna utkasten. De försvinner sju dagar efter senaste ändringen."""
    rows, total = queries.page(tx, offset=page.offset, limit=page.limit)
    return page.envelope("drafts", rows, total)


@router.post("/drafts", status_code=201, summary="Spara ett utkast", problems=(service.TooManyDrafts,))
def draft_create(tx: Tx, body: DraftCreate) -> schemas.Draft:
    """Sparar det som är påbörjat. Bara den som skriver ser det."""
    return views.shown(tx, service.begin(tx, body))


@router.get("/drafts/{draftId}", summary="Läs ett utkast")
def draft_read(tx: Tx, draft_id: DraftId) -> schemas.Draft:
    """Visar ett eget utkast."""
    return views.shown(tx, queries.get(tx, draft_id))


@router.put("/drafts/{draftId}", summary="Ändra ett utkast")
def draft_replace(tx: Tx, draft_id: DraftId, body: DraftReplace, expected: Expected) -> schemas.Draft:
    """Sparar det som har skrivits sedan sist."""
    draft = expected.check(queries.get(tx, draft_id))
    service.write(draft, body)
    return views.shown(tx, draft)


@router.delete("/drafts/{draftId}", status_code=204, summary="Ta bort ett utkast")
def draft_delete(tx: Tx, draft_id: DraftId, expected: Expected) -> None:
    """Tar bort ett utkast, till exempel när det är inskickat."""
    draft = expected.check(queries.get(tx, draft_id))
    service.discard(tx, draft)
