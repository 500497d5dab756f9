"""Reads of figures: one, a page of them, and the chart of one as it stood on a day."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from qms.figures import queries as figures
from qms.figures.models import BaselineKind, Figure, FigureBaseline, FigureSnapshot
from qms.figures.queries import Labels, Measure, Month
from qms.figures.schemas import Chart, ChartMarker, ChartPoint, ChartSegment
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import SYSTEM_ID, Tx, bind
from qms.kernel.problems import Forbidden
from qms.kernel.rows import Row, columns_of, one_visible, page_of
from qms.measures import MEASURES
from qms.measuring import policy
from qms.measuring.schemas import FigureFilter, FigureSummary
from qms.organisation import queries as organisation
from qms.organisation.models import Unit
from qms.rendering.swedish import month_name
from qms.statistics.control_charts import FEWEST_POINTS, ChartKind, Judged, Limits, Point, Segment, drawn
from qms.statistics.periods import Stretch

FIGURE, UNIT = Figure.__table__, Unit.__table__
NAMED = FIGURE.outerjoin(UNIT, UNIT.c.id == FIGURE.c.unit_id)
FIVE_YEARS = 60
"""In months: how long a chart is."""
DIGITS = 4
RULES = {
    1: "utanför gränserna",
    2: "den andra av tre långt från det vanliga",
    3: "den fjärde av fem en bit från det vanliga",
    4: "den åttonde i rad på samma sida om det vanliga",
}


def get(tx: Tx, figure_id: UUID, operation: str = "figureRead") -> Figure:
    """A figure that the caller may see, to do something with. One that may not be seen does not exist."""
    figure = one_visible(tx, Figure, figure_id, policy.visible_to(tx, "figureRead"))
    if not policy.may(tx, operation, measure_of(figure), (figure.board_id, figure.unit_id)):
        raise Forbidden(about=("figure", figure_id))
    return figure


def get_snapshot(tx: Tx, snapshot_id: UUID) -> FigureSnapshot:
    """What was kept of a figure that the caller may see."""
    of_figure = FigureSnapshot.figure_id == FIGURE.c.id
    return one_visible(tx, FigureSnapshot, snapshot_id, of_figure, policy.visible_to(tx, "snapshotRead"))


def page(tx: Tx, filters: FigureFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the figures that the caller may see, the newest first."""
    organisation.require_reached(tx, filters)
    columns = columns_of(FigureSummary, FIGURE, unit_name=UNIT.c.name, title=None, chart_kind=FIGURE.c.chart)
    rows = select(*columns, FIGURE.c.parameters).select_from(NAMED).where(policy.visible_to(tx, "figureList"))
    for name, value in filters.model_dump(exclude_none=True).items():
        rows = rows.where(FIGURE.c[name] == value)
    newest = rows.order_by(FIGURE.c.made_at.desc(), FIGURE.c.id.desc())
    listed, total = page_of(tx, newest, offset=offset, limit=limit)
    labels = {board_id: organisation.labels(tx, board_id) for board_id in {row["boardId"] for row in listed}}
    for row in listed:
        row["title"] = _called(row["measure"], row.pop("parameters"), row["unitName"], labels[row["boardId"]])
    return listed, total


def title(tx: Tx, figure: Figure) -> str:
    """What a figure is called: what is counted, and where."""
    unit = tx.get_one(Unit, figure.unit_id).name if figure.unit_id else None
    return _called(figure.measure, figure.parameters, unit, organisation.labels(tx, figure.board_id))


def measure_of(figure: Figure) -> Measure:
    """What a figure measures."""
    return MEASURES[figure.measure]


@contextmanager
def as_the_board(tx: Tx, figure: Figure) -> Iterator[None]:
    """Count with the eyes of the figure's board, so that the numbers are the same whoever asks, person or job."""
    actor, action = tx.actor, tx.action
    grants = (Grant("system", figure.board_id, None),)
    bind(tx, Actor(SYSTEM_ID, "Mätningen", "system", grants), measure_of(figure).operation or "figureRead")
    try:
        yield
    finally:
        bind(tx, actor, action)


def months(tx: Tx, figure: Figure, stretch: Stretch) -> list[Month]:
    """The months of a stretch, from the first of which anything is known. None where the measure has no series."""
    series = measure_of(figure).series
    if series is None:
        return []
    with as_the_board(tx, figure):
        counted = series(tx, figure, stretch)
    known = [at for at, month in enumerate(counted) if month.numerator is not None]
    return counted[known[0] :] if known else []


def point(month: Month) -> Point:
    """A month as a point. Of nobody there is no share."""
    if month.numerator is None or month.denominator == 0:
        return Point(None)
    return Point(float(month.numerator) / (month.denominator or 1), month.denominator)


def chart(tx: Tx, figure: Figure, as_of: date) -> Chart | None:
    """The chart of the last five years as they stood on a day."""
    if figure.chart is None:
        return None
    counted = months(tx, figure, Stretch.months_before(as_of, FIVE_YEARS))
    marks = [mark for mark in figures.baselines(tx, figure) if mark.starts_on <= as_of]
    frozen = frozen_in(counted, figure.chart, marks)
    segments = drawn([point(month) for month in counted], figure.chart, frozen)
    judged = [one for _, every in segments for one in every]
    return Chart(
        kind=figure.chart,
        as_of=as_of,
        points=[_shown(month, one) for month, one in zip(counted, judged, strict=True)],
        segments=list(_segments(counted, segments, frozen)),
        markers=[ChartMarker(on=mark.starts_on, kind=mark.kind, reason=mark.reason) for mark in marks],
        too_few_points=all(limits is None for limits, _ in segments),
        words=words(counted, segments, figure.chart),
    )


def frozen_in(counted: Sequence[Month], kind: ChartKind, marks: Sequence[FigureBaseline]) -> dict[int, Limits]:
    """At which month of a series frozen limits begin to hold.

    The first also judges the months that it was worked out from. What came later judges from its own day on, so that
    nothing that has been judged is judged anew.
    """
    frozen: dict[int, Limits] = {}
    for mark in marks:
        if mark.mean is None or mark.sigma is None:
            continue
        begins = mark.first if mark.kind == BaselineKind.REBASE or not frozen else mark.starts_on
        at = sum(month.code < f"{begins:%Y-%m}" for month in counted)
        if at < len(counted):
            frozen[at] = Limits(mark.mean, mark.sigma, is_share=kind == ChartKind.SHARE)
    return frozen


def can_rebase(chart: Chart | None) -> bool:
    """Whether there are months enough, since the last that was marked, to say that something else is usual."""
    if chart is None:
        return False
    since = first_whole(max((marker.on for marker in chart.markers), default=date(1990, 1, 1))).isoformat()[:7]
    return sum(one.value is not None and one.month >= since for one in chart.points) >= FEWEST_POINTS


def first_whole(day: date) -> date:
    """The first day of the first month that a day does not cut."""
    return day if day.day == 1 else (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def words(counted: Sequence[Month], segments: Sequence[Segment], kind: ChartKind) -> str:
    """A chart in words: what is usual now, and the last month that chance alone does not explain."""
    limits, _ = segments[-1] if segments else (None, [])
    if limits is None:
        known = sum(month.numerator is not None for month in counted)
        return f"För få punkter: {known} av minst {FEWEST_POINTS} månader. Kurvan ritas utan gränser."
    judged = [one for _, every in segments for one in every]
    flagged = [(month, one.rules[0]) for month, one in zip(counted, judged, strict=True) if one.rules]
    usual = f"I genomsnitt {in_words(limits.mean, kind)} i månaden."
    if not flagged:
        return f"{usual} Ingen månad avviker mer än slumpen."
    month, rule = flagged[-1]
    return f"{usual} Senast avvek {month_name(month.code)}: {RULES[rule]}."


def in_words(value: float, kind: ChartKind) -> str:
    """A number as Swedes write it, a share in percent, with one decimal."""
    shown = f"{100 * value if kind == ChartKind.SHARE else value:.1f}".replace(".", ",")
    return f"{shown}\u00a0%" if kind == ChartKind.SHARE else shown


def _called(measure: str, parameters: dict[str, object], unit: str | None, labels: Labels) -> str:
    return f"{MEASURES[measure].title_of(parameters, labels)} – {unit or 'hela nämnden'}"


def _segments(
    counted: Sequence[Month], segments: Sequence[Segment], frozen: dict[int, Limits]
) -> Iterator[ChartSegment]:
    at = 0
    for limits, every in segments:
        starts_on = date.fromisoformat(f"{counted[at].code}-01")
        yield ChartSegment(starts_on=starts_on, mean=_rounded(limits.mean if limits else None), is_frozen=at in frozen)
        at += len(every)


def _shown(month: Month, one: Judged) -> ChartPoint:
    return ChartPoint(
        month=month.code,
        value=_rounded(one.point.value),
        numerator=None if month.numerator is None else float(month.numerator),
        denominator=month.denominator,
        lower=_rounded(one.lower),
        upper=_rounded(one.upper),
        rules=list(one.rules),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
