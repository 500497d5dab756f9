"""Tables as people save them: what is read, and what is refused in words they understand, within bounds."""

import codecs
import json
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from unicodedata import normalize

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from qms.file_columns.columns import DAY, Column
from qms.file_columns.columns import day as as_day
from qms.spreadsheets.days import another_weekday, day_in
from qms.spreadsheets.parts import DAY_ZERO, DAY_ZERO_1904
from qms.spreadsheets.reader import UnreadableFile, read, sheets_of
from tests.hostile import HOSTILE, TABLE, TAKEN, rewritten, table, workbook
from tests.old_workbooks import SHORT, Error, Rows, ods, xls, xlsb

EXAMPLES = json.loads((Path(__file__).parents[1] / "days.json").read_text())
TEXT = "Namn;Kön\r\nÅsa;kvinna\r\n"


def formatted(book: Workbook, sheet: Worksheet) -> None:
    table(book, sheet)
    yellow = book.add_format({"bg_color": "yellow"})
    for place in (2, 3, 16_000):
        sheet.write_blank(0, place, None, yellow)
    sheet.write_blank(900_000, 0, None, yellow)


def part_names(name: str, part: bytes) -> tuple[str, bytes]:
    old, new = b"sharedStrings.xml", b"SharedStrings.xml"
    return name.replace(old.decode(), new.decode()), part.replace(old, new)


def strict(name: str, part: bytes) -> tuple[str, bytes]:
    ours, theirs = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    return name, part.replace(ours, theirs)


EVERYDAY = {
    "Excel's CSV": TEXT.encode("utf-8-sig"),
    "commas": b"Namn,K\xc3\xb6n\n\xc3\x85sa,kvinna\n",
    "tabs in the old alphabet": "Namn\tKön\nÅsa\tkvinna".encode("cp1252"),
    "Macintosh": TEXT.encode("mac_roman"),
    "DOS": TEXT.encode("cp850"),
    "Unicode text": codecs.BOM_UTF16_LE + TEXT.replace(";", "\t").encode("utf-16-le"),
    "letters in two parts": normalize("NFD", TEXT).encode(),
    "quoted": '"Namn";"Kön"\n"Åsa";"kvinna"\n'.encode(),
    "trailing columns": "Namn;Kön;;\nÅsa;kvinna;;\n".encode(),
    "spaces": " Namn ;Kön\n Åsa;kvinna \n;\n \n".encode(),
    "XLSX": workbook(table),
    "empty cells with a colour": workbook(formatted),
    "parts with other names": rewritten(workbook(table), part_names),
    "Strict Open XML": rewritten(workbook(table), strict),
}


@pytest.mark.parametrize("form", EVERYDAY)
def test_the_same_table_in_every_everyday_form(form: str) -> None:
    [sheet] = sheets_of(EVERYDAY[form])
    assert sheet.rows == TABLE


def test_a_title_with_a_comma_does_not_say_what_parts_the_cells() -> None:
    [sheet] = sheets_of(b"Beslut, kvartal 4\na;b;c\n1;2;3\n4;5, 6, 7, 8;9\n")
    assert sheet.rows[4] == ["4", "5, 6, 7, 8", "9"]


def test_what_excel_writes_about_its_separator_is_no_row() -> None:
    [sheet] = sheets_of(b"sep=|\r\na|b\r\n1|2;3\r\n")
    assert sheet.rows == {2: ["a", "b"], 3: ["1", "2;3"]}


@pytest.mark.parametrize("content", [b'a;b\n\n1;"over\ntwo lines"\n;\n2;c\n', None], ids=["csv", "xlsx"])
def test_rows_have_the_numbers_that_the_spreadsheet_shows(content: bytes | None) -> None:
    def write(_: Workbook, sheet: Worksheet) -> None:
        for number, cells in {0: ("a", "b"), 2: ("1", "over\ntwo lines"), 4: ("2", "c")}.items():
            sheet.write_row(number, 0, cells)

    [sheet] = sheets_of(content or workbook(write))
    assert sheet.rows == {1: ["a", "b"], 3: ["1", "over\ntwo lines"], 5: ["2", "c"]}


def test_a_table_that_begins_further_in_keeps_its_row_numbers() -> None:
    [sheet] = sheets_of(workbook(lambda _, sheet: sheet.write("C4", "x")))
    assert sheet.rows == {4: ["x"]}


def test_sheets_come_in_the_order_of_their_tabs_and_hidden_ones_are_said_to_be() -> None:
    def write(book: Workbook, first: Worksheet) -> None:
        first.write(0, 0, "förra året")
        first.hide()
        second = book.add_worksheet("I år")
        second.write(0, 0, "i år")
        second.activate()

    assert [(sheet.name, sheet.is_hidden, sheet.rows) for sheet in sheets_of(workbook(write))] == [
        ("Blad1", True, {1: ["förra året"]}),
        ("I år", False, {1: ["i år"]}),
    ]


def test_hidden_rows_and_columns_are_read_and_said_to_be_there() -> None:
    def filtered(book: Workbook, sheet: Worksheet) -> None:
        table(book, sheet)
        sheet.set_row(2, None, None, {"hidden": True})

    def narrowed(book: Workbook, sheet: Worksheet) -> None:
        table(book, sheet)
        sheet.set_column(1, 1, None, None, {"hidden": True})

    rows = sheets_of(workbook(table))[0].rows
    for write, is_said in ((table, False), (filtered, True), (narrowed, True)):
        (sheet,) = sheets_of(workbook(write))
        assert (sheet.hides, sheet.rows) == (is_said, rows), write
    plain = ods((("Namn",), ("Åsa",)))
    hidden = rewritten(
        plain,
        lambda name, part: (name, part.replace(b"<table:table-row>", b'<table:table-row table:visibility="filter">')),
    )
    assert [sheets_of(content)[0].hides for content in (plain, hidden)] == [False, True]


def test_zeros_that_only_show_are_said_to_be_there() -> None:
    """In the file stands 7: another id than 007, for whoever compares them."""

    def padded(pattern: str) -> bytes:
        def write(book: Workbook, sheet: Worksheet) -> None:
            sheet.write(0, 0, 7, book.add_format({"num_format": pattern}))

        return workbook(write)

    patterns = {"000": True, "0": False, "0.00": False, "yyyy-mm-dd": False}
    assert {pattern: sheets_of(padded(pattern))[0].pads for pattern in patterns} == patterns
    for digits, is_said in ((b"1", False), (b"3", True)):
        number = b'<number:number number:min-integer-digits="%b"/>' % digits
        style = b'<number:number-style style:name="N1">%b</number:number-style><office:body>' % number
        content = rewritten(ods((("Namn",), ("Åsa",))), partial(_with, b"<office:body>", style))
        assert sheets_of(content)[0].pads == is_said


def _with(what: bytes, instead: bytes, name: str, part: bytes) -> tuple[str, bytes]:
    return name, part.replace(what, instead)


def test_a_formula_without_a_value_is_no_empty_cell() -> None:
    """An executed decision whose day is #REF! would otherwise be one that is not executed."""

    def write(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Verkställt", 't="e"'])
        sheet.write_formula(1, 0, "=VLOOKUP(1,B1:C1,2,FALSE)", value="#N/A")
        sheet.write_formula(1, 1, "=1+1", value=2)
        sheet.write_formula(2, 0, "=Gammalt!B1", value="#REF!")

    [sheet] = sheets_of(workbook(write))
    assert sheet.rows == {1: ["Verkställt", 't="e"'], 2: ["#N/A", "2"], 3: ["#REF!"]}


FORMS: dict[str, Callable[..., bytes]] = {
    "xls": lambda rows, **more: xls(rows, **more, length=SHORT),
    "a short xls": xls,
    "xlsb": xlsb,
    "ods": ods,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("is_1904", [False, True])
def test_every_form_of_a_workbook_tells_the_same(form: str, is_1904: bool) -> None:
    rows: Rows = [
        ["Beslutsid", "Verkställt", "Skyddad", "Omfattning", "Åter"],
        ["007", date(2026, 10, 2), True, 2.5, 44835.0],
        ["008", Error("#REF!"), False, 3.0, None],
        ["009", Error("#N/A", is_formula=False), None, 0.5, Error("#DIV/0!")],
    ]
    [sheet] = sheets_of(FORMS[form](rows, is_1904=is_1904))
    assert sheet.rows == {
        1: ["Beslutsid", "Verkställt", "Skyddad", "Omfattning", "Åter"],
        2: ["007", "2026-10-02", "ja", "2.5", "44835"],
        3: ["008", "#REF!", "nej", "3"],
        4: ["009", "#N/A", "", "0.5", "#DIV/0!"],
    }
    assert sheet.day_zero == (DAY_ZERO_1904 if is_1904 else DAY_ZERO).isoformat()


@pytest.mark.parametrize("form", ["xls", "a short xls", "xlsb"])
def test_an_error_stands_in_its_own_place_in_a_table_that_begins_further_in(form: str) -> None:
    [sheet] = sheets_of(FORMS[form]([[], [None, None, "x", Error("#NAME?")], [None, None, Error("#NUM!"), "y"]]))
    assert sheet.rows == {2: ["x", "#NAME?"], 3: ["#NUM!", "y"]}


def test_a_long_workbook_of_excel_97_is_told_too() -> None:
    rows: Rows = [[f"B-{number}", Error("#VALUE!") if number % 7 == 0 else "nej"] for number in range(1_200)]
    [sheet] = sheets_of(xls(rows))
    assert [cells[1] for cells in sheet.rows.values()] == [
        "#VALUE!" if number % 7 == 0 else "nej" for number in range(1_200)
    ]


def uncalculated(name: str, part: bytes) -> tuple[str, bytes]:
    """As a program that writes formulas and does not calculate them, and one whose formula comes to no text."""
    part = part.replace(b"<v>44835</v>", b"").replace(b"<v>44836</v>", b"<v></v>").replace(b"<v>44837</v>", b"<v />")
    return name, part.replace(b"<v>tom</v>", b"<v></v>")


def test_a_formula_that_nobody_has_calculated_is_no_empty_cell() -> None:
    def write(_: Workbook, sheet: Worksheet) -> None:
        for place, value in enumerate((44835, 44836, 44837, "tom", 44838)):
            sheet.write_formula(0, place, "=IF(A9<>1,TODAY())", value=value)
        sheet.write(0, 5, "sist")

    [sheet] = sheets_of(rewritten(workbook(write), uncalculated))
    assert sheet.rows == {1: ["#FORMEL!", "#FORMEL!", "#FORMEL!", "", "44838", "sist"]}
    [sheet] = sheets_of(ods([["=TODAY()", "sist"]]))
    assert sheet.rows == {1: ["#FORMEL!", "sist"]}


def test_a_cell_that_reaches_down_over_others_is_no_empty_cell() -> None:
    """What people see in every row stands in the first only. One that is merged to the side, or empty, says nothing."""

    def write(_: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range("B1:D1", "Beslut")
        sheet.write_column("B2", ["a", "b", "c"])
        sheet.merge_range("C2:C3", "2026-10-02")
        sheet.merge_range("D3:D4", "")

    [sheet] = sheets_of(workbook(write))
    assert sheet.rows == {1: ["Beslut"], 2: ["a", "2026-10-02"], 3: ["b", "#SAMMANSLAGEN!"], 4: ["c"]}
    [sheet] = sheets_of(xls([["a", "x"], ["b", None], ["c", "y"]], merged=(0, 1, 1, 1)))
    assert sheet.rows == {1: ["a", "x"], 2: ["b", "#SAMMANSLAGEN!"], 3: ["c", "y"]}


@pytest.mark.parametrize(
    "content",
    [
        xlsb([["a", "x"], ["b", None]], merged=(0, 1, 1, 1)),
        rewritten(
            ods([["a", "x"], ["b", None]]),
            lambda name, part: (
                name,
                part.replace(b"<table:table-cell ", b'<table:table-cell table:number-rows-spanned="2" '),
            ),
        ),
    ],
    ids=["xlsb", "ods"],
)
def test_a_form_that_does_not_say_which_cells_are_merged_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="sammanslagna över flera rader"):
        sheets_of(content)
    [sheet] = sheets_of(xlsb([["a", "b"], ["c", "d"]], merged=(0, 0, 0, 1)))
    assert sheet.rows == {1: ["a", "b"], 2: ["c", "d"]}, "merged to the side, as titles are"


@pytest.mark.parametrize("is_1904", [False, True])
def test_cells_are_told_as_people_read_them(is_1904: bool) -> None:
    def write(book: Workbook, sheet: Worksheet) -> None:
        day, moment = (book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm"))
        sheet.write_datetime(0, 0, datetime(2026, 10, 2), day)  # noqa: DTZ001 - a workbook knows no zones
        sheet.write_datetime(0, 1, datetime(2026, 10, 2, 12, 30), moment)  # noqa: DTZ001 - as above
        sheet.write_row(0, 2, [True, 2.5, 3.0, 44835])

    [sheet] = sheets_of(workbook(write, date_1904=is_1904))
    assert sheet.rows == {1: ["2026-10-02", "2026-10-02 12:30:00", "ja", "2.5", "3", "44835"]}
    assert sheet.day_zero == (DAY_ZERO_1904 if is_1904 else DAY_ZERO).isoformat()


@pytest.mark.parametrize(("cell", "day"), (EXAMPLES["days"] | EXAMPLES["in files only"]).items())
def test_a_day_in_every_way_that_it_is_written(cell: str, day: str) -> None:
    assert day_in(cell, DAY_ZERO) == date.fromisoformat(day)


@pytest.mark.parametrize("cell", EXAMPLES["no days"])
def test_what_is_no_day_is_not_guessed(cell: str) -> None:
    assert day_in(cell, DAY_ZERO) is None


@pytest.mark.parametrize(("cell", "said"), EXAMPLES["another weekday"].items())
def test_a_day_beside_another_weekday_is_none_and_told_apart(cell: str, said: str) -> None:
    assert (day_in(cell, DAY_ZERO), another_weekday(cell)) == (None, said)
    column = Column("Beslutsdatum", "decidedOn", DAY, read=as_day)
    assert column.fault({column.key: cell}) == f"Beslutsdatum: {said}. Rätta dagen eller veckodagen."


@pytest.mark.parametrize("cell", [*EXAMPLES["days"], "", "i våras", "sön 31 feb 2026", "lör"])
def test_nothing_is_said_of_a_weekday_that_is_right_or_stands_beside_no_day(cell: str) -> None:
    assert another_weekday(cell) is None


def test_a_number_of_days_is_counted_from_the_first_day_of_its_workbook() -> None:
    assert day_in("44835", DAY_ZERO_1904) == day_in("46297", DAY_ZERO) == date(2026, 10, 2)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "tom"),
        (b";;\n;\n", "tom"),
        (b'a;b\n"1;2\n', "CSV"),
        (b"a;b\n1;2\0\n", "Rad 2 har ett tecken"),
        (codecs.BOM_UTF8 + b"a;b\n1;\xe5\n", "Rad 2 har ett tecken"),
        (b"PK\x03\x04 broken", "Excel-fil"),
        (b"\xd0\xcf\x11\xe0 broken", "Excel-fil"),
        ((";".join(["x"] * 101) + "\n").encode(), "kolumner"),
        (workbook(lambda book, _: [book.add_worksheet() for _ in range(50)]), "fler än 50 blad"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        sheets_of(content)


@pytest.mark.anyio
@pytest.mark.parametrize("attack", HOSTILE)
async def test_a_hostile_file_is_refused_and_the_service_goes_on(attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        sheets = await read(HOSTILE[attack]())
    except UnreadableFile as error:
        assert str(error).endswith(".")  # noqa: PT017 - what is refused is refused in words
    else:
        assert attack == TAKEN
        assert sheets[0].rows == TABLE


@pytest.mark.anyio
async def test_the_reading_process_may_use_little_memory() -> None:
    """The planted fault: a process with less memory than it needs says so in words, whatever it was that it read."""
    with pytest.raises(UnreadableFile, match="för stor"):
        await read(b"x;y\n" * 40_000, most_memory=40_000_000)
    assert len((await read(b"x;y\n" * 40_000))[0].rows) == 40_000
