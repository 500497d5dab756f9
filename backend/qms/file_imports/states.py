"""How far a file has come, and what may be done with it."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, column, exists, func, or_, select, table
from sqlalchemy.orm import aliased

from qms.file_imports.models import FileImport, FileImportRow
from qms.file_imports.models import ImportStatus as Status
from qms.intake.schemas import ItemStatus
from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem, WrongState
from qms.kernel.states import Lifecycle, Transition
from qms.matters.models import Matter, MatterEvent

MOST_NAMED = 10
KEPT_ELSEWHERE = {"ivo_report_line": "decision_id", "special_fee": "decision_id"}
KEPT_ELSEWHERE |= {"answer_set": "matter_id", "action_source": "matter_id", "publication": "matter_id"}
"""What other rooms keep of a thing that a file has brought in, with nothing on its timeline: by table, its column."""
USED = (
    "{amount} av raderna är använda: {names}. Någon har gjort något med dem, de står i en rapport till IVO, eller så "
    "har en senare fil tagit upp dem."
)
CHANGED = (
    "Filen ändrade {amount} som fanns förut: {names}. Vad de sa då går inte att ställa tillbaka. Lämna i stället in en "
    "fil med rätt uppgifter och högre version."
)
UNKNOWN = "Filen lästes in innan tjänsten höll reda på vad raderna blev."


class NothingToTakeIn(Problem):
    """Ingen rad i filen kan läsas in. Rätta den eller ta tillbaka filen."""

    status = 409
    code = "nothing-to-take-in"
    title = "Ingen rad kan läsas in"
    detail = "Rätta raderna, eller rätta filen och lämna in den igen."


class FileForgotten(Conflict):
    """Filen innehöll personnummer och är därför inte kvar, bara raderna utan dem."""

    code = "file-forgotten"
    title = "Filen är inte kvar"
    detail = "Den innehöll personnummer. Ta bort dem ur din fil och lämna in den igen."


class FileInUse(Conflict):
    """Någon har gjort något med det som filen läste in, så den går inte att ta tillbaka."""

    code = "file-in-use"
    title = "Filen går inte att ta tillbaka"


def may(tx: Tx, step: str, received: FileImport) -> bool:
    """Whether the caller may take a step with a file: each kind of file has operations of its own."""
    operation = f"{received.kind}{step}"
    return operation in access.policy() and received.board_id in access.reach(tx.actor, operation).boards


def _something(_: Tx, received: FileImport) -> Problem | None:
    is_in = 0 if received.is_dry_run else received.unchanged
    return NothingToTakeIn() if received.tried == received.rejected + is_in else None


def _nothing_left(tx: Tx, received: FileImport) -> Problem | None:
    """Rows that have been taken in one by one leave those that were refused to be mended. A list is whole."""
    left = FileImportRow.verdict == ItemStatus.REJECTED, FileImportRow.cells != {}
    rows = select(FileImportRow.number).where(FileImportRow.import_id == received.id, *left).limit(1)
    is_by_row = f"{received.kind}ImportTakeBack" in access.policy()
    return None if is_by_row and tx.scalar(rows) is not None else WrongState()


def _forgotten(tx: Tx, received: FileImport) -> Problem | None:
    """A file in which personal numbers stood is not kept, and so not read again."""
    is_kept = select(FileImport.content_sealed.is_not(None)).where(FileImport.id == received.id)
    return None if tx.scalar(is_kept) else FileForgotten()


def in_use(tx: Tx, received: FileImport) -> FileInUse | None:
    """What stands in the way of taking back a file.

    Somebody has done something with what it brought in, a later file says something of the same, or it changed what was
    there before it.
    """
    mine = brought(received)
    changed = select(Matter).where(Matter.id.in_(_rows(received, ItemStatus.UPDATED)), Matter.id.not_in(mine))
    used = select(Matter).where(Matter.id.in_(mine), is_used(received))
    for matters, why in ((used, USED), (changed, CHANGED)):
        if amount := tx.scalar(select(func.count()).select_from(matters.subquery())):
            first = tx.scalars(matters.order_by(Matter.number).limit(MOST_NAMED))
            names = ", ".join(matter.reference for matter in first) + (" med flera" if amount > MOST_NAMED else "")
            return FileInUse(why.format(amount=amount, names=names))
    known = tx.scalar(select(func.count()).select_from(mine.subquery())) or 0
    return FileInUse(UNKNOWN) if known < received.created else None


def brought(received: FileImport) -> Select[UUID | None]:
    """The matters that a file has brought in."""
    return _rows(received, ItemStatus.CREATED)


def _rows(received: FileImport, verdict: ItemStatus) -> Select[UUID | None]:
    rows = FileImportRow.import_id == received.id, FileImportRow.verdict == verdict
    return select(FileImportRow.matter_id).where(*rows, FileImportRow.matter_id.is_not(None))


def is_used(received: FileImport) -> ColumnElement[bool]:
    """Whether a matter has been of use to anybody since a file brought it in."""
    row, other = aliased(FileImportRow), aliased(FileImport)
    said_again = exists().where(
        row.board_id == Matter.board_id,
        row.matter_id == Matter.id,
        row.import_id != received.id,
        other.id == row.import_id,
        other.status != Status.WITHDRAWN,
    )
    acted = exists().where(MatterEvent.matter_id == Matter.id, MatterEvent.actor_id.is_not(None))
    kept = (table(name, column(of, Uuid())).c[of] for name, of in KEPT_ELSEWHERE.items())
    return or_(acted, said_again, *(exists().where(each == Matter.id) for each in kept))


# The service reads and tries rows by itself; between those, whoever handed the file in says how to go on.
LIFECYCLE: Lifecycle[FileImport] = Lifecycle(
    "file_import",
    Status.READING,
    may,
    Transition("fail", {Status.READING, Status.EXAMINING}, Status.FAILED, None),
    Transition("examine", {Status.READING}, Status.EXAMINING, None),
    Transition("take in at once", {Status.READING}, Status.TAKING_IN, None),
    Transition("all examined", {Status.EXAMINING}, Status.EXAMINED, None),
    Transition("all taken in", {Status.TAKING_IN}, Status.DONE, None),
    Transition("list refused some", {Status.DONE}, Status.EXAMINING, None),
    Transition(
        "lay out",
        {Status.EXAMINED, Status.FAILED},
        Status.READING,
        "ImportLayOut",
        refuses=_forgotten,
        relation="layout",
        method="PUT",
    ),
    Transition("correct", {Status.EXAMINED}, Status.EXAMINING, "ImportCorrect", relation="corrections"),
    Transition("mend", {Status.DONE}, Status.TAKING_IN, "ImportCorrect", refuses=_nothing_left, relation="corrections"),
    Transition(
        "accept", {Status.EXAMINED}, Status.TAKING_IN, "ImportAccept", refuses=_something, relation="acceptances"
    ),
    Transition(
        "withdraw", {Status.EXAMINED, Status.FAILED}, Status.WITHDRAWN, "ImportWithdraw", relation="withdrawals"
    ),
    Transition(
        "take back",
        {Status.DONE},
        Status.WITHDRAWING,
        "ImportTakeBack",
        refuses=in_use,
        relation="reversals",
    ),
    Transition("taken back", {Status.WITHDRAWING}, Status.WITHDRAWN, None),
    Transition("somebody came first", {Status.WITHDRAWING}, Status.DONE, None),
)
