"""The HTTP face of whether what was done helped."""

from typing import Annotated

from fastapi import Path

from qms.effects import service, views
from qms.effects.schemas import MatterEffectCreate, MatterEffects
from qms.kernel.db import Tx
from qms.kernel.problems import Incomplete, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any

router = Router(prefix="", tag="effects")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
READ = "matterEffectList"


@router.get("/matters/{matterId}/effects", summary="Visa hur ett ärende är bedömt")
def matter_effect_list(tx: Tx, matter_id: MatterId) -> MatterEffects:
    """Visar om det som gjordes i ärendet hjälpte, och hur det har bedömts tidigare. Läsningen loggas."""
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
