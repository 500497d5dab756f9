"""Count delays for the council, and leave out every figure that points at a person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from qms.statistics.breakdowns import in_swedish_order
from qms.statistics.small_cells import Cell, cells_to_mask

CellName = tuple[str | None, Literal["total", "sex", "age"], str]
"""The benefit, or None for all; which breakdown; which column."""

ROW_TOTAL_WEIGHT, COLUMN_TOTAL_WEIGHT, GRAND_TOTAL_WEIGHT = 10, 20, 1000


@dataclass(frozen=True, slots=True)
class Delay:
    """One open line as the statistics see it."""

    benefit: str
    sex: str
    age: str


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """The figures of one benefit, or of all. A figure that is left out is None and is nowhere else."""

    total: int | None
    by_sex: dict[str, int | None]
    by_age: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """Decisions not executed in time, by benefit, once by sex and once by the age of the delay."""

    rows: dict[str, StatisticsRow]
    total: StatisticsRow


def statistics_table(delays: Iterable[Delay], *, sexes: Sequence[str], ages: Sequence[str]) -> StatisticsTable:
    """Count delays by benefit, and each benefit by sex and by age.

    Every column is there, also an empty one.
    """
    every = sorted(delays, key=lambda delay: in_swedish_order(delay.benefit))
    of_benefit: dict[str, list[Delay]] = {}
    for delay in every:
        of_benefit.setdefault(delay.benefit, []).append(delay)
    rows = {benefit: _counted(some, sexes, ages) for benefit, some in of_benefit.items()}
    return StatisticsTable(rows, _counted(every, sexes, ages))


def without_small_figures(table: StatisticsTable, *, limit: int) -> StatisticsTable:
    """The table as it may be published: no figure under the limit, and none that can be worked out.

    A table without decisions is published as it is, since it points at nobody.
    """
    if not table.rows:
        return table
    hidden = cells_to_mask(list(_cells(table)), limit)
    rows = {benefit: _masked(benefit, row, hidden) for benefit, row in table.rows.items()}
    return StatisticsTable(rows, _masked(None, table.total, hidden))


def _counted(delays: Sequence[Delay], sexes: Sequence[str], ages: Sequence[str]) -> StatisticsRow:
    by_sex = Counter(delay.sex for delay in delays)
    by_age = Counter(delay.age for delay in delays)
    if by_sex.keys() - set(sexes) or by_age.keys() - set(ages):
        raise ValueError("A delay falls outside the columns, so the totals would not add up.")
    return StatisticsRow(len(delays), {sex: by_sex[sex] for sex in sexes}, {age: by_age[age] for age in ages})


def _cells(table: StatisticsTable) -> Iterator[Cell]:
    """The table as a flow: the total to the sexes, through each benefit, to the ages and back again."""
    yield _cell((None, "total", ""), "end", "start", table.total.total, weight=GRAND_TOTAL_WEIGHT, at_least=1)
    for sex, count in table.total.by_sex.items():
        yield _cell((None, "sex", sex), "start", ("sex", sex), count, weight=COLUMN_TOTAL_WEIGHT)
    for age, count in table.total.by_age.items():
        yield _cell((None, "age", age), ("age", age), "end", count, weight=COLUMN_TOTAL_WEIGHT)
    for benefit, row in table.rows.items():
        into, out_of = ("into", benefit), ("out of", benefit)
        yield _cell((benefit, "total", ""), into, out_of, row.total, weight=ROW_TOTAL_WEIGHT, at_least=1)
        for sex, count in row.by_sex.items():
            yield _cell((benefit, "sex", sex), ("sex", sex), into, count)
        for age, count in row.by_age.items():
            yield _cell((benefit, "age", age), out_of, ("age", age), count)


def _cell(name: CellName, tail: object, head: object, count: int | None, *, weight: int = 1, at_least: int = 0) -> Cell:
    if count is None:
        raise ValueError("Small figures are already left out of this table.")
    return Cell(name, tail, head, count, at_least, weight)


def _masked(benefit: str | None, row: StatisticsRow, hidden: Set[object]) -> StatisticsRow:
    return StatisticsRow(
        None if (benefit, "total", "") in hidden else row.total,
        {sex: None if (benefit, "sex", sex) in hidden else count for sex, count in row.by_sex.items()},
        {age: None if (benefit, "age", age) in hidden else count for age, count in row.by_age.items()},
    )
