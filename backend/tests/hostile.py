"""Files that somebody has made to stop the service, and the workbooks that they are made from."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

TABLE = {1: ["Namn", "Kön"], 2: ["Åsa", "kvinna"]}
MAIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
ENTITIES = b"".join(b'<!ENTITY x%d "%s">' % (n, b"&x%d;" % (n - 1) * 20) for n in range(1, 12))
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">'
    '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
    "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)


def workbook(write: Callable[[Workbook, Worksheet], object], **options: object) -> bytes:
    target = BytesIO()
    with Workbook(target, {"in_memory": True, **options}) as book:
        write(book, book.add_worksheet("Blad1"))
    return target.getvalue()


def rewritten(content: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(*change(name, source.read(name)))
    return target.getvalue()


def table(_: Workbook, sheet: Worksheet) -> None:
    for number, cells in TABLE.items():
        sheet.write_row(number - 1, 0, cells)


def with_part(ending: str, content: bytes) -> bytes:
    return rewritten(workbook(table), lambda name, part: (name, content if name.endswith(ending) else part))


def with_sheet(sheet: bytes) -> bytes:
    return with_part("sheet1.xml", sheet)


def repeated_ods() -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS)
    return target.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a workbook of one row repeated": lambda: with_sheet(
        MAIN % (b'<row><c t="inlineStr"><is><t>x</t></is></c></row>' * 3_000_000)
    ),
    "many headings and rows": lambda: (";".join(["x"] * 2_000) + "\n").encode() + b"x\n" * 8_000,
    "entities within entities": lambda: with_sheet(
        b'<!DOCTYPE x [<!ENTITY x0 "aaaaaaaaaa">' + ENTITIES + b"]>" + MAIN % b'<row><c t="str"><v>&x11;</v></c></row>'
    ),
    "rows without end": lambda: b"x;y\n" * 2_000_000,
    "one endless cell": lambda: b"x" * 8_000_000,
    "cells at the two far corners": lambda: with_sheet(
        MAIN % b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "a picture of zeros": lambda: workbook(table) + b"\0" * 1_000,
    "a declared alphabet that nobody has": lambda: with_sheet(b'<?xml version="1.0" encoding="utf-7"?>' + MAIN % b""),
    "one text of many million letters": lambda: with_part(
        "sharedStrings.xml",
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
        % (b"x" * 200_000_000),
    ),
    "elements within elements": lambda: with_sheet(MAIN % (b"<row>" * 2_000_000)),
    "a quote that never ends": lambda: b'a;b\n"' + b"x\n" * 4_000_000,
    "an old workbook of nothing": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2_000_000,
    "one cell in every cell": repeated_ods,
    "half letters": lambda: b"\xff\xfe" + b"\x00\xd8" * 2_000_000,
}
TAKEN = "a picture of zeros"
"""A harmless one with zeros after its end, which is read as it should."""
