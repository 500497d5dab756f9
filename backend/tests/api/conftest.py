"""What tests of the API work with: a board of the test's own, and a client who says who calls.

Service and event loop are made once for all tests; nothing but the boards differs between them.
"""

from collections.abc import AsyncIterator

import pytest

from qms.kernel.db import Database
from qms.operations.embedded import Urls
from tests import given, town
from tests.given import Place
from tests.town import Caller


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
async def database(anyio_backend: str, database_urls: Urls) -> AsyncIterator[Database]:
    """The database as the service reaches it."""
    pool = Database(database_urls.app, pool_size=4)
    yield pool
    await pool.close()


@pytest.fixture
def here(database: Database, owner_url: str) -> Place:
    """A board with nothing in it."""
    return given.board(database, owner_url)


@pytest.fixture
def elsewhere(database: Database, owner_url: str) -> Place:
    """Another board."""
    return given.board(database, owner_url, "Äldrenämnden")


@pytest.fixture(scope="session")
async def api(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Caller]:
    """The API, at its own address."""
    async with town.client("", tmp_path_factory.mktemp("service"), database=database) as caller:
        yield caller
