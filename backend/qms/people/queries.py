"""Reads of people, their roles and their absences."""

from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Select,
    Text,
    and_,
    any_,
    bindparam,
    distinct,
    func,
    or_,
    select,
    text,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import aliased
from sqlalchemy.types import Uuid

from qms.kernel import access, clock
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, contains, one_visible, page_of, swedish, valid_on
from qms.organisation.models import Absence, Assignment, Person, Role, Unit
from qms.organisation.queries import OutsideReach, belongs_to, require_reached
from qms.people.policy import can_be_away, knows, sees_absences
from qms.people.schemas import (
    AbsenceFilter,
    AbsenceSummary,
    AssignmentFilter,
    AssignmentSummary,
    PersonFilter,
    PersonSummary,
)

Rows = Select[*tuple[Any, ...]]
ASSIGNMENT = Located(Assignment.__table__.c.board_id)
SUBJECT = text("select access.subject_of(:person, :issuer)").bindparams(bindparam("person", type_=Uuid()))
SHOWN = 5
"""As many names of those with one role as are told."""
NO_ROLES = type_coerce(func.string_to_array("", ","), ARRAY(Text))


def persons(tx: Tx, filters: PersonFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the people of the caller's boards, in Swedish order."""
    require_reached(tx, filters)
    rows = _person_rows(tx, "personList")
    boards = access.reach(tx.actor, "personList").boards
    if filters.board_id:
        rows = rows.where(belongs_to(boards & {filters.board_id}))
    if filters.q:
        rows = rows.where(*(contains(Person.name, word) for word in filters.q.split()))
    if filters.can_be_away:
        rows = rows.where(can_be_away(tx.actor, filters.board_id))
    if filters.role:
        wanted = _held_today(boards).where(Assignment.role == filters.role)
        rows = rows.where(Person.id.in_(wanted.with_only_columns(Assignment.person_id)))
    return page_of(tx, rows.order_by(swedish(Person.name), Person.id), offset=offset, limit=limit)


def visible_person(tx: Tx, person_id: UUID, operation: str = "personRead") -> Person:
    """A person that the caller may know. Otherwise they do not exist."""
    visible = belongs_to(access.reach(tx.actor, operation).boards)
    return one_visible(tx, Person, person_id, visible)


def subject_of(tx: Tx, person_id: UUID) -> str | None:
    """Who a person is at the identity provider."""
    return cast("str | None", tx.scalar(SUBJECT, {"person": person_id, "issuer": tx.issuer}))


def person_row(tx: Tx, person_id: UUID) -> Row:
    """One person as a row of a list, to whoever reached them by the operation in hand."""
    return dict(tx.execute(_person_rows(tx, tx.action).where(Person.id == person_id)).mappings().one())


def report_readers(tx: Tx, unit: Unit) -> list[Row]:
    """Who reads what is reported at a unit: by role and name, those who stand in for somebody among them."""
    reads = access.policy()["deviationRead"].roles
    anywhere = [role for role, cell in reads.items() if "board" in cell]
    at_unit = [role for role, cell in reads.items() if "subtree" in cell]
    here = or_(Assignment.unit_id.is_(None), Assignment.unit_id.in_(access.reaching(unit.id)))
    lent = (Assignment.id == any_(Absence.assignment_ids), Absence.absent_from <= clock.today())
    deputies = select(Absence.deputy_id).where(*lent, Absence.absent_to >= clock.today())
    is_reader = or_(Person.id == Assignment.person_id, Person.id.in_(deputies.correlate(Assignment)))
    rows = (
        _held_today(frozenset({unit.board_id}))
        .where(or_(Assignment.role.in_(anywhere), and_(Assignment.role.in_(at_unit), here)))
        .join(Person, and_(is_reader, Person.is_active))
        .with_only_columns(Assignment.role, Person.id, Person.name)
        .distinct()
        .subquery()
    )
    names = func.array_agg(aggregate_order_by(rows.c.name, swedish(rows.c.name)))
    told = tx.execute(select(rows.c.role, names.label("names"), func.count().label("total")).group_by(rows.c.role))
    by_role = {row.role: row for row in told}
    return [
        {"role": role, "roleName": role.label, "names": by_role[role].names[:SHOWN], "total": by_role[role].total}
        for role in Role
        if role in by_role
    ]


def assignments(tx: Tx, filters: AssignmentFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the roles held at the caller's boards, by person."""
    _require_known(tx, filters)
    rows = _assignment_rows().where(access.within(tx.actor, access.reach(tx.actor, "assignmentList"), ASSIGNMENT))
    if filters.board_id:
        rows = rows.where(Assignment.board_id == filters.board_id)
    if filters.person_id:
        rows = rows.where(Assignment.person_id == filters.person_id)
    if filters.unit_id:
        rows = rows.where(Assignment.unit_id.in_(access.reached_from([filters.unit_id])))
    if filters.role:
        rows = rows.where(Assignment.role == filters.role)
    if filters.valid_on:
        rows = rows.where(valid_on(Assignment, filters.valid_on))
    held, total = page_of(tx, rows, offset=offset, limit=limit)
    return [_with_role_name(row) for row in held], total


def roles_of(tx: Tx, person_id: UUID) -> list[Row]:
    """Every role of a person at the boards that the operation in hand reaches."""
    known = access.within(tx.actor, access.reach(tx.actor, tx.action), ASSIGNMENT)
    rows = _assignment_rows().where(Assignment.person_id == person_id, known)
    return [_with_role_name(dict(row)) for row in tx.execute(rows).mappings()]


def visible_assignment(tx: Tx, assignment_id: UUID) -> Assignment:
    """An assignment that the caller may see. Otherwise it does not exist."""
    visible = access.within(tx.actor, access.reach(tx.actor, "assignmentRead"), ASSIGNMENT)
    return one_visible(tx, Assignment, assignment_id, visible)


def assignment_row(tx: Tx, assignment_id: UUID) -> Row:
    """One assignment as a row of a list."""
    row = tx.execute(_assignment_rows().where(Assignment.id == assignment_id)).mappings().one()
    return _with_role_name(dict(row))


def absences(tx: Tx, filters: AbsenceFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the absences that the caller may see, the next first."""
    _require_known(tx, filters)
    rows = _absence_rows().where(sees_absences(tx.actor), Absence.absent_to >= (filters.ends_from or clock.today()))
    if filters.board_id:
        rows = rows.where(Absence.board_id == filters.board_id)
    if filters.person_id:
        rows = rows.where(Absence.person_id == filters.person_id)
    return page_of(tx, rows.order_by(Absence.absent_from, Absence.id), offset=offset, limit=limit)


def visible_absence(tx: Tx, absence_id: UUID) -> Absence:
    """An absence that the caller may see. Otherwise it does not exist."""
    return one_visible(tx, Absence, absence_id, sees_absences(tx.actor))


def absence_row(tx: Tx, absence_id: UUID) -> Row:
    """One absence as a row of a list."""
    return dict(tx.execute(_absence_rows().where(Absence.id == absence_id)).mappings().one())


def _require_known(tx: Tx, asked: AssignmentFilter | AbsenceFilter) -> None:
    """Refuse to list at a place, or of a person, where the caller reaches nothing at all."""
    require_reached(tx, asked)
    if asked.person_id and tx.scalar(select(Person.id).where(Person.id == asked.person_id, knows(tx))) is None:
        raise OutsideReach(about=("person", asked.person_id))


def _person_rows(tx: Tx, operation: str) -> Rows:
    boards = access.reach(tx.actor, operation).boards
    roles = _held_today(boards).where(Assignment.person_id == Person.id)
    listed = roles.with_only_columns(func.coalesce(func.array_agg(distinct(Assignment.role)), NO_ROLES))
    return select(*columns_of(PersonSummary, Person, roles=listed.scalar_subquery())).where(belongs_to(boards))


def _held_today(boards: frozenset[UUID]) -> Select[Assignment]:
    return select(Assignment).where(Assignment.board_id.in_(boards), valid_on(Assignment, clock.today()))


def _assignment_rows() -> Rows:
    more = {"role_name": None, "unit_name": Unit.name, "is_by_rule": Assignment.rule_id.is_not(None)}
    return (
        select(*columns_of(AssignmentSummary, Assignment, person_name=Person.name, **more))
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(Unit, Unit.id == Assignment.unit_id)
        .order_by(swedish(Person.name), Person.id, Assignment.valid_from, Assignment.id)
    )


def _with_role_name(row: Row) -> Row:
    return {**row, "roleName": row["role"].label}


def _absence_rows() -> Rows:
    deputy = aliased(Person)
    return (
        select(*columns_of(AbsenceSummary, Absence, person_name=Person.name, deputy_name=deputy.name))
        .join(Person, Person.id == Absence.person_id)
        .join(deputy, deputy.id == Absence.deputy_id)
    )
