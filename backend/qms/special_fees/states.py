"""The lifecycle of a fee. Paid or not, a wrong entry is struck and stays to be read."""

from qms.kernel.states import Lifecycle, Transition
from qms.special_fees import policy
from qms.special_fees.models import SpecialFee
from qms.special_fees.models import SpecialFeeStatus as Status

NOT_UNPAID, IS_STRUCK = "Avgiften är redan betald eller struken.", "Avgiften är redan struken."

LIFECYCLE: Lifecycle[SpecialFee] = Lifecycle(
    "special_fee",
    Status.IMPOSED,
    policy.may,
    Transition("pay", {Status.IMPOSED}, Status.PAID, "specialFeePay", untimely=NOT_UNPAID, relation="payments"),
    Transition(
        "strike",
        {Status.IMPOSED, Status.PAID},
        Status.STRUCK,
        "specialFeeStrike",
        untimely=IS_STRUCK,
        relation="strikes",
    ),
)
