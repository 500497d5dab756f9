"""Bring a database to this version's schema, as the owning role.

A migration never makes people wait long: it asks for each lock for a second, gives everybody else the way when it does
not get it, and tries again.
"""

import random
import re
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from psycopg.errors import LockNotAvailable
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from qms.refused import Refused

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).resolve().parents[2] / "migrations"
FOLLOWS = re.compile(r'^down_revision = "(\w+)"$', re.MULTILINE)
TRIES = 60
PAUSE_SECONDS = 2.0
BUSY = "Databasen används för flitigt för att uppdateras. Stoppa tjänsten, eller försök igen i en lugnare stund."

KNOWS_GENERATIONS = text("select to_regprocedure('access.begin_generation()') is not null")


class TooBusy(Refused):
    """Somebody held what a migration needs all the time. What had been migrated before that is whole."""


def upgrade(owner_url: str, to: str = "head", *, tries: int = TRIES) -> None:
    """Run the migrations that the database lacks, all or up to one. Safe to call from two processes at once."""
    from alembic.config import Config  # noqa: PLC0415 - whoever only asks which revision it is starts without it

    config = Config()
    begin_generation(owner_url)
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("sqlalchemy.url", owner_url.replace("%", "%%"))
    while not _upgraded(config, to):
        if not (tries := tries - 1):
            raise TooBusy(BUSY)
        time.sleep(PAUSE_SECONDS * random.uniform(0.5, 1.5))  # noqa: S311 - no secret: that two do not keep step


def _upgraded(config: "Config", to: str) -> bool:
    from alembic import command  # noqa: PLC0415 - as above

    try:
        command.upgrade(config, to)
    except OperationalError as error:
        if not isinstance(error.orig, LockNotAvailable):
            raise
        return False
    return True


def begin_generation(url: str) -> None:
    """Begin a new generation of transaction ids if the database has been put on another server, as by a restore."""
    with create_engine(url, poolclass=NullPool).begin() as connection:
        if connection.scalar(KNOWS_GENERATIONS):
            connection.execute(text("select access.begin_generation()"))


def is_behind(revision: str) -> bool:
    """Whether a database at this revision lacks migrations. One that is ahead of this version still fits it."""
    return revision in _earlier()


@cache
def _earlier() -> frozenset[str]:
    """The revisions that others follow."""
    scripts = (path.read_text("utf-8") for path in (SCRIPTS / "versions").glob("*.py"))
    return frozenset(name for script in scripts for name in FOLLOWS.findall(script))
