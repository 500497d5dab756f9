"""The embedded PostgreSQL survives what strangers' machines do to it."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import psycopg
import pytest

from qms.operations import embedded, embedded_binaries
from qms.operations.embedded import EmbeddedServer, Urls
from qms.operations.embedded_binaries import EmbeddedError
from tests.conftest import Figure

PATIENCE = 300

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root steps down to another user")


@pytest.fixture
def place() -> Iterator[Path]:
    """A short-lived directory that another user may enter (pytest's own is closed)."""
    directory = Path(tempfile.mkdtemp(prefix="qms-embedded-"))
    directory.chmod(0o755)
    yield directory
    rmtree(directory, ignore_errors=True)


@pytest.fixture
def server(place: Path) -> Iterator[EmbeddedServer]:
    started = EmbeddedServer(place / "postgres", fast=True)
    yield started
    started.stop()


def ask(url: str, statement: str) -> tuple[object, ...]:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        result = connection.execute(statement.encode())
        return (result.fetchone() or ()) if result.description else ()


def test_swedish_letters_are_letters(server: EmbeddedServer) -> None:
    urls = server.start()
    ask(urls.owner, "create extension pg_trgm")
    assert ask(urls.app, "select lower('ÅÄÖ')") == ("åäö",)
    assert ask(urls.app, "select to_tsvector('swedish', 'Åtgärderna')::text") == ("'åtgärd':1",)
    assert ask(urls.owner, "select show_trgm('å') <> '{}'") == (True,)


def test_roles_hold_no_more_than_they_need(server: EmbeddedServer) -> None:
    urls = server.start()
    roles = """select array_agg(rolname || ':' || concat_ws(',',
        case when rolsuper then 'super' end, case when rolbypassrls then 'bypass' end,
        case when rolcanlogin then 'login' end) order by rolname) from pg_roles where rolname like 'qms%'"""
    assert ask(urls.superuser, roles) == (["qms_app:login", "qms_owner:login"],)
    assert ask(urls.app, "select current_setting('plan_cache_mode')") == ("force_custom_plan",)
    assert ask(urls.app, "select current_setting('statement_timeout')") == ("5s",)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(urls.app, "create table mine (id int)")


def test_nobody_enters_without_the_password(server: EmbeddedServer) -> None:
    url = server.start().superuser
    password = url.split(":")[2].split("@")[0]
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        ask(url.replace(password, "gissning"), "select 1")
    assert (server.home / "passwords.json").stat().st_mode & 0o077 == 0


def test_the_last_to_leave_stops_the_server(server: EmbeddedServer) -> None:
    other = EmbeddedServer(server.home, fast=True)
    urls = server.start()
    assert other.start() == urls
    assert not other.stop()
    assert ask(urls.app, "select 1") == (1,)
    assert server.stop()
    with pytest.raises(psycopg.OperationalError):
        ask(urls.app, "select 1")


@pytest.mark.drill(short=2, long=40)
def test_a_killed_server_comes_back_with_its_rows(place: Path, amount: int, figure: Figure) -> None:
    servers = [EmbeddedServer(place / "postgres") for _ in range(amount + 1)]
    urls = servers[0].start()
    ask(urls.owner, "create table kept (number integer)")
    try:
        for number, again in enumerate(servers[1:], 1):
            ask(urls.owner, f"insert into kept values ({number})")
            os.kill(int((again.home / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
            wait_until_refused(urls)
            urls = again.start()
            assert ask(urls.owner, "select array_agg(number order by number) from kept") == ([*range(1, number + 1)],)
    finally:
        for server in servers[:-1]:
            server.stop()
        assert servers[-1].stop()
    figure(f"database killed: times {amount}, rows acknowledged {amount}, lost 0")


def test_a_start_cut_short_leaves_nothing_behind(server: EmbeddedServer) -> None:
    half_done = server.home / "data.new"
    half_done.mkdir(parents=True)
    (half_done / "PG_VERSION").write_text("18")
    assert ask(server.start().app, "select 1") == (1,)
    assert not half_done.exists()


@needs_root
@pytest.mark.parametrize("temporary", [False, True])
def test_root_below_a_closed_directory_uses_an_open_place(
    place: Path, monkeypatch: pytest.MonkeyPatch, *, temporary: bool
) -> None:
    closed, library, temp = place / "closed", place / "library", place if temporary else place / "temp"
    closed.mkdir(mode=0o700)
    library.mkdir()
    monkeypatch.setattr(embedded, "LIBRARY", library)
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    server = EmbeddedServer(closed / "data" / "postgres", fast=True)
    try:
        assert server.home.parent == (temp if temporary else library)
        assert ask(server.start().app, "select 1") == (1,)
        assert closed.stat().st_mode & 0o777 == 0o700
    finally:
        server.stop()


@needs_root
def test_binaries_below_a_closed_directory_are_copied(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = EmbeddedServer(place / "postgres", fast=True)
    monkeypatch.setattr(server, "_can_enter", lambda _: False)
    before = os.umask(0o077)
    try:
        assert ask(server.start().app, "select 1") == (1,)
        assert len(list(server.home.glob("binaries-*"))) == 1
    finally:
        os.umask(before)
        server.stop()


def test_without_postgresql_the_error_says_what_to_do(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_binaries, "WHEELS", ())
    monkeypatch.setattr(embedded_binaries, "SYSTEM", ())
    monkeypatch.setenv("PATH", str(place))
    with pytest.raises(EmbeddedError, match=r"make run.*QMS_DATABASE_URL"):
        EmbeddedServer(place / "postgres").start()


def test_data_of_another_version_is_left_alone(server: EmbeddedServer) -> None:
    version = server.home / "data" / "PG_VERSION"
    version.parent.mkdir(parents=True)
    version.write_text("11\n")
    with pytest.raises(EmbeddedError, match="PostgreSQL 11"):
        server.start()
    assert version.read_text() == "11\n"


def wait_until_refused(urls: Urls) -> None:
    given_up = time.monotonic() + PATIENCE
    while time.monotonic() < given_up:
        try:
            ask(urls.app, "select 1")
        except psycopg.OperationalError:
            return
        time.sleep(0.05)
    pytest.fail("the server still answers")
