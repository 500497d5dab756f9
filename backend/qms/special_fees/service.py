"""What people do with fees: register one for a decision, tell that it is paid, strike it."""

from datetime import date
from uuid import UUID

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Invalid
from qms.special_fees.models import SpecialFee
from qms.special_fees.schemas import SpecialFeeCreate, SpecialFeePaymentCreate, SpecialFeeStrikeCreate
from qms.special_fees.states import LIFECYCLE
from qms.unexecuted_decisions import states as decisions
from qms.unexecuted_decisions.models import Decision


def register(tx: Tx, decision: Decision, command: SpecialFeeCreate) -> SpecialFee:
    """Register the fee that a court has imposed for a decision. Its size is never refused: the court has set it."""
    decisions.LIFECYCLE.fire("impose fee", tx, decision)
    _require_between(decision.decided_on, command.judged_on, "/judgedOn", "Dagen ligger före beslutsdagen.")
    fee = SpecialFee(
        id=new_id(),
        board_id=decision.board_id,
        decision_id=decision.id,
        status=LIFECYCLE.begins,
        registered_at=clock.now(),
        registered_by=_who(tx),
        **command.model_dump(),
    )
    tx.add(fee)
    return fee


def pay(tx: Tx, fee: SpecialFee, command: SpecialFeePaymentCreate) -> None:
    """Tell that a fee has been paid."""
    LIFECYCLE.fire("pay", tx, fee)
    _require_between(fee.judged_on, command.paid_on, "/paidOn", "Dagen ligger före domstolens avgörande.")
    fee.paid_on = command.paid_on


def strike(tx: Tx, fee: SpecialFee, command: SpecialFeeStrikeCreate) -> None:
    """Strike a fee that was wrongly registered."""
    LIFECYCLE.fire("strike", tx, fee)
    fee.struck_at, fee.struck_by, fee.struck_reason = clock.now(), _who(tx), command.reason


def _require_between(earliest: date, day: date, pointer: str, too_early: str) -> None:
    if day < earliest:
        raise Invalid(errors=[{"pointer": pointer, "code": "too-early", "detail": too_early}])
    if day > clock.today():
        detail = "Dagen ligger framåt i tiden."
        raise Invalid(errors=[{"pointer": pointer, "code": "in-future", "detail": detail}])


def _who(tx: Tx) -> UUID | None:
    return tx.actor.id if tx.actor.kind != "system" else None
