"""Personal data incidents of the demo world, one in each state, and one that nobody decided in time."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from qms.data_incidents import service
from qms.data_incidents.models import DataIncident, DataRisk, DataSubjects
from qms.data_incidents.queries import standing
from qms.data_incidents.schemas import (
    DataIncidentDecisionCreate,
    DataIncidentInformationCreate,
    DataIncidentNoticeCreate,
    DataIncidentReplace,
    MomentCreate,
)
from qms.demo.seed_organisation import Places
from qms.deviations.models import Deviation
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.matters.models import MISTAKEN
from qms.notifications.queries import holders
from qms.organisation.models import Code, Person, Role

BOARD = "nord"
ASK = ("mail-incoming", "confidentiality-personal-data")
WORDS = "Ett brev med namn och uppgifter om insatser hamnade hos fel person. Brevet är tillbaka."
RECENTLY = "Ärendet rapporterades tidigare, men att brevet hade öppnats visade sig först nu."
Step = Callable[[Tx, DataIncident], None]


def store(tx: Tx, places: Places, today: date) -> None:
    """Let the latest reports about letters and confidentiality be asked about, and the officer come as far as each."""
    board_id = places.boards[BOARD]
    for code in tx.scalars(select(Code).where(Code.list == "category", Code.code.in_(ASK))):
        code.asks_data_incident = True
    known = select(Deviation).where(Deviation.board_id == board_id, Deviation.status != MISTAKEN)
    about = known.where(Deviation.category.in_(ASK), Deviation.decision == "investigate")
    latest = tx.scalars(about.order_by(Deviation.reported_at.desc(), Deviation.id).limit(len(STATES))).all()
    officer = tx.get_one(Person, holders(tx, board_id, Role.DPO)[0])
    at = datetime.combine(today - timedelta(days=1), time(10), clock.STOCKHOLM)
    for matter, steps in zip(latest, STATES, strict=False):
        with clock.freeze(at):
            owner = tx.get_one(Person, matter.owner_id)
            bind(tx, Actor(owner.id, owner.name, "person", (Grant("unit-manager", board_id, None),)), "demoSeed")
            service.tell_officer(tx, matter, WORDS)
            tx.flush()
            incident = standing(tx, matter)
            assert incident is not None
            grants, part = (Grant("dpo", board_id, None, officer.id),), frozenset({(officer.id, matter.id)})
            bind(tx, Actor(officer.id, officer.name, "person", grants, appointed=part), "demoSeed")
            for step in steps:
                step(tx, incident)
                tx.flush()


def _moment(hours_ago: int) -> MomentCreate:
    then = (clock.now() - timedelta(hours=hours_ago)).astimezone(clock.STOCKHOLM)
    return MomentCreate(on=then.date(), time=f"{then:%H:%M}")


def _assess(tx: Tx, incident: DataIncident, *, risk: DataRisk = DataRisk.RISK, hours_ago: int = 20) -> None:
    command = DataIncidentReplace(
        learnt=_moment(hours_ago),
        learnt_reason=RECENTLY,
        subject_count=2,
        subject_kinds=[DataSubjects.INDIVIDUALS, DataSubjects.RELATIVES],
        risk=risk,
        circumstances="Två brev lades i fel kuvert när de skrevs ut samtidigt.",
        consequences="Mottagaren kan ha läst vilka insatser en annan person har.",
        measures="Breven är hämtade, och mottagaren har lovat att inte föra det vidare.",
    )
    service.assess(tx, incident, command)


def _assess_high(tx: Tx, incident: DataIncident) -> None:
    _assess(tx, incident, risk=DataRisk.HIGH)


def _assess_unlikely(tx: Tx, incident: DataIncident) -> None:
    _assess(tx, incident, risk=DataRisk.UNLIKELY)


def _notify(tx: Tx, incident: DataIncident) -> None:
    first = DataIncidentNoticeCreate(notified=_moment(4), reference="IMY-2026-0000", note="Antalet är inte säkert än.")
    service.notify(tx, incident, first)
    tx.flush()
    service.notify(tx, incident, DataIncidentNoticeCreate(notified=_moment(1), note="Antalet är två personer."))


def _inform(tx: Tx, incident: DataIncident) -> None:
    told = DataIncidentInformationCreate(informed=True, informed_on=clock.today(), informed_how="Per brev och telefon.")
    service.inform(tx, incident, told)


def _leave_be(tx: Tx, incident: DataIncident) -> None:
    reason = "Kuvertet kom tillbaka oöppnat, så ingen har läst uppgifterna."
    service.decide(tx, incident, DataIncidentDecisionCreate(is_incident=True, reason=reason))


def _set_aside(tx: Tx, incident: DataIncident) -> None:
    reason = "Brevet innehöll inga personuppgifter."
    service.decide(tx, incident, DataIncidentDecisionCreate(is_incident=False, reason=reason))


def _withdraw(tx: Tx, incident: DataIncident) -> None:
    matter = tx.get_one(Deviation, incident.matter_id)
    service.withdraw(tx, matter, "Det angavs på fel ärende.")


STATES: tuple[tuple[Step, ...], ...] = (
    (_assess,),
    (),
    (_assess_high, _notify, _inform),
    (_assess_unlikely, _leave_be),
    (_set_aside,),
    (_withdraw,),
)
"""What is done with each: the first waits with time left, the second has waited too long."""
