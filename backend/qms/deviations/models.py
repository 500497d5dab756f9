"""A deviation: what was reported, never changed, and what was decided about it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.db import Base
from qms.matters.models import Matter

REPORT_TYPES = {
    "deviation": "Avvikelse",
    "suspected-misconduct": "Misstänkt missförhållande",
    "risk": "Risk",
    "improvement-idea": "Förbättringsidé",
    "good-example": "Gott exempel",
}


class Deviation(Matter):
    """A reported event, risk, idea or good example."""

    __tablename__ = "deviation"
    __table_args__ = (
        ForeignKeyConstraint(["board_id", "id"], ["matter.board_id", "matter.id"]),
        {"info": {"reported_text": "immutable"}},
    )
    __mapper_args__ = {"polymorphic_identity": "deviation"}

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    report_type: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    occurred_precision: Mapped[str] = mapped_column(Text)
    occurred_on: Mapped[date | None]
    occurred_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    affected: Mapped[str] = mapped_column(Text)
    case_reference: Mapped[str | None] = mapped_column(Text)
    immediate_danger: Mapped[bool] = mapped_column(default=False)
    immediate_action: Mapped[str | None] = mapped_column(Text)
    event_count: Mapped[int] = mapped_column(default=1)
    on_behalf_of: Mapped[str | None] = mapped_column(Text)
    counterpart_kind: Mapped[str | None] = mapped_column(Text)
    counterpart_name: Mapped[str | None] = mapped_column(Text)
    source_client: Mapped[str | None] = mapped_column(Text)
    source_system: Mapped[str | None] = mapped_column(Text)
    source_id: Mapped[str | None] = mapped_column(Text)
    source_version: Mapped[int | None]
    category: Mapped[str | None] = mapped_column(Text)
    law_area: Mapped[str | None] = mapped_column(Text)
    probability: Mapped[int | None]
    consequence: Mapped[int | None]
    seriousness: Mapped[str | None] = mapped_column(Text)
    decision: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    effect: Mapped[str | None] = mapped_column(Text)
    effect_judged_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class DeviationCause(Base):
    """One cause found in the investigation. A deviation may have several, so causes never sum to deviations."""

    __tablename__ = "deviation_cause"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    deviation_id: Mapped[UUID]
    code: Mapped[str] = mapped_column(Text)
    set_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
