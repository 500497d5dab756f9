"""Background work: let roles follow the rules and the days."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from qms.background.jobs import Job, for_each_board
from qms.background.pace import take_turn
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.role_rules import service

ACTION, NAME = "directoryRuleApply", "Personkatalog"
T = TypeVar("T")


async def apply_rules(database: Database, board_id: str, after: str | None = None) -> None:
    """Let a board's people have what the rules give today, some at a time and for as long as its turn is.

    The job that goes on says after whom. One that died begins its turn anew, which changes nothing for who was done.
    """
    board, reached = UUID(board_id), UUID(after) if after else None

    async def do(verb: Callable[[Tx], T]) -> T:
        return await database.as_system([board], Purpose(ACTION, str(new_id())), verb, name=NAME)

    def some(tx: Tx) -> bool:
        nonlocal reached
        reached = service.apply(tx, board, reached)
        return reached is not None

    await take_turn(do, some, lambda tx: service.apply_soon(tx, board, reached))


turn_the_day = for_each_board(ACTION, service.apply_soon, name=NAME)
"""Who left yesterday is out today, and roles begin and end, at every board: just after midnight in Sweden."""

JOBS = (
    Job(service.APPLY_RULES, apply_rules),
    Job("role_rules.turn_the_day", turn_the_day, cron="5 22,23 * * *"),
)
