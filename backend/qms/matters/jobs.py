"""What is watched for every matter: limits that pass without anybody acting, and owners who no longer reach it."""

from uuid import UUID

from sqlalchemy import select, text

from qms.background.jobs import Job, for_each_board
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.matters.models import Matter
from qms.matters.service import find_owners, record
from qms.organisation.policy import FIND_OWNERS

OVERDUE = text("select id from access.overdue_matters(:board, :today)")


def mark_overdue(tx: Tx, board_id: UUID) -> None:
    """Put a passed limit on the matter's timeline, once per limit, so that the feed and the next level see it."""
    overdue = tx.scalars(OVERDUE, {"board": board_id, "today": clock.today()}).all()
    for matter in tx.scalars(select(Matter).where(Matter.id.in_(overdue))):
        record(tx, matter, "overdue", dueOn=matter.due_on.isoformat())


watch_limits = for_each_board("matterWatchLimits", mark_overdue, name="Tidsbevakning")

see_to_owners = for_each_board("matterFindOwners", find_owners, name="Ansvarsbyte")

JOBS = (
    Job("matters.watch_limits", watch_limits, cron="5 5 * * *"),
    Job(FIND_OWNERS, see_to_owners, cron="20 0 * * *"),
)
