"""Background work: take in lists of people."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from qms.background.jobs import Job, for_each_board
from qms.background.pace import take_turn
from qms.directory_reading import reading
from qms.directory_runs import service
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import StaleVersion, Unavailable

LOG = logging.getLogger("qms")
T = TypeVar("T")
NAME = "Personkatalog"


async def work_on_run(database: Database, run_id: str, board_id: str) -> None:
    """Work on a list for as long as its turn is. Run again it goes on where it was.

    A list that the service itself fails on is told of, so that nobody waits for ever and it can be sent again.
    """

    async def do(verb: Callable[[Tx], T]) -> T:
        purpose = Purpose("directoryRunCreate", str(new_id()))
        return await database.as_system([UUID(board_id)], purpose, verb, name=NAME)

    of = UUID(run_id)
    try:
        await take_turn(do, partial(reading.some, run_id=of), partial(reading.go_on_with, run_id=of))
    except (Unavailable, StaleVersion):
        raise  # The queue does it again.
    except Exception:
        if not await do(partial(reading.give_up, run_id=of)):
            raise
        LOG.exception("A list of people could not be worked on")


JOBS = (
    Job(service.WORK_ON_RUN, work_on_run),
    Job("directory_reading.go_on", for_each_board("directoryRunResume", reading.go_on, name=NAME), cron="7 * * * *"),
)
