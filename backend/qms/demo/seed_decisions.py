"""Stores the planned decisions through the verbs of their module, each with its history on its last day."""

from collections.abc import Iterable

from qms.demo.chance import chance, office_hour
from qms.demo.decisions_plan import Explanation, PlannedDecision, PlannedDecisionEvent
from qms.demo.municipality import Municipality
from qms.demo.seed_organisation import Places
from qms.demo.stage import Stage
from qms.kernel.db import Tx
from qms.unexecuted_decisions import service
from qms.unexecuted_decisions.schemas import DecisionCreate, DecisionEventCreate, ExplanationCreate
from qms.unexecuted_decisions.states import CLOSING


def store(tx: Tx, planned: Iterable[PlannedDecision], municipality: Municipality, places: Places) -> None:
    """Store every planned decision. It is explained while it waits, and told afterwards that it has ended."""
    stage = Stage(tx, municipality, places)
    for one in planned:
        unit = one.unit_on(one.last_day)
        moment = office_hour(chance("register", one.key), one.last_day)
        with stage.scene(municipality.managers[unit], one.board, moment) as on_stage:
            decision = service.register(on_stage, _command(one, stage, unit))
            decision.owner_id = stage.owner(unit, one.last_day)
            if one.explanation:
                service.explain(on_stage, decision, _explanation(one.explanation))
            for ending in (event for event in one.events if event.kind in CLOSING):
                service.add_event(on_stage, decision, DecisionEventCreate.model_validate(_event(ending)))
        tx.flush()


def _command(one: PlannedDecision, stage: Stage, unit: str) -> DecisionCreate:
    return DecisionCreate.model_validate(
        {
            "unit_id": stage.places.units[unit],
            "case_reference": one.case_reference,
            "law_area": one.law_area,
            "benefit": one.benefit,
            "decided_on": one.decided_on,
            "sex": one.sex,
            "extent": {"amount": one.extent[0], "unit": one.extent[1]} if one.extent else None,
            "is_protected": one.is_protected,
            "events": [_event(event) for event in one.events if event.kind not in CLOSING],
        }
    )


def _event(planned: PlannedDecisionEvent) -> dict[str, object]:
    return {
        "kind": planned.kind,
        "happened_on": planned.on,
        "executed_extent": planned.executed_extent,
        "was_reasonable": planned.was_reasonable,
        "note": planned.note,
    }


def _explanation(planned: Explanation) -> ExplanationCreate:
    return ExplanationCreate(
        delay_reason=planned.delay_reason,
        reason_text=planned.reason_text,
        consequences_text=planned.consequences_text,
        meanwhile_text=planned.meanwhile_text,
        efforts_text=planned.efforts_text,
    )
