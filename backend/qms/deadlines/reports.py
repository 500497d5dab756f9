"""How many times were kept: of those whose last day fell in a period, as of a day, by rule and by the unit then.

*Kept* is what was done by its last day. What was done later, or had not been done on the day as of which one asks, was
not. What somebody decided does not hold is counted by itself, and so is what still runs.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, literal_column, or_, select

from qms.deadlines.models import Deadline, DeadlineStatus, Rule
from qms.deadlines.schemas import DeadlineStatistics, KeptAtUnit, KeptRule
from qms.figures.queries import AsTheyStood, UnitTree, question, require_known
from qms.figures.schemas import StatisticsFilter
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.models import MISTAKEN, Matter
from qms.organisation import queries as organisation
from qms.rendering.swedish import long_date
from qms.statistics.breakdowns import in_swedish_order, share
from qms.statistics.periods import BothPeriods, Stretch, both_periods, one_period
from qms.web.replica import Replica

OPERATION = "deadlineStatistics"
MATTER, DEADLINE = Matter.__table__, Deadline.__table__
RUNNING: tuple[ColumnElement[Any], ...] = (
    literal_column("0").label("before"),
    literal_column("'running'").label("outcome"),
)
Key = tuple[str, UUID]
"""A rule, and a unit."""
Outcomes = dict[tuple[int, str], int]
"""How many times came to what, in the period (0) and in the one before (1)."""


def statistics(tx: Tx, asked: StatisticsFilter, municipality: str, replica: Replica) -> DeadlineStatistics:
    """Count the times of the matters that the caller may both count and read."""
    reach = access.require(tx, OPERATION)
    board_id = organisation.reached_board(reach, asked.board_id)
    stretch = Stretch.asked(asked.period_from, asked.period_to, asked.as_of)
    require_known(tx, board_id, stretch, at="asOf" if stretch.until == asked.as_of else "periodTo")
    earlier, tree = stretch.compared_with(asked.compared_with), UnitTree(tx, board_id, asked, reach)
    due = cast("ColumnElement[Any]", DEADLINE.c.due_on)
    periods = both_periods(stretch, earlier, due)
    audit.read(tx, "deadline-statistics", board_id, board_id=board_id, purpose=question(asked))
    counts, age = replica.count(tx, lambda at: _counted(at, tree, periods, stretch.as_of))
    whose = f"{municipality}, {organisation.board(tx, board_id).name}. {tree.title}"
    source = f"Källa: {whose}, tider som gick ut {long_date(stretch.first)} – {long_date(stretch.until)}"
    return DeadlineStatistics(
        board_id=board_id,
        scope=tree.title,
        source=f"{source}, läget {long_date(stretch.as_of)}.",
        age_seconds=age,
        period=stretch.shape(),
        previous_period=earlier.shape(),
        rules=_rules(counts, tree),
        _links=[Link(href=tx.href(f"/deadline-statistics?{question(asked)}".rstrip("?")), rel="self", method="GET")],
    )


def _counted(tx: Tx, tree: UnitTree, periods: BothPeriods, as_of: date) -> dict[Key, Outcomes]:
    """The times by rule, unit and what came of them: those that went out in either period, and those that run."""
    then = AsTheyStood(tree.board_id, periods)
    here = [
        DEADLINE.c.board_id == tree.board_id,
        MATTER.c.status != MISTAKEN,
        policy.visible_of_any(tx.actor, OPERATION),
        *tree.here(then),
    ]
    what = (DEADLINE.c.rule, then.stood(MATTER.c.unit_id).label("unit_id"))
    tables = then.beside(DEADLINE.join(MATTER, MATTER.c.id == DEADLINE.c.matter_id))
    went_out = [periods.before.label("before"), _outcome(periods.as_of).label("outcome")]
    not_ended = or_(DEADLINE.c.ended_on.is_(None), DEADLINE.c.ended_on > as_of)
    runs = and_(DEADLINE.c.start_on <= as_of, DEADLINE.c.due_on >= as_of, not_ended)
    counts: dict[Key, Outcomes] = defaultdict(lambda: defaultdict(int))
    for told, is_grouped, condition in ((went_out, True, periods.condition), (RUNNING, False, runs)):
        rows = select(*what, *told, func.count().label("number")).select_from(tables).where(*here, condition)
        for row in tx.execute(rows.group_by(*what, *(told if is_grouped else ()))):
            unit_id = tree.today(row.unit_id) if tree.follow else row.unit_id
            counts[row.rule, unit_id][row.before, row.outcome] += row.number
    return counts


def monthly(tx: Tx, tree: UnitTree, stretch: Stretch, rule: Rule) -> dict[str, tuple[int, int]]:
    """The times of a rule by the month in which they went out: how many were kept, of how many."""
    periods = one_period(stretch, cast("ColumnElement[Any]", DEADLINE.c.due_on))
    then = AsTheyStood(tree.board_id, periods)
    month = func.to_char(DEADLINE.c.due_on, "YYYY-MM").label("month")
    outcome = _outcome(periods.as_of)
    ended = func.count().filter(outcome.in_(("met", "missed"))).label("ended")
    rows = (
        select(month, func.count().filter(outcome == "met").label("met"), ended)
        .select_from(then.beside(DEADLINE.join(MATTER, MATTER.c.id == DEADLINE.c.matter_id)))
        .where(DEADLINE.c.board_id == tree.board_id, DEADLINE.c.rule == rule, MATTER.c.status != MISTAKEN)
        .where(policy.visible_of_any(tx.actor, OPERATION), *tree.here(then), periods.condition)
        .group_by(month)
    )
    return {row.month: (row.met, row.ended) for row in tx.execute(rows) if row.ended}


def _outcome(as_of: ColumnElement[date]) -> ColumnElement[str | None]:
    """What had come of a time on a day. On its last day it can still be kept; what ran by the hour says itself."""
    had_ended = DEADLINE.c.ended_on <= as_of
    return case(
        (and_(had_ended, DEADLINE.c.status == DeadlineStatus.WAIVED), "waived"),
        (and_(had_ended, DEADLINE.c.due_at.is_not(None)), DEADLINE.c.status),
        (and_(had_ended, DEADLINE.c.ended_on <= DEADLINE.c.due_on), "met"),
        (DEADLINE.c.due_on < as_of, "missed"),
        else_=None,
    )


def _rules(counts: Mapping[Key, Outcomes], tree: UnitTree) -> list[KeptRule]:
    """Every rule that there is anything of, in the order in which things are done, with its units."""
    names, rules = tree.names(), []
    for rule in Rule:
        units = {unit_id: outcomes for (of, unit_id), outcomes in counts.items() if of == rule}
        if units:
            at = [
                KeptAtUnit(unit_id=unit_id, unit_name=names[str(unit_id)], **_kept([outcomes]))
                for unit_id, outcomes in units.items()
            ]
            at.sort(key=lambda row: in_swedish_order(row.unit_name))
            rules.append(KeptRule(rule=rule, rule_name=rule.label, units=at, **_kept(units.values())))
    return rules


def _kept(every: Iterable[Outcomes]) -> dict[str, Any]:
    sums: Outcomes = defaultdict(int)
    for outcomes in every:
        for key, number in outcomes.items():
            sums[key] += number
    met, previous_met = sums[0, "met"], sums[1, "met"]
    ended, previous_ended = met + sums[0, "missed"], previous_met + sums[1, "missed"]
    return {
        "met": met,
        "ended": ended,
        "share": share(met, ended),
        "previous_met": previous_met,
        "previous_ended": previous_ended,
        "previous_share": share(previous_met, previous_ended),
        "waived": sums[0, "waived"],
        "running": sums[0, "running"],
    }
