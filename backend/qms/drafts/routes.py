"""The HTTP face of drafts."""

from qms.drafts import queries, schemas, service, views
from qms.drafts.schemas import DraftCreate, DraftReplace
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.route import Router
from qms.kernel.schema import Id

router = Router(prefix="", tag="overview")


@router.get("/drafts", response_model=schemas.DraftPage, summary="Lista utkast")
def draft_list(tx: Tx, page: Paging) -> Json:
    """Listar de egna utkasten. De försvinner sju dagar efter senaste ändringen."""
    rows, total = queries.page(tx, offset=page.offset, limit=page.limit)
    return page.envelope("drafts", rows, total)


@router.post("/drafts", status_code=201, summary="Spara ett utkast", problems=(service.TooManyDrafts,))
def draft_create(tx: Tx, body: DraftCreate) -> schemas.Draft:
    """Sparar det som är påbörjat. Bara den som skriver ser det."""
    draft = service.begin(tx, body)
    tx.flush()
    return views.shown(tx, draft)


@router.get("/drafts/{draftId}", summary="Läs ett utkast")
def draft_read(tx: Tx, draftId: Id) -> schemas.Draft:  # noqa: N803 - the name in the address
    """Visar ett eget utkast."""
    return views.shown(tx, queries.get(tx, draftId))


@router.put("/drafts/{draftId}", summary="Ändra ett utkast")
def draft_replace(tx: Tx, draftId: Id, body: DraftReplace, expected: Expected) -> schemas.Draft:  # noqa: N803
    """Sparar det som har skrivits sedan sist."""
    draft = queries.get(tx, draftId)
    expected.check(draft)
    service.write(draft, body)
    tx.flush()
    return views.shown(tx, draft)


@router.delete("/drafts/{draftId}", status_code=204, summary="Ta bort ett utkast")
def draft_delete(tx: Tx, draftId: Id, expected: Expected) -> None:  # noqa: N803
    """Tar bort ett utkast, till exempel när det är inskickat."""
    draft = queries.get(tx, draftId)
    expected.check(draft)
    service.discard(tx, draft)
