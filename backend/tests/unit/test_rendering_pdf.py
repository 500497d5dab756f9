"""The PDF holds everything, everyone can read it, and it is the same file every time."""

from collections import Counter
from io import BytesIO

import page
import pikepdf
import pytest
from pypdf import PdfReader

from qms.rendering import pdf as engine
from qms.rendering.document import MASKED, Callout, Document, Fact, Facts, Para, Section, Table, integer, text
from qms.rendering.pdf import render_pdf, unprintable
from qms.rendering.tagfix import CARRIAGE_RETURN_BEFORE_END, Element, children, elements, rows_of, table_attributes
from tests.unit.rendering_sample import charts, form, report, units_table

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def failed_rules(pdf: bytes) -> list[str]:
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    assert [checked.rules.total for checked in reports] == [104, 154]
    return [failure.rule_id for checked in reports for failure in checked.failures]


def attributes(cell: Element) -> pikepdf.Dictionary:
    held = table_attributes(cell)
    assert held is not None
    return held


def text_of(pdf: bytes) -> str:
    return "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages)


def test_structure_equals_the_document() -> None:
    with pikepdf.open(BytesIO(render_pdf(report()))) as pdf:
        counted = Counter(str(element.S)[1:] for element in elements(pdf.Root.StructTreeRoot))
    assert {name: counted[name] for name in ("Title", "H1", "H2", "Table", "Caption", "Figure", "TR")} == {
        "Title": 1,
        "H1": 4,
        "H2": 2,
        "Table": 6,
        "Caption": 10,
        "Figure": 4,
        "TR": 7 + 13 + 4 + 5 + 5 + 3,
    }
    assert counted["TH"] == (5 + 6) + (3 + 12) + (4 + 3) + (2 + 4) + (3 + 4) + (2 + 2)
    assert counted["L"] == 4
    assert counted["TOCI"] == 5


def test_every_value_names_its_row_and_its_column() -> None:
    with pikepdf.open(BytesIO(render_pdf(form()))) as pdf:
        root = pdf.Root.StructTreeRoot
        known = {name for name, _ in pikepdf.NameTree(root.IDTree).items()}
        table = next(element for element in elements(root) if element.S == "/Table")
        rows = [row for part, row in rows_of(table) if part == "TBody"]
        assert len(rows) == 6
        for row in rows:
            header, *values = children(row)
            assert attributes(header).Scope == "/Row"
            for value in values:
                named = [str(name) for name in attributes(value).get("/Headers", ())]
                assert len(named) == 2
                assert str(header.ID) in named
                assert set(named) <= known


@pytest.mark.parametrize("document", [report(), form()], ids=["report", "form"])
def test_no_rule_of_pdf_ua_and_pdf_a_fails(document: Document) -> None:
    assert failed_rules(render_pdf(document)) == []


def test_the_same_document_gives_the_same_bytes() -> None:
    stored = report().model_dump_json()
    first, second = (render_pdf(Document.model_validate_json(stored)) for _ in range(2))
    assert first == second
    assert render_pdf(report(version="2")) != first


def test_captions_stay_in_their_tables_wherever_the_page_breaks() -> None:
    table = units_table()
    long = table.model_copy(update={"id": "lang", "rows": table.rows[:4] * 12})
    for lines in range(0, 60, 4):
        filler = Para(text="Text som skjuter tabellen nedåt på sidan. " * lines) if lines else Para(text="Kort.")
        assert render_pdf(report(blocks=(filler, table, long, charts()[2])))


def test_texts_arrive_as_written_and_are_never_markup() -> None:
    hostile = '#read("x") *stjärna* $x$ @ref <label> \\ // `kod` [a] {b} <script> &amp;'
    document = report(
        title="Rapport #1 *om* $x$",
        blocks=(Para(text=hostile), Callout(title=hostile, text=hostile), units_table()),
    )
    words = text_of(render_pdf(document)).replace("\n", " ")
    assert words.count("@ref") == 3
    assert '#read("x") *stjärna* $x$ @ref' in words
    assert "Rapport #1 *om* $x$" in words


FUZZ = {
    "emoji": "Bra jobbat 👍🏽 👨‍👩‍👧 ✅",
    "controls": "a\x00b\x07c\x1b[0md\x7f\x85",
    "right to left": "שלום مرحبا بالعالم \u202eabc\u202c",
    "cyrillic and greek": "Привет Ελλάδα",
    "asian": "漢字 かな ไทย देवनागरी",
    "private use and byte order mark": "\ufeffx\ue000\uf8ff\U000f0000",
    "combining": "a\u0323\u0307\u0302 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "surrogates and unassigned": "\ud83d \uffff \U0002fffe \u0378",
    "signs": "☐ ☑ → ≥ ½ € ‰ – — … ”’ § ¶ \u00ad mjukt\u00adbindestreck \u00a0\u2009\u202f",
    "line ends": "en\r\ntvå\rtre\u2028fyra\u2029fem\n\n\nsex",
    "ligatures and width": "ﬁ ﬂ ａｂｃ ①",
    "tags and variation": "🏴\U000e0067\U000e007f ☎\ufe0f ☎\ufe0e",
}


@pytest.mark.parametrize("sample", FUZZ.values(), ids=FUZZ.keys())
def test_no_character_stops_the_report(sample: str) -> None:
    table = Table(
        id="t",
        caption=f"Tabell {sample}",
        columns=(f"Kolumn {sample}", "Antal"),
        rows=((text(f"Rad {sample}"), integer(1)),),
    )
    chart = charts()[1].model_copy(update={"caption": f"Bild {sample}", "alt": f"Beskrivning av bilden {sample}"})
    facts = Facts(items=(Fact(label=f"Fråga {sample}", value=sample),))
    blocks = (Section(id="s", title=f"Avsnitt {sample}", blocks=(Para(text=sample), facts, table, chart)),)
    document = Document.model_validate(report(title=f"Titel {sample}", blocks=blocks).model_dump())
    assert failed_rules(render_pdf(document)) == []


def test_the_writer_is_told_which_characters_the_fonts_lack() -> None:
    assert unprintable("Åtgärd → 漢 ☐ 👍\n") == {"漢", "👍"}
    assert "Åtgärd → □ ☐" in text_of(render_pdf(report(blocks=(Para(text="Åtgärd → 漢 ☐"),))))


def test_no_stream_ends_in_carriage_return() -> None:
    for seed in range(30):
        words = " ".join(f"ord{seed * number % 97}" for number in range(1, 60 + seed))
        pdf = render_pdf(form().model_copy(update={"blocks": (Para(text=words), *form().blocks)}))
        assert CARRIAGE_RETURN_BEFORE_END not in pdf
        assert failed_rules(pdf) == []


def test_a_masked_value_is_nowhere_in_the_file() -> None:
    def with_secret(secret: object) -> Document:
        table = Table(
            id="t",
            caption="Antal personer",
            columns=("Enhet", "Antal"),
            rows=((text("Norr"), MASKED if secret is None else integer(424242)),),
        )
        return report(blocks=(table,))

    assert "424\u00a0242" in text_of(render_pdf(with_secret(424242)))
    hidden = with_secret(None)
    words = text_of(render_pdf(hidden))
    assert "424" not in words
    assert ".. betyder att talet är dolt" in words
    assert "424" not in hidden.model_dump_json()


def test_a_very_long_table_is_cut_and_says_so() -> None:
    rows = tuple((text(f"Rad {number}"), integer(number)) for number in range(1, 1202))
    table = Table(id="t", caption="Lång", columns=("Rad", "Antal"), rows=rows)
    words = text_of(render_pdf(report(blocks=(table,))))
    assert "Rad 1000" in words
    assert "Rad 1001" not in words
    assert "Tabellen visar de första 1\u00a0000 av 1\u00a0201 rader." in words


def test_a_question_without_rows_says_so_and_passes_the_gate() -> None:
    table = Table(id="t", caption="Tom", columns=("Orsak", "Antal"), rows=())
    pdf = render_pdf(report(blocks=(table,)))
    assert "Inget att redovisa" in text_of(pdf)
    assert failed_rules(pdf) == []


def test_a_warning_from_the_page_maker_stops_the_export(monkeypatch: pytest.MonkeyPatch) -> None:
    source = engine._template().replace(b'("Inter", "DejaVu Sans")', b'("Finns inte", "Inter")')
    monkeypatch.setattr(engine, "_template", lambda: source)
    with pytest.raises(engine.RenderingError, match="finns inte"):
        render_pdf(form())


def test_a_word_that_no_line_holds_goes_on_in_the_next() -> None:
    """Typed text has long addresses in it, and what stands outside the page is lost to who reads it on paper."""
    address = "https://exempel.se/" + "0123456789" * 30 + "/slutet"
    block = Section(id="long", title="Lång", blocks=(Para(text=f"Se {address}."),))
    pdf = render_pdf(report().model_copy(update={"blocks": (block,)}))
    lines = text_of(pdf).replace("\u200b", "").splitlines()
    assert max(len(line) for line in lines if "0123" in line) < 130, "one line holds no more"
    assert "/slutet" in "".join(lines)
    assert failed_rules(pdf) == []
