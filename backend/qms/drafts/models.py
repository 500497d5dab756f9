"""Something begun and not sent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class DraftKind(Codes):
    """What somebody has begun to write."""

    DEVIATION_REPORT = "deviation-report", "Rapport om en avvikelse"


class Draft(Versioned, Base):
    """What someone is typing. Visible to its author only."""

    __tablename__ = "draft"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    person_id: Mapped[UUID]
    kind: Mapped[DraftKind]
    content: Mapped[dict[str, object]]
    updated_at: Mapped[datetime]
