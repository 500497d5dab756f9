"""What is seen to by itself: what is to be counted on a day, and judgements that are to be made."""

from uuid import UUID

from qms.actions.policy import SETTLE
from qms.background.jobs import Job, for_each_board
from qms.effects import service
from qms.kernel.db import Database, Purpose
from qms.kernel.ids import new_id

follow_up = for_each_board("effectFollowUp", service.follow_up, name="Uppföljning")


async def settle(database: Database, board_id: str, action_id: str) -> None:
    """Ask for the judgement of what an action that came to nothing was about."""
    purpose = Purpose("effectSettle", str(new_id()))
    await database.as_system(
        [UUID(board_id)], purpose, lambda tx: service.settle_by_id(tx, UUID(action_id)), name="Uppföljning"
    )


JOBS = (
    Job("effects.follow_up", follow_up, cron="25 5 * * *"),
    Job(SETTLE, settle),
)
