"""How the figures of ideas are shown to one caller."""

from qms.deviation_figures import figures
from qms.deviation_lists.columns import MATTER
from qms.figures.queries import UnitTree, question, require_known
from qms.figures.schemas import StatisticsFilter
from qms.ideas import queries
from qms.ideas.schemas import IdeaStatistics
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.organisation.queries import reached_board
from qms.statistics.periods import Stretch, both_periods


def statistics(tx: Tx, asked: StatisticsFilter) -> IdeaStatistics:
    """The ideas reported in a period that the caller may count, as they stood, beside those of an earlier period."""
    reach = access.require(tx)
    board_id = reached_board(reach, asked.board_id)
    stretch = Stretch.asked(asked.period_from, asked.period_to, asked.as_of)
    require_known(tx, board_id, stretch, at="asOf" if stretch.until == asked.as_of else "periodTo")
    earlier = stretch.compared_with(asked.compared_with)
    tree = UnitTree(tx, board_id, asked, reach)
    audit.read(tx, "idea-statistics", board_id, board_id=board_id, purpose=question(asked))
    chosen = figures.choose(tx, tree, both_periods(stretch, earlier, MATTER.c.reported_at))
    counts, before = queries.counted(tx, chosen)
    here = tx.href(f"/idea-statistics?{question(asked)}".rstrip("?"))
    return IdeaStatistics(
        board_id=board_id,
        scope=tree.title,
        period=stretch.shape(),
        previous_period=earlier.shape(),
        counts=counts,
        previous_counts=before,
        _links=[Link(href=here, rel="self", method="GET")],
    )
