"""The municipality with a thing of every kind, in a database of its own."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from qms.kernel.db import Database
from qms.operations.embedded import Urls
from tests.authz.specimens import Specimens, gather
from tests.authz.things import SEAL_KEY
from tests.conftest import Cluster
from tests.town import build


@dataclass(frozen=True)
class Place:
    """Where the municipality is kept."""

    urls: Urls
    specimens: Specimens


@pytest.fixture(scope="session")
def place(cluster: Cluster, worker_id: str) -> Place:
    """The municipality. Nothing in it may be changed for good."""
    urls = cluster.clone(f"authz_{worker_id}")
    town = build(urls.owner)

    async def gathered() -> Specimens:
        database = Database(urls.app, pool_size=1, seal_key=SEAL_KEY)
        try:
            return await gather(town, urls.owner, database)
        finally:
            await database.close()

    return Place(urls, asyncio.run(gathered()))


@pytest.fixture
def copy(cluster: Cluster, place: Place) -> Iterator[Urls]:
    """The municipality once more, to be broken."""
    urls = cluster.clone("authz_broken", of=place.urls)
    yield urls
    cluster.execute("drop database authz_broken with (force)")
