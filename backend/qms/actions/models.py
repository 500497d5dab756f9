"""An action, what it is done about, and how it is to be seen whether it helped."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qms.figures.models import FigureSnapshot
from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.matters.models import Matter, Searched
from qms.organisation.models import Person
from qms.statistics.control_charts import Direction


class ActionStatus(Codes):
    """How far an action has come."""

    PROPOSED = "proposed", "Föreslagen"
    DECIDED = "decided", "Beslutad"
    UNDER_WAY = "under-way", "Pågår"
    DONE = "done", "Genomförd"
    JUDGED = "judged", "Bedömd"
    DECLINED = "declined", "Blev inte av"
    CANCELLED = "cancelled", "Avbruten"


class ActionLevel(Codes):
    """Whom an action is for."""

    INDIVIDUAL = "individual", "För den enskilde"
    ORGANISATIONAL = "organisational", "För verksamheten"


class ActionKind(Codes):
    """What is done."""

    CONTACT = "contact", "Kontakt eller ursäkt"
    CORRECTION = "correction", "Rättelse"
    NEW_SUPPORT = "new-support", "Ny insats"
    TALK = "talk", "Samtal"
    LEADERSHIP = "leadership", "Arbetsledning"
    ROUTINE = "routine", "Rutin"
    STAFFING = "staffing", "Bemanning"
    WORK_ORGANISATION = "work-organisation", "Arbetsorganisation"
    COMPETENCE = "competence", "Kompetens"
    INFORMATION = "information", "Information"
    TECHNOLOGY = "technology", "Teknik"
    COOPERATION = "cooperation", "Samverkan"

    @property
    def level(self) -> ActionLevel:
        """Whom it is for: each kind is for either."""
        return ActionLevel.INDIVIDUAL if self in INDIVIDUAL else ActionLevel.ORGANISATIONAL


INDIVIDUAL = frozenset({ActionKind.CONTACT, ActionKind.CORRECTION, ActionKind.NEW_SUPPORT, ActionKind.TALK})
WEAK = frozenset({ActionKind.COMPETENCE, ActionKind.INFORMATION})
"""What asks people to do better, and leaves the error as easy to make as before."""


class ActionStrength(Codes):
    """How much an action relies on somebody remembering."""

    STRONG = "strong", "Stark"
    MEDIUM = "medium", "Medel"
    WEAK = "weak", "Svag"


class ActionHorizon(Codes):
    """How long it takes until an action works."""

    NOW = "now", "Genast"
    MONTHS = "months", "Inom några månader"
    YEAR = "year", "Inom ett år eller mer"


class ActionDecision(Codes):
    """What was decided about a proposal."""

    WHOLLY = "wholly", "Ja, helt"
    PARTLY = "partly", "Ja, delvis"
    NO = "no", "Nej"


class OutsideKind(Codes):
    """Who outside carries something out, when it is nobody here."""

    PROVIDER = "provider", "Utförare"
    PROCUREMENT = "procurement", "Upphandlingsenheten"
    IT_OWNER = "it-owner", "Systemägare"
    REGION = "region", "Regionen"
    MUNICIPALITY = "municipality", "Annan kommun"
    AUTHORITY = "authority", "Myndighet"
    OTHER = "other", "Annan"


class ConcernsChild(Codes):
    """Whether something concerns a child."""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    UNKNOWN = "unknown", "Vet inte"


class MeasureForm(Codes):
    """How it is to be seen whether an action helped."""

    FIGURE = "figure", "Ett mått"
    STATEMENT = "statement", "Ett påstående"


UNDONE = frozenset({ActionStatus.PROPOSED, ActionStatus.DECIDED, ActionStatus.UNDER_WAY})
"""The states in which it is not carried out."""
OPEN = UNDONE | {ActionStatus.DONE}
"""The states in which something is left to do: what is done is to be judged."""
GOING_ON = frozenset({ActionStatus.DECIDED, ActionStatus.UNDER_WAY})
"""The states in which somebody is to carry it out."""
DONE = frozenset({ActionStatus.DONE, ActionStatus.JUDGED})
"""The states in which it is carried out."""


class Action(Matter):
    """Something that is done. Its milestones are those of every matter: proposed, decided, done, and judged.

    Whoever is next owns it: who decides, then who carries it out (*doer*), then who sees whether it helped. Where an
    outside party carries it out the doer is the contact here. What was decided is never changed; ``due_on`` moves.
    """

    __tablename__ = "action"
    __table_args__ = (
        ForeignKeyConstraint(["board_id", "id"], ["matter.board_id", "matter.id"]),
        {"info": {"content": "immutable once decided"}},
    )
    __mapper_args__ = {"polymorphic_identity": "action"}

    prefix: ClassVar[str] = "ÅTG"
    path: ClassVar[str] = "/actions"
    open_states: ClassVar[frozenset[str]] = OPEN
    counted: ClassVar[tuple[str, ...]] = (*Matter.counted, "assessed_at", "handled_at", "closed_at", "recurred_at")
    acting: ClassVar[str] = "actionComplete"
    acting_in: ClassVar[Mapping[str, str]] = {
        ActionStatus.PROPOSED: "actionDecide",
        ActionStatus.DONE: "actionJudge",
    }

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    what: Mapped[str]
    action_kind: Mapped[ActionKind]
    strength: Mapped[ActionStrength]
    horizon: Mapped[ActionHorizon | None]
    concerns_child: Mapped[ConcernsChild]
    carry_out_by: Mapped[date]
    doer_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    outside_kind: Mapped[OutsideKind | None]
    outside_name: Mapped[str | None]
    sent_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer: Mapped[str | None]
    decision: Mapped[ActionDecision | None]
    decision_words: Mapped[str | None]
    decided_by: Mapped[UUID | None]
    weak_reason: Mapped[str | None]
    started_on: Mapped[date | None]
    evidence: Mapped[str | None]
    cancelled_reason: Mapped[str | None]
    postponements: Mapped[int] = mapped_column(default=0)
    recurred_at: Mapped[datetime | None]
    """When it was said that what it was about had happened again, although it had helped."""

    @property
    def searched(self) -> tuple[Searched, ...]:
        """The texts that a search looks in. What is decided, answered and told of stands on the timeline too."""
        return (*super().searched, self.what, self.outside_name)


class ActionSource(Base):
    """What an action is done about: a matter, and later what is no matter. Added, never changed."""

    __tablename__ = "action_source"
    __table_args__ = (
        ForeignKeyConstraint(["board_id", "action_id"], ["action.board_id", "action.id"]),
        ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    action_id: Mapped[UUID]
    matter_id: Mapped[UUID | None]
    added_at: Mapped[datetime]
    added_by: Mapped[UUID | None]


class EffectMeasure(Base):
    """What will tell whether an action helped, registered before it begins. Opened again an action gets another.

    It is never changed: on its day it gets what was counted, once.
    """

    __tablename__ = "effect_measure"
    __table_args__ = (
        ForeignKeyConstraint(["board_id", "action_id"], ["action.board_id", "action.id"]),
        ForeignKeyConstraint(["board_id", "figure_id"], ["figure.board_id", "figure.id"]),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    action_id: Mapped[UUID]
    number: Mapped[int]
    form: Mapped[MeasureForm]
    figure_id: Mapped[UUID | None]
    statement: Mapped[str | None]
    direction: Mapped[Direction | None]
    size_percent: Mapped[int | None]
    follow_up_on: Mapped[date]
    follower_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id))
    registered_at: Mapped[datetime]
    registered_by: Mapped[UUID | None]
    snapshot_id: Mapped[UUID | None] = mapped_column(ForeignKey(FigureSnapshot.id))
