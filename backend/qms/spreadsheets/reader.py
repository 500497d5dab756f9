"""Read a table that somebody saved from a spreadsheet: CSV as Swedish Excel writes it, or the first sheet of XLSX.

Cells come out as text, trimmed. A workbook is a zip file of XML from a stranger, so its size is looked at before it
is unpacked, and XML with a document type is refused: it is not needed, and it is how XML bombs are built.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

MOST_BYTES, MOST_COLUMNS = 20_000_000, 100
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DAY_ZERO = date(1899, 12, 30)
"""Excel counts days from here, after a mistake about 1900 that it keeps."""

Row = dict[str, str]


class UnreadableFile(ValueError):
    """The file cannot be read; the text says why in plain Swedish."""


def rows_of(content: bytes) -> dict[int, Row]:
    """The rows of the table by the headings in its first row, under the numbers that a spreadsheet shows for them.

    Empty rows are left out.
    """
    table = dict(_workbook(content) if content.startswith(b"PK\x03\x04") else enumerate(_csv(content), start=1))
    if not table:
        raise UnreadableFile("Filen är tom.")
    headings = [heading.strip().lower() for heading in table.pop(min(table))]
    if len(set(headings)) < len(headings):
        raise UnreadableFile("Två kolumner har samma rubrik.")
    return {
        number: dict(zip(headings, [*cells, *[""] * len(headings)], strict=False))
        for number, cells in table.items()
        if any(cells)
    }


def day_in(cell: str) -> str:
    """A day as text: as written, or from the number that a workbook keeps it as."""
    if re.fullmatch(r"[1-9][0-9]{4}(\.0)?", cell):
        return (DAY_ZERO + timedelta(days=int(float(cell)))).isoformat()
    return cell


def _csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield [cell.strip() for cell in cells]
    except csv.Error:
        raise UnreadableFile("Filen går inte att läsa som CSV. Spara den på nytt från kalkylprogrammet.") from None


def _workbook(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                raise UnreadableFile("Arbetsboken är för stor.")
            known = archive.namelist()
            strings = _strings(archive.read(STRINGS)) if STRINGS in known else []
            sheet = _xml(archive.read(SHEET))
    except (BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError):
        raise UnreadableFile("Filen går inte att läsa som Excel-fil. Spara den på nytt som .xlsx.") from None
    number = 0
    for row in sheet.iter(f"{MAIN}row"):
        number = _number(row, before=number)
        cells: dict[int, str] = {}
        for cell in row.iter(f"{MAIN}c"):
            cells[_column(cell.get("r", ""))] = _text(cell, strings).strip()
        yield number, [cells.get(column, "") for column in range(max(cells, default=-1) + 1)]


def _number(row: ET.Element, *, before: int) -> int:
    """The number that a row says it has, or else the next. Rows only go downwards."""
    said = row.get("r", "")
    number = int(said) if re.fullmatch(r"[1-9][0-9]{0,6}", said) else before + 1
    if number <= before:
        raise UnreadableFile("Arbetsboken är skadad.")
    return number


def _strings(content: bytes) -> list[str]:
    return ["".join(part.text or "" for part in item.iter(f"{MAIN}t")) for item in _xml(content).iter(f"{MAIN}si")]


def _text(cell: ET.Element, strings: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{MAIN}v") or ""
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(f"{MAIN}t"))
    if kind == "s":
        number = int(value) if value.isdecimal() else -1
        if not 0 <= number < len(strings):
            raise UnreadableFile("Arbetsboken är skadad.")
        return strings[number]
    return value


def _column(reference: str) -> int:
    """The number of a column from a reference such as AB12, from 0."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        raise UnreadableFile("Arbetsboken är skadad.")
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    if number > MOST_COLUMNS:
        raise UnreadableFile("Tabellen har för många kolumner.")
    return number - 1


def _xml(content: bytes) -> ET.Element:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\x00" in content:
        raise UnreadableFile("Arbetsboken är inte gjord av ett kalkylprogram.")
    try:
        return ET.fromstring(content)  # noqa: S314 - a document type is refused above, and nothing expands without one
    except ET.ParseError:
        raise UnreadableFile("Arbetsboken är skadad.") from None
