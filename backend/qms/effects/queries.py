"""Reads of whether what was done helped, and of what is to be measured."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Row, SQLColumnExpression, Uuid, and_, func, inspect, literal, or_, select
from sqlalchemy.orm import aliased

from qms.actions import queries as actions
from qms.actions.models import DONE, UNDONE, Action, ActionSource, ActionStatus, EffectMeasure, MeasureForm
from qms.connections.models import LinkKind, MatterLink
from qms.kernel import audit, clock
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters import queries as matters
from qms.matters.models import MISTAKEN, Effect, Matter, MatterEffect
from qms.organisation.models import Person

EARLIER = aliased(EffectMeasure)
LATEST = select(func.max(EARLIER.number)).where(EARLIER.action_id == EffectMeasure.action_id).scalar_subquery()
"""The number of the measure that an action is judged by: each time it is opened again it gets one more."""
LINKS = "matterLinkList"
AGAIN = (MatterLink.kind == LinkKind.RECURRENCE_OF, MatterLink.struck_at.is_(None))
"""Of links: that something has happened again, and nobody has said that this was wrong."""


def remember(tx: Tx, matter: Matter, effect: Effect | None) -> None:
    """Keep what has just been judged, for those who ask before it is stored."""
    _known(tx)[matter.id] = effect


def effect_of(tx: Tx, matter: Matter) -> Effect | None:
    """How a matter is judged, if it is."""
    if matter.id not in _known(tx) and _is_stored(matter):
        remember(tx, matter, tx.scalar(select(MatterEffect.effect).where(*holding(matter.id))))
    return _known(tx).get(matter.id)


def _is_stored(matter: Matter) -> bool:
    """Whether anything can be about it: a row of one that was only read is."""
    known = inspect(matter, raiseerr=False)
    return known is None or known.persistent


def holding(matter_id: UUID | SQLColumnExpression[UUID]) -> tuple[ColumnElement[bool], ...]:
    """The condition for the judgement of a matter that holds."""
    return MatterEffect.matter_id == matter_id, MatterEffect.until.is_(None)


def actions_of(tx: Tx, matter: Matter) -> Sequence[Row[*tuple[str, Effect | None, date | None]]]:
    """How far each action of a matter has come, how it is judged, and when it will be. What is not stored has none."""
    if not _is_stored(matter):
        return ()
    measure = and_(EffectMeasure.action_id == Action.id, EffectMeasure.number == LATEST)
    rows = (
        select(Action.status, MatterEffect.effect, EffectMeasure.follow_up_on)
        .join(ActionSource, ActionSource.action_id == Action.id)
        .outerjoin(MatterEffect, and_(*holding(Action.id)))
        .outerjoin(EffectMeasure, measure)
        .where(ActionSource.matter_id == matter.id)
    )
    return tx.execute(rows).all()


def is_too_early(tx: Tx, matter: Matter) -> bool:
    """Whether nobody can say as yet that what was done in a matter helped: some is not done, or it has just come in."""
    statuses = {status for status, *_ in actions_of(tx, matter)}
    return bool(statuses & UNDONE) or not (statuses & DONE or matter.assessed_at or matter.handled_at)


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


def judged_about(tx: Tx, matter_id: UUID) -> Sequence[Action]:
    """The judged actions about a matter, and about every earlier one that it is another time of.

    Nobody else changes them until the transaction ends.
    """
    earlier = select(literal(matter_id, Uuid).label("id")).cte("earlier", recursive=True)
    further = select(MatterLink.to_id).join(earlier, MatterLink.from_id == earlier.c.id)
    known = select(earlier.union(further.where(*AGAIN)).c.id)
    about = select(ActionSource.action_id).where(ActionSource.matter_id.in_(known))
    rows = select(Action).where(or_(Action.id.in_(known), Action.id.in_(about)), Action.status == ActionStatus.JUDGED)
    return tx.scalars(rows.order_by(Action.id).with_for_update(), execution_options={"populate_existing": True}).all()


def recurred_at(tx: Tx, action: Action) -> datetime | None:
    """When it was first said, since an action was judged to have helped, that what it was about has happened again."""
    times = _said_again(action)
    since: datetime | None = tx.scalar(select(func.min(times.c.at)).where(times.c.at > times.c.judged_at))
    return since


def recurrences(tx: Tx, action: Action) -> list[Matter]:
    """The other times of what an action was about, in the order they were said, as far as the caller reads their links.

    What the caller reads of a matter without its links says nothing of this, so neither does the action. It is recorded
    as listed.
    """
    if action.recurred_at is None:
        return []
    times = _said_again(action)
    said = select(Matter).join(times, times.c.id == Matter.id).where(times.c.at > times.c.judged_at)
    every = tx.scalars(said.group_by(Matter.id).order_by(func.min(times.c.at), Matter.id))
    known = [matter for matter in every if policy.may_on_any(tx, LINKS, matter)]
    for kind in sorted({matter.kind for matter in known}):
        audit.listed(tx, kind, [matter.id for matter in known if matter.kind == kind])
    return known


def _said_again(action: Action) -> CTE:
    """What an action was about with every later time of it, when that was said, and when the action was judged.

    What happens again once more is another time of the first too: then it was said when the last of the links between
    them was made. What was known when it was judged was judged as well.
    """
    judged = MatterEffect.judged_at
    helped = (*holding(action.id), MatterEffect.effect == Effect.LED_TO_IMPROVEMENT)
    about = select(ActionSource.matter_id).where(ActionSource.action_id == action.id)
    first = select(Matter.id, judged.label("judged_at"), judged.label("at")).join(MatterEffect, and_(*helped))
    times = first.where(or_(Matter.id == action.id, Matter.id.in_(about))).cte("times", recursive=True)
    later = select(MatterLink.from_id, times.c.judged_at, func.greatest(times.c.at, MatterLink.linked_at))
    happened = and_(Matter.id == MatterLink.from_id, Matter.status != MISTAKEN)
    return times.union(later.join(times, MatterLink.to_id == times.c.id).join(Matter, happened).where(*AGAIN))


def follower(tx: Tx, action: Action) -> UUID | None:
    """Who follows an action up: who was said to, or who answers for its unit where they no longer can."""
    can = policy.can_take_over(action, actions.JUDGES)
    person = matters.one_who(tx, actions.measures(tx, action)[-1].follower_id, can) or matters.responsible(tx, action)
    return person.id if person else None


def _known(tx: Tx) -> dict[UUID, Effect | None]:
    known: dict[UUID, Effect | None] = tx.info.setdefault("effects", {})
    return known
