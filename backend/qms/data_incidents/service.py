"""What happens to incidents: told, assessed, decided; the authority and people hear of it; or it is taken back."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from pydantic.alias_generators import to_camel
from sqlalchemy.orm.attributes import flag_modified

from qms.data_incidents import policy, queries
from qms.data_incidents.models import DataIncident, DataIncidentNotice
from qms.data_incidents.schemas import (
    DataIncidentDecisionCreate,
    DataIncidentInformationCreate,
    DataIncidentNoticeCreate,
    DataIncidentReplace,
    MomentCreate,
)
from qms.data_incidents.states import LIFECYCLE
from qms.deadlines import service as deadlines
from qms.deadlines.models import Basis, Rule
from qms.deadlines.service import Time
from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Incomplete, Invalid, WrongState
from qms.matters.models import MISTAKEN, Matter
from qms.matters.policy import require_on_any
from qms.matters.service import record, tell
from qms.notifications.models import NotificationKind as Kind
from qms.notifications.queries import holders
from qms.notifications.service import done, tell_once
from qms.occurred.service import in_sweden
from qms.organisation.models import Person, Role
from qms.participants.models import Part
from qms.participants.service import let_in

STEP = "data-incident"
"""The entry of a timeline. Who has only reported the matter is not shown it."""
TAKES_PART = "Dataskyddsombud, för att någon obehörig kan ha fått del av personuppgifter."
ASKED = (Kind.DATA_INCIDENT, Kind.DATA_INCIDENT_LATE)
IN_FUTURE = ("in-future", "Tiden ligger framåt")
TOLD, UNTOLD = ("informed_on", "informed_how"), ("reason",)


class AlreadyTold(Conflict):
    """Det står redan i ärendet att någon obehörig kan ha fått del av personuppgifter."""

    code = "already-told"
    title = "Dataskyddsombudet vet redan"
    detail = "Det är redan angivet i ärendet. Skriv ett meddelande om något ska läggas till."


def flag(tx: Tx, matter: Matter, words: str | None) -> None:
    """Tell that somebody may have seen personal data, as who handles the matter finds."""
    require_on_any(tx, policy.FLAG, matter)
    if matter.status == MISTAKEN:
        raise WrongState("Ärendet skulle inte ha registrerats.")
    tell_officer(tx, matter, words)


def answer(tx: Tx, matter: Matter, words: str | None, *, is_exposed: bool) -> None:
    """Keep what somebody answered who was asked whether personal data may have been seen, as a matter came or later."""
    if not is_exposed:
        record(tx, matter, STEP, step="no")
    elif queries.standing(tx, matter) is None:
        tell_officer(tx, matter, words)


def tell_officer(tx: Tx, matter: Matter, words: str | None) -> None:
    """Let the board's data protection officer know at once, and read the matter. The law's time runs since it came in.

    A late yes may begin when that has gone out already, and is told so.
    """
    tx.flush()
    officers = holders(tx, matter.board_id, Role.DPO)
    incident = DataIncident(
        id=new_id(),
        board_id=matter.board_id,
        matter_id=matter.id,
        status=LIFECYCLE.begins,
        owner_id=next(iter(officers), None),
        words=words,
        told_at=clock.now(),
        told_by=tx.actor.id if tx.actor.kind != "system" else None,
        told_by_name=tx.actor.name,
        learnt_at=matter.reported_at,
    )
    tx.add(incident)
    flush_or(tx, data_incident_once=AlreadyTold())
    due_at = _run(tx, matter, incident)
    for person_id in officers:
        let_in(tx, matter, tx.get_one(Person, person_id), Part.REVIEWER, TAKES_PART)
    record(tx, matter, STEP, step="told")
    kind = Kind.DATA_INCIDENT_LATE if due_at < clock.now() else Kind.DATA_INCIDENT
    tell_once(tx, matter.board_id, kind, key=str(incident.id), to=officers or Role.DPO, matter_id=matter.id)


def _run(tx: Tx, matter: Matter, incident: DataIncident, decided_at: datetime | None = None) -> datetime:
    """Let the law's time run from when the board learnt of it: hours, whatever the clocks on the walls do."""
    limit = queries.limit_on(tx, incident.learnt_at)
    if limit is None or limit.hours is None:
        raise Invalid(errors=[_fault("learnt", "before-the-law", "Då gällde inte dataskyddsförordningen")])
    due_at = incident.learnt_at + timedelta(hours=limit.hours)
    days = {"start_on": clock.civil_date(incident.learnt_at), "due_on": clock.civil_date(due_at)}
    time = Time(
        Rule.NOTIFY_AUTHORITY,
        **days,
        basis=Basis.LAW,
        legal_reference=limit.reference,
        owner_id=incident.owner_id,
        start_at=incident.learnt_at,
        due_at=due_at,
    )
    deadlines.count_anew(tx, matter, time, ended_at=decided_at)
    return due_at


def assess(tx: Tx, incident: DataIncident, command: DataIncidentReplace) -> None:
    """Keep what the officer knows so far. Where the board learnt of it at another time, the law's runs from then."""
    LIFECYCLE.fire("assess", tx, incident)
    matter = tx.get_one(Matter, incident.matter_id)
    first = next(iter(queries.notices(tx, incident)), None)
    needed, barred = (("learnt_reason",), ()) if command.learnt else ((), ("learnt_reason",))
    _require(command.model_dump(), needed, barred)
    learnt_at = _moment(command.learnt, "learnt") if command.learnt else matter.reported_at
    if first and first.notified_at < _minute(learnt_at):
        raise Invalid(errors=[_fault("learnt", "after-notice", "Incidenten anmäldes före den tiden")])
    is_moved = incident.learnt_at != learnt_at
    for name, value in command.model_dump(exclude={"learnt"}).items():
        setattr(incident, name, value)
    if is_moved:
        incident.learnt_at = learnt_at
        _run(tx, matter, incident, first.notified_at if first else None)
        record(tx, matter, STEP, note=command.learnt_reason, step="learnt")


def notify(tx: Tx, incident: DataIncident, command: DataIncidentNoticeCreate) -> None:
    """Note that the authority has been told. What is too late says why (article 33.1); what lacks may follow (33.4)."""
    LIFECYCLE.fire("notify", tx, incident)
    matter, before = tx.get_one(Matter, incident.matter_id), queries.notices(tx, incident)
    notified_at = _moment(command.notified, "notified")
    if notified_at < _minute(incident.learnt_at):
        raise Invalid(errors=[_fault("notified", "before-discovered", "Nämnden visste inte om det än")])
    if before and notified_at < before[-1].notified_at:
        raise Invalid(errors=[_fault("notified", "before-last", "En senare anmälan är redan antecknad")])
    time = queries.time_of(tx, incident)
    is_late = not before and time is not None and time.due_at is not None and notified_at > time.due_at
    if is_late and command.delay_reason is None:
        raise Incomplete(errors=[_fault("delay_reason", "missing", "Behövs, eftersom anmälan kom för sent")])
    notice = DataIncidentNotice(
        id=new_id(),
        board_id=incident.board_id,
        matter_id=matter.id,
        incident_id=incident.id,
        number=len(before) + 1,
        notified_at=notified_at,
        recorded_at=clock.now(),
        recorded_by_name=tx.actor.name,
        **command.model_dump(exclude={"notified"}),
    )
    tx.add(notice)
    if before:
        flag_modified(incident, "told_at")
        record(tx, matter, STEP, step="added")
    else:
        _decided(tx, matter, incident, None, at=notified_at)


def decide(tx: Tx, incident: DataIncident, command: DataIncidentDecisionCreate) -> None:
    """Decide that the authority is not told: it is no incident, or unlikely to harm anybody. Either way it says why."""
    LIFECYCLE.fire("leave be" if command.is_incident else "set aside", tx, incident)
    _decided(tx, tx.get_one(Matter, incident.matter_id), incident, command.reason, at=clock.now())


def _decided(tx: Tx, matter: Matter, incident: DataIncident, reason: str | None, *, at: datetime) -> None:
    incident.decided_at, incident.decided_by_name, incident.decision_reason = clock.now(), tx.actor.name, reason
    deadlines.meet(tx, matter, Rule.NOTIFY_AUTHORITY, at=at)
    done(tx, matter.board_id, *ASKED, matter_id=matter.id)
    record(tx, matter, STEP, step=incident.status)
    tell(tx, matter, Kind.DATA_INCIDENT_DECIDED, matter.owner_id, key=str(clock.now()))


def inform(tx: Tx, incident: DataIncident, command: DataIncidentInformationCreate) -> None:
    """Note when and how those whose data it is were told, or why they are not (article 34)."""
    LIFECYCLE.fire("inform", tx, incident)
    needed, barred = (TOLD, UNTOLD) if command.informed else (UNTOLD, TOLD)
    _require(command.model_dump(), needed, barred)
    if command.informed_on and command.informed_on > clock.today():
        raise Invalid(errors=[_fault("informed_on", *IN_FUTURE)])
    if command.informed_on and command.informed_on < clock.civil_date(incident.learnt_at):
        raise Invalid(errors=[_fault("informed_on", "before-discovered", "Nämnden visste inte om det än")])
    incident.informed_on, incident.informed_how = command.informed_on, command.informed_how
    incident.uninformed_reason = command.reason
    record(tx, tx.get_one(Matter, incident.matter_id), STEP, step="informed" if command.informed else "not-informed")


def withdraw(tx: Tx, matter: Matter, reason: str) -> None:
    """Take back what was told by mistake, before anything is decided. The row stays, and its time does not hold."""
    require_on_any(tx, policy.WITHDRAW, matter)
    incident = queries.standing(tx, matter)
    if incident is None:
        raise WrongState("Det finns ingen uppgift att ta tillbaka.")
    LIFECYCLE.fire("withdraw", tx, incident)
    incident.withdrawn_reason = reason
    deadlines.cancel(tx, matter, Rule.NOTIFY_AUTHORITY, reason)
    done(tx, matter.board_id, *ASKED, matter_id=matter.id)
    record(tx, matter, STEP, note=reason, step="withdrawn")


def _require(told: Mapping[str, object], needed: tuple[str, ...], barred: tuple[str, ...]) -> None:
    """Refuse what lacks something that one answer needs, or says what belongs to the other."""
    faults = [_fault(name, "missing", "Behövs") for name in needed if told[name] is None]
    faults += [_fault(name, "other-answer", "Hör till ett annat svar") for name in barred if told[name] is not None]
    if faults:
        raise Incomplete(errors=faults)


def _moment(told: MomentCreate, at: str) -> datetime:
    """The moment that somebody tells, which has been. A minute is what is told, so the one that runs has begun."""
    moment = in_sweden(told.on, told.time, again=told.is_second, at=f"/{at}/time")
    if moment > clock.now():
        raise Invalid(errors=[_fault(at, *IN_FUTURE)])
    return moment


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _fault(name: str, code: str, detail: str) -> dict[str, str]:
    return {"pointer": f"/{to_camel(name)}", "code": code, "detail": detail}
