"""PostgreSQL's log says what went wrong and never what somebody wrote, as deployed and as embedded."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from qms.operations.embedded import SETTINGS, EmbeddedServer
from tests.conftest import Figure

CONFIGURATION = Path(__file__).resolve().parents[3] / "deploy/postgres/postgresql.conf"
MARKER = "loggmärkt"
TALKATIVE = {"log_error_verbosity": "default", "log_min_error_statement": "error"}
FAULTS = {
    "a row that breaks a rule": "insert into t values (1, :marker || ' lång')",
    "a row that is there": "insert into t values (1, :marker)",
    "a character that cannot be": "select json_array_elements_text(cast('[\"' || :marker || '\\u0000\"]' as json))",
    "a statement with the text in it": f"select '{MARKER}' from nowhere",
    "an error with details": f"do $$ begin raise 'x' using detail = '{MARKER}'; end $$",
}


def deployed() -> dict[str, str]:
    """What deploy/postgres/postgresql.conf says of the log."""
    lines = re.findall(r"^(log_\w+) = '?([\w-]+)'?$", CONFIGURATION.read_text("utf-8"), re.MULTILINE)
    return dict(lines)


@pytest.fixture
def place() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="qms-log-"))
    directory.chmod(0o755)
    yield directory
    rmtree(directory, ignore_errors=True)


def logged(place: Path, settings: dict[str, str]) -> str:
    """What a server with these settings writes when people's words are in what goes wrong."""
    server = EmbeddedServer(place / "pg", fast=True)
    server._settings |= settings
    urls = server.start()
    try:
        engine = create_engine(urls.owner, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("create schema s"))
            connection.execute(text("set search_path = s"))
            connection.execute(text("create table t (id int primary key, words text check (words !~ 'lång'))"))
            connection.execute(text("insert into t values (1, :marker)"), {"marker": MARKER})
            for statement in FAULTS.values():
                words = {"marker": MARKER} if ":marker" in statement else {}
                with pytest.raises(DBAPIError):
                    connection.execute(text(statement), words)
        log: str = (server.home / "log").read_text("utf-8")
        return log
    finally:
        server.stop()


@pytest.mark.parametrize("settings", [SETTINGS, deployed()], ids=["our own", "deployed"])
def test_the_log_repeats_nothing(place: Path, settings: dict[str, str], figure: Figure) -> None:
    log = logged(place, settings)
    assert log.count("ERROR:") == len(FAULTS)
    assert log.count(MARKER) == 0
    figure(f"PostgreSQL's log: faults {len(FAULTS)}, texts of people repeated 0")


def test_without_these_settings_it_would(place: Path) -> None:
    log = logged(place, TALKATIVE)
    assert log.count(MARKER) >= len(FAULTS)
