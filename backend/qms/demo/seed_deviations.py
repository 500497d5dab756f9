"""Stores the planned reports through the verbs of the module, each as the one who did it and at its own time."""

from uuid import UUID

from qms.answers import service as answers
from qms.answers.models import AnswerOutcome
from qms.assessments.schemas import AssessmentCreate
from qms.assessments.service import assess
from qms.demo.plan import Plan
from qms.demo.seed_organisation import Places
from qms.demo.stage import Batch, Stage
from qms.demo.world import PlannedDeviation
from qms.deviations import service
from qms.deviations.models import Deviation
from qms.deviations.schemas import (
    ClosingCreate,
    ConclusionCreate,
    Counterpart,
    DeviationCreate,
    ReroutingCreate,
)
from qms.effects.service import judge_matter
from qms.ideas import service as ideas
from qms.ideas.schemas import IdeaAdoptionCreate, IdeaDeclinationCreate, IdeaStepCreate
from qms.investigations.models import Cause
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.matters.models import Effect
from qms.matters.service import keep
from qms.occurred.schemas import OccurredCreate

CHUNK = 100
CONSIDERED = "Tack för din idé. Vi tar upp den på nästa arbetsplatsträff och hör av oss efter det."
ADOPTED = "Vi inför din idé på enheten. Tack för att du skrev!"


def store(tx: Tx, plan: Plan, places: Places) -> None:
    """Store every planned report and all that happens to it."""
    with Batch(tx) as batch:
        stage = Stage(batch, plan.municipality, places)
        for number, planned in enumerate(plan.deviations, start=1):
            _play(stage, planned)
            if number % CHUNK == 0:
                batch.write()
        batch.write()


def _play(stage: Stage, planned: PlannedDeviation) -> None:
    course = planned.course
    with stage.scene(planned.reporter, planned.board, planned.reported_at) as tx:
        deviation = service.report(tx, _report(planned, stage.places.units[planned.reported_unit]))
        deviation.category = planned.category if planned.category_from_start else None
    if planned.rerouting:
        with stage.scene(planned.rerouting.by, planned.board, planned.rerouting.at) as tx:
            target = stage.places.units[planned.unit]
            service.reroute(tx, deviation, ReroutingCreate(unit_id=target, reason=planned.rerouting.note))
    deviation.owner_id = stage.owner(planned.unit, clock.civil_date(planned.reported_at))
    if planned.kind == "improvement-idea":
        _play_idea(stage, planned, deviation)
        return
    if course.assessed_at:
        with stage.scene(planned.handler, planned.board, course.assessed_at) as tx:
            keep(tx, deviation, {"category": planned.category})
            deviation.category, deviation.law_area = planned.category, planned.law_area
            assess(tx, deviation, _assessment(planned))
    if course.handled_at:
        with stage.scene(planned.handler, planned.board, course.handled_at) as tx:
            _conclude(tx, deviation, planned)
    if course.closed_at and course.decision == "investigate":
        with stage.scene(planned.handler, planned.board, course.closed_at) as tx:
            _close(tx, deviation, planned)


def _play_idea(stage: Stage, planned: PlannedDeviation, idea: Deviation) -> None:
    """It is considered, and what of it comes to something is adopted."""
    course = planned.course
    if course.assessed_at:
        with stage.scene(planned.handler, planned.board, course.assessed_at) as tx:
            ideas.consider(tx, idea, IdeaStepCreate(text=CONSIDERED))
    if course.closed_at:
        with stage.scene(planned.handler, planned.board, course.closed_at) as tx:
            if course.decision == "dismiss":
                ideas.decline(tx, idea, IdeaDeclinationCreate(reason=str(planned.reason)))
            else:
                ideas.adopt(tx, idea, IdeaAdoptionCreate(text=ADOPTED))


def _report(planned: PlannedDeviation, unit_id: UUID) -> DeviationCreate:
    occurrence, counterpart = planned.occurrence, planned.counterpart
    return DeviationCreate.model_validate(
        {
            "report_type": planned.kind,
            "title": planned.title,
            "description": planned.description,
            "unit_id": unit_id,
            "occurred": OccurredCreate.model_validate(
                {"precision": occurrence.precision, "at": occurrence.at, "on": occurrence.on}
            ),
            "affected": planned.affected,
            "concerns_child": "yes" if planned.unit.startswith("nord-bou") else "unknown",
            "case_reference": planned.case_reference,
            "immediate_danger": planned.immediate_danger,
            "immediate_action": planned.immediate_action,
            "event_count": planned.event_count,
            "on_behalf_of": planned.on_behalf_of,
            "counterpart": Counterpart.model_validate(dict(zip(("kind", "name"), counterpart, strict=True)))
            if counterpart
            else None,
        }
    )


def _assessment(planned: PlannedDeviation) -> AssessmentCreate:
    direct = planned.course.decision != "investigate"
    return AssessmentCreate.model_validate(
        {
            "decision": planned.course.decision,
            "probability": planned.probability,
            "consequence": planned.consequence,
            "reason": planned.reason if direct else None,
        }
    )


def _conclude(tx: Tx, deviation: Deviation, planned: PlannedDeviation) -> None:
    """Decide the handling: the causes found and, where it was investigated, what is to be done."""
    for cause in planned.causes:
        tx.add(Cause(board_id=deviation.board_id, matter_id=deviation.id, code=cause, whys=[], set_at=clock.now()))
    if planned.course.decision == "investigate":
        assert planned.conclusion, "what was investigated came to something"
        service.conclude(tx, deviation, ConclusionCreate(conclusion=planned.conclusion))


def _close(tx: Tx, deviation: Deviation, planned: PlannedDeviation) -> None:
    """Close after the measures, with a judgement of their effect and an answer to who reported it."""
    assert planned.effect, "what was investigated is judged when it is closed"
    judge_matter(tx, deviation, Effect(planned.effect))
    answers.answer(tx, deviation, AnswerOutcome.ACTED, planned.reason)
    service.close(tx, deviation, ClosingCreate(note=planned.reason))
