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
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 50_000, 100, 50
LOOKED_AT = 20
"""So many rows at the top may tell how a table is laid out."""
MOST_BYTES = 8_250_000
"""Some 50 000 rows."""
MOST_MEMORY, MOST_SECONDS = 768 * 1024 * 1024, 60
DAY_ZERO, DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""Workbooks count days from here: after a mistake about 1900 that Excel keeps, or as the old Macintosh did."""
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
ERROR_CELL = re.compile(rb'(<(?:\w+:)?c\b[^>]*\bt=")e(")')
"""A cell of a workbook that holds an error."""
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

    try:
        day_zero = _day_zero(content)
        book = CalamineWorkbook.from_filelike(BytesIO(_with_errors(content)))
        tables = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        if len(tables) > MOST_SHEETS:
            raise UnreadableFile(f"Arbetsboken har fler än {MOST_SHEETS} blad. Ta bort dem som inte behövs.")
        for table in tables:
            is_hidden = table.visible != SheetVisibleEnum.Visible
            sheet = Sheet(table.name, is_hidden, day_zero)
            rows = enumerate(book.get_sheet_by_name(table.name).iter_rows(), start=1)
            _keep(sheet, ((number, [_text(cell) for cell in cells]) for number, cells in rows))
            yield sheet
    except PasswordError:
        raise UnreadableFile("Arbetsboken har lösenord. Ta bort det och spara den på nytt.") from None
    except (CalamineError, OSError, BadZipFile, RuntimeError, zlib.error):
        raise UnreadableFile("Filen går inte att läsa som Excel-fil. Spara den på nytt som .xlsx.") from None


def _with_errors(content: bytes) -> bytes:
    """A workbook in which the errors of formulas are texts: as errors they would be read as empty cells."""
    if not content.startswith(WORKBOOKS[0]):
        return content
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith(".xml")]
        parts = ((name, archive.read(name)) for name in names)
        changed = {name: ERROR_CELL.sub(rb"\1str\2", part) for name, part in parts if b't="e"' in part}
        if not changed:
            return content
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as written:
            for name in archive.namelist():
                written.writestr(name, changed.get(name) or archive.read(name))
    return target.getvalue()


def _day_zero(content: bytes) -> str:
    """What a workbook counts bare numbers of days from. It says so in the part that lists its sheets."""
    if not content.startswith(WORKBOOKS[0]):
        return DAY_ZERO.isoformat()
    with ZipFile(BytesIO(content)) as archive:
        parts = (part for part in archive.infolist() if part.filename.lower().endswith("workbook.xml"))
        is_1904 = any(re.search(rb"""date1904\s*=\s*["'](1|true)["']""", archive.read(part)) for part in parts)
    return (DAY_ZERO_1904 if is_1904 else DAY_ZERO).isoformat()


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
