"""Background work: take in the rows of a file."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from qms.kernel.db import Database, Purpose
from qms.kernel.ids import new_id
from qms.spreadsheets import imports
from qms.spreadsheets.columns import ImportKind


def taking_in(kind: ImportKind) -> Callable[[Database, str, str], Awaitable[None]]:
    """The job that takes in files of one kind. Run again it changes nothing that was taken in already."""

    async def take_in_file(database: Database, import_id: str, board_id: str) -> None:
        purpose = Purpose(kind.operation, str(new_id()))
        await database.as_system(
            [UUID(board_id)], purpose, lambda tx: imports.take_in(tx, kind, UUID(import_id)), name="Inläst fil"
        )

    return take_in_file
