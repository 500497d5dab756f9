"""Dated law: which paragraph rules what, the numbers that it sets, and when IVO takes reports."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.db import Base
from qms.kernel.rows import Dated


class Law(Dated, Base):
    """Which paragraph rules a topic during a time. Paragraph numbers stand nowhere else."""

    __tablename__ = "law"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    area: Mapped[str]
    topic: Mapped[str]
    reference: Mapped[str]
    title: Mapped[str]
    valid_to: Mapped[date | None]


class LawNumber(Base):
    """The number that a paragraph sets: a limit in months or hours, or an interval in kronor."""

    __tablename__ = "law_number"

    law_id: Mapped[UUID] = mapped_column(primary_key=True)
    months: Mapped[int | None]
    low_kr: Mapped[int | None]
    high_kr: Mapped[int | None]
    hours: Mapped[int | None]


class ReportingWindow(Dated, Base):
    """When IVO takes the reports of a quarter, as month and day."""

    __tablename__ = "reporting_window"

    quarter: Mapped[int] = mapped_column(primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    opens: Mapped[str]
    due: Mapped[str]
