"""The HTTP face of people, their roles and their absences."""

from typing import Annotated

from fastapi import Path, Query

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation.queries import OutsideReach, visible_unit
from qms.organisation.service import EndHasBeen, PeriodReversed
from qms.people import queries, schemas, service, views
from qms.people.schemas import (
    AbsenceCreate,
    AbsenceFilter,
    AssignmentCreate,
    AssignmentFilter,
    AssignmentReplace,
    PersonCreate,
    PersonFilter,
    PersonLoginReplace,
    PersonReplace,
)

router = Router(prefix="", tag="organisation")
PersonId = Annotated[Id, Path(alias="personId", description="Personens id")]
UnitId = Annotated[Id, Path(alias="unitId", description="Enhetens id")]
AssignmentId = Annotated[Id, Path(alias="assignmentId", description="Rollens id")]
AbsenceId = Annotated[Id, Path(alias="absenceId", description="Frånvarons id")]
HELD = (PeriodReversed, service.EndMissing, service.AlreadyHeld, service.RoleOfStoodInFor)


@router.get("/persons", response_model=schemas.PersonPage, summary="Lista personer", problems=(OutsideReach,))
def person_list(tx: Tx, filters: Annotated[PersonFilter, Query()], page: Paging) -> Json:
    """Listar dem som arbetar för nämnden, i bokstavsordning och med de roller de har i dag."""
    rows, total = queries.persons(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("persons", rows, total)


@router.post(
    "/persons",
    status_code=201,
    summary="Lägg upp en person",
    problems=(UnknownReference, service.IdentityTaken),
    again=lambda tx, person_id, **_: views.person(tx, queries.visible_person(tx, person_id, "personCreate")),
)
def person_create(tx: Tx, body: PersonCreate) -> schemas.Person:
    """Lägger upp en person, med den identitet som personen loggar in med om den är känd."""
    return views.person(tx, service.create_person(tx, body))


@router.get("/persons/{personId}", summary="Läs en person")
def person_read(tx: Tx, person_id: PersonId) -> schemas.Person:
    """Visar en person med alla sina roller genom tiden."""
    return views.person(tx, queries.visible_person(tx, person_id))


@router.put("/persons/{personId}", summary="Ändra en person")
def person_replace(tx: Tx, person_id: PersonId, body: PersonReplace, expected: Expected) -> schemas.Person:
    """Ändrar uppgifter om en person. Den som inte är aktiv kan inte logga in och har inga rättigheter."""
    person = expected.check(queries.visible_person(tx, person_id))
    service.replace_person(tx, person, body)
    return views.person(tx, person)


@router.get("/persons/{personId}/login", summary="Läs en persons inloggning")
def person_login_read(tx: Tx, person_id: PersonId) -> schemas.PersonLogin:
    """Visar vem personen är hos inloggningstjänsten. Utan id där kan personen inte logga in."""
    return views.login(tx, queries.visible_person(tx, person_id))


@router.put("/persons/{personId}/login", summary="Ändra en persons inloggning", problems=(service.IdentityTaken,))
def person_login_replace(
    tx: Tx,
    person_id: PersonId,
    body: PersonLoginReplace,
    expected: Expected,
) -> schemas.PersonLogin:
    """Anger vem personen är hos inloggningstjänsten, eller att personen inte längre kan logga in.

    Den som är inloggad med ett id som tas bort loggas ut genast.
    """
    person = expected.check(queries.visible_person(tx, person_id))
    service.replace_login(tx, person, body)
    return views.login(tx, person)


@router.get("/units/{unitId}/report-readers", summary="Visa vem som läser en rapport")
def report_reader_list(tx: Tx, unit_id: UnitId) -> schemas.ReportReaderList:
    """Visar vilka som läser det som rapporteras på en enhet: rollerna, och namnen på dem som har dem i dag."""
    return views.report_readers(tx, visible_unit(tx, unit_id))


@router.get("/assignments", response_model=schemas.AssignmentPage, summary="Lista roller", problems=(OutsideReach,))
def assignment_list(tx: Tx, filters: Annotated[AssignmentFilter, Query()], page: Paging) -> Json:
    """Listar vem som har vilken roll, var och när."""
    rows, total = queries.assignments(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("assignments", rows, total)


@router.post(
    "/assignments",
    status_code=201,
    summary="Ge en roll",
    problems=(UnknownReference, EndHasBeen, service.RoleMisplaced, *HELD),
)
def assignment_create(tx: Tx, body: AssignmentCreate) -> schemas.Assignment:
    """Ger en person en roll på en enhet eller i hela nämnden, under en tid. Ingen kan ge sig själv en roll."""
    return views.assignment(tx, service.assign(tx, body))


@router.get("/assignments/{assignmentId}", summary="Läs en roll")
def assignment_read(tx: Tx, assignment_id: AssignmentId) -> schemas.Assignment:
    """Visar vem som har rollen, var och när."""
    return views.assignment(tx, queries.visible_assignment(tx, assignment_id))


@router.put("/assignments/{assignmentId}", summary="Ändra tiden för en roll", problems=HELD)
def assignment_replace(
    tx: Tx,
    assignment_id: AssignmentId,
    body: AssignmentReplace,
    expected: Expected,
) -> schemas.Assignment:
    """Ändrar tiden för en roll. Rättigheterna följer redan vid nästa anrop."""
    assignment = expected.check(queries.visible_assignment(tx, assignment_id))
    service.replace_assignment(tx, assignment, body)
    return views.assignment(tx, assignment)


@router.get("/absences", response_model=schemas.AbsencePage, summary="Lista frånvaro", problems=(OutsideReach,))
def absence_list(tx: Tx, filters: Annotated[AbsenceFilter, Query()], page: Paging) -> Json:
    """Listar vem som är eller ska vara borta, och vem som ersätter."""
    rows, total = queries.absences(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("absences", rows, total)


@router.post(
    "/absences",
    status_code=201,
    summary="Anmäl frånvaro",
    problems=(
        UnknownReference,
        PeriodReversed,
        service.AwayAnotherTime,
        service.AwayByDeputy,
        service.DeputyAway,
        service.AwayAlready,
        service.DeputyRegisters,
        service.StandsInTooLong,
    ),
)
def absence_create(tx: Tx, body: AbsenceCreate) -> schemas.Absence:
    """Anmäler att någon är borta. Ersättaren har de roller som personen har nu i nämnden under tiden, och bara då.

    Ingen anmäler sig själv som ersättare. Rollerna behörighetsadministratör, dataskyddsombud och loggranskare går inte
    att ersätta.
    """
    return views.absence(tx, service.register_absence(tx, body))


@router.get("/absences/{absenceId}", summary="Läs en frånvaro")
def absence_read(tx: Tx, absence_id: AbsenceId) -> schemas.Absence:
    """Visar vem som är borta, när, och vem som ersätter."""
    return views.absence(tx, queries.visible_absence(tx, absence_id))


@router.delete("/absences/{absenceId}", status_code=204, summary="Ta bort frånvaro")
def absence_delete(tx: Tx, absence_id: AbsenceId, expected: Expected) -> None:
    """Tar bort en frånvaro, till exempel när någon är tillbaka tidigare. Ersättaren förlorar rollerna genast."""
    absence = expected.check(queries.visible_absence(tx, absence_id))
    service.remove_absence(tx, absence)
