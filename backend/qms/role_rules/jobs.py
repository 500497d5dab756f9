"""Background work: let roles follow the rules and the days."""

from functools import partial
from uuid import UUID

from qms.background.jobs import Job
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.role_rules import service

NAME = "Personkatalog"


async def apply_rules(database: Database, board_id: str) -> None:
    """Let the people of a board have what the rules give today, some at a time."""

    def some(after: UUID | None, tx: Tx) -> UUID | None:
        return service.apply(tx, UUID(board_id), after)

    after: UUID | None = None
    while True:
        purpose = Purpose("directoryRuleApply", str(new_id()))
        after = await database.as_system([UUID(board_id)], purpose, partial(some, after), name=NAME)
        if after is None:
            return


async def turn_the_day(database: Database) -> None:
    """Let who left yesterday be out today, and roles begin and end, at every board: just after midnight in Sweden."""
    for board_id in await database.all_boards():
        await apply_rules(database, str(board_id))


JOBS = (
    Job(service.APPLY_RULES, apply_rules),
    Job("role_rules.turn_the_day", turn_the_day, cron="5 22,23 * * *"),
)
