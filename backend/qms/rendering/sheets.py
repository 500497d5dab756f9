"""Tables as Excel and CSV: real numbers and dates, and never a formula.

Text that people wrote ends up in these files, and a spreadsheet program runs what looks like a
formula. In Excel files every value is therefore written with its type; in CSV, which has no types,
such a text gets an apostrophe in front.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

from qms.rendering.document import Cell, CellFormat, Table
from qms.rendering.swedish import DECIMALS, MASKED_TEXT, rounded_half_up

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
EXCEL_FORMATS: dict[CellFormat, str] = {
    "text": "@",
    "integer": "#,##0",
    "decimal": "#,##0.0",
    "share": "0.0%",
    "kronor": "#,##0",
    "date": "yyyy-mm-dd",
}
MACHINE_DECIMALS = 6
SHEET_NAME_LIMIT = 31
WIDEST_COLUMN = 60


def table_csv(table: Table, *, machine: bool = False) -> bytes:
    """For Swedish Excel, or with `machine` for programs: no byte order mark, commas, decimal point.

    The machine variant has more decimals and texts exactly as they are. In both, a masked value is ".."
    and a missing one empty.
    """
    return rows_csv(table.columns, table.all_rows(), machine=machine)


def rows_csv(columns: Sequence[str], rows: Iterable[Iterable[Cell]], *, machine: bool = False) -> bytes:
    """A table that is too long to be held as one: each row is written when it comes, and let go."""
    content = BytesIO()
    target = TextIOWrapper(content, "utf-8" if machine else "utf-8-sig", newline="")
    writer = csv.writer(target, delimiter="," if machine else ";", lineterminator="\r\n")
    write = _for_machines if machine else _for_excel
    writer.writerow([title if machine else _guarded(title) for title in columns])
    writer.writerows([write(cell) for cell in row] for row in rows)
    target.flush()
    return content.getvalue()


def _for_machines(cell: Cell) -> str:
    if cell.masked:
        return MASKED_TEXT
    if isinstance(cell.value, Decimal):
        return f"{round(cell.value, MACHINE_DECIMALS).normalize():f}"
    return "" if cell.value is None else str(cell.value)


def _for_excel(cell: Cell) -> str:
    if isinstance(cell.value, int | Decimal) and not cell.masked:
        decimals = 4 if cell.format == "share" else DECIMALS[cell.format]
        return str(rounded_half_up(cell.value, decimals)).replace(".", ",")
    return _guarded(_for_machines(cell))


def _guarded(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def table_xlsx(tables: Sequence[Table], *, created_at: datetime) -> bytes:
    """A workbook with a sheet for each table, and a last one that says what they are.

    Made in memory, since the rows may be secret and a temporary file can be left behind.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - with the first file

    target = BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(target, {"in_memory": True, **safe}) as book:
        book.set_properties({"created": created_at.astimezone(UTC).replace(tzinfo=None)})
        names = sheet_names(tables)
        for table, name in zip(tables, names, strict=True):
            _write_table(book, table, name)
        _write_contents(book, tables, names)
    return target.getvalue()


def sheet_names(tables: Iterable[Table]) -> list[str]:
    """Short, unlike each other in any case, and without the signs that Excel refuses."""
    names: list[str] = []
    for number, table in enumerate(tables, start=1):
        allowed = "".join(" " if character in "[]:*?/\\'\n" else character for character in table.caption)
        names.append(f"{number}. {' '.join(allowed.split())}"[:SHEET_NAME_LIMIT].rstrip())
    return names


def _write_table(book: "Workbook", table: Table, name: str) -> None:
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
    plain = {kind: book.add_format({"num_format": code}) for kind, code in EXCEL_FORMATS.items()}
    summed = {
        kind: book.add_format({"num_format": code, "bold": True, "top": 1}) for kind, code in EXCEL_FORMATS.items()
    }
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for column, title in enumerate(table.columns):
        sheet.set_column(column, column, _width(table, column))
        sheet.write_string(0, column, title, heading)
    for number, row in enumerate(table.rows, start=1):
        _write_row(sheet, number, row, plain)
    if table.total:
        _write_row(sheet, len(table.rows) + 1, table.total, summed)
    if table.note:
        sheet.write_string(len(table.all_rows()) + 2, 0, table.note)


def _write_row(sheet: "Worksheet", number: int, row: tuple[Cell, ...], formats: "dict[CellFormat, Format]") -> None:
    for column, cell in enumerate(row):
        look = formats[cell.format]
        match cell.value:
            case _ if cell.masked:
                sheet.write_string(number, column, MASKED_TEXT, look)
            case None:
                sheet.write_blank(number, column, None, look)
            case str() as value:
                sheet.write_string(number, column, value, look)
            case date() as value:
                sheet.write_datetime(number, column, value, look)
            case value:
                sheet.write_number(number, column, value, look)


def _width(table: Table, column: int) -> int:
    texts = (row[column].value for row in table.rows[:200])
    longest = max((len(value) for value in texts if isinstance(value, str)), default=0)
    return min(max(longest, len(table.columns[column]), 12) + 2, WIDEST_COLUMN)


def _write_contents(book: "Workbook", tables: Sequence[Table], names: list[str]) -> None:
    sheet = book.add_worksheet("Om tabellerna")
    heading = book.add_format({"bold": True, "bottom": 1})
    for column, (title, width) in enumerate((("Blad", 34), ("Tabell", 60), ("Anmärkning", 80))):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, heading)
    for number, (table, name) in enumerate(zip(tables, names, strict=True), start=1):
        sheet.write_string(number, 0, name)
        sheet.write_string(number, 1, table.caption)
        sheet.write_string(number, 2, table.note or "")
