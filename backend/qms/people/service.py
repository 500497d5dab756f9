"""What is done about people: they begin and leave, hold roles for a time, and are away with somebody standing in."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, bindparam, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.types import Uuid

from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Forbidden, UnknownReference
from qms.organisation.models import Absence, Assignment, Person, Unit
from qms.organisation.policy import require, rights_moved
from qms.organisation.queries import board, colleague
from qms.organisation.service import check_ahead, check_period
from qms.people import policy
from qms.people.schemas import (
    AbsenceCreate,
    AssignmentCreate,
    AssignmentReplace,
    PersonCreate,
    PersonLoginReplace,
    PersonReplace,
)

A_YEAR = timedelta(days=366)
IDENTIFY = text("select access.replace_identity(:person, :issuer, :subject)").bindparams(
    bindparam("person", type_=Uuid())
)


class IdentityTaken(Conflict):
    """Inloggningen hör redan till någon annan."""

    code = "identity-taken"
    title = "Inloggningen hör redan till någon"
    detail = "Någon annan eller ett system har redan den inloggningen. Kontrollera den, eller sök efter personen."


class RoleMisplaced(Conflict):
    """En del roller gäller alltid hela nämnden, andra alltid en enhet."""

    code = "role-misplaced"
    title = "Rollen kan inte ges där"
    detail = "Enhetschef ges på en enhet. De flesta andra roller gäller hela nämnden och ges utan enhet."


class EndMissing(Conflict):
    """En revisors tillgång ges för en tid."""

    code = "end-missing"
    title = "Ange hur länge rollen ska gälla"
    detail = "En revisors tillgång gäller för en tid. Ange den sista dagen."


class AlreadyHeld(Conflict):
    """Personen har redan rollen under en del av tiden."""

    code = "already-held"
    title = "Personen har redan rollen"
    detail = "Ändra tiden för den roll som finns i stället."


class AwayAlready(Conflict):
    """Två frånvaron kan inte gälla samtidigt, då vore det oklart vem som är ersättare."""

    code = "away-already"
    title = "Frånvaro finns redan under tiden"
    detail = "Ta bort den frånvaro som finns, eller välj andra dagar."


class AwayAnotherTime(Conflict):
    """Frånvaro anmäls för tid som pågår eller snart kommer, annars får någon rättigheter som ingen längre minns."""

    code = "away-another-time"
    title = "Frånvaron ligger för långt bort i tiden"
    detail = "Den ska sluta i dag eller senare och börja inom ett år."


class DeputyAway(Conflict):
    """Ersättaren måste vara på plats."""

    code = "deputy-away"
    title = "Ersättaren kan inte ersätta"
    detail = "Välj någon annan som arbetar kvar och är på plats hela tiden."


class AwayByDeputy(Forbidden):
    """Den som är ersättare kan inte låta någon vara borta längre, då skulle rollerna aldrig gå tillbaka."""

    code = "absence-by-deputy"
    title = "Du är ersättare för personen"
    detail = "Be personen själv, en annan chef eller en administratör att anmäla frånvaron."


class DeputyRegisters(Forbidden):
    """Ingen kan ge sig själv någon annans roller genom att anmäla frånvaro."""

    code = "deputy-registers"
    title = "Du kan inte ange dig själv som ersättare"
    detail = "Be den som ska vara borta, en chef eller en administratör att anmäla frånvaron."


class StandsInTooLong(Conflict):
    """Ersättaren har rollerna en begränsad tid. Sedan behöver någon få en egen roll."""

    code = "stands-in-too-long"
    title = "Ersättaren kan inte ersätta så länge"


class RoleOfStoodInFor(Forbidden):
    """Den som är ersättare för någon har den personens roller, och kan därför inte ge personen fler."""

    code = "role-of-stood-in-for"
    title = "Du kan inte ge roller till den som du är ersättare för"
    detail = "Be en annan administratör."


def create_person(tx: Tx, command: PersonCreate) -> Person:
    """Add someone, with the identity they log in by if it is known."""
    require(tx, "personCreate", command.board_id)
    person = Person(board_id=command.board_id, name=command.name, email=command.email, title=command.title)
    tx.add(person)
    tx.flush()
    if command.identity:
        _identify(tx, person, command.identity.issuer or tx.issuer, command.identity.subject, "/identity/subject")
    return person


def replace_person(tx: Tx, person: Person, command: PersonReplace) -> None:
    """Change what stands about someone. Whoever is no longer active has no rights from the next request on."""
    require(tx, "personReplace", person.board_id)
    if person.id == tx.actor.id and not command.is_active:
        raise Forbidden("Ingen kan stänga sitt eget konto.", about=("person", person.id))
    person.name, person.email, person.title = command.name, command.email, command.title
    person.is_active = command.is_active
    rights_moved(tx)


def replace_login(tx: Tx, person: Person, command: PersonLoginReplace) -> None:
    """Say who a person is at the identity provider. Whoever was logged in by another identity is logged out.

    Whoever logs in as somebody has their rights, so nobody does this to themselves, and it asks for a fresh login.
    """
    require(tx, "personLoginReplace", person.board_id)
    if person.id == tx.actor.id:
        raise Forbidden("Ingen kan ändra sin egen inloggning. Be en annan administratör.", about=("person", person.id))
    _identify(tx, person, tx.issuer, command.subject, "/subject")
    flag_modified(person, "name")


def assign(tx: Tx, command: AssignmentCreate) -> Assignment:
    """Give a person a role. Nobody gives any to themselves, and no board's administrator gives roles at another."""
    require(tx, "assignmentCreate", command.board_id)
    person = colleague(tx, command.person_id, at="/personId")
    if command.unit_id:
        unit = tx.get(Unit, command.unit_id)
        if unit is None or unit.board_id != command.board_id:
            raise UnknownReference("Enheten finns inte i nämnden.", at="/unitId")
    if not policy.fits(command.role, has_unit=command.unit_id is not None):
        raise RoleMisplaced
    assignment = Assignment(**command.model_dump())
    _check(tx, assignment, person.id)
    check_ahead(assignment.valid_to)
    tx.add(assignment)
    flush_or(tx, assignment_held_once=AlreadyHeld())
    rights_moved(tx)
    return assignment


def replace_assignment(tx: Tx, assignment: Assignment, command: AssignmentReplace) -> None:
    """Change the time during which a role is held. When it has ended, the next request is without it."""
    require(tx, "assignmentReplace", assignment.board_id)
    assignment.valid_from, assignment.valid_to = command.valid_from, command.valid_to
    _check(tx, assignment, assignment.person_id)
    flush_or(tx, assignment_held_once=AlreadyHeld())
    rights_moved(tx)


def register_absence(tx: Tx, command: AbsenceCreate, *, entry_id: UUID | None = None) -> Absence:
    """Say that someone is away and who stands in: somebody else than the one who says so, or a directory's entry.

    The deputy has the roles that the person holds now, for as long as the board lets anybody stand in.
    """
    if command.board_id not in tx.actor.board_ids:
        raise UnknownReference("Nämnden finns inte eller är inte din.", at="/boardId")
    person = colleague(tx, command.person_id, at="/personId")
    deputy = colleague(tx, command.deputy_id, at="/deputyId")
    _require_say(tx, "absenceCreate", command.board_id, person.id)
    if policy.stands_in_for(tx, person.id):
        raise AwayByDeputy(about=("person", person.id))
    if deputy.id == tx.actor.id:
        raise DeputyRegisters(at="/deputyId", about=("person", person.id))
    check_period(command.absent_from, command.absent_to, at="/absentTo")
    _check_nearness(command)
    _check_length(tx, command)
    if person.id == deputy.id or _away(tx, deputy.id, command):
        raise DeputyAway
    absence = Absence(**command.model_dump(), entry_id=entry_id)
    tx.add(absence)
    flush_or(tx, absence_away_once=AwayAlready())
    return absence


def remove_absence(tx: Tx, absence: Absence) -> None:
    """Take back an absence. The deputy loses the roles at the next request; the audit trail keeps what was."""
    _require_say(tx, "absenceDelete", absence.board_id, absence.person_id)
    tx.delete(absence)
    rights_moved(tx)


def _require_say(tx: Tx, operation: str, board_id: UUID, person_id: UUID) -> None:
    if not policy.may_say_away(tx, operation, board_id, person_id=person_id):
        raise Forbidden(about=("person", person_id))


def _check_nearness(command: AbsenceCreate) -> None:
    today = clock.today()
    if command.absent_to < today:
        raise AwayAnotherTime(at="/absentTo")
    if command.absent_from > today + A_YEAR:
        raise AwayAnotherTime(at="/absentFrom")


def _check_length(tx: Tx, command: AbsenceCreate) -> None:
    """The limit holds for all that a deputy stands in for somebody around that time: it cannot be put together."""
    most = board(tx, command.board_id).stand_in_days
    days: ColumnElement[int] = func.sum(Absence.absent_to - Absence.absent_from + 1, type_=Integer())
    around = (
        Absence.board_id == command.board_id,
        Absence.person_id == command.person_id,
        Absence.deputy_id == command.deputy_id,
        Absence.absent_to >= command.absent_from - timedelta(days=most),
        Absence.absent_from <= command.absent_to + timedelta(days=most),
    )
    earlier = tx.scalar(select(days).where(*around)) or 0
    if earlier + (command.absent_to - command.absent_from).days >= most:
        raise StandsInTooLong(
            f"Högst {most} dagar, frånvaro strax före och efter inräknad. Anmäl en kortare tid eller en annan "
            "ersättare, eller be en administratör ge personen en egen roll.",
            at="/absentTo",
        )


def _identify(tx: Tx, person: Person, issuer: str, subject: str | None, pointer: str) -> None:
    try:
        tx.execute(IDENTIFY, {"person": person.id, "issuer": issuer, "subject": subject})
    except IntegrityError as error:
        raise IdentityTaken(at=pointer) from error


def _check(tx: Tx, assignment: Assignment, person_id: UUID) -> None:
    if person_id == tx.actor.id:
        raise Forbidden("Ingen kan ge sig själv en roll. Be en annan administratör.", about=("person", person_id))
    if not policy.may_give_roles(tx, person_id):
        raise RoleOfStoodInFor(about=("person", person_id))
    check_period(assignment.valid_from, assignment.valid_to)
    if assignment.role in policy.FOR_A_TIME and assignment.valid_to is None:
        raise EndMissing(at="/validTo")


def _away(tx: Tx, person_id: UUID, command: AbsenceCreate) -> bool:
    overlaps: tuple[ColumnElement[bool], ...] = (
        Absence.board_id == command.board_id,
        Absence.absent_from <= command.absent_to,
        Absence.absent_to >= command.absent_from,
    )
    return tx.scalar(select(Absence.id).where(Absence.person_id == person_id, *overlaps).limit(1)) is not None
