"""Whose a fee is: it belongs where its decision does."""

from dataclasses import replace

from sqlalchemy import ColumnElement

from qms.kernel import access
from qms.kernel.db import Tx
from qms.matters import policy
from qms.special_fees.models import SpecialFee
from qms.unexecuted_decisions.models import Decision

LOCATED = replace(policy.LOCATED, board_id=SpecialFee.__table__.c.board_id)


def visible_to(tx: Tx, operation: str) -> ColumnElement[bool]:
    """The condition on fees joined with their matters for what the caller may reach with an operation."""
    return access.within(tx.actor, access.reach(tx.actor, operation), LOCATED)


def reaches_matter(tx: Tx) -> ColumnElement[bool]:
    """The condition on matters whose fees the caller may list."""
    return access.within(tx.actor, access.reach(tx.actor, tx.action), policy.LOCATED)


def decision_of(tx: Tx, fee: SpecialFee) -> Decision:
    """The decision that a fee was imposed for."""
    return tx.get_one(Decision, fee.decision_id)


def may(tx: Tx, operation: str, fee: SpecialFee) -> bool:
    """Whether the caller may do this with the fee, or with its decision."""
    return policy.may(tx, operation, decision_of(tx, fee))
