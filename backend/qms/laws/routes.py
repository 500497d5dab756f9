"""The HTTP face of law."""

from typing import Annotated

from fastapi import Query

from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.route import Router
from qms.laws import queries, schemas
from qms.laws.schemas import LawFilter

router = Router(prefix="", tag="organisation")


@router.get("/laws", response_model=schemas.LawPage, summary="Lista lagrum")
def law_list(tx: Tx, filters: Annotated[LawFilter, Query()], page: Paging) -> Json:
    """Listar de lagrum som gäller en dag, efter område och ämne."""
    rows, total = queries.laws(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("laws", rows, total)
