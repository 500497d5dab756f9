"""The counting behind the year's figures: deviations by every dimension in one statement, their causes in another."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, text

from qms.deviation_lists.columns import CAUSES, COUNTS, MATTER, Chosen, has_code, rows, set_by_then
from qms.deviations.models import REPORT_TYPES, Closing, HandlingTime, ReportOutcome
from qms.figures.queries import AsTheyStood, UnitTree
from qms.kernel.db import Tx
from qms.matters.models import Effect
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import AREAS, UnitHeadcount
from qms.statistics.breakdowns import Counted, Counts, Dimension, count
from qms.statistics.periods import BothPeriods, Stretch

Routed = dict[tuple[UUID, int], tuple[int, int, float | None]]
"""By area and period (0: the one asked for): reports, those of them that were routed, and the median of hours."""
ALL, CLOSED = "avvikelser", "avslutade avvikelser"
RULES = 1
"""Counted up when a figure comes to mean something else (decision 0008), so that what was copied can be told apart."""
NOT_STARTED_LATE = HandlingTime.NOT_STARTED_OVER_30
HANDLINGS = {code: label for code, label in HandlingTime.labels().items() if code != NOT_STARTED_LATE}
CATEGORY = Dimension("category", "category", "Kategori", CodeListName.CATEGORY, ALL, rest="Utan kategori")
CAUSE = Dimension("cause", "code", "Orsak", CodeListName.CAUSE, "angivna orsaker")
EFFECT = Dimension("effect", "effect", "Bedömd effekt", Effect.labels(), CLOSED, rest="Utan bedömning")
HANDLING = Dimension("handling", "handling", "Hanteringstid", HANDLINGS, ALL)
STATUS = Dimension("status", "status", "Läge", Closing.labels(), ALL)
OUTCOME = Dimension("outcome", "outcome", "Vad det blev", ReportOutcome.labels(), ALL)
TYPE = Dimension("type", "report_type", "Typ av rapport", REPORT_TYPES, ALL)
AREA = Dimension("area", "area", "Område", AREAS, ALL)
UNIT = Dimension("unit", "unit_id", "Enhet", {}, ALL, is_ranked=False)
MONTH = Dimension("month", "reported_on", "Månad", {}, ALL, code=lambda day: f"{day:%Y-%m}")
IN_ORDER = text("set local enable_hashjoin = off")
"""What hangs on matters is read in the order of their ids, as it lies, and laid beside them. The planner thinks that to
look each of them up costs less, where it costs a sixth more and, when many have been changed since, a quarter."""
DIMENSIONS = ((MONTH,), (UNIT, AREA), (CATEGORY, TYPE, HANDLING, STATUS, EFFECT, OUTCOME))
"""What each deviation has one of, or none. Causes are chosen freely, so they are counted by themselves."""


def choose(tx: Tx, tree: UnitTree, periods: BothPeriods) -> Chosen:
    """The deviations that the caller may count among some units, as they stood."""
    then = AsTheyStood(tree.board_id, periods)
    return Chosen(tree.matters(tx, "deviation", COUNTS, then), periods, then)


def all_of(tx: Tx, chosen: Chosen) -> tuple[Counted, Counts, Routed]:
    """All that is counted of some deviations."""
    return counted(tx, chosen), causes(tx, chosen), routed(tx, chosen)


def counted(tx: Tx, chosen: Chosen) -> Counted:
    """The deviations by every dimension, and how many events they tell of."""
    tx.execute(IN_ORDER)
    return count(tx, rows(chosen), DIMENSIONS, sums=("event_count",))


def monthly(tx: Tx, chosen: Chosen, *dimensions: tuple[Dimension, str]) -> Counts:
    """The deviations by month, of the given codes only: the rows behind the cell that each of them has in the table."""
    every = rows(chosen)
    those = [has_code(every.c[dimension.column], code) for dimension, code in dimensions]
    return count(tx, select(every).where(*those).subquery(), ((MONTH,),)).by["month"]


def causes(tx: Tx, chosen: Chosen) -> Counts:
    """Count the causes that were set by the period's day."""
    numbers = [func.count().filter(chosen.periods.before == before) for before in (0, 1)]
    counting = (
        select(CAUSES.c.code, *numbers)
        .select_from(chosen.then.beside(MATTER.join(CAUSES, set_by_then(chosen))))
        .where(*chosen.conditions, chosen.periods.condition)
        .group_by(CAUSES.c.code)
    )
    return {code: [now, then] for code, now, then in tx.execute(counting)}


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
