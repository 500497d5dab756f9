"""Lets employees take part in some investigations of the demo world, as their managers decide."""

from datetime import timedelta

from sqlalchemy import func, select

from qms.demo.people import logins
from qms.demo.seed_organisation import Places
from qms.deviations.models import Deviation
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.kernel.rows import swedish
from qms.organisation.models import Assignment, Person
from qms.participants import service
from qms.participants.models import Part
from qms.participants.schemas import ParticipantCreate

DEPARTMENT = "nord-bou"
MANY = 3
AFTER = timedelta(hours=2)
REASON = "Känner till hur arbetet går till på enheten."


def store(tx: Tx, places: Places) -> None:
    """Appoint an employee as investigator of the latest investigation at each of some units of a department."""
    units = {unit_id for name, unit_id in places.units.items() if name.startswith(DEPARTMENT)}
    under_way = select(Deviation).where(Deviation.unit_id.in_(units), Deviation.status == "investigating")
    latest = {deviation.unit_id: deviation for deviation in tx.scalars(under_way.order_by(Deviation.number))}
    for deviation in sorted(latest.values(), key=lambda one: one.number)[-MANY:]:
        person, manager = _employee(tx, deviation), tx.get(Person, deviation.owner_id)
        if person is None or manager is None or deviation.assessed_at is None:
            continue
        role = Grant("unit-manager", deviation.board_id, None)
        bind(tx, Actor(manager.id, manager.name, "person", (role,)), "demoSeed")
        with clock.freeze(deviation.assessed_at + AFTER):
            command = ParticipantCreate(person_id=person.id, part=Part.INVESTIGATOR, reason=REASON)
            service.appoint(tx, deviation, command)
    tx.flush()


def _employee(tx: Tx, deviation: Deviation) -> Person | None:
    """Somebody of the staff who has not reported it and whom nobody logs in as."""
    known = [login.name for login in logins()]
    rows = select(Person).join(Assignment, Assignment.person_id == Person.id)
    staff = (Assignment.role == "reporter", Assignment.unit_id == deviation.unit_id, Person.name.not_in(known))
    others = func.coalesce(Person.id != deviation.reporter_id, True)
    return tx.scalar(rows.where(*staff, others).order_by(swedish(Person.name), Person.id).limit(1))
