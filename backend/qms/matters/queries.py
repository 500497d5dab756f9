"""Reads over all kinds of matters: what stands around one, who could take it over, what waits, and the feed."""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ARRAY, Select, Text, TextClause, Uuid, and_, bindparam, case, or_, select, text
from sqlalchemy import Row as SqlRow

from qms.kernel import audit
from qms.kernel.db import Tx
from qms.kernel.problems import Invalid, NotVisible, UnknownReference
from qms.kernel.rows import Row, columns_of, contains, swedish
from qms.matters import policy
from qms.matters.models import Matter
from qms.matters.schemas import Successor
from qms.matters.states import Kind
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Person

M = TypeVar("M", bound=Matter)
MATTER = Matter.__table__
WORK = tuple(MATTER.c[name] for name in ("id", "kind", "number", "title", "status", "unit_name", "due_on", "owner_id"))
"""What a list of work shows of a matter, whatever kind it is."""
FEED = text(
    """
    select e.id, e.kind, e.matter_id, m.kind as matter_kind, e.at, e.data ->> 'status' as status,
           e.xid::text as xid, e.position
      from matter_event e join matter m on m.id = e.matter_id
     where e.board_id = :board
       and e.xid < pg_snapshot_xmin(pg_current_snapshot())
       and (e.xid, e.position) > (cast(:xid as xid8), :position)
     order by e.xid, e.position
     limit :limit
    """
)


def get(tx: Tx, model: type[M], matter_id: UUID, operation: str) -> M:
    """One matter that the caller may see, recorded as read. Otherwise it does not exist."""
    name = model.kind_name()
    matter = tx.scalar(select(model).where(model.id == matter_id, policy.visible_to(tx.actor, operation)))
    if matter is None:
        raise NotVisible(about=(name, matter_id))
    audit.read(tx, name, matter.id, board_id=matter.board_id)
    return matter


def around(*lists: CodeListName, **more: str) -> TextClause:
    """The statement of what is shown beside a matter: what every kind shows, with labels of some lists, and more.

    What a kind adds stands under its name, and may use ``:id``, ``:board``, ``:unit``, ``:owner`` and names of its own.
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
        "ancestors": "select array_agg(ancestor) from unit_closure where descendant = :unit",
        **more,
    }
    statement = text("select " + ", ".join(f"({query}) as {name}" for name, query in columns.items()))
    ids = [bindparam(name, type_=Uuid()) for name in ("id", "board", "unit", "owner")]
    return statement.bindparams(*ids, bindparam("lists", [str(name) for name in lists], type_=ARRAY(Text)))


def surroundings(tx: Tx, statement: TextClause, matter: Matter, **more: object) -> SqlRow[Any]:
    """Everything that is shown beside a stored matter, in one statement."""
    places = {"id": matter.id, "board": matter.board_id, "unit": matter.unit_id, "owner": matter.owner_id}
    row = tx.execute(statement, places | more).one()
    policy.remember_ancestors(tx, matter.unit_id, row.ancestors or [])
    return row


def successors(tx: Tx, matter: Matter, operation: str, words: str | None, *, limit: int) -> list[Row]:
    """Those who could take over a matter, by a part of the name, in Swedish order. Names and titles, no more."""
    rows = select(*columns_of(Successor, Person)).where(policy.can_take_over(matter, operation))
    if words:
        rows = rows.where(contains(Person.name, words))
    return [dict(row) for row in tx.execute(rows.order_by(swedish(Person.name), Person.id).limit(limit)).mappings()]


def successor(tx: Tx, matter: Matter, operation: str, person_id: UUID) -> Person:
    """Somebody who could take over a matter."""
    person = tx.scalar(select(Person).where(Person.id == person_id, policy.can_take_over(matter, operation)))
    if person is None:
        raise UnknownReference("Personen finns inte eller har ingen roll där ärendet kan tas om hand.")
    return person


def waiting(tx: Tx, kind: Kind, *, until: date) -> Select[tuple[Any, ...]]:
    """The matters of a kind that wait for a step that the caller may take, for a list of work."""
    steps = [
        (and_(MATTER.c.status.in_(sorted(each.states)), policy.visible_to(tx.actor, each.operation)), each.step)
        for each in kind.waiting
    ]
    step = case(*steps) if len(steps) > 1 else steps[0][1]
    rows = select(*WORK, step.label("step")).where(MATTER.c.kind == kind.name, or_(*(at for at, _ in steps)))
    return rows.where(MATTER.c.due_on <= until) if kind.only_near else rows


def feed(tx: Tx, *, board_id: UUID, after: str | None, limit: int) -> tuple[list[dict[str, object]], str]:
    """A board's events after a cursor in an order that never changes, and the next cursor.

    Only transactions that all others can see are passed on, so that a slow writer's event is never skipped.
    """
    xid, position = _parsed(after)
    rows = tx.execute(FEED, {"board": board_id, "xid": xid, "position": position, "limit": limit}).mappings()
    entries = [dict(row) for row in rows]
    cursor = f"{entries[-1]['xid']}-{entries[-1]['position']}" if entries else (after or "0-0")
    return entries, cursor


def _parsed(cursor: str | None) -> tuple[str, int]:
    xid, _, position = (cursor or "0-0").partition("-")
    if not (xid.isdecimal() and position.isdecimal() and len(xid) < 20 and len(position) < 19):
        detail = "Använd den cursor som förra svaret gav."
        raise Invalid(errors=[{"pointer": "query:after", "code": "malformed", "detail": detail}])
    return xid, int(position)
