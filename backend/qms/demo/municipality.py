"""The invented municipality: boards, units, people and roles, read from the data files beside this one."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from qms.demo.chance import chance
from qms.demo.world import (
    PlannedAbsence,
    PlannedAssignment,
    PlannedBoard,
    PlannedCode,
    PlannedPerson,
    PlannedSuccession,
    PlannedUnit,
)
from qms.operations.provisioning.first_lists import first_lists

HERE = Path(__file__).parent
STAFF_PER_UNIT = 4
TITLES = {"staff": "handläggare", "residential-care": "behandlingsassistent", "outpatient": "familjebehandlare"}
TO_ASCII = str.maketrans("åäöéü ", "aaoeu.")


@dataclass(frozen=True)
class Municipality:
    """Everything that exists before anything is reported."""

    today: date
    boards: tuple[PlannedBoard, ...]
    people: tuple[PlannedPerson, ...]
    assignments: tuple[PlannedAssignment, ...]
    absences: tuple[PlannedAbsence, ...]
    managers: dict[str, str]
    """Each unit's manager."""
    staff: dict[str, tuple[str, ...]]
    """Those who work at each unit."""

    def board(self, code: str) -> PlannedBoard:
        """The board with a code."""
        return next(board for board in self.boards if board.code == code)


def read(name: str) -> dict[str, Any]:
    """A data file of the demo world."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def boards() -> tuple[PlannedBoard, ...]:
    """The three boards with units and code lists."""
    data = read("organisation")
    lists = read("code_lists")
    return tuple(_board(code, entry, data["risk"], lists) for code, entry in data["boards"].items())


def municipality(today: date) -> Municipality:
    """The municipality with its people, as it is on a day. Absences follow the day."""
    posts = _Posts()
    for board in boards():
        for unit in board.units:
            posts.fill(board, unit)
    posts.add_logins(today)
    return Municipality(
        today=today,
        boards=boards(),
        people=tuple(posts.people.values()),
        assignments=tuple(posts.assignments),
        absences=tuple(_absences(posts, today)),
        managers=posts.managers,
        staff={unit: tuple(keys) for unit, keys in posts.staff.items()},
    )


def _board(code: str, entry: dict[str, Any], risk: dict[str, Any], lists: dict[str, Any]) -> PlannedBoard:
    units = tuple(_unit(code, *row) for row in entry["units"])
    settings = ("name", "short_name", "founded", "assess_days", "investigate_days", "quality_year_starts")
    return PlannedBoard(
        code=code,
        **{name: entry[name] for name in settings},
        risk_scale=risk.get(str(entry["risk_steps"])) or first_lists()["risk_scale"],
        units=units,
        successions=tuple(PlannedSuccession(*row) for row in entry["successions"]),
        codes=tuple(_codes(entry["founded"], lists[code], first_lists()["codes"])),
    )


def _unit(board: str, code: str, name: str, kind: str, area: str, *rest: Any) -> PlannedUnit:
    parent, first, last, headcount, weight = rest
    return PlannedUnit(code, board, name, kind, area, parent or None, first, last or None, headcount, weight)


def _codes(founded: date, own: dict[str, Any], first: dict[str, Any]) -> Iterator[PlannedCode]:
    """The board's own lists, and for the rest what every board begins with."""
    for name, rows in own.items():
        for sort, (code, label, since, last, became) in enumerate(rows):
            yield PlannedCode(name, code, label, sort, since, last or None, became or None)
    for name in (name for name in first if name not in own):
        known = {code for code, *_ in own.get("category", first["category"])}
        for sort, (code, label, *above) in enumerate(first[name]):
            if known.issuperset(above):
                yield PlannedCode(name, code, label, sort, founded, None, None, *above)


@dataclass
class _Posts:
    """Fills every unit with invented people; a unit that succeeds another takes over its people."""

    people: dict[str, PlannedPerson] = field(default_factory=dict)
    assignments: list[PlannedAssignment] = field(default_factory=list)
    managers: dict[str, str] = field(default_factory=dict)
    staff: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        data = read("people")
        self._logins: list[dict[str, Any]] = data["logins"]
        taken = {login["name"] for login in self._logins}
        names = [f"{first} {last}" for first, last in product(data["first_names"], data["surnames"])]
        chance("names").shuffle(names)
        self._names = (name for name in names if name not in taken)

    def fill(self, board: PlannedBoard, unit: PlannedUnit) -> None:
        """Give a unit a manager and staff."""
        login = next((login for login in self._logins if unit.code in login.get("manages", ())), None)
        before = board.predecessors(unit.code)
        inherited = self.managers.get(before[0]) if before else None
        if login:
            manager = self._person(login["name"], login["title"], board.code, login["username"])
        else:
            manager = inherited if inherited and self._is_free(inherited) else self._stranger("chef", board.code)
        self.managers[unit.code] = manager
        self._assign(manager, "unit-manager", unit)
        if unit.kind == "unit":
            self._staff(board, unit, before)

    def _staff(self, board: PlannedBoard, unit: PlannedUnit, before: list[str]) -> None:
        kept = [key for code in before for key in self.staff[code]][:STAFF_PER_UNIT]
        locals_ = [login for login in self._logins if login.get("works_at") == unit.code]
        keys = [self._person(login["name"], login["title"], board.code, login["username"]) for login in locals_] + kept
        title = TITLES.get(unit.area, "socialsekreterare")
        while len(keys) < STAFF_PER_UNIT:
            keys.append(self._stranger(title, board.code))
        self.staff[unit.code] = keys
        for key in keys:
            self._assign(key, "reporter", unit)

    def add_logins(self, today: date) -> None:
        """Add those who can log in and do not belong to one unit, and the roles of all. Auditors have the year."""
        founded = {board.code: board.founded for board in boards()}
        for login in self._logins:
            key = self._person(login["name"], login["title"], login["board"], login["username"])
            for role, board, unit in login.get("roles", ()):
                ends = date(today.year, 12, 31) if role == "auditor" else None
                self.assignments.append(PlannedAssignment(key, role, board, unit or None, founded[board], ends))

    def _is_free(self, manager: str) -> bool:
        """Whether a manager of an ended unit may take a new one: only one each."""
        units = [unit for board in boards() for unit in board.units if self.managers.get(unit.code) == manager]
        return all(unit.valid_to is not None for unit in units)

    def _stranger(self, title: str, board: str) -> str:
        name = next(self._names)
        return self._person(name, title if title != "chef" else "enhetschef", board, _key(name))

    def _person(self, name: str, title: str, board: str, key: str) -> str:
        self.people.setdefault(key, PlannedPerson(key, name, title, board))
        return key

    def _assign(self, key: str, role: str, unit: PlannedUnit) -> None:
        self.assignments.append(PlannedAssignment(key, role, unit.board, unit.code, unit.valid_from, unit.valid_to))


def _key(name: str) -> str:
    return name.lower().translate(TO_ASCII)


def _absences(posts: _Posts, today: date) -> Iterator[PlannedAbsence]:
    """One manager away today, one before and one later, each with a colleague as deputy."""
    away = (("nord-eb-berget", "nord-eb-angen", -3, 11), ("nord-vux-bostad", "nord-vux-resurs", -40, -19))
    for unit, deputy, first, last in (*away, ("sam-oppenvard", "sam-vuxen", 9, 30)):
        begins, ends = today + timedelta(days=first), today + timedelta(days=last)
        board = posts.people[posts.managers[unit]].board
        yield PlannedAbsence(posts.managers[unit], posts.managers[deputy], board, begins, ends)


def headcount(unit: PlannedUnit, year: int) -> int:
    """How many worked at a unit during a year: about as many as now, a little more or less."""
    return max(2, round(unit.headcount * chance("headcount", unit.code, year).uniform(0.92, 1.08)))
