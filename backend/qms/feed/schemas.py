"""Shapes of the feed."""

from pydantic import Field

from qms.kernel.schema import Id, Instant, Link, Shape


class FeedEntry(Shape):
    """One entry of the feed: ids and codes only. The receiver fetches the matter with its own token."""

    id: Id
    type: str = Field(max_length=120, json_schema_extra={"example": "se.kvalitet.deviation.reported.v1"})
    source: str = Field(max_length=2048)
    subject: str = Field(max_length=200)
    time: Instant
    matter_id: Id
    status: str | None = Field(max_length=60)


class FeedMeta(Shape):
    """How far behind the feed a reader is who has come to the cursor."""

    lag_seconds: int = Field(
        description="Sekunder sedan den äldsta händelse som inte har lämnats ut än. 0 när alla har lämnats ut"
    )


class Feed(Shape):
    """A stretch of the feed and the cursor to go on from."""

    events: list[FeedEntry]
    cursor: str = Field(max_length=80, description="Var i flödet svaret slutar. Spara den som den är")
    meta: FeedMeta = Field(alias="_meta")
    links: list[Link] = Field(alias="_links")
