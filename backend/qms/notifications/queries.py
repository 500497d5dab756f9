"""Reads of what the caller has been told, of whom a role tells, and of what letters wait."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select

from qms.kernel import access, clock
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import valid_on
from qms.notifications.models import Digest, DigestStatus, Notification, Reading
from qms.organisation.models import Absence, Assignment, Person, Role

NOTIFICATION = Notification.__table__
LEFT = (DigestStatus.MADE, DigestStatus.SENDING)
TOLD = Located(NOTIFICATION.c.board_id, owner_id=NOTIFICATION.c.recipient_id)


def mine(tx: Tx, operation: str) -> ColumnElement[bool]:
    """Whether something was told the caller, or somebody away in whose place the caller stands."""
    return access.within(tx.actor, access.reach(tx.actor, operation), TOLD)


def is_new(tx: Tx) -> ColumnElement[bool]:
    """Whether something told waits for the caller: not done, not read by who is told, nor by the caller for them."""
    read = exists().where(Reading.notification_id == NOTIFICATION.c.id, Reading.person_id == tx.actor.id)
    return and_(NOTIFICATION.c.read_at.is_(None), NOTIFICATION.c.done_at.is_(None), ~read.correlate(NOTIFICATION))


def is_there(tx: Tx) -> ColumnElement[bool]:
    """Whether something was told the caller, who is not away from the board."""
    days = access.TODAY.between(Absence.absent_from, Absence.absent_to)
    away = exists().where(Absence.person_id == tx.actor.id, Absence.board_id == NOTIFICATION.c.board_id, days)
    return and_(NOTIFICATION.c.recipient_id == tx.actor.id, ~away)


def holders(tx: Tx, board_id: UUID, role: Role) -> Sequence[UUID]:
    """Those who have a role at a board today. Whoever stands in for one of them is told by that."""
    rows = select(Person.id).join(Assignment, Assignment.person_id == Person.id).distinct()
    held = (Assignment.board_id == board_id, Assignment.role == role, valid_on(Assignment, clock.today()))
    return tx.scalars(rows.where(Person.is_active, *held).order_by(Person.id)).all()


def told_of(tx: Tx, matter_id: UUID, key: str) -> Sequence[UUID]:
    """Those who have been told anything of a matter by a key."""
    rows = select(Notification.recipient_id).where(Notification.matter_id == matter_id, Notification.key == key)
    return [person_id for person_id in tx.scalars(rows) if person_id]


def waiting_for(tx: Tx, matter_id: UUID, kind: str) -> Sequence[UUID]:
    """Those who have something of a kind about a matter that nobody has looked at, nor who stands in for them."""
    looked = exists().where(Reading.notification_id == Notification.id)
    waits = (Notification.read_at.is_(None), Notification.done_at.is_(None), ~looked)
    rows = select(Notification.recipient_id).where(Notification.matter_id == matter_id, Notification.kind == kind)
    return [person_id for person_id in tx.scalars(rows.where(*waits)) if person_id]


def myself(tx: Tx) -> Person:
    """The caller, as the register of people has them."""
    return tx.get_one(Person, tx.actor.id)


def letters(tx: Tx, board_id: UUID, day: date) -> Sequence[UUID]:
    """The letters of a day that have not come to an end, in the order in which they were made."""
    left = (Digest.board_id == board_id, Digest.day == day, Digest.progress.in_(LEFT))
    return tx.scalars(select(Digest.id).where(*left).order_by(Digest.id)).all()


def letter(tx: Tx, digest_id: UUID) -> Digest:
    """One letter, which nobody else touches meanwhile."""
    return tx.get_one(Digest, digest_id, with_for_update=True, populate_existing=True)
