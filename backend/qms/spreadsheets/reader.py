"""Read the tables of a file that somebody saved from a spreadsheet: CSV in its everyday forms, or a workbook.

A file comes from a stranger, so it is read in a process of its own that may use little memory and little time, and that
counts rows and columns while it reads. The process knows nothing of the service: bytes go in, tables come out as JSON.
"""

import asyncio
import codecs
import csv
import json
import re
import resource
import struct
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from unicodedata import normalize
from zipfile import BadZipFile

from qms.spreadsheets import old_workbooks, parts
from qms.spreadsheets.parts import DAY_ZERO

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 50_000, 100, 50
LOOKED_AT = 20
"""So many rows at the top may tell how a table is laid out."""
MOST_BYTES = 8_250_000
"""Some 50 000 rows."""
MOST_MEMORY, MOST_SECONDS = 768 * 1024 * 1024, 60
MERGED = "#SAMMANSLAGEN!"
"""A cell that one above it reaches down to."""
MERGED_ROWS = (
    "Arbetsboken har celler som är sammanslagna över flera rader. Dela dem och skriv värdet på varje rad, "
    "eller spara den som .xlsx."
)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
SWEDISH = frozenset("åäöÅÄÖéÉ")
Cells = list[str]


class UnreadableFile(ValueError):
    """The file cannot be read; the text says why in plain Swedish."""


class TooLargeFile(UnreadableFile):
    """The file holds more than can be read. What to do about that is for its kind to say."""


@dataclass(slots=True)
class Sheet:
    """One table of a file: its rows under the numbers that a spreadsheet shows for them. Empty rows are left out."""

    name: str
    is_hidden: bool = False
    day_zero: str = DAY_ZERO.isoformat()
    """The day that a bare number of days is counted from."""
    hides: bool = False
    """Whether rows or columns of its workbook are hidden. They are read all the same."""
    pads: bool = False
    """Whether numbers of its workbook may show zeros before them that the file does not hold."""
    rows: dict[int, Cells] = field(default_factory=dict)


async def read(content: bytes, most_memory: int = MOST_MEMORY) -> list[Sheet]:
    """The tables of a file, in the order of its tabs. Read in a process of its own, with bounds on what it may use."""
    command = (sys.executable, "-I", __file__, str(most_memory))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL)
    try:
        async with asyncio.timeout(MOST_SECONDS * 2):
            answer, _ = await process.communicate(content)
    except TimeoutError:
        process.kill()
        await process.wait()
        answer = b""
    if not answer:
        raise TooLargeFile("Filen är för stor eller invecklad för att läsas.")
    said = json.loads(answer)
    if "fault" in said:
        raise (TooLargeFile if said["isTooLarge"] else UnreadableFile)(said["fault"])
    sheets: list[Sheet] = [Sheet(**sheet) for sheet in said["sheets"]]
    for sheet in sheets:
        sheet.rows = {int(number): cells for number, cells in sheet.rows.items()}
    return sheets


def sheets_of(content: bytes) -> list[Sheet]:
    """The tables of a file. Only for the process that reads, and for tests: it takes what memory it needs."""
    sheets = list(_workbook(content) if content.startswith(WORKBOOKS) else _csv(content))
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableFile("Filen är tom.")
    return sheets


def _csv(content: bytes) -> Iterator[Sheet]:
    text = _decoded(content)
    if no_text := re.search("[\0\ufffd]", text):
        row, sign = text[: no_text.start()].count("\n") + 1, " (NUL)" if no_text[0] == "\0" else ""
        raise UnreadableFile(f"Rad {row} har ett tecken som inte är text{sign}. Spara filen på nytt som CSV UTF-8.")
    first, _, rest = text.partition("\n")
    said = re.fullmatch(r'"?sep=(.)"?\r?', first, re.IGNORECASE)
    delimiter = said[1] if said else _delimiter(text)
    skipped = 1 if said else 0
    sheet = Sheet("")
    try:
        rows = csv.reader(StringIO(rest if said else text, newline=""), delimiter=delimiter, strict=True)
        _keep(sheet, enumerate(rows, start=1 + skipped))
    except csv.Error:
        raise UnreadableFile("Filen går inte att läsa som CSV. Spara den på nytt från kalkylprogrammet.") from None
    yield sheet


def _delimiter(text: str) -> str:
    """What parts the cells: the mark that stands as often in one line as in the next, whatever a title above says."""
    lines = text.splitlines()[:LOOKED_AT]

    def regular(mark: str) -> int:
        often = Counter(line.count(mark) for line in lines)
        return max((number * among for number, among in often.items()), default=0)

    return max(";,\t|", key=regular)


def _decoded(content: bytes) -> str:
    """Text as Excel, the Macintosh and DOS save it. Of the old alphabets the one with Swedish letters."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return max(
            (content.decode(encoding, errors="replace") for encoding in ("cp1252", "mac_roman", "cp850")),
            key=lambda text: sum(letter in SWEDISH for letter in text),
        )


def _workbook(content: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - only in the process that reads

    is_old = not content.startswith(WORKBOOKS[0])
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content if is_old else parts.with_texts(content)))
        errors = old_workbooks.errors(content) if is_old else ()
        day_zero = old_workbooks.day_zero(content) if is_old else parts.day_zero(content)
        looks = (not is_old and parts.hides(content), not is_old and parts.pads(content))
        tables = [(at, told) for at, told in enumerate(book.sheets_metadata) if told.typ == SheetTypeEnum.WorkSheet]
        if len(tables) > MOST_SHEETS:
            raise UnreadableFile(f"Arbetsboken har fler än {MOST_SHEETS} blad. Ta bort dem som inte behövs.")  # noqa: TRY301 - told in these words
        for at, told in tables:
            is_hidden = told.visible != SheetVisibleEnum.Visible
            sheet, table = Sheet(told.name, is_hidden, day_zero.isoformat(), *looks), book.get_sheet_by_name(told.name)
            _keep(sheet, _rows(table, errors[at] if is_old else {}))
            _say_merged(sheet, table)
            yield sheet
    except UnreadableFile:
        raise
    except PasswordError:
        raise UnreadableFile("Arbetsboken har lösenord. Ta bort det och spara den på nytt.") from None
    except parts.MergedRows:
        raise UnreadableFile(MERGED_ROWS) from None
    except (CalamineError, OSError, BadZipFile, RuntimeError, zlib.error, struct.error, LookupError, ValueError):
        raise UnreadableFile("Filen går inte att läsa som Excel-fil. Spara den på nytt som .xlsx.") from None


def _rows(table: "CalamineSheet", errors: Mapping[int, Mapping[int, str]]) -> Iterator[tuple[int, Cells]]:
    """The rows of a sheet by their numbers, from the first column that holds anything."""
    for number, row in enumerate(table.iter_rows(), start=1):
        cells = [_text(cell) for cell in row]
        for place, error in errors.get(number, {}).items():
            cells[place - _first_column(table)] = error
        yield number, cells


def _say_merged(sheet: Sheet, table: "CalamineSheet") -> None:
    """Say in a row that a cell above reaches down to it: in the file its own is empty, and on the screen it is not."""
    for (top, left), (bottom, _) in table.merged_cell_ranges or ():
        place = left - _first_column(table)
        if place < 0 or not any(sheet.rows.get(top + 1, [])[place : place + 1]):
            continue
        for number in range(top + 2, bottom + 2):
            if cells := sheet.rows.get(number):
                cells += [""] * (place + 1 - len(cells))
                cells[place] = MERGED


def _first_column(table: "CalamineSheet") -> int:
    return table.start[1] if table.start else 0


def _keep(sheet: Sheet, rows: Iterator[tuple[int, Sequence[str]]]) -> None:
    """Keep the rows that say something, and stop at the first that is one too many."""
    for number, cells in rows:
        kept = [normalize("NFC", cell).strip() for cell in cells]
        while kept and not kept[-1]:
            kept.pop()
        if len(kept) > MOST_COLUMNS:
            raise UnreadableFile(f"Rad {number} har fler än {MOST_COLUMNS} kolumner. Ta bort dem som inte behövs.")
        if kept:
            sheet.rows[number] = kept
        if len(sheet.rows) > MOST_ROWS + 1:
            raise TooLargeFile(f"Filen har fler än {MOST_ROWS} rader.")


def _text(cell: object) -> str:
    """A cell as people read it: a day as 2026-01-31, a whole number without decimals."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\0", "")


def main() -> None:
    """Read a file from standard input within bounds, and write its tables, or what is wrong with it, as JSON."""
    most_memory = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        said: dict[str, object] = {"sheets": [asdict(sheet) for sheet in sheets_of(sys.stdin.buffer.read())]}
    except UnreadableFile as error:
        said = {"fault": str(error), "isTooLarge": isinstance(error, TooLargeFile)}
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
