"""The backup that deploy/backup.sh makes is whole: it is restored each time, and says when it is not the same.

Tried as it runs: the script itself, as the role for backups, on a server of its own.
"""

import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from qms.cli import main
from qms.operations.embedded import EmbeddedServer, Urls
from qms.operations.migrations import upgrade
from tests import town as towns
from tests.conftest import Figure
from tests.town import Caller, Town, as_system, client

ROOT = Path(__file__).resolve().parents[3]
PASSWORD = "the password of the backup role"
SESSION = """insert into login.session
  select decode(repeat('ab', 32), 'hex'), person_id, issuer, subject, 'p', 't', 'a', now(), now(), now(), now() + '1 h'
    from person_identity limit 1"""


@dataclass
class Installation:
    """A server with a small municipality, and the scripts where its user can read them."""

    server: EmbeddedServer
    urls: Urls
    place: Path
    town: Town

    @property
    def kept(self) -> list[str]:
        return sorted(path.name for path in (self.place / "kept").iterdir())

    def program(self, *arguments: str, role: str = "postgres", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs, or a script that does, as the server's user."""
        url = make_url(self.urls.superuser)
        known = {"postgres": url.password or "", "qms_backup": PASSWORD}
        owner = make_url(self.urls.owner)
        user, group = self.server._ids or (None, None)
        return subprocess.run(
            arguments,
            env={
                "PATH": f"{self.server._prefix}/bin:{os.defpath}",
                "PGHOST": "127.0.0.1",
                "PGPORT": str(url.port),
                "PGUSER": role,
                "PGPASSWORD": known.get(role, owner.password or ""),
                "QMS_BACKUP_DIR": str(self.place / "kept"),
                **environment,
            },
            cwd="/",
            user=user,
            group=group,
            extra_groups=None if user is None else [],
            capture_output=True,
            text=True,
            check=False,
        )

    def add_roles(self) -> None:
        passwords = {
            "QMS_OWNER_PASSWORD": make_url(self.urls.owner).password or "",
            "QMS_APP_PASSWORD": make_url(self.urls.app).password or "",
            "QMS_BACKUP_PASSWORD": PASSWORD,
        }
        roles = self.program("psql", "-X", "-d", "postgres", "-f", str(self.place / "deploy/roles.sql"), **passwords)
        assert roles.returncode == 0, roles.stderr

    def backup(self, *, role: str = "qms_backup") -> subprocess.CompletedProcess[str]:
        return self.program("bash", str(self.place / "deploy/backup.sh"), "once", role=role)

    def fingerprint(self, database: str) -> list[str]:
        file = str(self.place / "deploy/fingerprint.sql")
        asked = self.program("psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", file)
        assert asked.returncode == 0, asked.stderr
        return asked.stdout.splitlines()

    def rows(self, statement: str, database: str = "qms") -> list[tuple[object, ...]]:
        url: URL = make_url(self.urls.superuser).set(database=database)
        with create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT").connect() as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    place = Path(tempfile.mkdtemp(prefix="qms-backup-"))
    place.chmod(0o755)
    shutil.copytree(ROOT / "deploy", place / "deploy")
    (place / "backend/qms/operations").mkdir(parents=True)
    shutil.copy(ROOT / "backend/qms/operations/roles.sql", place / "backend/qms/operations")
    server = EmbeddedServer(place / "pg", fast=True)
    (place / "kept").mkdir()
    os.chown(place / "kept", *(server._ids or (-1, -1)))
    try:
        urls = server.start()
        upgrade(urls.owner)
        made = Installation(server, urls, place, towns.build(urls.owner))
        made.add_roles()
        made.rows(SESSION)
        yield made
    finally:
        server.stop()
        shutil.rmtree(place, ignore_errors=True)


def restored(installation: Installation, name: str) -> str:
    """A database made from the last dump, by the steps of deploy/backup.md."""
    dump = next(file for file in reversed(installation.kept) if file.endswith(".dump"))
    installation.rows(f'create database "{name}" owner qms_owner template template0')
    file = str(installation.place / "kept" / dump)
    done = installation.program("pg_restore", "--exit-on-error", "--dbname", name, file)
    assert done.returncode == 0, done.stderr
    return make_url(installation.urls.owner).set(database=name).render_as_string(hide_password=False)


def test_a_backup_is_restored_and_equal_before_it_is_kept(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], figure: Figure
) -> None:
    done = installation.backup()
    assert done.returncode == 0, done.stderr
    assert "all equal" in done.stdout
    assert [Path(name).suffix for name in installation.kept] == ["", ".dump", ".sha256"]
    owner = restored(installation, "restored")
    assert installation.fingerprint("restored") == installation.fingerprint("qms")
    assert installation.rows("select count(*) from login.session", "restored") == [(1,)]
    monkeypatch.setenv("QMS_OWNER_DATABASE_URL", owner)
    assert main(["after-restore"]) == 0
    assert "Alla är utloggade (1)" in capsys.readouterr().out
    assert installation.rows("select count(*) from login.session", "restored") == [(0,)]
    said = "select count(*) from audit.event where action = 'afterRestore'"
    assert installation.rows(said, "restored") == [(1,)]
    figure(f"{done.stdout.strip()}; sessions after qms after-restore 0")


def test_one_changed_row_makes_another_fingerprint(installation: Installation) -> None:
    assert installation.backup().returncode == 0
    restored(installation, "changed")
    before = installation.fingerprint("changed")
    installation.rows("alter table deviation disable trigger user", "changed")
    installation.rows(
        "update deviation set description = 'Ändrad.' where id = (select id from deviation limit 1)", "changed"
    )
    installation.rows("alter table deviation enable trigger user", "changed")
    after = installation.fingerprint("changed")
    assert [line.split("|")[0] for line in after if line not in before] == ["public.deviation"]


def test_what_differs_is_not_kept(installation: Installation, tmp_path: Path) -> None:
    """Nor what nobody could compare."""
    (installation.place / "one").write_text("public.deviation|3|17\n")
    (installation.place / "other").write_text("public.deviation|2|17\n")
    (installation.place / "nothing").write_text("")
    script, place = str(installation.place / "deploy/backup.sh"), installation.place
    for first, second, code in (("one", "one", 0), ("one", "other", 1), ("nothing", "nothing", 1)):
        done = installation.program("bash", script, "compare", str(place / first), str(place / second))
        assert done.returncode == code


def test_a_role_that_the_walls_bind_makes_no_backup(installation: Installation) -> None:
    before = installation.kept
    done = installation.backup(role="qms_owner")
    assert done.returncode != 0
    assert installation.kept == before


def test_the_backup_role_changes_nothing(installation: Installation) -> None:
    tried = installation.program("psql", "-X", "-d", "qms", "-c", "delete from matter", role="qms_backup")
    assert "read-only transaction" in tried.stderr
    first, then = "set default_transaction_read_only = off", "delete from matter"
    tried = installation.program("psql", "-X", "-d", "qms", "-c", first, "-c", then, role="qms_backup")
    assert "permission denied" in tried.stderr


@pytest.fixture
def elsewhere(installation: Installation) -> Iterator[Installation]:
    """A new server, whose transaction ids begin anew."""
    place = Path(tempfile.mkdtemp(prefix="qms-elsewhere-"))
    place.chmod(0o755)
    server = EmbeddedServer(place / "pg", fast=True)
    try:
        made = Installation(server, server.start(), installation.place, installation.town)
        made.add_roles()
        yield made
    finally:
        server.stop()
        shutil.rmtree(place, ignore_errors=True)


class Consumer:
    """Another system that follows the feed from where it was."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.cursor = "0-0"

    async def follow(self, api: Caller) -> int:
        """Read on to the end. Returns how many events there were."""
        before = self.seen.total()
        while True:
            answer = (await api.get("/events", params={"after": self.cursor, "limit": "7"}, headers=as_system())).json()
            self.seen.update(event["id"] for event in answer["events"])
            self.cursor = answer["cursor"]
            if not answer["events"]:
                assert answer["_meta"] == {"lagSeconds": 0}
                return self.seen.total() - before


async def report(api: Caller, town: Town, number: int) -> None:
    for _ in range(number):
        headers = as_system(**{"Idempotency-Key": str(uuid4())})
        assert (await api.post("/deviations", json=town.report(), headers=headers)).status_code == 201


@pytest.mark.anyio
async def test_the_feed_goes_on_after_a_restore_on_another_server(
    installation: Installation, elsewhere: Installation, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    """A consumer goes on from its cursor, and so does one with a cursor from before there were generations."""
    installation.rows("do $$ begin for i in 1..3000 loop perform pg_current_xact_id(); commit; end loop; end $$")
    consumer, begun = Consumer(), Consumer()
    async with client(installation.urls.app, installation.place) as api:
        await report(api, installation.town, 20)
        await begun.follow(api)
        await report(api, installation.town, 5)
        begun.cursor = begun.cursor.split("-", 1)[1]
        assert await consumer.follow(api) == 25
    assert installation.backup().returncode == 0
    owner = restored(elsewhere, "moved")
    app = make_url(elsewhere.urls.app).set(database="moved").render_as_string(hide_password=False)
    ids = "select (select max(xid::text::bigint) from matter_event), pg_current_xact_id()::text::bigint"
    ((highest, reached),) = elsewhere.rows(ids, "moved")
    assert isinstance(highest, int)
    assert isinstance(reached, int)
    assert highest > reached + 1000
    async with client(app, elsewhere.place) as api:
        late = Consumer()
        assert await late.follow(api) == 25, "what was written before is seen at once"
        await report(api, elsewhere.town, 3)
        monkeypatch.setenv("QMS_OWNER_DATABASE_URL", owner)
        assert main(["after-restore"]) == 0
        await report(api, elsewhere.town, 4)
        for who, missing in ((consumer, 7), (begun, 12), (late, 7)):
            assert await who.follow(api) == missing
    written = {str(name) for (name,) in elsewhere.rows("select id from matter_event", "moved")}
    for who in (consumer, begun, late):
        assert who.seen == Counter(written)
    figure(f"feed after pg_restore elsewhere (xid {highest} -> {reached}): events 32, lost 0, doubled 0, consumers 3")
