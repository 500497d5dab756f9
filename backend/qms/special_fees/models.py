"""A fee that a court has imposed for a decision."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class SpecialFeeStatus(Codes):
    """Where a fee stands."""

    IMPOSED = "imposed", "Inte betald"
    PAID = "paid", "Betald"
    STRUCK = "struck", "Struken"


class SpecialFee(Versioned, Base):
    """What a court has made the municipality pay. What was judged is never changed; a wrong entry is struck."""

    __tablename__ = "special_fee"
    __table_args__ = (ForeignKeyConstraint(["board_id", "decision_id"], ["decision.board_id", "decision.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    decision_id: Mapped[UUID]
    status: Mapped[SpecialFeeStatus]
    court: Mapped[str]
    judged_on: Mapped[date]
    amount_kr: Mapped[int]
    paid_on: Mapped[date | None]
    note: Mapped[str | None]
    registered_at: Mapped[datetime]
    registered_by: Mapped[UUID | None]
    struck_at: Mapped[datetime | None]
    struck_by: Mapped[UUID | None]
    struck_reason: Mapped[str | None]
