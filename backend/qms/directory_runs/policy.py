"""Who may decide on a list of people, and when somebody must."""

from uuid import UUID

from qms.directory_runs.models import DirectoryRun
from qms.kernel import access
from qms.kernel.db import Tx


def may(tx: Tx, operation: str, run: DirectoryRun) -> bool:
    """Whether the caller may take a step with a list."""
    return run.board_id in access.reach(tx.actor, operation).boards


def stops(*, ending: int, ended_before: int, working: int, percent: int) -> bool:
    """Whether so many would end that somebody must say yes. Those that have ended today without one are counted in."""
    return ending > 0 and (ending + ended_before) * 100 > percent * (working + ended_before)


def board_of(tx: Tx, operation: str, board_id: UUID | None) -> UUID | None:
    """The board that a caller means: the one that is named, or the only one that the operation reaches."""
    boards = access.reach(tx.actor, operation).boards
    named = board_id or (next(iter(boards)) if len(boards) == 1 else None)
    return named if named in boards else None
