"""Who may change a board's organisation: a right is always a right at one board."""

from uuid import UUID

from sqlalchemy import Select, func, or_, select

from qms.background.jobs import enqueue
from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden, UnknownReference
from qms.kernel.schema import Link
from qms.organisation.models import LEADERS, Absence, Assignment, Unit, UnitReach

FIND_OWNERS = "matters.find_owners"
"""The job that sees to it that open matters have owners who reach them."""


class OwnReach(Forbidden):
    """Ingen kan ordna om enheter så att den själv når mer. Det vore att ge sig själv en roll."""

    code = "own-reach"
    title = "Du skulle själv nå fler enheter"
    detail = "Enheterna hamnar där du leder, eller där någon leder som du ersätter. Be en annan administratör."


def may(tx: Tx, operation: str, board_id: UUID) -> bool:
    """Whether the caller may do this everywhere in the board."""
    return board_id in access.reach(tx.actor, operation).boards


def require(tx: Tx, operation: str, board_id: UUID) -> None:
    """Refuse unless the caller may do this at the board. To its outsiders a board does not exist."""
    if board_id not in tx.actor.board_ids:
        raise UnknownReference("Nämnden finns inte eller är inte din.", at="/boardId")
    if not may(tx, operation, board_id):
        raise Forbidden(about=("board", board_id))


def rights_moved(tx: Tx) -> None:
    """Say that rights may have begun or ended, so that open matters get owners who reach them."""
    enqueue(tx, FIND_OWNERS)


def beyond_own_reach(tx: Tx, board_id: UUID) -> list[UUID]:
    """The units of a board that the caller does not lead, nor anybody whom the caller stands in for today or later."""
    reached = select(UnitReach.reached_id).where(UnitReach.unit_id.in_(_led(tx)))
    return list(tx.scalars(select(Unit.id).where(Unit.board_id == board_id, Unit.id.not_in(reached))))


def refuse_reach_into(tx: Tx, units: list[UUID]) -> None:
    """Refuse a change of the tree by which the caller would come to lead any of some units."""
    into = (UnitReach.reached_id.in_(units), UnitReach.unit_id.in_(_led(tx)))
    if tx.scalar(select(UnitReach.reached_id).where(*into).limit(1)):
        raise OwnReach


def _led(tx: Tx) -> Select[tuple[UUID | None]]:
    today = clock.today()
    is_deputy = (Absence.deputy_id == tx.actor.id, Absence.absent_to >= today)
    lent = select(func.unnest(Absence.assignment_ids)).where(*is_deputy)
    led: Select[tuple[UUID | None]] = select(Assignment.unit_id)
    return led.where(
        Assignment.unit_id.is_not(None),
        Assignment.role.in_(LEADERS),
        or_(Assignment.person_id == tx.actor.id, Assignment.id.in_(lent)),
        or_(Assignment.valid_to.is_(None), Assignment.valid_to >= today),
    )


def links(tx: Tx, path: str, board_id: UUID, **operations: str) -> list[Link]:
    """Where something is, and by which methods the caller may change it, each by an operation."""
    rels = {"PUT": "replace", "DELETE": "delete"}
    return [Link(href=tx.href(path), rel="self", method="GET")] + [
        Link(href=tx.href(path), rel=rels[method], method=method)
        for method, operation in operations.items()
        if may(tx, operation, board_id)
    ]
