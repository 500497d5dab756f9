"""The HTTP face of earlier matters that are like one."""

from typing import Annotated

from fastapi import Path, Query

from qms.kernel.db import Tx
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any
from qms.similar_matters import views
from qms.similar_matters.schemas import SimilarMatterList
from qms.texts import Code
from qms.web.lane import DEAR

router = Router(prefix="", tag="connections")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
Category = Annotated[Code | None, Query(description="Kategorin som är vald men inte sparad. Utelämnad: ärendets egen")]


@router.get(
    "/matters/{matterId}/similar-matters", summary="Visa tidigare ärenden som liknar ett ärende", dependencies=[DEAR]
)
def similar_matter_list(tx: Tx, matter_id: MatterId, category: Category = None) -> SimilarMatterList:
    """Visar de fem tidigare ärenden som ligger närmast i kategori, enhet och ord, och vad som gjordes åt dem."""
    return views.of_matter(tx, get_any(tx, matter_id, "similarMatterList"), category)
