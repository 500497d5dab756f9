"""API shapes of the overview."""

from typing import Literal

from pydantic import Field

from qms.kernel.schema import Day, Id, Instant, Link, Shape
from qms.matters.schemas import WorkItem
from qms.organisation.models import Role
from qms.organisation.schemas import BoardSummary


class HeldRole(Shape):
    """A role that the caller has today, of their own or in somebody's absence."""

    role: Role
    role_name: str = Field(max_length=60)
    board_id: Id
    board_name: str = Field(max_length=120)
    unit_id: Id | None
    unit_name: str | None = Field(max_length=120)
    deputy_for: str | None = Field(max_length=120, description="Den som är borta, när rollen är en ersättares")


class StandIn(Shape):
    """Somebody who is away and whose roles the caller has meanwhile."""

    person_id: Id
    name: str = Field(max_length=120)
    board_id: Id
    until: Day


class HomeUnit(Shape):
    """Where the caller works: what a report is filled in with."""

    id: Id
    name: str = Field(max_length=120)
    board_id: Id


class Me(Shape):
    """Who the caller is, and which operations reach anything for them. The menus of an application come from these."""

    id: Id
    name: str = Field(max_length=120)
    kind: Literal["person"]
    municipality: str = Field(max_length=120)
    roles: list[HeldRole]
    boards: list[BoardSummary]
    home_unit: HomeUnit | None
    deputy_for: list[StandIn]
    permissions: list[str]
    links: list[Link] = Field(alias="_links")


class WorkCounts(Shape):
    """How many things there are to do in all, also beyond those listed."""

    overdue: int
    two_weeks: int
    later: int


class OwnReport(Shape):
    """Something that the caller has reported, and how far it has come."""

    id: Id
    kind: str = Field(max_length=60)
    reference: str = Field(max_length=40)
    title: str = Field(max_length=120)
    status: str = Field(max_length=60)
    reported_at: Instant


class WorkItems(Shape):
    """What the caller must do, soonest first, and the caller's latest reports."""

    work_items: list[WorkItem]
    counts: WorkCounts
    my_reports: list[OwnReport]
    links: list[Link] = Field(alias="_links")
