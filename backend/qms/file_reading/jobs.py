"""Background work: read a file, and try or take in its rows."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from qms.background.pace import Do, Pace, take_turn
from qms.file_imports.columns import ImportKind
from qms.file_reading import reading
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import StaleVersion, Unavailable
from qms.spreadsheets import reader
from qms.spreadsheets.reader import Sheet, UnreadableFile

LOG = logging.getLogger("qms")
T = TypeVar("T")


def working_on(kind: ImportKind) -> Callable[[Database, str, str], Awaitable[None]]:
    """The job that works on a file of one kind for as long as its turn is. Run again it goes on where it was.

    A file that the service itself fails on while it reads or tries it is told of, so that nobody waits for ever.
    """

    async def work_on_file(database: Database, import_id: str, board_id: str) -> None:
        async def do(verb: Callable[[Tx], T]) -> T:
            purpose = Purpose(kind.operation, str(new_id()))
            return await database.as_system([UUID(board_id)], purpose, verb, name="Inläst fil")

        of = UUID(import_id)
        try:
            await _work(do, kind, of)
        except (Unavailable, StaleVersion):
            raise  # The queue does it again.
        except Exception:
            if not await do(lambda tx: reading.give_up(tx, kind, of)):
                raise
            LOG.exception("A file could not be examined")

    return work_on_file


async def _work(do: Do, kind: ImportKind, of: UUID) -> None:
    content = await do(lambda tx: reading.content(tx, of))
    if content is not None:
        sheets = await _read(content)
        await do(lambda tx: reading.keep(tx, kind, of, sheets))
    pace = Pace(reading.AT_A_TIME)

    def some_rows(tx: Tx) -> bool:
        return reading.some_rows(tx, kind, of, pace.at_a_time)

    async def paced(verb: Callable[[Tx], T]) -> T:
        result = await do(verb)
        pace.went()
        return result

    go_on = partial(reading.go_on, kind=kind, import_id=of)
    await take_turn(paced, some_rows, go_on)
    await take_turn(do, partial(reading.take_back, kind=kind, import_id=of), go_on)


async def _read(content: bytes) -> list[Sheet] | UnreadableFile:
    try:
        return await reader.read(content)
    except UnreadableFile as error:
        return error
