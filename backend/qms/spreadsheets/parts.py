"""What the parts of a workbook say that its reader leaves out: errors, and formulas that nobody has calculated.

The reader gives such cells as empty. A decision whose day of execution is ``#REF!`` would then be one that is not
executed, so they are made texts before the workbook is read.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

UNCALCULATED = "#FORMEL!"
"""A formula without a value: whoever opens the workbook sees what it comes to, and the file does not say it."""
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
"""The errors of a workbook by their numbers in its binary forms."""
OTHER_ERROR = "#ERROR!"
DAY_ZERO, DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""Workbooks count days from here: after a mistake about 1900 that Excel keeps, or as the old Macintosh did."""
ERROR_CELL = re.compile(rb'(<(?:\w{1,20}+:)?c\b[^>]{0,300}\bt=")e(")')
FORMULA = re.compile(rb"<(?:\w{1,20}+:)?f\b")
FORMULA_ALONE = re.compile(
    rb"<((?:\w{1,20}+:)?)c\b([^>]{0,300}+)>\s*+<\1f\b(?:[^>]{0,300}/>|[^>]{0,300}+>[^<]{0,9000}+</\1f>)"
    rb"\s*+(?:<\1v\s*/>|<\1v>\s*</\1v>)?\s*+</\1c>"
)
OPEN_ERROR = re.compile(
    rb"(<table:table-cell\b)([^>]{0,9000})"
    rb"(>\s*<text:p\b[^>]{0,300}>(?:#[^<]{1,20}[!?]|#N/A|(?:Err|Fel):\d{3})</text:p>\s*</table:table-cell>)"
)
OPEN_FORMULA_ALONE = re.compile(
    rb"<table:table-cell\b(?=[^>]{0,9000}\btable:formula=)(?![^>]{0,9000}\boffice:value-type=)"
)
OPEN_VALUE = re.compile(rb'\s(?:office|calcext):(?:\w+-)?value(?:-type)?="[^"]*"')
NULL_DATE = re.compile(rb'<table:null-date\b[^>]*\btable:date-value="(\d{4}-\d\d-\d\d)')
OPEN_MERGED = re.compile(rb'\btable:number-rows-spanned="(?!1")')
HIDDEN = re.compile(
    rb"<(?:\w{1,20}+:)?(?:row|col)\b[^>]{0,300}\bhidden=[\"'](?:1|true)"
    rb"|<table:table-(?:row|column)\b[^>]{0,300}\btable:visibility=[\"'](?:collapse|filter)"
)
PADDED = re.compile(
    rb"""\bformatCode=["']0{2,}["']"""
    rb"|<number:number-style\b[^>]{0,300}+>\s*+<number:number\b[^>]{0,300}\bnumber:min-integer-digits=[\"'](?:[2-9]|\d\d)"
)
BEGINS_SHEET, CELL_ERROR, CELL_TEXT, FORMULA_ERROR, WORKBOOK, MERGE = b"\x81\x01", 3, 6, 11, 153, 176


class MergedRows(Exception):
    """Cells of several rows are merged, in a form whose reader does not say which."""


def with_texts(content: bytes) -> bytes:
    """A workbook in which errors, and formulas that nobody has calculated, are texts."""
    with ZipFile(BytesIO(content)) as archive:
        changed = {}
        for name in archive.namelist():
            if change := _change(name.lower()):
                part = archive.read(name)
                if (told := change(part)) != part:
                    changed[name] = told
        if not changed:
            return content
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as written:
            for name in archive.namelist():
                written.writestr(name, changed.get(name) or archive.read(name))
    return target.getvalue()


def day_zero(content: bytes) -> date:
    """What a workbook counts bare numbers of days from. It says so in the part that lists its sheets."""
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.lower().endswith("workbook.xml"):
                if re.search(rb"""date1904\s*=\s*["'](1|true)["']""", archive.read(name)):
                    return DAY_ZERO_1904
            elif name.lower().endswith("workbook.bin"):
                if any(kind == WORKBOOK and data[0] & 1 for kind, data, _ in _records(archive.read(name))):
                    return DAY_ZERO_1904
            elif name.lower() == "content.xml" and (said := NULL_DATE.search(archive.read(name))):
                return date.fromisoformat(said[1].decode())
    return DAY_ZERO


def hides(content: bytes) -> bool:
    """Whether rows or columns of a workbook are hidden, as by a filter: they are in the file, and read."""
    return _has(content, HIDDEN)


def pads(content: bytes) -> bool:
    """Whether numbers of a workbook may show zeros before them, as 007: in the file is 7, and that is read."""
    return _has(content, PADDED)


def _has(content: bytes, what: re.Pattern[bytes]) -> bool:
    with ZipFile(BytesIO(content)) as archive:
        names = (name for name in archive.namelist() if name.lower().endswith(".xml"))
        return any(what.search(archive.read(name)) for name in names)


def _change(name: str) -> Callable[[bytes], bytes] | None:
    if name == "content.xml":
        return _open_document
    return _open_xml if name.endswith(".xml") else _binary if name.endswith(".bin") else None


def _open_xml(part: bytes) -> bytes:
    if b't="e"' in part:
        part = ERROR_CELL.sub(rb"\1str\2", part)
    return FORMULA_ALONE.sub(_uncalculated, part) if FORMULA.search(part) else part


def _uncalculated(cell: re.Match[bytes]) -> bytes:
    """A text that is empty is what its formula came to."""
    if b't="str"' in cell[2]:
        return cell[0]
    prefix, attributes = cell[1], re.sub(rb'\bt="\w*"', b"", cell[2])
    value = b"<%bv>%b</%bv>" % (prefix, UNCALCULATED.encode(), prefix)
    return b'<%bc%b t="str">%b</%bc>' % (prefix, attributes, value, prefix)


def _open_document(part: bytes) -> bytes:
    if OPEN_MERGED.search(part):
        raise MergedRows
    part = OPEN_ERROR.sub(
        lambda cell: b'%b office:value-type="string"%b%b' % (cell[1], OPEN_VALUE.sub(b"", cell[2]), cell[3]), part
    )
    as_text = b' office:value-type="string" office:string-value="%b"' % UNCALCULATED.encode()
    return OPEN_FORMULA_ALONE.sub(lambda cell: cell[0] + as_text, part)


def _binary(part: bytes) -> bytes:
    if not part.startswith(BEGINS_SHEET):
        return part
    told = bytearray()
    for kind, data, record in _records(part):
        if kind == MERGE and data[:4] != data[4:8]:
            raise MergedRows
        told += _text_cell(data) if kind in (CELL_ERROR, FORMULA_ERROR) else record
    return bytes(told)


def _text_cell(data: bytes) -> bytes:
    """The cell of an error as one of a text: its place and style, and what the error is called."""
    error = ERRORS.get(data[8], OTHER_ERROR)
    text = data[:8] + pack("<I", len(error)) + error.encode("utf-16-le")
    return bytes((CELL_TEXT, len(text))) + text


def _records(part: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The records of a binary part: what each is, what it holds, and the whole of it."""
    at = 0
    while at < len(part):
        begins = at
        kind, at = _number(part, at, most=2)
        length, at = _number(part, at, most=4)
        yield kind, part[at : at + length], part[begins : at + length]
        at += length


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number whose bytes say whether another follows, and where it ends."""
    number = 0
    for place in range(most):
        byte = part[at]
        at += 1
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            break
    return number, at
