"""Something begun and not sent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.db import Base


class Draft(Base):
    """What someone is typing. Visible to its author only."""

    __tablename__ = "draft"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    person_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, object]] = mapped_column(JSONB)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
