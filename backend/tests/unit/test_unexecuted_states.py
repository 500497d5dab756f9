"""What the events of a decision say about it, and the histories that cannot be true."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from qms.unexecuted_decisions.models import OPEN, ClockBasis, Event, EventKind, Facts
from qms.unexecuted_decisions.models import DecisionStatus as Status
from qms.unexecuted_decisions.states import (
    CLOSING,
    EVENT_RULES,
    EVERY,
    FaultCode,
    ImpossibleEvent,
    Spell,
    Standing,
    advance,
    faults,
    standing,
)

DECIDED, TODAY = date(2026, 1, 15), date(2026, 11, 22)
FACTS = Facts(DECIDED, extent=Decimal(5))
K = EventKind


def day(month_and_day: str) -> date:
    return date.fromisoformat(f"2026-{month_and_day}")


def happened(*events: tuple[EventKind, str] | tuple[EventKind, str, int]) -> list[Event]:
    return [Event(kind, day(on), Decimal(some[0]) if some else None) for kind, on, *some in events]


def stands(*events: tuple[EventKind, str] | tuple[EventKind, str, int], on: str = "11-22") -> Standing:
    return standing(FACTS, happened(*events), on=day(on))


def clock_start(stands: Standing) -> tuple[str, ClockBasis] | None:
    spell = stands.open_spell
    return None if spell is None else (f"{spell.start_on:%m-%d}", spell.basis)


def test_the_clock_starts_with_the_decision() -> None:
    assert stands() == Standing(Status.WAITING, (Spell(DECIDED, ClockBasis.DECISION),), Decimal(5))


def test_a_declined_offer_changes_nothing() -> None:
    assert stands((K.OFFERED, "02-01"), (K.OFFER_DECLINED, "02-05")) == stands()


def test_execution_stops_the_clock_on_its_day() -> None:
    executed = (K.EXECUTED, "03-31")
    assert clock_start(stands(executed, on="03-30")) == ("01-15", ClockBasis.DECISION)
    assert stands(executed, on="03-31") == Standing(
        Status.EXECUTED, (Spell(DECIDED, ClockBasis.DECISION, day("03-31"), K.EXECUTED),), Decimal(0)
    )


def test_part_execution_lessens_what_remains_and_the_clock_runs_on() -> None:
    partly = stands((K.PARTLY_EXECUTED, "02-01", 2))
    assert (partly.status, partly.remaining) == (Status.PARTLY_EXECUTED, Decimal(3))
    assert clock_start(partly) == ("01-15", ClockBasis.DECISION)
    more = stands((K.PARTLY_EXECUTED, "02-01", 2), (K.PARTLY_EXECUTED, "03-01", 4))
    assert more.remaining == Decimal(1)


def test_an_interruption_starts_the_clock_anew() -> None:
    interrupted = stands((K.EXECUTED, "02-01"), (K.INTERRUPTED, "05-10"))
    assert (interrupted.status, interrupted.remaining) == (Status.INTERRUPTED, Decimal(5))
    assert clock_start(interrupted) == ("05-10", ClockBasis.INTERRUPTION)
    again = stands((K.EXECUTED, "02-01"), (K.INTERRUPTED, "05-10"), (K.RESUMED, "06-01"), (K.INTERRUPTED, "09-02"))
    assert clock_start(again) == ("09-02", ClockBasis.INTERRUPTION)
    assert [spell.ending for spell in again.spells] == [K.EXECUTED, K.RESUMED, None]


def test_an_interrupted_part_never_gives_a_later_clock() -> None:
    """Some was carried out and then nothing: the person still waits for the rest since the decision."""
    interrupted = stands((K.PARTLY_EXECUTED, "02-01", 2), (K.INTERRUPTED, "05-10"))
    assert clock_start(interrupted) == ("01-15", ClockBasis.DECISION)
    assert interrupted.remaining == Decimal(5)


def test_a_part_after_an_interruption_keeps_the_clock_of_the_interruption() -> None:
    partly = stands((K.EXECUTED, "02-01"), (K.INTERRUPTED, "05-10"), (K.PARTLY_EXECUTED, "06-01", 1))
    assert clock_start(partly) == ("05-10", ClockBasis.INTERRUPTION)


@pytest.mark.parametrize("kind", sorted(CLOSING))
def test_nothing_runs_when_nothing_remains_to_be_executed(kind: EventKind) -> None:
    closed = stands((kind, "04-01"))
    assert (closed.status, clock_start(closed)) == (Status.CLOSED, None)
    assert closed.spells[-1].ending == kind


def test_events_may_be_told_in_any_order() -> None:
    events = happened((K.INTERRUPTED, "05-10"), (K.EXECUTED, "02-01"))
    assert clock_start(standing(FACTS, events, on=TODAY)) == ("05-10", ClockBasis.INTERRUPTION)
    assert faults(FACTS, events, today=TODAY) == []


IMPOSSIBLE: list[tuple[list[Event], list[tuple[FaultCode, int]]]] = [
    (happened((K.EXECUTED, "01-14")), [(FaultCode.EVENT_BEFORE_DECISION, 0)]),
    (happened((K.EXECUTED, "11-23")), [(FaultCode.EVENT_IN_FUTURE, 0)]),
    (happened((K.INTERRUPTED, "02-01")), [(FaultCode.NEVER_RAN, 0)]),
    (happened((K.RESUMED, "02-01")), [(FaultCode.NOT_INTERRUPTED, 0)]),
    (happened((K.EXECUTED, "02-01"), (K.EXECUTED, "02-02")), [(FaultCode.ALREADY_EXECUTED, 1)]),
    (happened((K.EXECUTED, "02-01"), (K.OFFERED, "02-02")), [(FaultCode.ALREADY_EXECUTED, 1)]),
    (
        happened((K.EXECUTED, "02-01"), (K.INTERRUPTED, "05-10"), (K.INTERRUPTED, "05-20")),
        [(FaultCode.ALREADY_INTERRUPTED, 2)],
    ),
    (
        happened((K.EXECUTED, "02-01"), (K.INTERRUPTED, "05-10"), (K.EXECUTED, "05-20")),
        [(FaultCode.USE_RESUMED, 2)],
    ),
    (happened((K.DIED, "02-01"), (K.EXECUTED, "02-02")), [(FaultCode.AFTER_CLOSING, 1)]),
    (happened((K.PARTLY_EXECUTED, "02-01")), [(FaultCode.EXTENT_UNKNOWN, 0)]),
    (happened((K.PARTLY_EXECUTED, "02-01", 5)), [(FaultCode.EXTENT_OUT_OF_RANGE, 0)]),
    (happened((K.PARTLY_EXECUTED, "02-01", 0)), [(FaultCode.EXTENT_OUT_OF_RANGE, 0)]),
    (happened((K.EXECUTED, "02-01", 5)), [(FaultCode.EXTENT_NOT_EXPECTED, 0)]),
    (happened((K.OFFERED, "02-01", 1)), [(FaultCode.EXTENT_NOT_EXPECTED, 0)]),
    (
        happened((K.INTERRUPTED, "02-01"), (K.EXECUTED, "01-01"), (K.EXECUTED, "03-01")),
        [(FaultCode.EVENT_BEFORE_DECISION, 1), (FaultCode.NEVER_RAN, 0)],
    ),
]


@pytest.mark.parametrize(("events", "expected"), IMPOSSIBLE)
def test_impossible_histories_say_why(events: list[Event], expected: list[tuple[FaultCode, int]]) -> None:
    assert [(fault.code, fault.event) for fault in faults(FACTS, events, today=TODAY)] == expected


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (Facts(date(2026, 11, 23)), FaultCode.DECIDED_IN_FUTURE),
        (Facts(DECIDED, case_closed_on=date(2026, 1, 14)), FaultCode.DECIDED_AFTER_CASE_CLOSED),
        (Facts(DECIDED, extent=Decimal(0)), FaultCode.EXTENT_OUT_OF_RANGE),
    ],
)
def test_impossible_decisions_say_why(facts: Facts, code: FaultCode) -> None:
    assert [fault.code for fault in faults(facts, [], today=TODAY)] == [code]
    assert faults(Facts(DECIDED, case_closed_on=DECIDED), [], today=TODAY) == []


def test_every_fault_has_a_history_that_shows_it() -> None:
    codes = {code for _, expected in IMPOSSIBLE for code, _ in expected}
    on_the_decision = {FaultCode.DECIDED_IN_FUTURE, FaultCode.DECIDED_AFTER_CASE_CLOSED}
    assert codes | on_the_decision == set(FaultCode)


def test_every_event_in_every_state_does_what_the_lifecycle_says() -> None:
    reached = dict(_one_standing_for_each_status())
    assert set(reached) == EVERY
    for status, kind in product(EVERY, EventKind):
        sources, target = EVENT_RULES[kind]
        event = Event(kind, TODAY, Decimal(1) if kind is K.PARTLY_EXECUTED else None)
        if status in sources:
            assert advance(reached[status], event, FACTS).status == (target or status)
        else:
            with pytest.raises(ImpossibleEvent):
                advance(reached[status], event, FACTS)


def test_the_clock_runs_exactly_while_the_decision_is_open() -> None:
    for status, stands in _one_standing_for_each_status():
        assert (stands.open_spell is not None) == (status in OPEN)


def _one_standing_for_each_status() -> Iterator[tuple[Status, Standing]]:
    ways: list[list[Event]] = [
        [],
        happened((K.PARTLY_EXECUTED, "02-01", 2)),
        happened((K.EXECUTED, "02-01")),
        happened((K.EXECUTED, "02-01"), (K.INTERRUPTED, "03-01")),
        happened((K.MOVED, "02-01")),
    ]
    for events in ways:
        stands = standing(FACTS, events, on=TODAY)
        yield stands.status, stands
