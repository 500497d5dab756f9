"""Background work: let absences be what directories tell of, when a deputy has left."""

from uuid import UUID

from qms.background.jobs import Job
from qms.directory_absences import service
from qms.kernel.db import Database, Purpose
from qms.kernel.ids import new_id

NAME = "Personkatalog"


async def see_to_absences(database: Database, board_id: str) -> None:
    """Look through the absences of a board that directories have told of."""
    purpose = Purpose("directoryAbsenceApply", str(new_id()))
    await database.as_system([UUID(board_id)], purpose, lambda tx: service.see_to(tx, UUID(board_id)), name=NAME)


JOBS = (Job(service.SEE_TO, see_to_absences),)
