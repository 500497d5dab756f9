"""What is seen to by itself: what is to be counted on a day, and judgements that are to be made."""

from collections.abc import Callable
from uuid import UUID

from qms.actions.policy import SETTLE
from qms.background.jobs import Job, for_each_board
from qms.connections.policy import RECUR
from qms.effects import service
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id

follow_up = for_each_board("effectFollowUp", service.follow_up, name="Uppföljning")


async def settle(database: Database, board_id: str, action_id: str) -> None:
    """Ask for the judgement of what an action that came to nothing was about."""
    await _at(database, board_id, "effectSettle", lambda tx: service.settle_by_id(tx, UUID(action_id)))


async def recur(database: Database, board_id: str, matter_id: str) -> None:
    """Say of the actions about a matter that it has happened again, or no more."""
    await _at(database, board_id, "effectRecur", lambda tx: service.recur(tx, UUID(matter_id)))


async def _at(database: Database, board_id: str, action: str, work: Callable[[Tx], None]) -> None:
    await database.as_system([UUID(board_id)], Purpose(action, str(new_id())), work, name="Uppföljning")


JOBS = (
    Job("effects.follow_up", follow_up, cron="25 5 * * *"),
    Job(SETTLE, settle),
    Job(RECUR, recur),
)
