"""The HTTP face of the areas in which reports go to an intake function."""

from typing import Annotated

from fastapi import Path, Query

from qms.intake_areas import queries, service, views
from qms.intake_areas.schemas import IntakeArea, IntakeAreaCreate, IntakeAreaPage, IntakeAreaReplace
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation.queries import OutsideReach
from qms.organisation.schemas import Listed
from qms.organisation.service import EndHasBeen, PeriodReversed

router = Router(prefix="", tag="organisation")
AreaId = Annotated[Id, Path(alias="intakeAreaId", description="Mottagningsområdets id")]
TIME = (PeriodReversed, EndHasBeen, service.AreaTaken)


@router.get(
    "/intake-areas",
    response_model=IntakeAreaPage,
    summary="Lista områden med mottagning",
    problems=(OutsideReach,),
)
def intake_area_list(tx: Tx, filters: Annotated[Listed, Query()], page: Paging) -> Json:
    """Listar de enheter där rapporter först går till en mottagning, och vilka som är mottagningen i dag."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("intakeAreas", views.areas(tx, rows), total)


@router.post(
    "/intake-areas",
    status_code=201,
    summary="Låt rapporter gå till en mottagning",
    problems=(UnknownReference, *TIME),
)
def intake_area_create(tx: Tx, body: IntakeAreaCreate) -> IntakeArea:
    """Låter rapporter om en enhet och allt under den gå till dem som har rollen mottagning där, från en dag."""
    return views.area(tx, service.create(tx, body))


@router.get("/intake-areas/{intakeAreaId}", summary="Läs ett område med mottagning")
def intake_area_read(tx: Tx, area_id: AreaId) -> IntakeArea:
    """Visar var rapporter går till en mottagning, under vilken tid och vilka som är mottagningen i dag."""
    return views.area(tx, queries.visible(tx, area_id))


@router.put("/intake-areas/{intakeAreaId}", summary="Ändra när ett område har mottagning", problems=TIME)
def intake_area_replace(tx: Tx, area_id: AreaId, body: IntakeAreaReplace, expected: Expected) -> IntakeArea:
    """Ändrar sista dagen. Det som redan har kommit in ligger kvar hos mottagningen tills det är fördelat."""
    area = expected.check(queries.visible(tx, area_id))
    service.replace(tx, area, body)
    return views.area(tx, area)
