"""The year's figures. Every one is a count over stored rows, as of a day, with its denominator and remainder.

*Handled* means that the handling was decided: investigation concluded, closed directly, or dismissed. Handling time
runs in whole civil days from report to handled. A deviation that nobody has assessed is *not started*; one that is
assessed but not handled is *under way*. Closed or ongoing is a separate question, answered by the date of closing.
"""

from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from sqlalchemy import select

from qms.deviations import figures
from qms.deviations.figures import Counts, Stretch
from qms.deviations.models import REPORT_TYPES, Counted
from qms.deviations.schemas import Breakdown, DeviationStatistics, Figure, StatisticsFilter
from qms.kernel import access, clock
from qms.kernel.access import Reach
from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden, Invalid
from qms.kernel.schema import Link
from qms.organisation import queries as organisation
from qms.organisation.models import AREAS, Unit, UnitClosure, UnitSuccession

OTHER = "other"
HANDLING = {
    "within-30": "Inom 30 dagar",
    "from-31-to-90": "31–90 dagar",
    "over-90": "Mer än 90 dagar",
    "under-way": "Pågår",
    "not-started": "Inte påbörjad",
}
STATUS = {"closed": "Avslutad", "ongoing": "Pågående"}


def statistics(tx: Tx, asked: StatisticsFilter) -> DeviationStatistics:
    """Count the deviations reported in a period that the caller's role lets it count."""
    found = access.require(tx, "deviationStatistics")
    board_id = asked.board_id or min(found.board_ids())
    if board_id not in found.board_ids():
        raise Forbidden(about=("board", board_id))
    stretch = _stretch(asked)
    tree = _Tree(tx, board_id, asked, found)
    chosen = figures.choose(tx, asked, board_id, stretch, tree.unit_ids)
    counted = figures.count(tx, chosen)
    labels = organisation.labels(tx, board_id)
    total = _pair(counted["period"], "all")
    closed = _pair(counted["status"], "closed")
    category = _table("category", "Kategori", counted["category"], _of(labels, "category"), total, rest="Utan kategori")
    other = next((row for row in category.rows if row.code == OTHER), _figure(OTHER, "Övrigt", [0, 0], total))
    return DeviationStatistics(
        board_id=board_id,
        scope=tree.title,
        period=stretch.shape(),
        previous_period=stretch.before.shape(),
        reports=total[0],
        previous_reports=total[1],
        events=_pair(counted["events"], "all")[0],
        previous_events=_pair(counted["events"], "all")[1],
        share_other=other,
        breakdowns=[
            category,
            _causes(figures.causes(tx, chosen), _of(labels, "cause"), total),
            _table("effect", "Bedömd effekt", counted["effect"], _of(labels, "effect"), closed, rest="Utan bedömning"),
            _handling(counted["handling"], total),
            _table("status", "Status", counted["status"], STATUS, total),
            _table("type", "Typ av rapport", counted["type"], REPORT_TYPES, total),
            _table("area", "Område", counted["area"], AREAS, total),
            _table("unit", "Enhet", tree.followed(counted["unit"]), tree.names(), total),
            _months(counted["month"], stretch, total),
        ],
        _links=[Link(href=tx.href("/deviation-statistics"), rel="self", method="GET")],
    )


def _stretch(asked: StatisticsFilter) -> Stretch:
    today = clock.today()
    last = asked.period_to or today
    first = asked.period_from or date(last.year, 1, 1)
    if first > last:
        detail = "Periodens första dag ligger efter den sista."
        raise Invalid(errors=[{"pointer": "query:periodFrom", "code": "after-end", "detail": detail}])
    if last.year - first.year > 20 or first.year < 1990 or last.year > 2100:
        detail = "Välj en period på högst 20 år mellan 1990 och 2100."
        raise Invalid(errors=[{"pointer": "query:periodFrom", "code": "too-long", "detail": detail}])
    return Stretch(first, last, min(asked.as_of or today, date(2100, 12, 31)))


class _Tree:
    """The units in question: as they were then, or followed through reorganisations to those of today."""

    def __init__(self, tx: Tx, board_id: UUID, asked: StatisticsFilter, found: Reach) -> None:
        self.follow = asked.follow
        self._names: dict[UUID, str] = {
            row.id: row.name for row in tx.execute(select(Unit.id, Unit.name).where(Unit.board_id == board_id))
        }
        edges = select(UnitSuccession.predecessor_id, UnitSuccession.successor_id)
        self._successors: dict[UUID, list[UUID]] = defaultdict(list)
        for predecessor, successor in tx.execute(edges.where(UnitSuccession.board_id == board_id)):
            self._successors[predecessor].append(successor)
        self.unit_ids: set[UUID] | None = None
        self.title = "Hela nämnden" if board_id in found.boards else "Dina enheter"
        if asked.unit_id:
            below = select(UnitClosure.descendant).where(UnitClosure.ancestor == asked.unit_id)
            self.unit_ids = set(tx.scalars(below)) or {asked.unit_id}
            self.title = self._names.get(asked.unit_id, "Okänd enhet")
            if self.follow:
                self.unit_ids |= {unit for unit in self._names if self.today(unit) in self.unit_ids}
        if asked.area:
            self.title = f"{self.title}, {AREAS[asked.area]}"

    def today(self, unit: UUID) -> UUID:
        """What a unit has become. A unit that was split has no single successor and stays itself."""
        seen = {unit}
        while len(self._successors[unit]) == 1 and self._successors[unit][0] not in seen:
            unit = self._successors[unit][0]
            seen.add(unit)
        return unit

    def followed(self, counts: Counts) -> Counts:
        """Counts per unit, moved to the successors when that is asked for."""
        if not self.follow:
            return counts
        moved: Counts = defaultdict(lambda: [0, 0])
        for unit, (now, then) in counts.items():
            place = moved[str(self.today(UUID(unit)))]
            place[0] += now
            place[1] += then
        return moved

    def names(self) -> dict[str, str]:
        """Every unit's name by id."""
        return {str(unit): name for unit, name in self._names.items()}


def _causes(counts: Counts, names: dict[str, str], total: list[int]) -> Breakdown:
    """Causes are chosen freely, several or none, so they are counted in causes and never sum to deviations."""
    sums = [sum(pair[0] for pair in counts.values()), sum(pair[1] for pair in counts.values())]
    table = _table("cause", "Orsak", counts, names, sums)
    base = f"angivna orsaker i {total[0]} avvikelser"
    return table.model_copy(update={"counts": "codes", "is_multiple": True, "denominator_label": base})


def _handling(counts: Counts, total: list[int]) -> Breakdown:
    late, recent = counts.get("not-started-over-30", [0, 0]), counts.get("not-started-recent", [0, 0])
    merged: Counts = {code: counts.get(code, [0, 0]) for code in HANDLING}
    merged["not-started"] = [late[0] + recent[0], late[1] + recent[1]]
    table = _table("handling", "Hanteringstid", merged, HANDLING, total)
    table.rows.sort(key=lambda row: list(HANDLING).index(row.code))
    late_row = _figure("not-started-over-30", "Inte påbörjad efter mer än 30 dagar", late, total)
    return table.model_copy(update={"of_which": [late_row]})


def _months(counts: Counts, stretch: Stretch, total: list[int]) -> Breakdown:
    """Months in order; the previous period's month stands beside the one that has the same place in its period."""
    now, then = (_month_codes(part) for part in (stretch, stretch.before))
    rows = [
        _figure(code, code, [counts.get(code, [0, 0])[0], counts.get(old, [0, 0])[1]], total)
        for code, old in zip(now, then + [""] * len(now), strict=False)
    ]
    return _table("month", "Månad", {}, {}, total).model_copy(update={"rows": rows})


def _month_codes(stretch: Stretch) -> list[str]:
    first, last = (day.year * 12 + day.month - 1 for day in (stretch.first, stretch.last))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(first, last + 1)]


def _table(
    name: str,
    title: str,
    counts: Counts,
    labels: dict[str, str],
    total: list[int],
    *,
    rest: str = "",
) -> Breakdown:
    codes = sorted(counts, key=lambda code: (-counts[code][0], labels.get(code, code)))
    rows = [_figure(code, labels.get(code, code), counts.get(code, [0, 0]), total) for code in codes]
    left = [total[place] - sum(pair[place] for pair in counts.values()) for place in (0, 1)]
    return Breakdown(
        name=name,
        title=title,
        counts=Counted.DEVIATIONS,
        is_multiple=False,
        denominator=total[0],
        denominator_label="avslutade avvikelser" if name == "effect" else "avvikelser",
        previous_denominator=total[1],
        rows=rows,
        remainder=_figure("none", rest, left, total) if rest else None,
        of_which=[],
    )


def _figure(code: str, label: str, pair: list[int], total: list[int]) -> Figure:
    return Figure(
        code=code,
        label=label,
        count=pair[0],
        share=_share(pair[0], total[0]),
        previous=pair[1],
        previous_share=_share(pair[1], total[1]),
    )


def _share(part: int, whole: int) -> float | None:
    """A percentage with one decimal, halves rounded up: the one rounding rule of the product."""
    if not whole:
        return None
    return float((Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _pair(counts: Counts, code: str) -> list[int]:
    return counts.get(code, [0, 0])


def _of(labels: dict[tuple[str, str], str], name: str) -> dict[str, str]:
    return {code: label for (list_name, code), label in labels.items() if list_name == name}
