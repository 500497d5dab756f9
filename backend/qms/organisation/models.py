"""The municipality's boards, units, people and roles, all valid in time."""

from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, FetchedValue, ForeignKey, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Dated, Versioned


class Area(Codes):
    """The field of social services that a unit works in."""

    CHILDREN_YOUTH = "children-youth", "Barn och unga"
    FINANCIAL_ASSISTANCE = "financial-assistance", "Ekonomiskt bistånd"
    ADULTS = "adults", "Vuxna"
    FAMILY_LAW = "family-law", "Familjerätt"
    OUTPATIENT = "outpatient", "Öppenvård"
    INTEGRATION = "integration", "Integration"
    LABOUR_MARKET = "labour-market", "Arbetsmarknad"
    DISABILITY = "disability", "Funktionshinder"
    ELDERLY = "elderly", "Äldre"
    RESIDENTIAL_CARE = "residential-care", "Boende och heldygnsvård"
    STAFF = "staff", "Stab och stöd"


class UnitKind(Codes):
    """What a part of the organisation is, from the top."""

    ADMINISTRATION = "administration", "Förvaltning"
    DEPARTMENT = "department", "Avdelning"
    SECTION = "section", "Sektion"
    UNIT = "unit", "Enhet"
    TEAM = "team", "Grupp"


class SuccessionKind(Codes):
    """What a reorganisation does to units."""

    MOVE = "move", "En enhet blir en annan"
    MERGE = "merge", "Enheter slås ihop"
    SPLIT = "split", "En enhet delas"


class Role(Codes):
    """What somebody does at a unit or a board, and thereby may do. ``policy.csv`` says what."""

    REPORTER = "reporter", "Medarbetare"
    UNIT_MANAGER = "unit-manager", "Enhetschef"
    LEX_SARAH_INVESTIGATOR = "lex-sarah-investigator", "Lex Sarah-utredare"
    SAS = "sas", "Socialt ansvarig samordnare"
    COMPLAINTS_OFFICER = "complaints-officer", "Koordinator synpunkter och klagomål"
    INTAKE = "intake", "Mottagning av rapporter"
    QUALITY_DEVELOPER = "quality-developer", "Kvalitetsutvecklare"
    DECISION_REPORTER = "decision-reporter", "Rapportör ej verkställda beslut"
    DEPARTMENT_HEAD = "department-head", "Avdelnings- eller förvaltningschef"
    BOARD_MEMBER = "board-member", "Ledamot i nämnden"
    AUDITOR = "auditor", "Förtroendevald revisor"
    DPO = "dpo", "Dataskyddsombud"
    LOG_REVIEWER = "log-reviewer", "Loggranskare"
    ADMINISTRATOR = "administrator", "Behörighetsadministratör"


AREAS = Area.labels()


class Letters(Codes):
    """How often a letter tells somebody that something waits."""

    DAILY = "daily", "Varje dag"
    WEEKLY = "weekly", "En gång i veckan"
    NEVER = "never", "Aldrig"


class Board(Versioned, Base):
    """A nämnd: its own authority with its own secrecy, code lists and limits."""

    __tablename__ = "board"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    name: Mapped[str]
    short_name: Mapped[str]
    assess_days: Mapped[int] = mapped_column(default=5)
    investigate_days: Mapped[int] = mapped_column(default=10)
    quality_year_starts: Mapped[int] = mapped_column(default=9)
    stand_in_days: Mapped[int] = mapped_column(default=90)
    end_percent: Mapped[int] = mapped_column(default=5)
    undo_minutes: Mapped[int] = mapped_column(default=60)
    remind_days: Mapped[int] = mapped_column(default=2)
    superior_after_days: Mapped[int] = mapped_column(default=5)
    decide_days: Mapped[int] = mapped_column(default=10)
    max_follow_up_days: Mapped[int] = mapped_column(default=180)
    answer_days: Mapped[int] = mapped_column(default=30)
    export_rows: Mapped[int] = mapped_column(default=200)
    export_rows_alone: Mapped[int] = mapped_column(default=2000)
    risk_scale: Mapped[dict[str, object]]


class Person(Versioned, Base):
    """Someone who works for the municipality."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    letters: Mapped[Letters] = mapped_column(default=Letters.DAILY)
    is_active: Mapped[bool] = mapped_column(default=True)


class Unit(Dated, Versioned, Base):
    """A part of the organisation during a time. When it moves, splits or merges it ends and is succeeded."""

    __tablename__ = "unit"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    parent_id: Mapped[UUID | None]
    name: Mapped[str]
    kind: Mapped[UnitKind]
    area: Mapped[Area]
    manager_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    deputy_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))

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


class UnitReach(Base):
    """A unit with one reached from it: itself, what lies below, what has ended into any of these. Kept by a trigger."""

    __tablename__ = "unit_reach"

    unit_id: Mapped[UUID] = mapped_column(primary_key=True)
    reached_id: Mapped[UUID] = mapped_column(primary_key=True)


class UnitSuccession(Base):
    """What became of a unit in a reorganisation, so that series of figures survive it."""

    __tablename__ = "unit_succession"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    predecessor_id: Mapped[UUID]
    successor_id: Mapped[UUID]
    kind: Mapped[SuccessionKind]
    happened_on: Mapped[date]


LEADERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD)


class Assignment(Dated, Versioned, Base):
    """A role that a person holds at a unit, or at a whole board, during a time."""

    __tablename__ = "assignment"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    role: Mapped[Role]
    unit_id: Mapped[UUID | None]
    rule_id: Mapped[UUID | None]


class Absence(Versioned, Base):
    """Time away. Meanwhile the deputy has some roles held when it was registered: ``access.lend_roles`` says which."""

    __tablename__ = "absence"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    deputy_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    absent_from: Mapped[date]
    absent_to: Mapped[date]
    assignment_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()), server_default=FetchedValue())
    entry_id: Mapped[UUID | None]
    """The entry of a directory that told of it. None: somebody registered it."""


class Code(Dated, Versioned, Base):
    """One code of one of a board's lists during a time. Old matters keep the code they were given."""

    __tablename__ = "code"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    list: Mapped[str]
    code: Mapped[str]
    label: Mapped[str]
    sort: Mapped[int] = mapped_column(default=0)
    maps_to: Mapped[str | None]
    parent: Mapped[str | None]
    """What it belongs to in the list above, where its list is a second level."""
    asks_data_incident: Mapped[bool] = mapped_column(default=False)
    """Whether who chooses it is asked whether personal data may have been seen."""
