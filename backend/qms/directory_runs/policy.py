"""Who may decide on a list of people, and when somebody must."""

from qms.directory_runs.models import DirectoryRun
from qms.kernel import access
from qms.kernel.db import Tx

CHANGES_OF_WORK = 5
"""As many may lose what rules give them without a question: people change titles, whole lists do not."""


def may(tx: Tx, operation: str, run: DirectoryRun) -> bool:
    """Whether the caller may take a step with a list."""
    return run.board_id in access.reach(tx.actor, operation).boards


def stops(*, ending: int, ended_before: int, working: int, percent: int) -> bool:
    """Whether so many would end that somebody must say yes. Those that have ended today without one are counted in."""
    return ending > 0 and (ending + ended_before) * 100 > percent * (working + ended_before)
