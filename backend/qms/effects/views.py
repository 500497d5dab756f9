"""How it is shown to one caller whether what was done helped."""

from qms.actions import queries as actions
from qms.actions.models import Action, EffectMeasure
from qms.connections.schemas import LinkedMatter
from qms.effects import queries
from qms.effects.schemas import Judgement, MatterEffects, Measured
from qms.figures.models import FigureSnapshot
from qms.figures.schemas import Chart, Comparison
from qms.kernel.db import Tx
from qms.kernel.rows import shown
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.models import MISTAKEN, Matter
from qms.statistics.control_charts import Direction


def of_matter(tx: Tx, matter: Matter) -> MatterEffects:
    """How a matter has been judged, what there is to judge it by, and whether the caller may do so here."""
    tx.flush()
    action = matter if isinstance(matter, Action) else None
    here = tx.href(f"/matters/{matter.id}/effects")
    links = [Link(href=here, rel="self", method="GET")]
    is_shut = action is not None or matter.status == MISTAKEN or queries.is_too_early(tx, matter)
    if not is_shut and policy.may_on_any(tx, "matterEffectJudge", matter):
        links.append(Link(href=here, rel="effects", method="POST"))
    doer = action.doer_id if action and action.outside_kind is None else None
    judged = [
        shown(Judgement, row, judged_by_name=name, by_doer=row.judged_by is not None and row.judged_by == doer)
        for row, name in queries.judgements(tx, matter)
    ]
    return MatterEffects(
        judgements=judged,
        proposal=None if action else queries.proposal(tx, matter),
        measured=_measured(tx, action) if action else None,
        recurred_at=action.recurred_at if action else None,
        recurrences=[shown(LinkedMatter, later) for later in queries.recurrences(tx, action)] if action else [],
        warnings=[],
        _links=links,
    )


def _measured(tx: Tx, action: Action) -> Measured | None:
    """What was counted on the latest day. The chart is for those who judge: others have the words."""
    measures = [measure for measure in actions.measures(tx, action) if measure.snapshot_id]
    if not measures:
        return None
    snapshot = tx.get_one(FigureSnapshot, measures[-1].snapshot_id)
    chart = snapshot.data["chart"] if policy.may(tx, "actionJudge", action) else None
    return Measured(
        snapshot_id=snapshot.id,
        title=str(snapshot.data["title"]),
        as_of=snapshot.as_of,
        expected=_expected(measures[-1]),
        comparison=Comparison.model_validate(snapshot.data["comparison"]),
        chart=Chart.model_validate(chart) if chart else None,
    )


def _expected(measure: EffectMeasure) -> str:
    """What was registered beforehand, as it is read beside what came of it."""
    way = Direction(measure.direction).label.lower() if measure.direction else ""
    return f"minst {measure.size_percent} % {way}" if measure.size_percent else way
