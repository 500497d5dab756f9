"""What happens to who takes part in a matter: somebody is appointed, and takes part no longer."""

from uuid import UUID

from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, WrongState
from qms.kernel.rows import Row
from qms.matters import policy
from qms.matters.models import Matter
from qms.matters.queries import successors
from qms.matters.service import record
from qms.notifications.models import NotificationKind as Kind
from qms.notifications.service import done, tell_once
from qms.organisation.models import Person
from qms.participants import queries
from qms.participants.models import Part, Participant
from qms.participants.schemas import ParticipantCreate


class AlreadyParticipant(Conflict):
    """Den som redan medverkar i ett ärende kan inte läggas till en gång till i samma roll."""

    code = "already-participant"
    title = "Personen medverkar redan"
    detail = "Personen är redan tillagd som det i ärendet."


def candidates(tx: Tx, matter: Matter, words: str | None) -> list[Row]:
    """Those who could take part in a matter."""
    policy.require_on_any(tx, "participantCandidateList", matter)
    return successors(tx, matter, policy.reading(matter), words)


def appoint(tx: Tx, matter: Matter, command: ParticipantCreate) -> None:
    """Let somebody take part in a matter, and thereby reach it from the next request on."""
    policy.require_on_any(tx, "participantAppoint", matter)
    person = queries.candidate(tx, matter, command.person_id)
    _enter(tx, matter, person, command.part, command.reason)


def dismiss(tx: Tx, matter: Matter, participant: Participant, reason: str) -> None:
    """Let somebody take part no longer. That they did stays to be read."""
    policy.require_on_any(tx, "participantDismiss", matter)
    if participant.ended_at is not None:
        raise WrongState("Personen medverkar inte längre i ärendet.")
    _end(tx, matter, participant, reason)


def let_only(tx: Tx, matter: Matter, part: Part, person: Person | None, reason: str) -> None:
    """Let one person alone have a part in a matter, as a step of it tells; or nobody, for that reason, when it ends."""
    having = queries.having(tx, matter, part)
    for participant in having:
        if person is None or participant.person_id != person.id:
            _end(tx, matter, participant, reason)
    if person is not None and person.id not in {participant.person_id for participant in having}:
        _enter(tx, matter, person, part)


def let_in(tx: Tx, matter: Matter, person: Person, part: Part, reason: str) -> None:
    """Let somebody have a part in a matter, who is told of it by something else, unless they have it."""
    if person.id not in {participant.person_id for participant in queries.having(tx, matter, part)}:
        _store(tx, matter, person, part, reason)


def end_left(tx: Tx, board_id: UUID) -> None:
    """Those who no longer work here take part no longer: whoever owns the matter sees it, and can appoint another."""
    for participant in queries.left(tx, board_id):
        _end(tx, tx.get_one(Matter, participant.matter_id), participant, "Personen har slutat.")


def _enter(tx: Tx, matter: Matter, person: Person, part: Part, reason: str | None = None) -> None:
    participant = _store(tx, matter, person, part, reason)
    if person.id != tx.actor.id:
        key = str(participant.id)
        tell_once(tx, matter.board_id, Kind.APPOINTED, key=key, to=person.id, matter_id=matter.id)
    record(tx, matter, "participant-appointed", note=reason, part=part, target=person.name)


def _store(tx: Tx, matter: Matter, person: Person, part: Part, reason: str | None) -> Participant:
    told = {"person_id": person.id, "part": part, "reason": reason, **_by(tx, "appointed")}
    participant = Participant(board_id=matter.board_id, matter_id=matter.id, **told)
    tx.add(participant)
    flush_or(tx, participant_once=AlreadyParticipant())
    return participant


def _end(tx: Tx, matter: Matter, participant: Participant, reason: str) -> None:
    for name, value in _by(tx, "ended").items():
        setattr(participant, name, value)
    participant.ended_reason = reason
    done(tx, matter.board_id, Kind.APPOINTED, key=str(participant.id), matter_id=matter.id)
    name = tx.get_one(Person, participant.person_id).name
    record(tx, matter, "participant-ended", note=reason, part=participant.part, target=name)


def _by(tx: Tx, what: str) -> dict[str, object]:
    return {f"{what}_at": clock.now(), f"{what}_by": tx.actor.id if tx.actor.kind != "system" else None}
