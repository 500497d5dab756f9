"""The counting behind the year's figures: deviations by every dimension in one statement, their causes in another."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from sqlalchemy import ColumnElement, Join, and_, func, select, text, tuple_

from qms.actions.models import ConcernsChild
from qms.cooperation.models import CooperationDirection
from qms.deviation_lists.columns import (
    CAUSES,
    COOPERATIONS,
    COUNTS,
    JUDGED,
    MATTER,
    SOURCES,
    Chosen,
    has_code,
    judged_then,
    linked_again,
    of_children,
    rows,
    set_by_then,
    stood_then,
)
from qms.deviations.models import REPORT_TYPES, Closing, HandlingTime, ReportOutcome
from qms.figures.queries import AsTheyStood, UnitTree
from qms.investigations.models import SystemArea
from qms.kernel.db import Tx
from qms.matters.models import Effect
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import AREAS, UnitHeadcount
from qms.statistics.breakdowns import Counted, Counts, Dimension, Pair, count
from qms.statistics.periods import BothPeriods, Stretch

ALL, CLOSED, BETWEEN = "avvikelser", "avslutade avvikelser", "avvikelser i vårdsamverkan"
Routed = dict[tuple[UUID, int], tuple[int, int, float | None]]
"""By area and period (0: the one asked for): reports, those of them that were routed, and the median of hours."""
OfCauses = tuple[Counts, Pair, Pair]
"""Deviations by something of their causes, in all, and those where it is not said."""
Causes = list[OfCauses]
"""Causes by what they are, where they lie, and those of what had happened before."""
RULES = 1
"""Counted up when a figure comes to mean something else (decision 0008), so that what was copied can be told apart."""
NOT_STARTED_LATE = HandlingTime.NOT_STARTED_OVER_30
HANDLINGS = {code: label for code, label in HandlingTime.labels().items() if code != NOT_STARTED_LATE}
CATEGORY = Dimension("category", "category", "Kategori", CodeListName.CATEGORY, ALL, rest="Utan kategori")
ACTIVITY = Dimension("activity", "activity", "Aktivitet", CodeListName.ACTIVITY, ALL, rest="Saknas")
CHILD = Dimension("child", "concerns_child", "Gäller ett barn", ConcernsChild.labels(), ALL)
DIRECTION = Dimension("direction", "direction", "Vårdsamverkan: riktning", CooperationDirection.labels(), BETWEEN)
COUNTERPART = Dimension("counterpart", "counterpart", "Vårdsamverkan: motpart", CodeListName.COUNTERPART, BETWEEN)
COOPERATION = Dimension(
    "cooperation-category",
    "category",
    "Vårdsamverkan: kategori",
    CodeListName.COOPERATION_CATEGORY,
    BETWEEN,
    rest="Utan kategori",
)
OF_ACTIONS = Dimension("action-effect", "effect", "Bedömd effekt av åtgärderna", Effect.labels(), "bedömda åtgärder")
BOTH = Dimension("direction-category", "category", "Vårdsamverkan: riktning och kategori", {}, BETWEEN)
CAUSE = Dimension("cause", "code", "Orsak", CodeListName.CAUSE, "angivna orsaker")
CAUSE_AREA = Dimension(
    "cause-area",
    "system_area",
    "Var i verksamheten orsakerna ligger",
    SystemArea.labels(),
    "avvikelser med angiven orsak",
    rest="Utan område",
)
AGAIN = Dimension(
    "again", "code", "Har hänt förut, efter orsak", CodeListName.CAUSE, CAUSE.of, rest="Utan angiven orsak"
)
EFFECT = Dimension("effect", "effect", "Bedömd effekt", Effect.labels(), CLOSED, rest="Utan bedömning")
HANDLING = Dimension("handling", "handling", "Hanteringstid", HANDLINGS, ALL)
STATUS = Dimension("status", "status", "Läge", Closing.labels(), ALL)
OUTCOME = Dimension("outcome", "outcome", "Vad det blev", ReportOutcome.labels(), ALL)
TYPE = Dimension("type", "report_type", "Typ av rapport", REPORT_TYPES, ALL)
AREA = Dimension("area", "area", "Område", AREAS, ALL, is_ranked=False)
UNIT = Dimension("unit", "unit_id", "Enhet", {}, ALL, is_ranked=False)
MONTH = Dimension("month", "reported_on", "Månad", {}, ALL, code=lambda day: f"{day:%Y-%m}")
IN_ORDER = text("set local enable_hashjoin = off")
"""What hangs on matters is read in the order of their ids, as it lies, and laid beside them. The planner thinks that to
look each of them up costs less, where it costs a sixth more and, when many have been changed since, a quarter."""
DIMENSIONS = ((MONTH,), (UNIT, AREA), (CATEGORY, ACTIVITY), (TYPE, HANDLING, STATUS, EFFECT, OUTCOME, CHILD))
"""What each deviation has one of, or none. Causes are chosen freely, so they are counted by themselves."""


Between = dict[tuple[str, str, str | None], Pair]
"""How many deviations stood between two organisations, by direction, counterpart and category."""


def choose(tx: Tx, tree: UnitTree, periods: BothPeriods, concerns_child: ConcernsChild | None = None) -> Chosen:
    """The deviations that the caller may count among some units, as they stood."""
    then = AsTheyStood(tree.board_id, periods)
    chosen = Chosen(tree.matters(tx, "deviation", COUNTS, then), periods, then)
    if concerns_child:
        chosen.conditions.append(of_children(chosen, concerns_child))
    return chosen


def counted(tx: Tx, chosen: Chosen) -> Counted:
    """The deviations by every dimension, how many events they tell of, and how many came out of another system."""
    tx.execute(IN_ORDER)
    return count(tx, rows(chosen), DIMENSIONS, sums=("event_count", "is_imported"))


def monthly(tx: Tx, chosen: Chosen, *dimensions: tuple[Dimension, str]) -> Counts:
    """The deviations by month, of the given codes only: the rows behind the cell that each of them has in the table."""
    every = rows(chosen)
    those = [has_code(every.c[dimension.column], code) for dimension, code in dimensions]
    return count(tx, select(every).where(*those).subquery(), ((MONTH,),)).by["month"]


def all_of(tx: Tx, chosen: Chosen) -> tuple[Counted, Causes, tuple[Counts, Pair], Between, Routed]:
    """The deviations by every dimension, their causes, what was done, what stood between two, and what was routed."""
    of_causes = [*causes(tx, chosen), *again(tx, chosen)]
    known = counted(tx, chosen), of_causes, judged_actions(tx, chosen)
    return *known, cooperations(tx, chosen), routed(tx, chosen)


def causes(tx: Tx, chosen: Chosen) -> list[OfCauses]:
    """The causes that were set by the period's day, each once in a deviation, and where they lie."""
    return _of_causes(tx, chosen, MATTER.join(CAUSES, set_by_then(chosen)), CAUSES.c.code, CAUSES.c.system_area)


def again(tx: Tx, chosen: Chosen) -> list[OfCauses]:
    """The causes of what had happened before, how many deviations that is, and how many of them without a cause."""
    every = MATTER.outerjoin(CAUSES, set_by_then(chosen))
    return _of_causes(tx, chosen, every, CAUSES.c.code, only=(linked_again(chosen),))


def _of_causes(
    tx: Tx, chosen: Chosen, tables: Join, *of: ColumnElement[str | None], only: Sequence[ColumnElement[bool]] = ()
) -> list[OfCauses]:
    """The deviations by each of some columns of their causes, in one statement."""
    deviations = [func.count(MATTER.c.id.distinct()).filter(chosen.periods.before == before) for before in (0, 1)]
    counting = (
        select(*map(func.grouping, of), *of, *deviations)
        .select_from(chosen.then.beside(tables))
        .where(*chosen.conditions, chosen.periods.condition, *only)
        .group_by(func.grouping_sets(*map(tuple_, of), tuple_()))
    )
    counted: list[OfCauses] = [({}, [0, 0], [0, 0]) for _ in of]
    for *which, now, then in tx.execute(counting):
        is_over, codes = which[: len(of)], which[len(of) :]
        for place, (counts, every, lacks) in enumerate(counted):
            if all(is_over):
                every[:] = now, then
            elif not is_over[place] and codes[place] is None:
                lacks[:] = now, then
            elif not is_over[place]:
                counts[codes[place]] = [now, then]
    return counted


def cooperations(tx: Tx, chosen: Chosen) -> Between:
    """The deviations that stood between two organisations on the period's day."""
    columns = [COOPERATIONS.c[name] for name in ("direction", "counterpart", "category")]
    numbers = [func.count().filter(chosen.periods.before == before) for before in (0, 1)]
    counting = (
        select(*columns, *numbers)
        .select_from(chosen.then.beside(MATTER.join(COOPERATIONS, stood_then(chosen))))
        .where(*chosen.conditions, chosen.periods.condition)
        .group_by(*columns)
    )
    return {
        (direction, counterpart, category): pair for direction, counterpart, category, *pair in tx.execute(counting)
    }


def judged_actions(tx: Tx, chosen: Chosen) -> tuple[Counts, Pair]:
    """How what was done about the deviations was judged by the period's day, and how many of them had any of it."""
    numbers = [func.count(SOURCES.c.action_id.distinct()).filter(chosen.periods.before == before) for before in (0, 1)]
    of_deviations = [func.count(MATTER.c.id.distinct()).filter(chosen.periods.before == before) for before in (0, 1)]
    tables = MATTER.join(SOURCES, SOURCES.c.matter_id == MATTER.c.id)
    judged = and_(JUDGED.c.matter_id == SOURCES.c.action_id, *judged_then(chosen))
    counting = (
        select(JUDGED.c.effect, *numbers, *of_deviations)
        .select_from(chosen.then.beside(tables.join(JUDGED, judged)))
        .where(*chosen.conditions, chosen.periods.condition)
        .group_by(func.grouping_sets(tuple_(JUDGED.c.effect), tuple_()))
    )
    counts: Counts = {}
    judged_of = [0, 0]
    for effect, now, then, *deviations in tx.execute(counting):
        if effect is None:
            judged_of = deviations
        else:
            counts[effect] = [now, then]
    return counts, judged_of


def by(between: Between, code: Callable[[tuple[str, str, str | None]], str | None]) -> Counts:
    """The same by one of its sides, or by two together. What has none of it stands in no row."""
    counts: Counts = defaultdict(lambda: [0, 0])
    for key, pair in between.items():
        if (name := code(key)) is not None:
            counts[name] = [before + more for before, more in zip(counts[name], pair, strict=True)]
    return dict(counts)


def routed(tx: Tx, chosen: Chosen) -> Routed:
    """By the intake function that they came to, in both periods: how many, how many routed by then, and their times."""
    is_routed, median = _until_routed(chosen)
    of = (MATTER.c.intake_id, chosen.periods.before)
    rows = (
        select(*of, func.count(), func.count().filter(is_routed), median)
        .select_from(chosen.then.beside(MATTER))
        .where(*chosen.conditions, chosen.periods.condition, MATTER.c.intake_id.is_not(None))
        .group_by(*of)
    )
    return {(intake_id, before): tuple(numbers) for intake_id, before, *numbers in tx.execute(rows)}


def monthly_hours(tx: Tx, chosen: Chosen) -> dict[str, Decimal]:
    """The median of hours until it was routed, by the month in which it was reported, of what came to an intake."""
    is_routed, median = _until_routed(chosen)
    month = func.to_char(MATTER.c.reported_on, "YYYY-MM").label("month")
    rows = select(month, median.label("hours")).select_from(chosen.then.beside(MATTER))
    rows = rows.where(*chosen.conditions, chosen.periods.condition, is_routed).group_by(month)
    return {row.month: round(Decimal(row.hours), 1) for row in tx.execute(rows)}


def _until_routed(chosen: Chosen) -> tuple[ColumnElement[bool], ColumnElement[float]]:
    """Whether an intake function had routed something by then, and the median of hours that it took."""
    when = chosen.then.stood(MATTER.c.routed_at)
    is_routed = when < chosen.periods.known_until
    hours = func.extract("epoch", when - MATTER.c.reported_at) / 3600
    return is_routed, func.percentile_cont(0.5).within_group(hours).filter(is_routed)


def persons(tx: Tx, board_id: UUID, stretch: Stretch) -> dict[str, Fraction]:
    """How many people each unit had, by its id: on average over the days of a period whose years are known."""
    of_years = (UnitHeadcount.board_id == board_id, UnitHeadcount.year.in_(stretch.years))
    known: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
    for row in tx.scalars(select(UnitHeadcount).where(*of_years)):
        known[row.unit_id].append((row.persons, stretch.years[row.year]))
    return {
        str(unit): Fraction(sum(persons * days for persons, days in years), sum(days for _, days in years))
        for unit, years in known.items()
    }
