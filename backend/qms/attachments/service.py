"""What happens to the files of a matter: added, looked through by the service, fetched, and taken away."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, func, select

from qms.attachments import policy, queries
from qms.attachments.models import Attachment, AttachmentContent
from qms.attachments.models import AttachmentStatus as Status
from qms.attachments.states import LIFECYCLE, WAITS
from qms.background.jobs import enqueue
from qms.kernel import audit, clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Problem, WrongState
from qms.matters.models import Matter
from qms.matters.policy import require_on_any
from qms.matters.service import record
from qms.screening.kinds import KINDS, FileKind, UnsafeFile, kind_of

LOOK_THROUGH = "attachments.look_through"
MOST_FILES, MOST_OF_MATTER = 20, 200 * 1024 * 1024
NOT_YET = {
    Status.RECEIVED: "Filen är inte granskad än. Vänta en stund.",
    Status.SCANNING: "Filen är inte granskad än. Vänta en stund.",
    Status.BLOCKED: "Filen stoppades när den granskades.",
    Status.REMOVED: "Filen är borttagen.",
}


class UnusableAttachment(Problem):
    """Filen är av en sort som inte tas emot, eller är något annat än vad den heter."""

    status = 422
    code = "unusable-attachment"
    title = "Filen tas inte emot"


class TooManyAttachments(Conflict):
    """Ett ärende kan ha 20 filer, som tillsammans är högst 200 MB."""

    code = "too-many-attachments"
    title = "Ärendet har så många filer som det kan ha"
    detail = f"Ett ärende kan ha {MOST_FILES} filer och 200 MB. Ta bort någon, eller lägg fler sidor i samma PDF."


@dataclass(frozen=True)
class Added:
    """What is said of a file that is added."""

    file_name: str
    media_type: str
    message_id: UUID | None = None


@dataclass(frozen=True)
class Waiting:
    """A file that is to be looked through."""

    content: bytes
    kind: FileKind


def add(tx: Tx, matter: Matter, said: Added, content: bytes) -> Attachment:
    """Take in a file. Nobody can fetch it until the service has looked through it."""
    require_on_any(tx, policy.ADD, matter)
    try:
        kind = kind_of(said.file_name, said.media_type, content)
    except UnsafeFile as refusal:
        raise UnusableAttachment(str(refusal), at="query:fileName") from None
    message_id = queries.message(tx, matter, said.message_id)
    tx.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"attachments {matter.id}", 0))))
    count, size = queries.held(tx, matter)
    if count >= MOST_FILES or size + len(content) > MOST_OF_MATTER:
        raise TooManyAttachments
    attachment = Attachment(
        id=new_id(),
        board_id=matter.board_id,
        matter_id=matter.id,
        message_id=message_id,
        file_name=said.file_name,
        kind=kind.name,
        size=len(content),
        fingerprint=tx.sealer.fingerprint(content),
        status=LIFECYCLE.begins,
        added_at=clock.now(),
        added_by=_who(tx),
        added_by_name=tx.actor.name,
    )
    tx.add(attachment)
    tx.flush()
    sealed = tx.sealer.seal_bytes(content, place=place(attachment))
    tx.add(AttachmentContent(attachment_id=attachment.id, board_id=matter.board_id, content_sealed=sealed))
    record(tx, matter, "attachment-added")
    _look(tx, attachment)
    return attachment


def fetch(tx: Tx, matter: Matter, attachment: Attachment) -> Callable[[], bytes]:
    """What gives the content of a file, checked to be what was kept. That it was fetched is recorded first."""
    require_on_any(tx, policy.FETCH, matter)
    if attachment.status != Status.CLEAN:
        raise WrongState(NOT_YET[Status(attachment.status)])
    audit.read(tx, "attachment", attachment.id, board_id=attachment.board_id)
    sealer, sealed, where = tx.sealer, queries.content(tx, attachment), place(attachment)
    known = bytes(attachment.fingerprint)

    def content() -> bytes:
        opened = sealer.open_bytes(sealed, place=where)
        if not hmac.compare_digest(sealer.fingerprint(opened), known):
            raise ValueError("A file is not what was kept.")
        return opened

    return content


def remove(tx: Tx, attachment: Attachment, reason: str) -> None:
    """Take a file away. What it held is gone; that it was there, and why it is not, stays to be read."""
    LIFECYCLE.fire("remove", tx, attachment)
    attachment.removed_at, attachment.removed_by, attachment.removed_reason = clock.now(), _who(tx), reason
    attachment.problem = None
    _forget(tx, attachment)
    record(tx, tx.get_one(Matter, attachment.matter_id), "attachment-removed", note=reason)


def begin_looking(tx: Tx, attachment_id: UUID) -> Waiting | None:
    """A file that is to be looked through, unless somebody has taken it away meanwhile."""
    attachment = _waiting(tx, attachment_id)
    if attachment is None:
        return None
    LIFECYCLE.fire("look through", tx, attachment)
    content = tx.sealer.open_bytes(queries.content(tx, attachment), place=place(attachment))
    return Waiting(content, KINDS[attachment.kind])


def wait(tx: Tx, attachment_id: UUID, why: str) -> None:
    """Say what a file waits for."""
    if attachment := _waiting(tx, attachment_id):
        attachment.problem = why


def let_through(tx: Tx, attachment_id: UUID, content: bytes) -> None:
    """Let a file be fetched, as what is to be kept of it."""
    attachment = _waiting(tx, attachment_id)
    if attachment is None:
        return
    LIFECYCLE.fire("let through", tx, attachment)
    attachment.size, attachment.problem = len(content), None
    attachment.fingerprint = tx.sealer.fingerprint(content)
    kept = tx.get_one(AttachmentContent, attachment.id)
    kept.content_sealed = tx.sealer.seal_bytes(content, place=place(attachment))


def stop(tx: Tx, attachment_id: UUID, why: str) -> None:
    """Stop a file, and forget what it held."""
    if attachment := _waiting(tx, attachment_id):
        LIFECYCLE.fire("stop", tx, attachment)
        attachment.problem = why
        _forget(tx, attachment)


def resume(tx: Tx, board_id: UUID) -> None:
    """Have what still waits looked through: the scanner was away, or whoever looked has died."""
    for attachment_id in queries.waiting(tx, board_id):
        _look(tx, tx.get_one(Attachment, attachment_id))


def place(attachment: Attachment) -> str:
    """Where a sealed file belongs."""
    return f"attachment_content content_sealed {attachment.board_id} {attachment.id}"


def _waiting(tx: Tx, attachment_id: UUID) -> Attachment | None:
    attachment = tx.get(Attachment, attachment_id)
    return attachment if attachment and attachment.status in WAITS else None


def _look(tx: Tx, attachment: Attachment) -> None:
    enqueue(tx, LOOK_THROUGH, board_id=str(attachment.board_id), attachment_id=str(attachment.id))


def _forget(tx: Tx, attachment: Attachment) -> None:
    tx.execute(delete(AttachmentContent).where(AttachmentContent.attachment_id == attachment.id))


def _who(tx: Tx) -> UUID | None:
    return tx.actor.id if tx.actor.kind != "system" else None
