"""The service on the municipality's database, where everything is done and nothing remains."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from qms.kernel.db import Database, Tx
from tests import town as towns
from tests.authz import oracle
from tests.authz.matrix import AT_ONCE, Matrix
from tests.authz.shown import SPECIAL
from tests.authz.specimens import Specimens

SEAL_KEY = b"a key for invented people alone!"


class RolledBack(Tx):
    """A transaction that goes all the way and is then undone."""

    def commit(self) -> None:
        """Write everything, and take it back."""
        self.flush()
        self.rollback()


class RollbackDatabase(Database):
    """The database, in which nothing that is tried remains."""

    def __init__(self, url: str, *, seal_key: bytes | None = None, transaction: type[Tx] = RolledBack) -> None:
        super().__init__(url, pool_size=AT_ONCE, seal_key=seal_key)
        self._transactions.class_ = transaction


@asynccontextmanager
async def rolling_back(
    specimens: Specimens, app_url: str, place: Path, *, transaction: type[Tx] = RolledBack
) -> AsyncIterator[Matrix]:
    """The service on the municipality's database, where nothing remains of what is tried."""
    database = RollbackDatabase(app_url, seal_key=SEAL_KEY, transaction=transaction)
    async with towns.client("", place, database=database) as api:
        yield Matrix(api, specimens, oracle.rows(), SPECIAL)
