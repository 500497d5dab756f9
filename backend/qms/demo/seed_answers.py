"""Answers who has reported in the demo world: one whose matter is still open, and one whose matter is opened again."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, select

from qms.answers import service as answers
from qms.answers.models import AnswerOutcome
from qms.demo.seed_organisation import Places
from qms.deviations import service
from qms.deviations.models import Deviation
from qms.deviations.schemas import ReopeningCreate
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.organisation.models import Person

UNIT = "nord-bou-mottagning"
ANSWER = (
    "Tack för din rapport. Vi har gått igenom det som hände och ska göra så här: två personer läser adressen innan ett "
    "brev går, och vi tar upp det på nästa arbetsplatsträff. Du får veta mer när det är på plats."
)
AGAIN = "Samma sak har hänt en gång till på en annan enhet."


def store(tx: Tx, places: Places, today: date) -> None:
    """Answer the latest that is being done something about, and open the latest that was closed again."""
    at = datetime.combine(today - timedelta(days=1), time(13), clock.STOCKHOLM)
    here = select(Deviation).where(Deviation.unit_id == places.units[UNIT], Deviation.assessed_at < at)
    with clock.freeze(at):
        if acting := tx.scalar(_latest(here, "acting")):
            _act(tx, acting)
            answers.answer(tx, acting, AnswerOutcome.PLANNED, ANSWER)
        if closed := tx.scalar(_latest(here, "closed").where(Deviation.decision == "investigate")):
            _act(tx, closed)
            service.reopen(tx, closed, ReopeningCreate(reason=AGAIN))
        tx.flush()


def _latest(rows: Select[Deviation], status: str) -> Select[Deviation]:
    return rows.where(Deviation.status == status).order_by(Deviation.assessed_at.desc(), Deviation.id).limit(1)


def _act(tx: Tx, deviation: Deviation) -> None:
    """As who answers for the matter."""
    owner = tx.get_one(Person, deviation.owner_id)
    bind(tx, Actor(owner.id, owner.name, "person", (Grant("unit-manager", deviation.board_id, None),)), "demoSeed")
