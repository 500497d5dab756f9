"""The background work of all modules in one list, as ``app.py`` lists their routes."""

import asyncio
from datetime import timedelta

from sqlalchemy import text

from qms.attachments.jobs import attachments
from qms.background.jobs import Job
from qms.background.runner import work
from qms.deadlines import jobs as deadlines
from qms.decision_imports import jobs as decision_imports
from qms.deviation_imports import jobs as deviation_imports
from qms.directory_absences import jobs as directory_absences
from qms.directory_imports import jobs as directory_imports
from qms.directory_reading import jobs as directory_reading
from qms.effects import jobs as effects
from qms.ivo_reporting import jobs as ivo_reporting
from qms.kernel import clock
from qms.kernel.db import Database
from qms.measuring import jobs as measuring
from qms.notifications.jobs import letters
from qms.participants import jobs as participants
from qms.role_rules import jobs as role_rules
from qms.settings import Settings
from qms.trail.sealer import keep_sealing
from qms.unexecuted_decisions import jobs as unexecuted_decisions
from qms.webhooks.jobs import webhooks

KEEP_ANSWERS = timedelta(hours=72)
KEEP_DRAFTS = timedelta(days=7)


async def tidy(database: Database) -> None:
    """Forget what has served its time: what sends with a key made after 72 hours, drafts after seven days."""
    async with database.engine.begin() as connection:
        await connection.execute(text("select access.forget_answers(:before)"), {"before": clock.now() - KEEP_ANSWERS})
        await connection.execute(text("select access.forget_drafts(:before)"), {"before": clock.now() - KEEP_DRAFTS})


JOBS = (
    Job("kernel.tidy", tidy, cron="40 * * * *"),
    *deadlines.JOBS,
    *participants.JOBS,
    *directory_reading.JOBS,
    *directory_imports.JOBS,
    *directory_absences.JOBS,
    *role_rules.JOBS,
    *unexecuted_decisions.JOBS,
    *decision_imports.JOBS,
    *deviation_imports.JOBS,
    *ivo_reporting.JOBS,
    *measuring.JOBS,
    *effects.JOBS,
)


async def run_worker(settings: Settings) -> None:
    """Do the background work, and seal the trail, until cancelled."""
    async with asyncio.TaskGroup() as together:
        together.create_task(keep_sealing(settings))
        await work(settings, (*JOBS, *letters(settings), *webhooks(settings), *attachments(settings)))
