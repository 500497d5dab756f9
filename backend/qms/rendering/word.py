"""The report as a Word file for those who edit it: real styles, numbering, captions, contents.

What is published is always the PDF, made from the same document and never from an edited Word file.
"""

from collections.abc import Iterable
from io import BytesIO

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from qms.rendering import word_xml as xml
from qms.rendering.document import Bullets, Callout, Document, Facts, Link, PageBreak, Para, Rich, Strong, spans
from qms.rendering.layout import Grid, Heading, Item, Picture, items, particulars, sender
from qms.rendering.pdf import svg_as_png
from qms.rendering.swedish import MISSING_TEXT

FONT = "Calibri"
HEADING_NUMBERS, BULLETS, FIRST_LIST = 90, 91, 92
PICTURE_WIDTH_CM = 16.2
CONTENTS_DEPTH = 2


def render_docx(document: Document) -> bytes:
    """The file. Its content is the same every time; its bytes carry the time of packing."""
    word = docx.Document()
    _describe(word, document)
    _prepare_page(word, document)
    _prepare_styles(word)
    parts = items(document)
    _prepare_numbering(word, [part for part in parts if isinstance(part, Bullets) and part.ordered])
    body = word.element.body
    for element in xml.elements(*_front(document, parts), *_Writer(word).all(parts)):
        body.insert_element_before(element, "w:sectPr")
    target = BytesIO()
    word.save(target)
    return target.getvalue()


def _describe(word: Word, document: Document) -> None:
    properties = word.core_properties
    properties.title, properties.author, properties.language = document.title, document.organisation, "sv-SE"
    properties.subject, properties.comments = document.period or "", ""
    properties.created = properties.modified = document.created_at.replace(tzinfo=None)
    settings = word.settings.element
    settings.find(qn("w:compat")).addprevious(*xml.elements(xml.UPDATE_FIELDS))


def _prepare_page(word: Word, document: Document) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.4)
    head = " · ".join(text for text in (sender(document), document.reference, document.secrecy) if text)
    page.header.paragraphs[0].text = head
    page.footer.is_linked_to_previous = False
    footer = page.footer.part.element
    footer.remove(footer[0])
    numbers = xml.field("PAGE", "1"), xml.run(" av "), xml.field("NUMPAGES", "1")
    footer.extend(xml.elements(xml.paragraph("Footer", xml.run(f"{document.title} · Sida "), *numbers)))


def _prepare_styles(word: Word) -> None:
    styles = word.styles
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.remove(defaults.find(qn("w:lang")))
    defaults.extend(xml.elements(xml.SWEDISH))
    _style(word, "Normal", size=10.5)
    _style(word, "Title", size=26, colour=xml.ACCENT, bold=True, space=(0, 8))
    _style(word, "Subtitle", size=13, colour=xml.QUIET, space=(0, 18))
    for level, size in enumerate((17, 13, 11.5, 10.5), start=1):
        _style(word, f"Heading {level}", size=size, colour=xml.ACCENT, bold=True, space=(24 - 4 * level, 6))
    _style(word, "Caption", size=9.5, bold=True, space=(10, 4))
    for name in ("Table Text", "Table Note", "Fact Label", "Callout", "Contents"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _style(word, "Table Text", size=9, space=(0, 0))
    _style(word, "Table Note", size=8.5, colour=xml.QUIET, space=(0, 2))
    _style(word, "Fact Label", size=8.5, colour=xml.QUIET, space=(6, 0))
    _style(word, "Callout", size=10.5, space=(0, 0))
    _style(word, "Contents", size=10.5, space=(0, 2))
    for name in ("Caption", "Fact Label"):
        styles[name].paragraph_format.keep_with_next = True
    link = styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor.from_string(xml.ACCENT)


def _style(
    word: Word,
    name: str,
    *,
    size: float,
    space: tuple[float, float] = (0, 6),
    bold: bool = False,
    colour: str = xml.INK,
) -> None:
    style = word.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = (Pt(points) for points in space)
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for key in [key for key in fonts.attrib if key.lower().endswith("theme")]:
        del fonts.attrib[key]


def _prepare_numbering(word: Word, ordered: list[Bullets]) -> None:
    """Word wants every abstract numbering before the first use of one, and each list its own use."""
    root = word.part.numbering_part.element
    abstract = xml.elements(
        xml.heading_numbering(HEADING_NUMBERS),
        xml.list_numbering(BULLETS, ordered=False),
        xml.list_numbering(FIRST_LIST, ordered=True),
    )
    for element in abstract:
        root.find(qn("w:num")).addprevious(element)
    lists = (xml.numbering(FIRST_LIST + place, FIRST_LIST, restart=True) for place in range(len(ordered)))
    root.extend(xml.elements(xml.numbering(HEADING_NUMBERS, HEADING_NUMBERS), xml.numbering(BULLETS, BULLETS), *lists))
    for level in range(xml.HEADING_LEVELS):
        _number_style(word, f"Heading {level + 1}", numbering=HEADING_NUMBERS, level=level)
    _number_style(word, "TOC Heading", numbering=0, level=0)


def _number_style(word: Word, name: str, *, numbering: int, level: int) -> None:
    held = word.styles[name].element.get_or_add_pPr().get_or_add_numPr()
    held.get_or_add_ilvl().val, held.get_or_add_numId().val = level, numbering


def _front(document: Document, parts: Iterable[Item]) -> list[str]:
    subtitle = " · ".join(text for text in (sender(document), document.period) if text)
    front = [
        xml.paragraph("Title", xml.run(document.title)),
        xml.paragraph("Subtitle", xml.run(subtitle)),
        *_facts(particulars(document)),
    ]
    if document.layout == "form":
        return front
    headings = [part for part in parts if isinstance(part, Heading) and part.level <= CONTENTS_DEPTH]
    return [*front, xml.PAGE_BREAK, *(_contents(headings) if headings else ())]


def _contents(headings: list[Heading]) -> list[str]:
    before, after = xml.spanning_field(f'TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z \\u')
    lines = []
    for heading in headings:
        label = f"{heading.number} {heading.title}" if heading.number else heading.title
        entry = xml.contents_entry(label, _bookmark(heading))
        indent = f'<w:ind w:left="{400 * (heading.level - 1)}"/>'
        start, end = before if heading is headings[0] else "", after if heading is headings[-1] else ""
        lines.append(xml.paragraph("Contents", start, entry, end, properties=indent))
    return [xml.paragraph("TOCHeading", xml.run("Innehåll")), *lines, xml.PAGE_BREAK]


def _bookmark(heading: Heading) -> str:
    return "_" + heading.id.replace("-", "_")


def _facts(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [
        markup
        for label, value in pairs
        for markup in (xml.paragraph("FactLabel", xml.run(label)), xml.paragraph("Normal", xml.run(value)))
    ]


class _Writer:
    """Turns items into markup. Links and pictures are held by the file as a whole, so it knows the file."""

    def __init__(self, word: Word) -> None:
        self.word = word
        self.headings = 0
        self.pictures = 0
        self.lists = 0

    def all(self, parts: Iterable[Item]) -> list[str]:
        return [markup for part in parts for markup in self.item(part)]

    def item(self, part: Item) -> list[str]:  # noqa: C901, PLR0911 - one case for each kind of block
        match part:
            case Heading():
                return [self.heading(part)]
            case Para():
                return [xml.paragraph("Normal", *self.runs(part.text))]
            case Bullets():
                return self.bullets(part)
            case Callout():
                content = (xml.run(part.title, bold=True),), self.runs(part.text)
                return [xml.paragraph("Callout", *runs, properties=xml.CALLOUT_LOOK) for runs in content]
            case Facts():
                return _facts((fact.label, fact.value or MISSING_TEXT) for fact in part.items)
            case Grid():
                notes = [xml.paragraph("TableNote", xml.run(note)) for note in part.notes]
                return [_caption(part.label, part.caption), xml.table(part), *notes, xml.SPACER]
            case Picture():
                return [_caption(part.label, part.caption), self.picture(part)]
            case PageBreak():
                return [xml.PAGE_BREAK]

    def heading(self, heading: Heading) -> str:
        self.headings += 1
        content = xml.bookmarked(_bookmark(heading), self.headings, xml.run(heading.title))
        unnumbered = xml.numbered_as(0) if heading.number is None else ""
        return xml.paragraph(f"Heading{heading.level}", content, properties=unnumbered)

    def bullets(self, bullets: Bullets) -> list[str]:
        numbering = FIRST_LIST + self.lists if bullets.ordered else BULLETS
        self.lists += bullets.ordered
        use = xml.numbered_as(numbering)
        return [xml.paragraph("ListParagraph", *self.runs(item), properties=use) for item in bullets.items]

    def picture(self, picture: Picture) -> str:
        self.pictures += 1
        image = BytesIO(svg_as_png(picture.svg, width_cm=PICTURE_WIDTH_CM))
        inline = self.word.part.new_pic_inline(image, width=Cm(PICTURE_WIDTH_CM))
        inline.docPr.set("id", str(self.pictures))
        inline.docPr.set("descr", picture.alt)
        inline.docPr.set("title", picture.caption)
        return xml.paragraph("Normal", f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>")

    def runs(self, rich: Rich) -> list[str]:
        return [self.run(span) for span in spans(rich)]

    def run(self, span: str | Strong | Link) -> str:
        match span:
            case Strong():
                return xml.run(span.text, bold=True)
            case Link():
                relation = self.word.part.relate_to(span.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                return xml.external_link(span.text, relation)
            case _:
                return xml.run(span)


def _caption(label: str, caption: str) -> str:
    kind, number = label.split(" ")
    sequence = xml.field(f"SEQ {kind} \\* ARABIC", number)
    return xml.paragraph("Caption", xml.run(f"{kind} "), sequence, xml.run(f". {caption}"))
