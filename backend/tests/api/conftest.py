"""What tests of the API work with: a board of the test's own, and a client who says who calls.

Service and event loop are made once for all tests; nothing but the boards differs between them.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool
from xlsxwriter import Workbook

from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from qms.rendering import pdf
from tests import given, town
from tests.conftest import Cluster
from tests.desk import Desk, ReportDesk
from tests.given import Place
from tests.town import Caller, insert

D = TypeVar("D", bound=Desk)


@pytest.fixture(scope="session")
async def database(anyio_backend: object, database_urls: Urls) -> AsyncIterator[Database]:
    """The database as the service reaches it."""
    pool = Database(database_urls.app, pool_size=4, seal_key=b"k" * 32)
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


@pytest.fixture
def held(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """For each file that is made, how many connections to the database somebody held at that moment."""
    told: list[int] = []

    def watched(make: Callable[..., Any]) -> Callable[..., Any]:
        def made(*arguments: Any) -> Any:
            told.append(database.engine.sync_engine.pool.checkedout())  # type: ignore[attr-defined]  # a queue's
            return make(*arguments)

        return made

    monkeypatch.setattr(pdf, "render_pdf", watched(pdf.render_pdf))
    monkeypatch.setattr(Workbook, "close", watched(Workbook.close))
    return told


@pytest.fixture(scope="session")
def municipality(cluster: Cluster) -> tuple[Urls, town.Town]:
    """A municipality with codes for decisions. Others are copied from it, since to build one takes longer."""
    urls = cluster.clone("municipality")
    built = town.build(urls.owner)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        for board_id in built.boards.values():
            for of, code, label in (
                ("benefit", "contact-person", "Kontaktperson"),
                ("delay-reason", "no-staff", "Ingen"),
            ):
                row = {"list": of, "code": code, "label": label, "valid_from": "2010-01-01"}
                insert(connection, "code", id=new_id(), board_id=board_id, **row)
    return urls, built


@pytest.fixture
async def desk(cluster: Cluster, municipality: tuple[Urls, town.Town], tmp_path: Path) -> AsyncIterator[Desk]:
    """A municipality of its own where files of decisions are handed in."""
    async with a_desk(Desk, cluster, municipality, tmp_path) as here:
        yield here


@pytest.fixture
async def reporting(
    cluster: Cluster, municipality: tuple[Urls, town.Town], tmp_path: Path
) -> AsyncIterator[ReportDesk]:
    """A municipality of its own where files of deviations are handed in."""
    async with a_desk(ReportDesk, cluster, municipality, tmp_path) as here:
        yield here


@asynccontextmanager
async def a_desk(of: type[D], cluster: Cluster, municipality: tuple[Urls, town.Town], place: Path) -> AsyncIterator[D]:
    original, built = municipality
    urls = cluster.clone(f"imports_{new_id().hex}", of=original)
    pool = Database(urls.app, pool_size=2, seal_key=b"k" * 32)
    async with town.client("", place, database=pool) as caller:
        yield of(caller, deepcopy(built), pool, urls.owner)
