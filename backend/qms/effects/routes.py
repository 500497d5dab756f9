"""The HTTP face of whether what was done helped."""

from typing import Annotated

from fastapi import Path

from qms.actions import queries as actions
from qms.actions import views as action_views
from qms.actions.schemas import Action
from qms.actions.states import MeasureNotComputed
from qms.effects import service, views
from qms.effects.schemas import ActionJudgementCreate, ActionReopeningCreate, MatterEffectCreate, MatterEffects
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.problems import Incomplete, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any

router = Router(prefix="", tag="effects")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
ActionId = Annotated[Id, Path(alias="actionId", description="Åtgärdens id")]
READ = "matterEffectList"


def _again(tx: Tx, _: object, action_id: Id, **__: object) -> Action:
    return action_views.shown(tx, actions.get(tx, action_id))


@router.get("/matters/{matterId}/effects", summary="Visa hur ett ärende är bedömt")
def matter_effect_list(tx: Tx, matter_id: MatterId) -> MatterEffects:
    """Visar om det som gjordes hjälpte: i ett ärende, eller en åtgärd med det som mättes. Läsningen loggas."""
    return views.of_matter(tx, get_any(tx, matter_id, READ))


@router.post(
    "/matters/{matterId}/effects",
    status_code=201,
    summary="Bedöm effekten av ett ärende",
    problems=(WrongState, Incomplete, service.JudgedMeanwhile),
    again=lambda tx, _, matter_id, **__: views.of_matter(tx, get_any(tx, matter_id, READ)),
)
def matter_effect_judge(tx: Tx, matter_id: MatterId, body: MatterEffectCreate) -> MatterEffects:
    """Bedömer om det som gjordes i ärendet hjälpte. En tidigare bedömning finns kvar att läsa."""
    matter = get_any(tx, matter_id, READ)
    service.judge(tx, matter, body)
    return views.of_matter(tx, matter)


@router.post(
    "/actions/{actionId}/judgements",
    status_code=201,
    summary="Bedöm effekten av en åtgärd",
    problems=(WrongState, Incomplete, MeasureNotComputed, service.JudgedMeanwhile),
    again=_again,
)
def action_judge(tx: Tx, action_id: ActionId, body: ActionJudgementCreate, expected: Expected) -> Action:
    """Bedömer om en genomförd åtgärd hjälpte, när det som skulle mätas är räknat."""
    action = expected.check(actions.get(tx, action_id))
    service.judge_action(tx, action, body)
    return action_views.shown(tx, action)


@router.post(
    "/actions/{actionId}/reopenings",
    status_code=201,
    summary="Öppna en åtgärd igen",
    problems=(WrongState,),
    again=_again,
)
def action_reopen(tx: Tx, action_id: ActionId, body: ActionReopeningCreate, expected: Expected) -> Action:
    """Fortsätter med en bedömd åtgärd, med skäl och nya dagar. Bedömningen finns kvar att läsa."""
    action = expected.check(actions.get(tx, action_id))
    service.reopen(tx, action, body)
    return action_views.shown(tx, action)
