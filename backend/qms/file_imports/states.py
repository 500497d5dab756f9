"""How far a file has come, and what may be done with it."""

from qms.file_imports.models import FileImport
from qms.file_imports.models import ImportStatus as Status
from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.problems import Problem
from qms.kernel.states import Lifecycle, Transition


class NothingToTakeIn(Problem):
    """Ingen rad i filen kan läsas in. Rätta den eller ta tillbaka filen."""

    status = 409
    code = "nothing-to-take-in"
    title = "Ingen rad kan läsas in"
    detail = "Rätta raderna, eller rätta filen och lämna in den igen."


def may(tx: Tx, step: str, received: FileImport) -> bool:
    """Whether the caller may take a step with a file: each kind of file has an operation of its own for it."""
    return received.board_id in access.reach(tx.actor, f"{received.kind}{step}").boards


def _something(_: Tx, received: FileImport) -> Problem | None:
    return NothingToTakeIn() if received.tried == received.rejected else None


# The service reads and tries rows by itself; between those, whoever handed the file in says how to go on.
LIFECYCLE: Lifecycle[FileImport] = Lifecycle(
    "file_import",
    Status.READING,
    may,
    Transition("fail", {Status.READING}, Status.FAILED, None),
    Transition("examine", {Status.READING}, Status.EXAMINING, None),
    Transition("take in at once", {Status.READING}, Status.TAKING_IN, None),
    Transition("all examined", {Status.EXAMINING}, Status.EXAMINED, None),
    Transition("all taken in", {Status.TAKING_IN}, Status.DONE, None),
    Transition(
        "lay out", {Status.EXAMINED, Status.FAILED}, Status.READING, "ImportLayOut", relation="layout", method="PUT"
    ),
    Transition("correct", {Status.EXAMINED}, Status.EXAMINING, "ImportCorrect", relation="corrections"),
    Transition(
        "accept", {Status.EXAMINED}, Status.TAKING_IN, "ImportAccept", refuses=_something, relation="acceptances"
    ),
    Transition(
        "withdraw", {Status.EXAMINED, Status.FAILED}, Status.WITHDRAWN, "ImportWithdraw", relation="withdrawals"
    ),
)
