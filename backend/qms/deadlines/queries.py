"""Reads of times: those of a matter, those that a day has reached, and those whose owner does not read them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from uuid import UUID

from sqlalchemy import Date, and_, bindparam, cast, column, func, inspect, or_, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import Uuid

from qms.deadlines.models import ABOVE, ASIDE, NEAR, Deadline
from qms.deadlines.states import may
from qms.kernel import access, audit, clock
from qms.kernel.db import Tx
from qms.kernel.problems import NotVisible
from qms.matters.models import Matter, MatterEvent
from qms.matters.policy import can_read, handles
from qms.matters.queries import in_charge, one_who
from qms.notifications.queries import told_of
from qms.organisation.models import Person, Unit
from qms.responsibility.queries import present

ANEW = ("postponed", "reopened")
"""The steps that let a time run once more from their day."""
UNREAD = (
    text("select id from access.unread_deadlines(:board, :today, :policy)")
    .bindparams(bindparam("policy", type_=JSONB))
    .columns(column("id", Uuid()))
)
FAULTS = text("select matters, deadlines, dates from access.faults_of_owners(:board, :today, :policy)").bindparams(
    bindparam("policy", type_=JSONB)
)

UNHURRIED = text("set local statement_timeout = '2min'")
"""Who goes through all that is open at a board is waited for by nobody."""


def of(tx: Tx, matter: Matter) -> list[Deadline]:
    """The times of a matter as they are now, also those that are not stored yet, the earliest first."""
    if not inspect(matter).persistent:
        return list(_begun(tx, matter))
    stored = select(Deadline).where(Deadline.matter_id == matter.id).order_by(Deadline.start_on, Deadline.id)
    coming = (row for row in tx.new if isinstance(row, Deadline) and row.matter_id == matter.id)
    return [*tx.scalars(stored), *coming]


def store(tx: Tx, matter: Matter, deadline: Deadline) -> Deadline:
    """Store a new time, and know of it until its matter is stored too."""
    tx.add(deadline)
    if not inspect(matter).persistent:
        _begun(tx, matter).append(deadline)
    return deadline


def _begun(tx: Tx, matter: Matter) -> list[Deadline]:
    begun: dict[UUID, list[Deadline]] = tx.info.setdefault("begun_deadlines", {})
    return begun.setdefault(matter.id, [])


def get(tx: Tx, deadline_id: UUID) -> Deadline:
    """One time that the caller may see; its matter is recorded as read. Otherwise it does not exist."""
    deadline = tx.get(Deadline, deadline_id)
    if deadline is None or not may(tx, "deadlineRead", deadline):
        raise NotVisible(about=("deadline", deadline_id))
    matter = tx.get_one(Matter, deadline.matter_id)
    audit.read(tx, matter.kind, matter.id, board_id=matter.board_id)
    return deadline


def shown(tx: Tx, matter: Matter, deadline_id: UUID | None = None) -> list[tuple[Deadline, str | None, str | None]]:
    """The times of a matter, or one, each with who is to do it, and the step that let it run anew, if one did.

    Open ones first, the nearest of them first.
    """
    owner = Person.id == func.coalesce(Deadline.owner_id, matter.owner_id)
    that_day = cast(func.timezone(str(clock.STOCKHOLM), MatterEvent.at), Date) == Deadline.start_on
    anew = select(MatterEvent.kind).where(MatterEvent.matter_id == matter.id, MatterEvent.kind.in_(ANEW), that_day)
    step = anew.order_by(MatterEvent.at.desc()).limit(1).scalar_subquery()
    rows = select(Deadline, Person.name, step).outerjoin(Person, owner).where(Deadline.matter_id == matter.id)
    if deadline_id:
        rows = rows.where(Deadline.id == deadline_id)
    if not handles(tx, matter):
        rows = rows.where(Deadline.rule.not_in(sorted(ASIDE)))
    order = (Deadline.ended_on.is_not(None), Deadline.due_on, Deadline.id)
    return [(deadline, name, anew) for deadline, name, anew in tx.execute(rows.order_by(*order))]


def reached(tx: Tx, board_id: UUID, due_by: Mapping[int, date]) -> Sequence[Deadline]:
    """The open times that a step has come for and that have not taken it."""
    has_come = (and_(Deadline.escalation < step, Deadline.due_on <= day) for step, day in due_by.items())
    rows = select(Deadline).where(Deadline.board_id == board_id, Deadline.ended_on.is_(None), or_(*has_come))
    return tx.scalars(rows.order_by(Deadline.due_on, Deadline.id)).all()


def told_by(deadline: Deadline) -> str:
    """The key of what is told of a time."""
    return f"{deadline.rule} {deadline.start_on} {deadline.due_on}"


def to_tell(tx: Tx, matter: Matter, deadline: Deadline, step: int) -> list[UUID]:
    """Who is told of a time at a step, of those who are at work or stood in for, and then read its matter.

    Its owner, or who answers for the matter; then the unit's deputy too; and at last the nearest above who has not
    heard.
    """
    owner_id, unit = deadline.owner_id or matter.owner_id, tx.get_one(Unit, matter.unit_id)
    reads, today = can_read(matter, owner_id), clock.today()
    told = told_of(tx, matter.id, told_by(deadline)) if step == ABOVE else ()
    heard = {*told, *(present(tx, each, matter.board_id, today) for each in told)}

    def hears(person_id: UUID) -> bool:
        people = {person_id, present(tx, person_id, matter.board_id, today)}
        return all(each and one_who(tx, each, reads) for each in people)

    def first(people: Iterable[UUID | None]) -> list[UUID]:
        return list(islice((each for each in people if each and each not in heard and hears(each)), 1))

    if step == ABOVE:
        return first(in_charge(tx, matter))
    nearest = first([owner_id, *in_charge(tx, matter)])
    return nearest if step == NEAR else [*nearest, *first([unit.deputy_id])]


def unread(tx: Tx, board_id: UUID) -> Sequence[Deadline]:
    """The open times that somebody is to see to who does not read their matters, or nobody."""
    tx.execute(UNHURRIED)
    asked = {"board": board_id, "today": clock.today(), "policy": access.roles_reaching()}
    rows = select(Deadline).where(Deadline.id.in_(select(UNREAD.subquery().c.id)))
    return tx.scalars(rows.order_by(Deadline.id), asked).all()


def faults(tx: Tx, board_id: UUID) -> dict[str, int]:
    """How much is open at a board that no owner reads, and how many matters have another date than their times."""
    tx.execute(UNHURRIED)
    asked = {"board": board_id, "today": clock.today(), "policy": access.roles_reaching()}
    return dict(tx.execute(FAULTS, asked).mappings().one())
