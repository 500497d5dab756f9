"""Two ideas of the demo world on their way: one is tried by an action that is proposed from it, one is declined."""

from datetime import date, datetime, time, timedelta

from qms.actions import service as actions
from qms.actions.models import ActionHorizon, ActionKind, ActionStrength
from qms.actions.schemas import ActionCreate
from qms.demo.municipality import Municipality
from qms.demo.seed_organisation import Places
from qms.deviations import service as deviations
from qms.deviations.models import Deviation
from qms.deviations.schemas import DeviationCreate
from qms.ideas import service
from qms.ideas.schemas import IdeaDeclinationCreate, IdeaStepCreate
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.organisation.models import Person

UNIT = "nord-bou-mottagning"
TRIED, DECLINED = (
    (
        "Förslag: checklista när någon slutar",
        "En sida med bevakningar och inloggningar skulle räcka. Den som tar över vet då",
    ),
    (
        "Förslag: egen knapp för brådskande samtal",
        "I växeln skulle det gå att skicka ett samtal direkt till den som är i tjänst",
    ),
)
CONSIDERED = "Tack för din idé. Vi tar upp den på nästa arbetsplatsträff och hör av oss efter det."
TRIAL = "Vi prövar din idé på enheten i tre månader och ser sedan om det blev bättre. Du är välkommen att vara med."
REASON = "Det kräver en ändring i växeln som inte går att få i år. Vi tar med det till nästa upphandling. Tack ändå!"


def store(tx: Tx, municipality: Municipality, places: Places, today: date) -> None:
    """Let two of the staff write, and their manager take each idea as far as it has come."""
    for (title, words), last in ((TRIED, _try), (DECLINED, _decline)):
        with clock.freeze(_noon(today, 20)):
            reporter = places.people[municipality.staff[UNIT][0]]
            _act(tx, reporter, places, "reporter")
            idea = deviations.report(tx, _idea(places, title, words))
            tx.flush()
        manager = places.people[municipality.managers[UNIT]]
        for ago, step in ((16, _consider), (9, last)):
            _act(tx, manager, places, "unit-manager")
            with clock.freeze(_noon(today, ago)):
                step(tx, idea)
                tx.flush()


def _idea(places: Places, title: str, words: str) -> DeviationCreate:
    return DeviationCreate.model_validate(
        {
            "report_type": "improvement-idea",
            "title": title,
            "description": f"{words}.",
            "unit_id": places.units[UNIT],
            "occurred": {"precision": "unknown"},
            "affected": "none-known",
        }
    )


def _act(tx: Tx, person_id: object, places: Places, role: str) -> None:
    person = tx.get_one(Person, person_id)
    board_id = places.boards["nord"]
    bind(tx, Actor(person.id, person.name, "person", (Grant(role, board_id, None),)), "demoSeed")


def _noon(today: date, ago: int) -> datetime:
    return datetime.combine(today - timedelta(days=ago), time(12), clock.STOCKHOLM)


def _consider(tx: Tx, idea: Deviation) -> None:
    service.consider(tx, idea, IdeaStepCreate(text=CONSIDERED))


def _try(tx: Tx, idea: Deviation) -> None:
    command = ActionCreate(
        title="Pröva checklistan när någon slutar",
        what="Enheten använder den i tre månader. Därefter jämförs hur det blev med hur det var.",
        action_kind=ActionKind.WORK_ORGANISATION,
        strength=ActionStrength.MEDIUM,
        horizon=ActionHorizon.MONTHS,
        carry_out_by=clock.today() + timedelta(days=90),
        unit_id=idea.unit_id,
        sources=[idea.id],
    )
    actions.propose(tx, command)
    tx.flush()
    service.try_out(tx, idea, IdeaStepCreate(text=TRIAL))


def _decline(tx: Tx, idea: Deviation) -> None:
    service.decline(tx, idea, IdeaDeclinationCreate(reason=REASON))
