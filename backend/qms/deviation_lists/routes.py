"""The HTTP face of the list of deviations."""

from typing import Annotated

from fastapi import Query

from qms.deviation_lists import queries
from qms.deviation_lists.schemas import DeviationFilter, DeviationPage, DeviationSearch, DeviationSearchCreate
from qms.kernel.db import Tx
from qms.kernel.idempotency import RUNS_AGAIN
from qms.kernel.paging import Json, Paging
from qms.kernel.route import Router
from qms.matters import views as matters
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR

router = Router(prefix="", tag="deviations")


@router.get("/deviations", response_model=DeviationPage, summary="Lista avvikelser", problems=(OutsideReach,))
def deviation_list(tx: Tx, filters: Annotated[DeviationFilter, Query()], page: Paging) -> Json:
    """Listar de avvikelser som den som frågar har tillgång till, nyast först om inget annat anges."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("deviations", rows, total)


@router.post(
    "/deviation-searches",
    response_model=DeviationSearch,
    summary="Sök i avvikelser",
    again=RUNS_AGAIN,
    problems=(OutsideReach,),
    dependencies=[DEAR],
)
def deviation_search(tx: Tx, body: DeviationSearchCreate, page: Paging) -> Json:
    """Söker på ord i alla former, nummer, ärendenummer och ansvarig. Orden skickas i innehållet, aldrig i adressen."""
    listed = queries.search(tx, body.text, body.filter, offset=page.offset, limit=page.limit)
    return matters.searched(tx, page, "deviations", body.text, listed)
