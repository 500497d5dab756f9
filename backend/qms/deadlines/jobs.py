"""What is watched every night: times that pass without anybody acting, owners who no longer reach what is theirs."""

import logging
from uuid import UUID

from sqlalchemy import text

from qms.background.jobs import Job, for_each_board
from qms.deadlines import queries, service
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.matters import service as matters
from qms.notifications.models import NotificationKind as Kind
from qms.notifications.service import done, tell_once
from qms.organisation.models import Role
from qms.organisation.policy import FIND_OWNERS

LOG = logging.getLogger("qms")
UNHELD = text("select count(*) from access.unheld_intakes(:board, :today)")


def find_owners(tx: Tx, board_id: UUID) -> None:
    """See to that everything that is open is somebody's who reads it."""
    matters.find_owners(tx, board_id)
    tx.flush()
    service.find_owners(tx, board_id)


def check(tx: Tx, board_id: UUID) -> None:
    """Count what is nobody's although owners have just been found, and what has another date than its nearest time.

    Those who look after roles are told once a week while there is anything, or an intake function that nobody is.
    """
    faults = queries.faults(tx, board_id)
    if any(faults.values()):
        told = " ".join(f"{name}={count}" for name, count in faults.items())
        tell_once(tx, board_id, Kind.OWNER_MISSING, key=f"{clock.today():%G-W%V}", to=Role.ADMINISTRATOR)
        LOG.error("open without a reader, or misdated: board=%s %s", board_id, told)
    else:
        done(tx, board_id, Kind.OWNER_MISSING)
    if tx.scalar(UNHELD, {"board": board_id, "today": clock.today()}):
        tell_once(tx, board_id, Kind.INTAKE_UNHELD, key=f"{clock.today():%G-W%V}", to=Role.ADMINISTRATOR)
    else:
        done(tx, board_id, Kind.INTAKE_UNHELD)


watch = for_each_board("deadlineWatch", service.watch, name="Tidsbevakning")

see_to_owners = for_each_board("matterFindOwners", find_owners, name="Ansvarsbyte")

check_owners = for_each_board("responsibilityCheck", check, name="Ansvarskontroll")

JOBS = (
    Job(FIND_OWNERS, see_to_owners, cron="20 0 * * *"),
    Job("responsibility.check", check_owners, cron="40 0 * * *"),
    Job("deadlines.watch", watch, cron="5 5 * * *"),
)
