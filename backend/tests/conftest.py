"""The tests' PostgreSQL: one throw-away server for each worker process, migrated once, cloned where needed.

Tests connect as ``qms_app``, as the service does, so row-level security binds them too.
"""

import gc
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from qms.kernel.db import Database
from qms.operations.embedded import EmbeddedServer, Urls
from qms.operations.migrations import upgrade
from tests.declared import watched

Figure = Callable[[str], None]
OpenDatabase = Callable[..., Database]
LONGEST = (
    *("test_published_figures", "test_links", "test_matrix", "test_published_steps", "test_locks", "test_rolling"),
    *("test_fuzz", "test_files_taken_back", "test_long_files", "test_undo", "test_killed", "test_linters"),
)
"""Files, by the time that they take. A file is one worker's, who makes what its tests share."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``--drill`` run the drills at length."""
    parser.addoption("--drill", action="store_true", help="run the drills at length, and nothing else")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``--drill`` only what is marked as one is run. The longest files come first: all workers end at once."""
    if config.getoption("drill"):
        items[:] = [item for item in items if item.get_closest_marker("drill")]
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


def pytest_collection_finish() -> None:
    """What has been imported stays: the collector of what nobody holds need not look through it all the while."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """The event loop that the service runs on."""
    return "asyncio", {"use_uvloop": True}


@pytest.fixture
def amount(request: pytest.FixtureRequest) -> int:
    """How much of it a drill does: a little in every run of the tests, much with ``--drill``."""
    amounts = request.node.get_closest_marker("drill").kwargs
    return int(amounts["long" if request.config.getoption("drill") else "short"])


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Says a figure that a test has found; all of them are printed at the end of the run."""
    return lambda said: record_property("figure", said)


@pytest.fixture
async def open_database() -> AsyncIterator[OpenDatabase]:
    """Opens databases that are closed when the test ends, however it ends."""
    opened: list[Database] = []

    def open_one(url: str, **options: Any) -> Database:
        opened.append(Database(url, **options))
        return opened[-1]

    yield open_one
    for database in opened:
        await database.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that the tests have found."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    figures = [said for report in reports for name, said in report.user_properties if name == "figure"]
    if figures:
        terminalreporter.section("figures")
        for said in figures:
            terminalreporter.write_line(str(said))


@pytest.fixture(scope="session")
def undeclared() -> Iterator[list[str]]:
    """The problems that the API has answered without declaring them, in the test that runs now."""
    with watched() as problems:
        yield problems


@pytest.fixture(autouse=True)
def only_declared_problems(undeclared: list[str]) -> Iterator[None]:
    """Fail a test in which an operation answers a problem that the contract does not say it can."""
    yield
    answered = sorted(set(undeclared))
    undeclared.clear()
    assert not answered, "answered without being declared"


@dataclass(frozen=True)
class Cluster:
    """A server; its database ``qms`` is the migrated original that clones are made from."""

    urls: Urls

    def clone(self, name: str, *, of: Urls | None = None) -> Urls:
        """A copy of the migrated database under ``name`` (some 60 ms), or of another that nobody is connected to."""
        original = make_url(of.owner).database if of else "qms"
        self.execute(f'create database "{name}" template "{original}" owner qms_owner')
        self.execute(f'grant connect on database "{name}" to qms_app')
        return Urls(*(_in_database(url, name) for url in astuple(self.urls)))

    def execute(self, statement: str) -> list[tuple[object, ...]]:
        """Run one statement as superuser outside any transaction."""
        engine = create_engine(self.urls.superuser, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """This worker's server. Workers share none: the event feed waits for every open transaction of a server."""
    place = Path(tempfile.mkdtemp(prefix="qms-test-"))
    place.chmod(0o755)
    server = EmbeddedServer(place / "postgres", fast=True)
    try:
        urls = server.start()
        upgrade(urls.owner)
        yield Cluster(urls)
    finally:
        server.stop()
        rmtree(place, ignore_errors=True)


@pytest.fixture(scope="session")
def database_urls(cluster: Cluster, worker_id: str) -> Urls:
    """This worker's own migrated database."""
    return cluster.clone(f"test_{worker_id}")


@pytest.fixture(scope="session")
def database_url(database_urls: Urls) -> str:
    """The database as the service sees it (role ``qms_app``)."""
    return database_urls.app


@pytest.fixture(scope="session")
def owner_url(database_urls: Urls) -> str:
    """The same database as the migrating role sees it."""
    return database_urls.owner


def _in_database(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)
