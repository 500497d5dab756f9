"""Reads of the rules of roles, whom they fit, and what directories call units."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, distinct, func, select

from qms.directory.models import DirectoryEntry, DirectoryRule, DirectoryUnit
from qms.directory.queries import still, units_of
from qms.kernel import access, clock
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of, swedish, valid_on
from qms.organisation.models import Assignment, Person, Unit
from qms.organisation.queries import require_reached
from qms.organisation.schemas import Listed
from qms.role_rules.schemas import DirectoryRuleExample, DirectoryRuleSummary, DirectoryRuleTrial
from qms.role_rules.schemas import DirectoryUnit as UnitShape

Rows = Select[*tuple[Any, ...]]

RULE = Located(DirectoryRule.__table__.c.board_id)

UNIT = Located(DirectoryUnit.__table__.c.board_id)

MOST_EXAMPLES = 20


def rules(tx: Tx, asked: Listed, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the rules that hold, by title."""
    require_reached(tx, asked)
    rows = _rule_rows().where(_within(tx, "directoryRuleList", RULE), DirectoryRule.ended_at.is_(None))
    if asked.board_id:
        rows = rows.where(DirectoryRule.board_id == asked.board_id)
    order = (swedish(DirectoryRule.title), DirectoryRule.id)
    listed, total = page_of(tx, rows.order_by(*order), offset=offset, limit=limit)
    return [with_role_name(row) for row in listed], total


def visible_rule(tx: Tx, rule_id: UUID) -> DirectoryRule:
    """A rule that the caller may see. Otherwise it does not exist."""
    return one_visible(tx, DirectoryRule, rule_id, _within(tx, "directoryRuleRead", RULE))


def rule_row(tx: Tx, rule_id: UUID) -> Row:
    """A rule as a row of a list."""
    return with_role_name(dict(tx.execute(_rule_rows().where(DirectoryRule.id == rule_id)).mappings().one()))


def with_role_name(row: Row) -> Row:
    """A row with its role in words."""
    return {**row, "roleName": row["role"].label}


def effect(tx: Tx, board_id: UUID, rule: DirectoryRuleTrial) -> tuple[int, int, list[Row]]:
    """How many a rule fits today, how many of those lack the role, and the first of them."""
    today, units = clock.today(), units_of(tx, rule)
    fitting = [DirectoryEntry.board_id == board_id, DirectoryEntry.valid_from <= today, still(today)]
    if rule.title:
        fitting.append(func.lower(DirectoryEntry.title) == rule.title.lower())
    if units is not None:
        fitting.append(DirectoryEntry.unit_id.in_(units))
    held = select(Assignment.id).where(
        Assignment.person_id == DirectoryEntry.person_id,
        Assignment.unit_id == DirectoryEntry.unit_id,
        Assignment.role == rule.role,
        valid_on(Assignment, today),
    )
    persons = select(func.count(distinct(DirectoryEntry.person_id))).where(*fitting)
    columns = columns_of(DirectoryRuleExample, person_name=Person.name, title=DirectoryEntry.title, unit_name=Unit.name)
    rows = select(*columns).join_from(DirectoryEntry, Person, Person.id == DirectoryEntry.person_id)
    rows = rows.join(Unit, Unit.id == DirectoryEntry.unit_id).where(*fitting)
    first = tx.execute(rows.order_by(swedish(Person.name), DirectoryEntry.id).limit(MOST_EXAMPLES)).mappings()
    return tx.scalar(persons) or 0, tx.scalar(persons.where(~held.exists())) or 0, [dict(row) for row in first]


def directory_units(tx: Tx, asked: Listed, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of what directories call units, by code."""
    require_reached(tx, asked)
    rows = _unit_rows().where(_within(tx, "directoryUnitList", UNIT))
    if asked.board_id:
        rows = rows.where(DirectoryUnit.board_id == asked.board_id)
    return page_of(tx, rows.order_by(swedish(DirectoryUnit.code), DirectoryUnit.id), offset=offset, limit=limit)


def visible_unit(tx: Tx, unit_id: UUID) -> DirectoryUnit:
    """What a directory calls a unit, if the caller may see it."""
    return one_visible(tx, DirectoryUnit, unit_id, _within(tx, "directoryUnitRead", UNIT))


def unit_row(tx: Tx, unit_id: UUID) -> Row:
    """What a directory calls a unit, as a row of a list."""
    return dict(tx.execute(_unit_rows().where(DirectoryUnit.id == unit_id)).mappings().one())


def _unit_rows() -> Rows:
    columns = columns_of(UnitShape, DirectoryUnit, unit_name=Unit.name, links=None)
    return select(*columns).join(Unit, Unit.id == DirectoryUnit.unit_id)


def _rule_rows() -> Rows:
    held = select(func.count(distinct(Assignment.person_id))).where(
        Assignment.rule_id == DirectoryRule.id, valid_on(Assignment, clock.today())
    )
    more = {
        "unit_name": Unit.name,
        "decided_by_name": Person.name,
        "persons": held.scalar_subquery(),
        "role_name": None,
    }
    return (
        select(*columns_of(DirectoryRuleSummary, DirectoryRule, **more))
        .outerjoin(Unit, Unit.id == DirectoryRule.unit_id)
        .outerjoin(Person, Person.id == DirectoryRule.decided_by)
    )


def _within(tx: Tx, operation: str, row: Located) -> ColumnElement[bool]:
    return access.within(tx.actor, access.reach(tx.actor, operation), row)
