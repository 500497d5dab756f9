"""The year's figures. Every one is a count over stored rows, as of a day, with its denominator and remainder.

*Handled* means that the handling was decided: investigation concluded, closed directly, or dismissed. Handling time
runs in whole civil days from report to handled. A deviation that nobody has assessed is *not started*; one that is
assessed but not handled is *under way*. Closed or ongoing is a separate question, answered by the date of closing.
"""

from collections.abc import Mapping
from fractions import Fraction

from qms.deviation_figures import figures
from qms.deviation_figures.figures import Chosen
from qms.deviation_figures.schemas import Breakdown, DeviationStatistics
from qms.deviations.queries import MATTER
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.matters.figures import AsTheyStood, UnitTree, counted_board, question, require_known
from qms.matters.schemas import StatisticsFilter
from qms.organisation import queries as organisation
from qms.statistics.breakdowns import Counts, Dimension, Pair, breakdown, figure, share
from qms.statistics.periods import BothPeriods, Stretch, both_periods

OPERATION = "deviationStatistics"
OTHER = "other"
NONE, NOBODY = [0, 0], Fraction()


def statistics(tx: Tx, asked: StatisticsFilter) -> DeviationStatistics:
    """Count the deviations reported in a period that the caller's role lets it count."""
    reach = access.require(tx, OPERATION)
    board_id = counted_board(reach, asked.board_id)
    stretch = Stretch.asked(asked.period_from, asked.period_to, asked.as_of)
    require_known(tx, board_id, stretch, at="periodTo")
    earlier = stretch.compared_with(asked.compared_with)
    tree = UnitTree(tx, board_id, asked, reach)
    periods = both_periods(stretch, earlier, MATTER.c.reported_at)
    chosen = _chosen(tx, tree, AsTheyStood(board_id, periods), periods)
    audit.read(tx, "deviation-statistics", board_id, board_id=board_id, purpose=question(asked))
    counted = figures.counted(tx, chosen)
    labels = organisation.labels(tx, board_id)
    total, by = counted.total, counted.by

    def table(dimension: Dimension, of: Pair = total) -> Breakdown:
        return _table(dimension, by[dimension.name], dimension.names(labels), of)

    category = table(figures.CATEGORY)
    return DeviationStatistics(
        board_id=board_id,
        scope=tree.title,
        period=stretch.shape(),
        previous_period=earlier.shape(),
        reports=total[0],
        previous_reports=total[1],
        events=counted.sums["event_count"][0],
        previous_events=counted.sums["event_count"][1],
        share_other=next((row for row in category.rows if row.code == OTHER), figure(OTHER, "Övrigt", NONE, total)),
        breakdowns=[
            category,
            _causes(figures.causes(tx, chosen), figures.CAUSE.names(labels), total),
            table(figures.EFFECT, of=by["status"].get("closed", NONE)),
            _handling(by["handling"], total),
            table(figures.STATUS),
            table(figures.TYPE),
            table(figures.AREA),
            _units(tree, by["unit"], figures.persons(tx, board_id, stretch), total),
            _months(by["month"], stretch, earlier, total),
        ],
        _links=[Link(href=tx.href("/deviation-statistics"), rel="self", method="GET")],
    )


def _chosen(tx: Tx, tree: UnitTree, then: AsTheyStood, periods: BothPeriods) -> Chosen:
    return Chosen(tree.matters(tx, "deviation", OPERATION, then), periods, then)


def _table(dimension: Dimension, counts: Counts, names: Mapping[str, str], total: Pair, /, **more: object) -> Breakdown:
    return breakdown(Breakdown, dimension, counts, names, total, **({"counts": "deviations"} | more))


def _units(tree: UnitTree, counts: Counts, persons: Mapping[str, Fraction], total: Pair) -> Breakdown:
    """Units in Swedish order, and beside how many reports each has, how many that is for a hundred employees."""
    table = _table(figures.UNIT, tree.followed(counts), tree.names(), total)
    for row in table.rows:
        row.per_hundred = share(row.count, persons.get(row.code, NOBODY))
    return table


def _causes(counts: Counts, names: Mapping[str, str], total: Pair) -> Breakdown:
    """Causes are chosen freely, several or none, so they are counted in causes and never sum to deviations."""
    sums = [sum(pair[0] for pair in counts.values()), sum(pair[1] for pair in counts.values())]
    base = f"{figures.CAUSE.of} i {total[0]} {figures.ALL}"
    return _table(figures.CAUSE, counts, names, sums, counts="codes", is_multiple=True, denominator_label=base)


def _handling(counts: Counts, total: Pair) -> Breakdown:
    late, recent = counts.get("not-started-over-30", NONE), counts.get("not-started-recent", NONE)
    merged: Counts = {code: counts.get(code, NONE) for code in figures.HANDLINGS}
    merged["not-started"] = [late[0] + recent[0], late[1] + recent[1]]
    late_row = figure("not-started-over-30", "Inte påbörjad efter mer än 30 dagar", late, total)
    table = _table(figures.HANDLING, merged, figures.HANDLINGS, total, of_which=[late_row])
    table.rows.sort(key=lambda row: list(figures.HANDLINGS).index(row.code))
    return table


def _months(counts: Counts, stretch: Stretch, earlier: Stretch, total: Pair) -> Breakdown:
    """Months in order; the earlier period's month stands beside the one that has the same place in its period."""
    now, then = stretch.months, earlier.months
    rows = [
        figure(code, code, [counts.get(code, NONE)[0], counts.get(old, NONE)[1]], total)
        for code, old in zip(now, [*then, *[""] * len(now)], strict=False)
    ]
    return _table(figures.MONTH, {}, {}, total, rows=rows)
