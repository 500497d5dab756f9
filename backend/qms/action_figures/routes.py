"""The HTTP face of the figures of actions."""

from typing import Annotated

from fastapi import Query, Response

from qms.action_figures import reports
from qms.action_figures.schemas import ActionStatistics
from qms.figures.queries import BeforeFirstDay
from qms.figures.reports import FILES
from qms.figures.schemas import FileOfFigures, StatisticsFilter
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.problems import UnknownReference
from qms.kernel.route import Router
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR
from qms.web.owner import Municipality
from qms.web.replica import Counting

router = Router(prefix="", tag="effects")


@router.get(
    "/action-statistics",
    summary="Räkna åtgärder",
    problems=(OutsideReach, BeforeFirstDay, UnknownReference),
    dependencies=[DEAR],
)
def action_statistics(
    tx: Tx, asked: Annotated[StatisticsFilter, Query()], municipality: Municipality, replica: Counting
) -> ActionStatistics:
    """Räknar åtgärder som föreslogs under en period, så som de stod en dag, bredvid en tidigare period."""
    return reports.statistics(tx, asked, municipality, replica)


@router.get(
    "/action-statistics/content",
    summary="Hämta siffrorna om åtgärder som fil",
    response_model=None,
    response_class=Response,
    responses=FILES,
    problems=(OutsideReach, BeforeFirstDay, UnknownReference),
    dependencies=[DEAR],
)
def action_statistics_content(
    tx: Tx, asked: Annotated[FileOfFigures, Query()], municipality: Municipality, replica: Counting
) -> Answer:
    """Hämtar samma tal som en arbetsbok med ett blad för varje fråga, eller som ett dokument. Källan står på varje."""
    return reports.content(tx, asked, municipality, replica)
