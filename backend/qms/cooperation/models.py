"""What a matter is to another organisation: who they are, who registered it first, and what they answered."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base


class CooperationDirection(Codes):
    """Which of the two registered what happened, and asks the other for an answer."""

    TO_COUNTERPART = "to-counterpart", "Vi registrerade"
    FROM_COUNTERPART = "from-counterpart", "Motparten registrerade"


class Cooperation(Base):
    """What stands about a matter between two organisations. What is said anew ends the row before, which stays."""

    __tablename__ = "cooperation"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    direction: Mapped[CooperationDirection]
    counterpart: Mapped[str]
    category: Mapped[str | None]
    external_number: Mapped[str | None]
    sender: Mapped[str | None]
    """The client and the system that sent it, where one did: a number of theirs is one matter."""
    sent_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    counterpart_answer: Mapped[str | None]
    registered_at: Mapped[datetime]
    registered_by: Mapped[UUID | None]
    until: Mapped[datetime | None]
    """From when another holds, or none."""
    struck_reason: Mapped[str | None]
