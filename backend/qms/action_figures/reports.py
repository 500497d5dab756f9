"""The figures of actions: every one a count over stored rows, as of a day, with its denominator."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from qms.action_figures import figures, sheets
from qms.action_figures.schemas import ActionShare, ActionStatistics, EffectsOf, EffectTable
from qms.action_lists.columns import COUNTS, MATTER, choose
from qms.figures.queries import UnitTree, question, require_known
from qms.figures.reports import called, file
from qms.figures.schemas import FigureFormat, FileOfFigures, StatisticsFilter
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.schema import Link
from qms.matters.models import Effect
from qms.organisation import queries as organisation
from qms.rendering.swedish import long_date
from qms.statistics.breakdowns import Counted, Counts, Dimension, Pair, Table, breakdown, figure, share
from qms.statistics.periods import Stretch, both_periods
from qms.web.replica import Replica


def statistics(tx: Tx, asked: StatisticsFilter, municipality: str, replica: Replica) -> ActionStatistics:
    """Count the actions proposed in a period that the caller's role lets it count."""
    reach = access.require(tx, COUNTS)
    board_id = organisation.reached_board(reach, asked.board_id)
    stretch = Stretch.asked(asked.period_from, asked.period_to, asked.as_of)
    require_known(tx, board_id, stretch, at="asOf" if stretch.until == asked.as_of else "periodTo")
    earlier, tree = stretch.compared_with(asked.compared_with), UnitTree(tx, board_id, asked, reach)
    chosen = choose(tx, tree, both_periods(stretch, earlier, MATTER.c.reported_at))
    audit.read(tx, "action-statistics", board_id, board_id=board_id, purpose=question(asked))
    (counted, sources, effects), age = replica.count(tx, partial(figures.all_of, chosen=chosen))
    board = organisation.board(tx, board_id).name
    scope = tree.title if asked.unit_id or asked.area else ""
    days = f"{long_date(stretch.first)} – {long_date(stretch.until)}, läget {long_date(stretch.as_of)}"
    return ActionStatistics(
        board_id=board_id,
        board_name=board,
        source=f"Källa: {municipality}, {board}. {tree.title}, åtgärder föreslagna {days}.",
        file_name=called("atgarder", board, scope, stretch),
        scope=tree.title,
        age_seconds=age,
        period=stretch.shape(),
        previous_period=earlier.shape(),
        actions=counted.total[0],
        previous_actions=counted.total[1],
        shares=_shares(counted),
        breakdowns=_breakdowns(tree, counted, sources),
        effects=_effects(effects),
        _links=_links(tx, asked, board_id),
    )


def content(tx: Tx, asked: FileOfFigures, municipality: str, replica: Replica) -> Answer:
    """The page as a file, from the same counting."""
    counted = statistics(tx, asked, municipality, replica)
    return file(
        counted.file_name,
        asked.format,
        tables=lambda: sheets.tables(counted),
        document=lambda: sheets.document(counted, municipality),
    )


def _links(tx: Tx, asked: StatisticsFilter, board_id: UUID) -> list[Link]:
    """The same as files, and the list behind the figures for those who may list what they count."""
    here, query = "/action-statistics", question(asked)
    links = [("self", f"{here}?{query}"), *((kind, f"{here}/content?format={kind}&{query}") for kind in FigureFormat)]
    if board_id in access.reach(tx.actor, "actionList").board_ids():
        links.append(("actions", f"/actions?boardId={board_id}"))
    return [Link(href=tx.href(path.rstrip("?&")), rel=rel, method="GET") for rel, path in links]


def _shares(counted: Counted) -> list[ActionShare]:
    shares = []
    for watched, (of, named) in figures.WATCHED.items():
        total = counted.sums[of]
        row = figure(watched, watched.label, counted.sums[watched], total)
        told = ActionShare(
            **row.model_dump(), denominator=total[0], denominator_label=named, previous_denominator=total[1]
        )
        shares.append(told)
    return shares


def _effects(effects: figures.Effects) -> list[EffectTable]:
    tables = []
    for dimension in figures.OF_EFFECT:
        by = effects[dimension.name]
        rows = [_went(code, label, by[code]) for code, label in dimension.names({}).items() if code in by]
        tables.append(EffectTable(name=dimension.name, title=f"Effekt efter {dimension.title.lower()}", rows=rows))
    return tables


def _went(code: str, label: str, counts: Mapping[str, int]) -> EffectsOf:
    judged, helped = sum(counts.values()), counts.get(Effect.LED_TO_IMPROVEMENT, 0)
    return EffectsOf(
        code=code,
        label=label,
        judged=judged,
        led_to_improvement=helped,
        no_effect=counts.get(Effect.NO_EFFECT, 0),
        cannot_be_judged=counts.get(Effect.CANNOT_BE_JUDGED, 0),
        share=share(helped, judged),
    )


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
        table(figures.CHILD, by["child"]),
        table(figures.AREA, by["area"]),
        breakdown(Table, figures.UNIT, units, tree.names(), total),
    ]
