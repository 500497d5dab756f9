"""A figure that is followed: what is asked, what was usual when something began, and what it was on a day."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.statistics.control_charts import ChartKind


class BaselineKind(Codes):
    """Why what was usual is written down."""

    START = "start", "Något började"
    REBASE = "rebase", "Ombasning"


class Figure(Base):
    """A stored question with its parameters. The same question of a board is the same figure."""

    __tablename__ = "figure"
    __table_args__ = (ForeignKeyConstraint(["board_id", "unit_id"], ["unit.board_id", "unit.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    unit_id: Mapped[UUID | None]
    """The unit and all below it, with what has become them. None is the whole board."""
    measure: Mapped[str]
    parameters: Mapped[dict[str, object]]
    question: Mapped[str]
    """The fingerprint of measure, unit and parameters."""
    chart: Mapped[ChartKind | None]
    """None where there is no series, only answers to keep."""
    made_by: Mapped[UUID | None]
    made_at: Mapped[datetime]


class OfFigure:
    """What everything of a figure has."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    figure_id: Mapped[UUID]

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[ForeignKeyConstraint]:
        """It belongs to a figure of its own board."""
        return (ForeignKeyConstraint(["board_id", "figure_id"], ["figure.board_id", "figure.id"]),)


class FigureBaseline(OfFigure, Base):
    """What was usual when something began, or from a day on when somebody has said so. Never changed."""

    __tablename__ = "figure_baseline"

    kind: Mapped[BaselineKind]
    starts_on: Mapped[date]
    first: Mapped[date]
    last: Mapped[date]
    """The whole months that it was worked out from."""
    points: Mapped[int]
    mean: Mapped[float | None]
    sigma: Mapped[float | None]
    """None where the points were too few: then the beginning is only marked."""
    reason: Mapped[str]
    set_by: Mapped[UUID | None]
    set_at: Mapped[datetime]


class FigureSnapshot(OfFigure, Base):
    """What a figure was on a day, with a fingerprint of it. Never changed."""

    __tablename__ = "figure_snapshot"

    as_of: Mapped[date]
    first: Mapped[date]
    last: Mapped[date]
    data: Mapped[dict[str, object]]
    hash: Mapped[str]
    taken_by: Mapped[UUID | None]
    taken_at: Mapped[datetime]


class FigureValue(OfFigure, Base):
    """A month of a figure that people count themselves. A new value of the month strikes the one before."""

    __tablename__ = "figure_value"

    month: Mapped[date]
    numerator: Mapped[Decimal]
    denominator: Mapped[int | None]
    note: Mapped[str | None]
    noted_by: Mapped[UUID | None]
    noted_at: Mapped[datetime]
    struck_at: Mapped[datetime | None]
