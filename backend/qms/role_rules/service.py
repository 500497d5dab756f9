"""What is done with the rules of roles, and with what directories call units."""

from uuid import UUID

from sqlalchemy import select

from qms.background.jobs import enqueue
from qms.directory import policy
from qms.directory import queries as directory
from qms.directory.models import DirectoryEntry, DirectoryRule, DirectoryUnit
from qms.directory.service import name_managers, see_to
from qms.directory_absences import service as absences
from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, UnknownReference
from qms.organisation.models import Unit
from qms.organisation.policy import require, rights_moved
from qms.role_rules.schemas import DirectoryRuleCreate, DirectoryUnitCreate

APPLY_RULES = "role_rules.apply"

AT_A_TIME = 25


class RoleNotByRule(Conflict):
    """En regel ger bara rollerna medarbetare, enhetschef och avdelnings- eller förvaltningschef."""

    code = "role-not-by-rule"
    title = "Rollen kan inte ges av en regel"
    detail = "Välj medarbetare, enhetschef eller avdelnings- och förvaltningschef. Andra roller ges för hand."


class RuleStands(Conflict):
    """Samma regel finns redan."""

    code = "rule-stands"
    title = "Regeln finns redan"
    detail = "Det finns redan en regel med samma befattning, enhet och roll."


class CodeTaken(Conflict):
    """Koden står redan för en annan enhet."""

    code = "directory-code-taken"
    title = "Koden används redan"
    detail = "Ta bort koden från den andra enheten först."


def create_rule(tx: Tx, command: DirectoryRuleCreate) -> DirectoryRule:
    """Decide that a title gives a role. Those whom it fits have the role a moment later."""
    require(tx, "directoryRuleCreate", command.board_id)
    if command.role not in policy.GIVEN_BY_RULE:
        raise RoleNotByRule(at="/role")
    check_unit(tx, command.board_id, command.unit_id)
    rule = DirectoryRule(**command.model_dump(), decided_at=clock.now(), decided_by=tx.actor.id)
    tx.add(rule)
    flush_or(tx, directory_rule_once=RuleStands())
    apply_soon(tx, command.board_id)
    return rule


def check_unit(tx: Tx, board_id: UUID, unit_id: UUID | None) -> None:
    """Refuse a unit of another board."""
    unit = tx.get(Unit, unit_id) if unit_id else None
    if unit_id and (unit is None or unit.board_id != board_id):
        raise UnknownReference("Enheten finns inte i nämnden.", at="/unitId")


def end_rule(tx: Tx, rule: DirectoryRule) -> None:
    """Take a rule back. The roles that it has given end a moment later."""
    require(tx, "directoryRuleEnd", rule.board_id)
    if rule.ended_at is None:
        rule.ended_at = clock.now()
        apply_soon(tx, rule.board_id)


def name_unit(tx: Tx, command: DirectoryUnitCreate) -> DirectoryUnit:
    """Say what directories call a unit. It counts for lists that come in from now on."""
    require(tx, "directoryUnitCreate", command.board_id)
    check_unit(tx, command.board_id, command.unit_id)
    named = DirectoryUnit(**command.model_dump())
    tx.add(named)
    flush_or(tx, directory_unit_code=CodeTaken(at="/code"))
    return named


def forget_unit(tx: Tx, named: DirectoryUnit) -> None:
    """Forget what directories call a unit."""
    require(tx, "directoryUnitDelete", named.board_id)
    tx.delete(named)


def apply_soon(tx: Tx, board_id: UUID, after: UUID | None = None) -> None:
    """Let a board's people, or those who come after one of them, have what the rules give when there is time for it."""
    enqueue(tx, APPLY_RULES, after=str(after) if after else None, board_id=str(board_id))


def apply(tx: Tx, board_id: UUID, after: UUID | None) -> UUID | None:
    """Let some of a board's people have what the rules give today. Returns whom to go on after."""
    open_ones = (DirectoryEntry.board_id == board_id, DirectoryEntry.is_closed.is_(False))
    people = select(DirectoryEntry.person_id).where(*open_ones).distinct()
    if after:
        people = people.where(DirectoryEntry.person_id > after)
    some_people = tx.scalars(people.order_by(DirectoryEntry.person_id).limit(AT_A_TIME)).all()
    see_to(tx, directory.holding(tx, board_id), some_people)
    rights_moved(tx)
    if len(some_people) == AT_A_TIME:
        return some_people[-1]
    name_managers(tx, board_id)
    absences.see_to(tx, board_id)
    return None
