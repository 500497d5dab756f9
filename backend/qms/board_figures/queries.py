"""The counting behind the figures of a quarter or a year, and what was kept of it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.dialects.postgresql import insert

from qms.board_figures.models import FigureDimension, KeptFigures
from qms.deviation_lists.columns import DEVIATION, JOINED, MATTER
from qms.investigations.models import Cause
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.matters.models import MISTAKEN
from qms.statistics.joint_hiding import Place
from qms.statistics.periods import Stretch

ONE_OF_EACH = {
    FigureDimension.CATEGORY: DEVIATION.c.category,
    FigureDimension.GRADE: DEVIATION.c.seriousness,
    FigureDimension.TYPE: DEVIATION.c.report_type,
}
NONE = "none"
"""Stands for having no code yet."""


@dataclass
class Tables:
    """How many reports there are at each place, and by each dimension how many of each code."""

    totals: Counter[str] = field(default_factory=Counter)
    by: Mapping[str, dict[str, Counter[str]]] = field(
        default_factory=lambda: {dimension.value: defaultdict(Counter) for dimension in FigureDimension}
    )


def counted(tx: Tx, board_id: UUID, days: Stretch) -> tuple[Tables, Tables]:
    """The reports of some days by month and by unit, as they are judged today."""
    months, units = Tables(), Tables()
    month = func.to_char(MATTER.c.reported_on, "YYYY-MM").label("month")
    kept = (MATTER.c.board_id == board_id, MATTER.c.kind == "deviation", MATTER.c.status != MISTAKEN)
    within = (*kept, days.holds(MATTER.c.reported_at))
    places = (month, MATTER.c.unit_id)
    reports = select(*places, *ONE_OF_EACH.values(), func.count().label("number")).select_from(JOINED).where(*within)
    for row in tx.execute(reports.group_by(*places, *ONE_OF_EACH.values())):
        for tables, place in ((months, row.month), (units, str(row.unit_id))):
            tables.totals[place] += row.number
            for dimension, code in zip(ONE_OF_EACH, row[2:], strict=False):
                tables.by[dimension][place][code or NONE] += row.number
    of_cause = and_(Cause.matter_id == MATTER.c.id, Cause.struck_at.is_(None))
    causes = select(*places, Cause.code, func.count().label("number")).join_from(MATTER, Cause, of_cause)
    for row in tx.execute(causes.where(*within).group_by(*places, Cause.code)):
        for tables, place in ((months, row.month), (units, str(row.unit_id))):
            tables.by[FigureDimension.CAUSE][place][row.code] += row.number
    return months, units


def kept(tx: Tx, board_id: UUID, period: str) -> KeptFigures | None:
    """What was shown of a period, if anybody has asked."""
    return tx.scalar(select(KeptFigures).where(KeptFigures.board_id == board_id, KeptFigures.period == period))


def keep(tx: Tx, board_id: UUID, period: str, limit: int, places: Mapping[str, Place]) -> None:
    """Keep what is to be shown of a period from now on. If somebody else was first, theirs stays."""
    stored = {name: {"total": place.total, "by": place.by} for name, place in places.items()}
    row = {"id": new_id(), "board_id": board_id, "period": period, "small_limit": limit, "places": stored}
    tx.execute(insert(KeptFigures).values(**row, shown_at=clock.now()).on_conflict_do_nothing())
