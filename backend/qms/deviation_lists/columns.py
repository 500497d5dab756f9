"""What a deviation is counted by, worked out as of a day: one meaning for the figures and for the lists behind them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, or_, select

from qms.actions.models import ActionSource, ConcernsChild
from qms.connections.models import LinkKind, MatterLink
from qms.cooperation.models import Cooperation
from qms.deviation_lists.schemas import OF_COOPERATION, DeviationFilter
from qms.deviations.models import Deviation
from qms.figures.queries import AsTheyStood, UnitTree
from qms.figures.schemas import StatisticsFilter
from qms.investigations.models import Cause
from qms.kernel import access
from qms.kernel.db import Tx
from qms.matters.models import MatterEffect
from qms.organisation.queries import reached_board
from qms.statistics.periods import BothPeriods, Stretch, one_period, require_past

MATTER = Deviation.__mapper__.inherits.local_table  # type: ignore[union-attr]  # a subclass always inherits
DEVIATION, CAUSES, EFFECT = Deviation.__table__, Cause.__table__, MatterEffect.__table__
COOPERATIONS, SOURCES, JUDGED = Cooperation.__table__, ActionSource.__table__, MatterEffect.__table__.alias()
LINKS = MatterLink.__table__
JOINED = MATTER.join(DEVIATION, and_(MATTER.c.id == DEVIATION.c.id, MATTER.c.board_id == DEVIATION.c.board_id))
COUNTS = "deviationStatistics"
NONE, EVER = "none", (date(1990, 1, 1), date(2100, 12, 31))

Conditions = tuple[ColumnElement[bool], ...]
OF_OTHER_TYPES = {"risk": "risk", "improvement-idea": "idea", "good-example": "good-example"}
"""What a report of a type that is no deviation turned out to be when it is closed."""


@dataclass(frozen=True)
class Chosen:
    """Which deviations are counted, as of when, and how those stood that have been changed since."""

    conditions: list[ColumnElement[bool]]
    periods: BothPeriods
    then: AsTheyStood


def rows(chosen: Chosen) -> Subquery:
    """One row per deviation, with every dimension worked out as of the period's day."""
    read = _read(chosen)
    is_handled = read.c.handled_at < read.c.known_until
    is_closed = read.c.closed_at < read.c.known_until
    waited = read.c.handled_on - read.c.reported_on
    handling = case(
        (is_handled & (waited <= 30), "within-30"),
        (is_handled & (waited <= 90), "from-31-to-90"),
        (is_handled, "over-90"),
        (read.c.assessed_at < read.c.known_until, "under-way"),
        (read.c.as_of - read.c.reported_on > 30, "not-started-over-30"),
        else_="not-started-recent",
    )
    outcome = case(
        (read.c.now == "transferred", "escalated"),
        (is_closed.is_not(True), "open"),
        (read.c.decision == "dismiss", "no-deviation"),
        *((read.c.report_type == type_, outcome) for type_, outcome in OF_OTHER_TYPES.items()),
        else_="quality-deviation",
    )
    return select(
        read.c.id,
        read.c.before,
        read.c.known_until,
        read.c.event_count,
        read.c.category,
        read.c.activity,
        read.c.concerns_child,
        read.c.report_type,
        read.c.area,
        read.c.unit_id,
        read.c.reported_on,
        handling.label("handling"),
        case((is_closed, "closed"), else_="ongoing").label("status"),
        case((is_closed, read.c.effect)).label("effect"),
        outcome.label("outcome"),
        case((read.c.imported_at.is_not(None), 1), else_=0).label("is_imported"),
    ).subquery()


def _read(chosen: Chosen) -> Subquery:
    """What is counted. The offset keeps the planner from working out how each stood for every place that asks."""
    periods, columns = chosen.periods, {column.name: column for column in (*DEVIATION.c, *MATTER.c)}
    return (
        select(
            MATTER.c.id,
            periods.before.label("before"),
            periods.as_of.label("as_of"),
            periods.known_until.label("known_until"),
            MATTER.c.reported_on,
            chosen.then.day_of(MATTER.c.handled_at, MATTER.c.handled_on).label("handled_on"),
            EFFECT.c.effect,
            MATTER.c.status.label("now"),
            DEVIATION.c.imported_at,
            *(chosen.then.stood(columns[name]).label(name) for name in Deviation.counted),
        )
        .select_from(chosen.then.beside(JOINED.outerjoin(EFFECT, _judged_by_then(chosen))))
        .where(*chosen.conditions, periods.condition)
        .offset(0)
        .subquery()
    )


def _judged_by_then(chosen: Chosen) -> ColumnElement[bool]:
    """The judgement of a deviation that held on the period's day."""
    return and_(
        EFFECT.c.board_id == MATTER.c.board_id,
        EFFECT.c.matter_id == MATTER.c.id,
        *_held(chosen, EFFECT.c.judged_at, EFFECT.c.until),
    )


def _held(chosen: Chosen, begun: ColumnElement[datetime], ended: ColumnElement[datetime | None]) -> Conditions:
    """That something had begun by the period's day, and not ended."""
    known = chosen.periods.known_until
    return begun < known, or_(ended.is_(None), ended >= known)


def set_by_then(chosen: Chosen) -> ColumnElement[bool]:
    """The causes of a deviation that were set by the period's day, and not struck by then."""
    return and_(
        CAUSES.c.board_id == MATTER.c.board_id,
        CAUSES.c.matter_id == MATTER.c.id,
        *_held(chosen, CAUSES.c.set_at, CAUSES.c.struck_at),
    )


def _caused_then(chosen: Chosen, code: str) -> ColumnElement[bool]:
    """Those with a cause of a code on the period's day, or with none at all."""
    return _caused_by(set_by_then(chosen), code)


def caused_by_today(code: str) -> ColumnElement[bool]:
    """Those with a cause of a code, or with none at all, as the causes stand."""
    stands = (CAUSES.c.board_id == MATTER.c.board_id, CAUSES.c.matter_id == MATTER.c.id, CAUSES.c.struck_at.is_(None))
    return _caused_by(and_(*stands), code)


def _caused_by(is_set: ColumnElement[bool], code: str) -> ColumnElement[bool]:
    if code == NONE:
        return ~exists().where(is_set).correlate(MATTER)
    return exists().where(is_set, CAUSES.c.code == code).correlate(MATTER)


def linked_again(chosen: Chosen) -> ColumnElement[bool]:
    """The deviations of which it was said on the period's day that it had happened before."""
    said = (LINKS.c.from_id == MATTER.c.id, LINKS.c.kind == LinkKind.RECURRENCE_OF)
    return exists().where(*said, *_held(chosen, LINKS.c.linked_at, LINKS.c.struck_at)).correlate(MATTER)


def judged_then(chosen: Chosen) -> Conditions:
    """The judgements of what was done about deviations that held on the period's day."""
    return SOURCES.c.added_at < chosen.periods.known_until, *_held(chosen, JUDGED.c.judged_at, JUDGED.c.until)


def stood_then(chosen: Chosen) -> ColumnElement[bool]:
    """What stood of a deviation between two organisations on the period's day."""
    return and_(
        COOPERATIONS.c.board_id == MATTER.c.board_id,
        COOPERATIONS.c.matter_id == MATTER.c.id,
        *_held(chosen, COOPERATIONS.c.registered_at, COOPERATIONS.c.until),
    )


def of_children(chosen: Chosen, concerns_child: ConcernsChild) -> ColumnElement[bool]:
    """Those that concerned a child on the period's day, or not, or of which nobody knew."""
    reported = DEVIATION.alias()
    answered = chosen.then.stood(reported.c.concerns_child) == concerns_child
    return exists().where(reported.c.id == MATTER.c.id, answered)


def behind(tx: Tx, asked: DeviationFilter, as_of: date) -> Select[tuple[UUID]]:
    """The deviations behind a figure: what is counted as of a day, among what the caller may count.

    They are counted once, whatever the planner knows of the tables: else it may count them anew for each row of a list.
    """
    require_past(as_of, at=f"{asked.place}asOf")
    reach = access.require(tx, COUNTS)
    board_id = reached_board(reach, asked.board_id)
    units = StatisticsFilter(unit_id=asked.unit_id, area=asked.area, follow=bool(asked.follow))
    tree = UnitTree(tx, board_id, units, reach)
    periods = one_period(days_of(asked, as_of), MATTER.c.reported_at)
    then = AsTheyStood(board_id, periods)
    chosen = Chosen(tree.matters(tx, "deviation", COUNTS, then), periods, then)
    if asked.cause:
        chosen.conditions.append(_caused_then(chosen, asked.cause))
    if asked.cause_area:
        lies = has_code(CAUSES.c.system_area, asked.cause_area)
        chosen.conditions.append(exists().where(set_by_then(chosen), lies).correlate(MATTER))
    if asked.again:
        chosen.conditions.append(linked_again(chosen))
    if asked.without_judged_action:
        judged = and_(JUDGED.c.matter_id == SOURCES.c.action_id, *judged_then(chosen))
        chosen.conditions.append(~exists().where(SOURCES.c.matter_id == MATTER.c.id, judged).correlate(MATTER))
    between = {name: value for name in OF_COOPERATION if (value := getattr(asked, name))}
    if between:
        columns = (("direction", "direction"), ("counterpart", "counterpart"), ("cooperation_category", "category"))
        named = [has_code(COOPERATIONS.c[column], between[name]) for name, column in columns if name in between]
        chosen.conditions.append(exists().where(stood_then(chosen), *named).correlate(MATTER))
    those = select((counted := rows(chosen)).c.id).where(*_in_the_row(counted, asked, tree))
    return select(those.cte("counted").prefix_with("MATERIALIZED").c.id)


def days_of(asked: DeviationFilter, as_of: date) -> Stretch:
    """The days that a list is of."""
    return Stretch(asked.reported_from or EVER[0], asked.reported_to or EVER[1], as_of)


def _in_the_row(counted: Subquery, asked: DeviationFilter, tree: UnitTree) -> list[ColumnElement[bool]]:
    handling = ("not-started-over-30", "not-started-recent") if asked.handling == "not-started" else (asked.handling,)
    wanted = (
        (counted.c.report_type, asked.report_type),
        (counted.c.concerns_child, [asked.concerns_child] if asked.concerns_child else ()),
        (counted.c.handling, handling if asked.handling else ()),
        (counted.c.status, [asked.closing] if asked.closing else ()),
        (counted.c.outcome, [asked.outcome] if asked.outcome else ()),
        (counted.c.unit_id, tree.counted_at(asked.single_unit_id) if asked.single_unit_id else ()),
    )
    row: list[ColumnElement[bool]] = [column.in_(values) for column, values in wanted if values]
    if asked.category:
        row.append(has_code(counted.c.category, asked.category))
    if asked.activity:
        row.append(has_code(counted.c.activity, asked.activity))
    if asked.effect:
        row += [has_code(counted.c.effect, asked.effect), counted.c.status == "closed"]
    return row


def has_code(column: ColumnElement[str | None], code: str) -> ColumnElement[bool]:
    """Whether something has a code, or none at all."""
    return column.is_(None) if code == NONE else column == code
