"""Writes a drafted report out: who reports, in what words, who handles it and what is answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from qms.demo.chance import at_minute, chance, weighted
from qms.demo.draft import Draft
from qms.demo.municipality import Municipality
from qms.demo.natural_course import WITH_CAUSES
from qms.demo.phrases import KIN, OutOfWords, Writer, texts, written
from qms.demo.world import Occurrence, PlannedBoard, PlannedDeviation, PlannedUnit, Rerouting
from qms.kernel import clock

LAWS = {
    "children-youth": {"sol": 84, "lvu": 16},
    "adults": {"sol": 84, "lvm": 12, "lss": 4},
    "staff": {"sol": 80, "lss": 8, "other": 12},
}
ONLY_SOL = {"sol": 1}
COLLEAGUES = ("en vikarie", "nattpersonalen", "en kollega i jouren", "receptionen", "en praktikant")
DANGEROUS = ("assault-selfharm-threat", "suspected-misconduct")
BETWEEN_ORGANISATIONS = ("cooperation-external", "cooperation")
LATE_DAYS = 60
WAKING_MINUTES = (7 * 60, 21 * 60)
DELAYS = {(0, 0): 36, (1, 1): 20, (2, 4): 20, (5, 14): 15, (15, 60): 9}
"""How many days pass from the event to the report, in hundredths."""


@dataclass
class Registry:
    """Files drafts as reports. Keeps count of what is written, so that no description comes twice."""

    municipality: Municipality
    writer: Writer

    def file(self, draft: Draft, number: int) -> PlannedDeviation:
        """The report with all its words and people."""
        rng = chance("file", draft.board, draft.reported_at, number)
        board = self.municipality.board(draft.board)
        unit = board.unit(draft.unit)
        title, description, counterpart = self._words(rng, draft, unit)
        rerouting = self._rerouting(rng, draft, board)
        affected = _affected(rng, draft)
        law_area, probability, consequence = _assessed(rng, draft, board)
        return PlannedDeviation(
            key=f"{draft.board}-{number:05}",
            board=draft.board,
            unit=draft.unit,
            kind=draft.kind,
            reporter=self._reporter(rng, rerouting.from_unit if rerouting else draft.unit),
            on_behalf_of=rng.choice(COLLEAGUES) if _happens(rng, 3) else None,
            title=title,
            description=description,
            immediate_danger=_happens(rng, 35 if {draft.category, draft.kind} & {*DANGEROUS} else 1),
            immediate_action=_immediate_action(rng, draft),
            occurrence=_occurrence(rng, draft.reported_at),
            affected=affected,
            case_reference=_case_reference(rng, draft) if affected == "one" else None,
            event_count=draft.event_count,
            counterpart=counterpart,
            reported_at=draft.reported_at,
            rerouting=rerouting,
            category=_category(draft, board),
            category_from_start=draft.category_from_start,
            law_area=law_area,
            probability=probability,
            consequence=consequence,
            course=draft.course,
            handler=self._handler(board, draft),
            causes=draft.causes,
            conclusion=_conclusion(rng, draft),
            effect=draft.effect,
            effect_judged_at=draft.course.closed_at if draft.effect else None,
            reason=_reason(rng, draft),
        )

    def _words(self, rng: Random, draft: Draft, unit: PlannedUnit) -> tuple[str, str, tuple[str, str] | None]:
        if draft.kind != "deviation":
            patterns = texts("kinds")[draft.kind][draft.category]
            return *self.writer.unused(rng, patterns, added=texts("handling")["added-by-kind"][draft.kind]), None
        if draft.event_count > 1:
            bundles = texts("bundles")
            patterns = bundles.get(unit.area, bundles["general"])
            return *self.writer.unused(rng, patterns, known={"count": str(draft.event_count)}), None
        if draft.category in BETWEEN_ORGANISATIONS and _happens(rng, 60):
            counterparts = [one for one in texts("cross_organisation")["counterparts"] if unit.area in one["areas"]]
            try:
                return self._between(rng, rng.choice(counterparts))
            except (IndexError, OutOfWords):
                pass
        return *self.writer.event(rng, unit.area, draft.category), None

    def _between(self, rng: Random, other: dict[str, Any]) -> tuple[str, str, tuple[str, str]]:
        return *self.writer.unused(rng, other["entries"]), (other["kind"], other["name"])

    def _reporter(self, rng: Random, unit: str) -> str:
        return self.municipality.managers[unit] if _happens(rng, 7) else rng.choice(self.municipality.staff[unit])

    def _handler(self, board: PlannedBoard, draft: Draft) -> str:
        """The manager, or the successor's when the unit had ended before somebody took the matter up."""
        code, last = draft.unit, draft.course.closed_at or draft.course.assessed_at or draft.reported_at
        while not board.unit(code).exists_on(clock.civil_date(last)):
            code = next(step.successor for step in board.successions if step.predecessor == code)
        return self.municipality.managers[code]

    def _rerouting(self, rng: Random, draft: Draft, board: PlannedBoard) -> Rerouting | None:
        """A few reports come to the wrong unit first. Not those of printed years, where units are counted."""
        if draft.kind != "deviation" or draft.category_from_start or board.code == "sam" or not _happens(rng, 5):
            return None
        day = clock.civil_date(draft.reported_at)
        others = [unit.code for unit in board.units if unit.weight and unit.exists_on(day) and unit.code != draft.unit]
        other = rng.choice(others)
        at = draft.reported_at + timedelta(minutes=rng.randint(12, 95))
        assessed = draft.course.assessed_at
        if assessed and assessed <= at:
            return None
        note = rng.choice(texts("handling")["reroute"]["notes"])
        return Rerouting(at, self.municipality.managers[other], other, note)


def _happens(rng: Random, hundredths: float) -> bool:
    return rng.random() * 100 < hundredths


def _affected(rng: Random, draft: Draft) -> str:
    if draft.event_count > 1:
        return "several"
    if draft.kind in ("risk", "improvement-idea", "good-example"):
        return weighted(rng, {"none-known": 7, "several": 3})
    return weighted(rng, {"one": 62, "several": 22, "none-known": 16})


def _case_reference(rng: Random, draft: Draft) -> str | None:
    if not _happens(rng, 70):
        return None
    return f"{draft.board.upper()}-{draft.reported_at.year}-{rng.randint(100, 9899)}"


def _occurrence(rng: Random, reported_at: datetime) -> Occurrence:
    precision = weighted(rng, {"instant": 46, "date": 46, "unknown": 8})
    if precision == "unknown":
        return Occurrence(precision)
    reported = clock.civil_date(reported_at)
    day = reported - timedelta(days=rng.randint(*weighted(rng, DELAYS)))
    if precision == "date":
        return Occurrence(precision, on=day)
    at = at_minute(day, rng.randrange(*WAKING_MINUTES, 5))
    return Occurrence(precision, at=at if at < reported_at else reported_at - timedelta(minutes=rng.randint(8, 70)))


def _immediate_action(rng: Random, draft: Draft) -> str | None:
    actions = texts("handling")["at-once"]
    keys = [key for key in (draft.kind, draft.category, *KIN.get(draft.category, ())) if key in actions]
    if draft.kind not in WITH_CAUSES or not keys or not _happens(rng, 62):
        return None
    return written(rng, rng.choice(actions[keys[0]]))


def _category(draft: Draft, board: PlannedBoard) -> str | None:
    """The category as it is called when somebody assesses; none before that, unless it came with the report."""
    if draft.category_from_start:
        return draft.category
    assessed = draft.course.assessed_at
    if assessed is None or draft.course.decision == "dismiss":
        return None
    return board.translated("category", draft.category, clock.civil_date(assessed))


def _assessed(rng: Random, draft: Draft, board: PlannedBoard) -> tuple[str | None, int | None, int | None]:
    """Law area, probability and consequence, once somebody has assessed the report and not set it aside."""
    if draft.course.assessed_at is None or draft.course.decision == "dismiss":
        return None, None, None
    law_area = weighted(rng, LAWS.get(board.unit(draft.unit).area, ONLY_SOL))
    return law_area, *_seriousness(rng, draft, board)


def _seriousness(rng: Random, draft: Draft, board: PlannedBoard) -> tuple[int, int]:
    names: Any = board.risk_scale["probability"]
    steps = len(names)
    if draft.kind == "suspected-misconduct":
        return rng.randint(steps - 2, steps), steps
    probability = weighted(rng, {step: (2, 5, 5, 3, 1)[step - 1] for step in range(1, steps + 1)})
    consequence = weighted(rng, {step: (4, 6, 3, 1, 0.4)[step - 1] for step in range(1, steps + 1)})
    return probability, consequence


def _conclusion(rng: Random, draft: Draft) -> str | None:
    if draft.course.handled_at is None or draft.course.decision != "investigate":
        return None
    handling = texts("handling")
    if draft.kind in handling["conclusions-by-kind"]:
        return written(rng, rng.choice(handling["conclusions-by-kind"][draft.kind]))
    conclusions = [written(rng, rng.choice(handling["conclusions"][cause])) for cause in draft.causes]
    measure = written(rng, rng.choice(handling["measures"][draft.causes[0]]))
    return " ".join([*conclusions, measure])


def _reason(rng: Random, draft: Draft) -> str | None:
    """Why it was closed, in the words of the one who closed it."""
    course = draft.course
    if course.closed_at is None:
        return None
    closing = texts("handling")["closing"]
    late = (course.closed_at - draft.reported_at).days > LATE_DAYS
    if draft.kind in closing:
        key = draft.kind
    elif course.decision == "dismiss":
        key = "dismissed"
    elif "not-a-deviation" in draft.causes:
        key = "not-a-deviation"
    elif course.decision == "close":
        key = "late" if late else "direct"
    else:
        by_cause = texts("handling")["closing-by-cause"][draft.causes[0]]
        return written(rng, rng.choice([*closing["after-measures"], *by_cause]))
    return written(rng, rng.choice(closing[key]))
