"""What is watched for decisions: the clocks that come near the limit, and those that pass it."""

from collections.abc import Callable
from uuid import UUID

from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.jobs import Job
from qms.unexecuted_decisions import service


async def watch_clocks(database: Database) -> None:
    """Put it on the decision's timeline when the next to last month and the last have passed, once for each."""
    for board_id in await database.all_boards():
        purpose = Purpose("decisionWatchClocks", str(new_id()))
        await database.as_system([board_id], purpose, _reminded(board_id), name="Tidsbevakning")


def _reminded(board_id: UUID) -> Callable[[Tx], None]:
    def reminded(tx: Tx) -> None:
        service.remind(tx, board_id)

    return reminded


JOBS = (Job("unexecuted_decisions.watch_clocks", watch_clocks, cron="10 5 * * *"),)
