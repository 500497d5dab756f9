"""How what all matters share is shown."""

from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.matters import queries
from qms.matters.schemas import Feed, FeedEntry


def feed(tx: Tx, *, after: str | None, limit: int) -> Feed:
    """A stretch of the feed of the caller's board, with the address of the next. Empty when there is no more yet."""
    (board_id,) = access.reach(tx.actor, "eventList").boards
    found, cursor = queries.feed(tx, board_id=board_id, after=after, limit=limit)
    here = tx.href(f"/events?limit={limit}")
    return Feed(
        events=[_entry(tx, row) for row in found],
        cursor=cursor,
        _links=[
            Link(href=f"{here}&after={after}" if after else here, rel="self", method="GET"),
            Link(href=f"{here}&after={cursor}", rel="next", method="GET"),
        ],
    )


def _entry(tx: Tx, row: dict[str, object]) -> FeedEntry:
    return FeedEntry.model_validate(
        {
            "id": row["id"],
            "type": f"se.kvalitet.{row['matter_kind']}.{row['kind']}.v1",
            "source": tx.href(""),
            "subject": f"{row['matter_kind']}s/{row['matter_id']}",
            "time": row["at"],
            "matterId": row["matter_id"],
            "status": row["status"],
        }
    )
