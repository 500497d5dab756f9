"""The HTTP face of the list of actions."""

from typing import Annotated

from fastapi import Path, Query, Response

from qms.action_lists import queries, reports, views
from qms.action_lists.schemas import ActionFilter, ActionPage, ActionSearch, ActionSearchCreate, ActionsOfMatter
from qms.kernel.db import Tx
from qms.kernel.idempotency import RUNS_AGAIN, Answer
from qms.kernel.paging import Json, Paging
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters import views as matters
from qms.matters.queries import get_any
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR

router = Router(prefix="", tag="actions")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
CALENDAR = {200: {"content": {reports.MEDIA_TYPE: {"schema": {"type": "string"}}}}}


@router.get("/actions", response_model=ActionPage, summary="Lista åtgärder", problems=(OutsideReach,))
def action_list(tx: Tx, filters: Annotated[ActionFilter, Query()], page: Paging) -> Json:
    """Listar de åtgärder som den som frågar har tillgång till, kortast tid kvar först om inget annat anges."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return views.counted(page.envelope("actions", rows, total), queries.groups(tx, filters))


@router.post(
    "/action-searches",
    response_model=ActionSearch,
    summary="Sök i åtgärder",
    again=RUNS_AGAIN,
    problems=(OutsideReach,),
    dependencies=[DEAR],
)
def action_search(tx: Tx, body: ActionSearchCreate, page: Paging) -> Json:
    """Söker på ord i alla former, nummer och ansvarig. Orden skickas i innehållet, aldrig i adressen."""
    listed = queries.search(tx, body.text, body.filter, offset=page.offset, limit=page.limit)
    return matters.searched(tx, page, "actions", body.text, listed)


@router.get(
    "/action-calendar",
    summary="Hämta egna åtgärder till en kalender",
    response_model=None,
    response_class=Response,
    responses=CALENDAR,
)
def action_calendar(tx: Tx) -> Answer:
    """Hämtar dagarna då det som väntar på den som frågar ska vara gjort. Bara nummer, steg och dag följer med."""
    return reports.calendar(tx)


@router.get("/matters/{matterId}/actions", summary="Visa åtgärderna i ett ärende")
def matter_action_list(tx: Tx, matter_id: MatterId) -> ActionsOfMatter:
    """Visar alla åtgärder som gäller ärendet. En som den som frågar inte själv får läsa är en rad utan länk."""
    return views.of_matter(tx, get_any(tx, matter_id, "matterActionList"))
