"""Runs what waits in the queue. The only file that reads the queue's library: whoever only asks does without it."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

import procrastinate
from procrastinate import builtin_tasks
from sqlalchemy import make_url

from qms.background.jobs import Job
from qms.kernel.db import Database
from qms.settings import Settings

SEARCH_PATH = "-c search_path=jobs,public -c timezone=UTC"
HEARTBEAT, SILENCE = 5.0, 20.0
"""A worker is heard of so often, in seconds; after such a silence what it held is taken up by another."""


async def work(settings: Settings, jobs: Iterable[Job]) -> None:
    """Run jobs until cancelled. Jobs left by a worker that died are taken up again."""
    database = Database(settings.database_url, pool_size=4, seal_key=settings.seal_key)
    url = make_url(settings.database_url).set(drivername="postgresql")
    connector = procrastinate.PsycopgConnector(
        conninfo=url.render_as_string(hide_password=False), kwargs={"options": SEARCH_PATH}, min_size=1, max_size=4
    )
    app = procrastinate.App(connector=connector)
    for job in jobs:
        _register(app, database, job)
    _register_care(app)
    try:
        async with app.open_async(), asyncio.TaskGroup() as together:
            reviving = together.create_task(_keep_reviving(app))
            await app.run_worker_async(
                concurrency=2,
                install_signal_handlers=False,
                update_heartbeat_interval=HEARTBEAT,
                stalled_worker_timeout=SILENCE,
            )
            reviving.cancel()
    finally:
        await database.close()


def _register(app: procrastinate.App, database: Database, job: Job) -> None:
    async def run(timestamp: int | None = None, **arguments: str) -> None:  # noqa: ARG001 - given to periodic jobs
        await job.run(database, **arguments)

    retry = procrastinate.RetryStrategy(max_attempts=8, exponential_wait=5)
    task = app.task(name=job.name, retry=retry, queueing_lock=job.name if job.cron else None)(run)
    if job.cron:
        app.periodic(cron=job.cron)(task)


async def _keep_reviving(app: procrastinate.App) -> None:
    """Let what a silent worker held be done. Another worker may come first, which is as good."""
    while True:
        with suppress(procrastinate.exceptions.ConnectorException):
            for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
                await _revive(app, job)
        await asyncio.sleep(HEARTBEAT)


async def _revive(app: procrastinate.App, job: procrastinate.jobs.Job) -> None:
    """Let a job be done again; or be no more, where the same has been asked for since and waits for it to end."""
    try:
        await app.job_manager.retry_job(job)
    except procrastinate.exceptions.UniqueViolation:
        await app.job_manager.finish_job(job, status=procrastinate.jobs.Status.FAILED, delete_job=True)


def _register_care(app: procrastinate.App) -> None:
    @app.periodic(cron="17 3 * * *")
    @app.task(name="jobs.forget", queueing_lock="jobs.forget", pass_context=True)
    async def forget(context: procrastinate.JobContext, timestamp: int) -> None:  # noqa: ARG001 - as above
        await builtin_tasks.remove_old_jobs(context, max_hours=24 * 30, remove_failed=False)
