"""The figures of actions as a file: one table for each question, and on each where it came from."""

from qms.action_figures.schemas import ActionStatistics, EffectTable
from qms.figures import sheets
from qms.kernel import clock
from qms.matters.models import Effect
from qms.rendering import document as doc
from qms.rendering.document import Document, Table
from qms.rendering.swedish import long_date

DRAWN = ("source", "kind", "status", "effect")
"""What is also drawn in the document; the screen draws everything."""


def document(figures: ActionStatistics, municipality: str) -> Document:
    """The page as a document."""
    drawn = [table for table in figures.breakdowns if table.name in DRAWN and table.denominator]
    compared = f"I jämförelsen räknas åtgärderna så som de stod den {long_date(figures.previous_period.as_of)}."
    pictures = [sheets.chart(table, figures.period, "Antal åtgärder") for table in drawn]
    return Document(
        title=f"Åtgärder, {figures.scope}",
        organisation=municipality,
        unit=figures.board_name,
        period=sheets.days(figures.period),
        created_at=clock.now(),
        blocks=sheets.sections([figures.source, compared], pictures, tables(figures)),
    )


def tables(figures: ActionStatistics) -> list[Table]:
    """Every question as a table, what to keep an eye on first."""
    rows = [sheets.pair("Åtgärder", figures.actions, figures.previous_actions)]
    rows += [
        sheets.row(share, f"{share.label}, av {share.denominator} {share.denominator_label}")
        for share in figures.shares
    ]
    period, source = figures.period, figures.source
    every = [sheets.table(table, period, source) for table in figures.breakdowns]
    return [sheets.key_table(rows, period, source), *every, *(_effects(table, source) for table in figures.effects)]


def _effects(table: EffectTable, source: str) -> Table:
    columns = (table.title, "Bedömda", *Effect.labels().values(), "Andel som ledde till förbättring")
    rows = [
        (
            doc.text(row.label),
            *(
                doc.integer(number)
                for number in (row.judged, row.led_to_improvement, row.no_effect, row.cannot_be_judged)
            ),
            doc.Cell(value=sheets.part(row.share), format="share"),
        )
        for row in table.rows
    ]
    return Table(id=f"effekt-{table.name}", caption=table.title, columns=columns, rows=tuple(rows), note=source)
