"""Background work: take in files of decisions, and watch the clocks that come near the limit or pass it."""

from collections.abc import Callable
from uuid import UUID

from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.jobs import Job
from qms.unexecuted_decisions import imports, service


async def take_in_file(database: Database, import_id: str, board_id: str) -> None:
    """Take in the rows of a file. Run again it changes nothing that was taken in already."""
    purpose = Purpose("decisionImport", str(new_id()))
    await database.as_system([UUID(board_id)], purpose, _taken(UUID(import_id)), name="Inläst fil")


async def watch_clocks(database: Database) -> None:
    """Put it on the decision's timeline when the next to last month and the last have passed, once for each."""
    for board_id in await database.all_boards():
        purpose = Purpose("decisionWatchClocks", str(new_id()))
        await database.as_system([board_id], purpose, _reminded(board_id), name="Tidsbevakning")


def _taken(import_id: UUID) -> Callable[[Tx], None]:
    def taken(tx: Tx) -> None:
        imports.take_in(tx, import_id)

    return taken


def _reminded(board_id: UUID) -> Callable[[Tx], None]:
    def reminded(tx: Tx) -> None:
        service.remind(tx, board_id)

    return reminded


JOBS = (
    Job(imports.TAKE_IN, take_in_file),
    Job("unexecuted_decisions.watch_clocks", watch_clocks, cron="10 5 * * *"),
)
