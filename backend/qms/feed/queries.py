"""Reads of the feed."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.matters.models import Matter

FEED = text(
    """
    select e.id, e.kind, e.matter_id, m.kind as matter_kind, e.at, e.data ->> 'status' as status,
           e.generation, e.xid::text as xid, e.position
      from matter_event e join matter m on m.id = e.matter_id
     where e.board_id = :board
       and (e.generation < (select access.generation()) or e.xid < (select access.feed_edge()))
       and (e.generation, e.xid, e.position) > (:generation, cast(:xid as xid8), :position)
     order by e.generation, e.xid, e.position
     limit :limit
    """
)
NEXT_IN_FEED = text(
    """
    select at from matter_event
     where board_id = :board and (generation, xid, position) > (:generation, cast(:xid as xid8), :position)
     order by generation, xid, position
     limit 1
    """
)


def feed(tx: Tx, *, board_id: UUID, after: str | None, limit: int) -> tuple[list[dict[str, object]], str, timedelta]:
    """A board's events after a cursor in an order that never changes, the next cursor, and how far behind that is.

    Only transactions that all others can see are passed on, so that a slow writer's event is never skipped. What was
    written on another server, before a restore, is older than all that is written on this one.
    """
    place = _parsed(after)
    rows = tx.execute(FEED, {"board": board_id, "limit": limit, **place}).mappings()
    entries = [dict(row) for row in rows]
    cursor = place_of(entries[-1]) if entries else "-".join(map(str, place.values()))
    waiting = tx.scalar(NEXT_IN_FEED, {"board": board_id, **_parsed(cursor)})
    lag = max(clock.now() - waiting, timedelta()) if waiting else timedelta()
    return entries, cursor, lag


def told(source: str, entry: dict[str, object]) -> dict[str, object]:
    """An entry as it is told, by the address of the API that tells it."""
    model: type[Matter] = Matter.__mapper__.polymorphic_map[entry["matter_kind"]].class_
    return {
        "id": entry["id"],
        "type": f"se.kvalitet.{entry['matter_kind']}.{entry['kind']}.v1",
        "source": source,
        "subject": f"{model.path[1:]}/{entry['matter_id']}",
        "time": entry["at"],
        "matterId": entry["matter_id"],
        "status": entry["status"],
    }


def place_of(entry: dict[str, object]) -> str:
    """The place in the feed after an entry, as a cursor."""
    return "-".join(str(entry[name]) for name in ("generation", "xid", "position"))


def order(cursor: str) -> list[int]:
    """What tells which of two places in the feed is the earlier."""
    return [int(part) for part in cursor.split("-")]


def _parsed(cursor: str | None) -> dict[str, object]:
    """The place that a cursor names. One from before the feed had generations belongs to the first."""
    parts = (cursor or "0-0").split("-")
    generation, xid, position = ["1", *parts] if len(parts) == 2 else parts
    return {"generation": int(generation), "xid": xid, "position": int(position)}
