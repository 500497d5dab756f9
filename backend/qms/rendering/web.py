"""The same report as HTML, for a preview on the screen.

Real headings, tables with header cells, charts as inline SVG.

No styles and no scripts: the page that shows it brings its own, and its content security policy
stays strict.
"""

from html import escape

from qms.rendering.document import Bullets, Callout, Document, Facts, Link, PageBreak, Para, Rich, Strong, spans
from qms.rendering.layout import Grid, Heading, Item, Picture, items, particulars, sender
from qms.rendering.swedish import MISSING_TEXT

LOWEST_HEADING = 6


def render_html(document: Document, *, top: int = 1) -> str:
    """An article whose title is a heading of level `top`."""
    facts = _definitions([*([("Period", document.period)] if document.period else []), *particulars(document)])
    body = "\n".join(_item(part, top) for part in items(document))
    return (
        f'<article class="report" lang="sv">\n<header><h{top}>{escape(document.title)}</h{top}>\n'
        f"<p>{escape(sender(document))}</p>\n{facts}</header>\n{body}\n</article>"
    )


def _item(part: Item, top: int) -> str:  # noqa: C901, PLR0911 - one case for each kind of block
    match part:
        case Heading():
            level = min(top + part.level, LOWEST_HEADING)
            number = f"{part.number} " if part.number else ""
            return f'<h{level} id="{part.id}">{number}{escape(part.title)}</h{level}>'
        case Para():
            return f"<p>{_rich(part.text)}</p>"
        case Bullets():
            tag = "ol" if part.ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_rich(item)}</li>' for item in part.items)}</{tag}>"
        case Callout():
            title = f"<p><strong>{escape(part.title)}</strong></p>"
            return f'<div class="callout" role="note">{title}<p>{_rich(part.text)}</p></div>'
        case Facts():
            return _definitions([(fact.label, fact.value or MISSING_TEXT) for fact in part.items])
        case Grid():
            return _table(part)
        case Picture():
            caption = f"<figcaption>{part.label}. {escape(part.caption)}</figcaption>"
            return f'<figure id="{part.id}">{caption}{part.svg}</figure>'
        case PageBreak():
            return ""


def _table(grid: Grid) -> str:
    titles = _cells(grid, grid.columns)
    head = "".join(f'<th scope="col"{_css(number)}>{_lines(title)}</th>' for title, number in titles)
    body = "".join(_row(grid, row) for row in grid.rows)
    foot = f"<tfoot>{_row(grid, grid.total)}</tfoot>" if grid.total else ""
    notes = "".join(f'<p class="note">{_lines(note)}</p>' for note in grid.notes)
    label = f"{grid.label}. {escape(grid.caption)}"
    return (
        f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table id="{grid.id}">'
        f"<caption>{label}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table></div>{notes}"
    )


def _row(grid: Grid, row: tuple[str, ...]) -> str:
    first, *others = (f"{_css(number)}>{_lines(value)}" for value, number in _cells(grid, row))
    return f'<tr><th scope="row"{first}</th>{"".join(f"<td{other}</td>" for other in others)}</tr>'


def _cells(grid: Grid, row: tuple[str, ...]) -> list[tuple[str, bool]]:
    return list(zip(row, grid.numeric, strict=True))


def _css(number: bool) -> str:
    return ' class="number"' if number else ""


def _definitions(pairs: list[tuple[str, str]]) -> str:
    held = "".join(f"<dt>{escape(label)}</dt><dd>{_lines(value)}</dd>" for label, value in pairs)
    return f"<dl>{held}</dl>"


def _rich(rich: Rich) -> str:
    return "".join(_span(span) for span in spans(rich))


def _span(span: str | Strong | Link) -> str:
    match span:
        case Strong():
            return f"<strong>{_lines(span.text)}</strong>"
        case Link():
            return f'<a href="{escape(span.href)}" rel="noopener noreferrer">{_lines(span.text)}</a>'
        case _:
            return _lines(span)


def _lines(value: str) -> str:
    return escape(value).replace("\n", "<br>")
