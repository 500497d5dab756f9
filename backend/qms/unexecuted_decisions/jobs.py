"""Background work: take in files of decisions, and watch the clocks that come near the limit or pass it."""

from uuid import UUID

from qms.kernel.db import Database, Purpose
from qms.kernel.ids import new_id
from qms.kernel.jobs import Job, for_each_board
from qms.unexecuted_decisions import imports, service


async def take_in_file(database: Database, import_id: str, board_id: str) -> None:
    """Take in the rows of a file. Run again it changes nothing that was taken in already."""
    purpose = Purpose("decisionImport", str(new_id()))
    await database.as_system(
        [UUID(board_id)], purpose, lambda tx: imports.take_in(tx, UUID(import_id)), name="Inläst fil"
    )


watch_clocks = for_each_board("decisionWatchClocks", service.remind, name="Tidsbevakning")

JOBS = (
    Job(imports.TAKE_IN, take_in_file),
    Job("unexecuted_decisions.watch_clocks", watch_clocks, cron="10 5 * * *"),
)
