"""An answer to who reported a matter, or why none can be given."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base


class AnswerOutcome(Codes):
    """What came of what somebody reported, as they are told."""

    ACTED = "acted", "Något är gjort"
    PLANNED = "planned", "Något ska göras"
    PARTLY = "partly", "En del är gjort, allt går inte"
    NO_NEED = "no-need", "Inget mer behöver göras"
    HANDED_ON = "handed-on", "Någon annan tar hand om det"
    ADOPTED = "adopted", "Idén är införd"
    DECLINED = "declined", "Idén införs inte"
    NOT_POSSIBLE = "not-possible", "Det går inte att svara"


OF_STEPS = frozenset({AnswerOutcome.ADOPTED, AnswerOutcome.DECLINED})
"""What comes of a step of its own, and is no choice of who answers."""


class Hindrance(Codes):
    """Why no answer can be given."""

    ANONYMOUS = "anonymous", "Den som rapporterade är okänd"
    OTHER_SYSTEM = "other-system", "Rapporten kom från ett system som inte tar emot svar"
    GONE = "gone", "Den som rapporterade har slutat"
    UNWANTED = "unwanted", "Den som rapporterade vill inte ha något svar"
    OTHER = "other", "Något annat"


class MatterAnswer(Base):
    """What who reported a matter was told. Never changed: who has more to say gives another."""

    __tablename__ = "matter_answer"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    outcome: Mapped[AnswerOutcome]
    hindrance: Mapped[Hindrance | None]
    text: Mapped[str | None]
    author_id: Mapped[UUID | None]
    author_name: Mapped[str]
    answered_at: Mapped[datetime]
