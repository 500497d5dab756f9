"""A streaming replica of the database, on which figures may be counted, so that they take nothing from other work.

Only counts go there. What is shown of a matter, and the record of who has asked for what, stay with the primary: they
belong to one transaction.
"""

import logging
from collections.abc import Callable
from math import ceil
from time import monotonic
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from qms.kernel.db import Database, Tx

LOG = logging.getLogger("qms")
T = TypeVar("T")
WRITTEN = text("select pg_current_wal_flush_lsn()::text")
WALLS = text("select set_config('qms.board_ids', :boards, true)")
ARRIVED = text(
    """
    select row_security_active('matter') as has_walls,
           pg_last_wal_replay_lsn() >= cast(:written as pg_lsn) as has_everything,
           extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float as age, pg_sleep(:pause)
    """
)
PAUSES = (0.0, 0.01, 0.04, 0.2)
"""What was written just now has most often come within some milliseconds: so it is waited for."""
OLDEST_SECONDS, AWAY_SECONDS = 300, 30


class Unfit(Exception):
    """What answers is no replica, has stopped following its primary, or would show every board to everybody."""


class Replica:
    """Where figures are counted: on the replica while there is one, else where everything else is done."""

    def __init__(self, database: Database | None = None) -> None:
        """Nothing is opened until something is counted."""
        self._database, self._away_until = database, 0.0

    def count(self, tx: Tx, work: Callable[[Tx], T]) -> tuple[T, int]:
        """What a count gives, and how many seconds old that may be: 0 when it is what stands now.

        A replica that does not answer, or is far behind, is left alone for a while, and the primary counts.
        """
        if self._database and monotonic() >= self._away_until:
            written = tx.scalar(WRITTEN)
            try:
                with Tx(self._database.engine.sync_engine, autoflush=False) as there:
                    there.info.update(tx.info)
                    age = _age(there, str(written))
                    return work(there), age
            except (DBAPIError, PoolTimeout, Unfit) as error:
                self._away_until = monotonic() + AWAY_SECONDS
                why = type(getattr(error, "orig", None) or error).__name__
                LOG.warning("the replica is away (%s): figures are counted on the primary for a while", why)
        return work(tx), 0

    async def close(self) -> None:
        """Give its connections back."""
        if self._database:
            await self._database.close()


def _age(there: Tx, written: str) -> int:
    """How old what the replica has may be: nothing, if all that was written when one asked has come.

    Else as much as has gone since the last that came was written.
    """
    there.execute(WALLS, {"boards": ",".join(str(board_id) for board_id in there.actor.board_ids)})
    for pause in PAUSES:
        row = there.execute(ARRIVED, {"written": written, "pause": pause}).one()
        if row.has_everything is None or not row.has_walls:
            raise Unfit
        if row.has_everything:
            return 0
    if row.age is None or row.age > OLDEST_SECONDS:
        raise Unfit
    age: float = row.age
    return ceil(age)


async def _replica(request: Request) -> Replica:
    replica: Replica = request.app.state.replica
    return replica


Counting = Annotated[Replica, Depends(_replica)]
"""Among the parameters of an operation that counts."""
