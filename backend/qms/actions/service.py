"""What is done with actions: propose, decide, carry out, ask somebody outside, move the day, hand over, cancel."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from qms.actions import policy, queries
from qms.actions.models import Action, ActionDecision, ActionSource, EffectMeasure, MeasureForm
from qms.actions.schemas import (
    ActionAnswerCreate,
    ActionCreate,
    ActionDecisionCreate,
    ActionDispatchCreate,
    ActionHandoverCreate,
    ActionPart,
    ActionPostponementCreate,
    ActionReplace,
    MeasureCreate,
)
from qms.actions.states import LIFECYCLE
from qms.background.jobs import enqueue
from qms.deadlines import service as deadlines
from qms.deadlines.models import Basis, Rule
from qms.deadlines.service import Time
from qms.figures import service as figures
from qms.figures.models import Figure
from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Forbidden, Incomplete, Invalid
from qms.kernel.rows import Row
from qms.matters import policy as matter_policy
from qms.matters import queries as matter_queries
from qms.matters import service as matters
from qms.matters.models import Matter
from qms.matters.service import index, record
from qms.organisation.models import Person
from qms.participants import service as participants
from qms.participants.models import Part
from qms.responsibility.queries import place_on
from qms.statistics.control_charts import Direction

CONTENT = ("title", "what", "action_kind", "strength", "horizon", "concerns_child", "carry_out_by")
"""What a proposal says under the names of its columns."""


class WeakOnly(Conflict):
    """När något allvarligt har hänt räcker det inte att informera eller utbilda, om inte någon säger varför."""

    code = "weak-only"
    title = "Bara information eller utbildning"
    detail = "Något allvarligt har hänt, och beslutet är bara att informera eller utbilda. Ange varför det räcker."


class CarryOutPassed(Conflict):
    """Dagen då åtgärden skulle vara genomförd har redan passerat när den beslutas."""

    code = "carry-out-passed"
    title = "Dagen har redan passerat"
    detail = "Dagen då åtgärden skulle vara genomförd har passerat. Ändra den i förslaget först."


class AlreadySource(Conflict):
    """Åtgärden gäller redan ärendet."""

    code = "already-source"
    title = "Åtgärden gäller redan ärendet"
    detail = "Ärendet är redan tillagt."


def propose(tx: Tx, command: ActionCreate) -> Action:
    """Propose what is to be done. Whoever answers for its unit gets it to decide."""
    today = clock.today()
    unit, board = place_on(tx, command.unit_id, today, at="/unitId")
    about = [
        queries.source(tx, matter_id, board.id, "actionPropose", at=f"/sources/{position}")
        for position, matter_id in enumerate(dict.fromkeys(command.sources))
    ]
    if not about and not policy.may_propose_at(tx, unit):
        raise Forbidden(about=("unit", unit.id))
    due_on = today + timedelta(days=board.decide_days)
    action = Action(**matters.begin(tx, unit), status=LIFECYCLE.begins, due_on=due_on)
    _set(tx, action, command)
    tx.add(action)
    record(tx, action, "proposed")
    deadlines.begin(tx, action, Time(Rule.DECIDE, today, due_on))
    index(tx, action)
    tx.flush()
    for matter in about:
        _add_source(tx, action, matter)
    return action


def change(tx: Tx, action: Action, command: ActionReplace) -> None:
    """Put a proposal right, for as long as nobody has decided."""
    LIFECYCLE.fire("change", tx, action)
    _set(tx, action, command)
    index(tx, action)


def add_source(tx: Tx, action: Action, matter_id: UUID) -> None:
    """Let an action be about one more matter."""
    LIFECYCLE.fire("add source", tx, action)
    matter = queries.source(tx, matter_id, action.board_id, "actionSourceAdd", at="/matterId")
    _add_source(tx, action, matter)
    index(tx, action)
    record(tx, action, "source-added", target=matter.reference)


def decide(tx: Tx, action: Action, command: ActionDecisionCreate) -> None:
    """Decide whether something is done, by whom, and how it will be seen that it helped."""
    is_declined = command.decision == ActionDecision.NO
    is_weak = not is_declined and not command.weak_reason and queries.is_weak_alone(tx, action)
    LIFECYCLE.fire("decline" if is_declined else "decide", tx, action)
    if is_weak:
        raise WeakOnly(at="/weakReason")
    _require_whole(action, command)
    if command.measure:
        _register(tx, action, command.measure)
        _give(tx, action, command.doer_id or action.doer_id)
    action.decision, action.decision_words = command.decision, command.decision_words
    action.decided_by, action.assessed_at, action.weak_reason = _who(tx), clock.now(), command.weak_reason
    deadlines.meet(tx, action, Rule.DECIDE)
    if is_declined:
        action.handled_at = action.closed_at = action.assessed_at
        record(tx, action, "declined", note=command.decision_words)
        _settle_later(tx, action)
    else:
        deadlines.begin(tx, action, Time(Rule.CARRY_OUT, clock.today(), action.carry_out_by, Basis.OWN))
        record(tx, action, "decided", note=command.decision_words, decision=command.decision)


def start(tx: Tx, action: Action) -> None:
    """Begin to carry out an action. What was usual before it is kept, and its start stands in the chart."""
    LIFECYCLE.fire("start", tx, action)
    action.started_on = clock.today()
    _begin(tx, action, queries.measures(tx, action)[-1])
    record(tx, action, "started")


def carry_on(tx: Tx, action: Action, carry_out_by: date, follow_up_on: date) -> None:
    """Let an action that was judged be carried on with from today, and be measured once more by the same."""
    today, last = clock.today(), queries.measures(tx, action)[-1]
    if carry_out_by < today:
        raise _invalid("/carryOutBy", "in-past", "Dagen har redan passerat.")
    if follow_up_on < carry_out_by:
        raise _invalid("/followUpOn", "too-early", "Effekten syns först när åtgärden är genomförd.")
    same = {name: getattr(last, name) for name in ("form", "figure_id", "statement", "direction", "size_percent")}
    measure = _registered(tx, action, **same, follow_up_on=follow_up_on, follower_id=last.follower_id)
    _give(tx, action, action.doer_id)
    _begin(tx, action, measure)
    deadlines.begin(tx, action, Time(Rule.CARRY_OUT, today, carry_out_by, Basis.OWN))


def _begin(tx: Tx, action: Action, measure: EffectMeasure) -> None:
    if measure.figure_id:
        figures.freeze_later(tx, tx.get_one(Figure, measure.figure_id), clock.today(), action.reference)


def send(tx: Tx, action: Action, command: ActionDispatchCreate) -> None:
    """Note when an action was sent to who is to carry it out."""
    LIFECYCLE.fire("send", tx, action)
    _require_past(command.sent_on, "/sentOn")
    if command.sent_on < clock.civil_date(action.reported_at) - timedelta(days=366):
        raise _invalid("/sentOn", "too-early", "Dagen ligger mer än ett år före åtgärden. Stämmer årtalet?")
    action.sent_on = command.sent_on
    record(tx, action, "sent", sentOn=str(command.sent_on))


def answer(tx: Tx, action: Action, command: ActionAnswerCreate) -> None:
    """Note what somebody outside has answered. A later answer takes the place of the one before."""
    LIFECYCLE.fire("answer", tx, action)
    _require_past(command.answered_on, "/answeredOn")
    if action.sent_on and command.answered_on < action.sent_on:
        raise _invalid("/answeredOn", "before-sent", "Svaret kan inte ha kommit innan åtgärden skickades.")
    action.answered_on, action.answer = command.answered_on, command.answer
    record(tx, action, "answered", note=command.answer, answeredOn=str(command.answered_on))


def complete(tx: Tx, action: Action, evidence: str) -> None:
    """Tell that an action is carried out. Whoever follows it up has it from now on."""
    LIFECYCLE.fire("complete", tx, action)
    measure = queries.measures(tx, action)[-1]
    action.evidence, action.handled_at, action.owner_id = evidence, clock.now(), measure.follower_id
    deadlines.meet(tx, action, Rule.CARRY_OUT)
    today = clock.today()
    deadlines.begin(tx, action, Time(Rule.FOLLOW_UP, today, max(measure.follow_up_on, today), Basis.OWN))
    if measure.figure_id and measure.follow_up_on <= today:
        enqueue(tx, figures.COMPUTE, board_id=str(action.board_id), measure_id=str(measure.id))
    record(tx, action, "completed", note=evidence)


def postpone(tx: Tx, action: Action, command: ActionPostponementCreate) -> None:
    """Move the day until which an action is to be carried out. What was decided stays, and the times are counted."""
    LIFECYCLE.fire("postpone", tx, action)
    today = clock.today()
    if command.carry_out_by <= max(action.due_on, today):
        raise _invalid("/carryOutBy", "not-later", "Ange en dag som är senare än den som gäller, och efter i dag.")
    action.postponements += 1
    deadlines.cancel_all(tx, action, command.reason)
    deadlines.begin(tx, action, Time(Rule.CARRY_OUT, today, command.carry_out_by, Basis.OWN))
    record(tx, action, "postponed", note=command.reason, dueOn=str(command.carry_out_by))


def hand_over(tx: Tx, action: Action, command: ActionHandoverCreate) -> None:
    """Let somebody else carry an action out."""
    LIFECYCLE.fire("hand over", tx, action)
    record(tx, action, "handed-over", target=_give(tx, action, command.doer_id).name)


def cancel(tx: Tx, action: Action, reason: str) -> None:
    """Let an action not be carried out after all."""
    LIFECYCLE.fire("cancel", tx, action)
    action.cancelled_reason = reason
    action.handled_at = action.closed_at = clock.now()
    deadlines.cancel_all(tx, action, reason)
    participants.let_only(tx, action, Part.DOER, None, "Åtgärden är avbruten.")
    record(tx, action, "cancelled", note=reason)
    _settle_later(tx, action)


def successors(tx: Tx, action: Action, part: ActionPart, words: str | None) -> list[Row]:
    """Those who can carry an action out, or follow it up."""
    if not matter_policy.may(tx, tx.action, action):
        raise Forbidden(about=(action.kind, action.id))
    return matter_queries.successors(tx, action, queries.PARTS[part], words)


def _set(tx: Tx, action: Action, command: ActionReplace) -> None:
    """Take over what a proposal says, after refusing what is wrong in itself."""
    if command.carry_out_by < clock.today():
        raise _invalid("/carryOutBy", "in-past", "Dagen har redan passerat.")
    if command.outside and command.doer_id is None:
        raise _lacks("doerId")
    if command.doer_id:
        queries.person(tx, action, command.doer_id, ActionPart.DOER, at="/doerId")
    for name in CONTENT:
        setattr(action, name, getattr(command, name))
    action.doer_id = command.doer_id
    outside = command.outside
    action.outside_kind, action.outside_name = (outside.kind, outside.name) if outside else (None, None)


def _require_whole(action: Action, command: ActionDecisionCreate) -> None:
    """Refuse a decision that lacks what it needs: words, somebody who does it, and how it will be measured."""
    needed: dict[str, Any] = {"decisionWords": command.decision == ActionDecision.WHOLLY or command.decision_words}
    if command.decision != ActionDecision.NO:
        needed |= {"measure": command.measure, "doerId": command.doer_id or action.doer_id}
    elif command.measure:
        raise _invalid("/measure", "declined", "Det som inte blir av har inget mått.")
    if lacking := [name for name, value in needed.items() if not value]:
        raise _lacks(*lacking)
    if command.decision != ActionDecision.NO and action.carry_out_by < clock.today():
        raise CarryOutPassed


def _register(tx: Tx, action: Action, command: MeasureCreate) -> None:
    """Register beforehand how it will be seen whether an action helped."""
    is_figure = command.form == MeasureForm.FIGURE
    needed: dict[str, object] = {"statement": command.statement}
    if is_figure:
        needed = {"figureId": command.figure_id, "direction": command.direction}
    if lacking := [f"measure/{name}" for name, value in needed.items() if value is None]:
        raise _lacks(*lacking)
    if (command.statement if is_figure else command.figure_id) is not None:
        raise _invalid("/measure/form", "two-forms", "Ange antingen ett mått eller ett påstående.")
    if command.direction == Direction.DOWN and (command.size_percent or 0) > 100:
        raise _invalid("/measure/sizePercent", "more-than-all", "Färre än inget kan det inte bli: ange högst 100.")
    if command.follow_up_on < action.carry_out_by:
        raise _invalid("/measure/followUpOn", "too-early", "Effekten syns först när åtgärden är genomförd.")
    if command.figure_id:
        queries.figure(tx, action, command.figure_id, at="/measure/figureId")
    queries.person(tx, action, command.follower_id, ActionPart.FOLLOWER, at="/measure/followerId")
    _registered(tx, action, **command.model_dump())


def _registered(tx: Tx, action: Action, **measured: Any) -> EffectMeasure:
    number = len(queries.measures(tx, action)) + 1
    told = {"registered_at": clock.now(), "registered_by": _who(tx)}
    keys = {"board_id": action.board_id, "action_id": action.id, "number": number}
    tx.add(measure := EffectMeasure(**keys, **told, **measured))
    return measure


def _settle_later(tx: Tx, action: Action) -> None:
    enqueue(tx, policy.SETTLE, board_id=str(action.board_id), action_id=str(action.id))


def _give(tx: Tx, action: Action, doer_id: UUID | None) -> Person:
    """Let somebody carry an action out. They take part in it from now on, also when somebody else owns it."""
    assert doer_id is not None
    person = queries.person(tx, action, doer_id, ActionPart.DOER, at="/doerId")
    action.doer_id = action.owner_id = person.id
    participants.let_only(tx, action, Part.DOER, person, "Någon annan ska genomföra åtgärden.")
    return person


def _add_source(tx: Tx, action: Action, matter: Matter) -> None:
    keys = {"board_id": action.board_id, "action_id": action.id, "matter_id": matter.id}
    tx.add(ActionSource(**keys, added_at=clock.now(), added_by=_who(tx)))
    flush_or(tx, action_source_action_id_matter_id_key=AlreadySource())
    _settle_later(tx, action)


def _require_past(day: date, at: str) -> None:
    if day > clock.today():
        raise _invalid(at, "in-future", "Dagen kan inte ligga framåt.")


def _lacks(*names: str) -> Incomplete:
    return Incomplete(errors=[{"pointer": f"/{name}", "code": "missing", "detail": "Behövs"} for name in names])


def _invalid(at: str, code: str, detail: str) -> Invalid:
    return Invalid(errors=[{"pointer": at, "code": code, "detail": detail}])


def _who(tx: Tx) -> UUID | None:
    return tx.actor.id if tx.actor.kind != "system" else None
