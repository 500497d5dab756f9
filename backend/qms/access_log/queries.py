"""Reads of the trail. The wall between boards stands in the database's own functions; reading is itself recorded."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Row, Uuid, bindparam, select, text

from qms.access_log.schemas import AccessEventFilter
from qms.kernel import access, audit, clock
from qms.kernel.db import Tx
from qms.kernel.rows import contains, one_visible
from qms.matters import policy
from qms.matters.models import Matter, MatterKind
from qms.organisation.models import Person
from qms.organisation.queries import belongs_to, reached_board

MATTER, KIND = Matter.__table__.c, MatterKind.__table__.c
PAGE, NUMBERS_SHOWN, DAYS_BACK = 50, 5, 30
NAME = "coalesce(p.name, s.name)"
ACTORS = "left join person p on p.id = e.actor_id left join service_account s on s.id = e.actor_id"
EVENTS = text(
    f"""
    select e.*, {NAME} as actor_name,
           (select array_agg(k.prefix || '-' || m.number order by m.number)
              from matter m join matter_kind k on k.name = m.kind
             where m.id = e.object_id or m.id = any (e.object_ids[1:{NUMBERS_SHOWN}])) as matters
      from audit.events(:board, :actors, :matter, :operation, :since, :until, :before_at, :before_id, {PAGE},
                        :outcome) e
      {ACTORS}
     order by e.at desc, e.id desc
    """  # noqa: S608 - constants of this file
).bindparams(
    bindparam("board", type_=Uuid()), bindparam("actors", type_=ARRAY(Uuid())), bindparam("matter", type_=Uuid())
)
READERS = text(
    f"""
    select e.*, {NAME} as name,
           array(select u.name from assignment a join unit u on u.id = a.unit_id
                  where a.person_id = e.actor_id and a.board_id = :board
                    and :today >= a.valid_from and (a.valid_to is null or :today <= a.valid_to)
                  group by u.name order by sv_key(u.name) collate "C") as unit_names
      from audit.readers(:board, :matter) e {ACTORS}
     order by e.last_at desc
    """  # noqa: S608 - constants of this file
).bindparams(bindparam("board", type_=Uuid()), bindparam("matter", type_=Uuid()))


def events(tx: Tx, filters: AccessEventFilter) -> list[Row[Any]]:
    """A page of what has been done at a board, the latest first. Whom and what was asked about is recorded."""
    board = reached_board(access.reach(tx.actor, "accessEventList"), filters.board_id)
    actors = _named(tx, board, filters.person) if filters.person else None
    matter = _numbered(tx, board, filters.matter) if filters.matter else None
    audit.listed(tx, "access_log", [*(actors or []), *([matter] if matter else [])])
    if (filters.person and not actors) or (filters.matter and not matter):
        return []
    microseconds, _, number = (filters.before or "").partition("-")
    until = filters.until or clock.today()
    asked = {
        "board": board,
        "actors": actors,
        "matter": matter,
        "operation": filters.operation,
        "outcome": filters.outcome,
        "since": _midnight(filters.since or until - timedelta(days=DAYS_BACK)),
        "until": _midnight(until + timedelta(days=1)),
        "before_at": _instant(int(microseconds)) if filters.before else None,
        "before_id": int(number) if filters.before else None,
    }
    return list(tx.execute(EVENTS, asked))


def cursor(rows: list[Row[Any]]) -> str | None:
    """What the next page goes on from, if there may be one."""
    if len(rows) < PAGE:
        return None
    since_epoch = rows[-1].at - datetime.fromtimestamp(0, clock.STOCKHOLM)
    return f"{since_epoch // timedelta(microseconds=1)}-{rows[-1].id}"


def matter(tx: Tx, matter_id: UUID) -> Matter:
    """A matter whose readers the caller may know, recorded as read. Otherwise it does not exist."""
    matter = one_visible(tx, Matter, matter_id, policy.visible_to(tx.actor, "matterReaderList"))
    audit.read(tx, "matter", matter_id, board_id=matter.board_id)
    return matter


def readers(tx: Tx, matter: Matter) -> list[Row[Any]]:
    """Who has opened a matter, by person, day and operation."""
    asked = {"board": matter.board_id, "matter": matter.id, "today": clock.today()}
    return list(tx.execute(READERS, asked))


def _named(tx: Tx, board: UUID, words: str) -> list[UUID]:
    return list(tx.scalars(select(Person.id).where(belongs_to(frozenset({board})), contains(Person.name, words))))


def _numbered(tx: Tx, board: UUID, reference: str) -> UUID | None:
    prefix, _, number = reference.upper().rpartition("-")
    of_kind = select(KIND.name).where(KIND.prefix == prefix).scalar_subquery()
    return tx.scalar(
        select(MATTER.id).where(MATTER.board_id == board, MATTER.kind == of_kind, MATTER.number == int(number))
    )


def _midnight(day: Any) -> datetime:
    return datetime.combine(day, time(), clock.STOCKHOLM)


def _instant(microseconds: int) -> datetime:
    return datetime.fromtimestamp(0, clock.STOCKHOLM) + timedelta(microseconds=microseconds)
