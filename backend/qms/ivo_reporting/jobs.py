"""Background work: draw up a quarter, open the next one, and remind before and after the dates."""

import asyncio
from uuid import UUID

from qms.background.jobs import Job, for_each_board
from qms.ivo_reporting import reports, service
from qms.ivo_reporting.reports import Made
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id

NAME = "Kvartalsrapporten"


async def draw_up(database: Database, report_id: str, board_id: str) -> None:
    """Freeze the list in one transaction, make the files outside of any, and keep them in another.

    Safe to run again wherever it stopped: a frozen list stays, and the files are made from it.
    """
    purpose, boards = Purpose("ivoReportDrawUp", str(new_id())), [UUID(board_id)]
    made = await database.as_system(boards, purpose, lambda tx: _made(tx, UUID(report_id)), name=NAME)
    if made is not None:
        files = await asyncio.to_thread(reports.files, made)
        await database.as_system(boards, purpose, lambda tx: service.finish(tx, made.report.id, files), name=NAME)


def _made(tx: Tx, report_id: UUID) -> Made | None:
    report = service.freeze(tx, report_id)
    return reports.gather(tx, report) if report is not None and report.status == "requested" else None


watch_quarters = for_each_board("ivoReportWatch", service.watch, name=NAME)

JOBS = (
    Job(service.DRAW_UP, draw_up),
    Job("ivo_reporting.watch_quarters", watch_quarters, cron="15 5 * * *"),
)
