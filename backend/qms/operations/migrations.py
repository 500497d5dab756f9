"""Bring a database to this version's schema, as the owning role."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

SCRIPTS = Path(__file__).resolve().parents[2] / "migrations"

KNOWS_GENERATIONS = text("select to_regprocedure('access.begin_generation()') is not null")


def upgrade(owner_url: str, to: str = "head") -> None:
    """Run the migrations that the database lacks, all or up to one. Safe to call from two processes at once."""
    config = Config()
    begin_generation(owner_url)
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("sqlalchemy.url", owner_url.replace("%", "%%"))
    command.upgrade(config, to)


def begin_generation(url: str) -> None:
    """Begin a new generation of transaction ids if the database has been put on another server, as by a restore."""
    with create_engine(url, poolclass=NullPool).begin() as connection:
        if connection.scalar(KNOWS_GENERATIONS):
            connection.execute(text("select access.begin_generation()"))


def is_behind(revision: str) -> bool:
    """Whether a database at this revision lacks migrations. One that is ahead of this version still fits it."""
    scripts = ScriptDirectory(str(SCRIPTS))
    return revision in {script.revision for script in scripts.walk_revisions()} - {scripts.get_current_head()}
