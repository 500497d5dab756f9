"""Tell somebody something, once; and tell it no longer when it is done."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, exists, literal, select, text, update
from sqlalchemy.dialects.postgresql import insert

from qms.background.jobs import enqueue
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.notifications import queries
from qms.notifications.models import Digest, DigestStatus, Notification, Reading
from qms.notifications.models import NotificationKind as Kind
from qms.organisation.models import Letters, Person, Role

SEND = "notifications.send"
WAITED_FOR = text("select person from access.people_waited_for(:board, :today) as person").columns(person=Uuid())
LETTER_TO = text("select address, is_own from access.letter_to(:person, :day) where address <> ''")
CHOOSE = text("select access.choose_letters(:letters)")
ABOUT = ("matter_id", "report_id", "person_id", "publication_id", "account_id")
Recipients = UUID | Role | Iterable[UUID] | None


def tell_once(tx: Tx, board_id: UUID, kind: str, *, key: str = "", to: Recipients, **about: UUID) -> bool:
    """Tell people, or those with a role, something: about ``matter_id=``, ``report_id=`` and so on.

    False when it was told before, to whomever: whoever takes over a thing is told of that, and not of all that was.
    """
    if tx.scalar(select(exists().where(*_about(board_id, [kind], about), Notification.key == key))):
        return False
    told = {"board_id": board_id, "kind": kind, "key": key, "told_at": clock.now(), **about}
    rows = [{"id": new_id(), **told, **recipient} for recipient in _recipients(tx, board_id, to)]
    tx.execute(insert(Notification).values(rows).on_conflict_do_nothing())
    return True


def tell_of_new(tx: Tx, board_id: UUID, kind: Kind, person_id: UUID, matter_id: UUID) -> None:
    """Tell somebody of a matter that is about to be stored, by the statement that stores it."""
    about = {"board_id": board_id, "matter_id": matter_id, "recipient_id": person_id}
    tx.add(Notification(kind=kind, key="", told_at=clock.now(), **about))


def tell_of_new_facts(tx: Tx, board_id: UUID, matter_id: UUID, owner_id: UUID | None, *, key: str) -> None:
    """Tell who answers for a matter that its source has corrected it, unless an earlier such has not been looked at."""
    if owner_id not in (None, tx.actor.id) and not queries.waiting_for(tx, matter_id, Kind.SOURCE_CHANGED):
        tell_once(tx, board_id, Kind.SOURCE_CHANGED, key=key, to=owner_id, matter_id=matter_id)


def done(tx: Tx, board_id: UUID, *kinds: str, key: str | None = None, **about: UUID) -> None:
    """Nobody need hear any more of what is told about a thing, of some kinds and by a key where they are given."""
    waits = [*_about(board_id, kinds, about), Notification.done_at.is_(None)]
    if key is not None:
        waits.append(Notification.key == key)
    tx.execute(update(Notification).where(*waits).values(done_at=clock.now()))


def read(tx: Tx, *which: ColumnElement[bool]) -> None:
    """Note that the caller has read what waits for them, or some of it.

    What is read in somebody's place waits for them all the same, and what is read by who is away for who stands in.
    """
    waits = (queries.mine(tx, "notificationList"), queries.is_new(tx), *which)
    tx.execute(update(Notification).where(*waits, queries.is_there(tx)).values(read_at=clock.now()))
    each = select(Notification.id, Notification.board_id, Person.id, literal(clock.now()))
    each = each.join(Person, Person.id == tx.actor.id).where(*waits)
    columns = ("notification_id", "board_id", "person_id", "read_at")
    tx.execute(insert(Reading).from_select(columns, each).on_conflict_do_nothing())


def choose_letters(tx: Tx, person: Person, letters: Letters) -> None:
    """Let the caller decide how often a letter says that something waits.

    The record of a person is kept by a board that the person may have no role at, so the database does it.
    """
    tx.execute(CHOOSE, {"letters": letters})
    tx.refresh(person)


def make_letters(tx: Tx, board_id: UUID) -> None:
    """Let everybody for whom something waits at a board get today's letter, unless another board has seen to it.

    What is left of other days is given up: today's letter says the same.
    """
    today, now = clock.today(), clock.now()
    for left, becomes in ((DigestStatus.MADE, DigestStatus.DROPPED), (DigestStatus.SENDING, DigestStatus.UNKNOWN)):
        old = update(Digest).where(Digest.board_id == board_id, Digest.day < today, Digest.progress == left)
        tx.execute(old.values(progress=becomes, changed_at=now))
    people = tx.scalars(WAITED_FOR, {"board": board_id, "today": today}).all()
    new = {"board_id": board_id, "day": today, "progress": DigestStatus.MADE, "changed_at": now}
    if rows := [{"id": new_id(), "person_id": person_id, **new} for person_id in people]:
        tx.execute(insert(Digest).values(rows).on_conflict_do_nothing())
    if queries.letters(tx, board_id, today):
        enqueue(tx, SEND, board_id=str(board_id), day=str(today))


def begin_letter(tx: Tx, digest_id: UUID) -> tuple[str, bool] | None:
    """Where a letter is to go, which from now on may have left, and whether anything of what waits is their own.

    None: it has left, or nothing waits any more.
    """
    digest = queries.letter(tx, digest_id)
    if digest.progress == DigestStatus.SENDING:
        _came_to(digest, DigestStatus.UNKNOWN, "Avbrutet medan det skickades.")
    if digest.progress != DigestStatus.MADE:
        return None
    letter = tx.execute(LETTER_TO, {"person": digest.person_id, "day": digest.day}).one_or_none()
    _came_to(digest, DigestStatus.SENDING if letter else DigestStatus.DROPPED)
    digest.attempts += 1 if letter else 0
    return (letter.address, letter.is_own) if letter else None


def end_letter(tx: Tx, digest_id: UUID, status: DigestStatus, fault: str | None) -> None:
    """Note what became of a letter. Those who look after people are told of an address that refuses it."""
    digest = queries.letter(tx, digest_id)
    _came_to(digest, status, fault)
    if status is DigestStatus.UNDELIVERABLE:
        week = f"{digest.day:%G-W%V}"
        tell_once(
            tx, digest.board_id, Kind.ADDRESS_REFUSED, key=week, to=Role.ADMINISTRATOR, person_id=digest.person_id
        )
    elif status is DigestStatus.SENT:
        done(tx, digest.board_id, Kind.ADDRESS_REFUSED, person_id=digest.person_id)


def _came_to(digest: Digest, status: DigestStatus, fault: str | None = None) -> None:
    digest.progress, digest.changed_at, digest.fault = status, clock.now(), fault


def forget(tx: Tx, matter_ids: Sequence[UUID]) -> None:
    """Nobody need hear any more of matters that should never have been registered."""
    waits = (Notification.matter_id.in_(matter_ids), Notification.done_at.is_(None))
    tx.execute(update(Notification).where(*waits).values(done_at=clock.now()))


def _about(board_id: UUID, kinds: Iterable[str], about: dict[str, UUID]) -> list[ColumnElement[bool]]:
    columns = Notification.__table__.c
    stands = [columns[name] == about.get(name) for name in ABOUT]
    return [columns.board_id == board_id, *stands, *([columns.kind.in_(list(kinds))] if kinds else [])]


def _recipients(tx: Tx, board_id: UUID, to: Recipients) -> list[dict[str, object]]:
    """Who is told: one row for each, and one without a name where it is nobody, since it was told all the same."""
    if isinstance(to, Role):
        rows: list[dict[str, object]] = [
            {"recipient_id": person_id, "recipient_role": to} for person_id in queries.holders(tx, board_id, to)
        ]
        return rows or [{"recipient_id": None, "recipient_role": to}]
    people = [to] if isinstance(to, UUID) else dict.fromkeys(to or ())
    return [{"recipient_id": person_id} for person_id in people] or [{"recipient_id": None}]
