"""What happens around whether it helped: it is measured, judged, and carried on with."""

from collections.abc import Callable
from datetime import date, timedelta
from operator import attrgetter
from uuid import UUID

from sqlalchemy import inspect, update

from qms.actions import queries as actions
from qms.actions import service as action_steps
from qms.actions.models import OPEN, Action, ActionStatus, EffectMeasure, MeasureForm
from qms.actions.schemas import ActionPart
from qms.actions.states import LIFECYCLE
from qms.background.jobs import enqueue
from qms.deadlines import service as deadlines
from qms.deadlines.models import Rule
from qms.deadlines.service import Time
from qms.effects import queries
from qms.effects.schemas import ActionJudgementCreate, ActionReopeningCreate, MatterEffectCreate
from qms.figures.models import FigureSnapshot
from qms.figures.schemas import Comparison
from qms.figures.service import COMPUTE
from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Forbidden, Incomplete, Invalid, WrongState
from qms.matters import policy
from qms.matters import queries as matter_queries
from qms.matters import service as matters
from qms.matters.models import MISTAKEN, Effect, Matter, MatterEffect
from qms.matters.service import record
from qms.notifications.models import NotificationKind as Kind
from qms.notifications.service import done, tell_once
from qms.organisation import queries as organisation
from qms.organisation.policy import rights_moved
from qms.statistics.control_charts import ChartOutcome, Direction

Compare = Callable[[Tx, UUID, date, date, Direction], FigureSnapshot]
"""Before and after something began, as it stood on a day, kept. Those above know what can be measured."""
BY_ITSELF = "En åtgärd bedöms för sig, när den är genomförd."
GOES_ON = "En åtgärd återstår att bedöma."


class JudgedMeanwhile(Conflict):
    """Någon annan bedömde ärendet samtidigt."""

    code = "judged-meanwhile"
    title = "Någon annan har just bedömt ärendet"
    detail = "Läs den bedömningen, och bedöm igen om den inte stämmer."


def judge(tx: Tx, matter: Matter, command: MatterEffectCreate) -> None:
    """Say whether what was done in a matter helped. Whoever goes against what its actions say tells why."""
    if not policy.may_on_any(tx, "matterEffectJudge", matter):
        raise Forbidden(about=(matter.kind, matter.id))
    if isinstance(matter, Action) or matter.status == MISTAKEN:
        raise WrongState(BY_ITSELF if isinstance(matter, Action) else None)
    if queries.is_too_early(tx, matter):
        raise WrongState("Det går att bedöma när rapporten är bedömd, och det som ska göras är gjort eller avbrutet.")
    proposed = queries.proposal(tx, matter)
    goes_along = command.effect == proposed and command.effect != Effect.CANNOT_BE_JUDGED
    if command.reason is None and not goes_along:
        raise _lacks("reason")
    judge_matter(tx, matter, command.effect, command.reason, proposed=proposed)
    deadlines.meet(tx, matter, Rule.JUDGE_MATTER)


def judge_action(tx: Tx, action: Action, command: ActionJudgementCreate) -> None:
    """Say whether an action helped, with what was registered beforehand in view. No answer is given beforehand.

    Whoever cannot tell says why, and so does whoever goes against what was found or judges before the registered day.
    """
    LIFECYCLE.fire("judge", tx, action)
    measure = actions.measures(tx, action)[-1]
    needs_no_reason = _borne_out(tx, measure, holds=command.holds) if measure.follow_up_on <= clock.today() else ()
    needed = {
        "holds": measure.form == MeasureForm.STATEMENT and command.holds is None,
        "reason": command.reason is None and command.effect not in needs_no_reason,
    }
    if lacking := [name for name, is_lacking in needed.items() if is_lacking]:
        raise _lacks(*lacking)
    if measure.form == MeasureForm.FIGURE and command.holds is not None:
        raise _invalid("/holds", "not-of-measure", "Åtgärden följs upp med ett mått, inte med ett påstående.")
    matters.keep(tx, action, {"closed_at": clock.now()})
    action.closed_at = clock.now()
    judge_matter(tx, action, command.effect, command.reason, snapshot_id=measure.snapshot_id, holds=command.holds)
    deadlines.meet(tx, action, Rule.FOLLOW_UP)
    settle(tx, action)


def _borne_out(tx: Tx, measure: EffectMeasure, *, holds: bool | None) -> set[Effect]:
    """What can be said without a reason, since what was registered beforehand says it too, or nothing."""
    helped = holds if measure.form == MeasureForm.STATEMENT else None
    if measure.snapshot_id:
        comparison = Comparison.model_validate(tx.get_one(FigureSnapshot, measure.snapshot_id).data["comparison"])
        if comparison.outcome != ChartOutcome.TOO_FEW:
            helped = comparison.outcome == ChartOutcome.IMPROVED
    said = {True: {Effect.LED_TO_IMPROVEMENT}, False: {Effect.NO_EFFECT}}
    return {Effect.LED_TO_IMPROVEMENT, Effect.NO_EFFECT} if helped is None else said[helped]


def judge_matter(tx: Tx, matter: Matter, effect: Effect, reason: str | None = None, **more: object) -> None:
    """Keep how a matter is judged. What it was judged before stays, and until when."""
    end(tx, matter)
    if inspect(matter).persistent:
        done(tx, matter.board_id, Kind.JUDGE_MATTER, Kind.MEASURE_READY, matter_id=matter.id)
    queries.remember(tx, matter, effect)
    row = MatterEffect(
        board_id=matter.board_id,
        matter_id=matter.id,
        effect=effect,
        reason=reason,
        judged_by=tx.actor.id if tx.actor.kind == "person" else None,
        judged_at=clock.now(),
        **more,
    )
    tx.add(row)
    flush_or(tx, matter_effect_holds=JudgedMeanwhile())
    record(tx, matter, "effect-judged", note=reason, effect=effect)


def reopen(tx: Tx, action: Action, command: ActionReopeningCreate) -> None:
    """Carry on with an action that did not help, or whose matter came back. It is measured anew from today."""
    LIFECYCLE.fire("reopen", tx, action)
    matters.keep(tx, action, {"handled_at": None, "closed_at": None})
    go_on(tx, action)
    action.doer_id = _does_it_now(tx, action)
    action.handled_at = action.closed_at = action.evidence = action.recurred_at = None
    action.sent_on = action.answered_on = action.answer = None
    action_steps.carry_on(tx, action, command.carry_out_by, command.follow_up_on)
    done(tx, action.board_id, Kind.RECURRED, matter_id=action.id)
    record(tx, action, "reopened", note=command.reason)
    matters.tell(tx, action, Kind.REOPENED, action.owner_id, key=str(clock.now()))
    settle(tx, action)


def _does_it_now(tx: Tx, action: Action) -> UUID | None:
    """Who carries an action on: who carried it out, or who answers for it today where they no longer can."""
    can = policy.can_take_over(action, actions.PARTS[ActionPart.DOER])
    if action.doer_id and matter_queries.one_who(tx, action.doer_id, can):
        return action.doer_id
    answers = matter_queries.responsible(tx, action)
    return answers.id if answers else action.doer_id


def recur(tx: Tx, matter_id: UUID) -> None:
    """Say of what had helped that it has happened again, where that is now said of a matter; or no more, if it is not.

    Whoever follows the action up is told, and nothing of the other matter, which they may not be let read.
    """
    for action in queries.judged_about(tx, matter_id):
        was, since = action.recurred_at, queries.recurred_at(tx, action)
        matters.keep(tx, action, {"recurred_at": since})
        action.recurred_at = since
        if since and not was:
            record(tx, action, "recurred")
            who, key = queries.follower(tx, action), since.isoformat()
            tell_once(tx, action.board_id, Kind.RECURRED, key=key, to=who, matter_id=action.id)
        elif was and not since:
            record(tx, action, "recurrence-struck")
            done(tx, action.board_id, Kind.RECURRED, matter_id=action.id)


def settle(tx: Tx, action: Action) -> None:
    """Ask for the judgement of each matter of which this was the last action to be judged or to come to nothing.

    Not where the matter is judged already as its actions say, and no more while something is left to be done. Once:
    what was asked for before, and is seen to late or by two workers, asks nobody again.
    """
    tx.flush()
    for matter in sorted(actions.sources(tx, action), key=attrgetter("id")):
        tx.refresh(matter, with_for_update=True)
        every = queries.actions_of(tx, matter)
        proposed = queries.proposed([effect for _, effect, _ in every])
        if any(status in OPEN for status, _, _ in every):
            deadlines.cancel(tx, matter, Rule.JUDGE_MATTER, GOES_ON)
            done(tx, matter.board_id, Kind.JUDGE_MATTER, matter_id=matter.id)
        elif (
            matter.status != MISTAKEN
            and proposed
            and proposed != queries.effect_of(tx, matter)
            and not deadlines.is_running(tx, matter, Rule.JUDGE_MATTER)
        ):
            today, board = clock.today(), organisation.board(tx, matter.board_id)
            deadlines.begin(tx, matter, Time(Rule.JUDGE_MATTER, today, today + timedelta(days=board.decide_days)))
            _tell_owner(tx, matter, Kind.JUDGE_MATTER, f"{action.id} {action.version}")


def settle_by_id(tx: Tx, action_id: UUID) -> None:
    """The same for an action that came to nothing, or that is about one matter more."""
    settle(tx, tx.get_one(Action, action_id))


def follow_up(tx: Tx, board_id: UUID) -> None:
    """Let it be counted what the actions have led to whose day has come."""
    for measure in queries.to_measure(tx, board_id):
        enqueue(tx, COMPUTE, board_id=str(board_id), measure_id=str(measure.id))


def compute(tx: Tx, measure_id: UUID, compare: Compare) -> None:
    """Count what an action has led to, as it stood on its day however late, and keep it. Again it changes nothing."""
    measure = tx.get_one(EffectMeasure, measure_id)
    action = tx.get_one(Action, measure.action_id)
    if measure.snapshot_id or action.status != ActionStatus.DONE or measure.figure_id is None:
        return
    began = action.started_on if measure.number == 1 else clock.civil_date(measure.registered_at)
    assert began, "what is done has begun"
    assert action.handled_at, "what is done has been so since a day"
    as_of, better = max(measure.follow_up_on, clock.civil_date(action.handled_at)), Direction(measure.direction or "")
    measure.snapshot_id = compare(tx, measure.figure_id, began, as_of, better).id
    record(tx, action, "measured")
    _tell_owner(tx, action, Kind.MEASURE_READY, str(measure.number))


def _tell_owner(tx: Tx, matter: Matter, kind: Kind, key: str) -> None:
    """Tell who answers for a matter that it can be judged, until it is."""
    tell_once(tx, matter.board_id, kind, key=key, to=matter.owner_id, matter_id=matter.id)


def go_on(tx: Tx, matter: Matter) -> None:
    """Let what had ended go on: it is judged anew, and who owned it then may not reach it now."""
    end(tx, matter)
    rights_moved(tx)


def end(tx: Tx, matter: Matter) -> None:
    """Let the judgement that holds do so no longer. It stays to be read."""
    if queries.effect_of(tx, matter):
        tx.execute(update(MatterEffect).where(*queries.holding(matter.id)).values(until=clock.now()))
        queries.remember(tx, matter, None)


def _lacks(*names: str) -> Incomplete:
    return Incomplete(errors=[{"pointer": f"/{name}", "code": "missing", "detail": "Behövs"} for name in names])


def _invalid(at: str, code: str, detail: str) -> Invalid:
    return Invalid(errors=[{"pointer": at, "code": code, "detail": detail}])
