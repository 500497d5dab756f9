"""How actions are shown to one caller: what they are done about as far as that may be read, measures, and links."""

from typing import Any

from sqlalchemy import Row as SqlRow

from qms.actions import queries, states
from qms.actions.models import DONE, Action, ActionKind
from qms.actions.schemas import Action as Shown
from qms.actions.schemas import ActionSource, EffectMeasure, OutsideParty
from qms.kernel import rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.matters import views as matters


def shown(tx: Tx, action: Action, around: SqlRow[Any] | None = None) -> Shown:
    """The whole action for this caller, as it is now stored."""
    around = around or queries.surroundings(tx, action)
    readable, beyond = queries.readable_sources(tx, action)
    shared = matters.shared(action, around)
    del shared["source"]  # no system proposes anything
    return rows.shown(
        Shown,
        action,
        **shared,
        level=ActionKind(action.action_kind).level,
        proposed_at=action.reported_at,
        decided_at=action.assessed_at,
        done_at=action.handled_at if action.status in DONE else None,
        doer_name=around.doer_name,
        decided_by_name=around.decided_by_name,
        outside=_outside(action),
        effect=around.effect,
        measures=[EffectMeasure.model_validate(measure) for measure in around.measures or []],
        sources=[ActionSource.model_validate(matter) for matter in readable],
        sources_beyond=beyond,
        links=[*states.LIFECYCLE.links(tx, action.address, action), *_ties(tx, action)],
    )


def _ties(tx: Tx, action: Action) -> list[Link]:
    """What other rooms keep of it. Nothing is done about what is done, and it is nothing that happened between two."""
    return [link for link in matters.ties(tx, action) if link.rel not in ("actions", "cooperations")]


def _outside(action: Action) -> OutsideParty | None:
    if action.outside_kind is None or action.outside_name is None:
        return None
    return OutsideParty.model_construct(kind=action.outside_kind, name=action.outside_name)
