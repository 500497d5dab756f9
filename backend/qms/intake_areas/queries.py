"""Reads of the areas that have an intake function, and of who is that function."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Select, SQLColumnExpression, Text, and_, func, or_, select

from qms.intake_areas.models import IntakeArea
from qms.intake_areas.schemas import IntakeArea as Shown
from qms.kernel import access, clock
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of, swedish, valid_on
from qms.organisation.models import Assignment, Person, Role, Unit
from qms.organisation.queries import OutsideReach, require_reached
from qms.organisation.schemas import Listed

AREA = Located(IntakeArea.__table__.c.board_id)


def holds(day: date | SQLColumnExpression[date]) -> ColumnElement[bool]:
    """Whether an assignment makes somebody the intake function of an area on a day."""
    above = access.reaching(IntakeArea.__table__.c.unit_id)
    return and_(
        Assignment.board_id == IntakeArea.board_id,
        Assignment.role == Role.INTAKE,
        valid_on(Assignment, day),
        or_(Assignment.unit_id.is_(None), Assignment.unit_id.in_(above)),
    )


def page(tx: Tx, asked: Listed, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the areas, by the name of the unit and the latest first."""
    require_reached(tx, asked)
    rows = _rows().where(_within(tx, "intakeAreaList"))
    if asked.board_id:
        rows = rows.where(IntakeArea.board_id == asked.board_id)
    order = (swedish(Unit.name), IntakeArea.valid_from.desc(), IntakeArea.id)
    return page_of(tx, rows.order_by(*order), offset=offset, limit=limit)


def visible(tx: Tx, area_id: UUID) -> IntakeArea:
    """An area that the caller may see. Otherwise it does not exist."""
    return one_visible(tx, IntakeArea, area_id, _within(tx, "intakeAreaRead"))


def row(tx: Tx, area_id: UUID) -> Row:
    """An area as a row of the list."""
    return dict(tx.execute(_rows().where(IntakeArea.id == area_id)).mappings().one())


def require_area(tx: Tx, area_id: UUID | None, operation: str) -> None:
    """Refuse to list by an area of a board where the caller reaches nothing, as if it were not there."""
    area = tx.get(IntakeArea, area_id) if area_id else None
    if area_id and (area is None or area.board_id not in access.reach(tx.actor, operation).board_ids()):
        raise OutsideReach(about=("intake_area", area_id))


def names_of(tx: Tx, area_ids: Collection[UUID]) -> dict[UUID, str]:
    """What the units of some areas are called."""
    rows = select(IntakeArea.id, Unit.name).join(Unit, Unit.id == IntakeArea.unit_id)
    return {row.id: row.name for row in tx.execute(rows.where(IntakeArea.id.in_(area_ids)))}


def _rows() -> Select[*tuple[Any, ...]]:
    today = clock.today()
    holding = select(Assignment.person_id).where(holds(today)).correlate(IntakeArea)
    names = select(Person.name).where(Person.is_active, Person.id.in_(holding)).order_by(swedish(Person.name))
    more = {
        "unit_name": Unit.name,
        "is_valid": valid_on(IntakeArea, today),
        "holders": func.array(names.correlate(IntakeArea).scalar_subquery(), type_=ARRAY(Text)),
        "links": None,
    }
    return select(*columns_of(Shown, IntakeArea, **more)).join(Unit, Unit.id == IntakeArea.unit_id)


def _within(tx: Tx, operation: str) -> ColumnElement[bool]:
    return access.within(tx.actor, access.reach(tx.actor, operation), AREA)
