"""What is wrong in a file of decisions is mended where it is told, before and after it was taken in."""

import pytest

from qms.file_reading import reading
from tests.desk import GOOD, HEADINGS, Desk, file
from tests.old_workbooks import FORMS, Error

pytestmark = pytest.mark.anyio


async def test_what_repeats_a_mended_row_is_tried_again(desk: Desk) -> None:
    """Two rows of one decision: what the second one does follows from the first, which is mended or gets another id."""

    def verdicts() -> list[tuple[str]]:
        return desk.rows("select verdict from file_import_row order by number")

    row = "Viva;{0};{1};{2};2026-1;SoL;Kontaktperson;2026-01-15;Man;;"
    rows = [
        row.format("B-1", 1, "Enheten hom"),
        row.format("B-1", 1, "Enheten home"),
        row.format("B-2", 1, "Enheten home"),
    ]
    tried = await desk.examined(file(*rows))
    assert verdicts() == [("rejected",), ("created",), ("created",)]
    unit = {"heading": "Enhet", "value": "Enheten hom", "replacement": "Enheten home"}
    mended = await desk.step(tried, "corrections", unit)
    assert verdicts() == [("created",), ("unchanged",), ("created",)]
    moved = await desk.step(
        mended, "corrections", {"heading": "Beslutsid", "value": "B-1", "replacement": "B-3", "row": 3}
    )
    assert verdicts() == [("created",), ("created",), ("created",)]
    await desk.step(moved, "acceptances")
    assert verdicts() == [("created",), ("created",), ("created",)]


async def test_cells_are_mended_in_every_row_where_they_stand(desk: Desk) -> None:
    def wrong(number: int) -> str:
        return (
            GOOD.replace("B-1", f"B-{number}").replace("Enheten home", "Enheten hom").replace("2026-01-15", "i våras")
        )

    tried = await desk.examined(file(*map(wrong, range(1, 4))))
    assert tried["rejected"] == 3
    unit = {"heading": "Enhet", "value": "Enheten hom", "replacement": "Enheten home"}
    mended = await desk.step(tried, "corrections", unit)
    assert (mended["status"], mended["rejected"]) == ("examined", 3)
    assert mended["rejections"][0]["problem"]["detail"] == "Beslutsdatum ska vara en dag som 2026-01-31."
    day = {"heading": "Beslutsdatum", "value": "i våras", "replacement": "15/1 2026"}
    mended = await desk.step(mended, "corrections", day)
    assert (mended["created"], mended["rejected"]) == (3, 0)
    await desk.step(mended, "acceptances")
    assert desk.rows("select distinct decided_on::text from decision") == [("2026-01-15",)]


async def test_a_cell_is_emptied_in_a_trial_and_after(desk: Desk) -> None:
    """Where nothing should have stood. A column that must say something is then refused for being empty."""
    wrong = GOOD.replace("2026-05-01", "i våras")
    tried = await desk.examined(file(wrong, wrong.replace("B-1", "B-2"), GOOD.replace("B-1", "B-3")))
    body = {"heading": "Avbrott", "value": "i våras", "replacement": ""}
    emptied = await desk.step(tried, "corrections", body | {"row": 2})
    assert (emptied["created"], emptied["rejected"]) == (2, 1)
    done = await desk.step(emptied, "acceptances")
    mended = await desk.step(done, "corrections", body)
    assert (mended["status"], mended["created"], mended["rejected"]) == ("done", 3, 0)
    again = await desk.examined(file(GOOD.replace("B-1", "B-4").replace("2026-01-15", "i våras")))
    day = {"heading": "Beslutsdatum", "value": "i våras", "replacement": " "}
    lacking = await desk.step(again, "corrections", day)
    assert [row["problem"]["detail"] for row in lacking["rejections"]] == ["Beslutsdatum saknas."]
    filled = await desk.step(lacking, "corrections", day | {"value": "", "replacement": "2026-01-15"})
    assert (filled["created"], filled["rejected"]) == (1, 0)


async def test_rows_that_the_service_fails_on_say_so_and_nothing_is_taken_in_for_ever(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = await desk.examined(file(GOOD, GOOD.replace("B-1", "B-2")))

    def fails(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    with monkeypatch.context() as broken:
        broken.setattr(reading, "_take", fails)
        done = await desk.step(tried, "acceptances")
    assert (done["status"], done["created"], done["rejected"]) == ("done", 0, 2)
    assert {row["problem"]["detail"] for row in done["rejections"]} == {reading.OUR_FAULT_ROW}
    assert (await desk.taken_in(file(GOOD, GOOD.replace("B-1", "B-2"))))["created"] == 2


ERRORS = ("#REF!", "#N/A", "#SAKNAS!", "#VÄRDEFEL!", "#DIVISION/0!", "#NAMN?", "Err:502", "########")


@pytest.mark.parametrize("place", [4, 9], ids=["where text stands", "where a day may be left out"])
async def test_an_error_of_the_spreadsheet_is_told_as_one_and_never_taken_for_nothing(desk: Desk, place: int) -> None:
    rows = []
    for number, error in enumerate(ERRORS):
        cells = GOOD.replace("B-1", f"B-{number}").split(";")
        cells[place] = error
        rows.append(";".join(cells))
    tried = await desk.examined(file(*rows))
    named = HEADINGS.split(";")[place]
    assert [row["problem"]["detail"] for row in tried["rejections"]] == [
        f"{named} innehåller kalkylprogrammets fel {error}. Rätta formeln, eller skriv värdet." for error in ERRORS
    ]
    body = {"heading": named, "value": "#REF!", "replacement": "2026-03-01"}
    mended = await desk.step(tried, "corrections", body)
    assert (mended["created"], mended["rejected"]) == (1, len(ERRORS) - 1)


@pytest.mark.parametrize("form", FORMS)
async def test_an_error_in_any_form_of_workbook_makes_no_decision_that_is_not_executed(desk: Desk, form: str) -> None:
    wrong = [*GOOD.split(";")[:9], Error("#REF!"), *GOOD.split(";")[10:]]
    tried = await desk.examined(FORMS[form]([HEADINGS.split(";"), wrong]))
    assert [row["problem"]["detail"] for row in tried["rejections"]] == [
        f"{HEADINGS.split(';')[9]} innehåller kalkylprogrammets fel #REF!. Rätta formeln, eller skriv värdet."
    ]


FAULTY = {
    "unusable-row": GOOD.replace("Enheten home", "Enheten hom"),
    "unknown-reference": GOOD.replace("2026-01-15", "2009-12-31"),
    "impossible-history": GOOD.replace("2026-03-01", "2026-01-01"),
    "source-version-reused": GOOD.replace("Kvinna", "Man").replace("B-1", "B-0"),
    "stale-source-version": GOOD.replace("B-1;1;", "B-9;1;"),
}
"""A row for each way to be refused; B-0 and version 2 of B-9 are there before."""
MENDED = {
    "unusable-row": ("Enhet", "Enheten home"),
    "unknown-reference": ("Beslutsdatum", "2026-01-15"),
    "impossible-history": ("Verkställt", "2026-03-01"),
    "source-version-reused": ("Version", "3"),
    "stale-source-version": ("Version", "3"),
}


@pytest.mark.parametrize("code", FAULTY)
async def test_whatever_a_row_is_refused_for_it_is_mended_where_it_is_told(desk: Desk, code: str) -> None:
    """In the trial, and after the others have been taken in: then what is mended is taken in at once."""
    await desk.taken_in(file(GOOD.replace("B-1", "B-0"), GOOD.replace("B-1;1;", "B-9;2;")))
    fine = GOOD.replace("B-1", "B-7")
    tried = await desk.examined(file(fine, FAULTY[code]))
    done = await desk.step(tried, "acceptances")
    for told in (tried, done):
        (refused,) = told["rejections"]
        assert (refused["row"], refused["problem"]["code"]) == (3, code)
        assert refused["suggestions"] != {}, "a column is told where it can be mended"
        assert "corrections" in [link["rel"] for link in told["_links"]]
    assert (done["status"], done["created"], done["rejected"]) == ("done", 1, 1)
    heading, right = MENDED[code]
    body = {"heading": heading, "value": refused["cells"][heading], "replacement": right, "row": 3}
    mended = await desk.step(done, "corrections", body)
    assert (mended["status"], mended["rowCount"], mended["rejected"]) == ("done", 2, 0)
    assert mended["rejections"] == []
    late = await desk.sent(done, "corrections", body)
    assert late.status_code in (409, 412)
    assert "corrections" not in [link["rel"] for link in mended["_links"]]


async def test_what_is_refused_only_when_it_is_taken_in_is_mended_there_too(desk: Desk) -> None:
    """The unit ended after the trial; a column that the file lacks is mended as one that is empty."""
    headings = HEADINGS.replace("Version;", "")
    rows = [GOOD.replace("B-1;1;", f"B-{number};") for number in (1, 2)]
    tried = await desk.examined("\r\n".join([headings, *rows]).encode())
    assert (tried["created"], tried["rejected"]) == (2, 0)
    await desk.taken_in(file(GOOD.replace("Kvinna", "Man")))
    done = await desk.step(tried, "acceptances")
    (refused,) = done["rejections"]
    assert (refused["sourceId"], refused["problem"]["code"]) == ("B-1", "source-version-reused")
    body = {"heading": "Version", "value": "", "replacement": "2", "row": refused["row"]}
    mended = await desk.step(done, "corrections", body)
    assert (mended["created"], mended["updated"], mended["rejected"]) == (1, 1, 0)
