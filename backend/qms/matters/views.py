"""How what all matters share is shown: where they came from, their timeline, labels and notices; and the feed."""

from typing import Any

from sqlalchemy import Row as SqlRow

from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.rows import Row
from qms.kernel.schema import Link
from qms.matters import policy, queries
from qms.matters.models import Matter
from qms.matters.schemas import CodeLabel, Feed, FeedEntry, FeedMeta, Source, SuccessorList, TimelineEntry


def shared(matter: Matter, around: SqlRow[Any]) -> dict[str, Any]:
    """What every kind shows that does not stand under its name in the row: owner, source and timeline."""
    return {
        "owner_name": around.owner_name,
        "source": _source(matter),
        "timeline": [TimelineEntry.model_validate(entry) for entry in around.timeline or ()],
        "warnings": [],
    }


def to_readers(tx: Tx, matter: Matter) -> list[Link]:
    """The link to who has read a matter, for those who may know."""
    if not policy.may(tx, "matterReaderList", matter):
        return []
    return [Link(href=tx.href(f"/matters/{matter.id}/readers"), rel="readers", method="GET")]


def label(around: SqlRow[Any], list_name: str, code: str | None) -> CodeLabel | None:
    """A code with what its list calls it."""
    return CodeLabel(code=code, label=(around.labels or {}).get(f"{list_name} {code}", code)) if code else None


def successors(tx: Tx, matter: Matter, people: list[Row]) -> SuccessorList:
    """Those to whom the caller can hand a matter over."""
    link = Link(href=tx.href(f"{matter.address}/successors"), rel="self", method="GET")
    return SuccessorList.model_validate({"successors": people, "_links": [link]})


def _source(matter: Matter) -> Source | None:
    if matter.source_id is None:
        return None
    return Source.model_construct(system=matter.source_system, id=matter.source_id, version=matter.source_version)


def searched(tx: Tx, path: str, words: str, rows: list[Row], total: int) -> dict[str, object]:
    """What a search has come upon: the rows under the name of what is searched."""
    link = {"href": tx.href(path), "rel": "self", "method": "POST"}
    told = {"totalRecords": total, "isCapped": total >= queries.SEARCH_CAP}
    name = path.removeprefix("/").replace("-searches", "s")
    return {name: rows, **told, "commonWords": queries.common_words(tx, words), "_links": [link]}


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
