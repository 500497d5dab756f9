"""Reads of the organisation: lists and single rows for its own pages, and look-ups that other modules need."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypedDict, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import InstrumentedAttribute, aliased

from qms.kernel import access, clock
from qms.kernel.access import Located, Reach
from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden, UnknownReference
from qms.kernel.rows import Row, columns_of, contains, one_visible, page_of, swedish, valid_on
from qms.kernel.schema import Shape
from qms.organisation.code_lists import ABOVE, CodeListName
from qms.organisation.models import Assignment, Board, Code, Person, Unit, UnitClosure, UnitHeadcount, UnitSuccession
from qms.organisation.schemas import BoardSummary, CodeEntry, CodeListFilter, Succession, UnitFilter, UnitSummary

BOARD = Located(Board.__table__.c.id)
UNIT = Located(Unit.__table__.c.board_id, unit_id=Unit.__table__.c.id)
COUNTS = "deviationStatistics"
NO_UNIT = "Enheten finns inte den dagen."
CODE = Located(Code.__table__.c.board_id)


class OutsideReach(Forbidden):
    """Det som frågan gäller finns inte, eller så når rollen det inte. En tom lista eller en nolla vore inte sant."""

    code = "outside-reach"
    title = "Din roll når inte det du frågar om"
    detail = "Välj något som din roll når. Annat, och det som inte finns, visas aldrig som noll eller som en tom lista."


class Level(TypedDict):
    """A step of a risk scale: from which product of probability and consequence it begins."""

    code: str
    label: str
    starts: int


def require_reached(tx: Tx, asked: Shape, operation: str | None = None) -> None:
    """Refuse to list or count at a board or a unit where the caller reaches nothing at all with an operation."""
    board_id, *units = (getattr(asked, name, None) for name in ("board_id", "unit_id", "single_unit_id"))
    if board_id:
        reached_board(access.reach(tx.actor, operation or tx.action), board_id)
    for unit_id in filter(None, units):
        reached_unit(tx, access.reach(tx.actor, operation or tx.action), board_id, unit_id)


def reached_board(reach: Reach, board_id: UUID | None) -> UUID:
    """The board that is asked for, else the own one. One that is not reached is refused."""
    chosen = board_id or min(reach.board_ids())
    if chosen not in reach.board_ids():
        raise OutsideReach(about=("board", chosen))
    return chosen


def reached_unit(tx: Tx, reach: Reach, board_id: UUID | None, unit_id: UUID) -> Unit:
    """The unit that is asked for, also one that has ended. One that is not reached is refused as if it were not there.

    What is one's own, or what one takes part in, may be at any unit of its board: that there is none is true.
    """
    unit = tx.get(Unit, unit_id)
    if unit and board_id in (None, unit.board_id):
        roots = {root for board, root in reach.subtrees if board == unit.board_id}
        everywhere = reach.boards | reach.own | {board for board, _ in reach.appointed}
        if unit.board_id in everywhere or not roots.isdisjoint(tx.scalars(access.reaching(unit_id))):
            return unit
    raise OutsideReach(about=("unit", unit_id))


def boards(tx: Tx, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """The boards that the caller works for, in Swedish order."""
    rows = select(*columns_of(BoardSummary, Board))
    rows = rows.where(access.within(tx.actor, access.reach(tx.actor, "boardList"), BOARD))
    return page_of(tx, rows.order_by(swedish(Board.name), Board.id), offset=offset, limit=limit)


def visible_board(tx: Tx, board_id: UUID) -> Board:
    """A board that the caller may see. Otherwise it does not exist."""
    visible = access.within(tx.actor, access.reach(tx.actor, "boardRead"), BOARD)
    return one_visible(tx, Board, board_id, visible)


def units(tx: Tx, filters: UnitFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the units that exist on a day, or have existed by then, in Swedish order."""
    day = filters.valid_on or clock.today()
    is_there = Unit.valid_from <= day if filters.include_ended else valid_on(Unit, day)
    rows = _unit_rows().where(_sees_unit(tx, COUNTS if filters.countable else "unitList"), is_there)
    require_reached(tx, filters)
    if filters.board_id:
        rows = rows.where(Unit.board_id == filters.board_id)
    if filters.q:
        rows = rows.where(contains(Unit.name, filters.q))
    return page_of(tx, rows.order_by(swedish(Unit.name), Unit.id), offset=offset, limit=limit)


def unit_rows(tx: Tx, unit_ids: Iterable[UUID]) -> list[Row]:
    """Some units that the caller has reached already, as rows of a list in Swedish order."""
    rows = _unit_rows().where(Unit.id.in_(list(unit_ids))).order_by(swedish(Unit.name), Unit.id)
    return [dict(row) for row in tx.execute(rows).mappings()]


def visible_unit(tx: Tx, unit_id: UUID, operation: str = "unitRead") -> Unit:
    """A unit that the caller may see. Otherwise it does not exist."""
    return one_visible(tx, Unit, unit_id, _sees_unit(tx, operation))


def headcounts(tx: Tx, unit_id: UUID) -> Sequence[UnitHeadcount]:
    """How many people a unit has had, by year."""
    rows = select(UnitHeadcount).where(UnitHeadcount.unit_id == unit_id).order_by(UnitHeadcount.year)
    return tx.scalars(rows).all()


def predecessors(tx: Tx, unit_id: UUID) -> list[Row]:
    """The units that a unit took over from."""
    return _successions(tx, UnitSuccession.successor_id == unit_id, UnitSuccession.predecessor_id)


def successors(tx: Tx, unit_id: UUID) -> list[Row]:
    """The units that took over from a unit."""
    return _successions(tx, UnitSuccession.predecessor_id == unit_id, UnitSuccession.successor_id)


def code_lists(tx: Tx, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """The lists that every board has, in the order of the work."""
    access.require(tx)
    lists = [
        {"name": one.value, **{told: getattr(one, told) for told in ("label", "singular", "description")}}
        | {"above": ABOVE.get(one)}
        for one in CodeListName
    ]
    return lists[offset : offset + limit], len(lists)


def code_list(tx: Tx, board_id: UUID, name: str, filters: CodeListFilter) -> list[Row]:
    """A board's codes of one list that are valid on a day; the ended and the coming ones too when asked for."""
    if tx.get(Board, reached_board(access.reach(tx.actor, "codeListRead"), board_id)) is None:
        raise OutsideReach(about=("board", board_id))
    is_valid = valid_on(Code, filters.valid_on or clock.today())
    columns = columns_of(CodeEntry, Code, is_valid=is_valid)
    rows = select(*columns).where(Code.board_id == board_id, Code.list == name)
    if not filters.include_ended:
        rows = rows.where(is_valid)
    return [dict(row) for row in tx.execute(rows.order_by(Code.sort, swedish(Code.label), Code.valid_from)).mappings()]


def visible_code(tx: Tx, code_id: UUID) -> Code:
    """A code of a board that the caller may see. Otherwise it does not exist."""
    visible = access.within(tx.actor, access.reach(tx.actor, "codeRead"), CODE)
    return one_visible(tx, Code, code_id, visible)


def board(tx: Tx, board_id: UUID) -> Board:
    """A board that the caller works for."""
    board = tx.get(Board, board_id)
    if board is None:
        raise UnknownReference("Nämnden finns inte eller är inte din.")
    return board


def unit_on(tx: Tx, unit_id: UUID, day: date, *, at: str | None = None) -> Unit:
    """A unit that exists on a day; named in what was sent ``at`` a pointer."""
    unit = tx.get(Unit, unit_id)
    if unit is None or unit.board_id not in tx.actor.board_ids or not unit.is_valid_on(day):
        raise UnknownReference(NO_UNIT, at=at)
    return unit


def require_code(tx: Tx, board_id: UUID, of: CodeListName, code: str, day: date, *, at: str | None = None) -> Code:
    """A code of a board's list that may be used on a day; named in what was sent ``at`` a pointer."""
    known: dict[object, Code | None] = tx.info.setdefault("codes", {})
    valid = known.get((board_id, of, code))
    if valid is None or not valid.valid_from <= day <= (valid.valid_to or day):
        of_list = (Code.board_id == board_id, Code.list == of, Code.code == code)
        valid = known[board_id, of, code] = tx.scalar(select(Code).where(*of_list, valid_on(Code, day)))
    if valid is None:
        raise UnknownReference(f"Koden fanns inte i nämndens kodlista {day}. Kontrollera koden och dagen.", at=at)
    return valid


def require_code_below(tx: Tx, board_id: UUID, of: CodeListName, code: str, above: str) -> None:
    """A code of a second level that may be used today, and belongs to a code of the first."""
    if require_code(tx, board_id, of, code, clock.today(), at=f"/{of}").parent != above:
        raise UnknownReference("Koden hör till något annat i listan ovanför.", at=f"/{of}")


def labels(tx: Tx, board_id: UUID) -> dict[tuple[str, str], str]:
    """Every label a board ever gave its codes, by list and code; the latest where it changed."""
    rows = select(Code.list, Code.code, Code.label).where(Code.board_id == board_id).order_by(Code.valid_from)
    return {(row.list, row.code): row.label for row in tx.execute(rows)}


def person_name(tx: Tx, person_id: UUID | None) -> str | None:
    """The name of a colleague, where the caller may know it."""
    return tx.scalar(select(Person.name).where(Person.id == person_id)) if person_id else None


def belongs_to(boards: frozenset[UUID]) -> ColumnElement[bool]:
    """The people of some boards: those who are kept there, and those who have held a role there."""
    works_there = select(Assignment.person_id).where(Assignment.board_id.in_(boards))
    return or_(Person.board_id.in_(boards), Person.id.in_(works_there))


def colleague(tx: Tx, person_id: UUID, *, at: str | None = None) -> Person:
    """Someone who works for one of the caller's boards today; named in what was sent ``at`` a pointer."""
    known = belongs_to(frozenset(tx.actor.board_ids))
    person = tx.scalar(select(Person).where(Person.id == person_id, Person.is_active, known))
    if person is None:
        raise UnknownReference("Personen finns inte eller arbetar inte kvar.", at=at)
    return person


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


def _unit_rows() -> Select[*tuple[Any, ...]]:
    above = aliased(Unit)
    names = func.string_agg(above.name, aggregate_order_by(literal_column("' / '"), UnitClosure.depth.desc()))
    path = select(names).join(UnitClosure, UnitClosure.ancestor == above.id).where(UnitClosure.descendant == Unit.id)
    manager = select(Person.name).where(Person.id == Unit.manager_id)
    return select(*columns_of(UnitSummary, Unit, path=path.scalar_subquery(), manager_name=manager.scalar_subquery()))


def _sees_unit(tx: Tx, operation: str) -> ColumnElement[bool]:
    return access.within(tx.actor, access.reach(tx.actor, operation), UNIT)


def _successions(tx: Tx, condition: ColumnElement[bool], other: InstrumentedAttribute[UUID]) -> list[Row]:
    rows = (
        select(*columns_of(Succession, UnitSuccession, Unit, unit_id=Unit.id))
        .join(Unit, Unit.id == other)
        .where(condition)
        .order_by(UnitSuccession.happened_on, swedish(Unit.name))
    )
    return [dict(row) for row in tx.execute(rows).mappings()]
