"""Tables of figures: what is counted is divided by dimensions, which are data, and every share has its denominator.

All dimensions are counted in one pass over the rows, for a period and the one before.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, TypeVar

from pydantic import Field
from sqlalchemy import Integer, Subquery, cast, func, select, tuple_

from qms.kernel.db import Tx
from qms.kernel.schema import Shape
from qms.texts import Code

SWEDISH = str.maketrans("åäæöøéèêëáàâüûúùíìîïóòôñç", "{||}}eeeeaaayuuuiiiiooonc")
"""As ``sv_key`` in the database."""
Pair = list[int]
"""How many in the period, and how many in the one before."""
Counts = dict[str, Pair]
"""A pair for each code."""


class Figure(Shape):
    """One row of a table: a numerator, its share of the denominator, and the same for the previous period."""

    code: str = Field(max_length=120)
    label: str = Field(max_length=200)
    count: int
    share: float | None = Field(description="Andel av nämnaren i procent, en decimal")
    previous: int
    previous_share: float | None
    per_hundred: float | None = Field(
        description="För en enhet: per 100 anställda, i medeltal över de dagar i perioden då antalet anställda är känt"
    )
    employees: int | None = Field(
        description="För en enhet: hur många anställda det räknas på, avrundat, där det är känt"
    )


class Table(Shape):
    """A table with its denominator and an explicit remainder, so that every figure can be checked."""

    name: Code
    title: str = Field(max_length=120)
    is_multiple: bool
    denominator: int
    denominator_label: str = Field(max_length=120)
    previous_denominator: int
    rows: list[Figure]
    remainder: Figure | None
    of_which: list[Figure] = Field(description="Delmängder av en rad, utöver summan")


T = TypeVar("T", bound=Table)


@dataclass(frozen=True)
class Dimension:
    """One way to divide what is counted."""

    name: str
    column: str
    """The column of the counted rows that holds the code."""
    title: str
    labels: Mapping[str, str] | str
    """What the codes are called, or the board's code list that says so."""
    of: str
    """What it is a share of, as the denominator is called."""
    rest: str = ""
    """What the rows without a code are called, where there can be such."""
    is_ranked: bool = True
    """The greatest first. Units are not ranked: whoever reports much would come out worst."""
    code: Callable[[Any], str] = str
    """The code that a value of the column belongs to."""

    def names(self, labels: Mapping[tuple[str, str], str]) -> Mapping[str, str]:
        """What the codes are called, given every label of the board by list and code."""
        if isinstance(self.labels, str):
            return {code: label for (name, code), label in labels.items() if name == self.labels}
        return self.labels


@dataclass(frozen=True)
class Counted:
    """The figures of a period and the one before."""

    total: Pair
    sums: dict[str, Pair]
    by: dict[str, Counts]


def count(tx: Tx, rows: Subquery, together: Sequence[Sequence[Dimension]], *, sums: Sequence[str] = ()) -> Counted:
    """Count rows by every dimension in one pass, and sum some of their columns.

    Each row has a column ``before``: 0 in the period, 1 in the one before. Dimensions with few codes are counted
    ``together``, by one grouping instead of one for each: the combinations that there are, which are added up here.
    """
    groups = [[rows.c[dimension.column] for dimension in dimensions] for dimensions in together]
    counting = select(
        rows.c.before,
        func.grouping(*(first for first, *_ in groups)).label("which"),
        *(column for group in groups for column in group),
        func.count().label("number"),
        *(cast(func.sum(rows.c[name]), Integer).label(f"sum_{name}") for name in sums),
    ).group_by(func.grouping_sets(*(tuple_(rows.c.before, *group) for group in groups)))
    every = [dimension for dimensions in together for dimension in dimensions]
    counted = Counted([0, 0], {name: [0, 0] for name in sums}, {one.name: defaultdict(_none) for one in every})
    everything = 2 ** len(groups) - 1
    for row in tx.execute(counting).mappings():
        place = len(groups) - (everything ^ row["which"]).bit_length()
        if place == 0:
            counted.total[row["before"]] += row["number"]
            for name in sums:
                counted.sums[name][row["before"]] += row[f"sum_{name}"]
        for dimension in together[place]:
            if (value := row[dimension.column]) is not None:
                counted.by[dimension.name][dimension.code(value)][row["before"]] += row["number"]
    return counted


def breakdown(
    shape: type[T], dimension: Dimension, counts: Counts, names: Mapping[str, str], total: Pair, /, **more: object
) -> T:
    """A table of one dimension, with what stands in no row of it."""
    codes = sorted(counts, key=lambda code: in_swedish_order(names.get(code, code)))
    if dimension.is_ranked:
        codes.sort(key=lambda code: -counts[code][0])
    left = [total[place] - sum(pair[place] for pair in counts.values()) for place in (0, 1)]
    plain: dict[str, Any] = {
        "name": dimension.name,
        "title": dimension.title,
        "is_multiple": False,
        "denominator": total[0],
        "denominator_label": dimension.of,
        "previous_denominator": total[1],
        "rows": [figure(code, names.get(code, code), counts[code], total) for code in codes],
        "remainder": figure("none", dimension.rest, left, total) if dimension.rest else None,
        "of_which": [],
    }
    return shape(**(plain | more))


def figure(code: str, label: str, pair: Pair, total: Pair) -> Figure:
    """A row with its shares."""
    return Figure(
        code=code,
        label=label,
        count=pair[0],
        share=share(pair[0], total[0]),
        previous=pair[1],
        previous_share=share(pair[1], total[1]),
        per_hundred=None,
        employees=None,
    )


def share(part: int, whole: int | Fraction) -> float | None:
    """A percentage with one decimal, halves rounded up: the one rounding rule of the product."""
    if not whole:
        return None
    above, below = Fraction(100 * part, whole).as_integer_ratio()
    return float((Decimal(above) / below).quantize(Decimal("0.1"), ROUND_HALF_UP))


def in_swedish_order(text: str) -> str:
    """What Swedish text is sorted by where the database does not do it: å, ä, ö last."""
    return text.casefold().translate(SWEDISH)


def _none() -> Pair:
    return [0, 0]
