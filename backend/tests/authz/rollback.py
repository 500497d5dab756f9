"""The service on the municipality's database, where everything is done and nothing remains."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, Self

from psycopg._preparing import PrepareManager
from sqlalchemy import event, make_url

from qms.kernel.db import Database, Tx
from tests import town as towns
from tests.authz import oracle
from tests.authz.matrix import AT_ONCE, Matrix
from tests.authz.shown import SPECIAL
from tests.authz.specimens import Specimens
from tests.authz.things import SEAL_KEY

STATEMENTS = 400
"""So many of the service's statements stay prepared, as in a service that commits."""


class RolledBack(Tx):
    """A transaction that goes all the way and is then undone."""

    def commit(self) -> None:
        """Write everything, and take it back."""
        self.flush()
        self.rollback()


class Kept(PrepareManager):
    """What stays prepared when a transaction is rolled back: here no table is made in one, after which it must not."""

    def clear(self) -> bool:
        """Forget nothing."""
        return False


class RollbackDatabase(Database):
    """The database, in which nothing that is tried remains, and the copies of it.

    One for all: what the service asks is put into SQL once for each engine, and there are a hundred copies.
    """

    def __init__(self, url: str) -> None:
        super().__init__(url, pool_size=AT_ONCE, seal_key=SEAL_KEY)
        self._name = make_url(url).database
        event.listen(self.engine.sync_engine, "do_connect", self._to_this_one)
        event.listen(self.engine.sync_engine, "connect", _keeping_statements)

    def turned_to(self, url: str, transaction: type[Tx]) -> Self:
        """The same with another copy behind it, of which no connection stands yet."""
        self._name, self._transactions.class_ = make_url(url).database, transaction
        return self

    def _to_this_one(self, _dialect: Any, _record: Any, _arguments: Any, parameters: dict[str, Any]) -> None:
        parameters["dbname"] = self._name


def _keeping_statements(connection: Any, _record: Any) -> None:
    connection.driver_connection._prepared = Kept()
    connection.driver_connection.prepared_max = STATEMENTS


@cache
def _database(server: str) -> RollbackDatabase:
    return RollbackDatabase(server)


@asynccontextmanager
async def rolling_back(
    specimens: Specimens, app_url: str, place: Path, *, transaction: type[Tx] = RolledBack
) -> AsyncIterator[Matrix]:
    """The service on the municipality's database, where nothing remains of what is tried."""
    server = make_url(app_url).set(database="postgres").render_as_string(hide_password=False)
    database = _database(server).turned_to(app_url, transaction)
    async with towns.client("", place, database=database) as api:
        yield Matrix(api, specimens, oracle.rows(), SPECIAL)
