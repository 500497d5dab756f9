"""Files of rows, by the headings that people write in a spreadsheet.

A file can be handed in again: what it says is known by the source's own id, whoever hands it in. Every row gets its
own verdict, and a wrong row never stops the others. What stood in a refused row is kept, so that it can be mended.
"""

import base64
import binascii
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import partial
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select

from qms.background.jobs import enqueue
from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import NotVisible, Problem, UnknownReference
from qms.matters.intake import by_itself
from qms.matters.schemas import ItemStatus, item_problem
from qms.organisation import queries as organisation
from qms.organisation.models import Unit
from qms.personal_number import contains_personal_number
from qms.spreadsheets import states
from qms.spreadsheets.columns import SOURCE_ID, Column, ImportKind, Names
from qms.spreadsheets.models import FileImport, ImportStatus
from qms.spreadsheets.reader import Row, UnreadableFile, rows_of
from qms.spreadsheets.schemas import FileImportCreate, Rejection

CLIENT = "file"
"""The source's client, whoever hands a file in: the same row again is the same thing."""
MOST_ROWS, MOST_PLACES = 5_000, 10


class UnusableFile(Problem):
    """Filen går inte att läsa, eller har inte de kolumner som behövs."""

    status = 422
    code = "unusable-file"
    title = "Filen går inte att använda"


class UnusableRow(Problem):
    """Raden i filen saknar något eller har ett värde som inte går att tolka."""

    status = 422
    code = "unusable-row"
    title = "Raden går inte att använda"

    def __init__(self, columns: Iterable[Column], row: Row) -> None:
        super().__init__(
            errors=[{"pointer": f"/{column.key}", "code": self.code, "detail": column.fault(row)} for column in columns]
        )


def request(tx: Tx, kind: ImportKind, command: FileImportCreate) -> FileImport:
    """Receive a file. When it is wrong as a whole it has failed at once; otherwise its rows are taken in afterwards."""
    boards = access.reach(tx.actor, kind.operation).boards
    board_id = command.board_id or (next(iter(boards)) if len(boards) == 1 else None)
    if board_id not in boards or board_id is None:
        raise UnknownReference("Ange en nämnd som du arbetar för.")
    rows: dict[str, Row] | None = None
    rejections: list[dict[str, object]] = []
    try:
        rows = _read(kind, command)
    except UnusableFile as problem:
        rejections = [_rejection(kind, 0, {}, problem)]
    received = FileImport(
        id=new_id(),
        board_id=board_id,
        kind=kind.name,
        file_name=command.file_name,
        status=ImportStatus.FAILED if rows is None else states.LIFECYCLE.begins,
        requested_at=clock.now(),
        requested_by=tx.actor.id,
        rows=rows,
        row_count=len(rows or ()),
        rejections=rejections,
    )
    tx.add(received)
    tx.flush()
    if rows is not None:
        enqueue(tx, kind.job, import_id=str(received.id), board_id=str(board_id))
    return received


def get(tx: Tx, kind: ImportKind, import_id: UUID) -> FileImport:
    """A file of a kind that was handed in for a board that the caller imports for."""
    boards = access.reach(tx.actor, kind.read_operation).boards
    received = tx.get(FileImport, import_id)
    if received is None or received.kind != kind.name or received.board_id not in boards:
        raise NotVisible(about=("file_import", import_id))
    return received


def take_in(tx: Tx, kind: ImportKind, import_id: UUID) -> None:
    """Take in every row, each by itself, and then forget those that were taken."""
    received = tx.scalar(select(FileImport).where(FileImport.id == import_id).with_for_update())
    if received is None or received.rows is None:
        return
    names = _names(tx, received.board_id)
    verdicts: Counter[str] = Counter()
    rejections: list[dict[str, object]] = []
    for number, row in sorted((int(number), row) for number, row in received.rows.items()):
        taken = by_itself(tx, partial(_take, tx, kind, row, names))
        if isinstance(taken, Problem):
            rejections.append(_rejection(kind, number, row, taken))
        else:
            verdicts[taken] += 1
    received.created, received.updated, received.unchanged = (
        verdicts[verdict] for verdict in ("created", "updated", "unchanged")
    )
    received.rejections, received.rows = rejections, None
    states.LIFECYCLE.fire("take in", tx, received)


def _take(tx: Tx, kind: ImportKind, row: Row, names: Names) -> ItemStatus:
    values = kind.values(row, names)
    try:
        return kind.take_in(tx, values)
    except ValidationError as error:
        raise UnusableRow(kind.columns_at_fault(error, values), row) from None


def _read(kind: ImportKind, command: FileImportCreate) -> dict[str, Row]:
    """The rows as they are kept until they are taken in: JSON knows numbers as names only."""
    try:
        rows = rows_of(base64.b64decode(command.content, validate=True))
    except binascii.Error:
        raise UnusableFile("Innehållet är inte base64.") from None
    except UnreadableFile as error:
        raise UnusableFile(str(error)) from None
    if not rows:
        raise UnusableFile("Filen har inga rader under rubrikerna.")
    if len(rows) > MOST_ROWS:
        raise UnusableFile(f"Filen har fler än {MOST_ROWS} rader. Dela upp den.")
    if missing := [column.key for column in kind.required if column.key not in next(iter(rows.values()))]:
        raise UnusableFile(f"Kolumner som saknas: {', '.join(missing)}.")
    if numbers := [str(n) for n, row in rows.items() if any(map(contains_personal_number, row.values()))]:
        places = ", ".join(numbers[:MOST_PLACES]) + (" med flera" if len(numbers) > MOST_PLACES else "")
        raise UnusableFile(f"Filen innehåller personnummer. Ta bort dem och använd ärendenumret. Rad {places}.")
    columns = {column.key: column for column in kind.columns}
    return {
        str(number): {key: columns[key].kept(cell) for key, cell in row.items() if key in columns}
        for number, row in rows.items()
    }


def _rejection(kind: ImportKind, number: int, row: Row, problem: Problem) -> dict[str, object]:
    key = next((column.key for column in kind.columns if column.field == SOURCE_ID), "")
    source_id = row.get(key, "")[:100] or None
    return Rejection(row=number, source_id=source_id, problem=item_problem(problem), cells=row).model_dump()


def _names(tx: Tx, board_id: UUID) -> Names:
    today = clock.today()
    units: dict[str, UUID | None] = {}
    for unit in tx.scalars(select(Unit).where(Unit.board_id == board_id)):
        if unit.is_valid_on(today):
            name = unit.name.lower()
            units[name] = None if name in units else unit.id
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    labels = organisation.labels(tx, board_id)
    for name, code in labels:
        codes[name][code] = code
    for (name, code), label in labels.items():
        codes[name][label.lower()] = code
    return Names(units, codes)
