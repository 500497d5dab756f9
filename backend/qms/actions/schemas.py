"""API shapes of actions."""

from typing import Annotated

from pydantic import ConfigDict, Field

from qms.actions.models import (
    ActionDecision,
    ActionHorizon,
    ActionKind,
    ActionLevel,
    ActionStatus,
    ActionStrength,
    ConcernsChild,
    MeasureForm,
    OutsideKind,
)
from qms.intake.schemas import when
from qms.kernel.codes import Codes
from qms.kernel.schema import Day, Id, Instant, Link, NotText, Shape
from qms.matters.models import Effect
from qms.matters.schemas import TimelineEntry, Warned
from qms.organisation.models import Area
from qms.statistics.control_charts import Direction
from qms.texts import Label, Telling, Words

WHAT, DECIDED, WEAK_REASON = "Vad som ska göras", "Beslutet", "Varför det räcker"
ANSWER, EVIDENCE, REASON, STATEMENT = "Svaret", "Vad som är gjort", "Skälet", "Påståendet"
Percent = Annotated[int, Field(ge=1, le=1_000), NotText]


class ActionPart(Codes):
    """What somebody is to do with an action."""

    DOER = "doer", "Genomföra den"
    FOLLOWER = "follower", "Följa upp den"


class OutsideParty(Shape):
    """Who outside carries an action out."""

    kind: OutsideKind = Field(description="Vad för slags part det är")
    name: Label = Field(max_length=120, description="Vad parten heter. Ingen enskild persons namn")


class ActionReplace(Shape):
    """A proposal as it is to be, for as long as nobody has decided."""

    title: Label = Field(max_length=120, description="Åtgärden på en rad")
    what: Words = Field(
        max_length=4_000, title=WHAT, description="Vad som ska göras, så att det går att se om det är gjort"
    )
    action_kind: ActionKind = Field(description="Vad för slags åtgärd det är")
    strength: ActionStrength = Field(
        description="Stark gör felet svårt att göra. Medel är checklista, dubbelkoll eller bemanning. "
        "Svag informerar, påminner eller utbildar"
    )
    horizon: ActionHorizon | None = Field(default=None, description="Hur lång tid det tar innan den verkar")
    concerns_child: ConcernsChild = Field(default=ConcernsChild.UNKNOWN, description="Om det gäller ett barn")
    carry_out_by: Day = Field(description="Dagen då den ska vara genomförd, i dag eller senare")
    doer_id: Id | None = Field(
        default=None,
        description="Den som ska genomföra den, eller kontakten här när någon utanför gör det. Behövs när den beslutas",
    )
    outside: OutsideParty | None = Field(
        default=None, description="Någon utanför som ska genomföra den. Ange då i doerId vem som har kontakten"
    )


class ActionCreate(ActionReplace):
    """A proposal of an action."""

    unit_id: Id = Field(description="Enheten där åtgärden hör hemma")
    sources: list[Id] = Field(
        default=[], max_length=20, description="Ärendena som åtgärden gäller. Utan dem gäller den enheten"
    )


class ActionSourceCreate(Shape):
    """One more matter that an action is done about."""

    matter_id: Id = Field(description="Ärendet som åtgärden också gäller")


class MeasureCreate(Shape):
    """How it is to be seen whether an action helped, registered before it begins."""

    model_config = ConfigDict(
        json_schema_extra=when(
            "form",
            {"figure": [(["figureId", "direction"], ["statement"])], "statement": [(["statement"], ["figureId"])]},
            others=("sizePercent", "followUpOn", "followerId"),
        )
    )

    form: MeasureForm = Field(
        description="Ett mått som räknas månad för månad, eller ett påstående att svara ja eller nej på"
    )
    figure_id: Id | None = Field(default=None, description="Måttet, också ett eget, som POST /figures har gett")
    statement: Words | None = Field(
        default=None,
        max_length=400,
        title=STATEMENT,
        description="Vad som ska stämma, till exempel att rutinen är känd av alla",
    )
    direction: Direction | None = Field(default=None, description="Åt vilket håll måttet ska gå")
    size_percent: Percent | None = Field(default=None, description="Minst hur många procent, högst 100 färre")
    follow_up_on: Day = Field(description="Dagen då effekten ska bedömas, inte före carryOutBy")
    follower_id: Id = Field(
        description="Den som ska bedöma effekten. Successors med part=follower visar vilka det kan vara"
    )


class ActionDecisionCreate(Shape):
    """What is decided about a proposal, and how its effect will be measured."""

    model_config = ConfigDict(
        json_schema_extra=when(
            "decision",
            {
                "wholly": [(["measure"], [])],
                "partly": [(["decisionWords", "measure"], [])],
                "no": [(["decisionWords"], ["measure"])],
            },
            others=("doerId", "weakReason"),
        )
    )

    decision: ActionDecision = Field(description="Om åtgärden ska genomföras helt, delvis eller inte alls")
    decision_words: Telling | None = Field(
        default=None,
        max_length=4_000,
        title=DECIDED,
        description="Vilka delar som ska genomföras, eller varför den inte blir av",
    )
    doer_id: Id | None = Field(
        default=None, description="Den som ska genomföra den. Utelämnad: den som förslaget anger"
    )
    measure: MeasureCreate | None = Field(default=None, description="Hur det märks om åtgärden hjälpte")
    weak_reason: Telling | None = Field(
        default=None,
        max_length=1_000,
        title=WEAK_REASON,
        description="Varför det räcker att informera eller utbilda om något allvarligt, när inget annat är beslutat",
    )


class ActionDispatchCreate(Shape):
    """That an action has been sent to the outside party."""

    sent_on: Day = Field(description="Dagen då den skickades")


class ActionAnswerCreate(Shape):
    """What the outside party has answered."""

    answered_on: Day = Field(description="Dagen då svaret kom")
    answer: Words = Field(max_length=4_000, title=ANSWER, description="Vad parten svarade")


class ActionCompletionCreate(Shape):
    """What has been done."""

    evidence: Telling = Field(max_length=4_000, title=EVIDENCE, description="Vad som är gjort, och hur det syns")


class ActionPostponementCreate(Shape):
    """A later day for an action, and why."""

    carry_out_by: Day = Field(description="Den nya dagen, senare än den som gäller")
    reason: Telling = Field(max_length=1_000, title=REASON, description="Varför det dröjer")


class ActionCancellationCreate(Shape):
    """Why an action is not carried out after all."""

    reason: Telling = Field(max_length=1_000, title=REASON, description="Varför åtgärden avbryts")


class ActionHandoverCreate(Shape):
    """Who is to carry an action out from now on."""

    doer_id: Id = Field(description="Personen som tar över. Successors visar vilka det kan vara")


class EffectMeasure(Shape):
    """How it is to be seen whether an action helped."""

    number: int = Field(description="1 för det första, och ett till för varje gång åtgärden har öppnats igen")
    form: MeasureForm
    figure_id: Id | None
    statement: str | None = Field(max_length=400, title=STATEMENT)
    direction: Direction | None
    size_percent: int | None
    follow_up_on: Day
    follower_id: Id
    follower_name: str = Field(max_length=120)
    registered_at: Instant


class ActionSource(Shape):
    """A matter that an action is done about, and that the caller may read."""

    id: Id
    kind: str = Field(max_length=60)
    reference: str = Field(max_length=40)
    title: str = Field(max_length=120)
    status: str = Field(max_length=60)
    unit_name: str = Field(max_length=120)


class Action(Warned):
    """An action as the caller may see it, and in ``_links`` what the caller may do with it now."""

    id: Id
    reference: str = Field(max_length=40, json_schema_extra={"example": "ÅTG-1042"})
    board_id: Id
    status: ActionStatus
    title: str = Field(max_length=120)
    what: str = Field(max_length=4_000, title=WHAT)
    action_kind: ActionKind
    level: ActionLevel
    strength: ActionStrength
    horizon: ActionHorizon | None
    concerns_child: ConcernsChild
    unit_id: Id
    unit_name: str = Field(max_length=120)
    area: Area
    owner_name: str | None = Field(max_length=120, description="Den som ska ta nästa steg")
    proposed_at: Instant
    carry_out_by: Day = Field(description="Dagen som beslutet gäller. Är den flyttad står den nya i dueOn")
    due_on: Day = Field(description="Dagen då nästa steg ska vara taget")
    postponements: int
    doer_id: Id | None
    doer_name: str | None = Field(
        max_length=120, description="Den som skulle genomföra den, också om någon annan har tagit över"
    )
    outside: OutsideParty | None
    sent_on: Day | None
    answered_on: Day | None
    answer: str | None = Field(max_length=4_000, title=ANSWER)
    decision: ActionDecision | None
    decision_words: str | None = Field(max_length=4_000, title=DECIDED)
    decided_by_name: str | None = Field(max_length=120)
    decided_at: Instant | None
    weak_reason: str | None = Field(max_length=1_000, title=WEAK_REASON)
    measures: list[EffectMeasure] = Field(description="Det senast registrerade sist")
    started_on: Day | None = Field(description="Den första dagen, också när åtgärden är öppnad igen")
    done_at: Instant | None
    evidence: str | None = Field(max_length=4_000, title=EVIDENCE)
    effect: Effect | None = Field(description="Hur den är bedömd. Bedömningarna står i /matters/{matterId}/effects")
    recurred_at: Instant | None = Field(description="När det den skulle råda bot på hände igen, fast den hade hjälpt")
    cancelled_reason: str | None = Field(max_length=1_000, title=REASON)
    closed_at: Instant | None
    sources: list[ActionSource]
    sources_beyond: int = Field(
        description="Antal ärenden som åtgärden också gäller, och som den som frågar inte får läsa"
    )
    timeline: list[TimelineEntry]
    version: int
    links: list[Link] = Field(alias="_links")
