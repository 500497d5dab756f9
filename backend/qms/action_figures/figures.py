"""The counting of actions: proposed in a period, by every dimension, as they stood on a day."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Subquery, and_, case, cast, exists, func, or_, select

from qms.actions.models import (
    Action,
    ActionDecision,
    ActionKind,
    ActionLevel,
    ActionSource,
    ActionStatus,
    ActionStrength,
    EffectMeasure,
)
from qms.deadlines.models import Deadline
from qms.deviations.states import KIND as DEVIATION
from qms.figures.queries import AsTheyStood, UnitTree
from qms.kernel.db import Tx
from qms.matters.models import Effect, Matter, MatterEffect, MatterEvent
from qms.organisation.models import AREAS
from qms.statistics.breakdowns import Counted, Counts, Dimension, count
from qms.statistics.periods import BothPeriods
from qms.unexecuted_decisions.states import KIND as DECISION

COUNTS = "actionStatistics"
ALL, JUDGED, HELPED = "åtgärder", "bedömda åtgärder", "åtgärder som hade hjälpt"
MATTER = Action.__mapper__.inherits.local_table  # type: ignore[union-attr]  # a subclass always inherits
ACTION, EFFECT, SOURCES = Action.__table__, MatterEffect.__table__, ActionSource.__table__
ABOUT = {one.name: one.title for one in (DEVIATION, DECISION)} | {"none": "Bara enheten"}
SOURCE = Dimension("source", "kind", "Vad åtgärden gäller", ABOUT, ALL)
LEVEL = Dimension("level", "level", "För vem", ActionLevel.labels(), ALL)
KIND = Dimension("kind", "action_kind", "Slag", ActionKind.labels(), ALL)
STRENGTH = Dimension("strength", "strength", "Styrka", ActionStrength.labels(), ALL)
STATUS = Dimension("status", "status", "Läge", ActionStatus.labels(), ALL)
EFFECTS = Dimension("effect", "effect", "Bedömd effekt", Effect.labels(), JUDGED)
AREA = Dimension("area", "area", "Område", AREAS, ALL)
UNIT = Dimension("unit", "unit_id", "Enhet", {}, ALL, is_ranked=False)
TOGETHER = ((UNIT, AREA), (KIND, STRENGTH, STATUS, EFFECTS))
LATE_OUTSIDE = 30
"""In days."""
SUMS = ("open", "done", "decided", "judged", "helped", "outside")
WATCHED = (
    ("overdue", "Försenade", "open", "åtgärder som inte är genomförda"),
    ("unjudged", "Genomförda men inte bedömda fast dagen har passerat", "done", "genomförda åtgärder"),
    ("recurred", "Bedömda ha hjälpt, men det hände igen", "helped", HELPED),
    ("by_doer", "Bedömda av den som gjorde dem", "judged", JUDGED),
    ("outside_late", f"Utan svar utifrån efter mer än {LATE_OUTSIDE} dagar", "outside", "åtgärder hos andra"),
    ("postponed", "Framflyttade", "decided", "beslutade åtgärder"),
)
"""What to keep an eye on: its sum, what it is called, and what it is a share of."""


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


def counted(tx: Tx, chosen: Chosen) -> Counted:
    """The actions by every dimension, and how many are what one keeps an eye on."""
    return count(tx, _rows(chosen), TOGETHER, sums=(*SUMS, *(name for name, *_ in WATCHED)))


def sources(tx: Tx, chosen: Chosen) -> Counts:
    """The actions by the kind of what they are about. One that is about several kinds is counted with each."""
    about = Matter.__table__.alias()
    kind = func.coalesce(about.c.kind, "none")
    numbers = [func.count(MATTER.c.id.distinct()).filter(chosen.periods.before == before) for before in (0, 1)]
    sources = SOURCES.join(about, about.c.id == SOURCES.c.matter_id)
    tables = MATTER.outerjoin(sources, SOURCES.c.action_id == MATTER.c.id)
    rows = select(kind, *numbers).select_from(chosen.then.beside(tables))
    rows = rows.where(*chosen.conditions, chosen.periods.condition).group_by(kind)
    return {kind: [now, then] for kind, now, then in tx.execute(rows)}


def levels(kinds: Counts) -> Counts:
    """The same actions by whom they are for."""
    counts: Counts = {level.value: [0, 0] for level in ActionLevel}
    for kind, (now, then) in kinds.items():
        counts[ActionKind(kind).level][0] += now
        counts[ActionKind(kind).level][1] += then
    return counts


def _rows(chosen: Chosen) -> Subquery:
    """One row per action, with every dimension worked out as of the period's day."""
    read = _read(chosen)
    closed, done, decided = (read.c[name] < read.c.known_until for name in ("closed_at", "handled_at", "assessed_at"))
    status = case(
        (closed & (read.c.decision == ActionDecision.NO), ActionStatus.DECLINED),
        (closed & read.c.cancelled_reason.is_not(None), ActionStatus.CANCELLED),
        (closed, ActionStatus.JUDGED),
        (done, ActionStatus.DONE),
        (decided & read.c.was_started, ActionStatus.UNDER_WAY),
        (decided, ActionStatus.DECIDED),
        else_=ActionStatus.PROPOSED,
    )
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
        "overdue": is_open & read.c.is_late,
        "unjudged": (status == ActionStatus.DONE) & (read.c.follow_up_on <= read.c.as_of),
        "recurred": helped & (read.c.recurred_at < read.c.known_until),
        "by_doer": is_judged & (read.c.judged_by == read.c.doer_id),
        "outside_late": waits & (read.c.as_of - read.c.sent_on > LATE_OUTSIDE),
        "postponed": went_on & read.c.was_postponed,
    }
    return select(
        read.c.before,
        read.c.unit_id,
        read.c.area,
        read.c.action_kind,
        read.c.strength,
        status.label("status"),
        case((is_judged, read.c.effect)).label("effect"),
        *(cast(func.coalesce(number, False), Integer).label(name) for name, number in numbers.items()),
    ).subquery()


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
            periods.before.label("before"),
            periods.as_of.label("as_of"),
            until.label("known_until"),
            *(ACTION.c[name] for name in ("action_kind", "strength", "decision", "cancelled_reason")),
            *(ACTION.c[name] for name in ("outside_name", "sent_on", "answered_on", "doer_id")),
            EFFECT.c.effect,
            EFFECT.c.judged_by,
            _follow_up_on(until).label("follow_up_on"),
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


def _follow_up_on(until: ColumnElement[Any]) -> ColumnElement[Any]:
    measures = select(EffectMeasure.follow_up_on).where(
        EffectMeasure.action_id == MATTER.c.id, EffectMeasure.registered_at < until
    )
    return measures.order_by(EffectMeasure.number.desc()).limit(1).correlate(MATTER).scalar_subquery()


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
