"""Tries an idea in the demo world by an action that is proposed from it, and declines another."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, select

from qms.actions import service as actions
from qms.actions.models import ActionHorizon, ActionKind, ActionStrength
from qms.actions.schemas import ActionCreate
from qms.demo.seed_organisation import Places
from qms.deviations.models import Deviation, ReportType
from qms.ideas import service
from qms.ideas.schemas import IdeaDeclinationCreate, IdeaStepCreate
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.organisation.models import Person

DEPARTMENT = "nord-bou"
TRIED = "Vi prövar din idé på två enheter i tre månader och ser sedan om det blev bättre. Du är välkommen att vara med."
DECLINED = "Vi kan inte införa det nu. Det kräver en ändring i verksamhetssystemet som inte går att få i år. Tack ändå!"


def store(tx: Tx, places: Places, today: date) -> None:
    """Try the latest idea that is considered at a department, and decline the one before."""
    units = {unit_id for name, unit_id in places.units.items() if name.startswith(DEPARTMENT)}
    at = datetime.combine(today - timedelta(days=1), time(10), clock.STOCKHOLM)
    is_idea = (Deviation.report_type == ReportType.IMPROVEMENT_IDEA, Deviation.status == "considered")
    here = select(Deviation).where(Deviation.unit_id.in_(units), *is_idea, Deviation.assessed_at < at)
    with clock.freeze(at):
        for idea, step in zip(_latest(tx, here), (_try, _decline), strict=False):
            owner = tx.get_one(Person, idea.owner_id)
            bind(tx, Actor(owner.id, owner.name, "person", (Grant("unit-manager", idea.board_id, None),)), "demoSeed")
            step(tx, idea)
            tx.flush()


def _latest(tx: Tx, here: Select[Deviation]) -> list[Deviation]:
    owned = here.where(Deviation.owner_id.is_not(None))
    return list(tx.scalars(owned.order_by(Deviation.assessed_at.desc(), Deviation.id).limit(2)).all())


def _try(tx: Tx, idea: Deviation) -> None:
    command = ActionCreate(
        title=f"Pröva: {idea.title}"[:120],
        what="Två enheter prövar i tre månader. Därefter jämförs hur det blev med hur det var.",
        action_kind=ActionKind.WORK_ORGANISATION,
        strength=ActionStrength.MEDIUM,
        horizon=ActionHorizon.MONTHS,
        carry_out_by=clock.today() + timedelta(days=90),
        unit_id=idea.unit_id,
        sources=[idea.id],
    )
    actions.propose(tx, command)
    tx.flush()
    service.try_out(tx, idea, IdeaStepCreate(text=TRIED))


def _decline(tx: Tx, idea: Deviation) -> None:
    service.decline(tx, idea, IdeaDeclinationCreate(reason=DECLINED))
