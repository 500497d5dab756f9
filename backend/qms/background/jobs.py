"""Background work, kept in the database: queued in the transaction that asks for it, run at least once.

The only file that knows the queue's library. A job gets the database and its arguments, opens its own transactions,
calls verbs, and may be run twice without harm.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

import procrastinate
from procrastinate import builtin_tasks
from pydantic_core import to_json
from sqlalchemy import Connection, make_url, text

from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.settings import Settings

SEARCH_PATH = "-c search_path=jobs,public -c timezone=UTC"
HEARTBEAT, SILENCE = 5.0, 20.0
"""A worker is heard of so often, in seconds; after such a silence what it held is taken up by another."""
DEFER = text(
    "select jobs.procrastinate_defer_jobs_v1(array["
    "row('default', :name, 0, :lock, :lock, cast(:arguments as jsonb), null)::jobs.procrastinate_job_to_defer_v1])"
)
"""A private function of the library, called so that the job belongs to our own transaction; a test guards it."""
IN_TURN = text("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
STILL_WAITS = text("select id from jobs.procrastinate_jobs where queueing_lock = :lock and status = 'todo' for share")
"""Held until the transaction ends, so that no worker takes the job before it can see what was done here."""
AT_WORK = text(
    "select exists (select from jobs.procrastinate_workers where last_heartbeat > now() - interval '1 minute'), "
    "(select count(*) from jobs.procrastinate_jobs where status = 'failed')"
)


@dataclass(frozen=True)
class Job:
    """Something done in the background: when asked for by name, or at the times that ``cron`` gives (UTC)."""

    name: str
    run: Callable[..., Awaitable[None]]
    cron: str | None = None


def for_each_board(
    action: str, verb: Callable[[Tx, UUID], None], *, name: str
) -> Callable[[Database], Awaitable[None]]:
    """A job in which a verb does its work for every board, each in a transaction that reaches no other board."""

    def at(board_id: UUID) -> Callable[[Tx], None]:
        return lambda tx: verb(tx, board_id)

    async def run(database: Database) -> None:
        for board_id in await database.all_boards():
            await database.as_system([board_id], Purpose(action, str(new_id())), at(board_id), name=name)

    return run


def enqueue(tx: Tx, name: str, **arguments: str) -> None:
    """Ask for a job in this transaction: it exists if and only if the transaction is committed.

    Two requests for the same job with the same arguments become one while the first still waits.
    """
    lock = " ".join([name, *(f"{key}={value}" for key, value in sorted(arguments.items()))])
    tx.execute(IN_TURN, {"lock": lock})
    if tx.scalar(STILL_WAITS, {"lock": lock}) is None:
        tx.execute(DEFER, {"name": name, "lock": lock, "arguments": to_json(arguments).decode()})


def state(connection: Connection) -> tuple[bool, int]:
    """Whether a worker is at work, and how many jobs have been given up in the last month."""
    is_at_work, given_up = connection.execute(AT_WORK).one()
    return bool(is_at_work), int(given_up)


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
