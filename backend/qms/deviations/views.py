"""How a deviation is shown to one caller: labels from the board's lists, law in force, limits explained, and links."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from qms.closings.queries import remaining
from qms.deadlines.views import explained
from qms.deviations import queries, states
from qms.deviations.models import IDEA_STATES, Deviation
from qms.deviations.schemas import Counterpart, IntakeOfReport, Seriousness
from qms.deviations.schemas import Deviation as Shown
from qms.kernel import rows
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters import views as matters
from qms.matters.schemas import LawReference
from qms.occurred.schemas import Occurred
from qms.organisation.code_lists import CodeListName

INVESTIGATION = "investigationRead"
"""What shows the causes: whoever has only reported a deviation does not follow how it is investigated."""


def again(tx: Tx, _: object, deviation_id: UUID, **__: object) -> Shown:
    """What a step came to, for who sends it once more."""
    return shown(tx, *queries.read(tx, deviation_id))


def shown(tx: Tx, deviation: Deviation, around: Row[Any] | None = None) -> Shown:
    """The whole deviation for this caller, as it is now stored."""
    around = around or queries.surroundings(tx, deviation)
    handles = policy.handles(tx, deviation)
    investigated = around.causes if policy.may_on_any(tx, INVESTIGATION, deviation) else None
    causes = [matters.label(around, CodeListName.CAUSE, code) for code in investigated or ()]
    return rows.shown(
        Shown,
        deviation,
        **matters.shared(deviation, around, handles=handles),
        occurred=_occurred(deviation),
        counterpart=_counterpart(deviation),
        due_explanation=_due(deviation, around),
        category=matters.label(around, CodeListName.CATEGORY, deviation.category),
        activity=matters.label(around, CodeListName.ACTIVITY, deviation.activity),
        law_area=matters.label(around, CodeListName.LAW_AREA, deviation.law_area),
        law=LawReference.model_validate(around.law) if around.law else None,
        seriousness=_seriousness(deviation, around),
        causes=[cause for cause in causes if cause],
        effect=around.effect,
        intake=IntakeOfReport.model_validate(around.intake) if around.intake else None,
        remaining=remaining(tx, deviation, answers=deviation.status in IDEA_STATES)
        if _can_be_closed(tx, deviation)
        else [],
        links=[*states.LIFECYCLE.links(tx, deviation.address, deviation), *matters.ties(tx, deviation)],
    )


def _can_be_closed(tx: Tx, deviation: Deviation) -> bool:
    """Whether it is under way, and the caller's to close once nothing is left."""
    return deviation.status in states.UNDER_WAY and states.may(tx, "deviationClose", deviation)


def _occurred(deviation: Deviation) -> Occurred:
    return Occurred.model_construct(
        precision=deviation.occurred_precision,
        at=deviation.occurred_at,
        on=deviation.occurred_on if deviation.occurred_precision == "date" else None,
    )


def _counterpart(deviation: Deviation) -> Counterpart | None:
    if deviation.counterpart_kind is None:
        return None
    return Counterpart.model_construct(kind=deviation.counterpart_kind, name=deviation.counterpart_name)


def _due(deviation: Deviation, around: Row[Any]) -> str:
    """What the day was worked out from. The board may have another limit by now, which holds for what comes after."""
    if around.time is None:
        return "Ingen tid löper." if deviation.is_open else "Ärendet är avslutat; ingen tid löper."
    rule, basis, *days = around.time
    return explained(rule, basis, *map(date.fromisoformat, days))


def _seriousness(deviation: Deviation, around: Row[Any]) -> Seriousness | None:
    if deviation.seriousness is None or deviation.probability is None or deviation.consequence is None:
        return None
    labels = {level["code"]: level["label"] for level in around.levels}
    return Seriousness(
        probability=deviation.probability,
        consequence=deviation.consequence,
        level=deviation.seriousness,
        label=labels.get(deviation.seriousness, deviation.seriousness),
    )
