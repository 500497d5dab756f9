"""Reads over all kinds of matters: what stands around one, who could take it over, and what waits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
    true,
    union,
    union_all,
)
from sqlalchemy import Row as SqlRow
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql.util import ClauseAdapter
from sqlalchemy.sql.visitors import iterate

from qms.kernel import access, audit, clock
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.problems import NotVisible, UnknownReference
from qms.kernel.rows import Row, columns_of, contains, most_counted, swedish
from qms.matters import policy
from qms.matters.models import MISTAKEN, Matter, MatterKind
from qms.matters.schemas import MatterSummary, Successor
from qms.matters.states import Kind
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Person, Unit, UnitSuccession
from qms.responsibility.queries import leading, receiving

M = TypeVar("M", bound=Matter)
Listed = tuple[list[Row], int]
"""A page of matters, and how many there are: one more than are counted at most, where there are more."""
Order = Sequence[ColumnElement[Any]]
MATTER = Matter.__table__
READER = bindparam("reader_id", type_=Uuid())
"""Who reads, in what else than their rights lets somebody know of a matter: made once, it is the same for everybody."""
UNREACHED = (
    text("select id from access.unreached_matters(:board, :today, :policy)")
    .bindparams(bindparam("policy", type_=JSONB))
    .columns(column("id", Uuid()))
)
WORK = tuple(
    MATTER.c[name] for name in ("id", "kind", "number", "title", "status", "unit_id", "unit_name", "due_on", "owner_id")
)
"""What a list of work shows of a matter, whatever kind it is."""
UNREAD = literal("Läs det nya från källsystemet")
SEARCH_CAP = 1_000
SUCCESSORS_SHOWN = 20
FIRST = 10
"""How many of each kind a search over all of them shows."""
EFFECT = "select to_jsonb(effect) from matter_effect where matter_id = matter.id and until is null"
"""How a matter is judged, to be shown beside it by the statement that reads it."""
SOURCE_UPDATED = "source-updated"
"""The entry of a timeline that says what a source has changed."""


@dataclass(frozen=True)
class Around(Generic[M]):
    """A kind of matter, and what is shown beside one: columns of a statement over its tables."""

    model: type[M]
    columns: tuple[ColumnElement[Any], ...]

    def __hash__(self) -> int:
        return hash(self.model)

    def select(self, *first: ColumnElement[Any]) -> Select[Any]:
        """Some columns, and then what is shown beside a matter."""
        return select(*first, *self.columns).select_from(self.model.__mapper__.selectable)


def get(tx: Tx, model: type[M], matter_id: UUID, operation: str, also: ColumnElement[bool] | None = None) -> M:
    """One matter that the caller may see, or otherwise knows of, recorded as read. Else it does not exist."""
    name, visible = model.kind_name(), policy.visible_to(tx.actor, operation)
    is_known = visible if also is None else or_(visible, also)
    matter = tx.scalar(select(model).where(model.id == matter_id, is_known))
    if matter is None:
        raise NotVisible(about=(name, matter_id))
    audit.read(tx, name, matter.id, board_id=matter.board_id)
    return matter


def get_any(tx: Tx, matter_id: UUID, operation: str) -> Matter:
    """A matter of any kind that an operation on every kind reaches, recorded as read. Otherwise it does not exist."""
    matter = tx.get(Matter, matter_id)
    if matter is None or not policy.may_on_any(tx, operation, matter):
        raise NotVisible(about=("matter", matter_id))
    audit.read(tx, matter.kind, matter.id, board_id=matter.board_id)
    return matter


def read(tx: Tx, around: Around[M], matter_id: UUID, also: ColumnElement[bool] | None = None) -> tuple[M, SqlRow[Any]]:
    """The same, to be shown and not changed, with what is shown beside it: all in one statement."""
    asked = {"matter_id": matter_id, "reader_id": tx.actor.id, "limits": tx.info.get("limits")}
    row = tx.execute(_reading(around, tx.actor, also), asked).one_or_none()
    if row is None:
        raise NotVisible(about=(around.model.kind_name(), matter_id))
    audit.recorded(tx, row.wait)
    policy.remember_reaching(tx, row.unit_id, row.reaching or [])
    return _untracked(around.model, row), row


@lru_cache(maxsize=1_000)
def _reading(around: Around[M], actor: Actor, also: ColumnElement[bool] | None) -> Select[Any]:
    visible = policy.visible_to(actor, f"{around.model.kind_name()}Read")
    return _one(around).where(visible if also is None else or_(visible, also))


@cache
def _one(around: Around[M]) -> Select[Any]:
    """What is read of one, whoever reads it: to make it costs more than to ask for it."""
    name, limits = around.model.kind_name(), bindparam("limits", type_=ARRAY(Integer))
    wait = audit.recording("read", name, limits=limits, object_id=MATTER.c.id, board_id=MATTER.c.board_id).label("wait")
    shown = around.select(*_stored(around.model), wait)
    return shown.where(MATTER.c.id == bindparam("matter_id", type_=Uuid()))


@cache
def _stored(model: type[Matter]) -> list[ColumnElement[Any]]:
    return [each.columns[0] for each in model.__mapper__.column_attrs if not each.deferred]


def _untracked(model: type[M], row: SqlRow[Any]) -> M:
    """A matter as it stands, without what follows its changes: the first try to change it fails."""
    matter = model.__new__(model)
    vars(matter).update(zip((str(column.key) for column in _stored(model)), row, strict=False))
    return matter


def around(model: type[M], *lists: CodeListName, **more: str) -> Around[M]:
    """What is shown beside a matter: what every kind shows, with labels of some lists, and more as JSON.

    What a kind adds stands under its name, in SQL over the row of ``matter`` and the one of the kind's own table.
    """
    named = ", ".join(f"'{name}'" for name in lists)
    stored = {
        "owner_name": "select to_jsonb(name) from person where id = matter.owner_id",
        "timeline": """
            select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'at', at, 'actorName', actor_name, 'note', note,
                                                'data', data, 'ofReporter', actor_id = matter.reporter_id)
                             order by position)
              from matter_event where matter_id = matter.id""",
        "labels": f"""
            select jsonb_object_agg(list || ' ' || code, label) from code
             where board_id = matter.board_id and list = any (array[{named}]::text[])""",  # noqa: S608 - the names of our own lists
        **more,
    }
    columns = [literal_column(f"({' '.join(query.split())})", JSONB()).label(name) for name, query in stored.items()]
    reaching = func.array(access.reaching(MATTER.c.unit_id).scalar_subquery(), type_=ARRAY(Uuid())).label("reaching")
    return Around(model, (*columns, reaching))


def surroundings(tx: Tx, around: Around[M], matter: M) -> SqlRow[Any]:
    """Everything that is shown beside a matter as it is now, in one statement."""
    tx.flush()
    row = tx.execute(_surrounding(around), {"matter_id": matter.id}).one()
    policy.remember_reaching(tx, matter.unit_id, row.reaching or [])
    return row


@cache
def _surrounding(around: Around[M]) -> Select[Any]:
    return around.select().where(MATTER.c.id == bindparam("matter_id", type_=Uuid()))


def successors(tx: Tx, matter: Matter, operation: str, words: str | None) -> list[Row]:
    """The first whom an operation on a matter would reach, by a part of the name, in Swedish order. No more of them."""
    rows = select(*columns_of(Successor, Person)).where(policy.can_take_over(matter, operation))
    if words:
        rows = rows.where(*(contains(Person.name, word) for word in words.split()))
    ordered = rows.order_by(swedish(Person.name), Person.id).limit(SUCCESSORS_SHOWN)
    return [dict(row) for row in tx.execute(ordered).mappings()]


def successor(tx: Tx, matter: Matter, person_id: UUID) -> Person:
    """Somebody who could take over a matter."""
    person = tx.scalar(select(Person).where(Person.id == person_id, policy.can_take_over(matter, matter.acts_by)))
    if person is None:
        raise UnknownReference("Personen finns inte eller har ingen roll där ärendet kan tas om hand.")
    return person


def listing(
    kind: Kind, rows: Select[Any], tables: FromClause, chosen: Sequence[Select[Any]], order: Order
) -> Select[Any]:
    """The statement of a page of matters: its rows, how many there are, and the record of who was shown which.

    ``rows`` say what is shown of ``tables``. ``chosen`` are the ids of all that are listed, one statement for each way
    that the caller reaches them: each way has its index, and both in one would be looked for in all of the board.
    """
    place, size, most = (bindparam(name, type_=Integer) for name in ("offset", "limit", "most"))
    page = _ordered(chosen, order, place + size).offset(place).limit(size).cte("page")
    some = (chosen[0] if len(chosen) == 1 else union(*(each.limit(most + 1) for each in chosen))).limit(most + 1)
    ids = func.array(select(page.c.id).scalar_subquery(), type_=ARRAY(Uuid()))
    told = (
        select(
            select(func.count()).select_from(some.subquery()).scalar_subquery().label("total"),
            audit.recording("list", kind.name, object_ids=ids, result_count=func.cardinality(ids)).label("wait"),
        )
        .cte("told")
        .prefix_with("MATERIALIZED")
    )
    shown = page.join(tables, MATTER.c.id == page.c.id)
    return rows.add_columns(told.c.total).select_from(told.outerjoin(shown, true())).order_by(*order)


def _ordered(chosen: Sequence[Select[Any]], order: Order, end: ColumnElement[int]) -> Select[Any]:
    """The ids in their order. Of several statements no more than could stand before the end are read of each."""
    if len(chosen) == 1:
        return chosen[0].order_by(*order)
    told = {part for each in order for part in iterate(each) if isinstance(part, Column)} - {MATTER.c.id}
    columns = sorted(told, key=attrgetter("name"))
    first = union(*(each.add_columns(*columns).order_by(*order).limit(end) for each in chosen)).subquery()
    of_these = ClauseAdapter(first)
    return select(first.c.id).order_by(*(of_these.traverse(each) for each in order))


def chosen(
    actor: Actor, operation: str, table: FromClause, conditions: Sequence[ColumnElement[bool]]
) -> list[Select[tuple[UUID]]]:
    """The ids of the matters of some conditions, one statement for each way that an operation reaches them."""
    ways = policy.ways_to(actor, operation)
    return [select(MATTER.c.id).select_from(table).where(*conditions, way) for way in ways]


def listed(tx: Tx, statement: Select[Any], *, offset: int, limit: int) -> Listed:
    """Read a page. No more are counted than somebody reads: it costs what it shows and not what the board holds."""
    most = most_counted(offset + limit)
    rows = [dict(row) for row in tx.execute(statement, {"offset": offset, "limit": limit, "most": most}).mappings()]
    audit.recorded(tx, 0)
    total: int = [row.pop("total") for row in rows][-1]  # of which the first is there also when nothing is listed
    return [row for row in rows if row["id"]], total


def outlived(tx: Tx, board_id: UUID) -> Sequence[Matter]:
    """The open matters that nobody owns, or somebody who does not reach them or who led what is now another unit."""
    today = clock.today()
    unreached = select(UNREACHED.subquery().c.id)
    parts = select(func.count()).where(UnitSuccession.predecessor_id == Unit.id, UnitSuccession.happened_on <= today)
    led = and_(parts.scalar_subquery() == 1, Matter.owner_id.in_((Unit.manager_id, Unit.deputy_id)))
    is_open = and_(MatterKind.name == Matter.kind, Matter.status == any_(MatterKind.open_states))
    rows = select(Matter).join(Unit, Unit.id == Matter.unit_id).join(MatterKind, is_open)
    rows = rows.where(Matter.board_id == board_id, or_(Matter.id.in_(unreached), led))
    asked = {"board": board_id, "today": today, "policy": access.roles_reaching()}
    return tx.scalars(rows.order_by(Matter.id), asked).all()


def looked_for(tx: Tx, kind: Kind, words: str) -> ColumnElement[bool]:
    """Whether somebody looks for a matter: by what they read of it, its number, its case's or its owner's name."""
    other, to_reporter = MATTER.alias(), sorted(policy.TO_REPORTER) if kind.is_reported else None
    worded = func.access.search_matters(kind.name, words, to_reporter).table_valued("id", "is_told")
    named = [contains(func.concat(" ", Person.name, " "), f" {word} ") for word in words.split()]
    ways: list[Select[Any]] = [
        select(worded.c.id, worded.c.is_told),
        select(other.c.id, true()).join(Person, Person.id == other.c.owner_id).where(*named),
    ]
    if number := kind.number_in(words):
        ways.append(select(other.c.id, true()).where(other.c.number == number))
    # Worked out once, whatever the planner thinks of a function that it knows nothing of.
    once = union_all(*ways).cte("looked_for").prefix_with("MATERIALIZED")
    here, told = MATTER.c.id.in_(select(once.c[0])), MATTER.c.id.in_(select(once.c[0]).where(once.c[1]))
    return and_(here, or_(policy.handled_by(tx.actor, kind.name), told)) if kind.is_reported else here


def search(tx: Tx, kind: Kind, rows: Select[Any], matching: Select[Any], *, offset: int, limit: int) -> Listed:
    """A page of the matters that a search has come upon, in its order, and how many there are."""
    ids = tx.scalars(matching.limit(most_counted(offset + limit) + 1)).all()
    shown = ids[offset : offset + limit]
    known = {row["id"]: dict(row) for row in tx.execute(rows.where(MATTER.c.id.in_(shown))).mappings()}
    audit.listed(tx, kind.name, shown, kind="search")
    return [known[matter_id] for matter_id in shown], len(ids)


def search_all(tx: Tx, kind: Kind, words: str) -> list[Row]:
    """The newest matters of a kind that somebody looks for, the one with the number first; one more than are shown."""
    is_other = MATTER.c.number.is_distinct_from(kind.number_in(words))
    matching = (
        select(*columns_of(MatterSummary, MATTER, reference=kind.reference))
        .where(MATTER.c.kind == kind.name, MATTER.c.status != MISTAKEN)
        .where(policy.visible_to(tx.actor, kind.search), looked_for(tx, kind, words))
        .order_by(is_other, MATTER.c.reported_at.desc(), MATTER.c.id.desc())
    )
    rows = [dict(row) for row in tx.execute(matching.limit(FIRST + 1)).mappings()]
    audit.listed(tx, kind.name, [row["id"] for row in rows[:FIRST]], kind="search")
    return rows


def common_words(tx: Tx, words: str) -> Sequence[str]:
    """The words of a search that are too common to be looked for."""
    return tx.scalars(select(func.access.common_words(words))).all()


def responsible(tx: Tx, matter: Matter) -> Person | None:
    """Who answers for a matter today: the nearest who answers for its unit and acts on it, or who leads above it."""
    can = policy.can_take_over(matter, matter.acts_by)
    return next((person for each in in_charge(tx, matter) if (person := one_who(tx, each, can))), None)


def in_charge(tx: Tx, matter: Matter) -> Iterator[UUID]:
    """Those who answer for a matter today: the intake function until it is routed, who leads its unit, and above."""
    if matter.waits_at:
        yield from receiving(tx, matter.waits_at, clock.today())
    yield from leading(tx, tx.get_one(Unit, matter.unit_id), clock.today())


def one_who(tx: Tx, person_id: UUID, can: ColumnElement[bool]) -> Person | None:
    """Somebody, if they can."""
    return tx.scalar(select(Person).where(Person.id == person_id, can))


def waiting(tx: Tx, kind: Kind, *, until: date) -> Select[tuple[Any, ...]]:
    """The matters of a kind that wait for a step that the caller may take, for a list of work.

    What its source has changed waits to be read, also where nothing else is left to do.
    """
    is_unread = and_(MATTER.c.source_changed_at.is_not(None), policy.visible_to(tx.actor, kind.waiting[0].operation))
    steps: list[tuple[ColumnElement[bool], ColumnElement[str], ColumnElement[str]]]
    steps = [(is_unread, UNREAD, literal(f"{kind.name}Read"))]
    for each in kind.waiting:
        waits = and_(MATTER.c.status.in_(sorted(each.states)), policy.visible_to(tx.actor, each.operation))
        steps.append((waits, each.step, literal(each.operation) if each.takes is None else each.takes))
    step = case(*((when, step) for when, step, _ in steps)).label("step")
    operation = case(*((when, operation) for when, _, operation in steps)).label("operation")
    rows = select(*WORK, step, operation).where(MATTER.c.kind == kind.name, or_(*(when for when, _, _ in steps)))
    return rows.where(MATTER.c.due_on <= until) if kind.only_near else rows
