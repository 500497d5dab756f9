"""What is done to the organisation: boards set their limits, units begin, end and are reorganised, codes change."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Select, any_, or_, select
from sqlalchemy.orm.attributes import flag_modified

from qms.kernel import access, clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, UnknownReference
from qms.organisation import policy, queries
from qms.organisation.models import (
    LEADERS,
    Absence,
    Assignment,
    Board,
    Code,
    Person,
    Unit,
    UnitClosure,
    UnitHeadcount,
    UnitSuccession,
)
from qms.organisation.schemas import (
    BoardReplace,
    CodeCreate,
    CodeReplace,
    ExistingUnit,
    Headcount,
    NewUnit,
    RiskScale,
    UnitCreate,
    UnitReplace,
    UnitSuccessionCreate,
)

THE_DAY_BEFORE = timedelta(days=1)
ONE_BOARD = "En annan nämnd är en annan myndighet. En omorganisation gäller en nämnd."


class PeriodReversed(Conflict):
    """Slutet ligger före början."""

    code = "period-reversed"
    title = "Slutet ligger före början"
    detail = "Ange en sista dag som inte ligger före den första."


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


class SuccessionImpossible(Conflict):
    """Omorganisationen går inte ihop: enheterna passar inte till det som ska hända med dem."""

    code = "succession-impossible"
    title = "Omorganisationen går inte ihop"


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
    unit = _begin(tx, command.board_id, command, command.valid_from, command.valid_to)
    _check_leaders(tx, unit)
    return unit


def replace_unit(tx: Tx, unit: Unit, command: UnitReplace) -> None:
    """Correct what stands about a unit. A new order from a day on is a succession instead, so that history stays."""
    policy.require(tx, "unitReplace", unit.board_id)
    lock_tree(tx, unit.board_id)
    below = select(UnitClosure).where(UnitClosure.ancestor == unit.id, UnitClosure.descendant == command.parent_id)
    if command.parent_id and tx.scalar(below):
        raise UnitBelowItself
    unit.parent_id = command.parent_id
    unit.name, unit.kind, unit.area = command.name, command.kind, command.area
    unit.valid_from, unit.valid_to = command.valid_from, command.valid_to
    unit.manager_id, unit.deputy_id = command.manager_id, command.deputy_id
    flag_modified(unit, "name")
    _check_time(tx, unit)
    _check_known(tx, unit)
    tx.flush()
    _check_leaders(tx, unit)
    policy.rights_moved(tx)
    _count_heads(tx, unit, command.headcounts)


def lock_tree(tx: Tx, board_id: UUID) -> None:
    """Let one change of a board's tree be made at a time: two moves together could put units below each other."""
    tx.get(Board, board_id, with_for_update={"key_share": True}, populate_existing=True)


def succeed(tx: Tx, command: UnitSuccessionCreate) -> None:
    """Reorganise on a day: units end the day before and others take over, so that series of figures survive.

    What lies below follows when there is one successor. Whoever holds a role at a unit that ends gets it at each that
    takes over, and keeps the old one, since matters reported there must be finished there. Whoever leads what takes
    over reaches those too, and gets the open ones.
    """
    ending = _ending(tx, command)
    board_id = ending[0].board_id
    policy.require(tx, "unitSucceed", board_id)
    lock_tree(tx, board_id)
    _check_succession(command, ending)
    for unit in ending:
        unit.valid_to = command.happened_on - THE_DAY_BEFORE
    tx.flush()
    taking_over = [
        _successor(tx, ending, wanted, command.happened_on, at=f"/successors/{place}")
        for place, wanted in enumerate(command.successors)
    ]
    for unit in ending:
        for successor in taking_over:
            _link(tx, unit, successor, command.kind, command.happened_on)
        _bring_along(tx, unit, taking_over, command.happened_on)
        _check_time(tx, unit)
    tx.flush()
    for wanted, successor in zip(command.successors, taking_over, strict=True):
        if isinstance(wanted, NewUnit):
            _check_leaders(tx, successor)
    policy.rights_moved(tx)


def create_code(tx: Tx, command: CodeCreate) -> Code:
    """Add a code to one of a board's lists from a day on."""
    policy.require(tx, "codeCreate", command.board_id)
    code = Code(**command.model_dump())
    _check_code(tx, code)
    tx.add(code)
    flush_or(tx, CodeOverlaps(at="/code"))
    return code


def replace_code(tx: Tx, code: Code, command: CodeReplace) -> None:
    """Relabel or end a code, or say what it became. Matters keep the code they were given."""
    policy.require(tx, "codeReplace", code.board_id)
    code.label, code.sort = command.label, command.sort
    code.valid_to, code.maps_to = command.valid_to, command.maps_to
    _check_code(tx, code)
    flush_or(tx, CodeOverlaps(at="/validTo"))


def _check_code(tx: Tx, code: Code) -> None:
    check_period(code.valid_from, code.valid_to)
    of_list = (Code.board_id == code.board_id, Code.list == code.list, Code.id != code.id)
    if code.maps_to and not tx.scalar(select(Code.id).where(*of_list, Code.code == code.maps_to).limit(1)):
        raise UnknownReference("Koden som den blev finns inte i listan.", at="/mapsTo")


def _begin(tx: Tx, board_id: UUID, command: NewUnit, first: date, last: date | None, *, at: str = "") -> Unit:
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
    _check_time(tx, unit, at=at)
    _check_known(tx, unit, at=at)
    tx.add(unit)
    tx.flush()
    return unit


def check_period(first: date, last: date | None, *, at: str = "/validTo") -> None:
    """Refuse a time that ends before it begins."""
    if last is not None and last < first:
        raise PeriodReversed(at=at)


def _check_time(tx: Tx, unit: Unit, *, at: str = "") -> None:
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


def _check_leaders(tx: Tx, unit: Unit) -> None:
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


def _ending(tx: Tx, command: UnitSuccessionCreate) -> list[Unit]:
    places = {unit_id: place for place, unit_id in reversed(list(enumerate(command.predecessors)))}
    return [
        _running(tx, unit_id, command.happened_on, at=f"/predecessors/{places[unit_id]}")
        for unit_id in dict.fromkeys(command.predecessors)
    ]


def _running(tx: Tx, unit_id: UUID, day: date, *, at: str) -> Unit:
    unit = tx.get(Unit, unit_id)
    if unit is None or unit.board_id not in tx.actor.board_ids:
        raise UnknownReference("Enheten finns inte.", at=at)
    if unit.valid_from >= day or (unit.valid_to is not None and unit.valid_to < day):
        raise SuccessionImpossible(
            "En enhet som ska upphöra finns inte då. Den måste finnas både före och efter dagen.", at=at
        )
    return unit


def _check_succession(command: UnitSuccessionCreate, ending: list[Unit]) -> None:
    if len({unit.board_id for unit in ending}) > 1:
        raise SuccessionImpossible(ONE_BOARD)
    before, after = len(ending), len(command.successors)
    wanted = {"move": before == after == 1, "merge": after == 1, "split": before == 1 and after > 1}
    if not wanted[command.kind]:
        raise SuccessionImpossible("Flytt: en blir en. Sammanslagning: flera blir en. Delning: en blir flera.")


def _successor(tx: Tx, ending: list[Unit], wanted: NewUnit | ExistingUnit, day: date, *, at: str) -> Unit:
    if isinstance(wanted, NewUnit):
        if len(ending) == 1 and wanted.manager_id is None:
            wanted = wanted.model_copy(update={"manager_id": ending[0].manager_id})
        return _begin(tx, ending[0].board_id, wanted, day, None, at=at)
    unit = queries.unit_on(tx, wanted.unit_id, day, at=f"{at}/unitId")
    if unit.board_id != ending[0].board_id:
        raise SuccessionImpossible(ONE_BOARD)
    return unit


def _link(tx: Tx, ended: Unit, successor: Unit, kind: str, day: date) -> None:
    tx.add(
        UnitSuccession(
            board_id=ended.board_id,
            predecessor_id=ended.id,
            successor_id=successor.id,
            kind=kind,
            happened_on=day,
        )
    )


def _bring_along(tx: Tx, ended: Unit, taking_over: list[Unit], day: date) -> None:
    """Roles at a unit that ends go on at its successors, and so does what lies below when there is but one."""
    for successor in taking_over:
        _copy_roles(tx, ended, successor, day)
    if len(taking_over) == 1:
        for child in tx.scalars(_still_below(ended, day)).all():
            _follow(tx, child, taking_over[0], day)


def _copy_roles(tx: Tx, ended: Unit, successor: Unit, day: date) -> None:
    going_on = select(Assignment).where(or_(Assignment.valid_to.is_(None), Assignment.valid_to >= day))
    held = {(row.person_id, row.role) for row in tx.scalars(going_on.where(Assignment.unit_id == successor.id))}
    for role in tx.scalars(going_on.where(Assignment.unit_id == ended.id)).all():
        if (role.person_id, role.role) in held:
            continue
        whose = {name: getattr(role, name) for name in ("board_id", "person_id", "role", "rule_id")}
        time = {"valid_from": max(role.valid_from, day), "valid_to": role.valid_to}
        goes_on = Assignment(**whose, **time, unit_id=successor.id)
        tx.add(goes_on)
        tx.flush()
        _lend(tx, role, goes_on)
    tx.flush()


def _lend(tx: Tx, role: Assignment, goes_on: Assignment) -> None:
    """Let a role that goes on do so for whoever stands in too. Nobody gives roles to oneself in that way."""
    lent = select(Absence).where(any_(Absence.assignment_ids) == role.id, Absence.deputy_id != tx.actor.id)
    for absence in tx.scalars(lent.where(Absence.absent_to >= goes_on.valid_from)):
        absence.assignment_ids = [*absence.assignment_ids, goes_on.id]


def _still_below(ended: Unit, day: date) -> Select[Unit]:
    return select(Unit).where(Unit.parent_id == ended.id, or_(Unit.valid_to.is_(None), Unit.valid_to >= day))


def _follow(tx: Tx, child: Unit, parent: Unit, day: date) -> None:
    """Move a unit that lies below one that ends: it too ends, and goes on under the same name in its new place."""
    if child.valid_from >= day:
        child.parent_id = parent.id
        tx.flush()
        return
    moved = Unit(
        board_id=child.board_id,
        parent_id=parent.id,
        name=child.name,
        kind=child.kind,
        area=child.area,
        valid_from=day,
        valid_to=child.valid_to,
        manager_id=child.manager_id,
        deputy_id=child.deputy_id,
    )
    child.valid_to = day - THE_DAY_BEFORE
    tx.add(moved)
    tx.flush()
    _link(tx, child, moved, "move", day)
    _bring_along(tx, child, [moved], day)
