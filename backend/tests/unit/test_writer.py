"""A list as a workbook: what is read out of it is what was written, and it holds no formula."""

from datetime import date
from io import BytesIO
from tracemalloc import get_traced_memory, start, stop
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from qms.spreadsheets.reader import sheets_of
from qms.spreadsheets.writer import LONGEST, Rows, Value, workbook
from tests.conftest import Figure

HEADINGS = ["Nummer", "Rubrik", "Inkom", "Antal"]
ROW: list[Value] = ["AVV-1", "Ett brev", date(2026, 3, 1), 2]


def made(rows: Rows) -> bytes:
    return workbook("Avvikelser", told=[("Kommun", "Älvsala")], headings=HEADINGS, widths=[10, 40, 12, 8], rows=rows)


def sheet_of(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            ET.fromstring(packed.read(name))  # noqa: S314 - our own
        return packed.read("xl/worksheets/sheet1.xml").decode()


def test_what_is_written_is_read() -> None:
    (sheet,) = sheets_of(made([ROW, ["AVV-2", None, None, 0]]))
    assert sheet.name == "Avvikelser"
    assert sheet.rows[1][:2] == ["Kommun", "Älvsala"]
    assert sheet.rows[3] == HEADINGS
    assert sheet.rows[4] == ["AVV-1", "Ett brev", "2026-03-01", "2"]
    assert sheet.rows[5][0] == "AVV-2"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "<f>1</f>", "]]>&amp;", "_x000D_"])
def test_a_text_stays_a_text(text: str) -> None:
    content = made([["AVV-1", text, None, None]])
    assert "<f>" not in sheet_of(content)
    (sheet,) = sheets_of(content)
    assert sheet.rows[4][1] == text.strip()


def test_a_planted_formula_would_be_found() -> None:
    assert "<f>" in sheet_of(made([])).replace("</sheetData>", "<f>1</f></sheetData>")


def test_what_no_file_can_hold_is_left_out() -> None:
    (sheet,) = sheets_of(made([["AVV-1", "a\x00b\x1f\ufffec" + "d" * LONGEST, None, None]]))
    assert sheet.rows[4][1] == "abc" + "d" * (LONGEST - 3)


def test_the_same_rows_make_the_same_file() -> None:
    assert made([ROW]) == made([ROW])


def test_the_memory_of_the_longest_list(figure: Figure) -> None:
    rows: list[list[Value]] = [
        [f"AVV-{number}", f"Ett brev {number}", date(2026, 3, 1), number] for number in range(20_000)
    ]
    start()
    made(rows)
    peak = get_traced_memory()[1]
    stop()
    figure(f"a list of 20 000 rows: {peak / 1e6:.0f} MB of memory")
    assert peak < 150_000_000
