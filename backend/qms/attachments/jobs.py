"""Background work: look through a file that somebody has added."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from qms.attachments import service
from qms.background.jobs import Job, for_each_board
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.screening.clamd import FileInfected, FileUnscanned, Scanner, ScannerAway
from qms.screening.inspection import inspect
from qms.screening.kinds import UnsafeFile
from qms.settings import Settings

LOG = logging.getLogger("qms")
NAME = "Granskning av filer"
INFECTED = "Virusskyddet hittade något i filen. Den är inte sparad."
UNSCANNED = "Virusskyddet kunde inte granska hela filen. Den är inte sparad. Spara den mindre, eller som PDF."
AWAY = "Virusskyddet svarar inte. Filen granskas så snart det gör det."
T = TypeVar("T")


async def look_through(scanner: Scanner | None, database: Database, board_id: str, attachment_id: str) -> None:
    """Look through a file, first with the scanner where there is one. Run again it begins anew."""
    of, purpose = UUID(attachment_id), Purpose("attachmentLookThrough", str(new_id()))

    async def do(verb: Callable[[Tx], T]) -> T:
        return await database.as_system([UUID(board_id)], purpose, verb, name=NAME)

    waiting = await do(partial(service.begin_looking, attachment_id=of))
    if waiting is None:
        return
    try:
        if scanner is not None:
            await scanner.look_through(waiting.content)
        kept = await inspect(waiting.content, waiting.kind)
    except ScannerAway as away:
        LOG.warning("The virus scanner is away: %s", away)
        await do(partial(service.wait, attachment_id=of, why=AWAY))
    except (FileInfected, FileUnscanned, UnsafeFile) as refusal:
        told = {FileInfected: INFECTED, FileUnscanned: UNSCANNED}.get(type(refusal), str(refusal))
        await do(partial(service.stop, attachment_id=of, why=told))
    else:
        await do(partial(service.let_through, attachment_id=of, content=kept))


def attachments(settings: Settings) -> tuple[Job, ...]:
    """The jobs that look through files, with the scanner that the installation has."""
    resume = for_each_board("attachmentResume", service.resume, name=NAME)
    return (
        Job(service.LOOK_THROUGH, partial(look_through, Scanner.of(settings))),
        Job("attachments.resume", resume, cron="*/5 * * * *"),
    )
