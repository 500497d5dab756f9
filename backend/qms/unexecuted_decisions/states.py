"""The lifecycle of a decision, told by its events.

The law counts from the decision until it is executed, and anew from an interruption. Both are the same
question: since when, without a break, has the person not had all that was granted? Such a time is a
*spell*. It starts with the decision or when whole execution is interrupted, and ends with whole execution
or when nothing remains to be executed. Part execution lessens what remains and does not stop the clock. A
declined offer changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ColumnElement, case, select

from qms.kernel.db import Tx
from qms.kernel.problems import Problem, UnknownReference
from qms.kernel.states import Lifecycle, Transition
from qms.matters import policy
from qms.matters.models import Matter
from qms.matters.states import Kind, Waiting
from qms.unexecuted_decisions.deadlines import Clock
from qms.unexecuted_decisions.models import OPEN, ClockBasis, Decision, Event, EventKind, Facts
from qms.unexecuted_decisions.models import DecisionStatus as Status

EVERY = frozenset(Status) - {Status.MISTAKEN}
NOT_CLOSED = EVERY - {Status.CLOSED}
IS_CLOSED = "Beslutet är avslutat eller felregistrerat. Ett avslut som var fel stryks först."
CLOSING = frozenset({EventKind.WITHDRAWN, EventKind.NEED_CEASED, EventKind.MOVED, EventKind.DIED, EventKind.REPLACED})
WHY_NOT: dict[str | None, str] = {kind: kind.label for kind in CLOSING}

# What may happen when, and where it leads. None: the decision stays as it is.
EVENT_RULES: dict[EventKind, tuple[frozenset[Status], Status | None]] = {
    EventKind.OFFERED: (OPEN, None),
    EventKind.OFFER_DECLINED: (OPEN, None),
    EventKind.PARTLY_EXECUTED: (OPEN, Status.PARTLY_EXECUTED),
    EventKind.EXECUTED: (frozenset({Status.WAITING, Status.PARTLY_EXECUTED}), Status.EXECUTED),
    EventKind.INTERRUPTED: (frozenset({Status.EXECUTED, Status.PARTLY_EXECUTED}), Status.INTERRUPTED),
    EventKind.RESUMED: (frozenset({Status.INTERRUPTED}), Status.EXECUTED),
    **dict.fromkeys(sorted(CLOSING), (OPEN | {Status.EXECUTED}, Status.CLOSED)),
}


def _step() -> ColumnElement[str]:
    """A reason for the delay is asked for until it is given; then only the carrying out remains.

    It is looked up row by row: joined, the planner may read every decision there is for the few that wait.
    """
    decision = Decision.__table__
    reason = select(decision.c.delay_reason).where(decision.c.id == Matter.__table__.c.id).scalar_subquery()
    return case((reason.is_(None), "Verkställ eller förklara"), else_="Verkställ")


KIND = Kind(Decision, "Gynnande beslut", waiting=(Waiting(OPEN, "decisionEventAdd", _step()),), only_near=True)


def _no_identity(_: Tx, decision: Decision) -> Problem | None:
    return None if decision.has_identity else UnknownReference("Ingen identitet är registrerad på det här beslutet.")


# What people may do with a decision. None of it leads to another state: what has happened does, by the rules above.
LIFECYCLE: Lifecycle[Decision] = Lifecycle(
    "decision",
    Status.WAITING,
    policy.may,
    Transition("add event", NOT_CLOSED, None, "decisionEventAdd", untimely=IS_CLOSED, relation="events"),
    Transition("strike event", EVERY, None, "decisionEventStrike", relation="event-strikes"),
    Transition("explain", NOT_CLOSED, None, "decisionExplain", untimely=IS_CLOSED, relation="explanations"),
    Transition("hand over", NOT_CLOSED, None, "decisionHandOver", untimely=IS_CLOSED, relation="handovers"),
    Transition("impose fee", EVERY, None, "specialFeeRegister", relation="special-fees"),
    Transition("disclose", EVERY, None, "decisionDisclose", refuses=_no_identity, relation="identity-disclosures"),
    Transition("set aside", EVERY, Status.MISTAKEN, None),
)


class FaultCode(StrEnum):
    """Why a history cannot be true."""

    DECIDED_IN_FUTURE = "decided-in-future"
    DECIDED_AFTER_CASE_CLOSED = "decided-after-case-closed"
    EVENT_IN_FUTURE = "event-in-future"
    EVENT_BEFORE_DECISION = "event-before-decision"
    AFTER_CLOSING = "after-closing"
    NEVER_RAN = "never-ran"
    ALREADY_INTERRUPTED = "already-interrupted"
    NOT_INTERRUPTED = "not-interrupted"
    USE_RESUMED = "use-resumed"
    ALREADY_EXECUTED = "already-executed"
    EXTENT_UNKNOWN = "extent-unknown"
    EXTENT_OUT_OF_RANGE = "extent-out-of-range"
    EXTENT_NOT_EXPECTED = "extent-not-expected"


FAULT_TEXTS = {
    FaultCode.DECIDED_IN_FUTURE: "Beslutsdagen ligger framåt i tiden.",
    FaultCode.DECIDED_AFTER_CASE_CLOSED: "Beslutet är fattat efter att ärendet avslutades.",
    FaultCode.EVENT_IN_FUTURE: "Händelsen ligger framåt i tiden.",
    FaultCode.EVENT_BEFORE_DECISION: "Händelsen ligger före beslutsdagen.",
    FaultCode.AFTER_CLOSING: "Beslutet är redan avslutat den dagen.",
    FaultCode.NEVER_RAN: "Insatsen har inte varit verkställd, så den kan inte ha avbrutits.",
    FaultCode.ALREADY_INTERRUPTED: "Insatsen är redan avbruten den dagen.",
    FaultCode.NOT_INTERRUPTED: "Insatsen är inte avbruten, så den kan inte ha återupptagits.",
    FaultCode.USE_RESUMED: "Insatsen är avbruten. Registrera att den har återupptagits.",
    FaultCode.ALREADY_EXECUTED: "Insatsen är redan verkställd den dagen.",
    FaultCode.EXTENT_UNKNOWN: "Ange omfattningen i beslutet och hur mycket av den som är verkställt.",
    FaultCode.EXTENT_OUT_OF_RANGE: "En del är mer än noll och mindre än det som är beviljat.",
    FaultCode.EXTENT_NOT_EXPECTED: "Ange verkställd omfattning bara när en del är verkställd.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a history: with the decision, or with the event at an index as given."""

    code: FaultCode
    event: int | None = None


class ImpossibleEvent(ValueError):
    """An event that cannot have happened to a decision that stands as it does."""

    def __init__(self, code: FaultCode) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Spell:
    """An unbroken time without whole execution."""

    start_on: date
    basis: ClockBasis
    ended_on: date | None = None
    ending: EventKind | None = None

    def clock(self, months: int) -> Clock:
        """The clock that runs during the spell, with the law's limit in months."""
        return Clock(self.start_on, self.basis, months)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a decision stands at the end of a day."""

    status: Status
    spells: tuple[Spell, ...]
    remaining: Decimal | None = None
    """What is granted but not carried out, when the benefit has an extent."""

    @property
    def open_spell(self) -> Spell | None:
        """The spell that runs now, if any."""
        return self.spells[-1] if self.spells[-1].ended_on is None else None


def standing(facts: Facts, events: Iterable[Event], *, on: date) -> Standing:
    """Where a decision stands at the end of a day. Events of the same day count in the order given."""
    stands = _decided(facts)
    for event in sorted(events, key=lambda event: event.on):
        if event.on <= on:
            stands = advance(stands, event, facts)
    return stands


def spells_on(spells: Iterable[Spell], day: date) -> list[Spell]:
    """The spells as they stood at the end of a day: those begun, and only the ends that had come."""
    return [
        spell if spell.ended_on is None or spell.ended_on <= day else replace(spell, ended_on=None, ending=None)
        for spell in spells
        if spell.start_on <= day
    ]


def faults(facts: Facts, events: Sequence[Event], *, today: date) -> list[Fault]:
    """Everything that makes a history impossible.

    An event at fault is passed over, so that each gets its own.
    """
    impossible = [Fault(code) for code in _decision_faults(facts, today)]
    stands = _decided(facts)
    for index, event in sorted(enumerate(events), key=lambda numbered: numbered[1].on):
        if event.on > today:
            impossible.append(Fault(FaultCode.EVENT_IN_FUTURE, index))
            continue
        try:
            stands = advance(stands, event, facts)
        except ImpossibleEvent as event_fault:
            impossible.append(Fault(event_fault.code, index))
    return impossible


def advance(stands: Standing, event: Event, facts: Facts) -> Standing:
    """Where a decision stands after one more event, or a refusal that says why it cannot have happened."""
    if event.on < facts.decided_on:
        raise ImpossibleEvent(FaultCode.EVENT_BEFORE_DECISION)
    sources, target = EVENT_RULES[event.kind]
    if stands.status not in sources:
        raise ImpossibleEvent(_why_not(stands.status, event.kind))
    if event.executed_extent is not None and event.kind is not EventKind.PARTLY_EXECUTED:
        raise ImpossibleEvent(FaultCode.EXTENT_NOT_EXPECTED)
    if target is None:
        return stands
    return Standing(target, _spells_after(stands, event, target), _remaining(stands, event, facts))


def _decided(facts: Facts) -> Standing:
    return Standing(Status.WAITING, (Spell(facts.decided_on, ClockBasis.DECISION),), facts.extent)


def _decision_faults(facts: Facts, today: date) -> Iterable[FaultCode]:
    if facts.decided_on > today:
        yield FaultCode.DECIDED_IN_FUTURE
    if facts.case_closed_on is not None and facts.decided_on > facts.case_closed_on:
        yield FaultCode.DECIDED_AFTER_CASE_CLOSED
    if facts.extent is not None and facts.extent <= 0:
        yield FaultCode.EXTENT_OUT_OF_RANGE


def _spells_after(stands: Standing, event: Event, target: Status) -> tuple[Spell, ...]:
    running = stands.open_spell
    if running is None and target is Status.INTERRUPTED:
        return (*stands.spells, Spell(event.on, ClockBasis.INTERRUPTION))
    if running is not None and target in (Status.EXECUTED, Status.CLOSED):
        return (*stands.spells[:-1], replace(running, ended_on=event.on, ending=event.kind))
    return stands.spells


def _remaining(stands: Standing, event: Event, facts: Facts) -> Decimal | None:
    if event.kind is EventKind.PARTLY_EXECUTED:
        if facts.extent is None or event.executed_extent is None:
            raise ImpossibleEvent(FaultCode.EXTENT_UNKNOWN)
        if not 0 < event.executed_extent < facts.extent:
            raise ImpossibleEvent(FaultCode.EXTENT_OUT_OF_RANGE)
        return facts.extent - event.executed_extent
    if facts.extent is None or event.kind in CLOSING:
        return stands.remaining
    return facts.extent if event.kind is EventKind.INTERRUPTED else Decimal(0)


def _why_not(status: Status, kind: EventKind) -> FaultCode:
    """The reason in the words of the person who reported the event, not of the table."""
    if status is Status.CLOSED:
        return FaultCode.AFTER_CLOSING
    if kind is EventKind.INTERRUPTED:
        return FaultCode.ALREADY_INTERRUPTED if status is Status.INTERRUPTED else FaultCode.NEVER_RAN
    if kind is EventKind.RESUMED:
        return FaultCode.NOT_INTERRUPTED
    return FaultCode.USE_RESUMED if status is Status.INTERRUPTED else FaultCode.ALREADY_EXECUTED
