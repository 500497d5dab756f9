"""What is done with figures: follow one, freeze what is usual when something begins, compare, rebase, keep."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from qms.figures import queries as kept
from qms.figures import service as figures
from qms.figures.models import BaselineKind, Figure, FigureBaseline, FigureSnapshot
from qms.figures.queries import Measure, Month
from qms.figures.schemas import ComparedSide, Comparison
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Forbidden, Invalid, UnknownReference
from qms.measures import MEASURES, plain
from qms.measuring import policy, queries
from qms.measuring.schemas import FigureCreate, FigureRebaseCreate, FigureValueCreate
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName
from qms.rendering.swedish import counted
from qms.statistics.control_charts import (
    FEWEST_POINTS,
    ChartKind,
    ChartOutcome,
    Direction,
    Judged,
    Limits,
    judged,
    limits_of,
    mean_of,
    outcome,
)
from qms.statistics.periods import Stretch

BASELINE_MONTHS = 24
"""So far back at most is looked when what is usual is frozen."""


class UnknownMeasure(Conflict):
    """Måttet finns inte bland dem som går att följa."""

    code = "unknown-measure"
    title = "Måttet finns inte"
    detail = "Hämta listan över mått och välj ett av dem."


class TooFewPoints(Conflict):
    """Färre än tolv månader räcker inte för att säga vad som är vanligt: slumpen ensam skulle bestämma det."""

    code = "too-few-points"
    title = "För få månader"
    detail = (
        f"Det behövs minst {FEWEST_POINTS} hela månader med värden från den dagen. Vänta, eller välj en tidigare dag."
    )


class CountedAlready(Conflict):
    """Måttet räknas av systemet. Bara egna mått skrivs in för hand."""

    code = "counted-already"
    title = "Måttet räknas av systemet"
    detail = "Värden skrivs bara in för egna mått."


class BeforeLastMark(Conflict):
    """En ny början kan inte läggas före den senaste. Det som redan har bedömts bedöms inte om."""

    code = "before-last-mark"
    title = "Dagen ligger före det som redan är markerat"
    detail = "Välj den senaste markerade dagen eller en senare."


def follow(tx: Tx, command: FigureCreate) -> Figure:
    """Follow a question. If it is followed already, it is the same figure."""
    measure = MEASURES.get(command.measure)
    if measure is None:
        raise UnknownMeasure(at="/measure")
    place = (command.board_id, command.unit_id)
    _require_place(tx, measure, place)
    parameters = command.parameters.model_dump(by_alias=True, exclude_none=True, mode="json")
    _require_parameters(tx, measure, command.board_id, parameters)
    return figures.ask(tx, place, measure.name, parameters, measure.chart(parameters))


def note(tx: Tx, figure: Figure, command: FigureValueCreate) -> None:
    """Note a month of a figure that people count themselves."""
    if figure.measure != "own":
        raise CountedAlready
    month = date.fromisoformat(f"{command.month}-01")
    if Stretch.named(command.month).last >= clock.today():
        raise _invalid("/month", "in-future", "Månaden är inte slut.")
    if (figure.chart == ChartKind.SHARE) != (command.denominator is not None):
        raise _invalid("/denominator", "not-of-measure", "En andel har en nämnare, ett tal har ingen.")
    if command.denominator == 0:
        raise _invalid("/denominator", "of-nobody", "Av ingen finns ingen andel. Skriv hur många det var, minst 1.")
    if command.denominator is not None:
        if command.numerator > command.denominator:
            raise _invalid("/numerator", "too-large", "Fler än alla går inte.")
        if command.numerator % 1:
            raise _invalid("/numerator", "not-whole", "Det som räknas av andra är hela tal.")
    figures.note(tx, figure, month, (command.numerator, command.denominator), command.note)


def freeze(tx: Tx, figure_id: UUID, on: date, reason: str) -> FigureBaseline:
    """Something begins: keep what was usual in the whole months before, and mark the day.

    With too few months only the day is marked. Done again it changes nothing.
    """
    figure = tx.get_one(Figure, figure_id)
    stretch = Stretch.months_before(on, BASELINE_MONTHS)
    return figures.mark(tx, figure, _baseline(tx, figure, (BaselineKind.START, on, reason), stretch))


def rebase(tx: Tx, figure: Figure, command: FigureRebaseCreate) -> None:
    """Something else is usual from a day on, with a reason. What came before stays as it was judged."""
    today = clock.today()
    if command.starts_on > today:
        raise _invalid("/startsOn", "in-future", "Dagen ligger framåt i tiden.")
    if any(mark.starts_on > command.starts_on for mark in kept.baselines(tx, figure)):
        raise BeforeLastMark(at="/startsOn")
    whole = Stretch.months_before(today, queries.FIVE_YEARS)
    first = queries.first_whole(command.starts_on)
    if first > whole.last:
        raise TooFewPoints(at="/startsOn")
    stretch = Stretch(max(first, whole.first), whole.last, today)
    baseline = _baseline(tx, figure, (BaselineKind.REBASE, command.starts_on, command.reason), stretch)
    if baseline.mean is None:
        raise TooFewPoints(at="/startsOn")
    figures.mark(tx, figure, baseline)


def compute(tx: Tx, figure_id: UUID, began_on: date, as_of: date, better: Direction) -> FigureSnapshot:
    """Compare before and after something began, as it stood on a day, and keep it. Done again it is the same."""
    figure = tx.get_one(Figure, figure_id)
    stretch = Stretch.months_before(as_of, queries.FIVE_YEARS)
    compared = _compared(tx, figure, (began_on, better), stretch)
    return figures.keep(tx, figure, stretch, _data(tx, figure, as_of, comparison=plain(compared)))


def snapshot(tx: Tx, figure: Figure, municipality: str) -> FigureSnapshot:
    """Keep what a figure is today: its chart, or the whole answer of a measure that has none."""
    today, answer = clock.today(), queries.measure_of(figure).answer
    if answer is None:
        return figures.keep(tx, figure, Stretch.months_before(today, queries.FIVE_YEARS), _data(tx, figure, today))
    stretch = Stretch.asked(None, today, today)
    with queries.as_the_board(tx, figure):
        told = answer(tx, figure, stretch, municipality)
    return figures.keep(tx, figure, stretch, _data(tx, figure, today, answer=told))


def _data(tx: Tx, figure: Figure, as_of: date, **more: object) -> dict[str, object]:
    """What is kept: the question, its name that day, and what was shown. Fractions stand as the text that was shown."""
    chart = queries.chart(tx, figure, as_of)
    return {
        "title": queries.title(tx, figure),
        "measure": figure.measure,
        "unitId": str(figure.unit_id) if figure.unit_id else None,
        "parameters": figure.parameters,
        "chart": plain(chart) if chart else None,
        "comparison": None,
        "answer": None,
        **more,
    }


def _baseline(tx: Tx, figure: Figure, what: tuple[BaselineKind, date, str], stretch: Stretch) -> FigureBaseline:
    kind, starts_on, reason = what
    counted = queries.months(tx, figure, stretch)
    points = [queries.point(month) for month in counted]
    limits = limits_of(points, figure.chart) if figure.chart else None
    return FigureBaseline(
        id=None,
        kind=kind,
        starts_on=starts_on,
        first=_first_day(counted, stretch),
        last=stretch.last,
        points=sum(one.value is not None for one in points),
        mean=limits and limits.mean,
        sigma=limits and limits.sigma,
        reason=reason,
    )


def _compared(tx: Tx, figure: Figure, what: tuple[date, Direction], stretch: Stretch) -> Comparison:
    began_on, better = what
    kind = figure.chart or ChartKind.COUNT
    before = Stretch.months_before(began_on, BASELINE_MONTHS)
    counted = queries.months(tx, figure, stretch)
    earlier = [month for month in counted if f"{before.first:%Y-%m}" <= month.code <= f"{before.last:%Y-%m}"]
    first = queries.first_whole(began_on)
    later = [month for month in counted if f"{first:%Y-%m}" <= month.code]
    frozen = next((mark for mark in kept.baselines(tx, figure) if mark.starts_on == began_on), None)
    limits, mean = _frozen(frozen, kind), mean_of([queries.point(month) for month in earlier], kind)
    usual = limits.mean if limits else mean
    now = mean_of([queries.point(month) for month in later], kind)
    since = _since(earlier, later, limits)
    said = outcome(since, limits, better) if later else ChartOutcome.TOO_FEW
    change = round(100 * (now - usual) / usual, 1) if usual and now is not None else None
    return Comparison(
        began_on=began_on,
        better=better,
        before=_side(earlier, before, usual),
        after=_side(
            later,
            Stretch(first, max(stretch.last, first), stretch.as_of),
            now,
        ),
        change_percent=change,
        outcome=said,
        words=_words(kind, (usual, now), (earlier, later), said),
    )


def _frozen(mark: FigureBaseline | None, kind: ChartKind) -> Limits | None:
    if mark is None or mark.mean is None or mark.sigma is None:
        return None
    return Limits(mark.mean, mark.sigma, is_share=kind == ChartKind.SHARE)


def _since(earlier: Sequence[Month], later: Sequence[Month], limits: Limits | None) -> list[Judged]:
    """The months after something began, judged by what was usual before, with those before as their run-up."""
    if limits is None:
        return []
    return judged([queries.point(month) for month in [*earlier, *later]], limits)[len(earlier) :]


def _side(counted: Sequence[Month], stretch: Stretch, mean: float | None) -> ComparedSide:
    known = sum(queries.point(month).value is not None for month in counted)
    return ComparedSide(
        first=stretch.first, last=stretch.last, months=known, mean=None if mean is None else round(mean, queries.DIGITS)
    )


def _words(
    kind: ChartKind,
    means: tuple[float | None, float | None],
    sides: tuple[Sequence[Month], Sequence[Month]],
    said: ChartOutcome,
) -> str:
    told = [
        f"{name}: {queries.in_words(mean, kind)} i månaden ({counted(len(months), 'månad', 'månader')})."
        for name, mean, months in zip(("Före", "Efter"), means, sides, strict=True)
        if mean is not None
    ]
    return " ".join([*told, f"{said.label}."])


def _require_place(tx: Tx, measure: Measure, place: policy.Place) -> None:
    """Refuse a place that is not there for the caller, and one where the caller may not follow the measure."""
    board_id, unit_id = place
    if board_id not in tx.actor.board_ids:
        raise UnknownReference("Nämnden finns inte eller är inte din.", at="/boardId")
    if unit_id is not None:
        unit = organisation.unit_on(tx, unit_id, clock.today(), at="/unitId")
        if unit.board_id != board_id:
            raise UnknownReference(organisation.NO_UNIT, at="/unitId")
        if not measure.has_unit:
            raise _invalid("/unitId", "not-of-measure", "Måttet gäller hela nämnden.")
    if not policy.may(tx, "figureCreate", measure, place):
        raise Forbidden(about=("unit", unit_id) if unit_id else ("board", board_id))


def _require_parameters(tx: Tx, measure: Measure, board_id: UUID, given: Mapping[str, object]) -> None:
    for name in given.keys() - set(measure.takes):
        raise _invalid(f"/parameters/{name}", "not-of-measure", "Måttet har inte den parametern.")
    for name in set(measure.needs) - given.keys():
        raise _invalid(f"/parameters/{name}", "missing", "Behövs")
    if code := given.get("category"):
        at = "/parameters/category"
        organisation.require_code(tx, board_id, CodeListName.CATEGORY, str(code), clock.today(), at=at)


def _first_day(counted: Sequence[Month], stretch: Stretch) -> date:
    return date.fromisoformat(f"{counted[0].code}-01") if counted else stretch.first


def _invalid(at: str, code: str, detail: str) -> Invalid:
    return Invalid(errors=[{"pointer": at, "code": code, "detail": detail}])
