"""Workbooks in the forms that no library writes for us any more, byte by byte as their descriptions have them.

``xls`` is Excel 97 within a compound file ([MS-XLS], [MS-CFB]), ``xlsb`` the binary form of today ([MS-XLSB]), and
``ods`` what LibreOffice saves. Each is as little as a reader takes, with rows of the same cells.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from struct import pack
from zipfile import ZipFile

DAY_ZERO, DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
NONE, LAST, TABLE_ITSELF = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SHORT, SECTOR, SMALL = 4096, 512, 64
NUMBERS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


@dataclass(frozen=True)
class Error:
    """A cell that holds an error: of a formula, or typed as it is."""

    name: str
    is_formula: bool = True


Cell = str | float | bool | date | Error | None
Rows = Sequence[Sequence[Cell]]


def _places(rows: Rows) -> Iterator[tuple[int, int, Cell]]:
    return ((row, column, cell) for row, cells in enumerate(rows) for column, cell in enumerate(cells))


def _days(day: date, *, is_1904: bool) -> float:
    return float((day - (DAY_ZERO_1904 if is_1904 else DAY_ZERO)).days)


def xls(
    rows: Rows, *, is_1904: bool = False, merged: tuple[int, int, int, int] | None = None, length: int = 0
) -> bytes:
    """A workbook of Excel 97, filled out to a length. A short one stands where short ones do in a compound file."""
    begins = _record(0x0809, pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    formats = b"".join(_record(0x00E0, pack("<HH16x", 0, form)) for form in (0, 14))
    first_day = _record(0x0022, pack("<H", is_1904))
    name = b"\x05\x00Blad1"
    at = len(begins + first_day + formats) + len(_record(0x0085, bytes(6) + name)) + 4
    book = begins + first_day + formats + _record(0x0085, pack("<IBB", at, 0, 0) + name) + _record(0x000A)
    book += _record(0x0809, pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    book += b"".join(_xls_cell(*place, is_1904=is_1904) for place in _places(rows))
    book += _record(0x00E5, pack("<HHHHH", 1, *merged)) if merged else b""
    book += _record(0x000A)
    return _compound(book.ljust(length, b"\0"))


def _xls_cell(row: int, column: int, cell: Cell, *, is_1904: bool) -> bytes:  # noqa: PLR0911 - one for each sort
    at = pack("<HHH", row, column, isinstance(cell, date))
    match cell:
        case Error(name, is_formula=True):
            return _record(0x0006, at + pack("<BBBBBBH", 2, 0, NUMBERS[name], 0, 0, 0, 0xFFFF) + pack("<HIH", 0, 0, 0))
        case Error(name):
            return _record(0x0205, at + pack("<BB", NUMBERS[name], 1))
        case bool():
            return _record(0x0205, at + pack("<BB", cell, 0))
        case date():
            return _record(0x0203, at + pack("<d", _days(cell, is_1904=is_1904)))
        case float():
            return _record(0x0203, at + pack("<d", cell))
        case str():
            return _record(0x0204, at + pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
        case _:
            return _record(0x0201, at)


def _record(kind: int, data: bytes = b"") -> bytes:
    return pack("<HH", kind, len(data)) + data


def _compound(stream: bytes) -> bytes:
    """The first sector says where each goes on, the second what there is, the third so for the short ones."""
    is_short = len(stream) < SHORT
    sectors = -(-len(stream) // SECTOR)
    smalls = -(-len(stream) // SMALL) if is_short else 0
    table = [TABLE_ITSELF, LAST, LAST, *range(4, 3 + sectors), LAST]
    small_table = [*range(1, smalls), LAST] if is_short else []
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += pack("<IIIIIIIII", 0, 1, 1, 0, SHORT, 2, 1, LAST, 0) + pack("<109I", 0, *[NONE] * 108)
    root = _entry("Root Entry", 5, 3 if is_short else LAST, smalls * SMALL)
    book = _entry("Workbook", 2, 0 if is_short else 3, len(stream))
    parts = (_table(table), root + book + bytes(256), _table(small_table), stream.ljust(sectors * SECTOR, b"\0"))
    return header + b"".join(parts)


def _entry(name: str, kind: int, first: int, length: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return written.ljust(64, b"\0") + pack("<HBB3I36xIII", len(written), kind, 1, NONE, NONE, NONE, first, length, 0)


def _table(numbers: Sequence[int]) -> bytes:
    return pack("<128I", *numbers, *[NONE] * (128 - len(numbers)))


def xlsb(rows: Rows, *, is_1904: bool = False, merged: tuple[int, int, int, int] | None = None) -> bytes:
    """A binary workbook of today."""
    name, relation = _wide("Blad1"), _wide("rId1")
    sheets = _brt(0x9C, pack("<II", 0, 1) + relation + name)
    book = _brt(0x83) + _brt(0x99, pack("<II", is_1904, 0) + _wide("")) + _brt(0x8F) + sheets + _brt(0x90) + _brt(0x84)
    formats = _brt(0x269, pack("<I", 2)) + b"".join(_brt(0x2F, pack("<HH12x", 0, form)) for form in (0, 14))
    styles = _brt(0x116) + formats + _brt(0x26A) + _brt(0x117)
    size = pack("<IIII", 0, max(len(rows) - 1, 0), 0, max(map(len, rows)) - 1)
    cells = b"".join(
        _brt(0x00, pack("<I13x", row))
        + b"".join(_xlsb_cell(column, cell, is_1904=is_1904) for column, cell in enumerate(row_cells))
        for row, row_cells in enumerate(rows)
    )
    sheet = _brt(0x81) + _brt(0x94, size) + _brt(0x91) + cells + _brt(0x92)
    sheet += _brt(0xB1, pack("<I", 1)) + _brt(0xB0, pack("<IIII", *merged)) + _brt(0xB2) if merged else b""
    sheet += _brt(0x82)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    parts = {"xl/workbook.bin": book, "xl/styles.bin": styles, "xl/worksheets/sheet1.bin": sheet}
    return _zipped({"[Content_Types].xml": b"<Types/>", "xl/_rels/workbook.bin.rels": relations.encode(), **parts})


def _xlsb_cell(column: int, cell: Cell, *, is_1904: bool) -> bytes:  # noqa: PLR0911 - one for each sort
    at = pack("<II", column, isinstance(cell, date))
    match cell:
        case Error(name, is_formula=True):
            return _brt(0x0B, at + pack("<BHII", NUMBERS[name], 0, 0, 0))
        case Error(name):
            return _brt(0x03, at + pack("<B", NUMBERS[name]))
        case bool():
            return _brt(0x04, at + pack("<B", cell))
        case date():
            return _brt(0x05, at + pack("<d", _days(cell, is_1904=is_1904)))
        case float():
            return _brt(0x05, at + pack("<d", cell))
        case str():
            return _brt(0x06, at + _wide(cell))
        case _:
            return _brt(0x01, at)


def _wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def _brt(kind: int, data: bytes = b"") -> bytes:
    return _number(kind) + _number(len(data)) + data


def _number(number: int) -> bytes:
    lowest, rest = number & 0x7F, number >> 7
    return bytes((lowest | 0x80,)) + _number(rest) if rest else bytes((lowest,))


OPEN = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    "<office:body><office:spreadsheet>{settings}"
    '<table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)
MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods(rows: Rows, *, is_1904: bool = False, settings: str = "") -> bytes:
    """What LibreOffice saves."""
    said = '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    told = "".join(f"<table:table-row>{''.join(map(_open_cell, cells))}</table:table-row>" for cells in rows)
    content = OPEN.format(settings=said if is_1904 else settings, rows=told)
    parts = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": MANIFEST}
    return _zipped(parts | {"content.xml": content.encode()})


FORMS: dict[str, Callable[..., bytes]] = {"xls": xls, "xlsb": xlsb, "ods": ods}


def _open_cell(cell: Cell) -> str:
    match cell:
        case Error(name):
            value = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
            return f'<table:table-cell table:formula="of:=1/0" {value}><text:p>{name}</text:p></table:table-cell>'
        case bool():
            told = f'office:value-type="boolean" office:boolean-value="{str(cell).lower()}"'
        case date():
            told = f'office:value-type="date" office:date-value="{cell}"'
        case float():
            told = f'office:value-type="float" office:value="{cell}"'
        case str() if cell.startswith("="):
            return f'<table:table-cell table:formula="of:{cell}"/>'
        case str():
            return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        case _:
            return "<table:table-cell/>"
    return f"<table:table-cell {told}><text:p>som det visas</text:p></table:table-cell>"


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()
