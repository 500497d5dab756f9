"""What is done in the background when something is said to have happened again, done here and now."""

from collections.abc import Sequence
from typing import Any

from qms.connections.policy import RECUR
from qms.effects import jobs
from tests.given import Place


async def caught_up(here: Place, asked: Sequence[dict[str, Any]] = ()) -> int:
    """Do what waits to be done at a board, and what else is asked for: how much that was."""
    rows = here.sql(
        "delete from jobs.procrastinate_jobs where task_name = :name and args ->> 'board_id' = :board returning args",
        name=RECUR,
        board=str(here.board_id),
    )
    for arguments in [*(row["args"] for row in rows), *asked]:
        await jobs.recur(here.database, **arguments)
    return len(rows)
