"""Lets the reports of one area of the demo world go to an intake function: some are routed, and some wait for that."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select

from qms.demo.seed_organisation import Places
from qms.deviations import service
from qms.deviations.models import Deviation
from qms.deviations.schemas import DeviationCreate, ReroutingCreate
from qms.intake_areas.models import IntakeArea
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.kernel.rows import swedish
from qms.organisation.models import Assignment, Person, Role

BOARD, AREA, ROUTER = "ifn", "ifn-arbete", "lars.myrhall"
EAST, WEST, JOBS = "ifn-arbete-bistand-ost", "ifn-arbete-bistand-vast", "ifn-arbete-jobb"
ROUTED = (
    (16, EAST, EAST, 3, "Utbetalningen kom en dag för sent", "Gäller handläggningen här."),
    (11, WEST, EAST, 22, "Beslutet skickades till fel adress", "Brevet gick från Öst."),
    (6, JOBS, JOBS, 5, "Kallelsen till mötet kom aldrig fram", "Gäller er bokning."),
)
"""So many days ago: where it was reported, where it belongs, the hours until it was routed, what and why."""
WAITING = (
    (3, EAST, "Samma underlag begärdes två gånger"),
    (2, WEST, "Telefonen var stängd under telefontiden"),
    (1, JOBS, "Ett samtycke saknades i akten"),
)


def store(tx: Tx, places: Places, today: date) -> None:
    """Let one area have an intake function since a month, with what has come in to it since."""
    board_id = places.boards[BOARD]
    since = today - timedelta(days=30)
    tx.add(IntakeArea(board_id=board_id, unit_id=places.units[AREA], valid_from=since))
    tx.flush()
    for days, unit, target, hours, title, why in ROUTED:
        at = _moment(today, days)
        matter_id = _report(tx, places, at, unit, title)
        with clock.freeze(at + timedelta(hours=hours)):
            _as(tx, tx.get_one(Person, places.people[ROUTER]), board_id)
            deviation = tx.get_one(Deviation, matter_id)
            service.reroute(tx, deviation, ReroutingCreate(unit_id=places.units[target], reason=why))
            tx.flush()
    for days, unit, title in WAITING:
        _report(tx, places, _moment(today, days), unit, title)


def _moment(today: date, days: int) -> datetime:
    return datetime.combine(today - timedelta(days=days), time(9, 20), clock.STOCKHOLM)


def _report(tx: Tx, places: Places, at: datetime, unit: str, title: str) -> UUID:
    """As the first of those who work at the unit."""
    works = (Assignment.unit_id == places.units[unit], Assignment.role == Role.REPORTER)
    staff = (
        select(Person).join(Assignment, Assignment.person_id == Person.id).where(*works).order_by(swedish(Person.name))
    )
    _as(tx, tx.scalars(staff).first() or tx.get_one(Person, places.people[ROUTER]), places.boards[BOARD])
    command = DeviationCreate.model_validate(
        {
            "report_type": "deviation",
            "title": title,
            "description": f"{title}. Vi upptäckte det när den enskilde hörde av sig.",
            "unit_id": places.units[unit],
            "occurred": {"precision": "date", "on": at.date()},
            "affected": "one",
        }
    )
    tx.info.pop("places", None)  # or where it went on another day is known
    with clock.freeze(at):
        deviation = service.report(tx, command)
        tx.flush()
    return deviation.id


def _as(tx: Tx, person: Person, board_id: UUID) -> None:
    bind(tx, Actor(person.id, person.name, "person", (Grant("unit-manager", board_id, None),)), "demoSeed")
