"""The lifecycle of a time. Days and other steps take it on; only to waive it is a step of its own."""

from sqlalchemy import exists, select

from qms.deadlines.models import ASIDE, Basis, Deadline
from qms.deadlines.models import DeadlineStatus as Status
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem, WrongState
from qms.kernel.states import Lifecycle, Transition
from qms.matters import policy
from qms.matters.models import Matter

OPEN = frozenset({Status.RUNNING, Status.MISSED})
RUNNING = (Deadline.ended_on.is_(None), Deadline.rule.not_in(ASIDE))
"""The times that a matter waits by, for who answers for it."""
ENDED = "Tiden löper inte längre."
LAST = "Det är den enda tid som löper, och ett öppet ärende har alltid en. Avsluta ärendet, eller låt tiden stå kvar."


class LawDeadline(Conflict):
    """Tiden följer av lagen. Ingen kan avstå från den."""

    code = "law-deadline"
    title = "Lagens tid gäller"
    detail = "Tiden följer av lagen, så ingen kan avstå från den."


def matter_of(tx: Tx, deadline: Deadline) -> Matter:
    """The matter in which a time runs."""
    return tx.get_one(Matter, deadline.matter_id)


def may(tx: Tx, operation: str, deadline: Deadline) -> bool:
    """Whether the caller may do this with a time: as far as the operation and the reading of its matter both reach.

    Who has only reported the matter knows nothing of what somebody else is to do beside it.
    """
    matter = matter_of(tx, deadline)
    is_told = deadline.rule not in ASIDE or policy.handles(tx, matter)
    return is_told and policy.may_on_any(tx, operation, matter)


def _not_waived(tx: Tx, deadline: Deadline) -> Problem | None:
    if not deadline.is_open:
        return WrongState(ENDED)
    if deadline.basis == Basis.LAW:
        return LawDeadline()
    another = exists().where(*RUNNING, Deadline.matter_id == deadline.matter_id, Deadline.id != deadline.id)
    is_last = matter_of(tx, deadline).is_open and deadline.rule not in ASIDE and not tx.scalar(select(another))
    return WrongState(LAST) if is_last else None


LIFECYCLE: Lifecycle[Deadline] = Lifecycle(
    "deadline",
    Status.RUNNING,
    may,
    Transition("meet", OPEN, Status.MET, None),
    Transition("miss", {Status.RUNNING}, Status.MISSED, None),
    Transition("end late", OPEN, Status.MISSED, None),
    Transition("cancel", OPEN, Status.WAIVED, None),
    Transition("strike", {Status.MET, Status.MISSED}, Status.WAIVED, None),
    Transition("waive", OPEN, Status.WAIVED, "deadlineWaive", _not_waived, untimely=ENDED, relation="waivers"),
    Transition("take up", {Status.MET, Status.MISSED, Status.WAIVED}, Status.RUNNING, None),
    Transition("take up late", {Status.WAIVED}, Status.MISSED, None),
)
