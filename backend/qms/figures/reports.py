"""Figures as a file: the same tables as a workbook or as a document."""

from collections.abc import Callable, Sequence

from qms.figures.schemas import FigureFormat
from qms.kernel import clock
from qms.kernel.idempotency import Answer
from qms.rendering import render_pdf
from qms.rendering.document import Document, Table
from qms.rendering.sheets import table_xlsx
from qms.rendering.swedish import file_name
from qms.statistics.periods import Stretch

MEDIA_TYPES = {
    FigureFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FigureFormat.PDF: "application/pdf",
}
BINARY = {"schema": {"type": "string", "format": "binary"}}
FILES = {200: {"content": dict.fromkeys(MEDIA_TYPES.values(), BINARY)}}
"""How the contract describes such a file."""


def called(what: str, board: str, scope: str, stretch: Stretch) -> str:
    """What a file of figures is called: the period as it was chosen and the day as of which it is, each day once."""
    last = "" if stretch.last == stretch.as_of else stretch.last
    return file_name(what, board, scope, stretch.first, last, f"per-{stretch.as_of}")


def file(
    name: str, kind: FigureFormat, *, tables: Callable[[], Sequence[Table]], document: Callable[[], Document]
) -> Answer:
    """The figures as a file, made when they have been counted and nothing of the database is held any more."""

    def made() -> bytes:
        if kind == FigureFormat.XLSX:
            return table_xlsx(tables(), created_at=clock.now())
        return render_pdf(document())

    headers = {
        "Content-Type": MEDIA_TYPES[kind],
        "Content-Disposition": f'attachment; filename="{name}.{kind}"',
        "Cache-Control": "no-store",
    }
    return Answer(200, made, headers)
