"""The demo's decisions give the published tables of unexecuted decisions, by the product's own clock and lifecycle."""

import sys
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from qms.demo.decisions_plan import PRINTED_DAY, PlannedDecision, decisions
from qms.demo.municipality import boards
from qms.demo.published import cells, table
from qms.laws.calendar import Quarter, month_end_rule
from qms.personal_number import contains_personal_number
from qms.unexecuted_decisions.models import ClockBasis, Event, EventKind, Facts
from qms.unexecuted_decisions.states import Spell, faults, standing

TODAY = date(2026, 11, 22)
MONTHS = 3


@pytest.fixture(scope="module")
def planned() -> tuple[PlannedDecision, ...]:
    return decisions(TODAY)


def history(one: PlannedDecision) -> tuple[Facts, list[Event]]:
    extent = Decimal(one.extent[0]) if one.extent else None
    parts = [(event, event.executed_extent) for event in one.events]
    events = [Event(EventKind(event.kind), event.on, Decimal(part) if part else None) for event, part in parts]
    return Facts(one.decided_on, extent), events


def late(one: PlannedDecision, on: date) -> Spell | None:
    """The spell that must be reported on a day, if any."""
    facts, events = history(one)
    spell = standing(facts, events, on=on).open_spell if one.decided_on <= on else None
    return spell if spell and spell.clock(MONTHS).is_reportable(on) else None


def test_every_printed_cell(planned: tuple[PlannedDecision, ...], capsys: pytest.CaptureFixture[str]) -> None:
    open_ones = [(one, spell) for one in planned if one.board == "sam" and (spell := late(one, PRINTED_DAY))]
    compared = {}
    for table_id in ("ostersund.evb_per_insats", "ostersund.evb_tid"):
        ages_only = table_id.endswith("tid")
        counted = [pair for pair in open_ones if not (ages_only and pair[1].basis is ClockBasis.INTERRUPTION)]
        codes = {row["label"]: row["codes"] for row in table(table_id)["rows"]}
        for cell in cells(table_id):
            rows = [pair for pair in counted if not cell.label or pair[0].benefit in codes[cell.label]]
            compared[cell] = figure(rows, cell.field)
    unequal = {cell: ours for cell, ours in compared.items() if str(ours) != cell.printed}
    with capsys.disabled():
        sys.stdout.write(f"\ndecisions: cells compared {len(compared)}, equal {len(compared) - len(unequal)}\n")
    assert len(compared) == 12 + 1 + 12 + 1
    assert not unequal


def figure(rows: list[tuple[PlannedDecision, Spell]], field: str) -> int:
    match field:
        case "count" | "total":
            return len(rows)
        case "women" | "men":
            return sum(one.sex == {"women": "female", "men": "male"}[field] for one, _ in rows)
        case "interrupted":
            return sum(spell.basis is ClockBasis.INTERRUPTION for _, spell in rows)
    ages = Counter(age.code for _, spell in rows if (age := spell.clock(MONTHS).age(PRINTED_DAY)))
    return ages[field]


def test_no_printed_decision_lies_near_a_border_of_ages(planned: tuple[PlannedDecision, ...]) -> None:
    for one in planned:
        spell = late(one, PRINTED_DAY)
        if one.board == "sam" and spell:
            borders = [month_end_rule(spell.start_on, months) for months in (3, 6, 9, 12)]
            assert min(abs((PRINTED_DAY - border).days) for border in borders) > 3, one


def test_every_history_is_possible(planned: tuple[PlannedDecision, ...]) -> None:
    assert [one for one in planned if faults(*history(one), today=TODAY)] == []
    facts, _ = history(planned[0])
    assert faults(facts, [Event(EventKind.INTERRUPTED, facts.decided_on)], today=TODAY)


def test_every_quarter_up_to_today_lives(planned: tuple[PlannedDecision, ...]) -> None:
    for number in range(4 * 2020, 4 * 2026 + 3):
        quarter = Quarter(number // 4, number % 4 + 1)
        waiting = Counter(one.board for one in planned if late(one, quarter.last_day))
        assert waiting["sam"] >= 5, quarter
    assert all(any(late(one, TODAY) for one in planned if one.board == board) for board in ("sam", "nord", "ifn"))


def test_units_exist_and_nobody_is_named(planned: tuple[PlannedDecision, ...]) -> None:
    by_code = {board.code: board for board in boards()}
    for one in planned:
        for day in (one.decided_on, one.last_day):
            assert by_code[one.board].unit(one.unit_on(day)).exists_on(day)
        assert not contains_personal_number(one.case_reference)
    assert len({one.case_reference for one in planned}) == len(planned)


def test_the_same_day_gives_the_same_decisions(planned: tuple[PlannedDecision, ...]) -> None:
    assert decisions(TODAY) == planned
    assert {one.decided_on for one in decisions(date(2026, 1, 1))} <= {one.decided_on for one in planned}
