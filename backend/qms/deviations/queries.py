"""Reads of deviations: one, a list, a search."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, and_, func, select, text

from qms.deviations.models import Deviation, DeviationCause
from qms.deviations.schemas import DeviationFilter
from qms.kernel import access, audit, clock
from qms.kernel.db import Tx
from qms.kernel.problems import NotVisible
from qms.matters import policy
from qms.matters.models import OPEN

MATTER = Deviation.__mapper__.inherits.local_table  # type: ignore[union-attr]  # a subclass always inherits
DEVIATION = Deviation.__table__
JOINED = MATTER.join(DEVIATION, and_(MATTER.c.id == DEVIATION.c.id, MATTER.c.board_id == DEVIATION.c.board_id))
SEARCH = text("select id from access.search_matters('deviation', :words, :limit)")
SEARCH_CAP = 1_000
SHOWN = 100
SORTS = {
    "reportedAt": (MATTER.c.reported_at.asc(), MATTER.c.id.asc()),
    "-reportedAt": (MATTER.c.reported_at.desc(), MATTER.c.id.desc()),
    "dueOn": (MATTER.c.due_on.asc(), MATTER.c.id.asc()),
    "-dueOn": (MATTER.c.due_on.desc(), MATTER.c.id.desc()),
}
SUMMARY = (
    MATTER.c.id,
    func.concat("AVV-", MATTER.c.number).label("reference"),
    MATTER.c.status,
    DEVIATION.c.report_type.label("reportType"),
    MATTER.c.title,
    MATTER.c.unit_id.label("unitId"),
    MATTER.c.unit_name.label("unitName"),
    MATTER.c.area,
    DEVIATION.c.category,
    DEVIATION.c.seriousness,
    DEVIATION.c.event_count.label("eventCount"),
    MATTER.c.reported_at.label("reportedAt"),
    MATTER.c.due_on.label("dueOn"),
)
Row = dict[str, object]


def get(tx: Tx, deviation_id: UUID) -> Deviation:
    """One deviation that the caller may see, recorded as read. Otherwise it does not exist."""
    visible = policy.visible_to(tx.actor, "deviationRead")
    deviation = tx.scalar(select(Deviation).where(Deviation.id == deviation_id, visible))
    if deviation is None:
        raise NotVisible(about=("deviation", deviation_id))
    audit.read(tx, "deviation", deviation.id, board_id=deviation.board_id)
    return deviation


def causes(tx: Tx, deviation_id: UUID) -> Sequence[str]:
    """The causes found so far."""
    rows = (
        select(DeviationCause.code).where(DeviationCause.deviation_id == deviation_id).order_by(DeviationCause.set_at)
    )
    return tx.scalars(rows).all()


def page(tx: Tx, narrowed: DeviationFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the deviations that the caller may see, and how many there are in all."""
    found = conditions(tx, narrowed, "deviationList")
    total = tx.scalar(select(func.count()).select_from(_table(narrowed)).where(*found)) or 0
    rows = select(*SUMMARY).select_from(JOINED).where(*found).order_by(*SORTS[narrowed.sort])
    return _recorded(tx, rows.offset(offset).limit(limit), "list"), total


def search(tx: Tx, words: str, narrowed: DeviationFilter) -> tuple[list[Row], int]:
    """The newest deviations with these words that the caller may see, and how many (counted to 1 000)."""
    if words.upper().removeprefix("AVV-").isdecimal() and len(words) < 20:
        matches: ColumnElement[bool] = MATTER.c.number == int(words.upper().removeprefix("AVV-"))
    else:
        ids = tx.scalars(SEARCH, {"words": words, "limit": SEARCH_CAP}).all()
        matches = MATTER.c.id.in_(ids)
    found = [*conditions(tx, narrowed, "deviationSearch"), matches]
    total = tx.scalar(select(func.count()).select_from(JOINED).where(*found)) or 0
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
