"""Lists taken out as files: a few rows at once, more with a purpose, many with the yes of somebody else."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from sqlalchemy import func, select

from qms.kernel import audit, clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Invalid
from qms.kernel.schema import Filter, fault
from qms.list_exports import queries
from qms.list_exports.columns import LISTS, Listed, in_words
from qms.list_exports.models import ListExport, ListName
from qms.list_exports.models import ListExportStatus as Status
from qms.list_exports.schemas import ListExportCreate, ListExportRefusalCreate, ListExportRequestCreate
from qms.list_exports.sheets import Made, sheet
from qms.list_exports.states import LIFECYCLE
from qms.matters.queries import SEARCH_CAP
from qms.organisation import queries as organisation
from qms.rendering.swedish import file_name, swedish_number

MOST = 20_000
"""Rows in a file. What is larger is no list to work with: figures and the feed are made for that."""
GROWN = 10
"""By how many percent an approved list may have grown when it is fetched."""


class PurposeNeeded(Conflict):
    """Så många rader tas ut först efter en ny inloggning, och med ett ändamål."""

    code = "purpose-needed"
    title = "Det är många rader"
    detail = "Logga in på nytt och ange vad uppgifterna ska användas till."


class TooManyRows(Conflict):
    """Listan har fler rader än vad som går att ta ut på en gång."""

    code = "too-many-rows"
    title = "Listan har för många rader"
    detail = f"Högst {swedish_number(MOST)} rader går att ta ut. Begränsa listan med filter."


class SearchTooWide(Conflict):
    """En sökning som ger så många träffar räknas inte till slut, och kan därför inte tas ut."""

    code = "search-too-wide"
    title = "Sökningen ger för många träffar"
    detail = f"Sökningen ger {swedish_number(SEARCH_CAP)} träffar eller fler. Lägg till ord eller filter."


class ListGrown(Conflict):
    """Listan har fått många fler rader sedan uttaget begärdes."""

    code = "list-grown"
    title = "Listan har vuxit"
    detail = "Listan har fått många fler rader sedan uttaget begärdes. Gör ett nytt uttag."


def order(tx: Tx, command: ListExportCreate) -> ListExport:
    """Let somebody take out a list at once, up to what the board lets anybody take in a day without saying why."""
    export, board = _begun(tx, command), organisation.board(tx, command.board_id)
    taken = queries.taken(tx, board.id, at_once=True)
    if taken + export.row_count > board.export_rows:
        raise PurposeNeeded(_too_many(export.row_count, taken, board.export_rows))
    return _let_out(tx, export, most=board.export_rows)


def request(tx: Tx, command: ListExportRequestCreate) -> ListExport:
    """Let somebody take out a larger list, with a purpose. The largest wait for the yes of somebody else."""
    export, board = _begun(tx, command), organisation.board(tx, command.board_id)
    export.purpose = command.purpose
    if queries.taken(tx, board.id, at_once=False) + export.row_count <= board.export_rows_alone:
        return _let_out(tx, export, most=board.export_rows_alone)
    tx.add(export)
    return export


def approve(tx: Tx, export: ListExport) -> None:
    """Say yes to a large export: it can be fetched for a day."""
    LIFECYCLE.fire("approve", tx, export)
    _decided(tx, export)
    export.ends_at = clock.now() + queries.A_DAY


def refuse(tx: Tx, export: ListExport, command: ListExportRefusalCreate) -> None:
    """Say no to a large export, and why."""
    LIFECYCLE.fire("refuse", tx, export)
    _decided(tx, export)
    export.refusal = command.reason


def fetch(tx: Tx, export: ListExport, *, municipality: str) -> tuple[str, Callable[[], bytes]]:
    """The file's name and what makes it, of what its person may read now. Which matters stand in it is recorded."""
    LIFECYCLE.fire("fetch", tx, export)
    listed, board = LISTS[export.list_name], organisation.board(tx, export.board_id)
    asked = (listed, _filters(listed, export.filter), board.id, export.matter_ids)
    count = queries.count(tx, *asked, most=export.most)
    if count > export.most:
        raise ListGrown
    rows = queries.rows(tx, *asked)
    content = sheet(tx, export, listed, rows, Made(municipality, board, queries.names(tx, board), count))
    audit.listed(tx, listed.kind.name if listed.kind else "matter", [row[listed.matter] for row in rows])
    export.fetched_at, export.fetched_rows = clock.now(), len(rows)
    called = file_name(ListName(export.list_name).label, board.name, f"per-{clock.today()}")
    return f"{called}.xlsx", content


def _begun(tx: Tx, command: ListExportCreate) -> ListExport:
    """An export of what the caller may read, which nobody has let out yet. One person asks for one at a time."""
    listed, board_id = LISTS[command.list_name], command.board_id
    if board_id not in queries.boards(tx, listed, is_search=command.text is not None):
        raise organisation.OutsideReach(about=("board", board_id))
    tx.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"list export {tx.actor.id}", 0))))
    filters = _filters(listed, command.filter)
    among = queries.searched(tx, listed, filters, board_id, command.text) if command.text else None
    if among is not None and len(among) >= SEARCH_CAP:
        raise SearchTooWide
    row_count = queries.count(tx, listed, filters, board_id, among, most=MOST)
    if row_count > MOST:
        raise TooManyRows
    board = organisation.board(tx, board_id)
    return ListExport(
        id=new_id(),
        board_id=board_id,
        person_id=tx.actor.id,
        person_name=tx.actor.name,
        list_name=command.list_name,
        filter=filters.model_dump(mode="json", by_alias=True, exclude_unset=True),
        filter_words=in_words(filters, queries.unit_names(tx, board_id), queries.names(tx, board)),
        matter_ids=among,
        status=LIFECYCLE.begins,
        row_count=row_count,
        most=row_count + row_count * GROWN // 100,
        requested_at=clock.now(),
    )


def _let_out(tx: Tx, export: ListExport, *, most: int) -> ListExport:
    LIFECYCLE.settle(export, Status.READY)
    export.most, export.ends_at = most, clock.now() + queries.A_DAY
    tx.add(export)
    return export


def _decided(tx: Tx, export: ListExport) -> None:
    export.decided_at, export.decided_by, export.decided_by_name = clock.now(), tx.actor.id, tx.actor.name


def _filters(listed: Listed, asked: dict[str, Any]) -> Filter:
    """The filters as the list itself takes them. One that it does not have is refused, and never passed over."""
    try:
        return listed.filters.model_validate(asked)
    except ValidationError as error:
        told = [
            fault("/filter/" + "/".join(str(part) for part in item["loc"][:1]), item["type"], item.get("ctx", {}))
            for item in error.errors()
        ]
        raise Invalid(errors=told) from None


def _too_many(count: int, taken: int, limit: int) -> str:
    rows, most = swedish_number(count), swedish_number(limit)
    earlier = f" och du har tagit ut {swedish_number(taken)} det senaste dygnet" if taken else ""
    return f"Listan har {rows} rader{earlier}. För fler än {most} behövs en ny inloggning och ett ändamål."
