"""What a rule may give: never a role over the rights, the reports or the trail of others."""

from uuid import UUID

from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.organisation.models import Role

GIVEN_BY_RULE = frozenset({Role.REPORTER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD})
"""Those who work at a unit and those who lead it. ``access.given_by_rule`` says the same in the database."""


def board_of(tx: Tx, operation: str, board_id: UUID | None) -> UUID:
    """The board that a caller means: the one that is named, or the only one that the operation reaches."""
    boards = access.reach(tx.actor, operation).boards
    named = board_id or (next(iter(boards)) if len(boards) == 1 else None)
    if named is None or named not in boards:
        raise UnknownReference("Nämnden finns inte eller är inte din.", at="/boardId")
    return named
