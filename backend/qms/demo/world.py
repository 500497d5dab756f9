"""What the demo world consists of: plain values, before anything is stored."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A unit of the invented municipality during a time."""

    code: str
    board: str
    name: str
    kind: str
    area: str
    parent: str | None
    valid_from: date
    valid_to: date | None
    headcount: int
    weight: int

    def exists_on(self, day: date) -> bool:
        """Whether the unit exists on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class PlannedSuccession:
    """What became of a unit in a reorganisation."""

    predecessor: str
    successor: str
    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class PlannedCode:
    """One code of a board's list during a time."""

    list: str
    code: str
    label: str
    sort: int
    valid_from: date
    valid_to: date | None
    maps_to: str | None
    parent: str | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether the code may be used on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class PlannedBoard:
    """A board with its settings, units and lists."""

    code: str
    name: str
    short_name: str
    founded: date
    assess_days: int
    investigate_days: int
    quality_year_starts: int
    risk_scale: dict[str, object]
    units: tuple[PlannedUnit, ...]
    successions: tuple[PlannedSuccession, ...]
    codes: tuple[PlannedCode, ...]

    def unit(self, code: str) -> PlannedUnit:
        """The unit with a code."""
        return self._units[code]

    @cached_property
    def _units(self) -> dict[str, PlannedUnit]:
        return {unit.code: unit for unit in self.units}

    def predecessors(self, unit: str) -> list[str]:
        """The units that a unit came from, nearest first and then theirs."""
        nearest = [step.predecessor for step in self.successions if step.successor == unit]
        return nearest + [older for code in nearest for older in self.predecessors(code)]

    def codes_on(self, name: str, day: date) -> dict[str, PlannedCode]:
        """The codes of a list that may be used on a day."""
        return {code.code: code for code in self.codes if code.list == name and code.is_valid_on(day)}

    def translated(self, name: str, code: str, day: date) -> str:
        """A code as it is called on a later day, when the list has been replaced since."""
        valid = self.codes_on(name, day)
        if code in valid:
            return code
        became = next(old.maps_to for old in self.codes if old.list == name and old.code == code)
        if became is None:
            raise LookupError(f"{code} became nothing.")
        return became


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """Someone who works for a board. The key is also the user name of those who can log in."""

    key: str
    name: str
    title: str
    board: str


@dataclass(frozen=True, slots=True)
class PlannedAssignment:
    """A role at a unit or a whole board during a time."""

    person: str
    role: str
    board: str
    unit: str | None
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class PlannedAbsence:
    """Time away, with who holds the roles meanwhile."""

    person: str
    deputy: str
    board: str
    absent_from: date
    absent_to: date


@dataclass(frozen=True, slots=True)
class Occurrence:
    """When something happened, as exactly as the reporter knows."""

    precision: str
    at: datetime | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Rerouting:
    """A report handed over to the unit where it belongs."""

    at: datetime
    by: str
    from_unit: str
    note: str


@dataclass(frozen=True, slots=True)
class Course:
    """How far a matter has come, and when. What has not happened yet is None."""

    assessed_at: datetime | None = None
    handled_at: datetime | None = None
    closed_at: datetime | None = None
    decision: str | None = None
    """investigate, close or dismiss."""


@dataclass(frozen=True, slots=True)
class PlannedDeviation:
    """One report and everything that happens to it. Times are instants in UTC."""

    key: str
    board: str
    unit: str
    kind: str
    reporter: str
    on_behalf_of: str | None
    title: str
    description: str
    immediate_danger: bool
    immediate_action: str | None
    occurrence: Occurrence
    affected: str
    case_reference: str | None
    event_count: int
    counterpart: tuple[str, str] | None
    reported_at: datetime
    rerouting: Rerouting | None
    category: str | None
    category_from_start: bool
    """Whether the category came with the report, as from a system that asks the reporter for it."""
    law_area: str | None
    probability: int | None
    consequence: int | None
    course: Course
    handler: str
    causes: tuple[str, ...]
    conclusion: str | None
    effect: str | None
    effect_judged_at: datetime | None
    reason: str | None

    @property
    def reported_unit(self) -> str:
        """The unit that the reporter chose."""
        return self.rerouting.from_unit if self.rerouting else self.unit
