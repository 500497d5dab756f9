"""What the document model refuses, in words that its writer can act on."""

import sys
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from qms.rendering.document import (
    MASKED,
    Cell,
    Chart,
    Document,
    Link,
    Para,
    Section,
    Series,
    Table,
    decimal,
    integer,
    kronor,
    share,
    text,
)
from qms.rendering.swedish import display, long_date, swedish_number
from tests.unit.rendering_sample import charts, report, units_table


def message(error: pytest.ExceptionInfo[ValidationError]) -> str:
    return "; ".join(item["msg"] for item in error.value.errors())


def chart(**changes: object) -> Chart:
    return Chart.model_validate(charts()[1].model_dump() | changes)


def test_a_ragged_table_names_itself_and_its_row() -> None:
    with pytest.raises(ValidationError) as error:
        Table(id="per-enhet", caption="Antal", columns=("Enhet", "Antal"), rows=((text("A"),),))
    assert message(error) == "Tabellen ”per-enhet”: rad 1 har 1 celler men tabellen har 2 kolumner."


def test_every_row_has_a_name() -> None:
    with pytest.raises(ValidationError) as error:
        Table(id="t", caption="Antal", columns=("Enhet", "Antal"), rows=((MASKED, integer(1)),))
    assert "rad 1 saknar namn i första kolumnen" in message(error)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"alt": "Kort."}, "Diagrammet ”kategori”: beskriv vad diagrammet visar med minst 20 tecken."),
        (
            {"categories": ("A", "B")},
            "Diagrammet ”kategori”: serien ”Antal” har 4 värden men diagrammet har 2",
        ),
        ({"shape": "stacked"}, "staplar på varandra avslöjar dolda värden"),
        ({"caption": " \n"}, "En rubrik, etikett eller tabelltext saknas."),
    ],
)
def test_a_chart_that_cannot_be_read_is_refused(changes: dict[str, object], expected: str) -> None:
    with pytest.raises(ValidationError) as error:
        chart(**changes)
    assert expected in message(error)


@pytest.mark.parametrize("cell", [text("ord"), integer(-1)])
def test_a_chart_shows_numbers_from_zero_up(cell: Cell) -> None:
    with pytest.raises(ValidationError) as error:
        chart(categories=("A",), series=(Series(name="S", values=(cell,)),))
    assert "alla värden måste vara tal som är noll eller större" in message(error)


def test_ids_are_unique_also_against_the_table_of_a_chart() -> None:
    with pytest.raises(ValidationError) as error:
        report(blocks=(charts()[0], units_table().model_copy(update={"id": "manad-data"})))
    assert message(error) == "Två delar av dokumentet har samma id: ”manad-data”."


def test_sections_are_at_most_four_levels_deep() -> None:
    section = Section(id="n5", title="Fem", blocks=(Para(text="Djupt"),))
    for level in (4, 3, 2):
        section = Section(id=f"n{level}", title="Nivå", blocks=(section,))
    assert report(blocks=(section,))
    with pytest.raises(ValidationError) as error:
        report(blocks=(Section(id="n1", title="Ett", blocks=(section,)),))
    assert message(error) == "Avsnittet ”n5” ligger för djupt: högst 4 nivåer av rubriker."


@pytest.mark.parametrize("href", ["javascript:alert(1)", "/etc/passwd", "https://a\nb", " https://a"])
def test_links_lead_to_the_web_or_to_mail(href: str) -> None:
    with pytest.raises(ValidationError) as error:
        Link(text="Läs mer", href=href)
    assert "Länken ”Läs mer” måste börja med https://" in message(error)


def test_text_has_a_limit() -> None:
    assert Para(text="a" * 50_000)
    with pytest.raises(ValidationError) as error:
        Para(text="a" * 50_001)
    assert "Texten är för lång: 50001 tecken" in message(error)


def test_a_masked_cell_carries_no_value_and_types_must_fit() -> None:
    with pytest.raises(ValidationError) as error:
        Cell(value=3, format="integer", masked=True)
    assert message(error) == "En dold cell får inte bära något värde."
    with pytest.raises(ValidationError):
        Cell(value="tre", format="integer")


def test_text_loses_what_no_reader_can_see_and_is_composed() -> None:
    dirty = "A\u030angermanland\ufeff\x00\x1b \ue000o\u202ech\r\nSo\u0308der\ud800\tslut"
    assert Para(text=dirty).text == "Ångermanland och\nSöder slut"


def test_a_document_survives_being_stored_as_json() -> None:
    document = report()
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_unknown_fields_and_changes_are_refused() -> None:
    with pytest.raises(ValidationError):
        report(colour="red")
    with pytest.raises(ValidationError):
        report().title = "Annan"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (integer(1828), "1\u00a0828"),
        (integer(-3), "\u22123"),
        (integer(0), "0"),
        (decimal(Decimal("0.25")), "0,3"),
        (decimal(Decimal("-0.04")), "0,0"),
        (share(412, 1828), "22,5\u00a0%"),
        (share(1, 0), "–"),
        (kronor(1_500_000), "1\u00a0500\u00a0000\u00a0kr"),
        (Cell(value=date(2024, 3, 1), format="date"), "2024-03-01"),
        (text("Norr"), "Norr"),
        (text(""), "–"),
        (MASKED, ".."),
    ],
)
def test_values_are_shown_as_swedes_write_them(cell: Cell, expected: str) -> None:
    assert display(cell) == expected


def test_numbers_and_dates_in_running_text() -> None:
    assert swedish_number(Decimal("2.5")) == "3"
    assert swedish_number(Decimal("1234567.891"), 2) == "1\u00a0234\u00a0567,89"
    assert long_date(date(2026, 11, 2)) == "2 november 2026"


def test_nothing_that_passes_as_printable_is_refused_by_print() -> None:
    refused = {"Cc", "Cf", "Cs", "Co", "Cn"}
    every = "".join(character for character in map(chr, range(sys.maxunicode + 1)) if character.isprintable())
    assert {unicodedata.category(character) for character in unicodedata.normalize("NFC", every)}.isdisjoint(refused)
    assert text("a\u0301b\u200bc\ufeff\x07 \u00a0d").value == "\u00e1bc \u00a0d"
