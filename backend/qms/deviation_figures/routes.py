"""The HTTP face of the year's figures of deviations."""

from typing import Annotated

from fastapi import Query

from qms.deviation_figures import reports
from qms.deviation_figures.schemas import DeviationStatistics
from qms.kernel.db import Tx
from qms.kernel.route import Router
from qms.matters.figures import BeforeFirstDay, OutsideReach
from qms.matters.schemas import StatisticsFilter
from qms.web.lane import DEAR

router = Router(prefix="", tag="deviations")


@router.get(
    "/deviation-statistics",
    summary="Räkna avvikelser",
    problems=(OutsideReach, BeforeFirstDay),
    dependencies=[DEAR],
)
def deviation_statistics(tx: Tx, asked: Annotated[StatisticsFilter, Query()]) -> DeviationStatistics:
    """Räknar de avvikelser som den som frågar får läsa, bredvid en tidigare period. Andra frågar /deviation-figures."""
    return reports.statistics(tx, asked)
