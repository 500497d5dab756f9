"""The one step between document and renderers: everything numbered, every value as it is shown.

A chart becomes a picture followed by a table with the same numbers, so that all outputs count
alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qms.kernel.clock import civil_date
from qms.rendering.chart import chart_svg
from qms.rendering.document import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    Document,
    Facts,
    PageBreak,
    Para,
    Section,
    Table,
    text,
)
from qms.rendering.swedish import MASKED_TEXT, MISSING_TEXT, display, long_date, swedish_number

MOST_ROWS = 1000
"""Longer tables take minutes to set and nobody reads them on paper; the spreadsheet has every row."""
NOTHING = "Inget att redovisa"


@dataclass(frozen=True)
class Heading:
    """A heading; `number` is None for those that stand outside the numbering."""

    id: str
    level: int
    title: str
    number: str | None


@dataclass(frozen=True)
class Grid:
    """A table as it is shown: display texts, which columns hold numbers, and what the signs mean."""

    id: str
    label: str
    caption: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A chart as it is drawn."""

    id: str
    label: str
    caption: str
    alt: str
    svg: str


Item = Heading | Para | Bullets | Callout | Facts | Grid | Picture | PageBreak


@dataclass
class _Counters:
    tables: int = 0
    pictures: int = 0


def items(document: Document) -> tuple[Item, ...]:
    """The document as a flat sequence in reading order, everything numbered."""
    return tuple(_items(document.blocks, number="", level=1, counters=_Counters()))


def data_table(chart: Chart) -> Table:
    """The numbers of a chart, for those who read them better than a picture."""
    names = [text(name) for name in chart.categories]
    rows = zip(names, *(series.values for series in chart.series), strict=True)
    return Table(
        id=chart.data_id,
        caption=f"{chart.caption} – siffrorna i diagrammet",
        columns=(chart.axis, *(series.name for series in chart.series)),
        rows=tuple(rows),
        note=chart.note,
    )


def tables(document: Document) -> tuple[Table, ...]:
    """Every table in order, those of the charts too: what goes into the spreadsheet."""
    return tuple(_tables(document.blocks))


def sender(document: Document) -> str:
    """Municipality and board."""
    return " · ".join(name for name in (document.organisation, document.unit) if name)


def particulars(document: Document) -> list[tuple[str, str]]:
    """What identifies the paper: shown on the cover of a report and at the top of a form."""
    held = {"Beteckning": document.reference, "Version": document.version, "Sekretess": document.secrecy}
    if document.layout == "form":
        held = {"Period": document.period, **held}
    known = [(label, value) for label, value in held.items() if value]
    return [*known, ("Upprättad", long_date(civil_date(document.created_at)))]


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        match block:
            case Section():
                yield from _tables(block.blocks)
            case Chart():
                yield data_table(block)
            case Table():
                yield block
            case _:
                pass


def _items(blocks: tuple[Block, ...], number: str | None, *, level: int, counters: _Counters) -> Iterator[Item]:
    """`number` is that of the section around, None when it has none: then neither have those inside it."""
    sections = 0
    for block in blocks:
        match block:
            case Section():
                numbered = block.numbered and number is not None
                sections += numbered
                own = f"{number}{sections}" if numbered else None
                yield Heading(id=block.id, level=level, title=block.title, number=own)
                yield from _items(block.blocks, own and f"{own}.", level=level + 1, counters=counters)
            case Chart():
                counters.pictures += 1
                yield _picture(block, counters.pictures)
                counters.tables += 1
                yield _grid(data_table(block), counters.tables)
            case Table():
                counters.tables += 1
                yield _grid(block, counters.tables)
            case _:
                yield block


def _picture(chart: Chart, number: int) -> Picture:
    return Picture(id=chart.id, label=f"Diagram {number}", caption=chart.caption, alt=chart.alt, svg=chart_svg(chart))


def _grid(table: Table, number: int) -> Grid:
    return Grid(
        id=table.id,
        label=f"Tabell {number}",
        caption=table.caption,
        columns=table.columns,
        numeric=tuple(_is_numeric(table, index) for index in range(len(table.columns))),
        rows=tuple(_displayed(row) for row in table.rows[:MOST_ROWS]) or (_nothing(table),),
        total=None if table.total is None else _displayed(table.total),
        notes=tuple(_notes(table)),
    )


def _nothing(table: Table) -> tuple[str, ...]:
    """What stands where a question has no rows: a table of headings alone reads as one that broke."""
    return (NOTHING, *("" for _ in table.columns[1:]))


def _displayed(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(display(cell) for cell in row)


def _is_numeric(table: Table, index: int) -> bool:
    formats = {row[index].format for row in table.all_rows() if row[index].value is not None}
    return bool(formats) and formats <= {"integer", "decimal", "share", "kronor"}


def _notes(table: Table) -> Iterator[str]:
    cells = [cell for row in table.all_rows() for cell in row]
    if table.note:
        yield table.note
    if any(cell.masked for cell in cells):
        yield f"{MASKED_TEXT} betyder att talet är dolt, för att ingen enskild ska kunna kännas igen."
    if any(cell.value in (None, "") and not cell.masked for cell in cells):
        yield f"{MISSING_TEXT} betyder att uppgift saknas."
    if len(table.rows) > MOST_ROWS:
        printed, held = swedish_number(MOST_ROWS), swedish_number(len(table.rows))
        yield f"Tabellen visar de första {printed} av {held} rader. Kalkylfilen har alla."
