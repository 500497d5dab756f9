"""How people, roles and absences are shown to one caller."""

from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.organisation.models import Absence, Assignment, Person, Unit
from qms.organisation.policy import links, may
from qms.people import policy, queries, schemas


def person(tx: Tx, person: Person) -> schemas.Person:
    """A person with the roles that the caller may know of."""
    tx.flush()
    path = f"/persons/{person.id}"
    return schemas.Person.model_validate(
        {
            **queries.person_row(tx, person.id),
            "assignments": queries.roles_of(tx, person.id),
            "version": person.version,
            "_links": links(tx, path, person.board_id, PUT="personReplace") + _to_login(tx, person),
        }
    )


def report_readers(tx: Tx, unit: Unit) -> schemas.ReportReaderList:
    """Who reads what is reported at a unit."""
    link = Link(href=tx.href(f"/units/{unit.id}/report-readers"), rel="self", method="GET")
    return schemas.ReportReaderList.model_validate({"readers": queries.report_readers(tx, unit), "_links": [link]})


def login(tx: Tx, person: Person) -> schemas.PersonLogin:
    """Who a person is at the identity provider. Nobody changes their own."""
    tx.flush()
    changes = {} if person.id == tx.actor.id else {"PUT": "personLoginReplace"}
    return schemas.PersonLogin(
        person_id=person.id,
        issuer=tx.issuer,
        subject=queries.subject_of(tx, person.id),
        version=person.version,
        _links=links(tx, f"/persons/{person.id}/login", person.board_id, **changes),
    )


def _to_login(tx: Tx, person: Person) -> list[Link]:
    path = tx.href(f"/persons/{person.id}/login")
    links = []
    if may(tx, "personLoginRead", person.board_id):
        links.append(Link(href=path, rel="login", method="GET"))
    if may(tx, "personLoginReplace", person.board_id) and person.id != tx.actor.id:
        links.append(Link(href=path, rel="replace-login", method="PUT"))
    return links


def assignment(tx: Tx, assignment: Assignment) -> schemas.Assignment:
    """A role that a person holds. Nobody changes their own, nor those of whom they stand in for."""
    tx.flush()
    changes = {"PUT": "assignmentReplace"} if policy.may_give_roles(tx, assignment.person_id) else {}
    return schemas.Assignment.model_validate(
        {
            **queries.assignment_row(tx, assignment.id),
            "_links": links(tx, f"/assignments/{assignment.id}", assignment.board_id, **changes),
        }
    )


def absence(tx: Tx, absence: Absence) -> schemas.Absence:
    """Time away."""
    tx.flush()
    path = tx.href(f"/absences/{absence.id}")
    links = [Link(href=path, rel="self", method="GET")]
    if policy.may_say_away(tx, "absenceDelete", absence.board_id, person_id=absence.person_id):
        links.append(Link(href=path, rel="delete", method="DELETE"))
    return schemas.Absence.model_validate({**queries.absence_row(tx, absence.id), "_links": links})
