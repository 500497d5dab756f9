"""Background work, kept in the database: queued in the transaction that asks for it, run at least once.

A job gets the database and its arguments, opens its own transactions, calls verbs, and may be run twice without harm.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from pydantic_core import to_json
from sqlalchemy import Connection, text

from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id

DEFER = text(
    "select jobs.procrastinate_defer_jobs_v1(array["
    "row('default', :name, 0, :lock, :waits, cast(:arguments as jsonb), null)::jobs.procrastinate_job_to_defer_v1])"
)
"""A private function of the library, called so that the job belongs to our own transaction; a test guards it."""
IN_TURN = text("select pg_advisory_xact_lock(hashtextextended(:waits, 0))")
STILL_WAITS = text("select id from jobs.procrastinate_jobs where queueing_lock = :waits and status = 'todo' for share")
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


def enqueue(tx: Tx, name: str, *, after: str | None = None, **arguments: str) -> None:
    """Ask for a job in this transaction: it exists if and only if the transaction is committed.

    Two requests for the same job with the same arguments become one while the first still waits. ``after`` is where a
    long job goes on: it is a job of its own, and never runs beside the same one from its beginning or another place.
    """
    lock = " ".join([name, *(f"{key}={value}" for key, value in sorted(arguments.items()))])
    waits = lock
    if after:
        waits, arguments = f"{lock} after={after}", arguments | {"after": after}
    tx.execute(IN_TURN, {"waits": waits})
    if tx.scalar(STILL_WAITS, {"waits": waits}) is None:
        tx.execute(DEFER, {"name": name, "lock": lock, "waits": waits, "arguments": to_json(arguments).decode()})


def state(connection: Connection) -> tuple[bool, int]:
    """Whether a worker is at work, and how many jobs have been given up in the last month."""
    is_at_work, given_up = connection.execute(AT_WORK).one()
    return bool(is_at_work), int(given_up)
