"""The gate finds every damage that would shut someone out, and passes what is whole."""

import zlib
from collections.abc import Callable
from io import BytesIO

import page
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from qms.rendering.gate import Expected, check
from qms.rendering.pdf import render_pdf
from qms.rendering.tagfix import (
    CARRIAGE_RETURN_BEFORE_END,
    Element,
    children,
    elements,
    name_rows,
    rows_of,
    table_attributes,
)
from tests.unit.rendering_sample import report

WHOLE = render_pdf(report())
EXPECTED = Expected(title=report().title, tables=6, figures=4, headings=6)


def first(pdf: Pdf, kind: Name) -> Element:
    return next(element for element in elements(pdf.Root.StructTreeRoot) if kind == element.S)


def attributes(cell: Element) -> Dictionary:
    held = table_attributes(cell)
    assert held is not None
    return held


def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def english(pdf: Pdf) -> None:
    pdf.Root.Lang = String("en-GB")


def no_mark(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def no_tags(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def no_alternative(pdf: Pdf) -> None:
    del first(pdf, Name.Figure).Alt


def file_name_in_window(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def no_title(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def no_claim_of_accessibility(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


def no_claim_of_archive(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["pdfaid:conformance"] = "B"


def no_scope(pdf: Pdf) -> None:
    for element in elements(pdf.Root.StructTreeRoot):
        held = table_attributes(element)
        for key in (Name.Scope, Name.Headers):
            if held is not None and key in held:
                del held[key]


def ragged_row(pdf: Pdf) -> None:
    _, row = list(rows_of(first(pdf, Name.Table)))[2]
    row.K = Array(list(row.K)[:-1])


def skipped_heading(pdf: Pdf) -> None:
    first(pdf, Name.H2).S = Name.H4


def no_tab_order(pdf: Pdf) -> None:
    del pdf.pages[2].Tabs


def silent_link(pdf: Pdf) -> None:
    del pdf.pages[1].Annots[0].Contents


def font_left_out(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get(Name.Type) == Name.FontDescriptor:
            for key in ("/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]
            return


def note_without_id(pdf: Pdf) -> None:
    first(pdf, Name.P).S = Name.Note


def headers_as_data(pdf: Pdf) -> None:
    for element in elements(pdf.Root.StructTreeRoot):
        if element.S == Name.TH:
            element.S = Name.TD


def row_header_as_data(pdf: Pdf) -> None:
    _, row = list(rows_of(first(pdf, Name.Table)))[2]
    children(row)[0].S = Name.TD


def caption_outside(pdf: Pdf) -> None:
    table = first(pdf, Name.Table)
    table.K = Array([part for part in table.K if Name.Caption != part.S])


def table_lost(pdf: Pdf) -> None:
    first(pdf, Name.Table).S = Name.Div


DAMAGES: list[tuple[Callable[[Pdf], None], str, bool]] = [
    (no_language, "language is not sv-SE", True),
    (english, "language is not sv-SE", False),
    (no_mark, "not marked as tagged", True),
    (no_tags, "no structure tree", True),
    (no_alternative, "a figure without a text", True),
    (file_name_in_window, "file name instead of the title", True),
    (no_title, "dc:title is not", True),
    (no_claim_of_accessibility, "pdfuaid:part is not '1'", True),
    (no_claim_of_archive, "pdfaid:conformance is not 'A'", False),
    (no_scope, "does not say if it heads a row or a column", True),
    (ragged_row, "rows differ in length", True),
    (skipped_heading, "heading level 1 is followed by 4", True),
    (no_tab_order, "page 3: tab order", True),
    (silent_link, "page 2: a link without description", True),
    (font_left_out, "is not embedded", True),
    (note_without_id, "a note without ID", True),
    (headers_as_data, "should be a header is none", False),
    (row_header_as_data, "a cell in TBody that should be a header", False),
    (caption_outside, "caption is not part of it", False),
    (table_lost, "5 tables, the document has 6", True),
]


def damaged(damage: Callable[[Pdf], None]) -> bytes:
    target = BytesIO()
    with Pdf.open(BytesIO(WHOLE)) as pdf:
        damage(pdf)
        pdf.save(target)
    return target.getvalue()


def test_a_whole_file_passes() -> None:
    assert check(WHOLE, EXPECTED) == []
    assert check(damaged(lambda pdf: None), EXPECTED) == []


@pytest.mark.parametrize(("damage", "fault", "known"), DAMAGES, ids=[damage.__name__ for damage, _, _ in DAMAGES])
def test_each_damage_is_found(damage: Callable[[Pdf], None], fault: str, known: bool) -> None:
    """`known`: the rules of PDF/UA-1 find it too; the others only our own gate finds."""
    pdf = damaged(damage)
    assert any(fault in said for said in check(pdf, EXPECTED))
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant is not known


def test_other_counts_and_another_title_are_faults() -> None:
    other = Expected(title="Annan", tables=7, figures=3, headings=5)
    assert check(WHOLE, other) == [
        "dc:title is not 'Annan'",
        "6 tables, the document has 7",
        "4 figures, the document has 3",
        "6 headings, the document has 5",
    ]


def with_stream(content: bytes) -> bytes:
    target = BytesIO()
    with Pdf.open(BytesIO(WHOLE)) as pdf:
        stream = Stream(pdf, b"")
        stream.write(zlib.compress(content), filter=Name.FlateDecode)
        pdf.Root.Extra = stream
        pdf.save(target)
    return target.getvalue()


def test_a_stream_ending_in_carriage_return_is_found_and_cured() -> None:
    numbers = (str(number).encode() for number in range(100_000))
    tricky = next(content for content in numbers if zlib.compress(content).endswith(b"\r"))
    planted = with_stream(tricky)
    assert CARRIAGE_RETURN_BEFORE_END in planted
    assert "a stream ends in CR" in check(planted, EXPECTED)
    cured = name_rows(planted)
    assert CARRIAGE_RETURN_BEFORE_END not in cured
    with Pdf.open(BytesIO(cured)) as pdf:
        assert pdf.Root.Extra.read_bytes() == tricky
