"""Who answers for a unit on a day, and where something new begins."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Date, ScalarSelect, Uuid, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from qms.intake_areas.models import IntakeArea
from qms.intake_areas.queries import holds
from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.kernel.rows import valid_on
from qms.organisation.models import LEADERS, Absence, Assignment, Board, Person, Unit, UnitClosure, UnitSuccession
from qms.organisation.queries import NO_UNIT

DAY = bindparam("day", type_=Date())


def _standing_in(board_id: ColumnElement[UUID]) -> ScalarSelect[UUID]:
    """Who stands in on a day for the person of the statement around it."""
    lends = aliased(Board)
    away = select(Absence.deputy_id).join(lends, lends.id == Absence.board_id)
    away = away.where(Absence.person_id == Person.id, Absence.board_id == board_id)
    away = away.where(DAY.between(Absence.absent_from, Absence.absent_to))
    away = away.where(Absence.absent_from + lends.stand_in_days > DAY)
    return away.order_by(Absence.absent_from).limit(1).correlate(Person, Unit).scalar_subquery()


AT_WORK = select(Person.is_active, _standing_in(bindparam("board", type_=Uuid())).label("deputy_id")).where(
    Person.id == bindparam("person", type_=Uuid())
)
LED = select(Person.id).where(
    Person.id == Unit.manager_id, Person.is_active, _standing_in(Unit.__table__.c.board_id).is_(None)
)
INTAKE = (
    select(IntakeArea.id)
    .join(UnitClosure, UnitClosure.ancestor == IntakeArea.unit_id)
    .where(UnitClosure.descendant == Unit.id, valid_on(IntakeArea, DAY))
    .order_by(UnitClosure.depth)
    .limit(1)
    .correlate(Unit)
    .scalar_subquery()
)
"""The nearest area of a unit that has an intake function on a day."""
HOLDER = (
    select(func.coalesce(_standing_in(Unit.__table__.c.board_id), Person.id))
    .select_from(IntakeArea)
    .join(Assignment, holds(DAY))
    .join(Person, Person.id == Assignment.person_id)
    .where(IntakeArea.id == INTAKE, Person.is_active)
    .order_by(_standing_in(Unit.__table__.c.board_id).is_not(None), Person.id)
    .limit(1)
    .correlate(Unit)
    .scalar_subquery()
)
"""Who is that function: somebody at work before who stands in for somebody."""
PLACE = (
    select(Unit, Board, LED.exists().label("is_led"), INTAKE.label("intake_id"), HOLDER.label("holder_id"))
    .join(Board, Board.id == Unit.board_id)
    .where(Unit.id == bindparam("unit", type_=Uuid()))
)
Owners = dict[object, UUID | None]
"""Who answers for a unit, by what it is asked of."""


def place_on(tx: Tx, unit_id: UUID, day: date, *, at: str | None = None) -> tuple[Unit, Board]:
    """A unit that exists on a day, with its board, where something new begins, and whether who leads it is there."""
    known: dict[UUID, tuple[Unit, Board]] = tx.info.setdefault("places", {})
    if unit_id not in known and (row := tx.execute(PLACE, {"unit": unit_id, "day": day}).one_or_none()):
        known[unit_id] = (row.Unit, row.Board)
        if row.holder_id:
            _intakes(tx)[unit_id, day] = (row.intake_id, row.holder_id)
        if row.is_led and row.Unit.is_valid_on(day):
            _owners(tx)[_asked(row.Unit, day)] = row.Unit.manager_id
    unit, board = known.get(unit_id, (None, None))
    if unit is None or board is None or unit.board_id not in tx.actor.board_ids or not unit.is_valid_on(day):
        raise UnknownReference(NO_UNIT, at=at)
    return unit, board


def reachable_owner(tx: Tx, unit: Unit, day: date) -> UUID | None:
    """Who answers for a unit on a day: its manager, or whoever stands in.

    When nobody there is at work it is who answers for the unit above, and so on; at last the manager all the same.
    Asked once in a transaction, for the many that come in together.
    """
    owners, asked = _owners(tx), _asked(unit, day)
    if asked not in owners:
        owners[asked] = next(answering(tx, unit, day), unit.manager_id or unit.deputy_id)
    return owners[asked]


def intake_on(tx: Tx, unit: Unit, day: date) -> tuple[UUID, UUID] | None:
    """The area whose intake function has what is reported of a unit on a day, and who is that; if anybody is."""
    place_on(tx, unit.id, day)
    return _intakes(tx).get((unit.id, day))


def _intakes(tx: Tx) -> dict[tuple[UUID, date], tuple[UUID, UUID]]:
    known: dict[tuple[UUID, date], tuple[UUID, UUID]] = tx.info.setdefault("intakes", {})
    return known


def receiving(tx: Tx, intake_id: UUID, day: date) -> Iterator[UUID]:
    """Those at work who are the intake function of an area on a day, or stand in for one who is."""
    people = select(Assignment.person_id, Assignment.board_id).join(IntakeArea, holds(day)).distinct()
    for person_id, board_id in tx.execute(people.where(IntakeArea.id == intake_id).order_by(Assignment.person_id)):
        if at_work := present(tx, person_id, board_id, day):
            yield at_work


def leading(tx: Tx, unit: Unit, day: date) -> Iterator[UUID]:
    """Those at work who answer for a unit on a day, the nearest first, and then those who lead above it."""
    yield from answering(tx, unit, day)
    leads = select(Assignment.person_id).where(
        Assignment.board_id == unit.board_id,
        Assignment.role.in_(LEADERS),
        valid_on(Assignment, day),
        or_(Assignment.unit_id.is_(None), Assignment.unit_id.in_(access.reaching(unit.id))),
    )
    yield from tx.scalars(leads.order_by(Assignment.person_id)).all()


def _owners(tx: Tx) -> Owners:
    owners: Owners = tx.info.setdefault("reachable_owners", {})
    return owners


def _asked(unit: Unit, day: date) -> object:
    return (unit.id, day, unit.manager_id, unit.deputy_id)


def answering(tx: Tx, unit: Unit, day: date) -> Iterator[UUID]:
    """Those at work who answer for a unit on a day, the nearest first. What has ended is answered for by its successor.

    Where it was split nobody knows which part, so that it is who stands above.
    """
    at, passed = unit, set[UUID]()
    while at.id not in passed:
        passed.add(at.id)
        successors = _taking_over(tx, at, day)
        if not successors:
            for person_id in (at.manager_id, at.deputy_id):
                if person_id and (at_work := present(tx, person_id, at.board_id, day)):
                    yield at_work
        next_id = successors[0] if len(successors) == 1 else at.parent_id
        at = tx.get_one(Unit, next_id) if next_id else at


def _taking_over(tx: Tx, unit: Unit, day: date) -> Sequence[UUID]:
    """What a unit has ended into by a day."""
    if unit.is_valid_on(day):
        return ()
    edges = select(UnitSuccession.successor_id).where(UnitSuccession.predecessor_id == unit.id)
    return tx.scalars(edges.where(UnitSuccession.happened_on <= day)).all()


def present(tx: Tx, person_id: UUID, board_id: UUID, day: date) -> UUID | None:
    """The person if at work, or the deputy if that one is. Nobody stands in for who no longer works here."""
    is_active, deputy_id = _at_work(tx, person_id, board_id, day)
    if not is_active or not deputy_id:
        return person_id if is_active else None
    return deputy_id if _at_work(tx, deputy_id, board_id, day) == (True, None) else None


def _at_work(tx: Tx, person_id: UUID, board_id: UUID, day: date) -> tuple[bool, UUID | None]:
    """Whether a person works here, and who stands in when the person is away."""
    row = tx.execute(AT_WORK, {"person": person_id, "board": board_id, "day": day}).one_or_none()
    return (row.is_active, row.deputy_id) if row else (False, None)
