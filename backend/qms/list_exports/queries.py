"""Reads of exports, and of what goes into them: how many rows, which matters, and the rows themselves."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, cast, func, select

from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of
from qms.kernel.schema import Filter
from qms.list_exports import policy
from qms.list_exports.columns import LEVEL, Listed, Names
from qms.list_exports.models import ListExport, ListExportStatus
from qms.list_exports.schemas import ListExportFilter, ListExportSummary
from qms.matters import queries as matters
from qms.matters.models import Matter
from qms.organisation import queries as organisation
from qms.organisation.models import Board, Code, Unit

EXPORT, MATTER = ListExport.__table__.c, Matter.__table__.c
A_DAY = timedelta(days=1)
DAYS_TO_ANSWER = 2
SUMMARY = columns_of(ListExportSummary, ListExport, is_search=EXPORT.matter_ids.is_not(None))


def get(tx: Tx, export_id: UUID) -> ListExport:
    """One export that the caller may see. Otherwise it does not exist."""
    return one_visible(tx, ListExport, export_id, policy.visible_to(tx, "listExportRead"))


def page(tx: Tx, filters: ListExportFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the exports that the caller may see, the latest first."""
    rows = select(*SUMMARY).where(policy.visible_to(tx, "listExportList"))
    if filters.status:
        rows = rows.where(EXPORT.status == filters.status)
    if filters.mine:
        rows = rows.where(EXPORT.person_id == tx.actor.id)
    return page_of(tx, rows.order_by(EXPORT.requested_at.desc(), EXPORT.id.desc()), offset=offset, limit=limit)


def waiting(tx: Tx) -> list[Row]:
    """The exports that wait for the caller's yes or no, for a list of work."""
    day = cast(func.timezone(str(clock.STOCKHOLM), EXPORT.requested_at), Date)
    title = func.concat(EXPORT.person_name, " vill ta ut ", EXPORT.row_count, " rader")
    rows = (
        select(
            EXPORT.id,
            func.concat("Uttag ", day).label("reference"),
            title.label("title"),
            EXPORT.status,
            Board.short_name.label("unitName"),
            (day + DAYS_TO_ANSWER).label("dueOn"),
        )
        .join(Board, Board.id == EXPORT.board_id)
        .where(EXPORT.status == ListExportStatus.WAITING, EXPORT.person_id != tx.actor.id)
        .where(policy.visible_to(tx, "listExportApprove"))
    )
    told = {"step": "Ta ställning", "operation": "listExportApprove"}
    return [{**row, **told} for row in tx.execute(rows).mappings()]


def taken(tx: Tx, board_id: UUID, *, at_once: bool) -> int:
    """How many rows the caller has asked for in a day that nobody has said yes to; or of them, without a purpose."""
    rows = select(func.coalesce(func.sum(EXPORT.row_count), 0)).where(
        EXPORT.board_id == board_id,
        EXPORT.person_id == tx.actor.id,
        EXPORT.requested_at > clock.now() - A_DAY,
        EXPORT.status == ListExportStatus.READY,
        EXPORT.decided_by.is_(None),
    )
    return int(tx.scalar(rows.where(EXPORT.purpose.is_(None)) if at_once else rows) or 0)


def searched(tx: Tx, listed: Listed, filters: Filter, board_id: UUID, words: str) -> list[UUID]:
    """The matters that a search comes upon and the caller may see, as many as a search counts to."""
    if listed.kind is None or listed.searches is None:
        return []
    chosen = listed.chosen(tx, filters, listed.searches)
    rows = _ids(listed, chosen, board_id).where(matters.looked_for(tx, listed.kind, words))
    return list(tx.scalars(rows.limit(matters.SEARCH_CAP)))


def count(tx: Tx, listed: Listed, filters: Filter, board_id: UUID, among: Sequence[UUID] | None, *, most: int) -> int:
    """How many rows the file would have, counted to one more than are let out."""
    rows = _ids(listed, _chosen(tx, listed, filters, among), board_id).limit(most + 1)
    return tx.scalar(select(func.count()).select_from(rows.subquery())) or 0


def rows(tx: Tx, listed: Listed, filters: Any, board_id: UUID, among: Sequence[UUID] | None) -> list[Row]:
    """What the caller may see of the list at this moment, in its order."""
    wanted = (
        listed.rows(tx)
        .where(*_chosen(tx, listed, filters, among), MATTER.board_id == board_id)
        .order_by(*listed.orders[filters.sort])
    )
    return [dict(row) for row in tx.execute(wanted).mappings()]


def names(tx: Tx, board: Board) -> Names:
    """What the board calls its codes, those of lists and of risk."""
    told: dict[str, dict[str, str]] = {LEVEL: {level["code"]: level["label"] for level in organisation.levels(board)}}
    for row in tx.execute(select(Code.list, Code.code, Code.label).where(Code.board_id == board.id)):
        told.setdefault(row.list, {})[row.code] = row.label
    return told


def unit_names(tx: Tx, board_id: UUID) -> dict[str, str]:
    """The board's units by their ids, as filters name them."""
    return {str(row.id): row.name for row in tx.execute(select(Unit.id, Unit.name).where(Unit.board_id == board_id))}


def boards(tx: Tx, listed: Listed, *, is_search: bool) -> frozenset[UUID]:
    """Where the caller may take the list out: where it is theirs to read, and to search where that is done."""
    read = access.reach(tx.actor, listed.reads).board_ids() & access.reach(tx.actor, tx.action).board_ids()
    if not is_search:
        return read
    return read & access.reach(tx.actor, listed.searches).board_ids() if listed.searches else frozenset()


def _chosen(tx: Tx, listed: Listed, filters: Filter, among: Sequence[UUID] | None) -> list[ColumnElement[bool]]:
    chosen = listed.chosen(tx, filters, listed.reads)
    return chosen if among is None else [*chosen, MATTER.id.in_(among)]


def _ids(listed: Listed, chosen: list[ColumnElement[bool]], board_id: UUID) -> Select[tuple[UUID]]:
    return select(MATTER.id).select_from(listed.tables).where(*chosen, MATTER.board_id == board_id)
