"""The HTTP face of people, their roles and their absences."""

from typing import Annotated

from fastapi import Query

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation.service import PeriodReversed
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
HELD = (PeriodReversed, service.EndMissing, service.AlreadyHeld)


@router.get("/persons", response_model=schemas.PersonPage, summary="Lista personer")
def person_list(tx: Tx, narrowed: Annotated[PersonFilter, Query()], page: Paging) -> Json:
    """Listar dem som arbetar för nämnden, i bokstavsordning och med de roller de har i dag."""
    rows, total = queries.persons(tx, narrowed, offset=page.offset, limit=page.limit)
    return page.envelope("persons", rows, total)


@router.post(
    "/persons", status_code=201, summary="Lägg upp en person", problems=(UnknownReference, service.IdentityTaken)
)
def person_create(tx: Tx, body: PersonCreate) -> schemas.Person:
    """Lägger upp en person, med den identitet som personen loggar in med om den är känd."""
    person = service.create_person(tx, body)
    tx.flush()
    return views.person(tx, person)


@router.get("/persons/{personId}", summary="Läs en person")
def person_read(tx: Tx, personId: Id) -> schemas.Person:  # noqa: N803 - the name in the address
    """Visar en person med alla sina roller genom tiden."""
    return views.person(tx, queries.visible_person(tx, personId))


@router.put("/persons/{personId}", summary="Ändra en person")
def person_replace(tx: Tx, personId: Id, body: PersonReplace, expected: Expected) -> schemas.Person:  # noqa: N803
    """Ändrar uppgifter om en person. Den som inte är aktiv kan inte logga in och har inga rättigheter."""
    person = queries.visible_person(tx, personId)
    expected.check(person)
    service.replace_person(tx, person, body)
    tx.flush()
    return views.person(tx, person)


@router.get("/persons/{personId}/login", summary="Läs en persons inloggning")
def person_login_read(tx: Tx, personId: Id) -> schemas.PersonLogin:  # noqa: N803
    """Visar vem personen är hos inloggningstjänsten. Utan id där kan personen inte logga in."""
    return views.login(tx, queries.visible_person(tx, personId))


@router.put("/persons/{personId}/login", summary="Ändra en persons inloggning", problems=(service.IdentityTaken,))
def person_login_replace(
    tx: Tx,
    personId: Id,  # noqa: N803
    body: PersonLoginReplace,
    expected: Expected,
) -> schemas.PersonLogin:
    """Anger vem personen är hos inloggningstjänsten, eller att personen inte längre kan logga in.

    Den som är inloggad med ett id som tas bort loggas ut genast.
    """
    person = queries.visible_person(tx, personId)
    expected.check(person)
    service.replace_login(tx, person, body)
    tx.flush()
    return views.login(tx, person)


@router.get("/assignments", response_model=schemas.AssignmentPage, summary="Lista roller")
def assignment_list(tx: Tx, narrowed: Annotated[AssignmentFilter, Query()], page: Paging) -> Json:
    """Listar vem som har vilken roll, var och när."""
    rows, total = queries.assignments(tx, narrowed, offset=page.offset, limit=page.limit)
    return page.envelope("assignments", rows, total)


@router.post(
    "/assignments", status_code=201, summary="Ge en roll", problems=(UnknownReference, service.RoleMisplaced, *HELD)
)
def assignment_create(tx: Tx, body: AssignmentCreate) -> schemas.Assignment:
    """Ger en person en roll på en enhet eller i hela nämnden, under en tid. Ingen kan ge sig själv en roll."""
    assignment = service.assign(tx, body)
    tx.flush()
    return views.assignment(tx, assignment)


@router.get("/assignments/{assignmentId}", summary="Läs en roll")
def assignment_read(tx: Tx, assignmentId: Id) -> schemas.Assignment:  # noqa: N803
    """Visar vem som har rollen, var och när."""
    return views.assignment(tx, queries.visible_assignment(tx, assignmentId))


@router.put("/assignments/{assignmentId}", summary="Ändra tiden för en roll", problems=HELD)
def assignment_replace(
    tx: Tx,
    assignmentId: Id,  # noqa: N803
    body: AssignmentReplace,
    expected: Expected,
) -> schemas.Assignment:
    """Ändrar tiden för en roll. Rättigheterna följer redan vid nästa anrop."""
    assignment = queries.visible_assignment(tx, assignmentId)
    expected.check(assignment)
    service.replace_assignment(tx, assignment, body)
    tx.flush()
    return views.assignment(tx, assignment)


@router.get("/absences", response_model=schemas.AbsencePage, summary="Lista frånvaro")
def absence_list(tx: Tx, narrowed: Annotated[AbsenceFilter, Query()], page: Paging) -> Json:
    """Listar vem som är eller ska vara borta, och vem som ersätter."""
    rows, total = queries.absences(tx, narrowed, offset=page.offset, limit=page.limit)
    return page.envelope("absences", rows, total)


@router.post(
    "/absences",
    status_code=201,
    summary="Anmäl frånvaro",
    problems=(UnknownReference, PeriodReversed, service.DeputyAway, service.AwayAlready),
)
def absence_create(tx: Tx, body: AbsenceCreate) -> schemas.Absence:
    """Anmäler att någon är borta. Ersättaren har personens roller i nämnden under tiden, och bara då."""
    absence = service.register_absence(tx, body)
    tx.flush()
    return views.absence(tx, absence)


@router.get("/absences/{absenceId}", summary="Läs en frånvaro")
def absence_read(tx: Tx, absenceId: Id) -> schemas.Absence:  # noqa: N803
    """Visar vem som är borta, när, och vem som ersätter."""
    return views.absence(tx, queries.visible_absence(tx, absenceId))


@router.delete("/absences/{absenceId}", status_code=204, summary="Ta bort frånvaro")
def absence_delete(tx: Tx, absenceId: Id, expected: Expected) -> None:  # noqa: N803
    """Tar bort en frånvaro, till exempel när någon är tillbaka tidigare. Ersättaren förlorar rollerna genast."""
    absence = queries.visible_absence(tx, absenceId)
    expected.check(absence)
    service.remove_absence(tx, absence)
