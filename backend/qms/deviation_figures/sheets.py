"""The year's figures as a file: one table for each question, and on each where it came from."""

from qms.deviation_figures.schemas import DeviationStatistics
from qms.figures import sheets
from qms.kernel import clock
from qms.rendering.document import Document, Table
from qms.rendering.swedish import long_date

DRAWN = ("month", "category", "handling")
"""What is also drawn in the document; the screen draws everything."""


def document(figures: DeviationStatistics, municipality: str) -> Document:
    """The page as a document."""
    drawn = [table for table in figures.breakdowns if table.name in DRAWN and table.denominator]
    pictures = [sheets.chart(table, figures.period, "Antal avvikelser") for table in drawn]
    return Document(
        title=f"Avvikelser, {figures.scope}",
        organisation=municipality,
        unit=figures.board_name,
        period=sheets.days(figures.period),
        version=f"Räknat enligt regel {figures.rule_version}",
        created_at=clock.now(),
        blocks=sheets.sections([figures.source, _compared(figures)], pictures, tables(figures)),
    )


def tables(figures: DeviationStatistics) -> list[Table]:
    """Every question as a table, the key figures first."""
    period, source = figures.period, figures.source
    by = {table.name: {row.code: row for row in (*table.rows, *table.of_which)} for table in figures.breakdowns}
    rows = [
        sheets.pair("Rapporter", figures.reports, figures.previous_reports),
        sheets.pair("Händelser", figures.events, figures.previous_events),
        sheets.row(by["handling"]["within-30"], "Klara inom 30 dagar"),
        sheets.row(by["handling"]["not-started-over-30"], "Inte påbörjade efter 30 dagar"),
        sheets.row(figures.share_other, "Andel ”Övrigt”"),
    ]
    every = [sheets.table(table, period, source, of_units=table.name == "unit") for table in figures.breakdowns]
    return [sheets.key_table(rows, period, source), *every]


def _compared(figures: DeviationStatistics) -> str:
    as_of = long_date(figures.previous_period.as_of)
    return f"I jämförelsen räknas läge, kategori, enhet, område och typ så som de var den {as_of}."
