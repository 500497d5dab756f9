"""The HTTP face of ideas."""

from typing import Annotated

from fastapi import Path, Query

from qms.closings.queries import NotFinished
from qms.deviations import queries as deviations
from qms.deviations.schemas import Deviation
from qms.deviations.views import again, shown
from qms.figures.queries import BeforeFirstDay
from qms.figures.schemas import StatisticsFilter
from qms.ideas import service, views
from qms.ideas.schemas import (
    IdeaAdoptionCreate,
    IdeaDeclinationCreate,
    IdeaStatistics,
    IdeaStepCreate,
    ReclassificationCreate,
)
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.problems import WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR

router = Router(prefix="", tag="ideas")
DeviationId = Annotated[Id, Path(alias="deviationId", description="Rapportens id")]


@router.post(
    "/deviations/{deviationId}/considerations",
    status_code=201,
    summary="Överväg en idé",
    problems=(WrongState,),
    again=again,
)
def idea_consider(tx: Tx, deviation_id: DeviationId, body: IdeaStepCreate, expected: Expected) -> Deviation:
    """Tar upp en idé som har kommit in, eller en som redan är avgjord. Den som lämnade idén får veta det."""
    idea = expected.check(deviations.get(tx, deviation_id))
    service.consider(tx, idea, body)
    return shown(tx, idea)


@router.post(
    "/deviations/{deviationId}/trials",
    status_code=201,
    summary="Pröva en idé",
    problems=(WrongState, NotFinished),
    again=again,
)
def idea_try(tx: Tx, deviation_id: DeviationId, body: IdeaStepCreate, expected: Expected) -> Deviation:
    """Börjar pröva en idé med den åtgärd som är föreslagen. Den som lämnade idén får veta det."""
    idea = expected.check(deviations.get(tx, deviation_id))
    service.try_out(tx, idea, body)
    return shown(tx, idea)


@router.post(
    "/deviations/{deviationId}/adoptions",
    status_code=201,
    summary="Inför en idé",
    problems=(WrongState, NotFinished),
    again=again,
)
def idea_adopt(tx: Tx, deviation_id: DeviationId, body: IdeaAdoptionCreate, expected: Expected) -> Deviation:
    """Inför idén. Orden blir svaret till den som lämnade den. Åtgärderna ska vara klara och bedömda först."""
    idea = expected.check(deviations.get(tx, deviation_id))
    service.adopt(tx, idea, body)
    return shown(tx, idea)


@router.post(
    "/deviations/{deviationId}/declinations",
    status_code=201,
    summary="Avböj en idé",
    problems=(WrongState, NotFinished),
    again=again,
)
def idea_decline(tx: Tx, deviation_id: DeviationId, body: IdeaDeclinationCreate, expected: Expected) -> Deviation:
    """Säger varför idén inte införs. Skälet blir svaret till den som lämnade den."""
    idea = expected.check(deviations.get(tx, deviation_id))
    service.decline(tx, idea, body)
    return shown(tx, idea)


@router.post(
    "/deviations/{deviationId}/reclassifications",
    status_code=201,
    summary="Byt typ på en rapport",
    problems=(WrongState, service.SameType),
    again=again,
)
def deviation_reclassify(
    tx: Tx, deviation_id: DeviationId, body: ReclassificationCreate, expected: Expected
) -> Deviation:
    """Säger att rapporten är av en annan typ, till exempel att en idé är en avvikelse. Texten rörs inte."""
    deviation = expected.check(deviations.get(tx, deviation_id))
    service.reclassify(tx, deviation, body)
    return shown(tx, deviation)


@router.get("/idea-statistics", summary="Räkna idéer", problems=(OutsideReach, BeforeFirstDay), dependencies=[DEAR])
def idea_statistics(tx: Tx, asked: Annotated[StatisticsFilter, Query()]) -> IdeaStatistics:
    """Räknar idéerna i en period, hur långt de har kommit och hur länge den som lämnade dem väntade på svar."""
    return views.statistics(tx, asked)
