"""Word, Excel, CSV, HTML and SVG: what programs and people read besides the PDF."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from qms.rendering.chart import chart_svg
from qms.rendering.document import MASKED, Callout, Chart, Document, Para, Series, Table, integer, share, text
from qms.rendering.layout import tables
from qms.rendering.sheets import sheet_names, table_csv, table_xlsx
from qms.rendering.web import render_html
from qms.rendering.word import render_docx
from tests.unit.rendering_sample import charts, form, report, units_table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHEN = datetime(2024, 10, 3, 9, 0, tzinfo=UTC)
FORMULAS = ("=1+1", "+46 70", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\n=2+2")


def parts(packed: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def document_xml(packed: bytes) -> etree._Element:
    return etree.fromstring(parts(packed)["word/document.xml"])


def texts(root: etree._Element) -> str:
    return "\n".join(str(node.text) for node in root.iter(f"{W}t"))


@pytest.mark.parametrize("document", [report(), form()], ids=["report", "form"])
def test_word_parts_are_well_formed_and_open(document: Document) -> None:
    packed = render_docx(document)
    for name, content in parts(packed).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
    opened = docx.Document(BytesIO(packed))
    assert opened.core_properties.title == document.title
    assert opened.core_properties.language == "sv-SE"
    assert opened.paragraphs[0].style is not None
    assert opened.paragraphs[0].style.name == "Title"


def test_word_tables_have_a_header_row_and_a_caption() -> None:
    tables = list(document_xml(render_docx(report())).iter(f"{W}tbl"))
    assert len(tables) == 6
    for table in tables:
        assert len(list(table.iter(f"{W}tblHeader"))) == 1
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert [look.get(f"{W}firstColumn") for look in table.iter(f"{W}tblLook")] == ["1"]
        assert all(str(name.get(f"{W}val")).startswith("Tabell ") for name in table.iter(f"{W}tblCaption"))


def test_word_pictures_are_described() -> None:
    root = document_xml(render_docx(report()))
    described = [node.get("descr") for node in root.iter() if str(node.tag).endswith("}docPr")]
    assert described == [item.alt for item in (charts()[0], charts()[2], charts()[1], charts()[3])]


def test_word_counts_captions_and_headings_itself() -> None:
    packed = render_docx(report())
    root = document_xml(packed)
    fields = [str(node.get(f"{W}instr")).strip() for node in root.iter(f"{W}fldSimple")]
    assert fields.count("SEQ Tabell \\* ARABIC") == 6
    assert fields.count("SEQ Diagram \\* ARABIC") == 4
    headings = [p for p in docx.Document(BytesIO(packed)).paragraphs if p.style and p.style.name == "Heading 1"]
    assert [p.text for p in headings] == ["Sammanfattning", "Resultat", "Åtgärder"]
    targets = {node.get(f"{W}name") for node in root.iter(f"{W}bookmarkStart")}
    entries = [node.get(f"{W}anchor") for node in root.iter(f"{W}hyperlink") if node.get(f"{W}anchor")]
    assert len(entries) == 5
    assert set(entries) <= targets


def test_word_lists_begin_at_one_each() -> None:
    two = [block for block in report().blocks if block.kind == "section"][-1].blocks[1]
    packed = render_docx(report(blocks=(two, Para(text="Mellan"), two)))
    used = [node.get(f"{W}val") for node in document_xml(packed).iter(f"{W}numId")]
    assert len(used) == 6
    assert len(set(used)) == 2
    numbering = etree.fromstring(parts(packed)["word/numbering.xml"])
    restarted = {
        node.get(f"{W}numId") for node in numbering.iter(f"{W}num") if node.find(f".//{W}startOverride") is not None
    }
    assert set(used) <= restarted


def test_word_shows_texts_as_written() -> None:
    hostile = '<w:p/> &amp; "x" {{ 1+1 }}'
    root = document_xml(render_docx(report(blocks=(Para(text=hostile), Callout(title=hostile, text="a\nb")))))
    assert texts(root).count(hostile) == 2


def secretive(hidden: bool) -> Document:
    cell = MASKED if hidden else integer(424242)
    chart = Chart(
        id="bild",
        shape="bar",
        caption="Antal personer per enhet",
        alt="Antalet personer per enhet, där ett tal kan vara dolt.",
        axis="Enhet",
        unit="Antal",
        categories=("Norr", "Söder"),
        series=(Series(name="Antal", values=(integer(7), cell)),),
    )
    table = Table(id="t", caption="Antal personer", columns=("Enhet", "Antal"), rows=((text("Söder"), cell),))
    return report(blocks=(chart, table))


def outputs(document: Document) -> Iterator[str]:
    yield texts(document_xml(render_docx(document)))
    yield document.model_dump_json()
    yield render_html(document)
    book = parts(table_xlsx(tables(document), created_at=WHEN))
    yield "".join(content.decode() for name, content in book.items() if name.startswith("xl/"))
    for table in tables(document):
        yield table_csv(table).decode()
        yield table_csv(table, machine=True).decode()


def test_a_masked_value_is_in_no_output() -> None:
    plain = [re.sub(r"\s", "", output) for output in outputs(secretive(hidden=False))]
    hidden = [re.sub(r"\s", "", output) for output in outputs(secretive(hidden=True))]
    assert len(plain) == len(hidden) == 8
    assert all("424242" in output for output in plain)
    assert not any("4242" in output for output in hidden)


def formula_table() -> Table:
    rows = tuple((text(f"Rad {number}"), text(value)) for number, value in enumerate(FORMULAS))
    return Table(id="f", caption="=Tabell [1]/2", columns=("Rad", "=Text"), rows=rows)


def test_excel_holds_no_formula() -> None:
    book = parts(table_xlsx([formula_table(), units_table()], created_at=WHEN))
    sheets = [content for name, content in book.items() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 3
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    assert not any(b"hyperlink" in sheet for sheet in sheets)
    shared = book["xl/sharedStrings.xml"].decode()
    assert all(value.replace('"', "&quot;").strip() in shared.replace('"', "&quot;") for value in FORMULAS)


def test_excel_has_numbers_and_dates_that_can_be_counted_with() -> None:
    book = parts(table_xlsx([units_table()], created_at=WHEN))
    rows = etree.fromstring(book["xl/worksheets/sheet1.xml"]).iter("{*}row")
    first = [(cell.get("t"), cell.findtext("{*}v")) for cell in list(rows)[1]]
    assert [kind for kind, _ in first] == ["s", None, None, None, None]
    assert first[1][1] == "412"
    assert first[2][1] is not None
    assert float(first[2][1]) == pytest.approx(412 / 1828)
    assert first[4][1] == "45352"


def test_excel_is_the_same_file_every_time() -> None:
    assert table_xlsx([units_table()], created_at=WHEN) == table_xlsx([units_table()], created_at=WHEN)


def test_sheet_names_are_those_excel_accepts() -> None:
    long = units_table().model_copy(update={"caption": "Avvikelser per enhet och månad, hela nämnden"})
    assert sheet_names([formula_table(), long, long]) == [
        "1. =Tabell 1 2",
        "2. Avvikelser per enhet och mån",
        "3. Avvikelser per enhet och mån",
    ]


def test_csv_for_excel_is_guarded_and_swedish() -> None:
    content = table_csv(formula_table())
    assert content.startswith(b"\xef\xbb\xbfRad;'=Text\r\n")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row[1] for row in rows[1:]] == [f"'{value}" for value in FORMULAS]
    lines = table_csv(units_table()).decode("utf-8-sig").split("\r\n")
    assert lines[1] == "Hemtjänst Norr;412;0,2254;515000;2024-03-01"
    assert lines[5] == "Korttidsboende Ängen;..;..;;"


def test_numbers_in_csv_are_not_guarded() -> None:
    table = Table(id="t", caption="T", columns=("A", "B"), rows=((text("x"), integer(-5)), (text("y"), share(-1, 8))))
    assert table_csv(table).decode("utf-8-sig").split("\r\n")[1:3] == ["x;-5", "y;-0,1250"]


def test_csv_for_programs_is_as_it_is() -> None:
    content = table_csv(formula_table(), machine=True)
    rows = list(csv.reader(StringIO(content.decode(), newline="")))
    assert [row[1] for row in rows] == ["=Text", *FORMULAS]
    assert table_csv(units_table(), machine=True).decode().split("\r\n")[1].split(",")[2] == "0.225383"


def test_html_has_headings_header_cells_and_nothing_that_runs() -> None:
    hostile = '<script>alert(1)</script>" onload="x'
    html = render_html(report(title=hostile, blocks=(*report().blocks, Para(text=hostile))), top=2)
    root = etree.fromstring(html, etree.XMLParser(recover=False)) if "<br>" not in html else None
    assert root is None or root.tag == "article"
    assert html.count("<script>alert") == 0
    assert not re.search(r"<[a-z]+[^>]*\s(style|on\w+)=", html)
    assert html.count("<h2>") == 1
    assert html.count("<h3 ") == 3
    assert html.count("<table ") == html.count("<caption>") == html.count("<thead>") == 6
    assert html.count('scope="row"') == 6 + 12 + 3 + 4 + 4 + 2
    assert html.count('role="img"') == 4
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert all(name in ids for used in re.findall(r'aria-labelledby="([^"]+)"', html) for name in used.split())


@pytest.mark.parametrize("chart", charts(), ids=[chart.id for chart in charts()])
def test_charts_are_drawn_from_zero_with_title_and_description(chart: Chart) -> None:
    root = etree.fromstring(chart_svg(chart))
    title, description = root[0], root[1]
    assert (title.text, description.text) == (chart.caption, chart.alt)
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert "0" in {node.text for node in root.iter("{*}text")} or "0\u00a0%" in {n.text for n in root.iter("{*}text")}
    bounds = [float(value) for value in str(root.get("viewBox")).split()]
    for node in root.iter("{*}text"):
        assert 0 <= float(str(node.get("x"))) <= bounds[2]
        assert 0 <= float(str(node.get("y"))) <= bounds[3]


def test_a_gap_breaks_the_line_and_a_masked_bar_is_not_zero() -> None:
    line, horizontal, _, bars = (etree.fromstring(chart_svg(chart)) for chart in charts())
    strokes = [node.get("d") for node in line.iter("{*}path") if node.get("stroke-width") == "2.4"]
    plotted = [stroke for stroke in strokes if str(stroke).count("L") > 1 or str(stroke).count("L") == 1]
    assert [str(stroke).count("L") for stroke in plotted] == [1, 1, 11, 1, 8]
    assert len(list(horizontal.iter("{*}rect"))) == 1 + 3
    assert [node.text for node in horizontal.iter("{*}text")].count("..") == 1
    assert [node.text for node in bars.iter("{*}text")].count("–") == 1


def test_series_differ_without_colour() -> None:
    bars, line = chart_svg(charts()[2]), chart_svg(charts()[0])
    assert len(set(re.findall(r'fill="url\(#([^)]+)\)"', bars))) == 2
    assert line.count("stroke-dasharray") == 3


def test_an_empty_year_can_be_drawn() -> None:
    for shape in ("bar", "horizontal-bar", "stacked", "line"):
        values = {"shape": shape, "series": [{"name": "S", "values": [integer(0).model_dump()] * 4}]}
        chart = Chart.model_validate(charts()[1].model_dump() | values)
        assert etree.fromstring(chart_svg(chart)) is not None


def test_the_stored_document_is_plain_json() -> None:
    stored = json.loads(report().model_dump_json())
    assert stored["blocks"][1]["blocks"][1]["rows"][0][1] == {
        "value": 412,
        "format": "integer",
        "masked": False,
    }
