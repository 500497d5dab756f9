"""How a file of decisions is understood: its headings, its sheets, its words, and what none of them may lose."""

from io import BytesIO

import pytest
from xlsxwriter import Workbook

from tests.desk import GOOD, HEADINGS, Desk, file

pytestmark = pytest.mark.anyio


async def test_a_heading_that_nearly_is_ours_must_be_said_to_be_it_or_not(desk: Desk) -> None:
    content = file(GOOD).replace("Verkställt".encode(), "Verkställd".encode()).replace(b"Avbrott", b"Anteckning")
    failed = await desk.taken_in(content)
    assert failed["status"] == "failed"
    assert failed["nearMisses"] == [{"heading": "Verkställd", "column": "Verkställt"}]
    assert failed["unusedHeadings"] == ["Verkställd", "Anteckning"]
    assert "Verkställd (menar du Verkställt?)" in failed["problem"]["detail"]
    assert desk.rows("select count(*) from decision") == [(0,)]
    done = await desk.step(failed, "layout", {"columns": {"Verkställd": "Verkställt", "Anteckning": ""}})
    assert (done["status"], done["created"]) == ("done", 1)
    assert desk.rows("select status from matter where kind = 'decision'") == [("executed",)]
    again = await desk.taken_in(content)
    assert (again["status"], again["unchanged"]) == ("done", 1), "what was said of the same headings is remembered"


async def test_a_longer_word_for_a_column_of_ours_is_asked_about(desk: Desk) -> None:
    """An executed decision without its day would become one to report."""
    content = file(GOOD).replace("Verkställt".encode(), "Verkställighetsdatum".encode())
    failed = await desk.taken_in(content.replace(b"Avbrott", b"Avbrottsdatum"))
    asked = {near["heading"]: near["column"] for near in failed["nearMisses"]}
    assert asked == {"Verkställighetsdatum": "Verkställt", "Avbrottsdatum": "Avbrott"}


@pytest.mark.parametrize(
    "heading", ["Datum verkställd", "Insats verkställd", "Verkst. datum", "Startdatum", "Påbörjad"]
)
async def test_another_word_for_a_day_that_decides_is_asked_about(desk: Desk, heading: str) -> None:
    failed = await desk.taken_in(file(GOOD).replace("Verkställt".encode(), heading.encode()))
    assert (failed["status"], failed["nearMisses"]) == ("failed", [{"heading": heading, "column": "Verkställt"}])
    assert desk.rows("select count(*) from decision") == [(0,)]


@pytest.mark.parametrize(
    ("day", "why", "status", "wrong"),
    [
        ("2026-06-01", "avliden", "closed", None),
        ("", "avliden", None, "Avslutat saknas."),
        ("2026-06-01", "", None, "Avslutsorsak saknas."),
    ],
)
async def test_a_decision_that_has_ended_is_never_one_to_report(
    desk: Desk, day: str, why: str, status: str | None, wrong: str | None
) -> None:
    """Why it has ended without the day, or the day without why: refused, and not taken for one that still waits."""
    headings = HEADINGS.replace("Verkställt;Avbrott", "Avslutat;Avslutsorsak")
    row = GOOD.replace("2026-03-01;2026-05-01", f"{day};{why}")
    done = await desk.taken_in(file(row, headings=headings))
    assert [row["problem"]["detail"] for row in done["rejections"]] == ([wrong] if wrong else [])
    assert desk.rows("select status from matter where kind = 'decision'") == ([(status,)] if status else [])


async def test_words_are_read_as_people_write_them(desk: Desk) -> None:
    headings = HEADINGS.replace("Verkställt;Avbrott", "Omfattning;Omfattningens enhet")
    row = "Viva;{};1;Enheten home;2026-1;{};Kontaktperson;2026-01-15;{};{};{}"
    rows = (
        row.format("B-1", "Socialtjänstlagen", "Flicka", "2,5", "tim/vecka"),
        row.format("B-2", "lss", "M", "4", "Dygn per månad"),
        row.format("B-3", "SOL", "pojke", "", "platser"),
    )
    done = await desk.taken_in(file(*rows, headings=headings))
    assert (done["created"], done["rejected"]) == (3, 0), done["rejections"]
    said = (
        "select law_area, sex, extent::float, extent_unit from decision d join matter m using (id) order by source_id"
    )
    assert desk.rows(said) == [
        ("sol", "female", 2.5, "hours-per-week"),
        ("lss", "male", 4.0, "days-per-month"),
        ("sol", "male", None, None),
    ]


async def test_a_file_says_why_a_decision_is_late(desk: Desk) -> None:
    """The law asks for it. All of it or nothing, as when a system or a person says it."""
    north = desk.town.boards["north"]
    reason = "'delay-reason', 'no-resource', 'Resursbrist', date '2010-01-01'"
    desk.rows(f"insert into code (id, board_id, list, code, label, valid_from) values (uuidv7(), '{north}', {reason})")
    headings = HEADINGS.replace(
        "Verkställt;Avbrott",
        "Skäl till dröjsmålet;Varför det dröjer;Följder för den enskilde;Stöd under tiden;Vad nämnden gör",
    )
    told = "Resursbrist;Ingen tackade ja.;Ensamma helger.;Besök varje vecka.;Vi annonserar."
    said = {"B-1": told, "B-2": "Resursbrist;;;;", "B-3": ";;;;"}
    rows = [GOOD.replace("B-1", number).replace("2026-03-01;2026-05-01", words) for number, words in said.items()]
    done = await desk.taken_in(file(*rows, headings=headings))
    assert (done["created"], done["rejected"]) == (2, 1)
    assert done["rejections"][0]["problem"]["detail"].startswith("Varför det dröjer saknas. Följder")
    kept = "select delay_reason, reason_text, efforts_text, is_explained_by_source"
    assert desk.rows(f"{kept} from decision join matter using (id) order by source_id") == [
        ("no-resource", "Ingen tackade ja.", "Vi annonserar.", True),
        (None, None, None, False),
    ]


async def test_one_sheet_of_several_is_read_and_the_others_named(desk: Desk) -> None:
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        for month, number in (("Januari", "B-1"), ("Februari", "B-2"), ("Mars", "B-3")):
            sheet = book.add_worksheet(month)
            sheet.write_row(0, 0, HEADINGS.split(";"))
            sheet.write_row(1, 0, GOOD.replace("B-1", number).split(";"))
            sheet.write(2, 0, 7, book.add_format({"num_format": "000"}))
    tried = await desk.examined(target.getvalue())
    assert tried["sheet"] == "Januari"
    assert tried["notice"] == (
        "Filen kan visa nollor framför tal, så som 007. I filen står 7, och det är det som läses: gör sådana celler "
        "till text. Bara bladet Januari läses, fast Februari med flera har samma rubriker. Lämna in filen igen för "
        "vart och ett."
    )


async def test_units_of_one_name_are_told_apart_by_where_they_belong(desk: Desk) -> None:
    home, team = desk.town.units["home"], desk.town.units["team"]
    desk.rows(f"update unit set name = 'Dag' where id in ('{home}', '{team}')")
    [(above,)] = desk.rows(f"select a.name from unit u join unit a on a.id = u.parent_id where u.id = '{home}'")
    tried = await desk.examined(file(GOOD.replace("Enheten home", "Dag")))
    (told,) = tried["rejections"]
    assert f"Dag ({above})" in told["suggestions"]["Enhet"]
    done = await desk.taken_in(file(GOOD.replace("Enheten home", f"Dag ({above})")))
    assert (done["status"], done["created"]) == ("done", 1)
    assert desk.rows("select unit_id from matter where kind = 'decision'") == [(home,)]


async def test_the_sheet_and_the_row_with_headings_are_found_or_chosen(desk: Desk) -> None:
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        hidden, cover, sheet = (book.add_worksheet(name) for name in ("Förra året", "Försättsblad", "Beslut"))
        hidden.hide()
        sheet.set_row(1, None, None, {"hidden": True})
        cover.activate()
        cover.write(0, 0, "Beslut kvartal 4")
        for target_sheet, row, number in ((hidden, 0, "B-8"), (sheet, 2, "B-9")):
            target_sheet.write_row(row, 0, HEADINGS.split(";"))
            target_sheet.write_row(row + 1, 0, GOOD.replace("B-1", number).split(";"))
        sheet.write(0, 0, "Beslut kvartal 4")
    tried = await desk.examined(target.getvalue())
    assert (tried["sheet"], tried["headingRow"], tried["rowCount"]) == ("Beslut", 3, 1)
    assert tried["sheets"] == ["Förra året", "Försättsblad", "Beslut"]
    assert tried["notice"].startswith("Filen har dolda rader eller kolumner. De läses också")
    chosen = await desk.step(tried, "layout", {"sheet": "Förra året", "headingRow": 1})
    rows = (await desk.read(f"/decision-imports/{chosen['id']}/rows"))["rows"]
    assert [row["cells"]["Beslutsid"] for row in rows] == ["B-8"]
