"""A trail that has been sealed, to look at and to tamper with."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.operations.embedded import Urls
from qms.settings import Settings
from qms.trail import commands, sealer
from tests.conftest import Cluster
from tests.db.trail.written import settings_of, write
from tests.town import SCALE, insert

LOGIN = """
select login.open_session(
  sha256('kakan'), 'https://login.example', 'ada', 'p', 't', 'a', now(), now(), 8, null, false, 'r')
"""
SINCE = {"valid_from": "2020-01-01"}


@pytest.fixture(scope="session")
def original(cluster: Cluster, worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Urls, str]:
    """A database with a board, some readings sealed four times, and what stands in its anchor file."""
    urls = cluster.clone(f"trail_{worker_id}")
    settings = settings_of(urls, tmp_path_factory.mktemp("trail"))
    board = uuid4()
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        insert(connection, "board", id=board, name="Nämnden", short_name="Nämnden", risk_scale=SCALE)
        for _ in range(2):
            insert(connection, "unit", id=uuid4(), board_id=board, name="Enheten", kind="unit", area="adults", **SINCE)
        person = uuid4()
        insert(connection, "person", id=person, board_id=board, name="Ada")
        insert(connection, "person_identity", issuer="https://login.example", subject="ada", person_id=person)
    with create_engine(urls.app, poolclass=NullPool).begin() as connection:
        assert connection.scalar(text(LOGIN)) == "opened"
    for _ in range(4):
        write(settings, 5)
        sealer.seal_all(settings)
    return urls, f"{commands.anchor(settings)}\n"


@pytest.fixture
def settings(cluster: Cluster, worker_id: str, tmp_path: Path, original: tuple[Urls, str]) -> Iterator[Settings]:
    """A copy of it, to be tampered with."""
    name = f"trail_{worker_id}_{uuid4().hex[:8]}"
    settings = settings_of(cluster.clone(name, of=original[0]), tmp_path)
    (tmp_path / "anchors.txt").write_text(original[1])
    yield settings
    cluster.execute(f'drop database "{name}" with (force)')
