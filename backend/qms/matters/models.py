"""The common part of every matter, the kinds that there are, and its timeline."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, ClassVar, cast
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    Computed,
    FetchedValue,
    ForeignKey,
    ForeignKeyConstraint,
    ScalarSelect,
    Select,
    Table,
    Text,
    TypeDecorator,
    bindparam,
    event,
    func,
    insert,
    inspect,
    select,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import InstrumentedAttribute, Mapped, make_transient_to_detached, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base, Tx
from qms.kernel.rows import Versioned
from qms.organisation.models import Area, Board, Person

MISTAKEN = "mistaken"
"""The state of what should never have been registered, whatever its kind: it is kept to be read, and counts nowhere."""

CIVIL_DAY = "({} at time zone 'Europe/Stockholm')::date"
"""The Swedish day of a moment. Kept by the database beside those that figures are counted by, which ask for it most."""


class SearchedWords(TypeDecorator[str]):
    """What is known of a new matter for searches, as JSON: its board, its text and what it is called elsewhere."""

    impl = TSVECTOR
    cache_ok = True

    def bind_expression(self, bindparam: BindParameter[str]) -> ColumnElement[str]:
        """What the database makes of it."""
        return func.access.words_of(bindparam)


class Effect(Codes):
    """Whether what was done helped. Figures depend on it, so it is no list of a board's own."""

    LED_TO_IMPROVEMENT = "led-to-improvement", "Ledde till förbättring"
    NO_EFFECT = "no-effect", "Ingen effekt"
    CANNOT_BE_JUDGED = "cannot-be-judged", "Går inte att avgöra"


Searched = str | ScalarSelect[str] | None
"""A text that a search looks in: as it is, or where the database has it."""


@lru_cache
def noted(column: InstrumentedAttribute[str | None], of: InstrumentedAttribute[UUID]) -> ScalarSelect[str]:
    """Every note of the rows that are of a matter as one text, within a statement about the matter."""
    return select(func.string_agg(column, " ")).where(of == Matter.id).correlate(Matter).scalar_subquery()


class MatterKind(Base):
    """A kind of matter as the database knows it: one row says what else would be a rule in many places."""

    __tablename__ = "matter_kind"

    name: Mapped[str] = mapped_column(primary_key=True)
    prefix: Mapped[str]
    open_states: Mapped[list[str]] = mapped_column(ARRAY(Text))
    is_watched: Mapped[bool]
    acting: Mapped[str]
    acting_in: Mapped[dict[str, object]]


class Matter(Base):
    """A matter of any kind: where it belongs, whose it is, how far it has come, and where it came from.

    Milestones: *reported*, *assessed* (somebody decided what to do), *handled* (the handling was decided: investigation
    concluded, closed directly or dismissed) and *closed* (measures are done and judged). Beside them stands when who
    reported it was *answered*, where the kind ``is_answered``.

    A kind is a class of its own with the first letters of its numbers (``AVV-1042``), the address of its pages, and the
    states in which somebody still has something to do. Where it ``is_watched`` a passed limit is put on the timeline;
    one that counts its time by a law of its own tells of it itself. Who owns one takes its steps by ``acting``, in some
    states by another operation: whoever only reads it is no owner. What figures are divided by is ``counted``: how it
    stood is kept when it is changed.
    """

    __tablename__ = "matter"

    prefix: ClassVar[str]
    path: ClassVar[str]
    open_states: ClassVar[frozenset[str]]
    is_watched: ClassVar[bool] = True
    is_answered: ClassVar[bool] = False
    acting: ClassVar[str]
    acting_in: ClassVar[Mapping[str, str]] = {}
    counted: ClassVar[tuple[str, ...]] = ("unit_id", "area")

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey(Board.id))
    kind: Mapped[str] = mapped_column(ForeignKey(MatterKind.name))
    number: Mapped[int] = mapped_column(BigInteger, server_default=FetchedValue())
    title: Mapped[str]
    unit_id: Mapped[UUID]
    unit_name: Mapped[str]
    area: Mapped[Area]
    reporter_id: Mapped[UUID | None]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    intake_id: Mapped[UUID | None]
    routed_at: Mapped[datetime | None]
    status: Mapped[str]
    due_on: Mapped[date]
    reported_at: Mapped[datetime]
    assessed_at: Mapped[datetime | None]
    handled_at: Mapped[datetime | None]
    reported_on: Mapped[date] = mapped_column(Computed(CIVIL_DAY.format("reported_at")), deferred=True)
    handled_on: Mapped[date | None] = mapped_column(Computed(CIVIL_DAY.format("handled_at")), deferred=True)
    closed_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    source_client: Mapped[str | None]
    source_system: Mapped[str | None]
    source_id: Mapped[str | None]
    source_version: Mapped[int | None]
    source_fingerprint: Mapped[str | None]
    source_changed_at: Mapped[datetime | None]
    search: Mapped[str] = mapped_column(SearchedWords, deferred=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version, "polymorphic_on": kind}

    @classmethod
    def kind_name(cls) -> str:
        """What the kind is called in the database, in the feed and in the audit trail."""
        return str(cls.__mapper__.polymorphic_identity)

    @property
    def reference(self) -> str:
        """The number that people use: AVV-1042."""
        return f"{self.prefix}-{self.number}"

    @property
    def address(self) -> str:
        """Where the matter is, below the API's own address."""
        return f"{self.path}/{self.id}"

    @property
    def acts_by(self) -> str:
        """The operation by which its owner takes the next step."""
        return self.acting_in.get(self.status, self.acting)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do."""
        return self.status in self.open_states

    @property
    def waits_at(self) -> UUID | None:
        """The area whose intake function has it, and is to route it on."""
        return self.intake_id if self.routed_at is None else None

    def is_serious(self, _: Board) -> bool:
        """Whether it is serious by the board's own scale. What has no scale is not."""
        return False

    @property
    def searched(self) -> tuple[Searched, ...]:
        """The texts that a search looks in: those of the matter, and all that is noted on its timeline."""
        return (self.title, noted(MatterEvent.note, MatterEvent.matter_id))

    @property
    def identifiers(self) -> list[str]:
        """What the matter is called elsewhere, which a search finds whole: its case, where it belongs to one."""
        case = getattr(self, "case_reference", None)
        return [case] if case else []


class EarlierMatter(Base):
    """How a matter stood until it was changed, by what figures are divided by. Added, never changed."""

    __tablename__ = "earlier_matter"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(BigInteger, server_default=FetchedValue())
    until: Mapped[datetime]
    stood: Mapped[dict[str, object]]


class DiaryNumber(Versioned, Base):
    """What a matter is called in a diary: the board's own, where nobody else holds it. A search finds it whole."""

    __tablename__ = "diary_number"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    number: Mapped[str]
    holder: Mapped[str | None]
    noted_at: Mapped[datetime]
    noted_by: Mapped[UUID | None]
    struck_at: Mapped[datetime | None]
    struck_by: Mapped[UUID | None]
    struck_reason: Mapped[str | None]


class MatterEvent(Base):
    """Something that happened to a matter. Added, never changed."""

    __tablename__ = "matter_event"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    kind: Mapped[str]
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    note: Mapped[str | None]
    data: Mapped[dict[str, object]] = mapped_column(default=dict)


class MatterEffect(Base):
    """The judgement of a matter: whether what was done helped. A new one ends the one before, which stays."""

    __tablename__ = "matter_effect"
    __table_args__ = (ForeignKeyConstraint(["board_id", "matter_id"], ["matter.board_id", "matter.id"]),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    effect: Mapped[Effect]
    reason: Mapped[str | None]
    proposed: Mapped[Effect | None]
    """What the judgements of what was done said together. None where nothing was judged by itself."""
    snapshot_id: Mapped[UUID | None]
    """What was counted when it was judged."""
    holds: Mapped[bool | None]
    """Whether what was registered beforehand holds, where that was a statement."""
    judged_by: Mapped[UUID | None]
    judged_at: Mapped[datetime]
    until: Mapped[datetime | None]
    """From when another holds, or none."""


@event.listens_for(Tx, "before_flush")
def _store_at_once(tx: Tx, *_: object) -> None:
    """Store one new matter of any kind and the rows that begin with it by one statement instead of more.

    Many at once stay with the session, which stores each table's rows together; and so does what may be undone alone.
    """
    matters = [row for row in tx.new if isinstance(row, Matter)]
    if tx.in_nested_transaction() or len(matters) != 1:
        return
    begun = [*matters, *(row for row in tx.new if getattr(row, "matter_id", None) == matters[0].id)]
    values: list[dict[Column[Any], object]] = []
    for row in begun:
        tx.expunge(row)
        values += _by_table(_values(row))
    sent = {_name(place, column): value for place, of_row in enumerate(values) for column, value in of_row.items()}
    number = tx.execute(_storing(*map(tuple, values)), sent).scalar_one()
    for row in begun:
        if isinstance(row, Matter):
            vars(row)["number"] = number
        make_transient_to_detached(row)
        tx.add(row)


def _by_table(values: dict[Column[Any], object]) -> list[dict[Column[Any], object]]:
    """What is said of a new row, one part for each table that it stands in."""
    tables = dict.fromkeys(column.table for column in values)
    return [{column: value for column, value in values.items() if column.table is table} for table in tables]


def _values(row: Base) -> dict[Column[Any], object]:
    """What is said of a new row, or else stands there by default, and stands in it from then on."""
    mapper, values = inspect(type(row)), dict[Column[Any], object]()
    columns: list[Column[Any]] = [column for table in mapper.tables for column in table.columns]  # type: ignore[misc]
    for column in columns:
        if column.server_default is None:
            stands = 1 if column is mapper.version_id_col else getattr(column.default, "arg", None)
            name = mapper.get_property_by_column(column).key
            values[column] = vars(row).setdefault(name, stands(None) if callable(stands) else stands)
    return {column: value for column, value in values.items() if value is not None}


@lru_cache(maxsize=200)
def _storing(*rows: tuple[Column[Any], ...]) -> Select[tuple[int]]:
    """Rows of some tables, told by their columns, of which one is a matter, that gets its number."""
    stored = [
        insert(columns[0].table).values(
            {column: bindparam(_name(place, column), type_=column.type) for column in columns}
        )
        for place, columns in enumerate(rows)
    ]
    matter = cast("Table", Matter.__table__)
    (place,) = [place for place, columns in enumerate(rows) if columns[0].table is matter]
    numbered = stored.pop(place).returning(matter.c.number).cte("numbered")
    return select(numbered.c.number).add_cte(*(each.cte(f"stored_{place}") for place, each in enumerate(stored)))


def _name(place: int, column: Column[Any]) -> str:
    return f"{column.table.name}_{place}__{column.name}"
