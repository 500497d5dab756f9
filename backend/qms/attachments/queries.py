"""Reads of the files of a matter."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true

from qms.attachments import policy
from qms.attachments.models import Attachment, AttachmentContent
from qms.attachments.states import WAITS
from qms.connections.models import Audience, Message
from qms.connections.queries import messages
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.kernel.rows import one_visible
from qms.matters.models import Matter


def of_matter(tx: Tx, matter: Matter) -> Sequence[Attachment]:
    """The files of a matter that the caller may know of."""
    rows = select(Attachment).where(Attachment.matter_id == matter.id, _visible(tx, matter))
    return tx.scalars(rows.order_by(Attachment.added_at, Attachment.id)).all()


def get(tx: Tx, matter: Matter, attachment_id: UUID) -> Attachment:
    """A file of a matter. Otherwise there is no such file."""
    return one_visible(tx, Attachment, attachment_id, Attachment.matter_id == matter.id, _visible(tx, matter))


def _visible(tx: Tx, matter: Matter) -> ColumnElement[bool]:
    """Who has only reported the matter knows of what they have added, and of what is in a message to them."""
    if policy.handles(tx, matter):
        return true()
    told = select(Message.id).where(Message.matter_id == matter.id, Message.audience == Audience.REPORTER)
    return or_(Attachment.added_by == tx.actor.id, Attachment.message_id.in_(told))


def message(tx: Tx, matter: Matter, message_id: UUID | None) -> UUID | None:
    """A message that the caller reads in a matter, if one is named."""
    if message_id is not None and message_id not in {each.id for each in messages(tx, matter)}:
        raise UnknownReference("Meddelandet finns inte i ärendet.", at="query:messageId")
    return message_id


def held(tx: Tx, matter: Matter) -> tuple[int, int]:
    """How many files of a matter there is something left of, and how many bytes they are."""
    kept = select(func.count(), func.coalesce(func.sum(Attachment.size), 0)).join(
        AttachmentContent, AttachmentContent.attachment_id == Attachment.id
    )
    count, size = tx.execute(kept.where(Attachment.matter_id == matter.id)).one()
    return count, int(size)


def content(tx: Tx, attachment: Attachment) -> bytes:
    """What a file holds, as it is kept."""
    kept = select(AttachmentContent.content_sealed).where(AttachmentContent.attachment_id == attachment.id)
    return tx.scalars(kept).one()


def waiting(tx: Tx, board_id: UUID) -> Sequence[UUID]:
    """The files of a board that nobody has looked through yet."""
    rows = select(Attachment.id).where(Attachment.board_id == board_id, Attachment.status.in_(sorted(WAITS)))
    return tx.scalars(rows.order_by(Attachment.id)).all()
