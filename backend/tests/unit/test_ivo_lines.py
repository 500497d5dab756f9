"""Which decisions a quarter's list holds, told as one decision's way through several quarters."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from qms.ivo_reporting.models import Line, LineKind
from qms.ivo_reporting.states import Key, corrections_due, lines_of
from qms.laws.calendar import Quarter
from qms.unexecuted_decisions.models import ClockBasis, Event, EventKind, Facts
from qms.unexecuted_decisions.states import spells_on, standing

DECISION = UUID(int=1)
K = EventKind


def drawn_up(
    quarter: str, decided_on: str, *events: tuple[EventKind, str], reported: Mapping[Key, Line] | None = None
) -> list[Line]:
    cut_off = Quarter.parse(quarter).last_day
    history = [Event(kind, date.fromisoformat(on)) for kind, on in events]
    today = standing(Facts(date.fromisoformat(decided_on)), history, on=date(2027, 1, 1))
    spells = spells_on(today.spells, cut_off)
    assert spells == list(standing(Facts(date.fromisoformat(decided_on)), history, on=cut_off).spells)
    return list(lines_of(DECISION, spells, limit=lambda _: 3, cut_off=cut_off, reported=reported or {}))


def through(decided_on: str, *events: tuple[EventKind, str], quarters: str) -> list[list[str]]:
    """The kinds of line in each quarter, each quarter knowing what the earlier ones reported."""
    reported: dict[Key, Line] = {}
    kinds = []
    for quarter in quarters.split():
        lines = drawn_up(quarter, decided_on, *events, reported=reported)
        kinds.append([line.kind.value for line in lines])
        reported |= {line.key: line for line in lines}
    return kinds


def test_reportable_on_the_cut_off_day_only_when_three_months_have_passed() -> None:
    assert drawn_up("2025-Q4", "2025-09-30") == [Line(DECISION, date(2025, 9, 30), ClockBasis.DECISION, LineKind.NEW)]
    assert drawn_up("2025-Q4", "2025-10-01") == []
    assert drawn_up("2026-Q1", "2025-12-31") == []


def test_new_then_repeated_then_executed_once_and_then_gone() -> None:
    kinds = through("2025-09-01", (K.EXECUTED, "2026-05-04"), quarters="2025-Q4 2026-Q1 2026-Q2 2026-Q3")
    assert kinds == [["new"], ["repeated"], ["executed"], []]


def test_executed_on_the_cut_off_day_is_executed() -> None:
    assert drawn_up("2025-Q4", "2025-09-01", (K.EXECUTED, "2025-12-31")) == []
    assert len(drawn_up("2025-Q4", "2025-09-01", (K.EXECUTED, "2026-01-01"))) == 1


def test_other_endings_are_told_with_their_reason() -> None:
    first = drawn_up("2025-Q4", "2025-09-01")
    reported = {line.key: line for line in first}
    [line] = drawn_up("2026-Q1", "2025-09-01", (K.DIED, "2026-02-01"), reported=reported)
    assert (line.kind, line.ended_on, line.ending) == (LineKind.CLOSED, date(2026, 2, 1), K.DIED)


def test_a_declined_offer_does_not_end_the_reporting() -> None:
    kinds = through("2025-09-01", (K.OFFER_DECLINED, "2026-02-01"), quarters="2025-Q4 2026-Q1")
    assert kinds == [["new"], ["repeated"]]


def test_an_interruption_is_a_delay_of_its_own() -> None:
    events = ((K.EXECUTED, "2025-10-01"), (K.INTERRUPTED, "2026-01-10"), (K.RESUMED, "2026-08-01"))
    kinds = through("2025-09-01", *events, quarters="2025-Q4 2026-Q1 2026-Q2 2026-Q3 2026-Q4")
    assert kinds == [[], [], ["new"], ["executed"], []]


def test_the_end_of_one_delay_and_the_next_may_stand_in_the_same_list() -> None:
    reported = {line.key: line for line in drawn_up("2025-Q4", "2025-09-01")}
    events = ((K.EXECUTED, "2026-01-02"), (K.INTERRUPTED, "2026-01-20"))
    lines = drawn_up("2026-Q2", "2025-09-01", *events, reported=reported)
    assert [(line.kind, line.start_on.isoformat(), line.basis) for line in lines] == [
        (LineKind.EXECUTED, "2025-09-01", ClockBasis.DECISION),
        (LineKind.NEW, "2026-01-20", ClockBasis.INTERRUPTION),
    ]


def test_a_delay_that_a_correction_removed_is_not_dropped_silently() -> None:
    """The decision date was wrong: what IVO was told is closed, and the right delay is reported as new."""
    reported = {line.key: line for line in drawn_up("2025-Q4", "2025-08-01")}
    lines = drawn_up("2026-Q1", "2025-09-01", reported=reported)
    assert [(line.kind, line.start_on.isoformat(), line.ending) for line in lines] == [
        (LineKind.NEW, "2025-09-01", None),
        (LineKind.CLOSED, "2025-08-01", None),
    ]


def test_late_data_is_listed_and_not_merged() -> None:
    frozen = drawn_up("2025-Q4", "2025-09-01")
    known_now = drawn_up("2025-Q4", "2025-09-01", (K.EXECUTED, "2025-12-20"))
    assert corrections_due(frozen, known_now) == [(frozen[0], None)]
    assert corrections_due(known_now, frozen) == [(None, frozen[0])]
    assert corrections_due(frozen, list(frozen)) == []
