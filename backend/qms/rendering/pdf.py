"""PDF that everyone can read (PDF/UA-1), fit for the archive (PDF/A-2a) in the same file.

typst sets the pages, `tagfix` names the rows of the tables, and `gate` refuses a file that a reader
could not use. Public authorities' documents must meet EN 301 549 (lag 2018:1937 om tillgänglighet
till digital offentlig service).
"""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

from qms.rendering.document import Bullets, Callout, Document, Facts, Link, PageBreak, Para, Rich, Strong, spans
from qms.rendering.gate import Expected, check
from qms.rendering.layout import Grid, Heading, Item, Picture, items, particulars, sender
from qms.rendering.swedish import MISSING_TEXT
from qms.rendering.tagfix import name_rows

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
REPLACEMENT = "□"
REMEMBERED = 11


class RenderingError(Exception):
    """The page maker refused or doubted the document; a fault of ours, never of the person who wrote it."""


def render_pdf(document: Document) -> bytes:
    """The finished file. The same document gives the same bytes, on any day and machine."""
    parts = items(document)
    raw = _compile(document, parts)
    expected = Expected(
        title=_shown(document.title),
        tables=sum(isinstance(part, Grid) for part in parts),
        figures=sum(isinstance(part, Picture) for part in parts),
        headings=sum(isinstance(part, Heading) for part in parts) + (document.layout == "report"),
    )
    pdf = name_rows(raw)
    faults = check(pdf, expected)
    if faults:
        raise RenderingError("; ".join(faults))
    return pdf


def svg_as_png(svg: str, *, width_cm: float) -> bytes:
    """A chart as a bitmap in print resolution, for programs that cannot show SVG."""
    source = (
        f"#set page(width: {width_cm}cm, height: auto, margin: 0pt)\n"
        '#set text(font: ("Inter", "DejaVu Sans"))\n'
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    page = _compiler().compile(input=source.encode(), format="png", ppi=200, sys_inputs={"svg": _shown(svg)})
    if not isinstance(page, bytes):
        raise RenderingError("a chart did not become one picture")
    return page


def unprintable(value: str) -> frozenset[str]:
    """Characters that the fonts of the PDF lack, for telling the writer which they are."""
    return frozenset(character for character in value if character != "\n" and ord(character) not in _covered())


def _compile(document: Document, parts: tuple[Item, ...]) -> bytes:
    compiler = _compiler()
    try:
        pdf, warnings = compiler.compile_with_warnings(
            input=_template(),
            format="pdf",
            sys_inputs=_inputs(document, parts),
            pdf_standards=["ua-1", "a-2a"],
            timestamp=int(document.created_at.timestamp()),
        )
    except typst.TypstError as error:
        raise RenderingError(error.message) from error
    finally:
        _forget(compiler)
    if warnings or not isinstance(pdf, bytes):
        raise RenderingError("; ".join(warning.message for warning in warnings))
    return pdf


def _forget(compiler: typst.Compiler) -> None:
    """Let go of what typst remembers of a document, which may be some hundred MB, until it has set ten others."""
    for _ in range(REMEMBERED):
        compiler.compile(input=b"", format="svg")


@cache
def _fonts() -> typst.Fonts:
    """Only the fonts that ship with the product; the machine's own would make pages differ."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _template() -> bytes:
    return (HERE / "report.typ").read_bytes()


@cache
def _covered() -> frozenset[int]:
    codes: set[int] = set()
    for path in FONTS.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            codes.update(font.getBestCmap())
    return frozenset(codes)


def _shown(value: str) -> str:
    """The text with a box in place of what the fonts lack; PDF/A refuses a character without a shape."""
    missing = unprintable(value)
    return "".join(REPLACEMENT if character in missing else character for character in value) if missing else value


def _inputs(document: Document, parts: tuple[Item, ...]) -> dict[str, str]:
    data = {
        "title": document.title,
        "organisation": document.organisation,
        "sender": sender(document),
        "description": " – ".join(value for value in (document.title, document.period) if value),
        "period": document.period,
        "secrecy": document.secrecy,
        "reference": document.reference or "",
        "layout": document.layout,
        "particulars": particulars(document),
        "items": [_item(part) for part in parts],
    }
    return {"doc": _shown(json.dumps(data, ensure_ascii=False))}


def _item(part: Item) -> dict[str, object]:  # noqa: PLR0911 - one case for each kind of block
    match part:
        case Heading():
            return {"kind": "heading", **asdict(part)}
        case Grid():
            return {"kind": "grid", **asdict(part)}
        case Picture():
            return {"kind": "picture", **asdict(part)}
        case Para() | Callout():
            return {**part.model_dump(exclude={"text"}), "text": _spans(part.text)}
        case Bullets():
            return {**part.model_dump(exclude={"items"}), "items": [_spans(item) for item in part.items]}
        case Facts():
            answers = [{"label": fact.label, "value": fact.value or MISSING_TEXT} for fact in part.items]
            return {"kind": "facts", "items": answers}
        case PageBreak():
            return {"kind": "page-break"}


def _spans(rich: Rich) -> list[dict[str, str]]:
    kinds = {Link: "link", Strong: "strong"}
    return [
        {"kind": "text", "text": span} if isinstance(span, str) else {"kind": kinds[type(span)], **span.model_dump()}
        for span in spans(rich)
    ]
