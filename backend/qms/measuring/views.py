"""How a figure, and what was kept of it, is shown to one caller."""

from qms.figures import models
from qms.figures import queries as kept
from qms.figures.schemas import Chart
from qms.kernel import clock, rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.measures import MEASURES
from qms.measuring import policy, queries
from qms.measuring.schemas import FigureSnapshot, FollowedFigure, MeasureRow, Measures, SnapshotRow
from qms.organisation.models import Unit

SHOWN_SNAPSHOTS = 24


def measures(tx: Tx) -> Measures:
    """What the caller can follow somewhere."""
    listed = [
        rows.shown(
            MeasureRow, measure, takes=list(measure.takes), needs=list(measure.needs), has_chart=bool(measure.series)
        )
        for measure in MEASURES.values()
        if policy.may_ask(tx, measure)
    ]
    return Measures(measures=listed, _links=[Link(href=tx.href("/measures"), rel="self", method="GET")])


def shown(tx: Tx, figure: models.Figure) -> FollowedFigure:
    """A figure with its chart as of today, and what has been kept of it."""
    chart = queries.chart(tx, figure, clock.today())
    unit = tx.get(Unit, figure.unit_id) if figure.unit_id else None
    return rows.shown(
        FollowedFigure,
        figure,
        unit_name=unit.name if unit else None,
        title=queries.title(tx, figure),
        chart_kind=figure.chart,
        chart=chart,
        snapshots=[rows.shown(SnapshotRow, one) for one in kept.snapshots(tx, figure, SHOWN_SNAPSHOTS)],
        links=_links(tx, figure, chart),
    )


def snapshot(tx: Tx, row: models.FigureSnapshot) -> FigureSnapshot:
    """What was kept, as it was kept."""
    parts = {name: row.data[name] for name in ("title", "chart", "comparison", "answer")}
    links = [Link(href=tx.href(f"/snapshots/{row.id}"), rel="self", method="GET")]
    links.append(Link(href=tx.href(f"/figures/{row.figure_id}"), rel="figure", method="GET"))
    return rows.shown(FigureSnapshot, row, **parts, links=links)


def _links(tx: Tx, figure: models.Figure, chart: Chart | None) -> list[Link]:
    place, measure = (figure.board_id, figure.unit_id), queries.measure_of(figure)
    steps = {
        "values": ("figureValueSet", figure.measure == "own"),
        "rebases": ("figureRebase", queries.can_rebase(chart)),
        "snapshots": ("snapshotCreate", True),
    }
    here = f"/figures/{figure.id}"
    return [Link(href=tx.href(here), rel="self", method="GET")] + [
        Link(href=tx.href(f"{here}/{rel}"), rel=rel, method="POST")
        for rel, (operation, can) in steps.items()
        if can and policy.may(tx, operation, measure, place)
    ]
