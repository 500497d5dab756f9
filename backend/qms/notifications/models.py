"""What somebody has been reminded of, whatever it is about."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.db import Base
from qms.organisation.models import Role


class Reminder(Base):
    """Something that a person, or those with a role, have been reminded of, so that it happens once.

    It is about one thing, by a key of its own for each kind of thing: a new kind is a new column.
    """

    __tablename__ = "reminder"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    decision_id: Mapped[UUID | None]
    report_id: Mapped[UUID | None]
    kind: Mapped[str]
    key: Mapped[str]
    """Tells reminders of one kind about one thing apart, such as the day that a clock started."""
    recipient_id: Mapped[UUID | None]
    recipient_role: Mapped[Role | None]
    reminded_at: Mapped[datetime]
