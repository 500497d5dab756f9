"""The counting behind the figures of ideas, in one statement: the reports of the statistics, and what came of them."""

from typing import Any

from sqlalchemy import Row, and_, func, select

from qms.answers.models import AnswerOutcome, MatterAnswer
from qms.deviation_lists.columns import Chosen, rows
from qms.deviations.models import DeviationStatus, ReportType
from qms.ideas.schemas import IdeaCounts
from qms.kernel.db import Tx
from qms.matters.models import MatterEvent
from qms.statistics.periods import civil_day

ANSWER, EVENT = MatterAnswer.__table__, MatterEvent.__table__
HOW_FAR = {
    "waiting": DeviationStatus.RECEIVED,
    "considered": DeviationStatus.CONSIDERED,
    "tried": DeviationStatus.TRIED,
    "adopted": DeviationStatus.ADOPTED,
    "declined": DeviationStatus.DECLINED,
}


def counted(tx: Tx, chosen: Chosen) -> tuple[IdeaCounts, IdeaCounts]:
    """The ideas of a period and of the earlier one. How far each had come is what its timeline said last by then."""
    known = rows(chosen)
    status = (
        select(EVENT.c.data["status"].astext)
        .where(EVENT.c.matter_id == known.c.id, EVENT.c.at < known.c.known_until)
        .order_by(EVENT.c.at.desc(), EVENT.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    said = (ANSWER.c.matter_id == known.c.id, ANSWER.c.answered_at < known.c.known_until)
    answered = select(func.min(civil_day(ANSWER.c.answered_at))).where(
        *said, ANSWER.c.outcome != AnswerOutcome.NOT_POSSIBLE
    )
    ideas = (
        select(
            known.c.before,
            status.label("status"),
            (answered.scalar_subquery() - known.c.reported_on).label("days"),
        )
        .where(known.c.report_type == ReportType.IMPROVEMENT_IDEA)
        .subquery()
    )
    each = [func.count().filter(ideas.c.status == state).label(name) for name, state in HOW_FAR.items()]
    counting = select(
        ideas.c.before,
        func.count().label("received"),
        *each,
        func.count().filter(and_(ideas.c.status.not_in(HOW_FAR.values()))).label("otherwise"),
        func.count(ideas.c.days).label("answered"),
        func.percentile_cont(0.5).within_group(ideas.c.days).label("median_days"),
    ).group_by(ideas.c.before)
    by = {row.before: row for row in tx.execute(counting)}
    return _shape(by.get(0)), _shape(by.get(1))


def _shape(row: Row[Any] | None) -> IdeaCounts:
    nothing: dict[str, Any] = dict.fromkeys(IdeaCounts.model_fields, 0) | {"median_days": None}
    return IdeaCounts(**{name: getattr(row, name, nothing[name]) for name in nothing})
