"""Whose an incident is: the register is the board's, and what stands beside a matter belongs where that does."""

from sqlalchemy import ColumnElement

from qms.data_incidents.models import DataIncident
from qms.kernel import access
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters.models import Matter

LOCATED = Located(DataIncident.__table__.c.board_id)
FLAG, WITHDRAW = "matterDataIncidentFlag", "matterDataIncidentWithdraw"
BESIDE = (FLAG, WITHDRAW)
"""What those who handle the matter do."""


def visible_to(tx: Tx, operation: str) -> ColumnElement[bool]:
    """The condition on incidents for what the caller may reach with an operation."""
    return access.within(tx.actor, access.reach(tx.actor, operation), LOCATED)


def may(tx: Tx, operation: str, incident: DataIncident) -> bool:
    """Whether the caller may do this with an incident: beside its matter, or in the register."""
    if operation in BESIDE:
        return policy.may_on_any(tx, operation, tx.get_one(Matter, incident.matter_id))
    return incident.board_id in access.reach(tx.actor, operation).boards
