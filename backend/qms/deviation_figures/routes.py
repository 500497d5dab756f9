"""The HTTP face of the year's figures of deviations."""

from typing import Annotated

from fastapi import Query, Response

from qms.deviation_figures import reports
from qms.deviation_figures.schemas import CountedDeviations, DeviationStatistics, FileOfDeviationFigures
from qms.figures.queries import BeforeFirstDay
from qms.figures.reports import FILES
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.problems import UnknownReference
from qms.kernel.route import Router
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR
from qms.web.owner import Municipality
from qms.web.replica import Counting

router = Router(prefix="", tag="deviations")


@router.get(
    "/deviation-statistics",
    summary="Räkna avvikelser",
    problems=(OutsideReach, BeforeFirstDay, UnknownReference),
    dependencies=[DEAR],
)
def deviation_statistics(
    tx: Tx, asked: Annotated[CountedDeviations, Query()], municipality: Municipality, replica: Counting
) -> DeviationStatistics:
    """Räknar de avvikelser som den som frågar får läsa, bredvid en tidigare period. Andra frågar /deviation-figures."""
    return reports.statistics(tx, asked, municipality, replica)


@router.get(
    "/deviation-statistics/content",
    summary="Hämta siffrorna som fil",
    response_model=None,
    response_class=Response,
    responses=FILES,
    problems=(OutsideReach, BeforeFirstDay, UnknownReference),
    dependencies=[DEAR],
)
def deviation_statistics_content(
    tx: Tx, asked: Annotated[FileOfDeviationFigures, Query()], municipality: Municipality, replica: Counting
) -> Answer:
    """Hämtar samma tal som en arbetsbok med ett blad för varje fråga, eller som ett dokument. Källan står på varje."""
    return reports.content(tx, asked, municipality, replica)
