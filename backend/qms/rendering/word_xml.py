"""Pieces of WordprocessingML, as text: paragraphs, tables, fields, links and numbering.

The order of elements matters to Word, which repairs or refuses a file that other programs forgive.
"""

from collections.abc import Iterable
from html import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml.etree import _Element

from qms.rendering.layout import Grid

ACCENT = "0B4F9C"
INK = "1C2430"
QUIET = "4F586A"
RULE = "C9CFDA"
HEADER_FILL = "EAF0F8"
CALLOUT_FILL = "FFF6E0"
CALLOUT_EDGE = "B35900"
TEXT_WIDTH = 9180
FIRST_COLUMN_SHARE = 1.6
HEADING_LEVELS = 4

CALLOUT_LOOK = (
    f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{CALLOUT_EDGE}"/></w:pBdr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{CALLOUT_FILL}"/>'
)
SWEDISH = '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>'
UPDATE_FIELDS = '<w:updateFields w:val="true"/>'
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
SPACER = '<w:p><w:pPr><w:pStyle w:val="TableNote"/></w:pPr></w:p>'


def elements(*markup: str) -> list[_Element]:
    """The markup as elements, ready to be put where they belong."""
    body = parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(markup)}</w:body>")
    return list(body.iterchildren())


def paragraph(style: str, *content: str, properties: str = "") -> str:
    """A paragraph; `properties` are those that come after the style and the numbering."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(content)}</w:p>'


def run(text: str, *, bold: bool = False, style: str | None = None) -> str:
    """A run of text. Line breaks in it are kept."""
    properties = f'<w:rStyle w:val="{style}"/>' if style else "<w:b/>" if bold else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{lines}</w:r>"


def field(instruction: str, value: str) -> str:
    """A value that Word can count anew, with what it is now."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(value)}</w:fldSimple>'


def external_link(text: str, relation: str) -> str:
    """A link out of the document; `relation` holds its address."""
    return f'<w:hyperlink r:id="{relation}">{run(text, style="Link")}</w:hyperlink>'


def bookmarked(name: str, number: int, content: str) -> str:
    """A place that the table of contents points at."""
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}{end}'


def contents_entry(text: str, target: str) -> str:
    """A line of the table of contents, so that it can be read before Word has counted the pages."""
    return f'<w:hyperlink w:anchor="{target}" w:history="1">{run(text)}</w:hyperlink>'


def spanning_field(instruction: str) -> tuple[str, str]:
    """What stands before and after the content of a field that holds several paragraphs."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction, quote=False)} </w:instrText></w:r>'
    return begin + code + separate, end


def table(grid: Grid) -> str:
    """The whole table at once; building it cell by cell takes quadratic time."""
    unit = TEXT_WIDTH / (len(grid.columns) - 1 + FIRST_COLUMN_SHARE)
    widths = [round(unit * FIRST_COLUMN_SHARE), *(round(unit) for _ in grid.columns[1:])]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(grid, grid.columns, widths, look="head")
    body = "".join(_row(grid, row, widths) for row in grid.rows)
    total = _row(grid, grid.total, widths, look="total") if grid.total else ""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in ("top", "bottom", "insideH")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 50), ("left", 90), ("bottom", 50), ("right", 90))
    )
    label = escape(f"{grid.label}. {grid.caption}")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar>"
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{label}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{head}{body}{total}</w:tbl>"
    )


def _row(grid: Grid, row: Iterable[str], widths: list[int], *, look: str = "body") -> str:
    header = "<w:tblHeader/>" if look == "head" else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADER_FILL}"/>' if look == "head" else ""
    cells = []
    for value, number, width in zip(row, grid.numeric, widths, strict=True):
        side = '<w:jc w:val="right"/>' if number else ""
        content = paragraph("TableText", run(value, bold=look != "body"), properties=side)
        cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>')
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def heading_numbering(identity: int) -> str:
    """Numbers 1, 1.1, 1.1.1 that Word keeps counting when someone adds a chapter."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{".".join(f"%{part}" for part in range(1, level + 2))}"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
        for level in range(HEADING_LEVELS)
    )
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{identity}">{kind}{levels}</w:abstractNum>'


def list_numbering(identity: int, *, ordered: bool) -> str:
    """A list with bullets, or with numbers."""
    look = ("decimal", "%1.") if ordered else ("bullet", "•")
    return (
        f'<w:abstractNum w:abstractNumId="{identity}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{look[0]}"/><w:lvlText w:val="{look[1]}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    )


def numbering(identity: int, abstract: int, *, restart: bool = False) -> str:
    """A use of a numbering; `restart` begins at one, or lists would count on through the whole document."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def numbered_as(identity: int, level: int = 0) -> str:
    """Which numbering a paragraph belongs to; 0 is none."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'
