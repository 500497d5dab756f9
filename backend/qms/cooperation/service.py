"""What happens between two organisations about a matter: it is registered, told of anew, or struck."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import any_, update

from qms.cooperation import queries
from qms.cooperation.models import Cooperation
from qms.cooperation.schemas import CooperationCreate
from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Invalid, WrongState
from qms.matters import policy
from qms.matters.models import DiaryNumber, Matter
from qms.matters.service import IDS, index, record
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName


class RegisteredMeanwhile(Conflict):
    """Någon annan registrerade vårdsamverkan om ärendet samtidigt."""

    code = "registered-meanwhile"
    title = "Någon annan har just registrerat vårdsamverkan"
    detail = "Läs det som gäller nu, och spara igen om det inte stämmer."


def register(tx: Tx, matter: Matter, command: CooperationCreate) -> None:
    """Say what stands about a matter between two organisations. What stood before ends, and stays to be read."""
    policy.require_on_any(tx, "cooperationRegister", matter)
    store(tx, matter, command)


def store(tx: Tx, matter: Matter, command: CooperationCreate, sender: str | None = None, at: str = "") -> None:
    """The same for who has sent or rebuilds the matter itself. What says nothing new changes nothing."""
    _check(tx, matter, command, at)
    holds, said = queries.holding(tx, matter), command.model_dump()
    if holds is not None and all(getattr(holds, name) == value for name, value in said.items()):
        return
    now = clock.now()
    if holds is not None:
        holds.until = now
        tx.flush()
    by = {"registered_at": now, "registered_by": tx.actor.id if tx.actor.kind != "system" else None}
    sender = sender or (holds.sender if holds else None)
    tx.add(Cooperation(board_id=matter.board_id, matter_id=matter.id, sender=sender, **by, **said))
    flush_or(tx, cooperation_holds=RegisteredMeanwhile())
    record(tx, matter, "cooperation-registered")
    _note_number(tx, matter, command)


def strike(tx: Tx, matter: Matter, cooperation: Cooperation, reason: str) -> None:
    """Say that a matter is none between two organisations after all. It counts as such no longer."""
    policy.require_on_any(tx, "cooperationStrike", matter)
    if cooperation.until is not None:
        raise WrongState("Uppgiften gäller inte längre.")
    cooperation.until, cooperation.struck_reason = clock.now(), reason
    record(tx, matter, "cooperation-struck")


def set_aside(tx: Tx, matter_ids: Sequence[UUID], reason: str) -> None:
    """Let nothing stand about matters that should never have been registered: the other's number may come anew."""
    stands = update(Cooperation).where(Cooperation.matter_id == any_(IDS), Cooperation.until.is_(None))
    tx.execute(stands.values(until=clock.now(), struck_reason=reason), {"ids": matter_ids})


def _check(tx: Tx, matter: Matter, command: CooperationCreate, at: str) -> None:
    """Refuse what cannot be: nobody on the other side, codes that are none, days that do not follow each other."""
    today = clock.today()
    if command.counterpart is None:
        raise _invalid(f"{at}/counterpart", "counterpart-missing", "Ange vilken organisation det är.")
    lists = {"counterpart": CodeListName.COUNTERPART, "category": CodeListName.COOPERATION_CATEGORY}
    for name, list_ in lists.items():
        if code := getattr(command, name):
            organisation.require_code(tx, matter.board_id, list_, code, today, at=f"{at}/{name}")
    for name, day in (("sentOn", command.sent_on), ("answeredOn", command.answered_on)):
        if day and day > today:
            raise _invalid(f"{at}/{name}", "in-future", "Dagen kan inte ligga framåt.")
    if command.sent_on and command.answered_on and command.answered_on < command.sent_on:
        told = "Svaret kan inte ha kommit innan det skickades."
        raise _invalid(f"{at}/answeredOn", "before-sent", told)
    if command.counterpart_answer and command.answered_on is None:
        raise _invalid(f"{at}/answeredOn", "missing", "Ange dagen då svaret kom.")


def _note_number(tx: Tx, matter: Matter, command: CooperationCreate) -> None:
    """Let a search find the matter by the number that the other has for it, as by any number in a diary."""
    number = command.external_number
    if number is None or queries.has_number(tx, matter, number):
        return
    holder = organisation.labels(tx, matter.board_id)[CodeListName.COUNTERPART, str(command.counterpart)]
    by = {"noted_at": clock.now(), "noted_by": tx.actor.id if tx.actor.kind != "system" else None}
    tx.add(DiaryNumber(board_id=matter.board_id, matter_id=matter.id, number=number, holder=holder, **by))
    tx.flush()
    index(tx, matter)


def _invalid(at: str, code: str, detail: str) -> Invalid:
    return Invalid(errors=[{"pointer": at, "code": code, "detail": detail}])
