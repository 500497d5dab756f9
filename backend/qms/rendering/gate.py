"""The last check before a PDF leaves the house: everyone can read it, and everything is in it.

Covers what a public authority promises (EN 301 549, PDF/UA-1) and what no validator knows: that the
tables, pictures and headings of the document all arrived. No faults means that the file may be
published.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from pikepdf import Dictionary, Name, Pdf

from qms.rendering.document import ALT_MINIMUM
from qms.rendering.tagfix import CARRIAGE_RETURN_BEFORE_END, children, elements, rows_of, table_attributes

LANGUAGE = "sv-SE"
LEVELS = {f"/H{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Expected:
    """What the document holds, and so the file must."""

    title: str
    tables: int
    figures: int
    headings: int


def check(pdf_bytes: bytes, expected: Expected) -> list[str]:
    """Every fault found, in words."""
    with Pdf.open(BytesIO(pdf_bytes)) as pdf:
        faults = [*_catalogue_faults(pdf, expected), *_page_faults(pdf), *_font_faults(pdf)]
        if CARRIAGE_RETURN_BEFORE_END in pdf_bytes:
            faults.append("a stream ends in CR")
        if Name.StructTreeRoot not in pdf.Root:
            return [*faults, "no structure tree"]
        structure = list(elements(pdf.Root.StructTreeRoot))
        return [*faults, *_count_faults(structure, expected), *_element_faults(structure), *_heading_faults(structure)]


def _catalogue_faults(pdf: Pdf, expected: Expected) -> Iterator[str]:
    root = pdf.Root
    if not root.get(Name.MarkInfo, Dictionary()).get(Name.Marked, False):
        yield "not marked as tagged"
    if str(root.get(Name.Lang, "")) != LANGUAGE:
        yield f"language is not {LANGUAGE}"
    if not root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle, False):
        yield "the window would show the file name instead of the title"
    with pdf.open_metadata() as metadata:
        wanted = {
            "dc:title": expected.title,
            "pdfuaid:part": "1",
            "pdfaid:part": "2",
            "pdfaid:conformance": "A",
        }
        yield from (f"{key} is not {value!r}" for key, value in wanted.items() if metadata.get(key) != value)


def _page_faults(pdf: Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        if page.get(Name.Tabs) != Name.S:
            yield f"page {number}: tab order does not follow the structure"
        for annotation in page.get(Name.Annots, ()):
            if annotation.get(Name.Subtype) == Name.Link and not str(annotation.get(Name.Contents, "")).strip():
                yield f"page {number}: a link without description"


def _font_faults(pdf: Pdf) -> Iterator[str]:
    for item in pdf.objects:
        is_font = isinstance(item, Dictionary) and item.get(Name.Type) == Name.FontDescriptor
        if is_font and not any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"font {item.get(Name.FontName)} is not embedded"


def _count_faults(structure: list[Dictionary], expected: Expected) -> Iterator[str]:
    counted = Counter(str(element.S) for element in structure)
    headings = sum(counted[name] for name in LEVELS)
    actual = {"tables": counted["/Table"], "figures": counted["/Figure"], "headings": headings}
    for name, count in actual.items():
        if count != getattr(expected, name):
            yield f"{count} {name}, the document has {getattr(expected, name)}"


def _element_faults(structure: list[Dictionary]) -> Iterator[str]:
    for element in structure:
        match str(element.S):
            case "/Figure" if len(str(element.get(Name.Alt, "")).strip()) < ALT_MINIMUM:
                yield "a figure without a text for those who cannot see it"
            case "/Note" if Name.ID not in element:
                yield "a note without ID"
            case "/Table":
                yield from _table_faults(element)


def _table_faults(table: Dictionary) -> Iterator[str]:
    if Name.Caption not in {part.S for part in children(table)}:
        yield "a table whose caption is not part of it"
    rows = [(part, children(row)) for part, row in rows_of(table)]
    if len({len(cells) for _, cells in rows}) > 1:
        yield "a table whose rows differ in length"
    if not any(part == "THead" for part, _ in rows):
        yield "a table without header row"
    for part, cells in rows:
        headers = cells if part == "THead" else cells[:1]
        if any(cell.S != Name.TH for cell in headers):
            yield f"a cell in {part} that should be a header is none"
        if any(cell.S == Name.TH and Name.Scope not in (table_attributes(cell) or {}) for cell in cells):
            yield "a header cell that does not say if it heads a row or a column"


def _heading_faults(structure: list[Dictionary]) -> Iterator[str]:
    levels = [0, *(LEVELS[str(element.S)] for element in structure if str(element.S) in LEVELS)]
    yield from (f"heading level {low} is followed by {high}" for low, high in pairwise(levels) if high > low + 1)
