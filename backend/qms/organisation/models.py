"""The municipality's boards, units, people and roles, all valid in time."""

from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKey, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.db import Base
from qms.kernel.rows import Dated

AREAS = {
    "children-youth": "Barn och unga",
    "financial-assistance": "Ekonomiskt bistånd",
    "adults": "Vuxna",
    "family-law": "Familjerätt",
    "outpatient": "Öppenvård",
    "integration": "Integration",
    "labour-market": "Arbetsmarknad",
    "disability": "Funktionshinder",
    "elderly": "Äldre",
    "residential-care": "Boende och heldygnsvård",
    "staff": "Stab och stöd",
}


class Board(Base):
    """A nämnd: its own authority with its own secrecy, code lists and limits."""

    __tablename__ = "board"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    name: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(Text)
    assess_days: Mapped[int] = mapped_column(default=5)
    investigate_days: Mapped[int] = mapped_column(default=10)
    quality_year_starts: Mapped[int] = mapped_column(default=9)
    risk_scale: Mapped[dict[str, object]] = mapped_column(JSONB)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Person(Base):
    """Someone who works for the municipality."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    is_active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Unit(Dated, Base):
    """A part of the organisation during a time. When it moves, splits or merges it ends and is succeeded."""

    __tablename__ = "unit"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    parent_id: Mapped[UUID | None]
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    area: Mapped[str] = mapped_column(Text)
    manager_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    deputy_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    def is_valid_on(self, day: date) -> bool:
        """Whether the unit exists on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class UnitClosure(Base):
    """Every unit with every unit below it, itself included. Kept by a trigger; never written here."""

    __tablename__ = "unit_closure"

    board_id: Mapped[UUID]
    ancestor: Mapped[UUID] = mapped_column(primary_key=True)
    descendant: Mapped[UUID] = mapped_column(primary_key=True)
    depth: Mapped[int]


class UnitHeadcount(Base):
    """How many people a unit had during a year; the base of a reporting rate."""

    __tablename__ = "unit_headcount"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    year: Mapped[int]
    persons: Mapped[int]


class UnitSuccession(Base):
    """What became of a unit in a reorganisation, so that series of figures survive it."""

    __tablename__ = "unit_succession"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    predecessor_id: Mapped[UUID]
    successor_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(Text)
    happened_on: Mapped[date]


class Assignment(Base):
    """A role that a person holds at a unit, or at a whole board, during a time."""

    __tablename__ = "assignment"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(Text)
    unit_id: Mapped[UUID | None]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Absence(Base):
    """Time away. Meanwhile the deputy holds the person's roles."""

    __tablename__ = "absence"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    deputy_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    absent_from: Mapped[date]
    absent_to: Mapped[date]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ServiceAccount(Base):
    """A municipal system that calls the API: one job, named scopes, one board, an end date."""

    __tablename__ = "service_account"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    client_id: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    valid_to: Mapped[date]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Code(Dated, Base):
    """One code of one of a board's lists during a time. Old matters keep the code they were given."""

    __tablename__ = "code"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    list: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    sort: Mapped[int] = mapped_column(default=0)
    maps_to: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
