"""Files of decisions: a row for each, by the headings that people write in a spreadsheet.

A file can be handed in again: what it says is known by the source's own id, whoever hands it in. Every row gets its
own verdict, and a wrong row never stops the others. What stood in a refused row is kept, so that it can be mended.
"""

import base64
import binascii
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select

from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.jobs import enqueue
from qms.kernel.personal_number import contains_personal_number
from qms.kernel.problems import NotVisible, Problem, UnknownReference
from qms.matters.schemas import Rejection, item_problem
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Unit
from qms.spreadsheets.reader import Row, UnreadableFile, day_in, rows_of
from qms.unexecuted_decisions import service
from qms.unexecuted_decisions.models import DecisionImport
from qms.unexecuted_decisions.schemas import DecisionCreate, DecisionImportCreate

TAKE_IN = "unexecuted_decisions.take_in_file"
CLIENT = "file"
MOST_ROWS, MOST_PLACES = 5_000, 10
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
DAY = "en dag som 2026-01-31"
HOLDS = {
    "källsystem": "ett namn med högst 100 tecken",
    "beslutsid": "ett namn eller nummer med högst 100 tecken",
    "version": "ett heltal från 1",
    "enhet": "namnet på en av nämndens enheter, och bara en får heta så",
    "ärendenummer": "ärendets nummer med högst 40 tecken och utan mellanslag, inte ett personnummer",
    "ärendet avslutat": DAY,
    "lag": "SoL eller LSS",
    "insats": "en insats i nämndens kodlista",
    "beslutsdatum": DAY,
    "kön": "kvinna eller man",
    "omfattning": "ett tal från 0,01",
    "omfattningens enhet": "timmar i veckan, timmar i månaden, dygn i månaden eller platser",
    "skyddad": "ja eller nej",
    "verkställt": DAY,
    "avbrott": DAY,
    "återupptaget": DAY,
    "avslutat": DAY,
    "avslutsorsak": "återtagen, behov upphört, flyttat, avliden eller ersatt",
}
"""What a cell may hold, as its fault is told."""
YES_OR_NO = {"ja": True, "nej": False}
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

    def __init__(self, headings: Iterable[str], row: Row) -> None:
        super().__init__(
            errors=[
                {"pointer": f"/{heading}", "code": self.code, "detail": _fault(heading, row)}
                for heading in dict.fromkeys(headings)
            ]
        )


@dataclass(frozen=True, slots=True)
class Names:
    """What people call a board's units and benefits, in small letters."""

    units: dict[str, UUID | None]
    """Nothing where two have the same name."""
    benefits: dict[str, str]


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
        received.status, received.rejections = "failed", [_rejection(0, {}, problem)]
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
    """Take in every row, each by itself, and then forget those that were taken."""
    received = tx.scalar(select(DecisionImport).where(DecisionImport.id == import_id).with_for_update())
    if received is None or received.rows is None:
        return
    names = _names(tx, received.board_id)
    verdicts: Counter[str] = Counter()
    rejections: list[dict[str, object]] = []
    for number, row in sorted((int(number), row) for number, row in received.rows.items()):
        try:
            with tx.begin_nested():
                verdict, _ = service.take_in(tx, _command(row, names), client=CLIENT)
                tx.flush()
            verdicts[verdict] += 1
        except Problem as problem:
            rejections.append(_rejection(number, row, problem))
    received.created, received.updated, received.unchanged = (
        verdicts[verdict] for verdict in ("created", "updated", "unchanged")
    )
    received.rejections, received.rows, received.status = rejections, None, "done"


def _read(command: DecisionImportCreate) -> dict[str, Row]:
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
    if missing := [heading for heading in REQUIRED if heading not in next(iter(rows.values()))]:
        raise UnusableFile(f"Kolumner som saknas: {', '.join(missing)}.")
    if found := [str(n) for n, row in rows.items() if any(map(contains_personal_number, row.values()))]:
        places = ", ".join(found[:MOST_PLACES]) + (" med flera" if len(found) > MOST_PLACES else "")
        raise UnusableFile(f"Filen innehåller personnummer. Ta bort dem och använd ärendenumret. Rad {places}.")
    return {
        str(number): {heading: _told(heading, cell) for heading, cell in row.items() if heading in COLUMNS}
        for number, row in rows.items()
    }


def _told(heading: str, cell: str) -> str:
    return day_in(cell) if HOLDS[heading] == DAY else cell


def _rejection(number: int, row: Row, problem: Problem) -> dict[str, object]:
    source_id = row.get("beslutsid", "")[:100] or None
    return Rejection(row=number, source_id=source_id, problem=item_problem(problem), cells=row).model_dump()


def _names(tx: Tx, board_id: UUID) -> Names:
    today = clock.today()
    units: dict[str, UUID | None] = {}
    for unit in tx.scalars(select(Unit).where(Unit.board_id == board_id)):
        if unit.is_valid_on(today):
            name = unit.name.lower()
            units[name] = None if name in units else unit.id
    codes = [
        (code, label)
        for (kind, code), label in organisation.labels(tx, board_id).items()
        if kind == CodeListName.BENEFIT
    ]
    return Names(units, {code: code for code, _ in codes} | {label.lower(): code for code, label in codes})


def _command(row: Row, names: Names) -> DecisionCreate:
    """What a row says, as a command. Benefits go by their label or their code."""
    cells = {COLUMNS[heading]: cell for heading, cell in row.items() if cell}
    events = dict(_events(cells))
    is_protected = cells.get("isProtected", "nej")
    sent = {
        "unitId": names.units.get(cells.get("unit", "").lower()),
        "source": {key: cells.get(key) for key in ("system", "id")} | {"version": _number(cells, "version", 1)},
        "extent": _extent(cells),
        "isProtected": YES_OR_NO.get(is_protected.lower(), is_protected),
        "caseReference": cells.get("caseReference"),
        "lawArea": cells.get("lawArea", "").lower(),
        "benefit": names.benefits.get(cells.get("benefit", "").lower()),
        "sex": _word(cells.get("sex", "")),
        "decidedOn": cells.get("decidedOn", ""),
        "caseClosedOn": cells.get("caseClosedOn"),
        "events": list(events.values()),
    }
    try:
        return DecisionCreate.model_validate(sent)
    except ValidationError as error:
        raise UnusableRow((_heading(found["loc"], list(events)) for found in error.errors()), row) from None


def _events(cells: Row) -> Iterator[tuple[str, dict[str, str]]]:
    """What has happened, each by the column that tells its day."""
    for kind in ("executed", "interrupted", "resumed"):
        if kind in cells:
            yield kind, {"kind": kind, "happenedOn": cells[kind]}
    if "ended" in cells:
        yield "ended", {"kind": _word(cells.get("ending", "")), "happenedOn": cells["ended"]}


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


def _heading(location: tuple[int | str, ...], events: list[str]) -> str:
    """The heading of the column that a wrong value came from."""
    headings = {field: heading for heading, field in COLUMNS.items()}
    match location:
        case ("events", int() as index, "happenedOn", *_):
            return headings[events[index]]
        case ("events", *_):
            return "avslutsorsak"
        case ("unitId", *_):
            return "enhet"
        case ("extent", "unit", *_):
            return "omfattningens enhet"
        case ("extent", *_):
            return "omfattning"
    return headings[str(location[-1] if location[0] == "source" else location[0])]


def _fault(heading: str, row: Row) -> str:
    """What is wrong with a cell, said as what it should hold."""
    name = heading.capitalize()
    return f"{name} ska vara {HOLDS[heading]}." if row.get(heading) else f"{name} saknas."
