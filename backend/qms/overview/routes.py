"""The HTTP face of the overview."""

from typing import Annotated

from fastapi import Depends, Request

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.overview import queries, schemas, service, views
from qms.overview.schemas import DraftCreate, DraftReplace

router = Router(prefix="", tag="overview")


def _municipality(request: Request) -> str:
    """The name of the municipality that runs the service."""
    name: str = request.app.state.settings.municipality
    return name


Municipality = Annotated[str, Depends(_municipality)]


@router.get("/me", summary="Vem är jag")
def me_read(tx: Tx, municipality: Municipality) -> schemas.Me:
    """Visar den som frågar: kommun, roller, nämnder, vem man ersätter och vad man kan göra."""
    return views.me(tx, municipality=municipality)


@router.get("/work-items", summary="Vad ska jag göra")
def work_item_list(tx: Tx) -> schemas.WorkItems:
    """Listar det som väntar på ett steg som den som frågar kan ta, och de senaste egna rapporterna."""
    return views.work_items(tx)


@router.get("/drafts", response_model=schemas.DraftPage, summary="Lista utkast")
def draft_list(tx: Tx, page: Paging) -> Json:
    """Listar de egna utkasten. De försvinner sju dagar efter senaste ändringen."""
    rows, total = queries.drafts(tx, offset=page.offset, limit=page.limit)
    return page.envelope("drafts", rows, total)


@router.post("/drafts", status_code=201, summary="Spara ett utkast")
def draft_create(tx: Tx, body: DraftCreate) -> schemas.Draft:
    """Sparar det som är påbörjat. Bara den som skriver ser det."""
    draft = service.begin(tx, body)
    tx.flush()
    return views.draft(tx, draft)


@router.get("/drafts/{draftId}", summary="Läs ett utkast")
def draft_read(tx: Tx, draftId: Id) -> schemas.Draft:  # noqa: N803 - the name in the address
    """Visar ett eget utkast."""
    return views.draft(tx, queries.draft(tx, draftId))


@router.put("/drafts/{draftId}", summary="Ändra ett utkast")
def draft_replace(tx: Tx, draftId: Id, body: DraftReplace, expected: Expected) -> schemas.Draft:  # noqa: N803
    """Sparar det som har skrivits sedan sist."""
    draft = queries.draft(tx, draftId)
    expected.check(draft)
    service.write(draft, body)
    tx.flush()
    return views.draft(tx, draft)


@router.delete("/drafts/{draftId}", status_code=204, summary="Ta bort ett utkast")
def draft_delete(tx: Tx, draftId: Id, expected: Expected) -> None:  # noqa: N803
    """Tar bort ett utkast, till exempel när det är inskickat."""
    draft = queries.draft(tx, draftId)
    expected.check(draft)
    service.discard(tx, draft)
