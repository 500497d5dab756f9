"""Somebody who asks for every figure there is to ask for, and keeps them all, cannot work a single report out.

The attacker knows everything that was ever shown, which figures others are sums of, every unit and code there is, and
that no figure is below zero. Two ways to reckon share no code with the hiding: every figure is an unknown of linear
equations, which are solved exactly, and bounds are drawn tighter by each equation until none moves.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

import pytest

from qms.statistics.joint_hiding import Place, Shown, hide_jointly
from tests.conftest import Figure

LIMIT = 5
ONE_OF_EACH, SEVERAL = ("category", "grade", "type"), "cause"
BY_YEAR = ("category", "grade")
UNITS = tuple(f"unit {number}" for number in range(6))
"""The board's units, whether they report anything or not. Where there is only one, its figures are the board's own."""
Hiding = Callable[[dict[str, int], dict[str, dict[str, Counter[str]]], int], dict[str, Place]]
Name = tuple[object, ...]
Equation = tuple[dict[Name, int], int]


@dataclass(frozen=True)
class Report:
    month: int
    unit: str
    codes: dict[str, tuple[str, ...]]


def register(seed: int) -> list[Report]:
    """A random year: few or many reports, even or lopsided, and months that are not as the others."""
    chance = Random(seed)
    units = UNITS[: chance.randint(1, len(UNITS))]
    share = [chance.choice((0.05, 1, 6)) for _ in units]
    lists = {name: [f"{name} {code}" for code in range(chance.randint(2, 5))] for name in (*ONE_OF_EACH, SEVERAL)}
    shares = {name: [chance.choice((0.03, 0.3, 1, 5)) for _ in codes] for name, codes in lists.items()}
    busy = [chance.choice((0.05, 1, 1, 3)) for _ in range(12)]
    months = chance.choices(range(12), weights=busy, k=chance.choice((2, 8, 30, 90, 240, 600)))
    return [
        Report(
            month,
            chance.choices(units, share)[0],
            {name: tuple(chance.choices(lists[name], shares[name])) for name in ONE_OF_EACH}
            | {SEVERAL: tuple(set(chance.choices(lists[SEVERAL], shares[SEVERAL], k=chance.randint(0, 2))))},
        )
        for month in months
    ]


def counted(reports: list[Report], place: Callable[[Report], str]) -> dict[str, dict[str, Counter[str]]]:
    tables: dict[str, dict[str, Counter[str]]] = {name: defaultdict(Counter) for name in ("all", *ONE_OF_EACH, SEVERAL)}
    for report in reports:
        tables["all"][place(report)]["all"] += 1
        for name, codes in report.codes.items():
            tables[name][place(report)].update(codes)
    return tables


def menu(reports: list[Report], quarter: int, hiding: Hiding) -> dict[str, dict[str, Place]]:
    """Everything that can be asked about a quarter."""
    within = [report for report in reports if report.month // 3 == quarter]
    answers = {}
    for grid, place in (("month", lambda one: f"month {one.month}"), ("unit", lambda one: one.unit)):
        tables = counted(within, place)
        named = [f"month {3 * quarter + n}" for n in range(3)] if grid == "month" else sorted(tables["all"])
        totals = {name: tables["all"][name]["all"] for name in named}
        answers[grid] = hiding(totals, {name: tables[name] for name in (*ONE_OF_EACH, SEVERAL)}, LIMIT)
    return answers


@dataclass
class Attack:
    """What somebody knows who has kept every answer."""

    reports: list[Report]
    hiding: Hiding
    known: dict[Name, int] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)
    true: dict[Name, int] = field(default_factory=dict)

    def ask_for_quarter(self, quarter: int) -> None:
        within = [report for report in self.reports if report.month // 3 == quarter]
        answers = menu(self.reports, quarter, self.hiding)
        empty = set(UNITS) - answers["unit"].keys()
        answers["unit"] |= {unit: Place(None, dict.fromkeys((*ONE_OF_EACH, SEVERAL))) for unit in empty}
        tables = {
            "month": counted(within, lambda one: f"month {one.month}"),
            "unit": counted(within, lambda one: one.unit),
        }
        for grid, places in answers.items():
            for place, answer in places.items():
                self._learn((quarter, grid, place), tables[grid]["all"][place]["all"], answer.total)
            self._sum((quarter, "all"), len(within), [(quarter, grid, place) for place in places])
            for name in (*ONE_OF_EACH, SEVERAL):
                self._ask_by(quarter, grid, name, tables[grid][name], places)

    def _ask_by(
        self, quarter: int, grid: str, name: str, table: dict[str, Counter[str]], places: dict[str, Place]
    ) -> None:
        columns = {code for report in self.reports for code in report.codes[name]}
        for place in places:
            shown: Shown = places[place].by[name] or dict.fromkeys(columns)
            for code in columns:
                self._learn((quarter, grid, place, name, code), table[place][code], shown.get(code, 0))
            cells: list[Name] = [(quarter, grid, place, name, code) for code in columns]
            if name in ONE_OF_EACH:
                self._sum((quarter, grid, place), 0, cells)
        for code in columns:
            whole = sum(counts[code] for counts in table.values())
            self._sum((quarter, name, code), whole, [(quarter, grid, place, name, code) for place in places])

    def ask_for_year(self) -> None:
        self._sum(("year", "all"), len(self.reports), [(quarter, "all") for quarter in range(4)], shown=True)
        for name in BY_YEAR:
            for code, count in Counter(code for report in self.reports for code in report.codes[name]).items():
                parts: list[Name] = [(quarter, name, code) for quarter in range(4)]
                self._sum(("year", name, code), count, [part for part in parts if part in self.true], shown=True)

    def _learn(self, name: Name, true: int, shown: int | None) -> None:
        self.true[name] = true
        if shown is not None:
            assert shown == true
            self.known[name] = shown

    def _sum(self, name: Name, true: int, parts: list[Name], *, shown: bool = False) -> None:
        self.true.setdefault(name, true)
        if shown:
            self.known[name] = true
        self.equations.append(({**Counter(parts), name: -1}, 0))

    def solved(self) -> dict[Name, int]:
        """The figures that were hidden, or never shown, and can be worked out."""
        bounds = {name: self._between(name) for name in self.true}
        _tighten(bounds, self.equations)
        values = {name: low for name, (low, high) in bounds.items() if low == high}
        values |= _eliminated(self.equations, values)
        return {name: value for name, value in values.items() if name not in self.known}

    def _between(self, name: Name) -> tuple[int, float]:
        return (self.known[name], self.known[name]) if name in self.known else (0, float("inf"))


def _tighten(bounds: dict[Name, tuple[int, float]], equations: list[Equation]) -> None:
    moved = True
    while moved:
        moved = False
        for terms, _ in equations:
            for name, factor in terms.items():
                others = [(bounds[one], -by * factor) for one, by in terms.items() if one != name]
                low = sum(by * (one[0] if by > 0 else one[1]) for one, by in others)
                high = sum(by * (one[1] if by > 0 else one[0]) for one, by in others)
                before = bounds[name]
                after = (int(max(before[0], low)), min(before[1], high))
                if after != before:
                    bounds[name], moved = after, True


def _eliminated(equations: list[Equation], values: dict[Name, int]) -> dict[Name, int]:
    """What linear algebra gives: the rows of a reduced system that have a single unknown."""
    rows: dict[Name, tuple[dict[Name, Fraction], Fraction]] = {}
    for terms, _ in equations:
        row = {name: Fraction(by) for name, by in terms.items() if name not in values}
        whole = Fraction(-sum(by * values[name] for name, by in terms.items() if name in values))
        for pivot in [name for name in row if name in rows]:
            row, whole = _less(row, whole, row[pivot], rows[pivot])
        if row:
            pivot = next(iter(row))
            row, whole = {name: by / row[pivot] for name, by in row.items()}, whole / row[pivot]
            for other, (terms_there, whole_there) in rows.items():
                if pivot in terms_there:
                    rows[other] = _less(terms_there, whole_there, terms_there[pivot], (row, whole))
            rows[pivot] = (row, whole)
    return {pivot: int(whole) for pivot, (row, whole) in rows.items() if len(row) == 1}


def _less(
    row: dict[Name, Fraction], whole: Fraction, times: Fraction, other: tuple[dict[Name, Fraction], Fraction]
) -> tuple[dict[Name, Fraction], Fraction]:
    left = {name: row.get(name, Fraction(0)) - times * other[0].get(name, Fraction(0)) for name in {**row, **other[0]}}
    return {name: by for name, by in left.items() if by}, whole - times * other[1]


def laid_open(attack: Attack) -> list[Name]:
    """The figures of few reports that the attacker has, shown or worked out. The year's own are never hidden."""
    known = {**attack.solved(), **attack.known}
    assert all(attack.true[name] == value for name, value in known.items())
    return [name for name, value in known.items() if 0 < value < LIMIT and name[0] != "year"]


def _over_the_year(seeds: range, hiding: Hiding) -> tuple[int, int, int, int]:
    asked = by_quarter = by_year = sums = 0
    for seed in seeds:
        attack = Attack(register(seed), hiding)
        for quarter in range(4):
            attack.ask_for_quarter(quarter)
        by_quarter += len(laid_open(attack))
        attack.ask_for_year()
        after = laid_open(attack)
        sums += sum(1 for name in after if len(name) < 4 and name[1] in ("all", *BY_YEAR))
        by_year += sum(1 for name in after if not (len(name) < 4 and name[1] in ("all", *BY_YEAR)))
        asked += len(attack.true)
    return asked, by_quarter, by_year, sums


@pytest.mark.drill(short=24, long=400)
def test_no_single_report_is_laid_open(amount: int, figure: Figure) -> None:
    asked, by_quarter, by_year, sums = _over_the_year(range(amount), hide_jointly)
    figure(
        f"difference attack: registers {amount}, figures {asked}, single reports laid open {by_quarter} by quarters, "
        f"{by_year} with years beside them ({sums} sums of a quarter follow from the year's, which are never hidden)"
    )
    assert asked > 100 * amount
    assert (by_quarter, by_year) == (0, 0)


def _hides_nothing(totals: dict[str, int], tables: dict[str, dict[str, Counter[str]]], limit: int) -> dict[str, Place]:
    return {
        place: Place(n, {name: dict(table[place]) for name, table in tables.items()}) for place, n in totals.items()
    }


def _only_small(totals: dict[str, int], tables: dict[str, dict[str, Counter[str]]], limit: int) -> dict[str, Place]:
    def left(counts: dict[str, int]) -> Shown:
        return {code: count if count >= limit else None for code, count in counts.items()}

    return {
        place: Place(left({"": n})[""], {name: left(table[place]) for name, table in tables.items()})
        for place, n in totals.items()
    }


@pytest.mark.parametrize("hiding", [_hides_nothing, _only_small])
def test_an_attack_on_weak_hiding_succeeds(hiding: Hiding, figure: Figure) -> None:
    _, by_quarter, _, _ = _over_the_year(range(12), hiding)
    figure(f"difference attack, planted{hiding.__name__.replace('_', ' ')}: single reports laid open {by_quarter}")
    assert by_quarter > 0
