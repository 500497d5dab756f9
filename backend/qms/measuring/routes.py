"""The HTTP face of figures that are followed."""

from typing import Annotated

from fastapi import Path, Query

from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.measuring import queries, service, views
from qms.measuring.schemas import (
    FigureCreate,
    FigureFilter,
    FigurePage,
    FigureRebaseCreate,
    FigureSnapshot,
    FigureValueCreate,
    FollowedFigure,
    Measures,
)
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR
from qms.web.owner import Municipality

router = Router(prefix="", tag="figures")
FigureId = Annotated[Id, Path(alias="figureId", description="Måttets id")]
SnapshotId = Annotated[Id, Path(alias="snapshotId", description="Det sparade lägets id")]


@router.get("/measures", summary="Lista det som går att mäta")
def measure_list(tx: Tx) -> Measures:
    """Listar det som den som frågar kan följa, med de parametrar som varje mått har."""
    return views.measures(tx)


@router.get("/figures", response_model=FigurePage, summary="Lista mått som följs", problems=(OutsideReach,))
def figure_list(tx: Tx, filters: Annotated[FigureFilter, Query()], page: Paging) -> Json:
    """Listar de mått som den som frågar kan se, det nyaste först."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("figures", rows, total)


@router.post(
    "/figures",
    status_code=201,
    summary="Följ ett mått",
    problems=(UnknownReference, service.UnknownMeasure),
    dependencies=[DEAR],
)
def figure_create(tx: Tx, body: FigureCreate) -> FollowedFigure:
    """Börjar följa ett mått. Följs samma fråga redan svaras det mått som finns."""
    return views.shown(tx, service.follow(tx, body))


@router.get("/figures/{figureId}", summary="Läs ett mått med dess styrdiagram", dependencies=[DEAR])
def figure_read(tx: Tx, figure_id: FigureId) -> FollowedFigure:
    """Visar måttet för de senaste fem årens hela månader, så som det räknas i dag."""
    return views.shown(tx, queries.get(tx, figure_id))


@router.post(
    "/figures/{figureId}/values",
    status_code=201,
    summary="Skriv in en månad av ett eget mått",
    problems=(service.CountedAlready,),
    dependencies=[DEAR],
)
def figure_value_set(tx: Tx, figure_id: FigureId, body: FigureValueCreate) -> FollowedFigure:
    """Skriver in en månads värde. Ett tidigare värde för månaden stryks men finns kvar."""
    figure = queries.get(tx, figure_id, "figureValueSet")
    service.note(tx, figure, body)
    return views.shown(tx, figure)


@router.post(
    "/figures/{figureId}/rebases",
    status_code=201,
    summary="Räkna det vanliga på nytt från en dag",
    problems=(service.TooFewPoints, service.BeforeLastMark),
    dependencies=[DEAR],
)
def figure_rebase(tx: Tx, figure_id: FigureId, body: FigureRebaseCreate) -> FollowedFigure:
    """Anger att något annat är vanligt från en dag, med ett skäl. Det som var före står kvar som det bedömdes."""
    figure = queries.get(tx, figure_id, "figureRebase")
    service.rebase(tx, figure, body)
    return views.shown(tx, figure)


@router.post("/figures/{figureId}/snapshots", status_code=201, summary="Spara läget", dependencies=[DEAR])
def snapshot_create(tx: Tx, figure_id: FigureId, municipality: Municipality) -> FigureSnapshot:
    """Sparar hur måttet ser ut i dag. Det sparade ändras aldrig, vad som än ändras sedan."""
    return views.snapshot(tx, service.snapshot(tx, queries.get(tx, figure_id, "snapshotCreate"), municipality))


@router.get("/snapshots/{snapshotId}", summary="Läs ett sparat läge")
def snapshot_read(tx: Tx, snapshot_id: SnapshotId) -> FigureSnapshot:
    """Visar ett mått som det såg ut den dag det sparades."""
    return views.snapshot(tx, queries.get_snapshot(tx, snapshot_id))
