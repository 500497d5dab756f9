"""The HTTP face of the figures that can be asked for without reading what is counted."""

from typing import Annotated

from fastapi import Query, Response

from qms.board_figures import service
from qms.board_figures.schemas import DeviationFigures, FiguresFilter, FileOfBoardFigures
from qms.board_figures.service import OutsideMenu
from qms.figures.queries import BeforeFirstDay
from qms.figures.reports import FILES
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.route import Router
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR
from qms.web.owner import Municipality

router = Router(prefix="", tag="deviations")


@router.get(
    "/deviation-figures",
    summary="Visa nämndens siffror",
    problems=(OutsideMenu, OutsideReach, BeforeFirstDay),
    dependencies=[DEAR],
)
def deviation_figures(tx: Tx, asked: Annotated[FiguresFilter, Query()], municipality: Municipality) -> DeviationFigures:
    """Visar avvikelser i antal för den som inte får läsa dem: bestämda frågor, små tal dolda. Frågan loggas."""
    return service.figures(tx, asked, municipality)


@router.get(
    "/deviation-figures/content",
    summary="Hämta nämndens siffror som fil",
    response_model=None,
    response_class=Response,
    responses=FILES,
    problems=(OutsideMenu, OutsideReach, BeforeFirstDay),
    dependencies=[DEAR],
)
def deviation_figures_content(
    tx: Tx, asked: Annotated[FileOfBoardFigures, Query()], municipality: Municipality
) -> Answer:
    """Hämtar samma svar som arbetsbok eller dokument, med källan. Det som är dolt finns inte i filen."""
    return service.content(tx, asked, municipality)
