"""Reads of the list of actions: a page, a search, how many wait in each group, and what waits for the caller."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, func, literal, select
from sqlalchemy import Row as SqlRow

from qms.action_lists.columns import behind
from qms.action_lists.schemas import ActionFilter, ActionGroup, ActionOfMatter, ActionSummary
from qms.actions.models import GOING_ON, OPEN
from qms.actions.queries import ACTION, JOINED, MATTER, NAMED, PERSON, SOURCE
from qms.actions.states import KIND
from qms.kernel import access, audit, clock
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, most_counted
from qms.matters import policy
from qms.matters import queries as matters
from qms.matters.models import Matter, MatterEffect
from qms.organisation.queries import require_reached

SOON = timedelta(days=14)
CALENDAR = 500
IS_CLOSED = MATTER.c.closed_at.is_not(None)
IS_OPEN = (IS_CLOSED.is_(False), MATTER.c.status.in_(sorted(OPEN)))
WAITS_ELSEWHERE = (
    IS_CLOSED.is_(False),
    MATTER.c.status.in_(sorted(GOING_ON)),
    ACTION.c.outside_name.is_not(None),
    ACTION.c.answered_on.is_(None),
)
SORTS = {
    "dueOn": (IS_CLOSED, MATTER.c.due_on.asc(), MATTER.c.id.asc()),
    "-dueOn": (IS_CLOSED, MATTER.c.due_on.desc(), MATTER.c.id.desc()),
    "reportedAt": (MATTER.c.reported_at.asc(), MATTER.c.id.asc()),
    "-reportedAt": (MATTER.c.reported_at.desc(), MATTER.c.id.desc()),
}
HOLDS = select(MatterEffect.effect).where(MatterEffect.matter_id == MATTER.c.id, MatterEffect.until.is_(None))
EFFECT = HOLDS.correlate(MATTER).scalar_subquery()
SHOWN = {"reference": KIND.reference, "owner_name": PERSON.c.name, "effect": EFFECT}
OF_MATTER = columns_of(ActionOfMatter, MATTER, ACTION, **SHOWN, links=None)
SUMMARY = columns_of(ActionSummary, MATTER, ACTION, **SHOWN)


def page(tx: Tx, filters: ActionFilter, *, offset: int, limit: int) -> matters.Listed:
    """A page of the actions that the caller may see, and how many there are."""
    require_reached(tx, filters)
    chosen = matters.chosen(tx.actor, tx.action, _table(filters), _asked(tx, filters))
    statement = matters.listing(KIND, select(*SUMMARY), NAMED, chosen, SORTS[filters.sort])
    return matters.listed(tx, statement, offset=offset, limit=limit)


def search(tx: Tx, words: str, filters: ActionFilter, *, offset: int, limit: int) -> matters.Listed:
    """A page of the actions that somebody looks for and may see, and how many there are."""
    reached = [*conditions(tx, filters), matters.looked_for(tx, KIND, words)]
    matching = select(MATTER.c.id).select_from(_table(filters)).where(*reached).order_by(*SORTS[filters.sort])
    return matters.search(tx, KIND, select(*SUMMARY).select_from(NAMED), matching, offset=offset, limit=limit)


def groups(tx: Tx, filters: ActionFilter) -> dict[str, int]:
    """How many open actions there are in each group, and with others, by the other filters. Counted to 1 000."""
    every = filters.model_copy(update={"group": None, "elsewhere": None})
    asked = [(group.value, _table(every), [*IS_OPEN, *_within(group)]) for group in ActionGroup]
    seen = [policy.visible_to(tx.actor, tx.action), *_asked(tx, every)]
    counts = []
    for name, table, wanted in [*asked, ("elsewhere", JOINED, WAITS_ELSEWHERE)]:
        some = select(literal(1)).select_from(table).where(*seen, *wanted).limit(most_counted(0))
        counts.append(select(func.count()).select_from(some.subquery()).scalar_subquery().label(name))
    return dict(tx.execute(select(*counts)).mappings().one())


def _table(filters: ActionFilter) -> FromClause:
    asked = (filters.action_kind, filters.strength, filters.elsewhere, filters.recurred, filters.concerns_child)
    return JOINED if any(asked) else MATTER


def conditions(tx: Tx, filters: ActionFilter, operation: str | None = None) -> list[ColumnElement[bool]]:
    """What the caller may see, filtered by the filter."""
    require_reached(tx, filters, operation)
    return [policy.visible_to(tx.actor, operation or tx.action), *_asked(tx, filters)]


def _asked(tx: Tx, filters: ActionFilter) -> list[ColumnElement[bool]]:
    filters.require_day()
    asked: list[ColumnElement[bool]] = [MATTER.c.kind == KIND.name]
    mine = policy.is_mine(tx.actor)
    asked += [whose for whose, is_asked in ((mine, filters.mine), (mine.is_not(True), filters.others)) if is_asked]
    if filters.elsewhere:
        asked += WAITS_ELSEWHERE
    if filters.recurred:
        asked.append(ACTION.c.recurred_at.is_not(None))
    if filters.group:
        asked += [*IS_OPEN, *_within(filters.group)]
    return asked + ([MATTER.c.id.in_(behind(tx, filters, filters.as_of))] if filters.as_of else _today(filters))


def _today(filters: ActionFilter) -> list[ColumnElement[bool]]:
    exact = {
        MATTER.c.board_id: filters.board_id,
        MATTER.c.unit_id: filters.single_unit_id,
        MATTER.c.area: filters.area,
        ACTION.c.concerns_child: filters.concerns_child,
    }
    asked: list[ColumnElement[bool]] = [column == value for column, value in exact.items() if value is not None]
    among: dict[ColumnElement[Any], Sequence[str]] = {
        MATTER.c.status: filters.status,
        ACTION.c.action_kind: filters.action_kind,
        ACTION.c.strength: filters.strength,
        EFFECT: filters.effect,
    }
    asked += [column.in_(values) for column, values in among.items() if values]
    if filters.unit_id:
        asked.append(MATTER.c.unit_id.in_(access.reached_from([filters.unit_id])))
    return asked


def _within(group: ActionGroup) -> list[ColumnElement[bool]]:
    today, due = clock.today(), MATTER.c.due_on
    return {
        ActionGroup.OVERDUE: [due < today],
        ActionGroup.TWO_WEEKS: [due >= today, due <= today + SOON],
        ActionGroup.LATER: [due > today + SOON],
    }[group]


def waiting(tx: Tx) -> Sequence[SqlRow[Any]]:
    """The actions that wait for a step of the caller's own, soonest first."""
    rows: Select[Any] = matters.waiting(tx, KIND, until=date.max)
    mine = (policy.visible_to(tx.actor, "actionCalendar"), policy.is_mine(tx.actor))
    steps = tx.execute(rows.where(*mine).order_by(MATTER.c.due_on, MATTER.c.id).limit(CALENDAR)).all()
    audit.listed(tx, KIND.name, [row.id for row in steps])
    return steps


def of_matter(tx: Tx, matter: Matter) -> tuple[list[Row], set[UUID]]:
    """What is done about a matter, the first proposed first, and which of it the caller may read by itself."""
    rows = (
        select(*OF_MATTER)
        .add_columns(policy.visible_to(tx.actor, "actionRead").label("is_readable"))
        .select_from(NAMED.join(SOURCE, SOURCE.c.action_id == MATTER.c.id))
        .where(SOURCE.c.matter_id == matter.id)
        .order_by(MATTER.c.reported_at, MATTER.c.id)
    )
    known = [dict(row) for row in tx.execute(rows).mappings()]
    audit.listed(tx, KIND.name, [row["id"] for row in known])
    return known, {row["id"] for row in known if row.pop("is_readable")}
