"""Reads of whether what was done in a matter helped."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Row, select

from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem
from qms.matters.models import Effect, Matter, MatterEffect
from qms.organisation.models import Person

HOLDS = "select to_jsonb(effect) from matter_effect where matter_id = matter.id and until is null"
"""The judgement that holds, to be shown beside a matter by the statement that reads it."""


class EffectNotPlanned(Conflict):
    """Ett ärende avslutas när det är bedömt om det som gjordes hjälpte."""

    code = "effect-not-planned"
    title = "Effekten är inte bedömd"
    detail = "Bedöm om det som gjordes hjälpte."


def remember(tx: Tx, matter: Matter, effect: str | None) -> None:
    """Keep what another statement brought along, or what has just been judged, for the rest of the transaction."""
    _known(tx)[matter.id] = Effect(effect) if effect else None


def effect_of(tx: Tx, matter: Matter) -> Effect | None:
    """How a matter is judged, if it is."""
    if matter.id not in _known(tx):
        holds = (MatterEffect.matter_id == matter.id, MatterEffect.until.is_(None))
        remember(tx, matter, tx.scalar(select(MatterEffect.effect).where(*holds)))
    return _known(tx)[matter.id]


def unfinished(tx: Tx, matter: Matter) -> Problem | None:
    """What stands in the way of closing a matter: that nobody has judged whether what was done helped."""
    return None if effect_of(tx, matter) else EffectNotPlanned()


def judgements(tx: Tx, matter: Matter) -> Sequence[Row[*tuple[MatterEffect, str]]]:
    """Every judgement of a matter with who made it, the latest first."""
    rows = select(MatterEffect, Person.name).outerjoin(Person, Person.id == MatterEffect.judged_by)
    latest = rows.where(MatterEffect.matter_id == matter.id).order_by(MatterEffect.judged_at.desc(), MatterEffect.id)
    return tx.execute(latest).all()


def _known(tx: Tx) -> dict[UUID, Effect | None]:
    known: dict[UUID, Effect | None] = tx.info.setdefault("effects", {})
    return known
