"""Shapes that every matter shares."""

from typing import Literal

from pydantic import Field

from qms.kernel.schema import Id, Instant, Line, Link, Shape
from qms.organisation import schemas as organisation

Area = organisation.Area


class TimelineEntry(Shape):
    """Something that happened to a matter: who, when, what, and the words that were added."""

    id: Id
    kind: str = Field(max_length=60)
    at: Instant
    actor_name: str = Field(max_length=120)
    note: str | None = Field(max_length=10_000)
    data: dict[str, str]


class FeedEntry(Shape):
    """One entry of the feed: ids and codes only. The receiver fetches the matter with its own token."""

    id: Id
    type: str = Field(max_length=120, json_schema_extra={"example": "se.kvalitet.deviation.reported.v1"})
    source: str = Field(max_length=200)
    subject: str = Field(max_length=200)
    time: Instant
    matter_id: Id
    status: str | None = Field(max_length=60)


class Feed(Shape):
    """A stretch of the feed and the cursor to go on from."""

    events: list[FeedEntry]
    cursor: str = Field(max_length=80)
    links: list[Link] = Field(alias="_links")


class WorkItem(Shape):
    """One thing that somebody must do, and when."""

    id: Id
    reference: str = Field(max_length=40)
    title: str = Field(max_length=120)
    step: Line = Field(max_length=60)
    unit_name: str = Field(max_length=120)
    status: str = Field(max_length=60)
    due_on: str = Field(max_length=10)
    group: Literal["overdue", "two-weeks", "later"]
