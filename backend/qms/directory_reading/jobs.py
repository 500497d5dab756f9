"""Background work: take in lists of people."""

import logging
from collections.abc import Callable
from uuid import UUID

from qms.background.jobs import Job, for_each_board
from qms.directory_reading import reading
from qms.directory_runs import service
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import StaleVersion, Unavailable

LOG = logging.getLogger("qms")
NAME = "Personkatalog"


async def work_on_run(database: Database, run_id: str, board_id: str) -> None:
    """Do all that can be done now with a list. Run again it goes on where it was.

    A list that the service itself fails on is told of, so that nobody waits for ever and it can be sent again.
    """

    async def do(verb: Callable[[Tx, UUID], bool]) -> bool:
        purpose = Purpose("directoryRunCreate", str(new_id()))
        return await database.as_system([UUID(board_id)], purpose, lambda tx: verb(tx, UUID(run_id)), name=NAME)

    try:
        while await do(reading.some):
            pass
    except (Unavailable, StaleVersion):
        raise  # The queue does it again.
    except Exception:
        if not await do(reading.give_up):
            raise
        LOG.exception("A list of people could not be worked on")


JOBS = (
    Job(service.WORK_ON_RUN, work_on_run),
    Job("directory_reading.go_on", for_each_board("directoryRunResume", reading.go_on, name=NAME), cron="7 * * * *"),
)
