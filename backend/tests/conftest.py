"""The tests' PostgreSQL: one throw-away cluster per test run, migrated once, cloned for each worker process.

Tests connect as ``qms_app``, as the service does, so row-level security binds them too.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from shutil import rmtree

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from qms.kernel.embedded import EmbeddedServer, Urls
from qms.kernel.migrations import upgrade

MIGRATED = "qms_migrated"


@dataclass(frozen=True)
class Cluster:
    """The test run's server; its database ``qms`` is the migrated original that clones are made from."""

    urls: Urls

    def clone(self, name: str) -> Urls:
        """A fresh copy of the migrated database under ``name`` (some 60 ms)."""
        self.execute(f'create database "{name}" template qms owner qms_owner')
        self.execute(f'grant connect on database "{name}" to qms_app')
        return Urls(*(_in_database(url, name) for url in astuple(self.urls)))

    def execute(self, statement: str) -> list[tuple[object, ...]]:
        """Run one statement as superuser outside any transaction."""
        engine = create_engine(self.urls.superuser, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []


@pytest.fixture(scope="session")
def cluster(testrun_uid: str) -> Iterator[Cluster]:
    """The server all workers of this run share: the first to come migrates, the last to leave removes it."""
    server = EmbeddedServer(Path(tempfile.gettempdir()) / f"qms-test-{testrun_uid}", fast=True)
    shared = Cluster(server.start())
    try:
        with server.alone():
            if not shared.execute(f"select 1 from pg_roles where rolname = '{MIGRATED}'"):
                upgrade(shared.urls.owner)
                shared.execute(f"create role {MIGRATED}")
        yield shared
    finally:
        if server.stop():
            rmtree(server.home, ignore_errors=True)


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
