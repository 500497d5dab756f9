"""Background work: take in lists of people."""

from uuid import UUID

from qms.background.jobs import Job
from qms.directory_runs import reading, service
from qms.kernel.db import Database, Purpose
from qms.kernel.ids import new_id

NAME = "Personkatalog"


async def work_on_run(database: Database, run_id: str, board_id: str) -> None:
    """Do all that can be done now with a list. Run again it goes on where it was."""
    goes_on = True
    while goes_on:
        purpose = Purpose("directoryRunCreate", str(new_id()))
        goes_on = await database.as_system(
            [UUID(board_id)], purpose, lambda tx: reading.some(tx, UUID(run_id)), name=NAME
        )


JOBS = (Job(service.WORK_ON_RUN, work_on_run),)
