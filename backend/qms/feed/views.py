"""How a stretch of the feed is shown."""

from qms.feed import queries
from qms.feed.schemas import Feed, FeedEntry, FeedMeta
from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.schema import Link


def feed(tx: Tx, *, after: str | None, limit: int) -> Feed:
    """A stretch of the feed of the caller's board, with the address of the next. Empty when there is no more yet."""
    (board_id,) = access.reach(tx.actor, "eventList").boards
    entries, cursor, lag = queries.feed(tx, board_id=board_id, after=after, limit=limit)
    here = tx.href(f"/events?limit={limit}")
    return Feed(
        events=[FeedEntry.model_validate(queries.told(tx.href(""), row)) for row in entries],
        cursor=cursor,
        _meta=FeedMeta(lag_seconds=int(lag.total_seconds())),
        _links=[
            Link(href=f"{here}&after={after}" if after else here, rel="self", method="GET"),
            Link(href=f"{here}&after={cursor}", rel="next", method="GET"),
        ],
    )
