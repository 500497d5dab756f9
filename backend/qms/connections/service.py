"""What is said around a matter: that it hangs together with another, what diaries call it, and messages."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from qms.background.jobs import enqueue
from qms.connections import queries
from qms.connections.models import LATER, LinkKind, MatterLink, Message
from qms.connections.policy import RECUR
from qms.connections.schemas import DiaryNumberCreate, MatterLinkCreate, MessageCreate
from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Invalid, WrongState
from qms.matters import policy
from qms.matters.models import DiaryNumber, Matter
from qms.matters.service import index, record, tell
from qms.notifications.models import Notification
from qms.notifications.models import NotificationKind as Kind
from qms.notifications.queries import waiting_for
from qms.notifications.service import read, tell_once


class AlreadyLinked(Conflict):
    """Två ärenden hör bara ihop en gång på samma sätt."""

    code = "already-linked"
    title = "Ärendena är redan kopplade"
    detail = "Ärendena är redan kopplade på det sättet."


class NumberTaken(Conflict):
    """Ett diarienummer står bara en gång i ett ärende, och nämndens eget nummer hör bara till ett ärende."""

    code = "number-taken"
    title = "Numret finns redan"
    detail = "Numret står redan i ärendet, eller är ett annat ärendes nummer i nämndens diarium."


def link(tx: Tx, matter: Matter, command: MatterLinkCreate) -> None:
    """Say that a matter hangs together with another. Whoever reads only one of them is told of nothing."""
    policy.require_on_any(tx, "matterLinkAdd", matter)
    other = queries.other_end(tx, matter, command.to_id)
    if other.id == matter.id:
        raise _invalid("same-matter", "Ärendet är det som kopplingen görs från.")
    if command.kind == LinkKind.SAME_EVENT and not (matter.is_answered and other.is_answered):
        raise _invalid("not-reported", "Bara det som någon har rapporterat kan vara samma händelse.")
    if command.kind in LATER and other.reported_at >= matter.reported_at:
        raise _invalid("not-earlier", "Ärendet måste ha kommit in tidigare än det här.")
    ends = (matter.id, other.id)
    from_id, to_id = sorted(ends) if command.kind == LinkKind.SAME_EVENT else ends
    told = {"kind": command.kind, "note": command.note, "linked_at": clock.now(), "linked_by": _who(tx)}
    link = MatterLink(board_id=matter.board_id, from_id=from_id, to_id=to_id, **told)
    tx.add(link)
    flush_or(tx, matter_link_once=AlreadyLinked())
    if command.kind == LinkKind.SAME_EVENT:
        _tell_of_same_event(tx, matter, other)
    else:
        record(tx, matter, "linked")
    _look_again(tx, link)


def _tell_of_same_event(tx: Tx, *ends: Matter) -> None:
    """Let who has reported either end know that the event was reported by another too, and nothing of that report."""
    for end in ends:
        record(tx, end, "same-event" if end.is_answered else "linked")
    if ends[0].reporter_id != ends[1].reporter_id:
        for end in ends:
            tell(tx, end, Kind.SAME_EVENT, end.reporter_id)


def strike_link(tx: Tx, matter: Matter, link: MatterLink, reason: str) -> None:
    """Strike a link that was wrong. It stays to be read."""
    policy.require_on_any(tx, "matterLinkStrike", matter)
    _strike(tx, link, reason)
    record(tx, matter, "link-struck")
    _look_again(tx, link)


def note_number(tx: Tx, matter: Matter, command: DiaryNumberCreate) -> None:
    """Note what a matter is called in a diary. A search finds it by that."""
    policy.require_on_any(tx, "diaryNumberAdd", matter)
    told = {**command.model_dump(), "noted_at": clock.now(), "noted_by": _who(tx)}
    tx.add(DiaryNumber(board_id=matter.board_id, matter_id=matter.id, **told))
    flush_or(tx, diary_number_own=NumberTaken(), diary_number_once=NumberTaken())
    record(tx, matter, "diary-number-noted")
    index(tx, matter)


def strike_number(tx: Tx, matter: Matter, number: DiaryNumber, reason: str) -> None:
    """Strike a number that was wrong. It stays to be read, and a search finds nothing by it."""
    policy.require_on_any(tx, "diaryNumberStrike", matter)
    _strike(tx, number, reason)
    tx.flush()
    record(tx, matter, "diary-number-struck")
    index(tx, matter)


def send(tx: Tx, matter: Matter, command: MessageCreate) -> None:
    """Write to those who handle a matter, and to who has reported it where that is said."""
    policy.require_on_any(tx, "matterMessageSend", matter)
    told = {"author_id": _who(tx), "author_name": tx.actor.name, "sent_at": clock.now()}
    message = Message(board_id=matter.board_id, matter_id=matter.id, **told, **command.model_dump())
    tx.add(message)
    tx.flush()
    _tell(tx, matter, message)
    record(tx, matter, "message-sent")


def _tell(tx: Tx, matter: Matter, message: Message) -> None:
    """Tell whom a message is to, but not twice while they have not looked. Whoever writes has read what was there."""
    read(tx, Notification.kind == Kind.MESSAGE, Notification.matter_id == matter.id)
    known = {tx.actor.id, *waiting_for(tx, matter.id, Kind.MESSAGE)}
    if people := sorted(queries.readers(tx, matter, message.audience) - known):
        tell_once(tx, matter.board_id, Kind.MESSAGE, key=str(message.id), to=people, matter_id=matter.id)


def _strike(tx: Tx, row: MatterLink | DiaryNumber, reason: str) -> None:
    if row.struck_at is not None:
        raise WrongState("Raden är redan struken.")
    row.struck_at, row.struck_by, row.struck_reason = clock.now(), _who(tx), reason


def set_aside(tx: Tx, matter_ids: Sequence[UUID]) -> None:
    """Ask anew what has happened again, where that was said of matters that should never have been registered."""
    said = select(MatterLink).where(MatterLink.from_id.in_(matter_ids), MatterLink.struck_at.is_(None))
    for link in tx.scalars(said):
        _look_again(tx, link)


def _look_again(tx: Tx, link: MatterLink) -> None:
    """Let it be asked, when this is stored, what had been done about what has happened again."""
    if link.kind == LinkKind.RECURRENCE_OF:
        enqueue(tx, RECUR, board_id=str(link.board_id), matter_id=str(link.to_id))


def _invalid(code: str, detail: str) -> Invalid:
    return Invalid(errors=[{"pointer": "/toId", "code": code, "detail": detail}])


def _who(tx: Tx) -> UUID | None:
    return tx.actor.id if tx.actor.kind != "system" else None
