"""Figures that are counted on a streaming replica, made by ``pg_basebackup`` of the same programs."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine, func, make_url, select, text
from sqlalchemy.pool import NullPool

from qms.app import copied, create_api
from qms.kernel.db import Database, Purpose, Tx
from qms.matters.models import Matter
from qms.operations.embedded import EmbeddedServer, Urls
from qms.operations.self_check import refusals
from qms.settings import Settings
from qms.web.replica import Replica
from tests.conftest import Cluster, Figure
from tests.given import Place
from tests.town import UNLIMITED, Caller, as_person, at_its_address

pytestmark = pytest.mark.anyio
ASKED = text("select count(*) from audit.event where action = :action")


class Standby(EmbeddedServer):
    """A server that is made from another and follows it."""

    def __init__(self, home: Path, primary: str) -> None:
        super().__init__(home, fast=True)
        self._primary = make_url(primary)

    def _initialise(self) -> None:
        address = self._primary.set(drivername="postgresql", database="postgres")
        source = ("-d", address.render_as_string(hide_password=False), "-D", str(self._data))
        made = self._run("pg_basebackup", *source, "--write-recovery-conf", "--checkpoint=fast", "--no-sync")
        assert made.returncode == 0, made.stdout

    def _prepare(self, port: int) -> None:
        self.port = port

    def _passwords(self) -> dict[str, str]:
        return {"postgres": str(self._primary.password), "qms_owner": "", "qms_app": ""}

    def url(self, of: str) -> str:
        """The same database here, by the address of it at the primary."""
        return make_url(of).set(port=self.port).render_as_string(hide_password=False)


@pytest.fixture
def standby(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory, database_urls: Urls) -> Iterator[Standby]:
    home = tmp_path_factory.mktemp("standby")
    for directory in (home, *home.parents[:2]):
        directory.chmod(0o755)
    server = Standby(home / "postgres", cluster.urls.superuser)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
async def api(database: Database, database_urls: Urls, standby: Standby, tmp_path: Path) -> AsyncIterator[Caller]:
    settings = Settings.model_validate({"demo": True, "data_dir": tmp_path, **UNLIMITED})
    documented = create_api(settings, database)
    documented.state.replica = Replica(Database(standby.url(database_urls.app), pool_size=1))
    async with Caller(at_its_address(documented)) as caller:
        yield caller
    await documented.state.replica.close()


def tell(standby: Standby, statement: str) -> Any:
    url = make_url(standby.url(str(standby._primary.render_as_string(hide_password=False))))
    with create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT").connect() as connection:
        return connection.scalar(text(statement))


async def written(cluster: Cluster) -> None:
    """All that has been answered stands in the log: the tests' server says so before it does."""
    cluster.execute("checkpoint")


async def test_figures_come_from_the_replica_and_say_how_old_they_are(
    api: Caller, here: Place, cluster: Cluster, standby: Standby, owner_url: str, figure: Figure
) -> None:
    unit = await here.unit()
    siv = await here.person("Siv", ("reporter", unit))
    who = as_person(await here.person("Rut", ("quality-developer", None), ("decision-reporter", None)))
    await here.deviation(unit, by=siv)

    async def counted(path: str = "/deviation-statistics") -> dict[str, Any]:
        await written(cluster)
        answer = await api.get(path, headers=who)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    first = await counted()
    assert (first["reports"], first["ageSeconds"]) == (1, 0)
    assert (await counted("/unexecuted-decision-statistics"))["ageSeconds"] == 0
    tell(standby, "select pg_wal_replay_pause()")
    await here.deviation(unit, by=siv)
    behind = await counted()
    assert behind["reports"] == 1
    assert behind["ageSeconds"] >= 1
    assert (await counted("/unexecuted-decision-statistics"))["ageSeconds"] >= 1
    tell(standby, "select pg_wal_replay_resume()")
    while (caught_up := await counted())["ageSeconds"]:
        pass
    assert caught_up["reports"] == 2
    with create_engine(owner_url, poolclass=NullPool).connect() as connection:
        recorded = connection.scalar(ASKED, {"action": "deviationStatistics"})
    assert recorded >= 3
    figure(f"figures of a replica: paused {behind['ageSeconds']} s behind, and every question recorded at the primary")


async def test_when_the_replica_is_away_the_primary_counts_and_the_log_says_so(
    api: Caller, here: Place, standby: Standby, caplog: pytest.LogCaptureFixture
) -> None:
    unit = await here.unit()
    who = as_person(await here.person("Rut", ("quality-developer", None)))
    await here.deviation(unit, by=await here.person("Siv", ("reporter", unit)))
    standby.stop()
    with caplog.at_level(logging.WARNING, "qms"):
        answers = [(await api.get("/deviation-statistics", headers=who)).json() for _ in range(3)]
    assert [(answer["reports"], answer["ageSeconds"]) for answer in answers] == [(1, 0)] * 3
    assert [record.getMessage() for record in caplog.records if "replica" in record.getMessage()] == [
        "the replica is away (OperationalError): figures are counted on the primary for a while"
    ]


async def counted_at(replica: Replica, database: Database, here: Place) -> int:
    def work(tx: Tx) -> int:
        return replica.count(tx, lambda at: at.scalar(select(func.count()).select_from(Matter.__table__)) or 0)[0]

    return await database.as_system([here.board_id], Purpose("deviationStatistics", "test"), work, name="test")


async def test_the_walls_stand_at_the_replica_too(
    database: Database, database_urls: Urls, standby: Standby, cluster: Cluster, here: Place, owner_url: str
) -> None:
    unit = await here.unit()
    await here.deviation(unit, by=await here.person("Siv", ("reporter", unit)))
    await written(cluster)
    with create_engine(owner_url, poolclass=NullPool).connect() as connection:
        everywhere = connection.scalar(text("select count(*) from matter"))
    replica = Replica(Database(standby.url(database_urls.app), pool_size=1))
    assert (await counted_at(replica, database, here), everywhere > 0) == (1, True)
    await replica.close()


@pytest.mark.parametrize("role", ["superuser", "app"])
async def test_who_passes_through_walls_and_what_is_no_replica_are_not_asked(
    database: Database,
    database_urls: Urls,
    standby: Standby,
    here: Place,
    role: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    url = standby.url(database_urls.superuser) if role == "superuser" else database_urls.app
    replica = Replica(Database(url, pool_size=1))
    with caplog.at_level(logging.WARNING, "qms"):
        assert await counted_at(replica, database, here) == 0
    assert "(Unfit)" in caplog.text
    await replica.close()


def test_a_replica_on_another_machine_must_prove_who_it_is(database_urls: Urls) -> None:
    url = "postgresql+psycopg://qms_app@replica.example.se/qms"
    faults = [
        refusals(Settings(demo=True, database_url=database_urls.app, replica_url=way), logs_in=False)
        for way in (url, f"{url}?sslmode=verify-full", "")
    ]
    assert [["QMS_REPLICA_URL" in fault for fault in some] for some in faults] == [[True], [], []]


def test_the_setting_names_the_replica_and_its_password() -> None:
    with_password = Settings(
        replica_url="postgresql+psycopg://qms_app@127.0.0.1/qms", replica_password=SecretStr("å hemligt")
    )
    made = copied(with_password)
    assert (made and made.engine.url.password, copied(Settings())) == ("å hemligt", None)
