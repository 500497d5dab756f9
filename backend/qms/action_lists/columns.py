"""What an action is counted by, worked out as of a day: one meaning for the figures and for the lists behind them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, Subquery, and_, case, cast, exists, func, or_, select

from qms.action_lists.schemas import ActionFilter, Watched
from qms.actions.models import Action, ActionDecision, ActionKind, ActionSource, ActionStatus
from qms.deadlines.models import Deadline
from qms.figures.queries import AsTheyStood, UnitTree
from qms.figures.schemas import StatisticsFilter
from qms.kernel import access
from qms.kernel.db import Tx
from qms.matters.models import Effect, Matter, MatterEffect, MatterEvent
from qms.organisation.queries import reached_board
from qms.statistics.periods import BothPeriods, Stretch, one_period, require_past

COUNTS = "actionStatistics"
MATTER = Action.__mapper__.inherits.local_table  # type: ignore[union-attr]  # a subclass always inherits
ACTION, EFFECT, SOURCES = Action.__table__, MatterEffect.__table__, ActionSource.__table__
EVER = (date(1990, 1, 1), date(2100, 12, 31))
LATE_OUTSIDE = 30
"""In days."""
NONE = "none"
"""What an action is about that is about no matter."""


@dataclass(frozen=True)
class Chosen:
    """Which actions are counted, as of when, and how those stood that have been changed since."""

    conditions: list[ColumnElement[bool]]
    periods: BothPeriods
    then: AsTheyStood


def choose(tx: Tx, tree: UnitTree, periods: BothPeriods) -> Chosen:
    """The actions that the caller may count among some units, as they stood."""
    then = AsTheyStood(tree.board_id, periods)
    return Chosen(tree.matters(tx, "action", COUNTS, then), periods, then)


def rows(chosen: Chosen) -> Subquery:
    """One row per action, with every dimension worked out as of the period's day."""
    read = _read(chosen)
    closed, done, decided = (read.c[name] < read.c.known_until for name in ("closed_at", "handled_at", "assessed_at"))
    status = _status(read, closed, done, decided)
    is_open, is_judged = ~func.coalesce(done, False), status == ActionStatus.JUDGED
    helped = is_judged & (read.c.effect == Effect.LED_TO_IMPROVEMENT)
    outside = read.c.outside_name.is_not(None) & (read.c.sent_on <= read.c.as_of)
    waits = outside & is_open & (read.c.answered_on.is_(None) | (read.c.answered_on > read.c.as_of))
    went_on = decided & (read.c.decision != ActionDecision.NO)
    numbers = {
        "open": is_open,
        "done": func.coalesce(done, False) & status.in_([ActionStatus.DONE, ActionStatus.JUDGED]),
        "decided": went_on,
        "judged": is_judged,
        "helped": helped,
        "outside": waits,
        Watched.OVERDUE: is_open & read.c.is_late,
        Watched.UNJUDGED: (status == ActionStatus.DONE) & read.c.is_late,
        Watched.RECURRED: helped & (read.c.recurred_at < read.c.known_until),
        Watched.BY_DOER: is_judged & (read.c.judged_by == read.c.doer_id),
        Watched.OUTSIDE_LATE: waits & (read.c.as_of - read.c.sent_on > LATE_OUTSIDE),
        Watched.POSTPONED: went_on & read.c.was_postponed,
    }
    return select(
        read.c.id,
        read.c.before,
        read.c.unit_id,
        read.c.area,
        read.c.action_kind,
        read.c.strength,
        read.c.concerns_child,
        status.label("status"),
        case((is_judged, read.c.effect)).label("effect"),
        *(cast(func.coalesce(number, False), Integer).label(str(name)) for name, number in numbers.items()),
    ).subquery()


def _status(read: Subquery, *reached: ColumnElement[bool]) -> ColumnElement[str]:
    """How far an action had come, by whether it was closed, done and decided."""
    closed, done, decided = reached
    return case(
        (closed & (read.c.decision == ActionDecision.NO), ActionStatus.DECLINED),
        (closed & read.c.cancelled_reason.is_not(None), ActionStatus.CANCELLED),
        (closed, ActionStatus.JUDGED),
        (done, ActionStatus.DONE),
        (decided & read.c.was_started, ActionStatus.UNDER_WAY),
        (decided, ActionStatus.DECIDED),
        else_=ActionStatus.PROPOSED,
    )


def _read(chosen: Chosen) -> Subquery:
    """What is counted. The offset keeps the planner from working out how each stood for every place that asks."""
    periods, until = chosen.periods, chosen.periods.known_until
    columns = {one.name: one for one in (*ACTION.c, *MATTER.c)}
    holds = and_(
        EFFECT.c.board_id == MATTER.c.board_id,
        EFFECT.c.matter_id == MATTER.c.id,
        EFFECT.c.judged_at < until,
        or_(EFFECT.c.until.is_(None), EFFECT.c.until >= until),
    )
    joined = MATTER.join(ACTION, and_(ACTION.c.id == MATTER.c.id, ACTION.c.board_id == MATTER.c.board_id))
    return (
        select(
            MATTER.c.id,
            periods.before.label("before"),
            periods.as_of.label("as_of"),
            until.label("known_until"),
            *(ACTION.c[name] for name in ("action_kind", "strength", "concerns_child", "decision", "cancelled_reason")),
            *(ACTION.c[name] for name in ("outside_name", "sent_on", "answered_on", "doer_id")),
            EFFECT.c.effect,
            EFFECT.c.judged_by,
            _is_late(periods.as_of).label("is_late"),
            _happened("started", until).label("was_started"),
            _happened("postponed", until).label("was_postponed"),
            *(chosen.then.stood(columns[name]).label(name) for name in Action.counted),
        )
        .select_from(chosen.then.beside(joined.outerjoin(EFFECT, holds)))
        .where(*chosen.conditions, periods.condition)
        .offset(0)
        .subquery()
    )


def _is_late(as_of: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a time had passed by a day and was not over: whatever came of it after."""
    return (
        exists()
        .where(Deadline.matter_id == MATTER.c.id, Deadline.due_on < as_of)
        .where(or_(Deadline.ended_on.is_(None), Deadline.ended_on > as_of))
        .correlate(MATTER)
    )


def _happened(kind: str, until: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether something had happened to an action by then, whatever has happened since."""
    told = (MatterEvent.matter_id == MATTER.c.id, MatterEvent.kind == kind, MatterEvent.at < until)
    return exists().where(*told).correlate(MATTER)


def behind(tx: Tx, asked: ActionFilter, as_of: date) -> Select[tuple[UUID]]:
    """The actions behind a figure: what is counted as of a day, among what the caller may count.

    They are counted once, whatever the planner knows of the tables: else it may count them anew for each row of a list.
    """
    require_past(as_of, at=f"{asked.place}asOf")
    reach = access.require(tx, COUNTS)
    units = StatisticsFilter(unit_id=asked.unit_id, area=asked.area, follow=bool(asked.follow))
    tree = UnitTree(tx, reached_board(reach, asked.board_id), units, reach)
    days = Stretch(asked.proposed_from or EVER[0], asked.proposed_to or EVER[1], as_of)
    chosen = choose(tx, tree, one_period(days, MATTER.c.reported_at))
    if asked.about:
        chosen.conditions.append(_is_about(asked.about))
    those = select((counted := rows(chosen)).c.id).where(*_in_the_row(counted, asked, tree))
    return select(those.cte("counted").prefix_with("MATERIALIZED").c.id)


def _is_about(kind: str) -> ColumnElement[bool]:
    """Whether an action is about a matter of a kind, or about none."""
    sources = exists().where(SOURCES.c.action_id == MATTER.c.id)
    if kind == NONE:
        return ~sources.correlate(MATTER)
    about = Matter.__table__.alias()
    return sources.where(about.c.id == SOURCES.c.matter_id, about.c.kind == kind).correlate(MATTER)


def _in_the_row(counted: Subquery, asked: ActionFilter, tree: UnitTree) -> list[ColumnElement[bool]]:
    of_level = [kind for kind in ActionKind if kind.level == asked.level]
    wanted = (
        (counted.c.status, asked.status),
        (counted.c.action_kind, asked.action_kind),
        (counted.c.action_kind, of_level),
        (counted.c.strength, asked.strength),
        (counted.c.concerns_child, [asked.concerns_child] if asked.concerns_child else ()),
        (counted.c.effect, asked.effect),
        (counted.c.unit_id, tree.counted_at(asked.single_unit_id) if asked.single_unit_id else ()),
    )
    row: list[ColumnElement[bool]] = [column.in_(values) for column, values in wanted if values]
    return [*row, counted.c[asked.watched] == 1] if asked.watched else row
