"""Who takes part in a matter."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned
from qms.organisation.models import Person


class Part(Codes):
    """What somebody does in a matter that another owns."""

    INVESTIGATOR = "investigator", "Utredare"
    HELPER = "helper", "Medverkande"
    REVIEWER = "reviewer", "Granskare"
    DOER = "doer", "Utförare"


class Participant(Versioned, Base):
    """Somebody who takes part in a matter, from one moment to another. Read where every request begins."""

    __tablename__ = "participant"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    person_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id))
    part: Mapped[Part]
    reason: Mapped[str | None]
    appointed_at: Mapped[datetime]
    appointed_by: Mapped[UUID | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None]
    ended_reason: Mapped[str | None]
