"""Units become others on a day: they move, merge or split, and what they were goes on in what they become."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Select, any_, or_, select

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, UnknownReference
from qms.organisation import policy, queries
from qms.organisation.models import Absence, Assignment, Role, Unit, UnitSuccession
from qms.organisation.schemas import NewUnit
from qms.organisation.service import begin_unit, check_leaders, check_time, lock_tree
from qms.reorganisation.schemas import ExistingUnit, UnitSuccessionCreate

THE_DAY_BEFORE = timedelta(days=1)
AHEAD = timedelta(days=2 * 366)
ONE_BOARD = "En annan nämnd är en annan myndighet. En omorganisation gäller en nämnd."


class SuccessionImpossible(Conflict):
    """Omorganisationen går inte ihop: enheterna passar inte till det som ska hända med dem."""

    code = "succession-impossible"
    title = "Omorganisationen går inte ihop"


def succeed(tx: Tx, command: UnitSuccessionCreate) -> None:
    """Reorganise on a day: units end the day before and others take over, so that series of figures survive.

    What lies below follows when there is one successor. Whoever holds a role at a unit that ends gets it at each new
    one that takes over, and keeps the old one, since matters reported there must be finished there. At a unit that
    existed they only go on reporting: who leads it stays as decided. Whoever leads what takes over reaches the old
    matters too, and gets the open ones.
    """
    ending = _ending(tx, command)
    board_id = ending[0].board_id
    policy.require(tx, "unitSucceed", board_id)
    lock_tree(tx, board_id)
    _check_succession(tx, command, ending)
    outside = policy.beyond_own_reach(tx, board_id)
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
        check_time(tx, unit)
    tx.flush()
    for wanted, successor in zip(command.successors, taking_over, strict=True):
        if isinstance(wanted, NewUnit):
            check_leaders(tx, successor)
    policy.refuse_reach_into(tx, outside)
    policy.rights_moved(tx)


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


def _check_succession(tx: Tx, command: UnitSuccessionCreate, ending: list[Unit]) -> None:
    if command.happened_on > clock.today() + AHEAD:
        raise SuccessionImpossible("Dagen får ligga högst två år framåt.", at="/happenedOn")
    if len({unit.board_id for unit in ending}) > 1:
        raise SuccessionImpossible(ONE_BOARD)
    before, after = len(ending), len(command.successors)
    wanted = {"move": before == after == 1, "merge": after == 1, "split": before == 1 and after > 1}
    if not wanted[command.kind]:
        raise SuccessionImpossible("Flytt: en blir en. Sammanslagning: flera blir en. Delning: en blir flera.")
    takes_over = (
        UnitSuccession.successor_id.in_([unit.id for unit in ending]),
        UnitSuccession.happened_on >= command.happened_on,
    )
    if planned := tx.scalar(select(UnitSuccession.happened_on).where(*takes_over).limit(1)):
        raise SuccessionImpossible(f"En enhet som ska upphöra tar över en annan den {planned}, och måste finnas då.")


def _successor(tx: Tx, ending: list[Unit], wanted: NewUnit | ExistingUnit, day: date, *, at: str) -> Unit:
    if isinstance(wanted, NewUnit):
        if len(ending) == 1 and wanted.manager_id is None:
            wanted = wanted.model_copy(update={"manager_id": ending[0].manager_id})
        return begin_unit(tx, ending[0].board_id, wanted, day, None, at=at)
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
    if successor.valid_from < day:
        going_on = going_on.where(Assignment.role == Role.REPORTER)
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
