"""Reads of one action: what is beside it, what it is done about, how it is measured, and who can have a part in it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row as SqlRow
from sqlalchemy import and_, select

from qms.actions import policy
from qms.actions.models import DONE, GOING_ON, WEAK, Action, ActionSource, EffectMeasure
from qms.actions.schemas import ActionPart
from qms.figures.models import Figure
from qms.kernel import access, audit
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.matters import policy as matter_policy
from qms.matters import queries as matters
from qms.matters.models import Matter
from qms.matters.queries import EFFECT, around
from qms.organisation import queries as organisation
from qms.organisation.models import Person

MATTER = Action.__mapper__.inherits.local_table  # type: ignore[union-attr]  # a subclass always inherits
ACTION, PERSON, FIGURE, SOURCE = Action.__table__, Person.__table__, Figure.__table__, ActionSource.__table__
JOINED = MATTER.join(ACTION, and_(MATTER.c.id == ACTION.c.id, MATTER.c.board_id == ACTION.c.board_id))
NAMED = JOINED.outerjoin(PERSON, PERSON.c.id == MATTER.c.owner_id)
CARRIES_OUT, JUDGES = "actionComplete", "actionJudge"
"""The operation that whoever is to carry out an action must be let use, and that of whoever is to follow it up."""
PARTS = {ActionPart.DOER: CARRIES_OUT, ActionPart.FOLLOWER: JUDGES}
SURROUNDINGS = around(
    Action,
    doer_name="select to_jsonb(name) from person where id = action.doer_id",
    decided_by_name="select to_jsonb(name) from person where id = action.decided_by",
    measures="""
        select jsonb_agg(jsonb_build_object(
                 'number', e.number, 'form', e.form, 'figureId', e.figure_id, 'statement', e.statement,
                 'direction', e.direction, 'sizePercent', e.size_percent, 'followUpOn', e.follow_up_on,
                 'followerId', e.follower_id, 'followerName', p.name, 'registeredAt', e.registered_at)
               order by e.number)
          from effect_measure e join person p on p.id = e.follower_id where e.action_id = matter.id""",
    effect=EFFECT,
)


def get(tx: Tx, action_id: UUID) -> Action:
    """One action that the caller may see, recorded as read. Otherwise it does not exist."""
    return matters.get(tx, Action, action_id, "actionRead")


def read(tx: Tx, action_id: UUID) -> tuple[Action, SqlRow[Any]]:
    """The same, to be shown and not changed, with what is shown beside it."""
    return matters.read(tx, SURROUNDINGS, action_id)


def surroundings(tx: Tx, action: Action) -> SqlRow[Any]:
    """Everything that is shown beside the stored action, but what it is done about."""
    return matters.surroundings(tx, SURROUNDINGS, action)


def sources(tx: Tx, action: Action) -> Sequence[Matter]:
    """The matters that an action is done about, in the order that they were added."""
    rows = select(Matter).join(ActionSource, ActionSource.matter_id == Matter.id)
    return tx.scalars(rows.where(ActionSource.action_id == action.id).order_by(ActionSource.id)).all()


def readable_sources(tx: Tx, action: Action) -> tuple[list[Matter], int]:
    """What an action is done about as far as the caller may read it, recorded as shown, and how much more there is."""
    about = sources(tx, action)
    readable = [matter for matter in about if matter_policy.may(tx, f"{matter.kind}Read", matter)]
    if readable:
        audit.listed(tx, "matter", [matter.id for matter in readable])
    return readable, len(about) - len(readable)


def source(tx: Tx, matter_id: UUID, board_id: UUID, operation: str, *, at: str) -> Matter:
    """A matter of the board that the caller may let something be done about."""
    matter = tx.get(Matter, matter_id)
    if matter is None or matter.board_id != board_id or not policy.may_be_about(tx, operation, matter):
        raise UnknownReference("Ärendet finns inte, eller så kan du inte lägga åtgärder till det.", at=at)
    return matter


def is_weak_alone(tx: Tx, action: Action) -> bool:
    """Whether something serious has happened and all that is decided about it, with this, only tells people more."""
    about = sources(tx, action)
    board = organisation.board(tx, action.board_id)
    if action.action_kind not in WEAK or not any(matter.is_serious(board) for matter in about):
        return False
    others = (
        select(Action.id)
        .join(ActionSource, ActionSource.action_id == Action.id)
        .where(ActionSource.matter_id.in_([matter.id for matter in about]), Action.id != action.id)
        .where(Action.status.in_(sorted(GOING_ON | DONE)), Action.action_kind.not_in(sorted(WEAK)))
    )
    return tx.scalar(others.limit(1)) is None


def measures(tx: Tx, action: Action) -> Sequence[EffectMeasure]:
    """How it is to be seen whether an action helped, the latest last."""
    rows = select(EffectMeasure).where(EffectMeasure.action_id == action.id)
    return tx.scalars(rows.order_by(EffectMeasure.number)).all()


def figure(tx: Tx, action: Action, figure_id: UUID, *, at: str) -> Figure:
    """A figure of the board that the caller reaches, and that is counted month by month."""
    reached = access.within(
        tx.actor, access.reach(tx.actor, "figureRead"), Located(FIGURE.c.board_id, unit_id=FIGURE.c.unit_id)
    )
    known = (Figure.id == figure_id, Figure.board_id == action.board_id, Figure.chart.is_not(None), reached)
    if row := tx.scalar(select(Figure).where(*known)):
        return row
    raise UnknownReference("Måttet finns inte, eller så räknas det inte månad för månad.", at=at)


def person(tx: Tx, action: Action, person_id: UUID, part: ActionPart, *, at: str) -> Person:
    """Somebody who can have a part in an action: carry it out, or follow it up."""
    can = matter_policy.can_take_over(action, PARTS[part])
    if row := tx.scalar(select(Person).where(Person.id == person_id, can)):
        return row
    raise UnknownReference("Personen finns inte eller har ingen roll som räcker för det.", at=at)
