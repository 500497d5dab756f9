"""Reads of decisions: one, lists, the law they are read against, and the figures of a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Integer, Label, and_, case, func, literal, select
from sqlalchemy import Row as SqlRow
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm.attributes import set_committed_value

from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.rows import columns_of
from qms.laws.queries import law_rules
from qms.laws.rules import LawRule, LawTopic, rule_in_force
from qms.matters import policy
from qms.matters import queries as matters
from qms.matters.models import MISTAKEN
from qms.matters.queries import around
from qms.notifications.models import Notification
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Person
from qms.organisation.queries import require_reached
from qms.unexecuted_decisions.deadlines import STAGE_MONTHS, WARNING_DAYS, Clock
from qms.unexecuted_decisions.models import Decision, DecisionEvent, DecisionSpell, Stage
from qms.unexecuted_decisions.schemas import DecisionFilter, DecisionSummary
from qms.unexecuted_decisions.states import KIND

MATTER = Decision.__mapper__.inherits.local_table  # type: ignore[union-attr]  # a subclass always inherits
DECISION = Decision.__table__
PERSON = Person.__table__
SPELL = DecisionSpell.__table__
JOINED = MATTER.join(DECISION, and_(MATTER.c.id == DECISION.c.id, MATTER.c.board_id == DECISION.c.board_id))
NAMED = JOINED.outerjoin(PERSON, PERSON.c.id == MATTER.c.owner_id)
START = DECISION.c.clock_start_on
SURROUNDINGS = around(
    Decision,
    CodeListName.BENEFIT,
    CodeListName.DELAY_REASON,
    has_identity="select to_jsonb(decision.identity_sealed is not null)",
    events="""
        select jsonb_agg(jsonb_build_object(
                 'id', id, 'kind', kind, 'happenedOn', happened_on, 'executedExtent', executed_extent,
                 'wasReasonable', was_reasonable, 'note', note, 'isFromSource', is_from_source,
                 'recordedAt', recorded_at, 'struckAt', struck_at, 'struckReason', struck_reason)
               order by happened_on, position)
          from decision_event where decision_id = matter.id""",
)
LIMITS = NEAR, PASSED = "limit-near", "limit-passed"
"""What is told of a clock, once each: the next to last month has passed, and the last."""


def get(tx: Tx, decision_id: UUID, operation: str = "decisionRead") -> Decision:
    """One decision that the caller may see, recorded as read. Otherwise it does not exist."""
    return matters.get(tx, Decision, decision_id, operation)


def read(tx: Tx, decision_id: UUID) -> tuple[Decision, SqlRow[Any]]:
    """The same, to be shown and not changed, with all that is shown beside it."""
    return matters.read(tx, SURROUNDINGS, decision_id)


def surroundings(tx: Tx, decision: Decision) -> SqlRow[Any]:
    """Everything that is shown beside the stored decision, in one statement."""
    row = matters.surroundings(tx, SURROUNDINGS, decision)
    set_committed_value(decision, "has_identity", row.has_identity)
    return row


def events(tx: Tx, decision_id: UUID) -> Sequence[DecisionEvent]:
    """Everything that has happened to a decision, also what was struck, in the order of the days."""
    rows = select(DecisionEvent).where(DecisionEvent.decision_id == decision_id)
    return tx.scalars(rows.order_by(DecisionEvent.happened_on, DecisionEvent.position)).all()


def spells(tx: Tx, decision_id: UUID) -> Sequence[DecisionSpell]:
    """The times without whole execution, oldest first."""
    rows = select(DecisionSpell).where(DecisionSpell.decision_id == decision_id)
    return tx.scalars(rows.order_by(DecisionSpell.number)).all()


def near_the_limit(tx: Tx, board_id: UUID, today: date) -> Sequence[Decision]:
    """The decisions whose next to last month has passed and whose passed limits have not all been noted."""
    months = months_of(tx)
    noted = (
        select(func.count())
        .where(Notification.matter_id == DECISION.c.id, Notification.kind.in_(LIMITS))
        .where(Notification.key == func.to_char(START, "YYYY-MM-DD"))
        .scalar_subquery()
    )
    passed = case((day_after_months(START, months) < today, 2), else_=1)
    near = day_after_months(START, months - 1) < today
    rows = select(Decision).where(DECISION.c.board_id == board_id, START.is_not(None), near, noted < passed)
    return tx.scalars(rows.order_by(START, DECISION.c.id)).all()


def law_of_limit(tx: Tx, law_area: str, on: date) -> LawRule:
    """The paragraph that said on a day after how many months a decision under an area of law is reported."""
    return rule_in_force(law_rules(tx), LawTopic.REPORT, area=law_area, on=on)


def running_clock(tx: Tx, decision: Decision) -> Clock | None:
    """The clock that runs for a decision, if any, with the limit that the law gave when it started."""
    if decision.clock_start_on is None or decision.clock_basis is None:
        return None
    months = law_of_limit(tx, decision.law_area, decision.clock_start_on).limit
    return Clock(decision.clock_start_on, decision.clock_basis, months)


def page(tx: Tx, filters: DecisionFilter, *, offset: int, limit: int, only_running: bool = False) -> matters.Listed:
    """A page of the decisions that the caller may see, and how many there are."""
    require_reached(tx, filters)
    asked = _asked(tx, filters) + ([START.is_not(None)] if only_running else [])
    chosen = matters.chosen(tx.actor, tx.action, JOINED, asked)
    statement = matters.listing(KIND, select(*summary(tx)), NAMED, chosen, SORTS[filters.sort])
    return matters.listed(tx, statement, offset=offset, limit=limit)


def search(tx: Tx, words: str, filters: DecisionFilter, *, offset: int, limit: int) -> matters.Listed:
    """A page of the decisions that somebody looks for and may see, and how many there are."""
    reached = [*conditions(tx, filters), matters.looked_for(tx, KIND, words)]
    matching = select(MATTER.c.id).select_from(JOINED).where(*reached).order_by(*SORTS[filters.sort])
    return matters.search(tx, KIND, select(*summary(tx)).select_from(NAMED), matching, offset=offset, limit=limit)


def conditions(tx: Tx, filters: DecisionFilter, operation: str | None = None) -> list[ColumnElement[bool]]:
    """What the caller may see, filters by the filter."""
    require_reached(tx, filters, operation)
    return [policy.visible_to(tx.actor, operation or tx.action), *_asked(tx, filters)]


def _asked(tx: Tx, filters: DecisionFilter) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = [MATTER.c.kind == KIND.name]
    exact = {
        DECISION.c.clock_basis: filters.basis,
        DECISION.c.benefit: filters.benefit,
        DECISION.c.case_reference: filters.case_reference,
        MATTER.c.area: filters.area,
        MATTER.c.board_id: filters.board_id,
        MATTER.c.unit_id: filters.single_unit_id,
    }
    asked += [column == value for column, value in exact.items() if value is not None]
    asked.append(MATTER.c.status.in_(filters.status) if filters.status else MATTER.c.status != MISTAKEN)
    mine = policy.is_mine(tx.actor)
    asked += [whose for whose, is_asked in ((mine, filters.mine), (mine.is_not(True), filters.others)) if is_asked]
    if filters.stage:
        asked.append(stage_on(clock.today(), months_of(tx)).in_(filters.stage))
    if filters.unit_id:
        asked.append(MATTER.c.unit_id.in_(access.reached_from([filters.unit_id])))
    decided, ends = DECISION.c.decided_on, case((START.is_not(None), MATTER.c.due_on))
    asked += [column >= day for column, day in ((decided, filters.decided_from), (ends, filters.ends_from)) if day]
    asked += [column <= day for column, day in ((decided, filters.decided_to), (ends, filters.ends_to)) if day]
    return asked


def months_of(tx: Tx, start: ColumnElement[date] = START) -> ColumnElement[int]:
    """The limit in months for a row, by its area of law and the day its clock started."""
    rules = [rule for rule in law_rules(tx) if rule.topic is LawTopic.REPORT]
    return case(*((_in_force(rule, start), rule.limit) for rule in rules), else_=None)


def _in_force(rule: LawRule, start: ColumnElement[date]) -> ColumnElement[bool]:
    begun = and_(DECISION.c.law_area == rule.area, start >= rule.valid_from)
    return and_(begun, start <= rule.valid_to) if rule.valid_to else begun


def day_after_months(start: ColumnElement[date], months: ColumnElement[int] | int) -> ColumnElement[date]:
    """The month rule in SQL: PostgreSQL too takes the last day where there is no such day number."""
    number = literal(months) if isinstance(months, int) else months
    return sql_cast(start + func.make_interval(0, number), Date)


def stage_on(day: date, months: ColumnElement[int]) -> ColumnElement[str]:
    """How far a clock has run, in SQL; the same steps as `Clock.stage`."""
    today = literal(day, Date)
    later = [(today > day_after_months(START, number), stage.value) for number, stage in STAGE_MONTHS]
    warnings = [(sql_cast(today - START, Integer) >= days, stage.value) for days, stage in WARNING_DAYS]
    reached = (today > day_after_months(START, months), Stage.REPORTABLE.value)
    return case((START.is_(None), None), *later, reached, *warnings, else_=Stage.RUNNING.value)


def summary(tx: Tx) -> list[Label[Any]]:
    """What a row of a list shows."""
    today, months = clock.today(), months_of(tx)
    ends_on = day_after_months(START, months)
    return columns_of(
        DecisionSummary,
        MATTER,
        DECISION,
        reference=KIND.reference,
        owner_name=PERSON.c.name,
        start_on=START,
        basis=DECISION.c.clock_basis,
        ends_on=ends_on,
        days_left=ends_on - literal(today, Date),
        stage=stage_on(today, months),
    )


SORTS = {
    "endsOn": (START.asc().nulls_last(), MATTER.c.id.asc()),
    "-endsOn": (START.desc().nulls_last(), MATTER.c.id.desc()),
    "decidedOn": (DECISION.c.decided_on.asc(), MATTER.c.id.asc()),
    "-decidedOn": (DECISION.c.decided_on.desc(), MATTER.c.id.desc()),
}
