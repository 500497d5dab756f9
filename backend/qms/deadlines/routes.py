"""The HTTP face of times."""

from typing import Annotated

from fastapi import Path, Query

from qms.deadlines import queries, reports, service, states, views
from qms.deadlines.schemas import Deadline, DeadlineList, DeadlineStatistics, DeadlineWaiverCreate
from qms.figures.queries import BeforeFirstDay
from qms.figures.schemas import StatisticsFilter
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters import queries as matters
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR
from qms.web.owner import Municipality
from qms.web.replica import Counting

router = Router(prefix="", tag="deadlines")
DeadlineId = Annotated[Id, Path(alias="deadlineId", description="Tidens id")]


@router.get("/matters/{matterId}/deadlines", summary="Visa tiderna i ett ärende")
def deadline_list(tx: Tx, matter_id: Annotated[Id, Path(alias="matterId", description="Ärendets id")]) -> DeadlineList:
    """Visar vad som ska vara gjort i ärendet och när, och hur det gick. Att ärendet har lästs loggas."""
    return views.of_matter(tx, matters.get_any(tx, matter_id, "deadlineList"))


@router.get("/deadlines/{deadlineId}", summary="Läs en tid")
def deadline_read(tx: Tx, deadline_id: DeadlineId) -> Deadline:
    """Visar en tid, hur den är räknad och vad den som frågar kan göra nu. Att ärendet har lästs loggas."""
    return views.shown(tx, queries.get(tx, deadline_id))


@router.post(
    "/deadlines/{deadlineId}/waivers",
    status_code=201,
    summary="Avstå från en tid",
    problems=(WrongState, states.LawDeadline),
)
def deadline_waive(tx: Tx, deadline_id: DeadlineId, body: DeadlineWaiverCreate, expected: Expected) -> Deadline:
    """Beslutar att en av nämndens tider inte gäller, med skäl. Lagens tider gäller alltid."""
    deadline = expected.check(queries.get(tx, deadline_id))
    service.waive(tx, deadline, body)
    return views.shown(tx, deadline)


@router.get(
    "/deadline-statistics",
    summary="Räkna hållna tider",
    problems=(OutsideReach, BeforeFirstDay, UnknownReference),
    dependencies=[DEAR],
)
def deadline_statistics(
    tx: Tx, asked: Annotated[StatisticsFilter, Query()], municipality: Municipality, replica: Counting
) -> DeadlineStatistics:
    """Räknar de tider som gick ut under en period och hur många som hölls, per slag och enhet."""
    return reports.statistics(tx, asked, municipality, replica)
