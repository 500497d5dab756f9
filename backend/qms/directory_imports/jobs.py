"""Background work: read files of people, try them and take them over, and see to them when their list is over."""

from uuid import UUID

from qms.background.jobs import Job
from qms.directory_imports import imports
from qms.directory_imports.imports import PEOPLE
from qms.directory_runs.service import SEE_TO_FILE
from qms.file_reading.jobs import working_on
from qms.kernel.db import Database, Purpose
from qms.kernel.ids import new_id

work_on_file = working_on(PEOPLE)


async def see_to_file(database: Database, import_id: str, board_id: str) -> None:
    """See to a file that has been taken in."""
    purpose = Purpose(PEOPLE.operation, str(new_id()))
    await database.as_system(
        [UUID(board_id)], purpose, lambda tx: imports.see_to(tx, UUID(import_id)), name="Inläst fil"
    )


JOBS = (Job(PEOPLE.job, work_on_file), Job(SEE_TO_FILE, see_to_file))
