"""The lifecycle of an investigation: a draft while it is open, frozen when it is finished."""

from collections.abc import Callable

from qms.investigations import policy
from qms.investigations.models import Investigation
from qms.investigations.models import InvestigationStatus as Status
from qms.kernel.db import Tx
from qms.kernel.problems import WrongState
from qms.kernel.states import Lifecycle, Transition
from qms.matters.models import Matter

ENDED = "Ärendet är avslutat. Öppna det igen för att utreda vidare."
FINISHED = "Utredningen är klar och ändras inte. Öppna den igen om något har tillkommit."


def _ended(tx: Tx, investigation: Investigation) -> WrongState | None:
    """What stands in the way of everybody: an investigation goes on as long as its matter does."""
    return None if tx.get_one(Matter, investigation.matter_id).is_open else WrongState(ENDED)


def _not_answered_for(operation: str) -> Callable[[Tx, Investigation], WrongState | None]:
    """What stands in the way of who takes part in a matter as something else than its investigator."""

    def refuses(tx: Tx, investigation: Investigation) -> WrongState | None:
        if policy.answers_for(tx, operation, investigation):
            return _ended(tx, investigation)
        return WrongState("Bara utredaren och den som ansvarar för ärendet avgör när utredningen är klar.")

    return refuses


def _writes(name: str, operation: str, relation: str | None = None) -> Transition[Investigation]:
    return Transition(name, {Status.OPEN}, None, operation, _ended, untimely=FINISHED, relation=relation)


LIFECYCLE: Lifecycle[Investigation] = Lifecycle(
    "investigation",
    Status.OPEN,
    policy.may,
    Transition(
        "write",
        {Status.OPEN},
        None,
        "investigationReplace",
        _ended,
        untimely=FINISHED,
        relation="replace",
        method="PUT",
    ),
    _writes("note", "ledgerEntryAdd", "ledger-entries"),
    _writes("find cause", "causeAdd", "causes"),
    _writes("hear", "voiceAdd", "voices"),
    _writes("strike note", "ledgerEntryStrike"),
    _writes("strike cause", "causeStrike"),
    _writes("strike voice", "voiceStrike"),
    Transition(
        "finish",
        {Status.OPEN},
        Status.FINISHED,
        "investigationFinish",
        _not_answered_for("investigationFinish"),
        untimely="Utredningen är redan klar.",
        relation="completions",
    ),
    Transition(
        "reopen",
        {Status.FINISHED},
        Status.OPEN,
        "investigationReopen",
        _not_answered_for("investigationReopen"),
        untimely="Utredningen är inte klar, så den kan inte öppnas igen.",
        relation="reopenings",
    ),
)
