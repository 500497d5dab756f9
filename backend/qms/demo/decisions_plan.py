"""Favourable decisions of the demo world: granted, carried out or not, and when.

On 2019-12-31 the register of Social- och arbetsmarknadsnämnden gives the published tables cell by cell. Those decisions
are carried out later, and new ones come every month up to today.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from qms.demo.chance import chance, dealt, weighted, working_days
from qms.demo.municipality import boards
from qms.demo.phrases import texts, written
from qms.demo.published import table

PRINTED_DAY = date(2019, 12, 31)
DECIDED = {
    "3-6": (date(2019, 7, 8), date(2019, 9, 24)),
    "6-9": (date(2019, 4, 8), date(2019, 6, 24)),
    "9-12": (date(2019, 1, 8), date(2019, 3, 24)),
    "12-": (date(2017, 9, 4), date(2018, 12, 18)),
}
"""When decisions of each printed age were made: well inside, so that no reading of the borders changes a cell."""
INTERRUPTED = (date(2019, 5, 6), date(2019, 9, 20))
BOTH_SEXES = ("female", "male")


@dataclass(frozen=True, slots=True)
class PlannedDecisionEvent:
    """Something that happened to a decision on a day."""

    kind: str
    on: date
    executed_extent: int | None = None
    was_reasonable: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a decision waits, in the words that IVO asks for."""

    delay_reason: str
    reason_text: str
    consequences_text: str
    meanwhile_text: str
    efforts_text: str


@dataclass(frozen=True, slots=True)
class PlannedDecision:
    """One favourable decision and what has happened to it until today."""

    key: str
    board: str
    case_reference: str
    law_area: str
    benefit: str
    decided_on: date
    sex: str
    extent: tuple[int, str] | None
    is_protected: bool
    events: tuple[PlannedDecisionEvent, ...]
    explanation: Explanation | None

    def unit_on(self, day: date) -> str:
        """The unit that answers for the benefit on a day."""
        places = PLACES[self.board].get(self.benefit, PLACES[self.board]["other"])
        board = next(board for board in boards() if board.code == self.board)
        return next(code for code in places if board.unit(code).exists_on(day))

    @property
    def last_day(self) -> date:
        """The day of the latest thing that happened."""
        return max([self.decided_on, *(event.on for event in self.events)])


PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "sam": {
        "housing-support": ("sam-vuxen", "sam-barn-ungdom-vuxen"),
        "outpatient-care": ("sam-oppenvard",),
        "family-treatment": ("sam-oppenvard",),
        "other": ("sam-barn-ungdom", "sam-barn-ungdom-vuxen"),
    },
    "nord": {
        "housing-support": ("nord-vux-resurs",),
        "outpatient-care": ("nord-vux-resurs",),
        "family-treatment": ("nord-bou-behandling", "nord-bou-resurs"),
        "other": ("nord-bou-umgange", "nord-bou-resurs"),
    },
    "ifn": {
        "housing-support": ("ifn-individ-vuxna",),
        "outpatient-care": ("ifn-individ-vuxna",),
        "other": ("ifn-individ-familjehem",),
    },
}
FAMILY = {"contact-person": 30, "contact-family": 32, "family-treatment": 15, "foster-home": 6}
ADULT = {"housing-support": 9, "outpatient-care": 8}
LIVING = {
    "sam": (date(2019, 1, 1), 3.6, FAMILY | ADULT),
    "nord": (date(2023, 9, 1), 1.6, FAMILY | ADULT),
    "ifn": (date(2024, 1, 1), 1.2, {"contact-person": 40, "contact-family": 40, "foster-home": 12}),
}
"""From when, how many a month, and which benefits, where nothing is printed."""
WAITS = {(6, 80): 56, (95, 200): 23, (200, 420): 14, (420, 800): 7}
"""Days until carried out, in hundredths. The first is within the three months."""
REASONS = {
    "no-contractor": 50,
    "no-place": 12,
    "special-wishes": 10,
    "offer-declined": 10,
    "person-waits": 7,
    "staff-shortage": 8,
    "other": 3,
}
NEEDS_STAFF = ("family-treatment", "outpatient-care", "housing-support")
ENDINGS = {"withdrawn": 5, "need-ceased": 4, "moved": 3, "replaced": 2}


def decisions(today: date) -> tuple[PlannedDecision, ...]:
    """Every decision of the demo world, in the order in which they were made."""
    drafts = [*_printed(), *(draft for board in LIVING for draft in _living(board, today))]
    ordered = sorted(drafts, key=lambda draft: (draft.decided_on, draft.board, draft.benefit, draft.sex))
    return tuple(_finished(draft, number, today) for number, draft in enumerate(ordered, start=1))


@dataclass(frozen=True, slots=True)
class _Draft:
    board: str
    benefit: str
    sex: str
    decided_on: date
    events: tuple[PlannedDecisionEvent, ...]
    extent: tuple[int, str] | None = None
    law_area: str = "sol"


def _printed() -> Iterator[_Draft]:
    """The decisions of the published tables: waiting ones by age, and those interrupted."""
    rng = chance("unexecuted", PRINTED_DAY)
    ages = {tuple(row["codes"]): row["buckets"] for row in table("ostersund.evb_tid")["rows"]}
    for row in table("ostersund.evb_per_insats")["rows"]:
        sexes = dealt(rng, {"female": row["women"], "male": row["men"]})
        waiting = dealt(rng, ages.get(tuple(row["codes"]), {}))
        for sex, age in zip(sexes, [*waiting, *[None] * row["interrupted"]], strict=True):
            benefit = rng.choice(row["codes"])
            yield _waiting(rng, benefit, sex, age) if age else _interrupted(rng, benefit, sex)


def _waiting(rng: Random, benefit: str, sex: str, age: str) -> _Draft:
    """Not carried out when the year ended; carried out or ended later."""
    decided = rng.choice(working_days(*DECIDED[age]))
    events = [*_offers(rng, decided + timedelta(days=30), PRINTED_DAY)] if _happens(rng, 45) else []
    later = rng.choice(working_days(PRINTED_DAY + timedelta(days=8), date(2021, 3, 31)))
    kind = "executed" if _happens(rng, 82) else weighted(rng, ENDINGS)
    return _Draft("sam", benefit, sex, decided, (*events, PlannedDecisionEvent(kind, later)))


def _interrupted(rng: Random, benefit: str, sex: str) -> _Draft:
    """Carried out once, interrupted so long ago that the new three months had passed, and resumed later."""
    decided = rng.choice(working_days(date(2017, 9, 4), date(2018, 9, 28)))
    executed = rng.choice(working_days(decided + timedelta(days=20), decided + timedelta(days=85)))
    broken = rng.choice(working_days(*INTERRUPTED))
    resumed = rng.choice(working_days(date(2020, 1, 13), date(2020, 10, 30)))
    note = (
        "Uppdragstagaren avslutade sitt uppdrag." if benefit != "foster-home" else "Familjehemmet sade upp uppdraget."
    )
    return _Draft(
        "sam",
        benefit,
        sex,
        decided,
        (
            PlannedDecisionEvent("executed", executed),
            PlannedDecisionEvent("interrupted", broken, note=note),
            PlannedDecisionEvent("resumed", resumed),
        ),
    )


def _living(board: str, today: date) -> Iterator[_Draft]:
    """What comes month by month. Before the printed day nothing of it may be late when the year ends."""
    month, rate, benefits = LIVING[board]
    while month < today:
        rng = chance("decisions", board, month)
        following = (month + timedelta(days=32)).replace(day=1)
        days = working_days(month, following - timedelta(days=1))
        for _ in range(int(rate) + _happens(rng, rate % 1 * 100)):
            decided = rng.choice(days)
            draft = _flowing(rng, board, weighted(rng, benefits), decided)
            if decided < today:
                yield draft
        month = following


def _flowing(rng: Random, board: str, benefit: str, decided: date) -> _Draft:
    sex = rng.choice(BOTH_SEXES)
    extent = (rng.randint(4, 12), "hours-per-week") if benefit == "housing-support" else None
    law_area = "lss" if benefit == "contact-person" and _happens(rng, 12) and decided > PRINTED_DAY else "sol"
    before_print = board == "sam" and decided <= PRINTED_DAY
    span = next(iter(WAITS)) if before_print else weighted(rng, WAITS)
    ends = decided + timedelta(days=rng.randint(*span))
    ends = working_days(ends, ends + timedelta(days=9))[0]
    events = _offers(rng, decided + timedelta(days=14), ends) if not before_print and _happens(rng, 30) else []
    if extent and _happens(rng, 40) and not before_print:
        part = decided + (ends - decided) / 2
        events.append(PlannedDecisionEvent("partly-executed", part, executed_extent=extent[0] // 2))
    if not before_print and _happens(rng, 9):
        events.append(PlannedDecisionEvent(weighted(rng, ENDINGS), ends))
    else:
        events.append(PlannedDecisionEvent("executed", ends))
        if not before_print and benefit in ("contact-person", "contact-family", "foster-home") and _happens(rng, 22):
            events += _break(rng, ends)
    return _Draft(board, benefit, sex, decided, tuple(events), extent, law_area)


def _break(rng: Random, executed: date) -> list[PlannedDecisionEvent]:
    broken = executed + timedelta(days=rng.randint(60, 420))
    resumed = broken + timedelta(days=rng.randint(*weighted(rng, {(20, 85): 50, (95, 260): 50})))
    return [
        PlannedDecisionEvent("interrupted", broken, note="Uppdragstagaren avslutade sitt uppdrag."),
        PlannedDecisionEvent("resumed", resumed),
    ]


def _offers(rng: Random, first: date, last: date) -> list[PlannedDecisionEvent]:
    """An offer, and perhaps that it was declined some days later."""
    length = (last - first).days
    if length < 20:
        return []
    offered = first + timedelta(days=rng.randint(0, length - 15))
    note = written(rng, rng.choice(texts("decisions")["offers"]["lines"]))
    reasonable = _happens(rng, 85)
    answer = PlannedDecisionEvent("offer-declined", offered + timedelta(days=rng.randint(3, 12)), None, reasonable)
    return [PlannedDecisionEvent("offered", offered, was_reasonable=reasonable, note=note), answer]


def _finished(draft: _Draft, number: int, today: date) -> PlannedDecision:
    """The decision with what has happened before today, and an explanation when it has waited."""
    rng = chance("decision", number, draft.decided_on)
    events = tuple(event for event in draft.events if event.on < today)
    waited = any((event.on - draft.decided_on).days > 60 for event in draft.events)
    return PlannedDecision(
        key=f"{draft.board}-b{number:04}",
        board=draft.board,
        case_reference=f"{draft.board.upper()}-{draft.decided_on.year}-{rng.randint(10000, 99999)}",
        law_area=draft.law_area,
        benefit=draft.benefit,
        decided_on=draft.decided_on,
        sex=draft.sex,
        extent=draft.extent,
        is_protected=_happens(rng, 2),
        events=events,
        explanation=_explanation(rng, draft) if waited else None,
    )


def _explanation(rng: Random, draft: _Draft) -> Explanation:
    words = texts("decisions")
    reason = weighted(rng, REASONS)
    if draft.benefit in NEEDS_STAFF and reason == "no-contractor":
        reason = "staff-shortage"
    if any(event.kind == "offer-declined" for event in draft.events):
        reason = "offer-declined"
    consequences = words["consequences"].get(draft.benefit, words["consequences"]["general"])
    return Explanation(
        delay_reason=reason,
        reason_text=written(rng, rng.choice(words["reasons"][reason])),
        consequences_text=written(rng, rng.choice(consequences)),
        meanwhile_text=written(rng, rng.choice(words["meanwhile"]["lines"])),
        efforts_text=written(rng, rng.choice(words["efforts"]["lines"])),
    )


def _happens(rng: Random, hundredths: float) -> bool:
    return rng.random() * 100 < hundredths
