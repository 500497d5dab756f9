"""Reads of one deviation, and of what is around it."""

from functools import cache
from typing import Any
from uuid import UUID

from pydantic.alias_generators import to_camel
from sqlalchemy import ColumnElement, DateTime, bindparam, exists, func, select, tuple_
from sqlalchemy import Row as SqlRow
from sqlalchemy.orm import aliased

from qms.deviations.models import Deviation
from qms.deviations.states import LAST_STEP, UNDO, UNDONE, remember_last_step
from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.matters import queries as matters
from qms.matters.models import MatterEvent
from qms.matters.queries import EFFECT, around
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Board

SURROUNDINGS = around(
    Deviation,
    CodeListName.CATEGORY,
    CodeListName.ACTIVITY,
    CodeListName.LAW_AREA,
    CodeListName.CAUSE,
    levels="select risk_scale -> 'levels' from board where id = matter.board_id",
    causes="""
        select jsonb_agg(code order by set_at, code) from cause where matter_id = matter.id and struck_at is null""",
    last_step=LAST_STEP,
    time="""
        select jsonb_build_array(rule, basis, start_on, due_on) from deadline
         where matter_id = matter.id and ended_on is null and rule <> 'notify-authority' order by due_on, id limit 1""",
    effect=EFFECT,
    intake="""
        select jsonb_build_object('unitName', unit.name, 'routedAt', matter.routed_at)
          from intake_area join unit on unit.id = intake_area.unit_id where intake_area.id = matter.intake_id""",
    law="""
        select jsonb_build_object('area', area, 'reference', reference, 'title', title) from law
         where area = deviation.law_area and topic = 'quality' and daterange(valid_from, valid_to, '[]')
               @> coalesce(deviation.occurred_on, (matter.reported_at at time zone 'Europe/Stockholm')::date)
         limit 1""",
)


def get(tx: Tx, deviation_id: UUID, operation: str = "deviationRead") -> Deviation:
    """One deviation that the caller may see, recorded as read. Otherwise it does not exist."""
    return matters.get(tx, Deviation, deviation_id, operation)


def read(tx: Tx, deviation_id: UUID) -> tuple[Deviation, SqlRow[Any]]:
    """One deviation that the caller may see, or has handed over and can still take back: it is as they left it."""
    also = _can_be_taken_back() if access.reach(tx.actor, UNDO) else None
    deviation, around = matters.read(tx, SURROUNDINGS, deviation_id, also)
    remember_last_step(tx, deviation, around.last_step)
    return deviation, around


@cache
def _can_be_taken_back() -> ColumnElement[bool]:
    later = aliased(MatterEvent)
    now = bindparam(None, callable_=clock.now, type_=DateTime(timezone=True))
    minutes = func.make_interval(0, 0, 0, 0, 0, Board.undo_minutes)
    return exists().where(
        *(MatterEvent.matter_id == Deviation.id, MatterEvent.kind == "rerouted"),
        MatterEvent.actor_id == matters.READER,
        *(Board.id == Deviation.board_id, MatterEvent.at >= now - minutes),
        ~exists().where(
            later.matter_id == MatterEvent.matter_id,
            tuple_(later.at, later.id) > tuple_(MatterEvent.at, MatterEvent.id),
        ),
    )


def get_to_undo(tx: Tx, deviation_id: UUID) -> Deviation:
    """One deviation for who takes a step back: also one that they have handed over to where they do not see it."""
    step = (MatterEvent.kind == "rerouted", MatterEvent.actor_id == tx.actor.id)
    handed_over = exists().where(MatterEvent.matter_id == Deviation.id, *step)
    return matters.get(tx, Deviation, deviation_id, "deviationRead", handed_over)


def surroundings(tx: Tx, deviation: Deviation) -> SqlRow[Any]:
    """Everything that is shown beside the stored deviation, in one statement."""
    around = matters.surroundings(tx, SURROUNDINGS, deviation)
    remember_last_step(tx, deviation, around.last_step)
    return around


def last_said(tx: Tx, deviation: Deviation, name: str) -> str | None:
    """What the source of a report last said in a field of words: as it was reported, or as it was added to."""
    updates = (
        select(MatterEvent.note)
        .where(MatterEvent.matter_id == deviation.id, MatterEvent.kind == matters.SOURCE_UPDATED)
        .where(MatterEvent.data["changed"].astext == to_camel(name))
        .order_by(MatterEvent.at.desc(), MatterEvent.id.desc())
    )
    latest = tx.execute(updates.limit(1)).one_or_none()
    words: str | None = latest.note if latest else getattr(deviation, name)
    return words


def is_handed_over(tx: Tx, deviation: Deviation) -> bool:
    """Whether somebody has said why a report belongs to another unit than where it came, and has not undone that."""
    rerouted = func.count().filter(MatterEvent.kind == "rerouted", MatterEvent.note.is_not(None))
    undone = func.count().filter(MatterEvent.kind == UNDONE, MatterEvent.data["step"].astext == "rerouted")
    return bool(tx.scalar(select(rerouted > undone).where(MatterEvent.matter_id == deviation.id)))


def is_of_another_type(tx: Tx, deviation: Deviation) -> bool:
    """Whether somebody has said why a report is of another type than it came as."""
    said = exists().where(MatterEvent.matter_id == deviation.id, MatterEvent.kind == "reclassified")
    return bool(tx.scalar(select(said)))
