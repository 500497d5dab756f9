"""Look-ups in the organisation that other modules need."""

from datetime import date
from typing import TypedDict, cast
from uuid import UUID

from sqlalchemy import select

from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.organisation.models import Absence, Board, Code, Law, Person, Unit


class Level(TypedDict):
    """A step of a risk scale: from which product of probability and consequence it begins."""

    code: str
    label: str
    starts: int


def board(tx: Tx, board_id: UUID) -> Board:
    """A board that the caller works for."""
    found = tx.get(Board, board_id)
    if found is None:
        raise UnknownReference("Nämnden finns inte eller är inte din.")
    return found


def unit_on(tx: Tx, unit_id: UUID, day: date) -> Unit:
    """A unit that exists on a day."""
    unit = tx.get(Unit, unit_id)
    if unit is None or unit.board_id not in tx.actor.board_ids or not unit.is_valid_on(day):
        raise UnknownReference("Enheten finns inte den dagen.")
    return unit


def reachable_owner(tx: Tx, unit: Unit, day: date) -> UUID | None:
    """Who answers for a unit on a day: its manager, or the deputy while the manager is away."""
    if unit.manager_id is None:
        return unit.deputy_id
    away = select(Absence.deputy_id).where(
        Absence.person_id == unit.manager_id, Absence.absent_from <= day, Absence.absent_to >= day
    )
    return tx.scalar(away.limit(1)) or unit.manager_id


def require_code(tx: Tx, board_id: UUID, list_name: str, code: str, day: date) -> Code:
    """A code of a board's list that may be used on a day."""
    found = tx.scalar(
        select(Code).where(
            Code.board_id == board_id,
            Code.list == list_name,
            Code.code == code,
            Code.valid_from <= day,
            (Code.valid_to.is_(None)) | (Code.valid_to >= day),
        )
    )
    if found is None:
        raise UnknownReference(f"Koden finns inte i listan den dagen: {list_name}.")
    return found


def labels(tx: Tx, board_id: UUID) -> dict[tuple[str, str], str]:
    """Every label a board ever gave its codes, by list and code; the latest where it changed."""
    rows = select(Code.list, Code.code, Code.label).where(Code.board_id == board_id).order_by(Code.valid_from)
    return {(row.list, row.code): row.label for row in tx.execute(rows)}


def law_on(tx: Tx, area: str, topic: str, day: date) -> Law | None:
    """The law reference for a topic in force on a day."""
    return tx.scalar(
        select(Law).where(
            Law.area == area,
            Law.topic == topic,
            Law.valid_from <= day,
            (Law.valid_to.is_(None)) | (Law.valid_to >= day),
        )
    )


def person_name(tx: Tx, person_id: UUID | None) -> str | None:
    """The name of a colleague, where the caller may know it."""
    return tx.scalar(select(Person.name).where(Person.id == person_id)) if person_id else None


def levels(board: Board) -> list[Level]:
    """The levels of a board's risk scale, lowest first."""
    return sorted(cast("list[Level]", board.risk_scale["levels"]), key=lambda level: level["starts"])


def level_of(board: Board, probability: int, consequence: int) -> Level:
    """Where a product of probability and consequence falls on the board's scale."""
    for name, value in (("probability", probability), ("consequence", consequence)):
        if value > len(cast("list[str]", board.risk_scale[name])):
            raise UnknownReference("Värdet ligger utanför nämndens riskskala.")
    reached = [level for level in levels(board) if level["starts"] <= probability * consequence]
    return reached[-1]
