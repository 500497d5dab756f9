"""What is kept of figures: the question, what was usual when something began, what it was on a day, own values."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from qms.background.jobs import enqueue
from qms.canonical import canonical_json, fingerprint
from qms.figures.models import Figure, FigureBaseline, FigureSnapshot, FigureValue
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.statistics.control_charts import ChartKind
from qms.statistics.periods import Stretch

FREEZE, COMPUTE = "measuring.freeze", "measuring.compute"
"""Jobs of those who know what can be measured, asked for by name by those below."""


def ask(
    tx: Tx, place: tuple[UUID, UUID | None], measure: str, parameters: dict[str, object], chart: ChartKind | None
) -> Figure:
    """The figure of a question at a board and a unit: the one that is there, or a new one."""
    board_id, unit_id = place
    asked = fingerprint(canonical_json({"measure": measure, "unit": unit_id, "parameters": parameters}))
    known = tx.scalar(select(Figure).where(Figure.board_id == board_id, Figure.question == asked))
    if known is not None:
        return known
    figure = Figure(
        id=new_id(),
        board_id=board_id,
        unit_id=unit_id,
        measure=measure,
        parameters=parameters,
        question=asked,
        chart=chart,
        made_by=_who(tx),
        made_at=clock.now(),
    )
    tx.add(figure)
    tx.flush()
    return figure


def note(tx: Tx, figure: Figure, month: date, numbers: tuple[Decimal, int | None], words: str | None) -> None:
    """Note a month of a figure that people count themselves. What was noted of it before is struck, never erased."""
    same = (FigureValue.figure_id == figure.id, FigureValue.month == month, FigureValue.struck_at.is_(None))
    for earlier in tx.scalars(select(FigureValue).where(*same)):
        earlier.struck_at = clock.now()
    tx.flush()
    numerator, denominator = numbers
    row = FigureValue(
        id=new_id(),
        board_id=figure.board_id,
        figure_id=figure.id,
        month=month,
        numerator=numerator,
        denominator=denominator,
        note=words,
        noted_by=_who(tx),
        noted_at=clock.now(),
    )
    tx.add(row)
    tx.flush()


def mark(tx: Tx, figure: Figure, baseline: FigureBaseline) -> FigureBaseline:
    """Keep what was usual when something began. Said again it is what was kept the first time."""
    same = (FigureBaseline.starts_on == baseline.starts_on, FigureBaseline.reason == baseline.reason)
    known = tx.scalar(select(FigureBaseline).where(FigureBaseline.figure_id == figure.id, *same))
    if known is not None:
        return known
    baseline.board_id, baseline.figure_id = figure.board_id, figure.id
    baseline.set_by, baseline.set_at = _who(tx), clock.now()
    tx.add(baseline)
    tx.flush()
    return baseline


def keep(tx: Tx, figure: Figure, stretch: Stretch, data: dict[str, object]) -> FigureSnapshot:
    """Keep what a figure was on a day. The same once more is the one that was kept."""
    content = fingerprint(canonical_json(data))
    rows = select(FigureSnapshot).where(FigureSnapshot.figure_id == figure.id, FigureSnapshot.hash == content)
    same = (FigureSnapshot.as_of == stretch.as_of, FigureSnapshot.first == stretch.first)
    known = tx.scalar(rows.where(*same, FigureSnapshot.last == stretch.last))
    if known is not None:
        return known
    snapshot = FigureSnapshot(
        id=new_id(),
        board_id=figure.board_id,
        figure_id=figure.id,
        as_of=stretch.as_of,
        first=stretch.first,
        last=stretch.last,
        data=data,
        hash=content,
        taken_by=_who(tx),
        taken_at=clock.now(),
    )
    tx.add(snapshot)
    tx.flush()
    return snapshot


def freeze_later(tx: Tx, figure: Figure, on: date, reason: str) -> None:
    """Something begins: what was usual before it is kept, and the day is marked in the chart."""
    enqueue(tx, FREEZE, board_id=str(figure.board_id), figure_id=str(figure.id), on=str(on), reason=reason)


def _who(tx: Tx) -> UUID | None:
    return tx.actor.id if tx.actor.kind != "system" else None
