"""Who answers for a unit on a day."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select, text

from qms.kernel.db import Tx
from qms.organisation.models import Unit, UnitSuccession

AT_WORK = text(
    """
    select is_active, (select b.deputy_id from absence b join board n on n.id = b.board_id
                        where b.person_id = :person and b.board_id = :board
                          and :day between b.absent_from and b.absent_to and :day < b.absent_from + n.stand_in_days
                        order by b.absent_from limit 1) as deputy_id
      from person where id = :person
    """
).bindparams(bindparam("person", type_=Uuid()), bindparam("board", type_=Uuid()))


def reachable_owner(tx: Tx, unit: Unit, day: date) -> UUID | None:
    """Who answers for a unit on a day: its manager, or whoever stands in.

    When nobody there is at work it is who answers for the unit above, and so on; at last the manager all the same.
    Asked once in a transaction, for the many that come in together.
    """
    last = unit.manager_id or unit.deputy_id
    known: dict[object, UUID | None] = tx.info.setdefault("reachable_owners", {})
    asked = (unit.id, day, unit.manager_id, unit.deputy_id)
    if asked not in known:
        known[asked] = next(answering(tx, unit, day), last)
    return known[asked]


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
                if person_id and (present := _present(tx, person_id, at.board_id, day)):
                    yield present
        next_id = successors[0] if len(successors) == 1 else at.parent_id
        at = tx.get_one(Unit, next_id) if next_id else at


def _taking_over(tx: Tx, unit: Unit, day: date) -> Sequence[UUID]:
    """What a unit has ended into by a day."""
    if unit.is_valid_on(day):
        return ()
    edges = select(UnitSuccession.successor_id).where(UnitSuccession.predecessor_id == unit.id)
    return tx.scalars(edges.where(UnitSuccession.happened_on <= day)).all()


def _present(tx: Tx, person_id: UUID, board_id: UUID, day: date) -> UUID | None:
    """The person if at work, or the deputy if that one is. Nobody stands in for who no longer works here."""
    is_active, deputy_id = _at_work(tx, person_id, board_id, day)
    if not is_active or not deputy_id:
        return person_id if is_active else None
    return deputy_id if _at_work(tx, deputy_id, board_id, day) == (True, None) else None


def _at_work(tx: Tx, person_id: UUID, board_id: UUID, day: date) -> tuple[bool, UUID | None]:
    """Whether a person works here, and who stands in when the person is away."""
    row = tx.execute(AT_WORK, {"person": person_id, "board": board_id, "day": day}).one_or_none()
    return (row.is_active, row.deputy_id) if row else (False, None)
