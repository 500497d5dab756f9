"""A time that runs in a matter: what is to be done, until which day, and what came of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned
from qms.organisation.models import Person

NEAR, PASSED, ABOVE = 1, 2, 3
"""Who has been due to hear of a time: before it ends its owner, then who stands in, then who leads above."""


class Rule(Codes):
    """What is to be done in time."""

    ASSESS = "assess", "Bedöma"
    INVESTIGATE = "investigate", "Utreda"
    ANSWER = "answer", "Svara den som rapporterade"
    READ_NEWS = "read-news", "Läsa det nya från källsystemet"
    EXECUTE = "execute", "Verkställa"
    DECIDE = "decide", "Besluta om åtgärden"
    CARRY_OUT = "carry-out", "Genomföra åtgärden"
    FOLLOW_UP = "follow-up", "Bedöma effekten"
    JUDGE_MATTER = "judge-matter", "Bedöma effekten av ärendet"
    NOTIFY_AUTHORITY = "notify-authority", "Besluta om anmälan till IMY"


ASIDE = frozenset({Rule.NOTIFY_AUTHORITY})
"""What another than who answers for the matter is to do: no day of the matter's, and no news to who reported it."""


class Basis(Codes):
    """Where a time comes from."""

    LAW = "law", "Lagens gräns"
    BOARD = "board", "Nämndens gräns"
    OWN = "own", "Egen tid"


class DeadlineStatus(Codes):
    """How a time stands."""

    RUNNING = "running", "Löper"
    MET = "met", "Hållen"
    MISSED = "missed", "Inte hållen"
    WAIVED = "waived", "Gäller inte"


class Deadline(Versioned, Base):
    """One time of one rule. No operation moves it: what comes to be counted from another day is another time.

    It is open until it has ended, and can be missed and open. Without an owner of its own it is for who answers for the
    matter. What runs by the hour says from and until which moment too. ``escalation`` says who was to hear of it:
    nobody yet, its owner when it came near, who stands in when it had passed, and who leads above.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        ForeignKeyConstraint(
            ["board_id", "matter_id"], ["matter.board_id", "matter.id"], deferrable=True, initially="DEFERRED"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    rule: Mapped[Rule]
    start_on: Mapped[date]
    due_on: Mapped[date]
    start_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    basis: Mapped[Basis]
    legal_reference: Mapped[str | None]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    status: Mapped[DeadlineStatus]
    ended_on: Mapped[date | None]
    reason: Mapped[str | None]
    waived_by: Mapped[UUID | None]
    escalation: Mapped[int] = mapped_column(default=0)

    @property
    def is_open(self) -> bool:
        """Whether what it is about is still to be done, in time or not."""
        return self.ended_on is None

    def is_kept(self, on: date, at: datetime) -> bool:
        """Whether it is kept by what is done on a day, at a moment of it where the time runs by the hour."""
        return at <= self.due_at if self.due_at else on <= self.due_on
