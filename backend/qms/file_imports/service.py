"""What people and systems do with files of rows, by the headings that people write in a spreadsheet.

A dry run tries every row and takes in none, so that what is wrong can be mended first. A file can be handed in again:
what it says is known by the source's own id, whoever hands it in.
"""

import base64
import binascii

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, tuple_, update

from qms.background.jobs import enqueue
from qms.file_imports import queries, states
from qms.file_imports.columns import SOURCE, ImportKind
from qms.file_imports.models import FileImport, FileImportRow, ImportStatus
from qms.file_imports.schemas import FileImportCreate, FileImportLayout, ReversalCreate, RowCorrection
from qms.intake.schemas import ItemStatus
from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Problem, UnknownReference
from qms.spreadsheets.layout import key_of
from qms.spreadsheets.parts import DAY_ZERO


class UnusableFile(Problem):
    """Filen går inte att läsa, eller har inte de kolumner som behövs."""

    status = 422
    code = "unusable-file"
    title = "Filen går inte att använda"


class NothingStandsSo(Conflict):
    """Ingen rad i filen har det som skulle bytas: någon annan har redan rättat det, eller så stod det aldrig där."""

    code = "nothing-stands-so"
    title = "Inget att rätta"
    detail = "Ingen rad har längre det värdet i kolumnen. Läs om filen och se vad som står där nu."


def request(tx: Tx, kind: ImportKind, command: FileImportCreate) -> FileImport:
    """Receive a file. It is read afterwards; until then nothing is known of what it holds."""
    boards = access.reach(tx.actor, kind.operation).boards
    board_id = command.board_id or (next(iter(boards)) if len(boards) == 1 else None)
    if board_id not in boards or board_id is None:
        raise UnknownReference("Ange en nämnd som du arbetar för.")
    try:
        base64.b64decode(command.content, validate=True)
    except binascii.Error:
        raise UnusableFile("Innehållet är inte base64.") from None
    received = FileImport(
        id=new_id(),
        board_id=board_id,
        kind=kind.name,
        file_name=command.file_name,
        status=states.LIFECYCLE.begins,
        is_dry_run=command.is_dry_run or kind.whole is not None,
        requested_at=clock.now(),
        requested_by=tx.actor.id,
        requested_by_name=tx.actor.name,
    )
    received.content_sealed = tx.sealer.seal(command.content, place=place(received))
    tx.add(received)
    tx.flush()
    _begin(tx, kind, received)
    go_on(tx, kind, received)
    return received


def lay_out(tx: Tx, kind: ImportKind, received: FileImport, command: FileImportLayout) -> None:
    """Say where the rows are and what the file's own headings are called here, and have it read again."""
    states.LIFECYCLE.fire("lay out", tx, received)
    received.sheet, received.heading_row, received.columns = command.sheet, command.heading_row, dict(command.columns)
    received.problem = None
    forget_rows(tx, received)
    _begin(tx, kind, received)
    go_on(tx, kind, received)


def correct(tx: Tx, kind: ImportKind, received: FileImport, command: RowCorrection) -> None:
    """Mend what stands in a column, in every row where it stands or in one, and have those rows examined again.

    Where the others have been taken in already those that are mended are so too.

    So are others of the same things, as they are now or were, since each changes what the next one does. Of one list
    all that are refused are, since one row may be so because of another.
    """
    states.LIFECYCLE.fire("mend" if received.status == ImportStatus.DONE else "correct", tx, received)
    column = next((column for column in kind.columns if column.key == key_of(command.heading)), None)
    if column is None:
        raise UnknownReference("Filen har ingen sådan kolumn.", at="/heading")
    wrong = [func.coalesce(FileImportRow.cells[column.key].astext, "") == command.value, FileImportRow.cells != {}]
    if command.row is not None:
        wrong.append(FileImportRow.number == command.row)
    if not tx.scalar(select(exists().where(FileImportRow.import_id == received.id, *wrong))):
        raise NothingStandsSo(at="/value")
    _try_again(tx, received, _of_same_things(kind, received, *wrong))
    replacement = column.kept(command.replacement, DAY_ZERO)
    cells = FileImportRow.cells.op("||")(func.jsonb_build_object(column.key, replacement))
    tx.execute(update(FileImportRow).where(FileImportRow.import_id == received.id, *wrong).values(cells=cells))
    _try_again(tx, received, _of_same_things(kind, received, FileImportRow.verdict.is_(None)))
    if kind.whole:
        _try_again(tx, received, FileImportRow.verdict == ItemStatus.REJECTED)
    recount(tx, received)
    _begin(tx, kind, received)
    go_on(tx, kind, received)


def _try_again(tx: Tx, received: FileImport, those: ColumnElement[bool]) -> None:
    rows = update(FileImportRow).where(FileImportRow.import_id == received.id, those)
    tx.execute(rows.values(verdict=None, problem=None, suggestions=None))


def _of_same_things(kind: ImportKind, received: FileImport, *some: ColumnElement[bool]) -> ColumnElement[bool]:
    """That a row is one of some, or says something of the same thing by the source's own id."""
    if kind.model is None:
        return and_(*some)
    own = [FileImportRow.cells[column.key].astext for column in kind.columns if column.field in SOURCE]
    same = select(*own).where(FileImportRow.import_id == received.id, *some)
    return or_(and_(*some), tuple_(*own).in_(same))


def accept(tx: Tx, kind: ImportKind, received: FileImport) -> None:
    """Take in the rows of a file that was examined."""
    states.LIFECYCLE.fire("accept", tx, received)
    if kind.whole:
        kind.whole.accepted(tx, received, queries.cells(tx, received.id))
    tx.execute(update(FileImportRow).where(FileImportRow.import_id == received.id).values(verdict=None))
    recount(tx, received)
    go_on(tx, kind, received)


def list_is_over(tx: Tx, kind: ImportKind, received: FileImport, *, has_refused: bool) -> None:
    """The list that a file became is over. What it has refused can be mended: all of the file is tried anew."""
    rows = update(FileImportRow).where(FileImportRow.import_id == received.id)
    if not has_refused:
        tx.execute(rows.where(FileImportRow.verdict != ItemStatus.REJECTED).values(cells={}))
        return
    states.LIFECYCLE.fire("list refused some", tx, received)
    received.is_dry_run = False
    tx.execute(rows.values(verdict=None, problem=None, suggestions=None))
    recount(tx, received)
    _begin(tx, kind, received)
    go_on(tx, kind, received)


def withdraw(tx: Tx, kind: ImportKind, received: FileImport) -> None:
    """Forget a file that was not taken in."""
    states.LIFECYCLE.fire("withdraw", tx, received)
    forget_rows(tx, received)
    _begin(tx, kind, received)
    received.content_sealed = None
    if not received.columns:
        received.headings, received.unused, received.near = [], [], {}


def take_back(tx: Tx, kind: ImportKind, received: FileImport, command: ReversalCreate) -> None:
    """Have what a file brought in by mistake count nowhere. Nothing is deleted."""
    states.LIFECYCLE.fire("take back", tx, received)
    received.taken_back_at, received.taken_back_reason = clock.now(), command.reason
    received.taken_back_by, received.taken_back_by_name = tx.actor.id, tx.actor.name
    go_on(tx, kind, received)


def _begin(tx: Tx, kind: ImportKind, received: FileImport) -> None:
    """Let what is one list be tried anew, as the file is now."""
    if kind.whole:
        kind.whole.begun(tx, received)


def go_on(tx: Tx, kind: ImportKind, received: FileImport) -> None:
    """Let the service work on a file."""
    enqueue(tx, kind.job, import_id=str(received.id), board_id=str(received.board_id))


def recount(tx: Tx, received: FileImport) -> None:
    """Count how the rows of a file stand."""
    verdicts = select(FileImportRow.verdict, func.count()).where(FileImportRow.import_id == received.id)
    tally = dict(tx.execute(verdicts.group_by(FileImportRow.verdict)).all())
    for verdict in ItemStatus:
        setattr(received, verdict, tally.get(verdict, 0))


def forget_rows(tx: Tx, received: FileImport) -> None:
    """Forget what a file holds."""
    tx.execute(delete(FileImportRow).where(FileImportRow.import_id == received.id))
    received.row_count = 0
    recount(tx, received)


def place(received: FileImport) -> str:
    """Where a sealed file belongs."""
    return f"file_import content_sealed {received.board_id} {received.id}"
