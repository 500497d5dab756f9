"""The service's own work with a file: read it, then try or take in its rows, some at a time.

Each step is a transaction of its own, so that nobody waits for a long file and a service that dies goes on
where it was.
"""

import base64
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NoReturn, cast
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import BindParameter, Table, bindparam, insert, select, update

from qms.file_imports import service, states
from qms.file_imports.columns import Column, ImportKind, Names, Row
from qms.file_imports.layout import Said, layout
from qms.file_imports.models import AT_WORK, FileImport, FileImportRow, ImportStatus
from qms.file_imports.service import UnusableFile
from qms.intake.schemas import ItemStatus, item_problem
from qms.intake.service import by_itself
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Problem
from qms.matters.models import Matter
from qms.organisation import queries as organisation
from qms.organisation.models import Unit
from qms.personal_number import contains_personal_number
from qms.spreadsheets.reader import Sheet, UnreadableFile

CLIENT = "file"
"""The source's client, whoever hands a file in: the same row again is the same thing."""
AT_A_TIME, MOST_PLACES = 25, 10
"""Few enough that other files, and whoever follows what happens, wait a second or two for a transaction."""
Taken = tuple[ItemStatus, Matter | None]
ROW = cast("Table", FileImportRow.__table__)


class _NothingStaysError(Exception):
    """Leaves a savepoint with all that was done in it undone."""


class UnusableRow(Problem):
    """Raden i filen saknar något eller har ett värde som inte går att tolka."""

    status = 422
    code = "unusable-row"
    title = "Raden går inte att använda"

    def __init__(self, columns: Iterable[Column], row: Row) -> None:
        self.columns = list(columns)
        super().__init__(
            errors=[
                {"pointer": f"/{column.key}", "code": self.code, "detail": column.fault(row)} for column in self.columns
            ]
        )


def content(tx: Tx, import_id: UUID) -> bytes | None:
    """A file that waits to be read."""
    received = _at_work(tx, import_id)
    if received is None or received.status != ImportStatus.READING or received.content_sealed is None:
        return None
    return base64.b64decode(tx.sealer.open(received.content_sealed, place=service.place(received)))


def keep(tx: Tx, kind: ImportKind, import_id: UUID, sheets: Sequence[Sheet] | UnreadableFile) -> None:
    """Keep the rows of a file that has been read, or say why it cannot be used."""
    received = _at_work(tx, import_id)
    if received is None or received.status != ImportStatus.READING:
        return
    try:
        if isinstance(sheets, UnreadableFile):
            raise sheets
        _keep_rows(tx, kind, received, sheets)
    except (UnreadableFile, UnusableFile) as error:
        problem = error if isinstance(error, UnusableFile) else UnusableFile(str(error))
        received.problem = item_problem(problem).model_dump()
        states.LIFECYCLE.fire("fail", tx, received)
    else:
        states.LIFECYCLE.fire("examine" if received.is_dry_run else "take in at once", tx, received)


def some_rows(tx: Tx, kind: ImportKind, import_id: UUID) -> bool:
    """Try or take in the next rows of a file. False when none was left."""
    received = _at_work(tx, import_id)
    if received is None or received.status == ImportStatus.READING:
        return False
    takes_in = received.status == ImportStatus.TAKING_IN
    waiting = select(ROW.c.number, ROW.c.cells).where(ROW.c.import_id == import_id, ROW.c.verdict.is_(None))
    rows = tx.execute(waiting.order_by(ROW.c.number).limit(AT_A_TIME)).all()
    names = _names(tx, received.board_id)
    take = by_itself if takes_in else _examined
    verdicts = [_verdict(number, row, take(tx, partial(_take, tx, kind, row, names)), names) for number, row in rows]
    _keep_verdicts(tx, import_id, verdicts, forgets=takes_in)
    tally = Counter(verdict["verdict"] for verdict in verdicts)
    for verdict in ItemStatus:
        setattr(received, verdict, getattr(received, verdict) + tally[verdict])
    if len(rows) == AT_A_TIME:
        return True
    states.LIFECYCLE.fire("all taken in" if takes_in else "all examined", tx, received)
    if takes_in:
        received.content_sealed = None
    return False


def _at_work(tx: Tx, import_id: UUID) -> FileImport | None:
    """A file that the service works on, kept from others meanwhile."""
    rows = select(FileImport).where(FileImport.id == import_id, FileImport.status.in_(AT_WORK))
    return tx.scalar(rows.with_for_update())


def _keep_rows(tx: Tx, kind: ImportKind, received: FileImport, sheets: Sequence[Sheet]) -> None:
    received.sheets = [sheet.name for sheet in sheets if sheet.name]
    said = Said(received.sheet, received.heading_row, received.columns or _as_last_time(tx, received, sheets))
    laid_out = layout(kind.columns, sheets, said)
    received.sheet, received.heading_row = laid_out.sheet.name or None, laid_out.heading_row
    received.headings, received.unused = [heading for heading in laid_out.headings if heading], list(laid_out.unused)
    received.near, received.columns = dict(laid_out.near), dict(said.columns)
    if laid_out.near:
        asked = ", ".join(f"{heading} (menar du {ours}?)" for heading, ours in laid_out.near.items())
        raise UnusableFile(f"Säg vad de här kolumnerna är: {asked}.")
    if missing := [column.heading for column in kind.required if column not in laid_out.places]:
        raise UnusableFile(f"Kolumner som saknas: {', '.join(missing)}.")
    rows = laid_out.rows()
    if not rows:
        raise UnusableFile("Filen har inga rader under rubrikerna.")
    if numbers := [str(n) for n, row in rows.items() if any(map(contains_personal_number, row.values()))]:
        places = ", ".join(numbers[:MOST_PLACES]) + (" med flera" if len(numbers) > MOST_PLACES else "")
        received.content_sealed = None
        raise UnusableFile(f"Filen innehåller personnummer. Ta bort dem och använd ärendenumret. Rad {places}.")
    received.row_count = len(rows)
    of_import = {"board_id": received.board_id, "import_id": received.id}
    tx.execute(insert(ROW), [of_import | {"number": number, "cells": row} for number, row in rows.items()])


def _as_last_time(tx: Tx, received: FileImport, sheets: Sequence[Sheet]) -> Mapping[str, str]:
    """What was said last of a file with the same headings."""
    earlier = select(FileImport.headings, FileImport.columns).where(
        FileImport.board_id == received.board_id,
        FileImport.kind == received.kind,
        FileImport.id != received.id,
        FileImport.columns != {},
    )
    rows = {tuple(cell for cell in cells if cell) for sheet in sheets for cells in list(sheet.rows.values())[:20]}
    latest = tx.execute(earlier.order_by(FileImport.requested_at.desc()).limit(20))
    return next((columns for headings, columns in latest if tuple(headings) in rows), {})


def _take(tx: Tx, kind: ImportKind, row: Row, names: Names) -> Taken:
    values = kind.values(row, names)
    try:
        return kind.take_in(tx, values)
    except ValidationError as error:
        raise UnusableRow(kind.columns_at_fault(error, values), row) from None


def _examined(tx: Tx, take: Callable[[], Taken]) -> Taken | Problem:
    """What would become of a row. Nothing of it stays."""
    try:
        with tx.begin_nested():
            taken = take()
            tx.flush()
            _undo()
    except _NothingStaysError:
        return taken
    except Problem as problem:
        return problem


def _undo() -> NoReturn:
    raise _NothingStaysError


def _verdict(number: int, row: Row, taken: Taken | Problem, names: Names) -> dict[str, object]:
    told: dict[str, object] = {"row": number, "cells": row, "problem": None, "suggestions": None, "matter_id": None}
    if not isinstance(taken, Problem):
        status, matter = taken
        return told | {"verdict": status, "matter_id": matter and matter.id}
    at_fault = taken.columns if isinstance(taken, UnusableRow) else []
    nearest = {column.key: column.suggestions(row.get(column.key, ""), names) for column in at_fault}
    told |= {"verdict": ItemStatus.REJECTED, "problem": item_problem(taken).model_dump()}
    return told | {"suggestions": nearest or None}


def _keep_verdicts(tx: Tx, import_id: UUID, verdicts: Sequence[dict[str, object]], *, forgets: bool) -> None:
    """Keep what became of rows. A row that was taken in is forgotten, and only then is it known as what."""
    for told in verdicts:
        is_taken = told["verdict"] != ItemStatus.REJECTED
        if is_taken and forgets:
            told["cells"] = {}
        elif not forgets:
            told["matter_id"] = None
    said = ("cells", "verdict", "problem", "suggestions", "matter_id")
    values: dict[str, BindParameter[object]] = {name: bindparam(f"to_{name}") for name in said}
    change = update(ROW).where(ROW.c.import_id == import_id, ROW.c.number == bindparam("row")).values(values)
    if verdicts:
        tx.execute(change, [{"row": told.pop("row")} | {f"to_{n}": v for n, v in told.items()} for told in verdicts])


def _names(tx: Tx, board_id: UUID) -> Names:
    today = clock.today()
    units: dict[str, UUID | None] = {}
    unit_names = []
    for unit in tx.scalars(select(Unit).where(Unit.board_id == board_id)):
        if unit.is_valid_on(today):
            name = unit.name.lower()
            units[name] = None if name in units else unit.id
            unit_names.append(unit.name)
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    labels: dict[str, list[str]] = defaultdict(list)
    known = organisation.labels(tx, board_id)
    for name, code in known:
        codes[name][code] = code
    for (name, code), label in known.items():
        codes[name][label.lower()] = code
        labels[name].append(label)
    return Names(units, codes, unit_names, labels)
