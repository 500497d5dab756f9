"""What people and systems do with decisions: register, tell what has happened, strike, explain, hand over."""

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from pydantic.alias_generators import to_camel
from sqlalchemy import any_, delete, update

from qms.connections import service as connections
from qms.deadlines import service as deadlines
from qms.deadlines.models import Basis, Rule
from qms.intake import service as intake
from qms.intake.schemas import ItemStatus
from qms.kernel import audit, clock
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Invalid, UnknownReference
from qms.laws.queries import law_on
from qms.laws.rules import LawTopic
from qms.matters import service as matters
from qms.matters.service import IDS, begin, index, record
from qms.notifications.service import done, tell_of_new_facts, tell_once
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Unit
from qms.unexecuted_decisions import queries, states
from qms.unexecuted_decisions.models import Decision, DecisionEvent, DecisionSpell
from qms.unexecuted_decisions.schemas import (
    DecisionCreate,
    DecisionEventCreate,
    DisclosureCreate,
    EventStrikeCreate,
    ExplanationCreate,
    HandoverCreate,
    Identity,
)
from qms.unexecuted_decisions.states import FAULT_TEXTS, Fault, Spell

PLAIN = ("case_reference", "case_closed_on", "law_area", "law_topic", "origin", "decided_on", "sex", "is_protected")
FACTS = (*PLAIN, "unit_id", "benefit", "extent", "extent_unit")


class ImpossibleHistory(Invalid):
    """Uppgifterna om ett beslut går inte ihop, till exempel ett avbrott i något som aldrig har verkställts."""

    code = "impossible-history"
    title = "Uppgifterna går inte ihop"


class NoLawThatDay(Invalid):
    """Lagrummet gällde inte den dag då beslutet fattades."""

    code = "no-law-that-day"
    title = "Lagrummet gällde inte den dagen"
    detail = "Kontrollera beslutsdagen och vilken lag beslutet grundas på."


class AlreadyStruck(Conflict):
    """Händelsen är redan struken."""

    code = "already-struck"
    title = "Händelsen är redan struken"
    detail = "Den räknas inte längre."


def register(tx: Tx, command: DecisionCreate) -> Decision:
    """Register a favourable decision with what is known to have happened since."""
    unit = organisation.unit_on(tx, command.unit_id, clock.today(), at="/unitId")
    decision = Decision(**begin(tx, unit), status=states.LIFECYCLE.begins)
    _set(tx, decision, command, unit)
    events = _told(tx, decision, command.events, is_from_source=command.source is not None)
    spells = _settle(tx, decision, events)
    if command.explanation:
        _explain(tx, decision, command.explanation, at="/explanation")
    tx.add_all([decision, *events, *(_kept(decision, *numbered) for numbered in enumerate(spells))])
    index(tx, decision)
    record(tx, decision, "registered")
    return decision


def take_in(tx: Tx, command: DecisionCreate, *, client: str | None = None) -> tuple[ItemStatus, Decision]:
    """Take a decision that may have been sent before.

    The case system is the source: a newer version replaces what it sent before. What people have added here stays.
    """
    return intake.take_in(tx, Decision, command, create=register, update=_replace, client=client)


def _replace(tx: Tx, decision: Decision, command: DecisionCreate) -> None:
    before = [getattr(decision, name) for name in FACTS]
    _set(tx, decision, command, organisation.unit_on(tx, command.unit_id, clock.today(), at="/unitId"))
    _replace_source_events(tx, decision, command.events)
    settle(tx, decision)
    changed = [to_camel(name) for name, was in zip(FACTS, before, strict=True) if getattr(decision, name) != was]
    record(tx, decision, "source-updated", changed=" ".join(changed))
    if changed and decision.is_open and command.source:
        tell_of_new_facts(tx, decision.board_id, decision.id, decision.owner_id, key=str(command.source.version))
    if command.explanation:
        _explain_by_source(tx, decision, command.explanation)


def add_event(tx: Tx, decision: Decision, command: DecisionEventCreate) -> None:
    """Tell what has happened to a decision: an offer, execution, an interruption, an end."""
    states.LIFECYCLE.fire("add event", tx, decision)
    tx.add_all(_told(tx, decision, [command], is_from_source=False))
    settle(tx, decision)
    record(tx, decision, command.kind, note=command.note, happenedOn=str(command.happened_on))


def strike_event(tx: Tx, decision: Decision, command: EventStrikeCreate) -> None:
    """Strike an event that was wrong. What remains must still be possible."""
    states.LIFECYCLE.fire("strike event", tx, decision)
    event = next((event for event in queries.events(tx, decision.id) if event.id == command.event_id), None)
    if event is None:
        raise UnknownReference("Händelsen finns inte på det här beslutet.")
    if event.struck_at is not None:
        raise AlreadyStruck
    _strike(tx, event, command.reason)
    settle(tx, decision)
    record(tx, decision, "event-struck", note=command.reason, event=event.kind)


def explain(tx: Tx, decision: Decision, command: ExplanationCreate) -> None:
    """Say why a decision is not carried out, and what the person gets meanwhile."""
    states.LIFECYCLE.fire("explain", tx, decision)
    _explain(tx, decision, command)
    record(tx, decision, "explained", delayReason=command.delay_reason)


def _explain(tx: Tx, decision: Decision, command: ExplanationCreate, at: str = "") -> None:
    organisation.require_code(
        tx, decision.board_id, CodeListName.DELAY_REASON, command.delay_reason, clock.today(), at=f"{at}/delayReason"
    )
    for name, value in command.model_dump().items():
        setattr(decision, name, value)
    decision.is_explained_by_source = tx.actor.kind != "person"
    index(tx, decision)


def _explain_by_source(tx: Tx, decision: Decision, command: ExplanationCreate) -> None:
    """Take over why the source says that it is late, unless a person has said it: then the timeline tells."""
    if decision.delay_reason is None or decision.is_explained_by_source:
        _explain(tx, decision, command, at="/explanation")
    elif any(getattr(decision, name) != value for name, value in command.model_dump().items()):
        record(tx, decision, "source-updated", kept="explanation")


def hand_over(tx: Tx, decision: Decision, command: HandoverCreate) -> None:
    """Let another colleague find what is needed: one who can then tell what happens."""
    states.LIFECYCLE.fire("hand over", tx, decision)
    matters.hand_over(tx, decision, command.owner_id)


def disclose(tx: Tx, decision: Decision, command: DisclosureCreate) -> Identity:
    """Show who a decision is about, with the purpose in the audit log."""
    states.LIFECYCLE.fire("disclose", tx, decision)
    assert decision.identity_sealed is not None
    opened = tx.sealer.open(decision.identity_sealed, place=_place(decision))
    audit.read(tx, "decision-identity", decision.id, board_id=decision.board_id, purpose=command.purpose)
    record(tx, decision, "identity-disclosed")
    return Identity.model_validate_json(opened, by_name=True)


def remind(tx: Tx, board_id: UUID) -> None:
    """Note on the timeline which clocks have come near the limit, and which have passed it. Once for each."""
    today = clock.today()
    for decision in queries.near_the_limit(tx, board_id, today):
        running = queries.running_clock(tx, decision)
        for months in running.reminders_due(today) if running else ():
            kind = queries.PASSED if running and months == running.months else queries.NEAR
            key, owner_id = str(decision.clock_start_on), decision.owner_id
            if tell_once(tx, board_id, kind, key=key, to=owner_id, matter_id=decision.id):
                record(tx, decision, kind, months=str(months))


def take_back(tx: Tx, decision_ids: Sequence[UUID], reason: str, by: Actor) -> None:
    """Let decisions that a file brought in by mistake count nowhere. Nothing runs for them any more."""
    ids, nothing_runs = {"ids": decision_ids}, dict.fromkeys(("clock_start_on", "clock_basis", "remaining"))
    tx.execute(update(Decision).where(Decision.id == any_(IDS)).values(nothing_runs), ids)
    tx.execute(delete(DecisionSpell).where(DecisionSpell.decision_id == any_(IDS)), ids)
    deadlines.set_aside(tx, decision_ids, reason)
    connections.set_aside(tx, decision_ids)
    matters.set_aside(tx, decision_ids, reason=reason, by=by)


def settle(tx: Tx, decision: Decision) -> None:
    """Work out where a decision stands from its events, or refuse a history that cannot be true."""
    tx.flush()
    told = [event for event in queries.events(tx, decision.id) if event.struck_at is None]
    _keep_spells(tx, decision, _settle(tx, decision, told))


def _settle(tx: Tx, decision: Decision, told: Sequence[DecisionEvent]) -> Sequence[Spell]:
    """Indexing makes it a new version also when an event changes nothing else, such as a declined offer."""
    events, today = [each.event for each in told], clock.today()
    _refuse_impossible(states.faults(decision.facts, events, today=today))
    stands = states.standing(decision.facts, events, on=today)
    states.LIFECYCLE.settle(decision, stands.status)
    decision.remaining, spell = stands.remaining, stands.open_spell
    if decision.clock_start_on and decision.clock_start_on != (spell and spell.start_on):
        done(tx, decision.board_id, *queries.LIMITS, matter_id=decision.id)
    decision.clock_start_on, decision.clock_basis = (spell.start_on, spell.basis) if spell else (None, None)
    ends = [(each.start_on, each.ended_on, states.WHY_NOT.get(each.ending)) for each in stands.spells]
    deadlines.follow(tx, decision, Rule.EXECUTE, ends)
    if spell:
        law = queries.law_of_limit(tx, decision.law_area, spell.start_on)
        until = (spell.start_on, spell.clock(law.limit).ends_on)
        deadlines.begin(tx, decision, deadlines.Time(Rule.EXECUTE, *until, Basis.LAW, law.reference))
    index(tx, decision)
    return stands.spells


def _set(tx: Tx, decision: Decision, command: DecisionCreate, unit: Unit) -> None:
    """Take over what was decided, after refusing what is wrong in itself."""
    matters.place(tx, decision, unit)
    benefit = organisation.require_code(
        tx, unit.board_id, CodeListName.BENEFIT, command.benefit, command.decided_on, at="/benefit"
    )
    for name in PLAIN:
        setattr(decision, name, getattr(command, name))
    extent = command.extent
    decision.extent, decision.extent_unit = (extent.amount, extent.unit) if extent else (None, None)
    _refuse_impossible(states.faults(decision.facts, [], today=clock.today()))
    _require_law(tx, command)
    decision.title, decision.benefit = benefit.label, benefit.code
    decision.due_on, decision.clock_start_on, decision.clock_basis = command.decided_on, None, None
    if command.identity:
        decision.identity_sealed = tx.sealer.seal(command.identity.model_dump_json(), place=_place(decision))


def _require_law(tx: Tx, command: DecisionCreate) -> None:
    """The paragraph and the duty to report must have been in force on the day of the decision."""
    for topic in (LawTopic(command.law_topic), LawTopic.REPORT):
        if law_on(tx, topic, command.law_area, command.decided_on) is None:
            raise NoLawThatDay(at="/decidedOn")


def _told(
    tx: Tx, decision: Decision, commands: Sequence[DecisionEventCreate], *, is_from_source: bool
) -> list[DecisionEvent]:
    of = {"board_id": decision.board_id, "decision_id": decision.id, "is_from_source": is_from_source}
    told = {"recorded_at": clock.now(), "recorded_by": tx.actor.id if tx.actor.kind != "system" else None}
    return [DecisionEvent(**of, **told, **command.model_dump()) for command in commands]


def _replace_source_events(tx: Tx, decision: Decision, commands: Sequence[DecisionEventCreate]) -> None:
    """Strike what the source no longer says, and add what it says now. The rest stays as it was."""
    unseen = list(commands)
    for event in queries.events(tx, decision.id):
        if event.is_from_source and event.struck_at is None:
            same = next((command for command in unseen if _says_the_same(event, command)), None)
            if same is None:
                _strike(tx, event, "Rättat av källsystemet.")
            else:
                unseen.remove(same)
    tx.add_all(_told(tx, decision, unseen, is_from_source=True))


def _says_the_same(event: DecisionEvent, command: DecisionEventCreate) -> bool:
    return all(getattr(event, name) == value for name, value in command.model_dump().items())


def _strike(tx: Tx, event: DecisionEvent, reason: str) -> None:
    event.struck_at, event.struck_reason = clock.now(), reason
    event.struck_by = tx.actor.id if tx.actor.kind != "system" else None


def _keep_spells(tx: Tx, decision: Decision, spells: Sequence[Spell]) -> None:
    for numbered in enumerate(spells):
        tx.merge(_kept(decision, *numbered))
    for row in queries.spells(tx, decision.id)[len(spells) :]:
        tx.delete(row)


def _kept(decision: Decision, number: int, spell: Spell) -> DecisionSpell:
    return DecisionSpell(decision_id=decision.id, number=number, board_id=decision.board_id, **asdict(spell))


def _refuse_impossible(faults: Sequence[Fault]) -> None:
    if faults:
        errors = [{"pointer": _pointer(of), "code": of.code, "detail": FAULT_TEXTS[of.code]} for of in faults]
        raise ImpossibleHistory(errors=errors)


def _pointer(fault: Fault) -> str:
    return "/decidedOn" if fault.event is None else f"/events/{fault.event}"


def _place(decision: Decision) -> str:
    return f"decision identity_sealed {decision.board_id} {decision.id}"
