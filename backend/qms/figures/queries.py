"""What every count of matters has in common: which ones the caller may count, and the units as they were or became.

And of figures that are followed: what a measure is, and what has been kept.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, and_, case, cast, func, literal, select, union_all
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.sql.elements import KeyedColumnElement

from qms.figures.models import Figure, FigureBaseline, FigureSnapshot, FigureValue
from qms.figures.schemas import StatisticsFilter
from qms.kernel import clock
from qms.kernel.access import Reach
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict
from qms.kernel.schema import Shape
from qms.matters import policy
from qms.matters.models import MISTAKEN, EarlierMatter, Matter
from qms.organisation.models import AREAS, Unit, UnitClosure, UnitSuccession
from qms.organisation.queries import reached_unit
from qms.statistics.breakdowns import Counts
from qms.statistics.control_charts import ChartKind
from qms.statistics.periods import ONE_DAY, BothPeriods, Stretch, civil_day

MATTER, EARLIER = Matter.__table__, EarlierMatter.__table__
Labels = Mapping[tuple[str, str], str]
"""What the codes of a board are called, by list and code."""


@dataclass(frozen=True)
class Month:
    """A month of a series. Without a numerator nothing is known of it."""

    code: str
    numerator: Decimal | int | None = None
    denominator: int | None = None
    """Of how many, for a share."""


@dataclass(frozen=True)
class Measure:
    """Something that can be measured: a month at a time, or as a whole answer to keep. Its numbers depend on no caller.

    Who reaches the ``operation`` by which the same is counted freely may see it; none is the figure's own right.
    """

    name: str
    title: str
    about: str
    operation: str | None
    title_of: Callable[[Mapping[str, object], Labels], str]
    """What a figure of it is called, before the name of its unit."""
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    has_unit: bool = True
    chart: Callable[[Mapping[str, object]], ChartKind | None] = lambda _: ChartKind.COUNT
    series: Callable[[Tx, Figure, Stretch], list[Month]] | None = None
    answer: Callable[[Tx, Figure, Stretch, str], dict[str, object]] | None = None
    """The whole answer as JSON, for the municipality that is named."""


class BeforeFirstDay(Conflict):
    """Perioden ligger före den första dagen som nämnden har uppgifter om. Noll vore inte sant: ingen räknade då."""

    code = "before-first-day"
    title = "Så långt tillbaka finns inga uppgifter"
    detail = "Välj en senare period."


def require_known(tx: Tx, board_id: UUID, asked: Stretch, *, at: str) -> None:
    """Refuse a period, or a day as of which one asks, before the board's first unit began."""
    first = tx.scalar(select(func.min(Unit.valid_from)).where(Unit.board_id == board_id))
    if first and asked.until < first:
        raise BeforeFirstDay(f"Nämnden har inga uppgifter före {first}. Välj en senare period.", at=f"query:{at}")


def question(asked: Shape) -> str:
    """What was asked, as the log of reads keeps it."""
    return urlencode(asked.model_dump(mode="json", by_alias=True, exclude_defaults=True))


class AsTheyStood:
    """How the matters of a board stood at the end of two periods, where they have been changed since."""

    def __init__(self, board_id: UUID, periods: BothPeriods) -> None:
        self._before = periods.before
        kept = (EARLIER.c.matter_id, EARLIER.c.stood)
        each = [
            select(literal(before).label("before"), *kept)
            .where(EARLIER.c.board_id == board_id, EARLIER.c.until >= end)
            .ext(distinct_on(EARLIER.c.matter_id))
            .order_by(EARLIER.c.matter_id, EARLIER.c.position)
            for before, end in enumerate(periods.ends)
        ]
        self._earlier = union_all(*each).subquery("earlier")

    def beside(self, matters: FromClause) -> FromClause:
        """The matters, each with how it stood if that was otherwise."""
        same = and_(self._earlier.c.matter_id == MATTER.c.id, self._earlier.c.before == self._before)
        return matters.outerjoin(self._earlier, same)

    def stood(self, column: KeyedColumnElement[Any]) -> ColumnElement[Any]:
        """What stood in a column then."""
        earlier = self._earlier.c.stood
        return case((earlier.has_key(column.key), self._earlier_value(column)), else_=column)

    def day_of(self, moment: KeyedColumnElement[datetime], day: ColumnElement[date]) -> ColumnElement[date]:
        """The Swedish day of a moment that stood then: the one kept beside it, unless another moment stood."""
        return case((self._earlier.c.stood.has_key(moment.key), civil_day(self._earlier_value(moment))), else_=day)

    def _earlier_value(self, column: KeyedColumnElement[Any]) -> ColumnElement[Any]:
        return cast(self._earlier.c.stood[column.key].astext, column.type)


class UnitTree:
    """The units in question: as they were then, or followed through reorganisations to those of today."""

    def __init__(self, tx: Tx, board_id: UUID, asked: StatisticsFilter, reach: Reach) -> None:
        self.board_id, self.area, self.follow = board_id, asked.area, asked.follow
        self._names: dict[UUID, str] = {
            row.id: row.name for row in tx.execute(select(Unit.id, Unit.name).where(Unit.board_id == board_id))
        }
        edges = select(UnitSuccession.predecessor_id, UnitSuccession.successor_id)
        self._successors: dict[UUID, list[UUID]] = defaultdict(list)
        for predecessor, successor in tx.execute(edges.where(UnitSuccession.board_id == board_id)):
            self._successors[predecessor].append(successor)
        self.unit_ids: set[UUID] | None = None
        self.title = "Hela nämnden" if board_id in reach.boards else "Dina enheter"
        if asked.unit_id:
            below = select(UnitClosure.descendant).where(UnitClosure.ancestor == asked.unit_id)
            self.unit_ids = set(tx.scalars(below))
            self.title = reached_unit(tx, reach, board_id, asked.unit_id).name
            if self.follow:
                self.unit_ids |= {unit for unit in self._names if self.today(unit) in self.unit_ids}
        if asked.area:
            self.title = f"{self.title}, {AREAS[asked.area]}"

    def was_there(self, tx: Tx, stretch: Stretch) -> dict[str, bool]:
        """For each month of a stretch whether any of the units was there all of it: else nothing is known of it."""
        here = [Unit.board_id == self.board_id]
        if self.unit_ids is not None:
            here.append(Unit.id.in_(sorted(self.unit_ids)))
        last = func.max(func.coalesce(Unit.valid_to, date.max))
        began, ended = tx.execute(select(func.min(Unit.valid_from), last).where(*here)).one()
        over = f"{ended + ONE_DAY:%Y-%m}" if ended and ended < date.max else "9999-99"
        return {
            code: began is not None and began.isoformat() <= f"{code}-01" and code < over for code in stretch.months
        }

    def matters(self, tx: Tx, kind: str, operation: str, then: AsTheyStood) -> list[ColumnElement[bool]]:
        """The matters of a kind that stood here then, and that the caller may count today."""
        counted = MATTER.c.kind == kind, MATTER.c.status != MISTAKEN
        return [*counted, policy.visible_to(tx.actor, operation), *self.here(then)]

    def here(self, then: AsTheyStood) -> list[ColumnElement[bool]]:
        """The matters that stood here then, of whatever kind."""
        conditions = [MATTER.c.board_id == self.board_id]
        if self.unit_ids is not None:
            conditions.append(then.stood(MATTER.c.unit_id).in_(sorted(self.unit_ids)))
        if self.area:
            conditions.append(then.stood(MATTER.c.area) == self.area)
        return conditions

    def counted_at(self, unit: UUID) -> list[UUID]:
        """The units whose matters are counted at one: itself, or what has become it when units are followed."""
        return [each for each in self._names if (self.today(each) if self.follow else each) == unit]

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


def baselines(tx: Tx, figure: Figure) -> Sequence[FigureBaseline]:
    """What has been written down as usual, in the order that it began."""
    rows = select(FigureBaseline).where(FigureBaseline.figure_id == figure.id)
    return tx.scalars(rows.order_by(FigureBaseline.starts_on, FigureBaseline.set_at, FigureBaseline.id)).all()


def values(tx: Tx, figure: Figure, stretch: Stretch) -> list[Month]:
    """What people have noted of each month, as it stood at the end of the day; or as it was first noted, if later.

    A month is noted when it is over, often some days after, so what is first said of it is news and no correction. What
    stands is the last that was said, whatever the clock was.
    """
    month = FigureValue.month.between(stretch.first, stretch.last)
    rows = select(FigureValue).where(FigureValue.figure_id == figure.id, month)
    noted: dict[str, FigureValue] = {}
    for row in tx.scalars(rows.order_by(FigureValue.struck_at.is_(None), FigureValue.noted_at, FigureValue.id)):
        if clock.civil_date(row.noted_at) <= stretch.as_of:
            noted[f"{row.month:%Y-%m}"] = row
        noted.setdefault(f"{row.month:%Y-%m}", row)
    known = {code: (row.numerator, row.denominator) for code, row in noted.items()}
    return [Month(code, *known.get(code, (None, None))) for code in stretch.months]


def snapshots(tx: Tx, figure: Figure, limit: int) -> Sequence[FigureSnapshot]:
    """The latest that have been kept."""
    rows = select(FigureSnapshot).where(FigureSnapshot.figure_id == figure.id)
    return tx.scalars(rows.order_by(FigureSnapshot.taken_at.desc(), FigureSnapshot.id.desc()).limit(limit)).all()
