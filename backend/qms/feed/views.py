"""How a stretch of the feed is shown."""

from qms.feed import queries
from qms.feed.schemas import Feed, FeedEntry, FeedMeta
from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.matters.models import Matter


def feed(tx: Tx, *, after: str | None, limit: int) -> Feed:
    """A stretch of the feed of the caller's board, with the address of the next. Empty when there is no more yet."""
    (board_id,) = access.reach(tx.actor, "eventList").boards
    entries, cursor, lag = queries.feed(tx, board_id=board_id, after=after, limit=limit)
    here = tx.href(f"/events?limit={limit}")
    return Feed(
        events=[_entry(tx, row) for row in entries],
        cursor=cursor,
        _meta=FeedMeta(lag_seconds=int(lag.total_seconds())),
        _links=[
            Link(href=f"{here}&after={after}" if after else here, rel="self", method="GET"),
            Link(href=f"{here}&after={cursor}", rel="next", method="GET"),
        ],
    )


def _entry(tx: Tx, row: dict[str, object]) -> FeedEntry:
    model: type[Matter] = Matter.__mapper__.polymorphic_map[row["matter_kind"]].class_
    return FeedEntry.model_validate(
        {
            "id": row["id"],
            "type": f"se.kvalitet.{row['matter_kind']}.{row['kind']}.v1",
            "source": tx.href(""),
            "subject": f"{model.path[1:]}/{row['matter_id']}",
            "time": row["at"],
            "matterId": row["matter_id"],
            "status": row["status"],
        }
    )
