"""What waits in an action, and its lifecycle."""

from sqlalchemy import literal, select

from qms.actions.models import GOING_ON, OPEN, UNDONE, Action, EffectMeasure, MeasureForm
from qms.actions.models import ActionStatus as Status
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem, WrongState
from qms.kernel.states import Lifecycle, Transition
from qms.matters import policy
from qms.matters.states import Kind, Waiting

KIND = Kind(
    Action,
    "Åtgärd",
    waiting=(
        Waiting(frozenset({Status.UNDER_WAY}), "actionComplete", literal("Genomför")),
        Waiting(frozenset({Status.DECIDED}), "actionStart", literal("Påbörja")),
        Waiting(frozenset({Status.PROPOSED}), "actionDecide", literal("Besluta")),
        Waiting(frozenset({Status.DONE}), "actionJudge", literal("Bedöm effekten")),
    ),
)
DECIDED = "Förslaget är redan beslutat."
NOT_GOING_ON = "Åtgärden är inte beslutad, eller så är den redan genomförd eller avbruten."


class NotOutside(Conflict):
    """Åtgärden genomförs av någon här, så det finns ingen att skicka den till eller få svar av."""

    code = "not-outside"
    title = "Ingen utanför genomför åtgärden"
    detail = "Åtgärden genomförs av någon här, så det finns inget att skicka."


class NotAnswered(Conflict):
    """En åtgärd som någon utanför genomför är genomförd först när parten har svarat."""

    code = "not-answered"
    title = "Parten har inte svarat"
    detail = "Registrera först vad parten svarade."


class MeasureNotComputed(Conflict):
    """En åtgärd som följs upp med ett mått bedöms när måttet är räknat, den dag som bestämdes i förväg."""

    code = "measure-not-computed"
    title = "Måttet är inte räknat än"
    detail = "Vänta tills måttet är räknat, och bedöm sedan med det framför dig."


def _not_outside(_: Tx, action: Action) -> Problem | None:
    return None if action.outside_kind else NotOutside()


def _not_sent(_: Tx, action: Action) -> Problem | None:
    if action.outside_kind is None:
        return NotOutside()
    return None if action.sent_on else WrongState("Registrera först när åtgärden skickades.")


def _not_answered(_: Tx, action: Action) -> Problem | None:
    return NotAnswered() if action.outside_kind and action.answered_on is None else None


def _not_measured(tx: Tx, action: Action) -> Problem | None:
    latest = select(EffectMeasure).where(EffectMeasure.action_id == action.id).order_by(EffectMeasure.number.desc())
    measure = tx.scalar(latest.limit(1))
    if measure is None or measure.form != MeasureForm.FIGURE or measure.snapshot_id:
        return None
    return MeasureNotComputed(f"Måttet räknas den {measure.follow_up_on}. Bedöm åtgärden efter det.")


LIFECYCLE: Lifecycle[Action] = Lifecycle(
    "action",
    Status.PROPOSED,
    policy.may,
    Transition("change", {Status.PROPOSED}, None, "actionChange", untimely=DECIDED, relation="replace", method="PUT"),
    Transition("decide", {Status.PROPOSED}, Status.DECIDED, "actionDecide", untimely=DECIDED, relation="decisions"),
    Transition("decline", {Status.PROPOSED}, Status.DECLINED, "actionDecide", untimely=DECIDED, relation="decisions"),
    Transition("start", {Status.DECIDED}, Status.UNDER_WAY, "actionStart", relation="starts"),
    Transition("send", GOING_ON, None, "actionSend", _not_outside, untimely=NOT_GOING_ON, relation="dispatches"),
    Transition("answer", GOING_ON, None, "actionAnswer", _not_sent, untimely=NOT_GOING_ON, relation="outside-answers"),
    Transition(
        "complete",
        {Status.UNDER_WAY},
        Status.DONE,
        "actionComplete",
        _not_answered,
        untimely="Åtgärden är inte påbörjad, eller så är den redan genomförd.",
        relation="completions",
    ),
    Transition("postpone", GOING_ON, None, "actionPostpone", untimely=NOT_GOING_ON, relation="postponements"),
    Transition("hand over", GOING_ON, None, "actionHandOver", untimely=NOT_GOING_ON, relation="handovers"),
    Transition("cancel", UNDONE, Status.CANCELLED, "actionCancel", untimely=NOT_GOING_ON, relation="cancellations"),
    Transition(
        "add source",
        OPEN,
        None,
        "actionSourceAdd",
        untimely="Åtgärden är avslutad.",
        relation="sources",
    ),
    Transition(
        "judge",
        {Status.DONE},
        Status.JUDGED,
        "actionJudge",
        _not_measured,
        untimely="Åtgärden är inte genomförd, eller så är den redan bedömd.",
        relation="judgements",
    ),
    Transition(
        "reopen",
        {Status.JUDGED},
        Status.UNDER_WAY,
        "actionReopen",
        untimely="Bara en bedömd åtgärd kan öppnas igen.",
        relation="reopenings",
    ),
)
