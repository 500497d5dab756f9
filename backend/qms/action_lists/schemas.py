"""API shapes of the list of actions and of a search in it."""

from typing import ClassVar

from pydantic import Field

from qms.actions.models import ActionKind, ActionLevel, ActionStatus, ActionStrength, ConcernsChild, OutsideKind
from qms.kernel.codes import Codes
from qms.kernel.problems import Invalid
from qms.kernel.schema import Choice, Day, Filter, Flag, Id, Instant, Link, Meta, PageOf, Shape, fault
from qms.matters.models import Effect
from qms.matters.schemas import SearchCreate, SearchOf
from qms.organisation.models import Area
from qms.texts import Code

OTHERS = "Bara det som någon annan eller ingen ansvarar för"
MINE = "Bara det jag ansvarar för eller medverkar i"
RECURRED = "När det den skulle råda bot på hände igen, fast den hade hjälpt"
ONLY_RECURRED = "Bara åtgärder som hade hjälpt, men där det hände igen"
ELSEWHERE = "Bara det som någon utanför ska genomföra och inte har svarat om"


class ActionGroup(Codes):
    """How soon an action must be done."""

    OVERDUE = "overdue", "Försenat"
    TWO_WEEKS = "two-weeks", "Inom två veckor"
    LATER = "later", "Senare"


class ActionSort(Codes):
    """In which order actions are listed."""

    DUE_SOON = "dueOn", "Kortast tid kvar först"
    DUE_LATE = "-dueOn", "Längst tid kvar först"
    OLDEST = "reportedAt", "Äldst förslag först"
    NEWEST = "-reportedAt", "Nyast förslag först"


class Watched(Codes):
    """What to keep an eye on among actions."""

    OVERDUE = "overdue", "Försenade"
    UNJUDGED = "unjudged", "Genomförda men inte bedömda fast dagen har passerat"
    RECURRED = "recurred", "Bedömda ha hjälpt, men det hände igen"
    BY_DOER = "by-doer", "Bedömda av den som gjorde dem"
    OUTSIDE_LATE = "outside-late", "Utan svar utifrån efter mer än 30 dagar"
    POSTPONED = "postponed", "Framflyttade"


class ActionSummary(Shape):
    """An action as one row of a list."""

    id: Id
    reference: str = Field(max_length=40)
    status: ActionStatus
    title: str = Field(max_length=120)
    action_kind: ActionKind
    strength: ActionStrength
    unit_id: Id
    unit_name: str = Field(max_length=120)
    owner_name: str | None = Field(max_length=120)
    outside_kind: OutsideKind | None
    outside_name: str | None = Field(max_length=120)
    sent_on: Day | None
    answered_on: Day | None
    postponements: int
    due_on: Day
    reported_at: Instant
    effect: Effect | None = Field(description="Hur åtgärden är bedömd")
    recurred_at: Instant | None = Field(description=RECURRED)


class ActionMeta(Meta):
    """How a page stands in the list, and how many open actions there are in each group with the same filters."""

    overdue: int = Field(description="Försenade. Det räknas till högst 1 000, som de andra")
    two_weeks: int = Field(description="Inom två veckor")
    later: int = Field(description="Senare")
    elsewhere: int = Field(description="Som någon utanför ska genomföra och inte har svarat om")


class ActionPage(PageOf):
    """A page of actions."""

    meta: ActionMeta = Field(alias="_meta")
    actions: list[ActionSummary]


AS_OF_A_DAY = ("proposed_from", "proposed_to", "follow", "about", "level", "watched")
WITH_AS_OF = "Tillsammans med asOf"
DAY_NEEDED = "Ange asOf när du frågar efter något som statistiken räknar en viss dag"
FOLLOW = f"Följ enheter genom omorganisationer. {WITH_AS_OF}"


class ActionFilter(Filter):
    """What narrows a list. A filter never widens what the caller may see."""

    place: ClassVar[str] = "query:"
    """Where its members stand in what was sent, as errors point at them."""

    group: ActionGroup | None = Field(default=None, description="Bara öppna åtgärder med så lång tid kvar")
    elsewhere: Choice | None = Field(default=None, description=ELSEWHERE)
    status: list[ActionStatus] = Field(default=[], max_length=10, description="Bara åtgärder som har kommit så långt")
    action_kind: list[ActionKind] = Field(default=[], max_length=12, description="Bara åtgärder av de slagen")
    strength: list[ActionStrength] = Field(default=[], max_length=3, description="Bara åtgärder med den styrkan")
    effect: list[Effect] = Field(default=[], max_length=3, description="Bara åtgärder som är bedömda så")
    recurred: Choice | None = Field(default=None, description=ONLY_RECURRED)
    concerns_child: ConcernsChild | None = Field(default=None, description="Om de rör barn")
    board_id: Id | None = Field(default=None, description="Bara den nämnden")
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")
    single_unit_id: Id | None = Field(default=None, description="Enheten utan det under den")
    area: Area | None = Field(default=None, description="Bara enheter inom verksamhetsområdet")
    mine: Choice | None = Field(default=None, description=MINE)
    others: Choice | None = Field(default=None, description=OTHERS)
    as_of: Day | None = Field(default=None, description="Bara det som statistiken räknar den dagen, som det stod då")
    proposed_from: Day | None = Field(default=None, description=f"Föreslagna den dagen eller senare. {WITH_AS_OF}")
    proposed_to: Day | None = Field(default=None, description=f"Föreslagna den dagen eller tidigare. {WITH_AS_OF}")
    follow: Choice | None = Field(default=None, description=FOLLOW)
    about: Code | None = Field(default=None, description=f"Ett slags ärende som de gäller, eller none. {WITH_AS_OF}")
    level: ActionLevel | None = Field(default=None, description=f"För vem de är. {WITH_AS_OF}")
    watched: Watched | None = Field(default=None, description=f"Bara det att hålla ögonen på. {WITH_AS_OF}")
    sort: ActionSort = Field(default=ActionSort.DUE_SOON, description="Ordningen i listan")

    def require_day(self) -> None:
        """Refuse what is counted as of a day where no day is said."""
        if self.as_of is None and any(getattr(self, name) is not None for name in AS_OF_A_DAY):
            raise Invalid(errors=[fault(f"{self.place}asOf", "missing", {}) | {"detail": DAY_NEEDED}])


class ActionNarrowing(ActionFilter):
    """The same in a body, where yes and no are not text."""

    place: ClassVar[str] = "/filter/"
    elsewhere: Flag | None = Field(default=None, description=ELSEWHERE)
    follow: Flag | None = Field(default=None, description=FOLLOW)
    recurred: Flag | None = Field(default=None, description=ONLY_RECURRED)
    mine: Flag | None = Field(default=None, description=MINE)
    others: Flag | None = Field(default=None, description=OTHERS)


class ActionSearchCreate(SearchCreate):
    """What to look for among actions, and filters."""

    filter: ActionNarrowing = Field(default=ActionNarrowing(), description="Vad träffarna ska begränsas till")


class ActionSearch(SearchOf):
    """The actions that a search has come upon."""

    actions: list[ActionSummary]


class ActionOfMatter(Shape):
    """An action that is done about a matter, also one that the caller may not read by itself: then without a link."""

    id: Id
    reference: str = Field(max_length=40)
    status: ActionStatus
    title: str = Field(max_length=120)
    action_kind: ActionKind
    strength: ActionStrength
    unit_name: str = Field(max_length=120)
    owner_name: str | None = Field(max_length=120)
    outside_name: str | None = Field(max_length=120)
    due_on: Day
    effect: Effect | None = Field(description="Hur åtgärden är bedömd")
    recurred_at: Instant | None = Field(description=RECURRED)
    links: list[Link] = Field(alias="_links")


class ActionsOfMatter(Shape):
    """What is done about a matter, the first proposed first."""

    matter_id: Id
    actions: list[ActionOfMatter]
    links: list[Link] = Field(alias="_links")
