"""The figures of actions: every one a count over stored rows, as of a day, with its denominator."""

from qms.action_figures import figures
from qms.action_figures.schemas import ActionShare, ActionStatistics
from qms.figures.queries import UnitTree, question, require_known
from qms.figures.schemas import StatisticsFilter
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.organisation import queries as organisation
from qms.rendering.swedish import long_date
from qms.statistics.breakdowns import Counted, Counts, Dimension, Pair, Table, breakdown, figure
from qms.statistics.periods import Stretch, both_periods
from qms.web.replica import Replica


def statistics(tx: Tx, asked: StatisticsFilter, municipality: str, replica: Replica) -> ActionStatistics:
    """Count the actions proposed in a period that the caller's role lets it count."""
    reach = access.require(tx, figures.COUNTS)
    board_id = organisation.reached_board(reach, asked.board_id)
    stretch = Stretch.asked(asked.period_from, asked.period_to, asked.as_of)
    require_known(tx, board_id, stretch, at="asOf" if stretch.until == asked.as_of else "periodTo")
    earlier, tree = stretch.compared_with(asked.compared_with), UnitTree(tx, board_id, asked, reach)
    chosen = figures.choose(tx, tree, both_periods(stretch, earlier, figures.MATTER.c.reported_at))
    audit.read(tx, "action-statistics", board_id, board_id=board_id, purpose=question(asked))
    (counted, sources), age = replica.count(tx, lambda at: (figures.counted(at, chosen), figures.sources(at, chosen)))
    board = organisation.board(tx, board_id).name
    days = f"{long_date(stretch.first)} – {long_date(stretch.until)}, läget {long_date(stretch.as_of)}"
    return ActionStatistics(
        board_id=board_id,
        board_name=board,
        source=f"Källa: {municipality}, {board}. {tree.title}, åtgärder föreslagna {days}.",
        scope=tree.title,
        age_seconds=age,
        period=stretch.shape(),
        previous_period=earlier.shape(),
        actions=counted.total[0],
        previous_actions=counted.total[1],
        shares=_shares(counted),
        breakdowns=_breakdowns(tree, counted, sources),
        _links=[Link(href=tx.href(f"/action-statistics?{question(asked)}".rstrip("?")), rel="self", method="GET")],
    )


def _shares(counted: Counted) -> list[ActionShare]:
    shares = []
    for name, label, of, named in figures.WATCHED:
        total = counted.sums[of]
        row = figure(name.replace("_", "-"), label, counted.sums[name], total)
        told = ActionShare(
            **row.model_dump(), denominator=total[0], denominator_label=named, previous_denominator=total[1]
        )
        shares.append(told)
    return shares


def _breakdowns(tree: UnitTree, counted: Counted, sources: Counts) -> list[Table]:
    by, total = counted.by, counted.total

    def table(dimension: Dimension, counts: Counts, of: Pair = total, **more: object) -> Table:
        return breakdown(Table, dimension, counts, dimension.names({}), of, **more)

    about = table(figures.SOURCE, sources, is_multiple=True)
    units = tree.followed(by["unit"])
    return [
        about,
        table(figures.LEVEL, figures.levels(by["kind"])),
        table(figures.KIND, by["kind"]),
        table(figures.STRENGTH, by["strength"]),
        table(figures.STATUS, by["status"]),
        table(figures.EFFECTS, by["effect"], of=counted.sums["judged"]),
        table(figures.AREA, by["area"]),
        breakdown(Table, figures.UNIT, units, tree.names(), total),
    ]
