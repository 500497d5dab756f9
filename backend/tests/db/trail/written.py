"""What is written to a trail, what is found wrong with it, and how somebody gets at it who may do anything."""

from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from qms.operations.embedded import Urls
from qms.settings import Settings
from qms.trail import commands
from tests.conftest import Cluster

WRITE = text("select audit.record('read', 'matter', :thing, :board, null, null, null, null)")
SIXTH = "(select id from audit.event where kind = 'read' order by id offset 5 limit 1)"


def settings_of(urls: Urls, place: Path) -> Settings:
    return Settings(
        demo=True, database_url=urls.app, owner_database_url=urls.owner, trail_anchor_file=place / "anchors.txt"
    )


def write(settings: Settings, times: int, *, in_one: bool = False) -> None:
    """Record some readings, each in its own transaction or all in one."""
    with create_engine(settings.database_url, poolclass=NullPool).connect() as connection:
        for _ in range(times):
            connection.execute(WRITE, {"thing": uuid4(), "board": None})
            if not in_one:
                connection.commit()
        connection.commit()


def said(settings: Settings) -> list[str]:
    """What verification finds wrong."""
    return [verdict.text for verdict in commands.verify(settings) if not verdict.fine]


def superuser(settings: Settings, cluster: Cluster) -> Connection:
    """A connection that may do anything in the database."""
    url = make_url(cluster.urls.superuser).set(database=make_url(settings.database_url).database)
    return create_engine(url, poolclass=NullPool).connect()
