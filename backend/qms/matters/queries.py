"""Reads over all kinds of matters: timeline, feed, and what somebody must do."""

from uuid import UUID

from sqlalchemy import text

from qms.kernel.db import Tx
from qms.kernel.problems import Invalid
from qms.matters.models import Matter

MATTER = Matter.__table__
WORK = tuple(MATTER.c[name] for name in ("id", "kind", "number", "title", "status", "unit_name", "due_on", "owner_id"))
"""What a list of work shows of a matter, whatever kind it is."""
FEED = text(
    """
    select e.id, e.kind, e.matter_id, m.kind as matter_kind, e.at, e.data ->> 'status' as status,
           e.xid::text as xid, e.position
      from matter_event e join matter m on m.id = e.matter_id
     where e.board_id = :board
       and e.xid < pg_snapshot_xmin(pg_current_snapshot())
       and (e.xid, e.position) > (cast(:xid as xid8), :position)
     order by e.xid, e.position
     limit :limit
    """
)


def feed(tx: Tx, *, board_id: UUID, after: str | None, limit: int) -> tuple[list[dict[str, object]], str]:
    """A board's events after a cursor in an order that never changes, and the next cursor.

    Only transactions that all others can see are passed on, so that a slow writer's event is never skipped.
    """
    xid, position = _parsed(after)
    rows = tx.execute(FEED, {"board": board_id, "xid": xid, "position": position, "limit": limit}).mappings()
    found = [dict(row) for row in rows]
    cursor = f"{found[-1]['xid']}-{found[-1]['position']}" if found else (after or "0-0")
    return found, cursor


def _parsed(cursor: str | None) -> tuple[str, int]:
    xid, _, position = (cursor or "0-0").partition("-")
    if not (xid.isdecimal() and position.isdecimal() and len(xid) < 20 and len(position) < 19):
        detail = "Använd den cursor som förra svaret gav."
        raise Invalid(errors=[{"pointer": "query:after", "code": "malformed", "detail": detail}])
    return xid, int(position)
