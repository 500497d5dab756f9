"""What is watched for every matter: limits that pass without anybody acting."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select, text

from qms.kernel import clock
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.jobs import Job
from qms.matters.models import Matter
from qms.matters.service import record

OVERDUE = text("select id from access.overdue_matters(:board, :today)")


async def watch_limits(database: Database) -> None:
    """Put a passed limit on the matter's timeline, once per limit, so that the feed and the next level see it."""
    for board_id in await database.all_boards():
        purpose = Purpose("matterWatchLimits", str(new_id()))
        await database.as_system([board_id], purpose, _mark(board_id), name="Tidsbevakning")


def _mark(board_id: UUID) -> Callable[[Tx], None]:
    def mark(tx: Tx) -> None:
        found = tx.scalars(OVERDUE, {"board": board_id, "today": clock.today()}).all()
        for matter in tx.scalars(select(Matter).where(Matter.id.in_(found))):
            record(tx, matter, "overdue", dueOn=matter.due_on.isoformat())

    return mark


JOBS = (Job("matters.watch_limits", watch_limits, cron="5 5 * * *"),)
