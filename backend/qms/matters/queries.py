"""Reads over all kinds of matters: what stands around one, who could take it over, and what waits."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    Text,
    TextClause,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    column,
    func,
    literal,
    or_,
    select,
    text,
    union_all,
)
from sqlalchemy import Row as SqlRow
from sqlalchemy.dialects.postgresql import JSONB

from qms.kernel import access, audit, clock
from qms.kernel.db import Tx
from qms.kernel.problems import NotVisible, UnknownReference
from qms.kernel.rows import Row, columns_of, contains, swedish, valid_on
from qms.matters import policy
from qms.matters.models import MISTAKEN, Matter, MatterKind
from qms.matters.schemas import MatterSummary, Successor
from qms.matters.states import Kind
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import LEADERS, Assignment, Person, Unit, UnitSuccession
from qms.responsibility.queries import answering

M = TypeVar("M", bound=Matter)
MATTER = Matter.__table__
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
SHOWN = 100
FIRST = 10
"""How many of each kind a search over all of them shows."""
SOURCE_UPDATED = "source-updated"
"""The entry of a timeline that says what a source has changed."""


def get(tx: Tx, model: type[M], matter_id: UUID, operation: str, also: ColumnElement[bool] | None = None) -> M:
    """One matter that the caller may see, or otherwise knows of, recorded as read. Else it does not exist."""
    name, visible = model.kind_name(), policy.visible_to(tx.actor, operation)
    is_known = visible if also is None else or_(visible, also)
    matter = tx.scalar(select(model).where(model.id == matter_id, is_known))
    if matter is None:
        raise NotVisible(about=(name, matter_id))
    audit.read(tx, name, matter.id, board_id=matter.board_id)
    return matter


def around(*lists: CodeListName, **more: str) -> TextClause:
    """The statement of what is shown beside a matter: what every kind shows, with labels of some lists, and more.

    What a kind adds stands under its name, and may use ``:id``, ``:board``, ``:unit``, ``:owner``, ``:today`` and
    names of its own.
    """
    columns = {
        "owner_name": "select name from person where id = :owner",
        "timeline": """
            select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'at', at, 'actorName', actor_name, 'note', note,
                                                'data', data) order by position)
              from matter_event where matter_id = :id""",
        "labels": """
            select jsonb_object_agg(list || ' ' || code, label) from code where board_id = :board and list = any(:lists)
            """,
        "reaching": "select array_agg(unit_id) from unit_reach where reached_id = :unit and since <= :today",
        **more,
    }
    statement = text("select " + ", ".join(f"({query}) as {name}" for name, query in columns.items()))
    ids = [bindparam(name, type_=Uuid()) for name in ("id", "board", "unit", "owner")]
    return statement.bindparams(*ids, bindparam("lists", [str(name) for name in lists], type_=ARRAY(Text)))


def surroundings(tx: Tx, statement: TextClause, matter: Matter, **more: object) -> SqlRow[Any]:
    """Everything that is shown beside a stored matter, in one statement."""
    places = {"id": matter.id, "board": matter.board_id, "unit": matter.unit_id, "owner": matter.owner_id}
    row = tx.execute(statement, places | {"today": clock.today()} | more).one()
    policy.remember_reaching(tx, matter.unit_id, row.reaching or [])
    return row


def successors(tx: Tx, matter: Matter, operation: str, words: str | None, *, limit: int) -> list[Row]:
    """Those who could take over a matter, by a part of the name, in Swedish order. Names and titles, no more."""
    rows = select(*columns_of(Successor, Person)).where(policy.can_take_over(matter, operation))
    if words:
        rows = rows.where(*(contains(Person.name, word) for word in words.split()))
    return [dict(row) for row in tx.execute(rows.order_by(swedish(Person.name), Person.id).limit(limit)).mappings()]


def successor(tx: Tx, matter: Matter, operation: str, person_id: UUID) -> Person:
    """Somebody who could take over a matter."""
    person = tx.scalar(select(Person).where(Person.id == person_id, policy.can_take_over(matter, operation)))
    if person is None:
        raise UnknownReference("Personen finns inte eller har ingen roll där ärendet kan tas om hand.")
    return person


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


def looked_for(kind: Kind, words: str) -> ColumnElement[bool]:
    """Whether a matter is what somebody looks for: by its words, its number, its case's or the name of its owner."""
    other = MATTER.alias()
    name = func.concat(" ", Person.name, " ")
    named = [contains(name, f" {word} ") for word in words.split()]
    ways: list[Select[Any]] = [
        select(func.access.search_matters(kind.name, words)),
        select(other.c.id).join(Person, Person.id == other.c.owner_id).where(*named),
    ]
    if number := kind.number_in(words):
        ways.append(select(other.c.id).where(other.c.number == number))
    # Worked out once, whatever the planner thinks of a function that it knows nothing of.
    once = union_all(*ways).cte("looked_for").prefix_with("MATERIALIZED")
    return MATTER.c.id.in_(select(once.c[0]))


def search(tx: Tx, kind: Kind, rows: Select[Any], matching: Select[Any]) -> tuple[list[Row], int]:
    """The first matters that a search has come upon, in its order, and how many there are (counted to 1 000)."""
    ids = tx.scalars(matching.limit(SEARCH_CAP)).all()
    known = {row["id"]: dict(row) for row in tx.execute(rows.where(MATTER.c.id.in_(ids[:SHOWN]))).mappings()}
    audit.listed(tx, kind.name, ids[:SHOWN], kind="search")
    return [known[matter_id] for matter_id in ids[:SHOWN]], len(ids)


def search_all(tx: Tx, kind: Kind, words: str) -> list[Row]:
    """The newest matters of a kind that somebody looks for, the one with the number first; one more than are shown."""
    is_other = MATTER.c.number.is_distinct_from(kind.number_in(words))
    matching = (
        select(*columns_of(MatterSummary, MATTER, reference=kind.reference))
        .where(MATTER.c.kind == kind.name, MATTER.c.status != MISTAKEN)
        .where(policy.visible_to(tx.actor, kind.search), looked_for(kind, words))
        .order_by(is_other, MATTER.c.reported_at.desc(), MATTER.c.id.desc())
    )
    rows = [dict(row) for row in tx.execute(matching.limit(FIRST + 1)).mappings()]
    audit.listed(tx, kind.name, [row["id"] for row in rows[:FIRST]], kind="search")
    return rows


def common_words(tx: Tx, words: str) -> Sequence[str]:
    """The words of a search that are too common to be looked for."""
    return tx.scalars(select(func.access.common_words(words))).all()


def responsible(tx: Tx, matter: Matter) -> Person | None:
    """Who answers for a matter today: the nearest who answers for its unit and reaches it, or who leads above it."""
    unit = tx.get_one(Unit, matter.unit_id)
    can = policy.can_take_over(matter, f"{matter.kind}Read")
    for person_id in answering(tx, unit, clock.today()):
        if person := tx.scalar(select(Person).where(Person.id == person_id, can)):
            return person
    leads = select(Assignment.person_id).where(
        Assignment.board_id == matter.board_id,
        Assignment.role.in_(LEADERS),
        valid_on(Assignment, clock.today()),
        or_(Assignment.unit_id.is_(None), Assignment.unit_id.in_(access.reaching(unit.id))),
    )
    return tx.scalar(select(Person).where(can, Person.id.in_(leads)).order_by(Person.id).limit(1))


def waiting(tx: Tx, kind: Kind, *, until: date) -> Select[tuple[Any, ...]]:
    """The matters of a kind that wait for a step that the caller may take, for a list of work.

    What its source has changed waits to be read, also where nothing else is left to do.
    """
    is_unread = and_(MATTER.c.source_changed_at.is_not(None), policy.visible_to(tx.actor, kind.waiting[0].operation))
    steps = [(is_unread, UNREAD, literal(f"{kind.name}Read"))] + [
        (
            and_(MATTER.c.status.in_(sorted(each.states)), policy.visible_to(tx.actor, each.operation)),
            each.step,
            literal(each.operation),
        )
        for each in kind.waiting
    ]
    step = case(*((when, step) for when, step, _ in steps)).label("step")
    operation = case(*((when, operation) for when, _, operation in steps)).label("operation")
    rows = select(*WORK, step, operation).where(MATTER.c.kind == kind.name, or_(*(when for when, _, _ in steps)))
    return rows.where(MATTER.c.due_on <= until) if kind.only_near else rows
