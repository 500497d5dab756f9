"""What is done in an investigation: it is opened, written, declared finished, and opened again with a reason."""

from collections.abc import Sequence
from uuid import UUID

from pydantic.alias_generators import to_camel
from sqlalchemy.orm.attributes import flag_modified

from qms.investigations import queries
from qms.investigations.models import (
    Asking,
    Cause,
    Investigation,
    LedgerEntry,
    Voice,
)
from qms.investigations.schemas import (
    CauseCreate,
    InvestigationCreate,
    InvestigationReplace,
    LedgerEntryCreate,
    VoiceCreate,
)
from qms.investigations.states import LIFECYCLE
from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Incomplete, Invalid, UnknownReference, WrongState
from qms.matters import policy
from qms.matters.models import Matter
from qms.matters.service import record
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Person
from qms.participants.queries import candidate

ASKED, NOT_ASKED = ("asked_on", "asked_by", "words"), ("reason",)
IN_FUTURE = ("in-future", "Dagen kan inte ligga framåt")


class AlreadyInvestigated(Conflict):
    """Ett ärende har en utredning."""

    code = "already-investigated"
    title = "Ärendet utreds redan"
    detail = "Någon har redan börjat utreda ärendet. Fortsätt på den utredningen."


class ConflictOfInterest(Conflict):
    """Den som har rapporterat en händelse, eller vars handlande granskas, utreder den inte själv utan skäl."""

    code = "conflict-of-interest"
    title = "Utredaren har själv del i det som utreds"
    detail = "Utse någon annan till utredare, eller skriv varför det ändå går bra. Skälet visas i utredningen."


class NotForOneself(Conflict):
    """Den som har rapporterat en händelse, eller vars handlande granskas, avgör inte själv om det går bra ändå."""

    code = "not-for-oneself"
    title = "Någon annan behöver skriva skälet"
    detail = "Skälet skrivs av någon som får utse utredare och som själv inte har rapporterat eller granskas."


class AlreadyACause(Conflict):
    """En orsak står bara en gång i ett ärende."""

    code = "already-a-cause"
    title = "Orsaken finns redan"
    detail = "Orsaken finns redan i ärendet. Stryk den först om den behöver skrivas om."


def begin(tx: Tx, matter: Matter, command: InvestigationCreate) -> Investigation:
    """Begin to investigate a matter. Whoever has a part in it needs a reason to do so."""
    policy.require_on_any(tx, "investigationOpen", matter)
    if not matter.is_open:
        raise WrongState("Ärendet är avslutat, så det går inte att börja utreda.")
    investigation = Investigation(
        board_id=matter.board_id,
        matter_id=matter.id,
        status=LIFECYCLE.begins,
        opened_at=clock.now(),
        opened_by=_who(tx),
        examined_ids=_examined(tx, matter, command.examined_ids, known=()),
        conflict_reason=command.conflict_reason,
    )
    tx.add(investigation)
    flush_or(tx, investigation_matter_id_key=AlreadyInvestigated())
    _require_another(tx, matter, investigation, None)
    if command.conflict_reason is None and queries.conflicts(tx, matter, investigation):
        raise ConflictOfInterest(at="/conflictReason")
    record(tx, matter, "investigation-opened")
    return investigation


def write(tx: Tx, investigation: Investigation, command: InvestigationReplace) -> None:
    """Keep what an investigation says so far. A draft may be empty."""
    LIFECYCLE.fire("write", tx, investigation)
    matter = tx.get_one(Matter, investigation.matter_id)
    stood = investigation.conflict_reason
    investigation.examined_ids = _examined(tx, matter, command.examined_ids, known=investigation.examined_ids)
    for name, value in command.model_dump(exclude={"examined_ids"}).items():
        setattr(investigation, name, value)
    _require_another(tx, matter, investigation, stood)
    flag_modified(investigation, "opened_at")


def _require_another(tx: Tx, matter: Matter, investigation: Investigation, stood: str | None) -> None:
    """Why somebody with a part in it investigates all the same is said by who could have let another do it instead."""
    if investigation.conflict_reason in (None, stood):
        return
    has_part = tx.actor.id in (matter.reporter_id, *investigation.examined_ids)
    if has_part or not policy.may_on_any(tx, "participantAppoint", matter):
        raise NotForOneself(at="/conflictReason")


def note(tx: Tx, investigation: Investigation, command: LedgerEntryCreate) -> None:
    """Note a piece of information, with who notes it and when."""
    LIFECYCLE.fire("note", tx, investigation)
    if command.clock_time and command.happened_on is None:
        raise Invalid(errors=[_fault("happened_on", "missing", "Ange också dagen")])
    if command.happened_on and command.happened_on > clock.today():
        raise Invalid(errors=[_fault("happened_on", *IN_FUTURE)])
    author = tx.get(Person, tx.actor.id) if tx.actor.kind == "person" else None
    entry = LedgerEntry(
        **_of(investigation),
        **command.model_dump(),
        author_id=_who(tx),
        author_name=tx.actor.name,
        author_title=author.title if author else "",
        recorded_at=clock.now(),
    )
    _add(tx, investigation, entry)


def find_cause(tx: Tx, investigation: Investigation, command: CauseCreate) -> None:
    """Say why it happened, by the board's list and by where in the organisation it lies."""
    LIFECYCLE.fire("find cause", tx, investigation)
    board_id = investigation.board_id
    organisation.require_code(tx, board_id, CodeListName.CAUSE, command.code, clock.today(), at="/code")
    _add(tx, investigation, Cause(**_of(investigation), **command.model_dump(), set_at=clock.now(), set_by=_who(tx)))
    flush_or(tx, cause_once=AlreadyACause())


def hear(tx: Tx, investigation: Investigation, command: VoiceCreate) -> None:
    """Keep what somebody whom it concerns has said, or why they were not asked."""
    LIFECYCLE.fire("hear", tx, investigation)
    needed, barred = (ASKED, NOT_ASKED) if command.asking == Asking.ASKED else (NOT_ASKED, ASKED)
    faults = [_fault(name, "missing", "Behövs") for name in needed if getattr(command, name) is None]
    faults += [_fault(name, "other-answer", "Hör till ett annat svar") for name in barred if getattr(command, name)]
    if faults:
        raise Incomplete(errors=faults)
    if command.asked_on and command.asked_on > clock.today():
        raise Invalid(errors=[_fault("asked_on", *IN_FUTURE)])
    voice = Voice(**_of(investigation), **command.model_dump(), recorded_at=clock.now(), recorded_by=_who(tx))
    _add(tx, investigation, voice)


def strike(tx: Tx, investigation: Investigation, step: str, row: LedgerEntry | Cause | Voice, reason: str) -> None:
    """Strike what was wrong. It stays to be read, and counts from now on nowhere."""
    LIFECYCLE.fire(step, tx, investigation)
    if row.struck_at is not None:
        raise WrongState("Raden är redan struken.")
    row.struck_at, row.struck_by, row.struck_reason = clock.now(), _who(tx), reason
    flag_modified(investigation, "opened_at")


def reopen(tx: Tx, investigation: Investigation, reason: str) -> None:
    """Go on with a finished investigation. What was finished stays whole as its own version."""
    LIFECYCLE.fire("reopen", tx, investigation)
    investigation.reopened_reason = reason
    record(tx, tx.get_one(Matter, investigation.matter_id), "investigation-reopened")


def _examined(tx: Tx, matter: Matter, person_ids: Sequence[UUID], *, known: Sequence[UUID]) -> list[UUID]:
    """Those whose acts are looked at, each somebody who works where the matter is."""
    for index, person_id in enumerate(person_ids):
        if person_id not in known:
            try:
                candidate(tx, matter, person_id)
            except UnknownReference as unknown:
                raise UnknownReference("Personen finns inte i nämnden.", at=f"/examinedIds/{index}") from unknown
    return list(dict.fromkeys(person_ids))


def _add(tx: Tx, investigation: Investigation, row: LedgerEntry | Cause | Voice) -> None:
    tx.add(row)
    flag_modified(investigation, "opened_at")


def _of(investigation: Investigation) -> dict[str, UUID]:
    return {"board_id": investigation.board_id, "matter_id": investigation.matter_id}


def _fault(name: str, code: str, detail: str) -> dict[str, str]:
    return {"pointer": f"/{to_camel(name)}", "code": code, "detail": detail}


def _who(tx: Tx) -> UUID | None:
    return tx.actor.id if tx.actor.kind != "system" else None
