"""The demo world gives every printed figure, and nothing in it points at a real person."""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime, timedelta

import pytest

from qms.demo.people import ROLES, logins, systems
from qms.demo.plan import Plan, build
from qms.demo.published import Cell, cells, percent, period, table, tables
from qms.demo.world import PlannedDeviation
from qms.kernel import clock
from qms.laws.calendar import is_free
from qms.personal_number import contains_personal_number

TODAY = date(2026, 11, 22)
NOT_PLANNED = ("unexecuted", "fees", "by-cooperation", "by-direction")
"""What is counted of the plan of decisions, and of what is stored beside both plans."""
DEVIATION_TABLES = [name for name, entry in tables().items() if not entry["measure"].startswith(NOT_PLANNED)]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return build(TODAY)


class Count:
    """Counts the plan as a table's period and day say, straight from the planned times."""

    def __init__(self, plan: Plan, table_id: str) -> None:
        entry = table(table_id)
        self.entry = entry
        first, last = period(entry)
        as_of = date.fromisoformat(entry["asOf"])
        board = plan.municipality.board(entry["board"])
        areas = {unit.code: unit.area for unit in board.units}
        mine = [one for one in plan.deviations if one.board == board.code and entry["area"] in (None, areas[one.unit])]
        self.all = mine
        self.now = [Seen(one, as_of) for one in reported(mine, first, last)]
        earlier = (first.replace(year=first.year - 1), last.replace(year=last.year - 1))
        self.before = [Seen(one, as_of.replace(year=as_of.year - 1)) for one in reported(mine, *earlier)]

    def of(self, label: str, code: str | None, field: str, printed: str) -> str:
        seen = self.before if field.startswith("previous") else self.now
        counts = self._counts(seen)
        match field:
            case "total" | "previousTotal":
                return str(len(seen))
            case "sum":
                return str(sum(counts.values()))
            case "notShown":
                return str(len(seen) - sum(counts[row["code"]] for row in self.entry["rows"]))
            case "percent" | "previousPercent":
                return percent(counts[code], len(seen), printed)
        return str(self._in_row_period(label) if self.entry["measure"] == "by-period" else counts[code])

    def _in_row_period(self, label: str) -> int:
        row = next(row for row in self.entry["rows"] if row["label"] == label)
        return len(list(reported(self.all, *period(row))))

    def _counts(self, seen: list["Seen"]) -> Counter[str | None]:
        match self.entry["measure"]:
            case "by-category":
                return Counter(one.it.category for one in seen)
            case "by-unit":
                return Counter(one.it.reported_unit for one in seen)
            case "by-cause":
                return Counter(cause for one in seen for cause in one.causes)
            case "by-effect":
                return Counter(one.effect for one in seen if one.effect)
            case "handling":
                return Counter([one.pace for one in seen] + [one.status for one in seen])
        return Counter()


class Seen:
    """A deviation as it stood at the end of a day."""

    def __init__(self, it: PlannedDeviation, as_of: date) -> None:
        self.it = it
        course = it.course
        self.handled = course.handled_at is not None and clock.civil_date(course.handled_at) <= as_of
        self.assessed = course.assessed_at is not None and clock.civil_date(course.assessed_at) <= as_of
        closed = course.closed_at is not None and clock.civil_date(course.closed_at) <= as_of
        self.status = "closed" if closed else "ongoing"
        self.causes = it.causes if self.handled else ()
        judged = it.effect_judged_at is not None and clock.civil_date(it.effect_judged_at) <= as_of
        self.effect = it.effect if judged else None

    @property
    def pace(self) -> str:
        if not self.handled:
            return "under-way" if self.assessed else "not-started"
        assert self.it.course.handled_at is not None
        days = (clock.civil_date(self.it.course.handled_at) - clock.civil_date(self.it.reported_at)).days
        return "within-30" if days <= 30 else "between" if days <= 90 else "over-90"


def reported(deviations: Iterable[PlannedDeviation], first: date, last: date) -> Iterable[PlannedDeviation]:
    return (one for one in deviations if first <= clock.civil_date(one.reported_at) <= last)


def test_every_printed_cell(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    compared: dict[Cell, str] = {}
    for table_id in DEVIATION_TABLES:
        count = Count(plan, table_id)
        compared |= {cell: count.of(cell.label, cell.code, cell.field, cell.printed) for cell in cells(table_id)}
    unequal = {cell: ours for cell, ours in compared.items() if ours != cell.printed}
    with capsys.disabled():
        sys.stdout.write(f"\nplan: cells compared {len(compared)}, equal {len(compared) - len(unequal)}\n")
    assert len(DEVIATION_TABLES) == 16
    assert not unequal


def test_the_comparison_notices_one_missing_report(plan: Plan) -> None:
    fewer = Plan(plan.today, plan.municipality, plan.deviations[1:])
    whole, short = (Count(one, "ostersund.avvikelser_historik") for one in (plan, fewer))
    assert (whole.of("2016", None, "count", "21"), short.of("2016", None, "count", "21")) == ("21", "20")


@pytest.mark.parametrize("area", ["bou", "eb", "vux"])
def test_categories_left_out_in_print_are_small(plan: Plan, area: str) -> None:
    count = Count(plan, f"goteborg2024.{area}_avvikelser")
    listed = {row["code"] for row in count.entry["rows"]}
    left_out = Counter(one.it.category for one in count.now if one.it.category not in listed)
    assert left_out
    assert max(left_out.values()) < 10


def test_the_adults_effect_table_contradicts_itself(plan: Plan) -> None:
    printed = {row["code"]: row["count"] for row in table("goteborg2024.vux_effekt")["rows"]}
    assert sum(printed.values()) == 190 != table("goteborg2024.vux_effekt")["total"] == 175
    seen = Count(plan, "goteborg2024.vux_effekt").now
    judged = sum(one.effect is not None for one in seen)
    assert (judged, len(seen) - judged) == (54 + 64 + 10, 47)


def test_handled_cannot_mean_closed_in_the_adults_table(plan: Plan) -> None:
    printed = {row["code"]: row["count"] for row in table("goteborg2024.vux_hantering")["rows"]}
    assert printed["within-30"] + printed["over-90"] > printed["closed"]
    seen = Count(plan, "goteborg2024.vux_hantering").now
    assert sum(one.handled for one in seen) > sum(one.status == "closed" for one in seen)


def test_the_cross_table_sums_to_both_printed_tables(plan: Plan) -> None:
    seen = Count(plan, "ostersund.avvikelser_typ").now
    cross = Counter((one.it.unit, one.it.category) for one in seen)
    assert sum(cross.values()) == 70
    assert len(cross) == 18


def test_what_is_open_when_print_ends_is_closed_later(plan: Plan) -> None:
    seen = Count(plan, "goteborg2024.bou_hantering").now
    assert sum(one.status == "ongoing" for one in seen) == 260
    assert all(one.it.course.closed_at for one in seen)


def test_the_same_day_gives_the_same_world(plan: Plan) -> None:
    assert build(TODAY) == plan


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2028, 2, 29)])
def test_any_day_gives_a_world_with_the_same_past(plan: Plan, today: date) -> None:
    other = build(today)
    first, last = date(2016, 1, 1), date(2024, 8, 31)

    def key(one: PlannedDeviation) -> tuple[object, ...]:
        return one.board, one.unit, one.category, one.reported_at, one.course

    ours, theirs = (Counter(map(key, reported(p.deviations, first, last))) for p in (plan, other))
    assert ours == theirs
    assert other.deviations[-1].reported_at > datetime.combine(today, datetime.min.time(), clock.STOCKHOLM) - timedelta(
        7
    )


def test_too_early_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-01-01"):
        build(date(2025, 12, 31))


def test_nothing_happens_before_its_cause_or_after_today(plan: Plan) -> None:
    morning = datetime.combine(TODAY, datetime.min.time(), clock.STOCKHOLM)
    for one in plan.deviations:
        steps = [one.reported_at, one.course.assessed_at, one.course.handled_at, one.course.closed_at]
        taken = [step for step in steps if step]
        assert taken == sorted(taken), one.key
        assert steps == [*taken, *[None] * (4 - len(taken))], one.key
        assert taken[-1] < morning, one.key
        assert one.occurrence.at is None or one.occurrence.at <= one.reported_at, one.key
        assert one.occurrence.on is None or one.occurrence.on <= clock.civil_date(one.reported_at), one.key
        assert one.rerouting is None or one.reported_at < one.rerouting.at < (taken[1:] or [morning])[0], one.key


def test_people_work_on_working_days(plan: Plan) -> None:
    assert is_free(date(2024, 6, 21))
    free = [one.key for one in plan.deviations if is_free(clock.civil_date(one.reported_at))]
    assert not free


def test_units_people_and_codes_are_valid_on_the_day(plan: Plan) -> None:
    people = {person.key for person in plan.municipality.people}
    for one in plan.deviations:
        board, day = plan.municipality.board(one.board), clock.civil_date(one.reported_at)
        assert board.unit(one.unit).exists_on(day), one.key
        assert board.unit(one.reported_unit).exists_on(day), one.key
        assert {one.reporter, one.handler} <= people, one.key
        assessed = clock.civil_date(one.course.assessed_at) if one.course.assessed_at else day
        if one.category:
            assert one.category in board.codes_on("category", day if one.category_from_start else assessed), one.key
        if one.course.handled_at and one.causes:
            handled = clock.civil_date(one.course.handled_at)
            assert set(one.causes) <= board.codes_on("cause", handled).keys(), one.key
            assert len(set(one.causes)) == len(one.causes), one.key


def test_texts_are_distinct_and_finished(plan: Plan) -> None:
    descriptions = [one.description for one in plan.deviations]
    assert len(set(descriptions)) == len(descriptions)
    written = [
        text
        for one in plan.deviations
        for text in (one.title, one.description, one.immediate_action, one.conclusion, one.reason)
        if text
    ]
    assert not [text for text in written if re.search(r"[\[\]{}|]|  |\.\.|\s\.| ,", text)]
    assert not [text for text in written if not text[0].isupper() and not text[0].isdigit()]
    assert max(len(one.title) for one in plan.deviations) <= 120
    assert len({one.title for one in plan.deviations}) > 250


def test_no_text_holds_a_personal_number_or_a_name(plan: Plan) -> None:
    assert contains_personal_number("811218-9876")
    names = {part for person in plan.municipality.people for part in person.name.split()} - {"Per", "Ali", "Rut", "Gun"}
    pattern = re.compile(r"\b(" + "|".join(sorted(names)) + r")\b")
    assert pattern.search("Hanna Lindklev ringde.")
    for one in plan.deviations:
        texts = " ".join(str(getattr(one, field.name)) for field in fields(one))
        assert not contains_personal_number(texts), one.key
        for text in (one.title, one.description, one.immediate_action, one.conclusion, one.reason):
            assert not pattern.search(text or ""), text


def test_every_role_can_log_in() -> None:
    held = " ".join(login.roles for login in logins())
    assert [role for role in ROLES.values() if role not in held] == []
    assert len({login.username for login in logins()}) == len(logins()) >= 12
    assert all(login.username.isascii() for login in logins())
    assert {"deviation-intake", "decision-import", "ivo-reporting"} <= {system.client_id for system in systems()}


def test_each_managers_desk_has_new_late_and_running_matters(plan: Plan) -> None:
    for unit in (
        "nord-bou-utredning",
        "nord-eb-angen",
        "nord-vux-utredning",
        "sam-barn-ungdom",
        "ifn-individ-utredning",
    ):
        desk = [Seen(one, TODAY) for one in plan.deviations if one.unit == unit]
        paces = Counter(one.pace for one in desk if one.status == "ongoing")
        assert paces["not-started"] >= 3, unit
        assert paces["under-way"] >= 2, unit
        waits = [(TODAY - clock.civil_date(one.it.reported_at)).days for one in desk if one.pace == "not-started"]
        assert min(waits) <= 4, unit
        assert max(waits) > 30, unit


def test_the_living_years_hold_every_kind(plan: Plan) -> None:
    recent = list(reported(plan.deviations, TODAY - timedelta(days=365), TODAY))
    kinds = Counter((one.board, one.kind) for one in recent)
    assert len(kinds) == 15
    assert any(one.event_count > 1 for one in recent)
    assert any(one.counterpart for one in recent)
    assert any(one.rerouting for one in recent)
    assert {one.course.decision for one in recent} == {None, "investigate", "close", "dismiss"}
