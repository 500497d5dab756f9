"""A workbook of one sheet, written row by row: what is held in memory is the packed file and nothing of the rows.

There are no formulas in it, since none can be written: a text is a text whatever it begins with, a day is a day and a
number a number. Nothing is left on disk, since the rows may be secret.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from itertools import islice
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Value = str | int | date | None
Rows = Iterable[Sequence[Value]]

PLAIN, TEXT, DAY, HEADING = range(4)
LONGEST = 32_767
"""Signs in a cell; Excel opens no file with more."""
DAY_ZERO = date(1899, 12, 30).toordinal()
AT_A_TIME = 200
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SAID_BY_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as the code of another sign."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KINDS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KINDS}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KINDS}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    "</cellXfs></styleSheet>",
}
SHEET = "xl/worksheets/sheet1.xml"


def workbook(name: str, *, told: Rows, headings: Sequence[str], widths: Sequence[int], rows: Rows) -> bytes:
    """A sheet that begins with what is told of it, and below that has headings, which stay in sight, and rows."""
    target, told = BytesIO(), [*told, ()]
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for part, xml in PARTS.items():
            packed.writestr(_part(part), HEAD + xml)
        packed.writestr(_part("xl/workbook.xml"), HEAD + _book(name))
        with packed.open(_part(SHEET), "w") as sheet:
            top = len(told) + 1
            sheet.write((HEAD + _view(top, widths)).encode())
            for number, row in enumerate(told, start=1):
                sheet.write(_row(number, row).encode())
            sheet.write(_row(top, headings, bold=True).encode())
            last, left = top, iter(rows)
            while several := list(islice(left, AT_A_TIME)):
                sheet.write("".join(_row(last + number, row) for number, row in enumerate(several, start=1)).encode())
                last += len(several)
            filtered = f'<autoFilter ref="A{top}:{_letter(len(headings) - 1)}{last}"/>'
            sheet.write(f"</sheetData>{filtered}</worksheet>".encode())
    return target.getvalue()


def _part(name: str) -> ZipInfo:
    """Without a time of its own, so that the same rows make the same file."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    return info


def _book(name: str) -> str:
    sheets = f'<sheets><sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets>'
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheets}</workbook>'


def _view(top: int, widths: Sequence[int]) -> str:
    pane = f'<pane ySplit="{top}" topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/>'
    wide = [f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, start=1)]
    view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    return f'<worksheet xmlns="{MAIN}">{view}<cols>{"".join(wide)}</cols><sheetData>'


def _row(number: int, values: Sequence[Value], *, bold: bool = False) -> str:
    cells = "".join(_cell(f"{_letter(column)}{number}", value, bold) for column, value in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


def _cell(place: str, value: Value, bold: bool) -> str:
    match value:
        case None | "":
            return ""
        case date():
            return f'<c r="{place}" s="{DAY}"><v>{value.toordinal() - DAY_ZERO}</v></c>'
        case int():
            return f'<c r="{place}" s="{PLAIN}"><v>{int(value)}</v></c>'
    text = escape(SAID_BY_CODE.sub("_x005F_", UNWRITABLE.sub("", value[:LONGEST])))
    style = HEADING if bold else TEXT
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _letter(column: int) -> str:
    return chr(ord("A") + column)
