"""What stands in a file of figures: one table for each question, and on each where it came from; some of it drawn."""

from collections.abc import Sequence
from decimal import Decimal

from qms.rendering import document as doc
from qms.rendering.document import Chart, Section, Table
from qms.rendering.swedish import long_date, so_far
from qms.statistics.breakdowns import Figure
from qms.statistics.breakdowns import Table as Breakdown
from qms.statistics.periods import Period

COUNT, SHARE, BEFORE, SHARE_BEFORE = "Antal", "Andel", "Jämförelse", "Andel då"
OF_UNITS = ("Anställda", "Per 100 anställda")
Rows = Sequence[tuple[doc.Cell, ...]]


def sections(about: Sequence[str], pictures: Sequence[Chart], tables: Sequence[Table]) -> tuple[Section, ...]:
    """What the figures are, some of them drawn, and all of them as tables."""
    drawn = [Section(id="diagram", title="Diagram", blocks=tuple(pictures))] if pictures else []
    return (
        Section(id="om", title="Om siffrorna", blocks=tuple(doc.Para(text=each) for each in about)),
        *drawn,
        Section(id="tabeller", title="Tabeller", blocks=tuple(tables)),
    )


def days(period: Period) -> str:
    """The period as it stands at the head of a document."""
    return f"{long_date(period.starts_on)} – {long_date(period.counted_until)}"


def running(name: str, period: Period) -> str:
    """What stands over the period's figures; while the period is not over also until when they are counted."""
    return f"{name}, {so_far(period.counted_until)}" if period.counted_until < period.ends_on else name


def key_table(rows: Rows, period: Period, source: str) -> Table:
    """The figures that one looks at first."""
    columns = ("Nyckeltal", running(COUNT, period), SHARE, BEFORE, SHARE_BEFORE)
    return Table(id="nyckeltal", caption="Nyckeltal", columns=columns, rows=tuple(rows), note=source)


def pair(label: str, now: int, then: int) -> tuple[doc.Cell, ...]:
    """How many there are, and were."""
    return doc.text(label), doc.integer(now), doc.MISSING, doc.integer(then), doc.MISSING


def row(figure: Figure, label: str = "") -> tuple[doc.Cell, ...]:
    """How many, as a number and as a share."""
    now, then = (doc.Cell(value=part(one), format="share") for one in (figure.share, figure.previous_share))
    return doc.text(label or figure.label), doc.integer(figure.count), now, doc.integer(figure.previous), then


def part(percentage: float | None) -> Decimal | None:
    """A share as a part of one."""
    return None if percentage is None else Decimal(str(percentage)) / 100


def table(breakdown: Breakdown, period: Period, source: str, *, of_units: bool = False) -> Table:
    """A question as a table, its denominator last. Of units also what that is for a hundred employees."""
    count = running(COUNT, period)
    columns = (breakdown.title, count, SHARE, BEFORE, SHARE_BEFORE, *(OF_UNITS if of_units else ()))
    label = f"Alla {breakdown.denominator_label}"
    total = pair(label, breakdown.denominator, breakdown.previous_denominator)
    every = (*breakdown.rows, *([breakdown.remainder] if breakdown.remainder else []), *breakdown.of_which)
    return Table(
        id=breakdown.name,
        caption=breakdown.title,
        columns=columns,
        rows=tuple((*row(each), *(_rate(each) if of_units else ())) for each in every),
        total=(*total, doc.MISSING, doc.MISSING) if of_units else total,
        note=source,
    )


def _rate(figure: Figure) -> tuple[doc.Cell, ...]:
    rate = None if figure.per_hundred is None else Decimal(str(figure.per_hundred))
    return doc.integer(figure.employees), doc.decimal(rate)


def chart(breakdown: Breakdown, period: Period, unit: str) -> Chart:
    """A question as bars, or by month as lines."""
    rows, by_month = (
        [*breakdown.rows, *([breakdown.remainder] if breakdown.remainder else [])],
        breakdown.name == "month",
    )
    most = max(rows, key=lambda each: each.count)
    of = f"{breakdown.denominator} {breakdown.denominator_label}"
    now, before = [each.count for each in rows], [each.previous for each in rows]
    return Chart(
        id=f"diagram-{breakdown.name}",
        shape="line" if by_month and len(rows) > 1 else "horizontal-bar",
        caption=breakdown.title,
        alt=f"{breakdown.title}: av {of} finns flest under {most.label}, {most.count}.",
        axis=breakdown.title,
        unit=unit,
        categories=tuple(each.code if by_month else each.label for each in rows),
        series=(_series(running("Perioden", period), now), _series(BEFORE, before)),
    )


def _series(name: str, counts: Sequence[int]) -> doc.Series:
    return doc.Series(name=name, values=tuple(doc.integer(count) for count in counts))
