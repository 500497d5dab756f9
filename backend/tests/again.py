"""What is done in the background when something is said to have happened again, done here and now."""

from collections.abc import Sequence
from uuid import UUID

from qms.connections.policy import RECUR
from qms.effects import jobs
from tests.given import Place


async def caught_up(here: Place, *, again: Sequence[UUID] = ()) -> None:
    """Do what waits to be done at a board, and what was done about some matters once more, as after a killed worker."""
    board = str(here.board_id)
    rows = here.sql(
        "delete from jobs.procrastinate_jobs where task_name = :name and args ->> 'board_id' = :board"
        " returning args ->> 'matter_id' as matter_id",
        name=RECUR,
        board=board,
    )
    for matter_id in [*(row["matter_id"] for row in rows), *map(str, again)]:
        await jobs.recur(here.database, board, matter_id)
