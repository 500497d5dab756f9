"""Reads of the list of deviations: a page of it, a search in it."""

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, select

from qms.deviation_lists.columns import DEVIATION, EVER, JOINED, MATTER, behind, caused_by_today, days_of, has_code
from qms.deviation_lists.schemas import DeviationFilter, DeviationSummary
from qms.deviations.models import OPEN
from qms.deviations.states import AT_INTAKE, KIND
from qms.intake_areas.queries import require_area
from qms.kernel import access
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.rows import columns_of
from qms.matters import policy
from qms.matters import queries as matters
from qms.matters.models import MISTAKEN
from qms.organisation.queries import require_reached

LIST, CAUSES_READ = "deviationList", "investigationRead"
IS_CLOSED = MATTER.c.closed_at.is_not(None)
SORTS = {
    "reportedAt": (MATTER.c.reported_at.asc(), MATTER.c.id.asc()),
    "-reportedAt": (MATTER.c.reported_at.desc(), MATTER.c.id.desc()),
    "dueOn": (IS_CLOSED, MATTER.c.due_on.asc(), MATTER.c.id.asc()),
    "-dueOn": (IS_CLOSED, MATTER.c.due_on.desc(), MATTER.c.id.desc()),
}
"""The orders of the list. Time says nothing of what is closed, so that comes last."""
SUMMARY = columns_of(DeviationSummary, MATTER, DEVIATION, reference=KIND.reference, is_at_intake=AT_INTAKE)


def page(tx: Tx, filters: DeviationFilter, *, offset: int, limit: int) -> matters.Listed:
    """A page of the deviations that the caller may see, and how many there are."""
    _require(tx, filters, LIST)
    asked = filters.model_dump_json(exclude_unset=True, by_alias=True)
    statement = _listing(tx.actor, filters, _asked(tx, filters)) if filters.as_of else _of_today(tx.actor, asked)
    return matters.listed(tx, statement, offset=offset, limit=limit)


@lru_cache(maxsize=1_000)
def _of_today(actor: Actor, asked: str) -> Select[Any]:
    """Made once for what one caller asks for, since people ask for the same again."""
    filters = DeviationFilter.model_validate_json(asked)
    return _listing(actor, filters, [*_always(actor, filters), *_today(actor, filters)])


def _listing(actor: Actor, filters: DeviationFilter, asked: list[ColumnElement[bool]]) -> Select[Any]:
    chosen = matters.chosen(actor, LIST, _table(filters), asked)
    return matters.listing(KIND, select(*SUMMARY), JOINED, chosen, SORTS[filters.sort])


def search(tx: Tx, words: str, filters: DeviationFilter, *, offset: int, limit: int) -> matters.Listed:
    """A page of the deviations that somebody looks for and may see, and how many there are."""
    reached = [*conditions(tx, filters, KIND.search), matters.looked_for(tx, KIND, words)]
    matching = select(MATTER.c.id).select_from(_table(filters)).where(*reached).order_by(*SORTS[filters.sort])
    return matters.search(tx, KIND, select(*SUMMARY).select_from(JOINED), matching, offset=offset, limit=limit)


def conditions(tx: Tx, filters: DeviationFilter, operation: str) -> list[ColumnElement[bool]]:
    """What the caller may see, filters by the filter."""
    _require(tx, filters, operation)
    return [policy.visible_to(tx.actor, operation), *_asked(tx, filters)]


def _require(tx: Tx, filters: DeviationFilter, operation: str) -> None:
    """Refuse what the caller cannot ask about: an empty list would say that there is nothing."""
    require_reached(tx, filters, operation)
    require_area(tx, filters.intake_id, operation)
    if filters.cause and not filters.as_of:
        access.require(tx, CAUSES_READ)


def _asked(tx: Tx, filters: DeviationFilter) -> list[ColumnElement[bool]]:
    asked = _always(tx.actor, filters)
    if filters.as_of:
        return [*asked, MATTER.c.id.in_(behind(tx, filters, filters.as_of))]
    return asked + _today(tx.actor, filters)


def _always(actor: Actor, filters: DeviationFilter) -> list[ColumnElement[bool]]:
    filters.require_day()
    asked: list[ColumnElement[bool]] = [MATTER.c.kind == KIND.name]
    if filters.overdue:
        asked += [MATTER.c.status.in_(sorted(OPEN)), MATTER.c.due_on < access.TODAY]
    if filters.mine:
        asked.append(MATTER.c.reporter_id == actor.id)
    if filters.others:
        asked.append(policy.is_mine(actor).is_not(True))
    if filters.at_intake:
        asked.append(AT_INTAKE)
    if filters.intake_id:
        asked.append(MATTER.c.intake_id == filters.intake_id)
    asked.append(MATTER.c.status.in_(filters.status) if filters.status else MATTER.c.status != MISTAKEN)
    if filters.seriousness:
        asked.append(has_code(DEVIATION.c.seriousness, filters.seriousness))
    return asked


def _today(actor: Actor, filters: DeviationFilter) -> list[ColumnElement[bool]]:
    exact = {
        MATTER.c.board_id: filters.board_id,
        MATTER.c.unit_id: filters.single_unit_id,
        MATTER.c.area: filters.area,
    }
    asked: list[ColumnElement[bool]] = [column == value for column, value in exact.items() if value is not None]
    if filters.unit_id:
        asked.append(MATTER.c.unit_id.in_(access.reached_from([filters.unit_id])))
    if filters.report_type:
        asked.append(DEVIATION.c.report_type.in_(filters.report_type))
    coded = {name: getattr(filters, name) for name in ("category", "activity", "concerns_child")}
    asked += [has_code(DEVIATION.c[name], value) for name, value in coded.items() if value]
    if filters.cause:  # who has only reported a deviation is not told why it happened
        asked += [policy.visible_to(actor, CAUSES_READ, f"{KIND.name}Read"), caused_by_today(filters.cause)]
    if filters.reported_from or filters.reported_to:
        asked.append(days_of(filters, EVER[1]).holds(MATTER.c.reported_at))
    return asked


def _table(filters: DeviationFilter) -> FromClause:
    of_deviations = ("report_type", "category", "activity", "concerns_child", "seriousness")
    return JOINED if any(getattr(filters, name) for name in of_deviations) else MATTER
