"""Reads of deviations: one, a list, a search."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Select,
    Uuid,
    and_,
    any_,
    bindparam,
    func,
    literal,
    select,
    text,
)

from qms.deviations.models import Deviation
from qms.deviations.schemas import DeviationFilter, DeviationSummary
from qms.kernel import access, audit, clock
from qms.kernel.db import Tx
from qms.kernel.problems import NotVisible
from qms.kernel.rows import columns_of
from qms.matters import policy
from qms.matters.models import OPEN

MATTER = Deviation.__mapper__.inherits.local_table  # type: ignore[union-attr]  # a subclass always inherits
DEVIATION = Deviation.__table__
JOINED = MATTER.join(DEVIATION, and_(MATTER.c.id == DEVIATION.c.id, MATTER.c.board_id == DEVIATION.c.board_id))
SURROUNDINGS = text(
    """
    select b.assess_days, b.investigate_days, b.risk_scale -> 'levels' as levels,
      (select name from person where id = :owner) as owner_name,
      (select array_agg(code order by set_at, code) from deviation_cause where deviation_id = :id) as causes,
      (select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'at', at, 'actorName', actor_name, 'note', note,
                                           'data', data) order by position)
         from matter_event where matter_id = :id) as timeline,
      (select jsonb_object_agg(list || ' ' || code, label) from code
        where board_id = :board and list in ('category', 'law-area', 'cause', 'effect')) as labels,
      (select jsonb_build_object('area', area, 'reference', reference, 'title', title) from law
        where area = :area and topic = 'quality' and valid_from <= :day and (valid_to is null or valid_to >= :day)
        limit 1) as law,
      (select array_agg(ancestor) from unit_closure where descendant = :unit) as ancestors
      from board b where b.id = :board
    """
).bindparams(*(bindparam(name, type_=Uuid()) for name in ("id", "board", "unit", "owner")))
SEARCH = text("select id from access.search_matters('deviation', :words, :limit)")
SEARCH_CAP = 1_000
SHOWN = 100
SORTS = {
    "reportedAt": (MATTER.c.reported_at.asc(), MATTER.c.id.asc()),
    "-reportedAt": (MATTER.c.reported_at.desc(), MATTER.c.id.desc()),
    "dueOn": (MATTER.c.due_on.asc(), MATTER.c.id.asc()),
    "-dueOn": (MATTER.c.due_on.desc(), MATTER.c.id.desc()),
}
SUMMARY = columns_of(DeviationSummary, MATTER, DEVIATION, reference=func.concat("AVV-", MATTER.c.number))
Row = dict[str, object]


def get(tx: Tx, deviation_id: UUID) -> Deviation:
    """One deviation that the caller may see, recorded as read. Otherwise it does not exist."""
    visible = policy.visible_to(tx.actor, "deviationRead")
    deviation = tx.scalar(select(Deviation).where(Deviation.id == deviation_id, visible))
    if deviation is None:
        raise NotVisible(about=("deviation", deviation_id))
    audit.read(tx, "deviation", deviation.id, board_id=deviation.board_id)
    return deviation


@dataclass(frozen=True)
class Surroundings:
    """What stands around a deviation when it is shown."""

    owner_name: str | None
    causes: list[str]
    timeline: list[dict[str, Any]]
    labels: dict[str, str]
    law: dict[str, str] | None
    assess_days: int
    investigate_days: int
    levels: list[dict[str, Any]]


def surroundings(tx: Tx, deviation: Deviation, happened_on: date) -> Surroundings:
    """Everything that is shown beside the stored deviation, in one statement."""
    parameters = {
        "id": deviation.id,
        "board": deviation.board_id,
        "unit": deviation.unit_id,
        "owner": deviation.owner_id,
        "area": deviation.law_area,
        "day": happened_on,
    }
    row = tx.execute(SURROUNDINGS, parameters).one()
    policy.remember_ancestors(tx, deviation.unit_id, row.ancestors or [])
    return Surroundings(
        owner_name=row.owner_name,
        causes=row.causes or [],
        timeline=row.timeline or [],
        labels=row.labels or {},
        law=row.law,
        assess_days=row.assess_days,
        investigate_days=row.investigate_days,
        levels=row.levels,
    )


def page(tx: Tx, narrowed: DeviationFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the deviations that the caller may see, and how many there are in all."""
    found = conditions(tx, narrowed, "deviationList")
    total = tx.scalar(select(func.count()).select_from(_table(narrowed)).where(*found)) or 0
    chosen = select(MATTER.c.id).select_from(_table(narrowed)).where(*found).order_by(*SORTS[narrowed.sort])
    wanted = select(chosen.offset(offset).limit(limit).subquery().c.id)
    rows = select(*SUMMARY).select_from(JOINED).where(MATTER.c.id.in_(wanted)).order_by(*SORTS[narrowed.sort])
    return _recorded(tx, rows, "list"), total


def search(tx: Tx, words: str, narrowed: DeviationFilter) -> tuple[list[Row], int]:
    """The newest deviations with these words that the caller may see, and how many (counted to 1 000)."""
    if words.upper().removeprefix("AVV-").isdecimal() and len(words) < 20:
        matches: ColumnElement[bool] = MATTER.c.number == int(words.upper().removeprefix("AVV-"))
    else:
        ids = tx.scalars(SEARCH, {"words": words, "limit": SEARCH_CAP}).all()
        matches = MATTER.c.id == any_(literal(ids, ARRAY(Uuid())))
    found = [*conditions(tx, narrowed, "deviationSearch"), matches]
    total = tx.scalar(select(func.count()).select_from(_table(narrowed)).where(*found)) or 0
    rows = select(*SUMMARY).select_from(JOINED).where(*found).order_by(*SORTS[narrowed.sort]).limit(SHOWN)
    return _recorded(tx, rows, "search"), total


def conditions(tx: Tx, narrowed: DeviationFilter, operation: str) -> list[ColumnElement[bool]]:
    """What the caller may see, narrowed by the filter."""
    found: list[ColumnElement[bool]] = [MATTER.c.kind == "deviation", policy.visible_to(tx.actor, operation)]
    if narrowed.unit_id:
        found.append(MATTER.c.unit_id.in_(access.descendants([narrowed.unit_id])))
    if narrowed.overdue:
        found += [MATTER.c.status.in_(OPEN), MATTER.c.due_on < clock.today()]
    if narrowed.mine:
        found.append(MATTER.c.reporter_id == tx.actor.id)
    return found + _plain(narrowed) + _reported(narrowed)


def _plain(narrowed: DeviationFilter) -> list[ColumnElement[bool]]:
    wanted = (
        (MATTER.c.status, narrowed.status),
        (DEVIATION.c.report_type, narrowed.report_type),
        (MATTER.c.area, [narrowed.area] if narrowed.area else []),
        (DEVIATION.c.category, [narrowed.category] if narrowed.category else []),
    )
    return [column.in_(values) for column, values in wanted if values]


def _reported(narrowed: DeviationFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if narrowed.reported_from:
        found.append(MATTER.c.reported_at >= _midnight(narrowed.reported_from))
    if narrowed.reported_to:
        found.append(MATTER.c.reported_at < _midnight(narrowed.reported_to + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.STOCKHOLM)


def _table(narrowed: DeviationFilter) -> FromClause:
    return JOINED if narrowed.report_type or narrowed.category else MATTER


def _recorded(tx: Tx, rows: Select[tuple[object, ...]], kind: str) -> list[Row]:
    found = [dict(row) for row in tx.execute(rows).mappings()]
    audit.listed(tx, "deviation", [row["id"] for row in found], kind=kind)
    return found
