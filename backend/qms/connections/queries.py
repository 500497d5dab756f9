"""Reads of what stands around a matter."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, case, or_, select

from qms.connections.models import Audience, MatterLink, Message
from qms.connections.policy import handles
from qms.kernel import audit
from qms.kernel.db import Tx
from qms.kernel.problems import NotVisible, UnknownReference
from qms.kernel.rows import one_visible
from qms.matters import policy
from qms.matters.models import DiaryNumber, Matter
from qms.participants.queries import taking_part

Linked = tuple[MatterLink, Matter]


def links(tx: Tx, matter: Matter, *only: ColumnElement[bool]) -> list[Linked]:
    """The links of a matter whose other end the caller may read, with that end, recorded as listed: all, or some."""
    other = case((MatterLink.from_id == matter.id, MatterLink.to_id), else_=MatterLink.from_id)
    rows = select(MatterLink, Matter).join(Matter, Matter.id == other)
    here = or_(MatterLink.from_id == matter.id, MatterLink.to_id == matter.id)
    order = (MatterLink.struck_at.is_not(None), MatterLink.linked_at, MatterLink.id)
    known = [
        (link, end) for link, end in tx.execute(rows.where(here, *only).order_by(*order)) if policy.may_read(tx, end)
    ]
    for kind in sorted({end.kind for _, end in known}):
        audit.listed(tx, kind, [end.id for _, end in known if end.kind == kind])
    return known


def link(tx: Tx, matter: Matter, link_id: UUID) -> MatterLink:
    """A link of a matter whose other end the caller may read. Otherwise there is no such link."""
    here = or_(MatterLink.from_id == matter.id, MatterLink.to_id == matter.id)
    link = one_visible(tx, MatterLink, link_id, here)
    if not policy.may_read(tx, tx.get_one(Matter, link.to_id if link.from_id == matter.id else link.from_id)):
        raise NotVisible(about=("matter_link", link_id))
    return link


def other_end(tx: Tx, matter: Matter, matter_id: UUID) -> Matter:
    """A matter of the same board that the caller may read."""
    other = tx.get(Matter, matter_id)
    if other is None or other.board_id != matter.board_id or not policy.may_read(tx, other):
        raise UnknownReference("Ärendet finns inte i nämnden, eller så har du inte tillgång till det.", at="/toId")
    return other


def readers(tx: Tx, matter: Matter, audience: Audience) -> set[UUID]:
    """Those whom a message is to: who answers for the matter and takes part in it, and who has reported it if so."""
    reporter = [matter.reporter_id] if audience == Audience.REPORTER else []
    return {each for each in (matter.owner_id, *taking_part(tx, matter), *reporter) if each}


def numbers(tx: Tx, matter: Matter) -> Sequence[DiaryNumber]:
    """What a matter is called in diaries."""
    rows = select(DiaryNumber).where(DiaryNumber.matter_id == matter.id)
    order = (DiaryNumber.struck_at.is_not(None), DiaryNumber.holder.is_not(None), DiaryNumber.noted_at, DiaryNumber.id)
    return tx.scalars(rows.order_by(*order)).all()


def number(tx: Tx, matter: Matter, number_id: UUID) -> DiaryNumber:
    """A number of a matter. Otherwise there is no such number."""
    return one_visible(tx, DiaryNumber, number_id, DiaryNumber.matter_id == matter.id)


def messages(tx: Tx, matter: Matter) -> Sequence[Message]:
    """The messages of a matter: for who has only reported it, those that are also to who did."""
    rows = select(Message).where(Message.matter_id == matter.id)
    if not handles(tx, matter):
        rows = rows.where(Message.audience == Audience.REPORTER)
    return tx.scalars(rows.order_by(Message.sent_at, Message.id)).all()
