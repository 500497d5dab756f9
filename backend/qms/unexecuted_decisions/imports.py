"""Files of decisions: a row for each, by the headings that people write in a spreadsheet.

A file can be handed in again: what it says is known by the source's own id, whoever hands it in. Every row gets its
own verdict, and a wrong row never stops the others.
"""

import base64
import binascii
from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select

from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.jobs import enqueue
from qms.kernel.personal_number import contains_personal_number
from qms.kernel.problems import NotVisible, Problem, UnknownReference
from qms.kernel.table_file import Row, UnreadableFile, day_in, rows_of
from qms.matters.schemas import item_problem
from qms.organisation.models import Unit
from qms.unexecuted_decisions import service
from qms.unexecuted_decisions.batch_schemas import DecisionImportCreate, Rejection
from qms.unexecuted_decisions.models import DecisionImport
from qms.unexecuted_decisions.schemas import DecisionCreate

TAKE_IN = "unexecuted_decisions.take_in_file"
CLIENT = "file"
MOST_ROWS = 5_000
COLUMNS = {
    "källsystem": "system",
    "beslutsid": "id",
    "version": "version",
    "enhet": "unit",
    "ärendenummer": "caseReference",
    "ärendet avslutat": "caseClosedOn",
    "lag": "lawArea",
    "insats": "benefit",
    "beslutsdatum": "decidedOn",
    "kön": "sex",
    "omfattning": "amount",
    "omfattningens enhet": "extentUnit",
    "skyddad": "isProtected",
    "verkställt": "executed",
    "avbrott": "interrupted",
    "återupptaget": "resumed",
    "avslutat": "ended",
    "avslutsorsak": "ending",
}
REQUIRED = ("källsystem", "beslutsid", "enhet", "ärendenummer", "lag", "insats", "beslutsdatum", "kön")
WORDS = {
    "kvinna": "female",
    "man": "male",
    "k": "female",
    "m": "male",
    "återtagen": "withdrawn",
    "behov upphört": "need-ceased",
    "flyttat": "moved",
    "avliden": "died",
    "ersatt": "replaced",
    "timmar i veckan": "hours-per-week",
    "timmar i månaden": "hours-per-month",
    "dygn i månaden": "days-per-month",
    "platser": "places",
}


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


def request(tx: Tx, command: DecisionImportCreate) -> DecisionImport:
    """Receive a file. When it is wrong as a whole it has failed at once; otherwise its rows are taken in afterwards."""
    boards = access.reach(tx.actor, "decisionImport").boards
    board_id = command.board_id or (next(iter(boards)) if len(boards) == 1 else None)
    if board_id not in boards or board_id is None:
        raise UnknownReference("Ange en nämnd som du arbetar för.")
    received = DecisionImport(
        id=new_id(),
        board_id=board_id,
        file_name=command.file_name,
        requested_at=clock.now(),
        requested_by=tx.actor.id,
        row_count=0,
    )
    try:
        received.rows = _read(command)
        received.status, received.row_count = "queued", len(received.rows)
        enqueue(tx, TAKE_IN, import_id=str(received.id), board_id=str(board_id))
    except UnusableFile as problem:
        received.status, received.rejections = "failed", [_rejection(0, None, problem)]
    tx.add(received)
    tx.flush()
    return received


def get(tx: Tx, import_id: UUID) -> DecisionImport:
    """A file that was handed in for a board that the caller imports for."""
    boards = access.reach(tx.actor, "decisionImportRead").boards
    found = tx.get(DecisionImport, import_id)
    if found is None or found.board_id not in boards:
        raise NotVisible(about=("decision_import", import_id))
    return found


def take_in(tx: Tx, import_id: UUID) -> None:
    """Take in every row, each by itself, and then forget the rows."""
    received = tx.scalar(select(DecisionImport).where(DecisionImport.id == import_id).with_for_update())
    if received is None or received.rows is None:
        return
    units = _units(tx, received.board_id)
    verdicts: Counter[str] = Counter()
    rejections: list[dict[str, object]] = []
    for number, row in enumerate(received.rows, start=1):
        try:
            with tx.begin_nested():
                verdict, _ = service.take_in(tx, _command(row, units), client=CLIENT)
                tx.flush()
            verdicts[verdict] += 1
        except Problem as problem:
            rejections.append(_rejection(number, row.get("beslutsid") or None, problem))
    received.created, received.updated, received.unchanged = (
        verdicts[verdict] for verdict in ("created", "updated", "unchanged")
    )
    received.rejections, received.rows, received.status = rejections, None, "done"


def _read(command: DecisionImportCreate) -> list[Row]:
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
    if missing := [heading for heading in REQUIRED if heading not in rows[0]]:
        raise UnusableFile(f"Kolumner som saknas: {', '.join(missing)}.")
    if any(contains_personal_number(cell) for row in rows for cell in row.values()):
        raise UnusableFile("Filen innehåller ett personnummer. Ta bort det och använd ärendenumret.")
    return [{heading: cell for heading, cell in row.items() if heading in COLUMNS} for row in rows]


def _rejection(row: int, source_id: str | None, problem: Problem) -> dict[str, object]:
    return Rejection(row=row, source_id=source_id, problem=item_problem(problem)).model_dump()


def _units(tx: Tx, board_id: UUID) -> dict[str, UUID | None]:
    """The board's units of today by name; nothing where two have the same name."""
    today = clock.today()
    found: dict[str, UUID | None] = {}
    for unit in tx.scalars(select(Unit).where(Unit.board_id == board_id)):
        if unit.is_valid_on(today):
            name = unit.name.lower()
            found[name] = None if name in found else unit.id
    return found


def _command(row: Row, units: dict[str, UUID | None]) -> DecisionCreate:
    cells = {COLUMNS[heading]: cell for heading, cell in row.items() if cell}
    unit_id = units.get(cells.get("unit", "").lower())
    if unit_id is None:
        raise UnusableRow("Enheten finns inte, eller så har två enheter samma namn.")
    try:
        return DecisionCreate.model_validate(
            {
                "unitId": unit_id,
                "source": {key: cells.get(key) for key in ("system", "id")} | {"version": _number(cells, "version", 1)},
                "extent": _extent(cells),
                "isProtected": cells.get("isProtected", "nej").lower() in ("ja", "1", "sant", "true"),
                "caseReference": cells.get("caseReference"),
                "lawArea": cells.get("lawArea", "").lower(),
                "benefit": cells.get("benefit", "").lower(),
                "sex": _word(cells.get("sex", "")),
                "decidedOn": day_in(cells.get("decidedOn", "")),
                "caseClosedOn": day_in(cells["caseClosedOn"]) if "caseClosedOn" in cells else None,
                "events": list(_events(cells)),
            }
        )
    except ValidationError as error:
        places = ", ".join(dict.fromkeys(_heading(found["loc"]) for found in error.errors()))
        raise UnusableRow(f"Kontrollera: {places}.") from None


def _events(cells: Row) -> Iterator[dict[str, str]]:
    for kind in ("executed", "interrupted", "resumed"):
        if kind in cells:
            yield {"kind": kind, "happenedOn": day_in(cells[kind])}
    if "ended" in cells:
        yield {"kind": _word(cells.get("ending", "")), "happenedOn": day_in(cells["ended"])}


def _extent(cells: Row) -> dict[str, object] | None:
    if "amount" not in cells:
        return None
    return {"amount": _number(cells, "amount", 0), "unit": _word(cells.get("extentUnit", ""))}


def _number(cells: Row, name: str, otherwise: int) -> float | int | str:
    """A number as a spreadsheet writes it: with a decimal comma, or 1.0 for 1."""
    text = cells.get(name, str(otherwise)).replace(",", ".").replace("\u00a0", "")
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def _word(cell: str) -> str:
    return WORDS.get(cell.lower(), cell.lower())


def _heading(location: tuple[int | str, ...]) -> str:
    """The heading that a wrong value came from, as far as it can be told."""
    names = {field: heading for heading, field in COLUMNS.items()}
    known = [names[str(part)] for part in location if str(part) in names]
    return (
        known[-1] if known else {"extent": "omfattning", "events": "händelsernas dagar"}.get(str(location[0]), "raden")
    )
