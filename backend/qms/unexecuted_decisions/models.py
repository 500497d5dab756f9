"""A favourable decision, what has happened to it since, and the times in which it was not wholly executed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, FetchedValue, ForeignKeyConstraint, Numeric
from sqlalchemy.orm import Mapped, column_property, mapped_column, synonym

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.matters.models import Matter, Searched, noted

Amount = Annotated[Decimal, mapped_column(Numeric(8, 2))]


class DecisionStatus(Codes):
    """Where a decision stands."""

    WAITING = "waiting", "Väntar"
    PARTLY_EXECUTED = "partly-executed", "Delvis verkställt"
    EXECUTED = "executed", "Verkställt"
    INTERRUPTED = "interrupted", "Avbrutet"
    CLOSED = "closed", "Avslutat"
    MISTAKEN = "mistaken", "Felregistrerat"


class EventKind(Codes):
    """What can happen to a decision."""

    OFFERED = "offered", "Erbjudande lämnat"
    OFFER_DECLINED = "offer-declined", "Tackade nej till erbjudande"
    PARTLY_EXECUTED = "partly-executed", "Delvis verkställt"
    EXECUTED = "executed", "Verkställt"
    INTERRUPTED = "interrupted", "Avbrott"
    RESUMED = "resumed", "Återupptaget efter avbrott"
    WITHDRAWN = "withdrawn", "Ansökan är återtagen"
    NEED_CEASED = "need-ceased", "Behovet finns inte kvar"
    MOVED = "moved", "Den enskilde har flyttat"
    DIED = "died", "Den enskilde har avlidit"
    REPLACED = "replaced", "Ersatt av ett nytt beslut"


class ClockBasis(Codes):
    """What the three months are counted from."""

    DECISION = "decision", "Sedan beslutet"
    INTERRUPTION = "interruption", "Sedan avbrottet"


class LawArea(Codes):
    """The act that a benefit is granted under."""

    SOL = "sol", "Socialtjänstlagen"
    LSS = "lss", "Lagen om stöd och service till vissa funktionshindrade"


class GrantTopic(Codes):
    """Which paragraph of the act a benefit is granted under."""

    GRANT = "grant", "Bistånd eller insats"
    GRANT_ECONOMIC = "grant-economic", "Ekonomiskt bistånd"


class Origin(Codes):
    """Who decided."""

    DECISION = "decision", "Nämndens beslut"
    JUDGMENT = "judgment", "Domstolens avgörande"


class Sex(Codes):
    """The sex of the one a decision is about, as IVO counts."""

    FEMALE = "female", "Kvinna"
    MALE = "male", "Man"


class ExtentUnit(Codes):
    """What a grant is measured in, where a part of it can be carried out."""

    HOURS_PER_WEEK = "hours-per-week", "timmar i veckan"
    HOURS_PER_MONTH = "hours-per-month", "timmar i månaden"
    DAYS_PER_MONTH = "days-per-month", "dygn i månaden"
    PLACES = "places", "platser"


class DecisionSort(Codes):
    """In which order decisions are listed."""

    ENDS_SOON = "endsOn", "Gränsen som går ut först"
    ENDS_LATE = "-endsOn", "Gränsen som går ut sist"
    OLDEST = "decidedOn", "Äldst beslut först"
    NEWEST = "-decidedOn", "Nyast beslut först"


class Stage(Codes):
    """How far the clock has run, for work lists and warnings."""

    RUNNING = "running", "Under 60 dagar"
    DAY_60 = "day-60", "Från 60 dagar"
    DAY_75 = "day-75", "Från 75 dagar"
    DAY_90 = "day-90", "Från 90 dagar"
    REPORTABLE = "reportable", "Över gränsen"
    OVER_SIX_MONTHS = "over-six-months", "Över sex månader"
    OVER_ONE_YEAR = "over-one-year", "Över ett år"


OPEN = frozenset({DecisionStatus.WAITING, DecisionStatus.PARTLY_EXECUTED, DecisionStatus.INTERRUPTED})
"""The states in which something that was granted is not carried out."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was decided, as far as the clock needs to know."""

    decided_on: date
    extent: Decimal | None = None
    """Hours or places, when the benefit can be carried out in part."""
    case_closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a decision on a civil date."""

    kind: EventKind
    on: date
    executed_extent: Decimal | None = None
    """How much is carried out from now on, when that is a part."""


class Decision(Matter):
    """A favourable decision by the board, or by a court in its place."""

    __tablename__ = "decision"
    __table_args__ = (ForeignKeyConstraint(["board_id", "id"], ["matter.board_id", "matter.id"]),)
    __mapper_args__ = {"polymorphic_identity": "decision"}

    prefix: ClassVar[str] = "BES"
    path: ClassVar[str] = "/decisions"
    open_states: ClassVar[frozenset[str]] = OPEN
    is_watched: ClassVar[bool] = False
    acting: ClassVar[str] = "decisionEventAdd"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    case_reference: Mapped[str]
    case_closed_on: Mapped[date | None]
    law_area: Mapped[LawArea]
    law_topic: Mapped[GrantTopic]
    benefit: Mapped[str]
    origin: Mapped[Origin]
    decided_on: Mapped[date]
    sex: Mapped[Sex]
    extent: Mapped[Amount | None]
    extent_unit: Mapped[ExtentUnit | None]
    remaining: Mapped[Amount | None]
    is_protected: Mapped[bool]
    identity_sealed: Mapped[bytes | None] = mapped_column(deferred=True)
    has_identity: Mapped[bool] = column_property(identity_sealed.is_not(None))
    is_explained_by_source: Mapped[bool] = mapped_column(default=False)
    delay_reason: Mapped[str | None]
    reason_text: Mapped[str | None]
    consequences_text: Mapped[str | None]
    meanwhile_text: Mapped[str | None]
    efforts_text: Mapped[str | None]
    clock_start_on: Mapped[date | None]
    clock_basis: Mapped[ClockBasis | None]

    @property
    def searched(self) -> tuple[Searched, ...]:
        """The texts that a search looks in."""
        words = (self.reason_text, self.consequences_text, self.meanwhile_text, self.efforts_text)
        return (*super().searched, *words, noted(DecisionEvent.note, DecisionEvent.decision_id))

    @property
    def facts(self) -> Facts:
        """What was decided, as far as the clock needs to know."""
        return Facts(self.decided_on, self.extent, self.case_closed_on)


class DecisionEvent(Base):
    """Something that happened to a decision. Never changed; what was wrong is struck, with a reason."""

    __tablename__ = "decision_event"
    __table_args__ = (ForeignKeyConstraint(["board_id", "decision_id"], ["decision.board_id", "decision.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    decision_id: Mapped[UUID]
    matter_id: Mapped[UUID] = synonym("decision_id")
    position: Mapped[int] = mapped_column(BigInteger, server_default=FetchedValue())
    kind: Mapped[EventKind]
    happened_on: Mapped[date]
    executed_extent: Mapped[Amount | None]
    was_reasonable: Mapped[bool | None]
    note: Mapped[str | None]
    is_from_source: Mapped[bool]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]
    struck_at: Mapped[datetime | None]
    struck_by: Mapped[UUID | None]
    struck_reason: Mapped[str | None]

    @property
    def event(self) -> Event:
        """The event as the clock sees it."""
        return Event(self.kind, self.happened_on, self.executed_extent)


class DecisionSpell(Base):
    """An unbroken time without whole execution. Worked out from the events, kept for lists and reports."""

    __tablename__ = "decision_spell"
    __table_args__ = (ForeignKeyConstraint(["board_id", "decision_id"], ["decision.board_id", "decision.id"]),)

    decision_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[UUID]
    start_on: Mapped[date]
    basis: Mapped[ClockBasis]
    ended_on: Mapped[date | None]
    ending: Mapped[EventKind | None]
