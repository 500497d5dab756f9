"""A workbook of one sheet, as lists are taken out in Excel.

There are no formulas in it: a text is a text whatever it begins with, a day is a day and a number a number. It is made
in memory, some 75 MB for 20 000 rows, since the rows may be secret and a temporary file can be left behind.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Value = str | int | date | None
Rows = Iterable[Sequence[Value]]

LONGEST = 32_767
"""Signs in a cell; Excel opens no file with more."""
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
ALWAYS = datetime(2026, 1, 1)  # noqa: DTZ001 - the format has no time zone


def workbook(name: str, *, told: Rows, headings: Sequence[str], widths: Sequence[int], rows: Rows) -> bytes:
    """A sheet that begins with what is told of it, and below that has headings, which stay in sight, and rows.

    The same rows make the same file.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - with the first file

    target, told = BytesIO(), [*told, ()]
    with Workbook(target, {"in_memory": True, **PLAIN}) as book:
        book.set_properties({"created": ALWAYS})
        text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet, top, last = book.add_worksheet(name), len(told), len(told)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.write_row(top, 0, headings, book.add_format({"bold": True}))
        for last, row in chain(enumerate(told), enumerate(rows, start=top + 1)):
            _write(sheet, last, row, text, day)
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, max(top, last), len(headings) - 1)
    return target.getvalue()


def _write(sheet: "Worksheet", number: int, row: Sequence[Value], text: "Format", day: "Format") -> None:
    for column, value in enumerate(row):
        match value:
            case None | "":
                pass
            case date():
                sheet.write_datetime(number, column, value, day)
            case int():
                sheet.write_number(number, column, value)
            case str():
                sheet.write_string(number, column, UNWRITABLE.sub("", value)[:LONGEST], text)
