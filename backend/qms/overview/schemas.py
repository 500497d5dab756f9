"""API shapes of the overview."""

from typing import Annotated, Any, Literal, cast

from pydantic import Field

from qms.kernel.codes import Codes
from qms.kernel.schema import Day, Filter, Id, Instant, Link, PageOf, Shape
from qms.kinds import IVO_REPORT, MATTERS, OTHERS
from qms.matters.schemas import MatterSummary
from qms.notifications.models import NotificationKind, NotificationState
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
    own_only: list[str] = Field(
        description="De av operationerna som bara når det egna: det man rapporterar, ansvarar för eller medverkar i"
    )
    links: list[Link] = Field(alias="_links")


WorkKind = cast("Any", Codes)("WorkKind", {kind.name: (kind.name, kind.title) for kind in (*MATTERS, *OTHERS)})
"""The kinds of things that somebody can have to do."""


class WorkGroup(Codes):
    """How soon something must be done."""

    OVERDUE = "overdue", "Försenat"
    TWO_WEEKS = "two-weeks", "Inom två veckor"
    LATER = "later", "Senare"


class WorkItem(Shape):
    """One thing that somebody must do, and when."""

    id: Id
    kind: Annotated[str, WorkKind]
    reference: str = Field(max_length=40)
    title: str = Field(max_length=120)
    step: str = Field(max_length=60, description="Det som ska göras, till exempel Bedöm")
    operation: str = Field(max_length=60, description="Operationen som tar steget, med dess namn i det här kontraktet")
    unit_name: str = Field(max_length=120, description="Enheten, eller nämnden när det gäller hela nämnden")
    status: str = Field(max_length=60)
    is_mine: bool = Field(
        description="Sant när den som frågar, eller någon som den ersätter, är ansvarig eller medverkar"
    )
    in_place_of: str | None = Field(max_length=120, description="Den som är borta och annars hade gjort det")
    immediate_danger: bool = Field(description="Sant när någon var i omedelbar fara enligt rapporten")
    due_on: Day
    due_at: Instant | None = Field(description="När på dagen, för en tid som löper i timmar")
    group: WorkGroup


class WorkCounts(Shape):
    """How many things there are to do in all, also beyond those listed."""

    overdue: int
    two_weeks: int
    later: int


class WorkItemCount(Shape):
    """How much waits for the caller, for a figure in a menu."""

    total: int = Field(description="Antal saker som väntar på den som frågar")
    overdue: int = Field(description="Så många av dem som är försenade")
    new_notifications: int = Field(description="Antal aviseringar som varken är lästa eller gjorda")
    links: list[Link] = Field(alias="_links")


class NotificationFilter(Filter):
    """What narrows the list of what somebody has been told."""

    state: NotificationState = Field(default=NotificationState.NEW, description="Bara de nya, eller alla")


ABOUT = {kind.name: (kind.name, kind.title) for kind in (*MATTERS, IVO_REPORT)}
AboutKind = cast("Any", Codes)(
    "AboutKind",
    {
        **ABOUT,
        "person": ("person", "Person"),
        "publication": ("publication", "Lärkort"),
        "system": ("system", "Anslutet system"),
    },
)
"""What something can be told about."""


class Notification(Shape):
    """Something that the caller has been told, or somebody in whose place the caller stands."""

    id: Id
    kind: NotificationKind
    text: str = Field(max_length=300, description="Det som har hänt. För den som ersätter: i vems ställe, och vad")
    about: Annotated[str, AboutKind] | None = Field(description="Slaget av det som det gäller. null: hela nämnden")
    about_id: Id | None
    reference: str = Field(max_length=40)
    title: str = Field(max_length=120)
    in_place_of: str | None = Field(max_length=120, description="Den som är borta och annars hade fått det")
    told_at: Instant
    read_at: Instant | None
    is_done: bool = Field(description="Sant när ingen behöver göra något åt det längre")


class NotificationPage(PageOf):
    """What the caller has been told, the newest first. What the caller may no longer read is left out."""

    notifications: list[Notification]


class OwnReport(Shape):
    """Something that the caller has reported, and how far it has come."""

    id: Id
    kind: str = Field(max_length=60)
    reference: str = Field(max_length=40)
    title: str = Field(max_length=120)
    status: str = Field(max_length=60)
    reported_at: Instant
    answered_at: Instant | None


class LateUnit(Shape):
    """A unit within the caller's reach where others are late with things of one kind."""

    kind: Annotated[str, WorkKind]
    unit_id: Id
    unit_name: str = Field(max_length=120)
    overdue: int = Field(description="Antal saker som är försenade där")
    oldest_due_on: Day = Field(description="Dagen då den som har väntat längst skulle ha varit klar")


class WorkItems(Shape):
    """What the caller must do, soonest first, where others are late, and the caller's latest reports."""

    work_items: list[WorkItem]
    counts: WorkCounts
    late_units: list[LateUnit] = Field(description="De 20 där något har väntat längst, äldst först")
    my_reports: list[OwnReport]
    links: list[Link] = Field(alias="_links")


MatterKind = cast("Any", Codes)("MatterKind", {kind.name: (kind.name, kind.title) for kind in MATTERS})
"""The kinds of matters that there are."""


class MatterGroup(Shape):
    """The first matters of one kind that a search has come upon: the one with the number, then the newest."""

    kind: Annotated[str, MatterKind]
    title: str = Field(max_length=60)
    matters: list[MatterSummary]
    is_capped: bool = Field(description="Sant när det finns fler än de som visas")


class MatterSearch(Shape):
    """What a search over all kinds has come upon."""

    groups: list[MatterGroup]
    common_words: list[str] = Field(description="Ord som är för vanliga för att söka på, och som därför inte räknas")
    links: list[Link] = Field(alias="_links")
