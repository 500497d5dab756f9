"""The counting behind the year's figures: deviations by every dimension in one statement, their causes in another."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, and_, case, func, literal_column, select

from qms.deviations.models import REPORT_TYPES, Deviation, DeviationCause
from qms.deviations.queries import DEVIATION, JOINED, MATTER
from qms.kernel.db import Tx
from qms.matters.figures import AsTheyStood
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import AREAS, UnitHeadcount
from qms.statistics.breakdowns import Counted, Counts, Dimension, count
from qms.statistics.periods import BothPeriods, Stretch, civil_day

ALL, CLOSED = "avvikelser", "avslutade avvikelser"
HANDLINGS = {
    "within-30": "Inom 30 dagar",
    "from-31-to-90": "31–90 dagar",
    "over-90": "Mer än 90 dagar",
    "under-way": "Pågår",
    "not-started": "Inte påbörjad",
}
STATUSES = {"closed": "Avslutad", "ongoing": "Pågående"}
CATEGORY = Dimension("category", "category", "Kategori", CodeListName.CATEGORY, ALL, rest="Utan kategori")
CAUSE = Dimension("cause", "code", "Orsak", CodeListName.CAUSE, "angivna orsaker")
EFFECT = Dimension("effect", "effect", "Bedömd effekt", CodeListName.EFFECT, CLOSED, rest="Utan bedömning")
HANDLING = Dimension("handling", "handling", "Hanteringstid", HANDLINGS, ALL)
STATUS = Dimension("status", "status", "Status", STATUSES, ALL)
TYPE = Dimension("type", "report_type", "Typ av rapport", REPORT_TYPES, ALL)
AREA = Dimension("area", "area", "Område", AREAS, ALL)
UNIT = Dimension("unit", "unit_id", "Enhet", {}, ALL, is_ranked=False)
MONTH = Dimension("month", "month", "Månad", {}, ALL)
DIMENSIONS = (CATEGORY, TYPE, AREA, UNIT, MONTH, HANDLING, STATUS, EFFECT)
"""What each deviation has one of, or none. Causes are chosen freely, so they are counted by themselves."""


@dataclass(frozen=True)
class Chosen:
    """Which deviations are counted, as of when, and how those stood that have been changed since."""

    conditions: list[ColumnElement[bool]]
    periods: BothPeriods
    then: AsTheyStood


def _rows(chosen: Chosen) -> Subquery:
    """One row per deviation, with every dimension worked out as of the period's day."""
    read = _read(chosen)
    is_handled = read.c.handled_at < read.c.known_until
    waited = read.c.handled_on - read.c.reported_on
    handling = case(
        (is_handled & (waited <= 30), "within-30"),
        (is_handled & (waited <= 90), "from-31-to-90"),
        (is_handled, "over-90"),
        (read.c.assessed_at < read.c.known_until, "under-way"),
        (read.c.as_of - read.c.reported_on > 30, "not-started-over-30"),
        else_="not-started-recent",
    )
    return select(
        read.c.before,
        read.c.event_count,
        read.c.category,
        read.c.report_type,
        read.c.area,
        read.c.unit_id,
        func.to_char(read.c.reported_on, "YYYY-MM").label("month"),
        handling.label("handling"),
        case((read.c.closed_at < read.c.known_until, "closed"), else_="ongoing").label("status"),
        case((read.c.effect_judged_at < read.c.known_until, read.c.effect)).label("effect"),
    ).subquery()


def _read(chosen: Chosen) -> Subquery:
    """What is counted. The offset keeps the planner from working the days out once for every place that names them."""
    periods, columns = chosen.periods, {column.name: column for column in (*DEVIATION.c, *MATTER.c)}
    return (
        select(
            periods.before.label("before"),
            periods.as_of.label("as_of"),
            periods.known_until.label("known_until"),
            civil_day(MATTER.c.reported_at).label("reported_on"),
            civil_day(MATTER.c.handled_at).label("handled_on"),
            MATTER.c.handled_at,
            MATTER.c.assessed_at,
            MATTER.c.closed_at,
            DEVIATION.c.effect,
            DEVIATION.c.effect_judged_at,
            *(chosen.then.stood(columns[name]).label(name) for name in Deviation.counted),
        )
        .select_from(chosen.then.beside(JOINED))
        .where(*chosen.conditions, periods.condition)
        .offset(0)
        .subquery()
    )


def counted(tx: Tx, chosen: Chosen) -> Counted:
    """The deviations by every dimension, and how many events they tell of."""
    return count(tx, _rows(chosen), DIMENSIONS, sums=("event_count",))


def causes(tx: Tx, chosen: Chosen) -> Counts:
    """Count the causes that were set by the period's day."""
    set_by_then = and_(
        DeviationCause.board_id == MATTER.c.board_id,
        DeviationCause.deviation_id == MATTER.c.id,
        DeviationCause.set_at < chosen.periods.known_until,
    )
    counting = (
        select(chosen.periods.before.label("before"), DeviationCause.code, func.count().label("number"))
        .select_from(chosen.then.beside(MATTER.join(DeviationCause.__table__, set_by_then)))
        .where(*chosen.conditions, chosen.periods.condition)
        .group_by(literal_column("1"), DeviationCause.code)
    )
    counts: Counts = defaultdict(lambda: [0, 0])
    for row in tx.execute(counting):
        counts[row.code][row.before] = row.number
    return counts


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
