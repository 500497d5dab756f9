"""The figures of a quarter or a year as they were first shown."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base


class FigureDimension(Codes):
    """By what the figures are divided, one at a time."""

    CATEGORY = "category", "Kategori"
    GRADE = "grade", "Allvarlighetsgrad"
    TYPE = "type", "Typ av rapport"
    CAUSE = "cause", "Orsak"


class KeptFigures(Base):
    """Everything that can be asked about a quarter or a year. Made at the first question, never changed.

    Later figures of the same days would, beside the first, tell what has been added or judged anew since.
    """

    __tablename__ = "kept_figures"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    period: Mapped[str]
    small_limit: Mapped[int]
    places: Mapped[dict[str, object]]
    """By month, unit or year: the total, and by each dimension the figures by code. What is hidden is not stored."""
    shown_at: Mapped[datetime]
