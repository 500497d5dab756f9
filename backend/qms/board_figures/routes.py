"""The HTTP face of the figures that can be asked for without reading what is counted."""

from typing import Annotated

from fastapi import Query

from qms.board_figures import service
from qms.board_figures.schemas import DeviationFigures, FiguresFilter
from qms.board_figures.service import OutsideMenu
from qms.figures.queries import BeforeFirstDay
from qms.kernel.db import Tx
from qms.kernel.route import Router
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR

router = Router(prefix="", tag="deviations")


@router.get(
    "/deviation-figures",
    summary="Visa nämndens siffror",
    problems=(OutsideMenu, OutsideReach, BeforeFirstDay),
    dependencies=[DEAR],
)
def deviation_figures(tx: Tx, asked: Annotated[FiguresFilter, Query()]) -> DeviationFigures:
    """Visar avvikelser i antal för den som inte får läsa dem: bestämda frågor, små tal dolda. Frågan loggas."""
    return service.figures(tx, asked)
