"""An export as an Excel file: what is told at its head, and the rows of the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.rows import Row
from qms.list_exports.columns import Listed, Names
from qms.list_exports.models import ListExport
from qms.organisation.models import Board
from qms.spreadsheets.writer import Value, workbook


@dataclass(frozen=True, slots=True)
class Made:
    """What a file is made of, besides the rows."""

    municipality: str
    board: Board
    names: Names
    count: int


def sheet(tx: Tx, export: ListExport, listed: Listed, rows: Sequence[Row], made: Made) -> Callable[[], bytes]:
    """What makes the file. Whoever comes upon it later can see whose it is, what it holds and how it came to be."""
    now = clock.now().astimezone(clock.STOCKHOLM)
    told: list[tuple[str, Value]] = [
        ("Kommun", made.municipality),
        ("Nämnd", made.board.name),
        ("Lista", export.list_name.label),
        ("Uttagen av", tx.actor.name),
        ("Uttagen", f"{now:%Y-%m-%d kl. %H:%M}"),
        ("Urval", "; ".join([*export.filter_words, *(["Sökt på ord"] if export.matter_ids is not None else [])])),
        ("Ändamål", export.purpose or "Inte angivet"),
        ("Godkänd av", export.decided_by_name or "Behövdes inte"),
        ("Antal rader", made.count),
        ("Uttagets id", str(export.id)),
    ]
    return partial(
        workbook,
        export.list_name.label,
        told=told,
        headings=[column.heading for column in listed.columns],
        widths=[column.width for column in listed.columns],
        rows=[[column.of(row, made.names) for column in listed.columns] for row in rows],
    )
