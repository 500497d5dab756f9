"""An answer as a file: what is shown as a table, what is hidden as hidden, and where it came from."""

from decimal import Decimal

from qms.board_figures.schemas import DeviationFigures, ShownFigure
from qms.kernel import clock
from qms.rendering import document as doc
from qms.rendering.document import Document, Section, Table
from qms.rendering.swedish import long_date

HIDDEN = doc.Cell(masked=True, format="integer")
FEW = "Rapporterna är för få för att visas, eller så skulle svaret avslöja hur få de är någon annanstans."


def document(figures: DeviationFigures, municipality: str) -> Document:
    """The answer as a document."""
    about = (doc.Para(text=figures.source), *([doc.Para(text=FEW)] if figures.is_silent else []))
    return Document(
        title=f"Avvikelser, {figures.scope}",
        organisation=municipality,
        unit=figures.board_name,
        period=f"{long_date(figures.starts_on)} – {long_date(figures.ends_on)}",
        created_at=clock.now(),
        layout="form",
        blocks=(
            Section(id="om", title="Om siffrorna", blocks=about),
            Section(id="tabeller", title=figures.title, blocks=(table(figures),)),
        ),
    )


def table(figures: DeviationFigures) -> Table:
    """The answer as a table. A hidden figure has no value, so that none can leak through a file's inside."""
    return Table(
        id=figures.by.value,
        caption=figures.title,
        columns=(figures.title, "Antal", "Andel"),
        rows=tuple(_row(row) for row in figures.rows),
        total=(doc.text("Alla rapporter"), _count(figures.total), doc.MISSING),
        note=f"{figures.source} {FEW}" if figures.is_silent else figures.source,
    )


def _row(row: ShownFigure) -> tuple[doc.Cell, ...]:
    part = None if row.share is None else Decimal(str(row.share)) / 100
    return doc.text(row.label), _count(row.count), HIDDEN if row.count is None else doc.Cell(value=part, format="share")


def _count(count: int | None) -> doc.Cell:
    return HIDDEN if count is None else doc.integer(count)
