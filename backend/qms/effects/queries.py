"""Reads of whether what was done helped, and of what is to be measured."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Row, SQLColumnExpression, and_, func, select
from sqlalchemy.orm import aliased

from qms.actions.models import Action, ActionSource, ActionStatus, EffectMeasure, MeasureForm
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.matters.models import Effect, Matter, MatterEffect
from qms.organisation.models import Person

EARLIER = aliased(EffectMeasure)
LATEST = select(func.max(EARLIER.number)).where(EARLIER.action_id == EffectMeasure.action_id).scalar_subquery()
"""The number of the measure that an action is judged by: each time it is opened again it gets one more."""


def remember(tx: Tx, matter: Matter, effect: Effect | None) -> None:
    """Keep what has just been judged, for those who ask before it is stored."""
    _known(tx)[matter.id] = effect


def effect_of(tx: Tx, matter: Matter) -> Effect | None:
    """How a matter is judged, if it is."""
    if matter.id not in _known(tx):
        remember(tx, matter, tx.scalar(select(MatterEffect.effect).where(*holding(matter.id))))
    return _known(tx)[matter.id]


def holding(matter_id: UUID | SQLColumnExpression[UUID]) -> tuple[ColumnElement[bool], ...]:
    """The condition for the judgement of a matter that holds."""
    return MatterEffect.matter_id == matter_id, MatterEffect.until.is_(None)


def actions_of(tx: Tx, matter: Matter) -> Sequence[Row[*tuple[str, Effect | None, date | None]]]:
    """How far each action of a matter has come, how it is judged, and when it will be."""
    measure = and_(EffectMeasure.action_id == Action.id, EffectMeasure.number == LATEST)
    rows = (
        select(Action.status, MatterEffect.effect, EffectMeasure.follow_up_on)
        .join(ActionSource, ActionSource.action_id == Action.id)
        .outerjoin(MatterEffect, and_(*holding(Action.id)))
        .outerjoin(EffectMeasure, measure)
        .where(ActionSource.matter_id == matter.id)
    )
    return tx.execute(rows).all()


def proposed(effects: Collection[Effect | None]) -> Effect | None:
    """What several judgements say together: the worst of them. None where there is none."""
    worst = (Effect.NO_EFFECT, Effect.CANNOT_BE_JUDGED, Effect.LED_TO_IMPROVEMENT)
    return next((effect for effect in worst if effect in effects), None)


def proposal(tx: Tx, matter: Matter) -> Effect | None:
    """How a matter is judged by what its actions say."""
    return proposed([effect for _, effect, _ in actions_of(tx, matter)])


def judgements(tx: Tx, matter: Matter) -> Sequence[Row[*tuple[MatterEffect, str]]]:
    """Every judgement of a matter with who made it, the latest first."""
    rows = select(MatterEffect, Person.name).outerjoin(Person, Person.id == MatterEffect.judged_by)
    latest = rows.where(MatterEffect.matter_id == matter.id).order_by(MatterEffect.judged_at.desc(), MatterEffect.id)
    return tx.execute(latest).all()


def to_measure(tx: Tx, board_id: UUID) -> Sequence[EffectMeasure]:
    """The measures of what is done whose day has come, and of which nothing is counted yet."""
    rows = select(EffectMeasure).join(Action, EffectMeasure.action_id == Action.id)
    is_due = (EffectMeasure.follow_up_on <= clock.today(), EffectMeasure.snapshot_id.is_(None))
    is_counted = (EffectMeasure.form == MeasureForm.FIGURE, EffectMeasure.number == LATEST)
    done = (Action.board_id == board_id, Action.status == ActionStatus.DONE)
    return tx.scalars(rows.where(*done, *is_due, *is_counted).order_by(Action.id)).all()


def _known(tx: Tx) -> dict[UUID, Effect | None]:
    known: dict[UUID, Effect | None] = tx.info.setdefault("effects", {})
    return known
