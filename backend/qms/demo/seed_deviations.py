"""Stores the planned reports through the verbs of the module, each as the one who did it and at its own time."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from qms.demo.plan import Plan
from qms.demo.seed_organisation import Places
from qms.demo.world import PlannedDeviation
from qms.deviations import service, states
from qms.deviations.models import Deviation, DeviationCause
from qms.deviations.schemas import AssessmentCreate, Counterpart, DeviationCreate, Occurred, ReroutingCreate
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.kernel.ids import new_id
from qms.matters.models import Matter
from qms.matters.service import record
from qms.organisation.models import Board, Unit

CHUNK = 400


def store(tx: Tx, plan: Plan, places: Places) -> None:
    """Store every planned report and all that happens to it."""
    with _Batch(tx) as batch:
        stage = _Stage(batch, places, {person.key: person.name for person in plan.municipality.people})
        for number, planned in enumerate(plan.deviations, start=1):
            _play(stage, planned)
            if number % CHUNK == 0:
                batch.write()
        batch.write()


class _Batch(Tx):
    """The transaction seen by the verbs: rows get their ids at once and are written many at a time."""

    def __init__(self, tx: Tx) -> None:
        super().__init__(bind=tx.connection(), autoflush=False, expire_on_commit=False, info=tx.info)
        self._later: list[object] = []
        self._kept = [*self.scalars(select(Board)), *self.scalars(select(Unit))]
        """Held here, since a session forgets what nobody holds."""

    def add(self, instance: object, *, _warn: bool = True) -> None:
        """Matters are written before what points at them."""
        if isinstance(instance, Matter):
            super().add(instance, _warn=_warn)
        else:
            self._later.append(instance)

    def flush(self, objects: Sequence[object] | None = None) -> None:
        """Give new rows their ids, which is all that the verbs need."""
        rows: Iterable[Any] = objects or self.new
        for row in rows:
            if getattr(row, "id", 0) is None:
                row.id = new_id()

    def write(self) -> None:
        """Store everything there is so far."""
        super().flush()
        for row in self._later:
            super().add(row)
        super().flush()
        self._later.clear()


class _Stage:
    """Who is on and what time it is."""

    def __init__(self, tx: Tx, places: Places, names: dict[str, str]) -> None:
        self.tx = tx
        self.places = places
        self._names = names

    @contextmanager
    def scene(self, person: str, board: str, at: datetime) -> Iterator[Tx]:
        """Let a person of a board act at a time. Of the demo's people, only managers do more than report."""
        board_id = self.places.boards[board]
        grants = (Grant("unit-manager", board_id, None), Grant("system", board_id, None))
        bind(self.tx, Actor(self.places.people[person], self._names[person], "person", grants), "demoSeed")
        with clock.freeze(at):
            yield self.tx


def _play(stage: _Stage, planned: PlannedDeviation) -> None:
    course = planned.course
    with stage.scene(planned.reporter, planned.board, planned.reported_at) as tx:
        deviation = service.report(tx, _report(planned, stage.places.units[planned.reported_unit]))
        deviation.category = planned.category if planned.category_from_start else None
    if planned.rerouting:
        with stage.scene(planned.rerouting.by, planned.board, planned.rerouting.at) as tx:
            target = stage.places.units[planned.unit]
            service.reroute(tx, deviation, ReroutingCreate(unit_id=target, reason=planned.rerouting.note))
    if course.assessed_at:
        with stage.scene(planned.handler, planned.board, course.assessed_at) as tx:
            deviation.category, deviation.law_area = planned.category, planned.law_area
            service.assess(tx, deviation, _assessment(planned))
    if course.handled_at:
        with stage.scene(planned.handler, planned.board, course.handled_at) as tx:
            _conclude(tx, deviation, planned)
    if course.closed_at and course.decision == "investigate":
        with stage.scene(planned.handler, planned.board, course.closed_at) as tx:
            _close(tx, deviation, planned)


def _report(planned: PlannedDeviation, unit_id: UUID) -> DeviationCreate:
    occurrence, counterpart = planned.occurrence, planned.counterpart
    return DeviationCreate.model_validate(
        {
            "report_type": planned.kind,
            "title": planned.title,
            "description": planned.description,
            "unit_id": unit_id,
            "occurred": Occurred.model_validate(
                {"precision": occurrence.precision, "at": occurrence.at, "on": occurrence.on}
            ),
            "affected": planned.affected,
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
    now = clock.now()
    for cause in planned.causes:
        tx.add(DeviationCause(board_id=deviation.board_id, deviation_id=deviation.id, code=cause, set_at=now))
    if planned.course.decision == "investigate":
        states.LIFECYCLE.fire("act", tx, deviation)
        deviation.handled_at = now
        record(tx, deviation, "concluded", note=planned.conclusion)


def _close(tx: Tx, deviation: Deviation, planned: PlannedDeviation) -> None:
    """Close after the measures, with a judgement of their effect."""
    now = clock.now()
    deviation.reason = planned.reason
    deviation.effect, deviation.effect_judged_at = planned.effect, now
    states.LIFECYCLE.fire("conclude", tx, deviation)
    deviation.closed_at = now
    record(tx, deviation, "closed", note=planned.reason)
