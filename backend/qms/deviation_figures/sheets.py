"""The year's figures as a file: one table for each question, and on each where it came from."""

from collections.abc import Sequence
from decimal import Decimal

from qms.deviation_figures.schemas import Breakdown, DeviationStatistics
from qms.kernel import clock
from qms.rendering import document as doc
from qms.rendering.document import Chart, Document, Section, Table
from qms.rendering.swedish import long_date, so_far
from qms.statistics.breakdowns import Figure

COUNT, SHARE, BEFORE, SHARE_BEFORE = "Antal", "Andel", "Jämförelse", "Andel då"
OF_UNITS = ("Anställda", "Per 100 anställda")
DRAWN = ("month", "category", "handling")
"""What is also drawn in the document; the screen draws everything."""


def document(figures: DeviationStatistics, municipality: str) -> Document:
    """The page as a document."""
    period = _running("Perioden", figures)
    pictures = [_chart(table, period) for table in figures.breakdowns if table.name in DRAWN and table.denominator]
    about = (doc.Para(text=figures.source), doc.Para(text=_compared(figures)))
    sections = [
        Section(id="om", title="Om siffrorna", blocks=about),
        Section(id="tabeller", title="Tabeller", blocks=tuple(tables(figures))),
    ]
    if pictures:
        sections.insert(1, Section(id="diagram", title="Diagram", blocks=tuple(pictures)))
    return Document(
        title=f"Avvikelser, {figures.scope}",
        organisation=municipality,
        unit=figures.board_name,
        period=f"{long_date(figures.period.starts_on)} – {long_date(figures.period.counted_until)}",
        version=f"Räknat enligt regel {figures.rule_version}",
        created_at=clock.now(),
        blocks=tuple(sections),
    )


def tables(figures: DeviationStatistics) -> list[Table]:
    """Every question as a table, the key figures first."""
    events = (figures.events, figures.previous_events)
    reports = (figures.reports, figures.previous_reports)
    by = {table.name: {row.code: row for row in (*table.rows, *table.of_which)} for table in figures.breakdowns}
    rows = [
        (doc.text("Rapporter"), *_pair(*reports), doc.MISSING),
        (doc.text("Händelser"), *_pair(*events), doc.MISSING),
        _row(by["handling"]["within-30"], "Klara inom 30 dagar"),
        _row(by["handling"]["not-started-over-30"], "Inte påbörjade efter 30 dagar"),
        _row(figures.share_other, "Andel ”Övrigt”"),
    ]
    count = _running(COUNT, figures)
    key = Table(
        id="nyckeltal",
        caption="Nyckeltal",
        columns=("Nyckeltal", count, SHARE, BEFORE, SHARE_BEFORE),
        rows=tuple(rows),
        note=figures.source,
    )
    return [key, *(_table(table, count, figures.source) for table in figures.breakdowns)]


def _running(name: str, figures: DeviationStatistics) -> str:
    """What stands over the period's figures; while the period is not over also until when they are counted."""
    until = figures.period.counted_until
    return f"{name}, {so_far(until)}" if until < figures.period.ends_on else name


def _pair(now: int, then: int) -> tuple[doc.Cell, ...]:
    return doc.integer(now), doc.MISSING, doc.integer(then)


def _row(row: Figure, label: str = "") -> tuple[doc.Cell, ...]:
    shares = [doc.Cell(value=None if one is None else _part(one), format="share") for one in _shares(row)]
    return doc.text(label or row.label), doc.integer(row.count), shares[0], doc.integer(row.previous), shares[1]


def _shares(row: Figure) -> tuple[float | None, float | None]:
    return row.share, row.previous_share


def _part(percentage: float) -> Decimal:
    return Decimal(str(percentage)) / 100


def _table(table: Breakdown, count: str, source: str) -> Table:
    of_units = table.name == "unit"
    columns = (table.title, count, SHARE, BEFORE, SHARE_BEFORE, *(OF_UNITS if of_units else ()))
    total: tuple[doc.Cell, ...] = (
        doc.text(f"Alla {table.denominator_label}"),
        *_pair(table.denominator, table.previous_denominator),
        doc.MISSING,
    )
    every = (*table.rows, *([table.remainder] if table.remainder else []), *table.of_which)
    return Table(
        id=table.name,
        caption=table.title,
        columns=columns,
        rows=tuple((*_row(row), *(_rate(row) if of_units else ())) for row in every),
        total=(*total, doc.MISSING, doc.MISSING) if of_units else total,
        note=source,
    )


def _rate(row: Figure) -> tuple[doc.Cell, ...]:
    rate = None if row.per_hundred is None else Decimal(str(row.per_hundred))
    return doc.integer(row.employees), doc.decimal(rate)


def _chart(table: Breakdown, period: str) -> Chart:
    rows = [*table.rows, *([table.remainder] if table.remainder else [])]
    most = max(rows, key=lambda row: row.count)
    return Chart(
        id=f"diagram-{table.name}",
        shape="line" if table.name == "month" and len(rows) > 1 else "horizontal-bar",
        caption=table.title,
        alt=f"{table.title}: av {table.denominator} {table.denominator_label} finns flest under {most.label}, "
        f"{most.count}.",
        axis=table.title,
        unit="Antal avvikelser",
        categories=tuple(row.code if table.name == "month" else row.label for row in rows),
        series=(_series(period, [row.count for row in rows]), _series(BEFORE, [row.previous for row in rows])),
    )


def _series(name: str, counts: Sequence[int]) -> doc.Series:
    return doc.Series(name=name, values=tuple(doc.integer(count) for count in counts))


def _compared(figures: DeviationStatistics) -> str:
    as_of = long_date(figures.previous_period.as_of)
    return f"I jämförelsen räknas läge, kategori, enhet, område och typ så som de var den {as_of}."
