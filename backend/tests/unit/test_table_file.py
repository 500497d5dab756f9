"""Tables as people save them: what is read, and what is refused in words they understand."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from xlsxwriter import Workbook

from qms.spreadsheets.reader import MAIN, SHEET, UnreadableFile, day_in, rows_of


def workbook(*rows: tuple[object, ...]) -> bytes:
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    return target.getvalue()


def zipped(sheet: bytes, **more: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr(SHEET, sheet)
        for name, content in more.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "Namn;Dag\r\n Åsa ;2026-01-15\r\n;\r\n".encode("utf-8-sig"),
        "namn,dag\nÅsa,2026-01-15\n".encode(),
        "namn\tdag\nÅsa\t2026-01-15".encode("cp1252"),
        'namn;dag\n"Åsa";"2026-01-15"\n'.encode(),
        workbook(("Namn", "Dag"), ("Åsa", "2026-01-15"), ("", "")),
    ],
    ids=["excel", "commas", "tabs in latin-1", "quoted", "xlsx"],
)
def test_the_same_table_in_every_everyday_form(content: bytes) -> None:
    assert rows_of(content) == {2: {"namn": "Åsa", "dag": "2026-01-15"}}


@pytest.mark.parametrize(
    "content",
    [b'a;b\n\n1;"over\ntwo lines"\n;\n2;c\n', workbook(("a", "b"), (), ("1", "over\ntwo lines"), (), ("2", "c"))],
)
def test_rows_have_the_numbers_that_the_spreadsheet_shows(content: bytes) -> None:
    assert rows_of(content) == {3: {"a": "1", "b": "over\ntwo lines"}, 5: {"a": "2", "b": "c"}}


def test_numbers_days_and_gaps_in_a_workbook() -> None:
    rows = rows_of(workbook(("a", "b", "c"), (46037, None, 2.5), (None, None, "x")))
    assert rows == {2: {"a": "46037", "b": "", "c": "2.5"}, 3: {"a": "", "b": "", "c": "x"}}
    assert [day_in(cell) for cell in ("46037", "46037.0", "2026-01-15", "i går")] == [
        "2026-01-15",
        "2026-01-15",
        "2026-01-15",
        "i går",
    ]


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
FAR = f'<worksheet xmlns="{MAIN[1:-1]}"><row><c r="XFD1"><v>1</v></c></row></worksheet>'.encode()
LOST = f'<worksheet xmlns="{MAIN[1:-1]}"><row><c r="A1" t="s"><v>9</v></c></row></worksheet>'.encode()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "tom"),
        (b"a;A\n1;2\n", "samma rubrik"),
        (b'a;b\n"1;2\n', "CSV"),
        (b"PK\x03\x04 broken", "Excel-fil"),
        (zipped(BOMB), "kalkylprogram"),
        (zipped(BOMB.decode().encode("utf-16")), "kalkylprogram"),
        (zipped(b"<worksheet"), "skadad"),
        (zipped(FAR), "många kolumner"),
        (zipped(LOST), "skadad"),
        (zipped(b"<worksheet/>", **{"xl/media/image1.bin": b"0" * 21_000_000}), "för stor"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        rows_of(content)
