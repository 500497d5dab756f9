"""The HTTP face of how many decisions are not executed in time."""

from typing import Annotated

from fastapi import Query

from qms.decision_figures import reports
from qms.decision_figures.schemas import DecisionStatistics
from qms.kernel.db import Tx
from qms.kernel.route import Router
from qms.kernel.schema import Day
from qms.web.lane import DEAR
from qms.web.replica import Counting

router = Router(prefix="", tag="decisions")


@router.get(
    "/unexecuted-decision-statistics", summary="Räkna beslut som inte är verkställda i tid", dependencies=[DEAR]
)
def unexecuted_decision_statistics(
    tx: Tx,
    replica: Counting,
    as_of: Annotated[Day | None, Query(alias="asOf", description="Läget den dagen, annars i dag")] = None,
) -> DecisionStatistics:
    """Räknar besluten som de stod en viss dag, per insats, kön och dröjsmålets ålder, med avbrotten för sig."""
    return reports.statistics(tx, replica, as_of)
