"""The HTTP face of the feed."""

from typing import Annotated

from fastapi import Query

from qms.feed import views
from qms.feed.schemas import Feed
from qms.kernel.db import Tx
from qms.kernel.route import Router

router = Router(prefix="", tag="events")


@router.get("/events", summary="Läs händelseflödet")
def event_list(
    tx: Tx,
    after: Annotated[
        str | None,
        Query(pattern=r"^([0-9]{1,9}-)?[0-9]{1,19}-[0-9]{1,18}$", description="Den cursor som förra svaret gav"),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="Antal händelser")] = 20,
) -> Feed:
    """Ger händelser i en ordning som aldrig ändras, utan innehåll: hämta ärendet med systemets egna rättigheter.

    En cursor gäller också sedan databasen har återställts på en annan server. `_meta` säger hur långt efter den är.
    Flödet gäller alla nämndens ärenden, så av systemen läser bara de som lämnar avvikelser det.
    """
    return views.feed(tx, after=after, limit=limit)
