"""What is done to the organisation: boards set their limits, units begin, end and are reorganised, codes change."""

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm.attributes import flag_modified

from qms.kernel import access, clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Invalid, UnknownReference
from qms.organisation import policy, queries
from qms.organisation.code_lists import ABOVE, CodeListName
from qms.organisation.models import (
    LEADERS,
    Assignment,
    Board,
    Code,
    Person,
    Unit,
    UnitClosure,
    UnitHeadcount,
)
from qms.organisation.schemas import (
    BoardReplace,
    CodeCreate,
    CodeReplace,
    Headcount,
    NewUnit,
    RiskScale,
    UnitCreate,
    UnitReplace,
)


class PeriodReversed(Conflict):
    """Slutet ligger före början."""

    code = "period-reversed"
    title = "Slutet ligger före början"
    detail = "Ange en sista dag som inte ligger före den första."


class EndHasBeen(Invalid):
    """Den sista dagen har redan varit, så det skulle aldrig ha gällt."""

    code = "end-has-been"
    title = "Sista dagen har redan varit"
    detail = "Ange en sista dag som är i dag eller senare."


class LevelsInUse(Conflict):
    """Riskskalans nivåer står på ärenden som redan är bedömda, så de kan byta namn men inte tas bort."""

    code = "risk-levels-in-use"
    title = "Nivåerna går inte att använda"
    detail = (
        "Den lägsta nivån ska börja på 1, två nivåer kan inte börja på samma tal, och en nivå som finns kan inte tas "
        "bort. Låt den börja högre än skalan når om den inte ska användas mer."
    )


class UnitBelowItself(Conflict):
    """En enhet kan inte ligga under sig själv."""

    code = "unit-below-itself"
    title = "Enheten kan inte ligga under sig själv"
    detail = "Välj en överordnad enhet som inte ligger under den här."


class OutsideParent(Conflict):
    """En enhet finns bara så länge som enheten den ligger under."""

    code = "outside-parent"
    title = "Enheten ligger utanför den överordnades tid"
    detail = "Den överordnade enheten måste finnas under hela tiden. Avsluta eller flytta underenheterna först."


class LeaderWithoutRole(Conflict):
    """Den som svarar för en enhet måste ha en chefsroll där, annars når personen inte enhetens ärenden."""

    code = "leader-without-role"
    title = "Personen har ingen chefsroll på enheten"
    detail = (
        "Ge personen rollen enhetschef eller avdelningschef på enheten, eller på en enhet ovanför, och försök igen."
    )


class CodeOverlaps(Conflict):
    """Koden finns redan i listan under en del av tiden."""

    code = "code-overlaps"
    title = "Koden finns redan"
    detail = "Avsluta den gamla koden först, eller välj en annan första dag."


def replace_board(tx: Tx, board: Board, command: BoardReplace) -> None:
    """Set a board's limits and risk scale. They hold for what is assessed from now on."""
    policy.require(tx, "boardReplace", board.id)
    _check_scale(board, command.risk_scale)
    board.assess_days = command.assess_days
    board.investigate_days = command.investigate_days
    board.quality_year_starts = command.quality_year_starts
    board.stand_in_days, board.end_percent = command.stand_in_days, command.end_percent
    board.undo_minutes, board.answer_days = command.undo_minutes, command.answer_days
    board.decide_days, board.max_follow_up_days = command.decide_days, command.max_follow_up_days
    board.remind_days, board.superior_after_days = command.remind_days, command.superior_after_days
    board.export_rows, board.export_rows_alone = command.export_rows, command.export_rows_alone
    board.risk_scale = command.risk_scale.model_dump(by_alias=True)


def _check_scale(board: Board, scale: RiskScale) -> None:
    starts = [level.starts for level in scale.levels]
    codes = [level.code for level in scale.levels]
    kept = {level["code"] for level in queries.levels(board)}
    is_whole = min(starts) == 1 and len(set(starts)) == len(starts) and len(set(codes)) == len(codes)
    if not is_whole or not kept.issubset(codes):
        raise LevelsInUse


def create_unit(tx: Tx, command: UnitCreate) -> Unit:
    """Make a unit that exists from a day on."""
    policy.require(tx, "unitCreate", command.board_id)
    lock_tree(tx, command.board_id)
    unit = begin_unit(tx, command.board_id, command, command.valid_from, command.valid_to)
    check_leaders(tx, unit)
    return unit


def replace_unit(tx: Tx, unit: Unit, command: UnitReplace) -> None:
    """Correct what stands about a unit. A new order from a day on is a succession instead, so that history stays."""
    policy.require(tx, "unitReplace", unit.board_id)
    lock_tree(tx, unit.board_id)
    outside = policy.beyond_own_reach(tx, unit.board_id)
    below = select(UnitClosure).where(UnitClosure.ancestor == unit.id, UnitClosure.descendant == command.parent_id)
    if command.parent_id and tx.scalar(below):
        raise UnitBelowItself
    unit.parent_id = command.parent_id
    unit.name, unit.kind, unit.area = command.name, command.kind, command.area
    unit.valid_from, unit.valid_to = command.valid_from, command.valid_to
    unit.manager_id, unit.deputy_id = command.manager_id, command.deputy_id
    flag_modified(unit, "name")
    check_time(tx, unit)
    _check_known(tx, unit)
    tx.flush()
    policy.refuse_reach_into(tx, outside)
    check_leaders(tx, unit)
    policy.rights_moved(tx)
    _count_heads(tx, unit, command.headcounts)


def lock_tree(tx: Tx, board_id: UUID) -> None:
    """Let one change of a board's tree be made at a time: two moves together could put units below each other."""
    tx.get(Board, board_id, with_for_update={"key_share": True}, populate_existing=True)


def create_code(tx: Tx, command: CodeCreate) -> Code:
    """Add a code to one of a board's lists from a day on."""
    policy.require(tx, "codeCreate", command.board_id)
    code = Code(**command.model_dump())
    _check_code(tx, code)
    tx.add(code)
    taken = CodeOverlaps(at="/code")
    flush_or(tx, code_listed_once=taken, code_board_id_list_code_valid_from_key=taken)
    return code


def replace_code(tx: Tx, code: Code, command: CodeReplace) -> None:
    """Relabel or end a code, or say what it became. Matters keep the code they were given."""
    policy.require(tx, "codeReplace", code.board_id)
    code.label, code.sort = command.label, command.sort
    code.valid_to, code.maps_to = command.valid_to, command.maps_to
    code.asks_data_incident = command.asks_data_incident
    _check_code(tx, code)
    flush_or(tx, code_listed_once=CodeOverlaps(at="/validTo"))


def _check_code(tx: Tx, code: Code) -> None:
    check_period(code.valid_from, code.valid_to)
    of_list = (Code.board_id == code.board_id, Code.list == code.list, Code.id != code.id)
    if code.maps_to and not tx.scalar(select(Code.id).where(*of_list, Code.code == code.maps_to).limit(1)):
        raise UnknownReference("Koden som den blev finns inte i listan.", at="/mapsTo")
    above = ABOVE.get(CodeListName(code.list)) if code.list in set(CodeListName) else None
    in_above = (Code.board_id == code.board_id, Code.list == above, Code.code == code.parent)
    if bool(above) != bool(code.parent) or (above and not tx.scalar(select(Code.id).where(*in_above).limit(1))):
        raise UnknownReference("Ange en kod i listan ovanför, och bara i en lista som har en sådan.", at="/parent")


def begin_unit(tx: Tx, board_id: UUID, command: NewUnit, first: date, last: date | None, *, at: str = "") -> Unit:
    """Make a unit that exists during a time, where it may stand. Faults are placed below ``at``."""
    unit = Unit(
        board_id=board_id,
        parent_id=command.parent_id,
        name=command.name,
        kind=command.kind,
        area=command.area,
        valid_from=first,
        valid_to=last,
        manager_id=command.manager_id,
        deputy_id=command.deputy_id,
    )
    check_time(tx, unit, at=at)
    _check_known(tx, unit, at=at)
    tx.add(unit)
    tx.flush()
    return unit


def check_period(first: date, last: date | None, *, at: str = "/validTo") -> None:
    """Refuse a time that ends before it begins."""
    if last is not None and last < first:
        raise PeriodReversed(at=at)


def check_ahead(last: date | None, *, at: str = "/validTo") -> None:
    """Refuse that something begins whose last day has been."""
    if last is not None and last < clock.today():
        raise EndHasBeen(at=at)


def check_time(tx: Tx, unit: Unit, *, at: str = "") -> None:
    """Refuse a unit that is not within the time of the one above, or has one below that is not within its own."""
    check_period(unit.valid_from, unit.valid_to)
    if unit.parent_id:
        parent = tx.get(Unit, unit.parent_id)
        if parent is None or parent.board_id != unit.board_id:
            raise UnknownReference("Den överordnade enheten finns inte.", at=f"{at}/parentId")
        if not _spans(parent, unit):
            raise OutsideParent
    below = tx.scalars(select(Unit).where(Unit.parent_id == unit.id)) if unit.id else ()
    if not all(_spans(unit, child) for child in below):
        raise OutsideParent


def _spans(outer: Unit, inner: Unit) -> bool:
    ends_inside = outer.valid_to is None or (inner.valid_to is not None and inner.valid_to <= outer.valid_to)
    return outer.valid_from <= inner.valid_from and ends_inside


def _check_known(tx: Tx, unit: Unit, *, at: str = "") -> None:
    for field, person_id in (("managerId", unit.manager_id), ("deputyId", unit.deputy_id)):
        known = select(Person.id).where(Person.id == person_id, Person.is_active)
        if person_id and not tx.scalar(known):
            raise UnknownReference("Personen finns inte.", at=f"{at}/{field}")


def check_leaders(tx: Tx, unit: Unit) -> None:
    """Refuse a manager or deputy who does not lead there, and so would not reach the unit's matters."""
    named = {unit.manager_id, unit.deputy_id} - {None}
    today = clock.today()
    leads = select(Assignment.person_id).where(
        Assignment.board_id == unit.board_id,
        Assignment.person_id.in_(named),
        Assignment.role.in_(LEADERS),
        or_(Assignment.valid_to.is_(None), Assignment.valid_to >= max(today, unit.valid_from)),
        or_(Assignment.unit_id.is_(None), Assignment.unit_id.in_(access.reaching(unit.id))),
    )
    has_ended = unit.valid_to is not None and unit.valid_to < today
    if not has_ended and named - set(tx.scalars(leads)):
        raise LeaderWithoutRole


def _count_heads(tx: Tx, unit: Unit, wanted: list[Headcount]) -> None:
    stored = {row.year: row for row in queries.headcounts(tx, unit.id)}
    by_year = {row.year: row.persons for row in wanted}
    if len(by_year) != len(wanted):
        raise Conflict("Samma år står flera gånger.", at="/headcounts")
    for year in stored.keys() - by_year.keys():
        tx.delete(stored[year])
    for year, persons in by_year.items():
        if year in stored:
            stored[year].persons = persons
        else:
            tx.add(UnitHeadcount(board_id=unit.board_id, unit_id=unit.id, year=year, persons=persons))
