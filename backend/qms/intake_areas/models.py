"""An area in which reports go to an intake function."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.db import Base
from qms.kernel.rows import Dated, Versioned


class IntakeArea(Dated, Versioned, Base):
    """A unit with all below it, where reports go to an intake function during a time.

    Whoever has the role *intake* at the unit, or above it, is the function. Where nobody is, reports go to the unit's
    manager as everywhere else. Of areas within each other the nearest counts.
    """

    __tablename__ = "intake_area"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    unit_id: Mapped[UUID]
