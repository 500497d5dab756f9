"""The counting behind the year's figures: deviations by every dimension in one statement, their causes in another."""

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    RowMapping,
    Subquery,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    select,
    tuple_,
)
from sqlalchemy import Date as SqlDate

from qms.deviations.models import DeviationCause
from qms.deviations.queries import DEVIATION, JOINED, MATTER
from qms.deviations.schemas import Period, StatisticsFilter
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.matters import policy

STOCKHOLM = "Europe/Stockholm"
ONE_DAY = timedelta(days=1)
DIMENSIONS = ("everything", "category", "report_type", "area", "unit_id", "month", "handling", "status", "effect")
NAMES = ("period", "category", "type", "area", "unit", "month", "handling", "status", "effect")
Counts = dict[str, list[int]]


@dataclass(frozen=True)
class Stretch:
    """A period of civil days with the day as of which states are taken."""

    first: date
    last: date
    as_of: date

    @property
    def before(self) -> "Stretch":
        """The period before: as many whole months earlier, else the same days a year earlier."""
        next_day = self.last + ONE_DAY
        months = 12 * (1 + (self.last - self.first).days // 366)
        if self.first.day == 1 and next_day.day == 1:
            months = (next_day.year - self.first.year) * 12 + next_day.month - self.first.month
        first = _earlier(self.first, months)
        last = _earlier(next_day, months) - ONE_DAY
        return Stretch(first, last, last + (self.as_of - self.last))

    def shape(self) -> Period:
        """The period as the API shows it."""
        return Period(starts_on=self.first, ends_on=self.last, as_of=self.as_of)


@dataclass(frozen=True)
class Chosen:
    """Which deviations are counted, and as of when, for both periods at once."""

    conditions: list[ColumnElement[bool]]
    before: ColumnElement[int]
    as_of: ColumnElement[date]
    known_until: ColumnElement[datetime]


def choose(tx: Tx, asked: StatisticsFilter, board_id: UUID, stretch: Stretch, units: set[UUID] | None) -> Chosen:
    """The deviations reported in the period or the one before, that the caller may count."""
    previous = stretch.before
    is_current = MATTER.c.reported_at >= _midnight(stretch.first)
    conditions = [
        MATTER.c.board_id == board_id,
        MATTER.c.kind == "deviation",
        MATTER.c.reported_at >= _midnight(previous.first),
        MATTER.c.reported_at < _midnight(stretch.last + ONE_DAY),
        policy.visible_to(tx.actor, "deviationStatistics"),
    ]
    if units is not None:
        conditions.append(MATTER.c.unit_id.in_(sorted(units)))
    if asked.area:
        conditions.append(MATTER.c.area == asked.area)
    return Chosen(
        conditions,
        before=case((is_current, 0), else_=1),
        as_of=case((is_current, literal(stretch.as_of, SqlDate)), else_=literal(previous.as_of, SqlDate)),
        known_until=case((is_current, _midnight(stretch.as_of + ONE_DAY)), else_=_midnight(previous.as_of + ONE_DAY)),
    )


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
        literal("all").label("everything"),
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
    return (
        select(
            chosen.before.label("before"),
            chosen.as_of.label("as_of"),
            chosen.known_until.label("known_until"),
            _civil_day(MATTER.c.reported_at).label("reported_on"),
            _civil_day(MATTER.c.handled_at).label("handled_on"),
            MATTER.c.handled_at,
            MATTER.c.assessed_at,
            MATTER.c.closed_at,
            MATTER.c.area,
            MATTER.c.unit_id,
            DEVIATION.c.event_count,
            DEVIATION.c.category,
            DEVIATION.c.report_type,
            DEVIATION.c.effect,
            DEVIATION.c.effect_judged_at,
        )
        .select_from(JOINED)
        .where(*chosen.conditions)
        .offset(0)
        .subquery()
    )


def _civil_day(moment: ColumnElement[datetime]) -> ColumnElement[date]:
    return cast(func.timezone(STOCKHOLM, moment), SqlDate)


def count(tx: Tx, chosen: Chosen) -> dict[str, Counts]:
    """Count every dimension in one pass over the rows."""
    rows = _rows(chosen)
    columns = [rows.c[name] for name in DIMENSIONS]
    counting = select(
        rows.c.before,
        func.grouping(*columns).label("which"),
        *columns,
        func.count().label("number"),
        cast(func.sum(rows.c.event_count), Integer).label("events"),
    ).group_by(func.grouping_sets(*(tuple_(rows.c.before, column) for column in columns)))
    counted: dict[str, Counts] = {name: defaultdict(lambda: [0, 0]) for name in (*NAMES, "events")}
    for row in tx.execute(counting).mappings():
        _place(counted, row)
    return counted


def _place(counted: dict[str, Counts], row: RowMapping) -> None:
    grouped_by: int = (2 ** len(DIMENSIONS) - 1) ^ row["which"]
    place = len(DIMENSIONS) - grouped_by.bit_length()
    value = row[DIMENSIONS[place]]
    if place == 0:
        counted["events"]["all"][row["before"]] = row["events"]
    if value is not None:
        counted[NAMES[place]][str(value)][row["before"]] += row["number"]


def causes(tx: Tx, chosen: Chosen) -> Counts:
    """Count the causes that were set by the period's day."""
    found = and_(
        DeviationCause.board_id == MATTER.c.board_id,
        DeviationCause.deviation_id == MATTER.c.id,
        DeviationCause.set_at < chosen.known_until,
    )
    counting = (
        select(chosen.before.label("before"), DeviationCause.code, func.count().label("number"))
        .select_from(MATTER.join(DeviationCause.__table__, found))
        .where(*chosen.conditions)
        .group_by(literal_column("1"), DeviationCause.code)
    )
    counts: Counts = defaultdict(lambda: [0, 0])
    for row in tx.execute(counting):
        counts[row.code][row.before] = row.number
    return counts


def _earlier(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.STOCKHOLM)
