"""Where a role can be held, who may give one, and who may say that somebody is away: the deputy gets their rights."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from qms.kernel import access, clock
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.organisation.models import Absence, Assignment, Person
from qms.organisation.queries import belongs_to

AT_A_UNIT = frozenset({"unit-manager"})
AT_UNIT_OR_BOARD = frozenset({"reporter", "department-head", "lex-sarah-investigator", "intake"})
FOR_A_TIME = frozenset({"auditor"})


def fits(role: str, *, has_unit: bool) -> bool:
    """Whether a role can be held at a unit, or at a whole board. Most reach the whole board wherever they are held."""
    if role in AT_UNIT_OR_BOARD:
        return True
    return has_unit == (role in AT_A_UNIT)


def sees_absences(actor: Actor) -> ColumnElement[bool]:
    """The absences that an actor may see: those of the board, of people at the units in reach, and the actor's own."""
    reach = access.reach(actor, "absenceList")
    own = and_(Absence.person_id == actor.id, Absence.board_id.in_(reach.board_ids()))
    below = access.reached_from([unit for _, unit in reach.subtrees])
    here = select(Assignment.id).where(
        Assignment.person_id == Absence.person_id,
        Assignment.board_id == Absence.board_id,
        Assignment.unit_id.in_(below),
    )
    return or_(
        Absence.board_id.in_(reach.boards) if reach.boards else false(),
        here.exists() if reach.subtrees else false(),
        own,
    )


def knows(tx: Tx) -> ColumnElement[bool]:
    """The people of whom the operation in hand may show something: of the boards and at the units in reach, oneself."""
    reach = access.reach(tx.actor, tx.action)
    below = Assignment.unit_id.in_(access.reached_from([unit for _, unit in reach.subtrees]))
    here = select(Assignment.person_id).where(Assignment.board_id.in_(reach.board_ids()), below)
    return or_(Person.id == tx.actor.id, belongs_to(reach.boards), Person.id.in_(here) if reach.subtrees else false())


def stands_in_for(tx: Tx, person_id: UUID) -> bool:
    """Whether the caller stands in for somebody, today or later."""
    of_person = (Absence.person_id == person_id, Absence.deputy_id == tx.actor.id)
    return tx.scalar(select(Absence.id).where(*of_person, Absence.absent_to >= clock.today()).limit(1)) is not None


def may_give_roles(tx: Tx, person_id: UUID) -> bool:
    """Nobody gives roles to themselves, nor to whom they stand in for: those roles would be theirs meanwhile."""
    return person_id != tx.actor.id and not stands_in_for(tx, person_id)


def may_say_away(tx: Tx, operation: str, board_id: UUID, *, person_id: UUID) -> bool:
    """Whether the caller may say that a person is away from a board, so that a deputy has the person's rights.

    A manager may where every right of the person lies within the manager's own reach.
    """
    reach = access.reach(tx.actor, operation)
    if board_id in reach.board_ids() and person_id == tx.actor.id:
        return True
    roots = [unit for board, unit in reach.subtrees if board == board_id]
    if roots and _works_only_below(tx, board_id, person_id, roots):
        return True
    return board_id in reach.boards


def can_be_away(actor: Actor, board_id: UUID | None) -> ColumnElement[bool]:
    """The people of whom ``may_say_away`` is true, and for whom the caller does not stand in."""
    reach = access.reach(actor, "absenceCreate")
    boards = reach.board_ids() & ({board_id} if board_id else reach.board_ids())
    here = (Assignment.person_id == Person.id, Assignment.board_id.in_(boards), _is_held_or_comes())
    below = Assignment.unit_id.in_(access.reached_from([unit for _, unit in reach.subtrees]))
    works_only_below = and_(exists().where(*here, below), ~exists().where(*here, below.is_not(True)))
    says = or_(Person.id == actor.id, works_only_below, true() if boards & reach.boards else false())
    of_person = (Absence.person_id == Person.id, Absence.deputy_id == actor.id)
    return and_(says, ~exists().where(*of_person, Absence.absent_to >= clock.today()))


def _is_held_or_comes() -> ColumnElement[bool]:
    return or_(Assignment.valid_to.is_(None), Assignment.valid_to >= clock.today())


def _works_only_below(tx: Tx, board_id: UUID, person_id: UUID, roots: list[UUID]) -> bool:
    held = tx.scalars(
        select(Assignment.unit_id).where(
            Assignment.board_id == board_id,
            Assignment.person_id == person_id,
            _is_held_or_comes(),
        )
    ).all()
    return bool(held) and set(held) <= set(tx.scalars(access.reached_from(roots)))
