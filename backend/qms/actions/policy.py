"""Where something can be done: about what the caller may do something about, or at a unit of theirs."""

from qms.actions.models import Action
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters.models import Matter
from qms.organisation.models import Unit

SETTLE = "effects.settle"
"""The job of those above who ask for a judgement of what an action is about when nothing is left, and only then."""


def may_propose_at(tx: Tx, unit: Unit) -> bool:
    """Whether the caller may propose what is done at a unit, about nothing else than the unit."""
    return policy.may(tx, "actionPropose", Action(board_id=unit.board_id, unit_id=unit.id))


def may_be_about(tx: Tx, operation: str, matter: Matter) -> bool:
    """Whether the caller may let something be done about a matter. Nothing is done about what is done."""
    return not isinstance(matter, Action) and policy.may_on_any(tx, operation, matter)
