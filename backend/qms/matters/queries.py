"""Reads over all kinds of matters: what stands around one, who could take it over, what waits, and the feed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
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

M = TypeVar("M", bound=Matter)
MATTER = Matter.__table__
UNREACHED = (
    text("select id from access.unreached_matters(:board, :today, :policy)")
    .bindparams(bindparam("policy", type_=JSONB))
    .columns(column("id", Uuid()))
)
AT_WORK = text(
    """
    select is_active, (select b.deputy_id from absence b join board n on n.id = b.board_id
                        where b.person_id = :person and b.board_id = :board
                          and :day between b.absent_from and b.absent_to and :day < b.absent_from + n.stand_in_days
                        order by b.absent_from limit 1) as deputy_id
      from person where id = :person
    """
).bindparams(bindparam("person", type_=Uuid()), bindparam("board", type_=Uuid()))
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
FEED = text(
    """
    select e.id, e.kind, e.matter_id, m.kind as matter_kind, e.at, e.data ->> 'status' as status,
           e.generation, e.xid::text as xid, e.position
      from matter_event e join matter m on m.id = e.matter_id
     where e.board_id = :board
       and (e.generation < (select access.generation()) or e.xid < (select access.feed_edge()))
       and (e.generation, e.xid, e.position) > (:generation, cast(:xid as xid8), :position)
     order by e.generation, e.xid, e.position
     limit :limit
    """
)
NEXT_IN_FEED = text(
    """
    select at from matter_event
     where board_id = :board and (generation, xid, position) > (:generation, cast(:xid as xid8), :position)
     order by generation, xid, position
     limit 1
    """
)


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


def reachable_owner(tx: Tx, unit: Unit, day: date) -> UUID | None:
    """Who answers for a unit on a day: its manager, or whoever stands in.

    When nobody there is at work it is who answers for the unit above, and so on; at last the manager all the same.
    Asked once in a transaction, for the many that come in together.
    """
    last = unit.manager_id or unit.deputy_id
    known: dict[object, UUID | None] = tx.info.setdefault("reachable_owners", {})
    asked = (unit.id, day, unit.manager_id, unit.deputy_id)
    if asked not in known:
        known[asked] = next(answering(tx, unit, day), last)
    return known[asked]


def answering(tx: Tx, unit: Unit, day: date) -> Iterator[UUID]:
    """Those at work who answer for a unit on a day, the nearest first. What has ended is answered for by its successor.

    Where it was split nobody knows which part, so that it is who stands above.
    """
    at, passed = unit, set[UUID]()
    while at.id not in passed:
        passed.add(at.id)
        successors = _taking_over(tx, at, day)
        if not successors:
            for person_id in (at.manager_id, at.deputy_id):
                if person_id and (present := _present(tx, person_id, at.board_id, day)):
                    yield present
        next_id = successors[0] if len(successors) == 1 else at.parent_id
        at = tx.get_one(Unit, next_id) if next_id else at


def _taking_over(tx: Tx, unit: Unit, day: date) -> Sequence[UUID]:
    """What a unit has ended into by a day."""
    if unit.is_valid_on(day):
        return ()
    edges = select(UnitSuccession.successor_id).where(UnitSuccession.predecessor_id == unit.id)
    return tx.scalars(edges.where(UnitSuccession.happened_on <= day)).all()


def _present(tx: Tx, person_id: UUID, board_id: UUID, day: date) -> UUID | None:
    """The person if at work, or the deputy if that one is. Nobody stands in for who no longer works here."""
    is_active, deputy_id = _at_work(tx, person_id, board_id, day)
    if not is_active or not deputy_id:
        return person_id if is_active else None
    return deputy_id if _at_work(tx, deputy_id, board_id, day) == (True, None) else None


def _at_work(tx: Tx, person_id: UUID, board_id: UUID, day: date) -> tuple[bool, UUID | None]:
    """Whether a person works here, and who stands in when the person is away."""
    row = tx.execute(AT_WORK, {"person": person_id, "board": board_id, "day": day}).one_or_none()
    return (row.is_active, row.deputy_id) if row else (False, None)


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


def feed(tx: Tx, *, board_id: UUID, after: str | None, limit: int) -> tuple[list[dict[str, object]], str, timedelta]:
    """A board's events after a cursor in an order that never changes, the next cursor, and how far behind that is.

    Only transactions that all others can see are passed on, so that a slow writer's event is never skipped. What was
    written on another server, before a restore, is older than all that is written on this one.
    """
    place = _parsed(after)
    rows = tx.execute(FEED, {"board": board_id, "limit": limit, **place}).mappings()
    entries = [dict(row) for row in rows]
    place = {name: entries[-1][name] for name in place} if entries else place
    waiting = tx.scalar(NEXT_IN_FEED, {"board": board_id, **place})
    lag = max(clock.now() - waiting, timedelta()) if waiting else timedelta()
    return entries, "-".join(map(str, place.values())), lag


def _parsed(cursor: str | None) -> dict[str, object]:
    """The place that a cursor names. One from before the feed had generations belongs to the first."""
    parts = (cursor or "0-0").split("-")
    generation, xid, position = ["1", *parts] if len(parts) == 2 else parts
    return {"generation": int(generation), "xid": xid, "position": int(position)}
