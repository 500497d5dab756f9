"""Database, API and worker as processes that can be killed, and people who go on sending all the while.

Whoever sends does as our pages do: the same key again until an answer has come. What was answered is written to a file
and forced to disk *after* the answer, so that what was promised is known whatever happens to this process too.
"""

import atexit
import base64
import os
import random
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import rmtree
from typing import Any

import httpx2
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel.ids import new_id
from qms.operations.embedded import EmbeddedServer, Urls
from qms.operations.migrations import upgrade
from tests import town as towns
from tests.served import KEY
from tests.town import API, Town, as_person, insert

BACKEND = Path(__file__).resolve().parents[1]
PATIENCE = 300
HEADINGS = "Källsystem;Beslutsid;Version;Enhet;Ärendenummer;Lag;Insats;Beslutsdatum;Kön"
ROWS_IN_A_FILE = 3
WITHOUT_DURABILITY = {"synchronous_commit": "off", "wal_writer_delay": "10s"}
"""Answers before anything is on disk, and makes the loss plain: for the control, which must lose."""


@dataclass
class Sent:
    """What was answered, and what it took."""

    reports: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    unknown: int = 0
    refused: int = 0
    repeated: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def acknowledged(self) -> int:
        return len(self.reports) + len(self.files)

    def more(self, amount: int) -> Callable[[], bool]:
        """A condition: so much more than now has been answered."""
        goal = self.acknowledged + amount
        return lambda: self.acknowledged >= goal


@cache
def _made() -> tuple[Path, Town]:
    """A server that has been stopped, with the municipality in it: to copy it is quicker than to make one."""
    place = Path(tempfile.mkdtemp(prefix="qms-made-"))
    atexit.register(rmtree, place, ignore_errors=True)
    place.chmod(0o755)
    server = EmbeddedServer(place / "pg", fast=True)
    urls = server.start()
    upgrade(urls.owner)
    town = towns.build(urls.owner)
    server.stop()
    return server.home, town


class Installation:
    """The three processes on one database, each of which can be killed and started again."""

    def __init__(self, place: Path, settings: dict[str, str]) -> None:
        self.place, self.sent = place, Sent()
        # One for all: each makes trust in certificates anew. Connections are not kept: each send finds the service.
        self.client = httpx2.Client(timeout=PATIENCE, limits=httpx2.Limits(max_keepalive_connections=0))
        made, town = _made()
        copied = ["cp", "-a", str(made), str(place / "pg")]
        subprocess.run(copied, check=True)
        self.server = EmbeddedServer(place / "pg")
        self.server._settings |= settings
        self.urls: Urls = self.server.start()
        self.town: Town = deepcopy(town)
        self.rows("checkpoint")
        self.options = shlex.join(shlex.split((self.server._data / "postmaster.opts").read_text())[1:])
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        self.api, self.worker = self._start_api(), self._start_worker()

    def rows(self, statement: str, **parameters: object) -> list[tuple[Any, ...]]:
        database = self.urls.superuser.rpartition("/")[0] + "/qms"
        engine = create_engine(database, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            result = connection.execute(text(statement), parameters)
            return [tuple(row) for row in result] if result.returns_rows else []

    def kill(self, victim: str) -> None:
        """Kill without warning, and start again."""
        getattr(self, f"_kill_{victim}")()

    def _kill_api(self) -> None:
        _killed(self.api)
        self.api = self._start_api()

    def _kill_worker(self) -> None:
        _killed(self.worker)
        self.worker = self._start_worker()

    def _kill_database(self) -> None:
        """The postmaster and every child of it at once, so that nobody is left to write anything."""
        for process in _standing_in(self.server._data):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.server._wait_for_orphans()
        self.server._forget_zombie()
        (self.server._data / "postmaster.pid").unlink(missing_ok=True)
        data = str(self.server._data)
        arguments = ("-D", data, "-w", "-t", str(PATIENCE), "-l", str(self.server.home / "log"), "-o", self.options)
        assert self.server._run("pg_ctl", *arguments, "start", keep_output=False).returncode == 0

    def _start_api(self) -> subprocess.Popen[bytes]:
        arguments = [self.urls.app, str(self.port), str(self.place)]
        return subprocess.Popen([sys.executable, "-m", "tests.served", *arguments], cwd=BACKEND)

    def _start_worker(self) -> subprocess.Popen[bytes]:
        settings = {"QMS_DATABASE_URL": self.urls.app, "QMS_IDENTITY_KEY": b64encode(KEY).decode()}
        settings["QMS_TRAIL_KEY"] = settings["QMS_IDENTITY_KEY"]
        command = [sys.executable, "-m", "qms", "worker"]
        return subprocess.Popen(command, cwd=BACKEND, env=settings, stderr=subprocess.DEVNULL)

    def keep_alive(self) -> None:
        """As a service manager does: what gave up while the database was away is started again."""
        if self.worker.poll() is not None:
            self.worker = self._start_worker()
        if self.api.poll() is not None:
            self.api = self._start_api()

    def stop(self) -> None:
        for process in (self.api, self.worker):
            _killed(process)
        self.client.close()
        self.server.stop()


@contextmanager
def installation(place: Path, **settings: str) -> Iterator[Installation]:
    """A running installation with a small municipality in it."""
    running = Installation(place, settings)
    codes = {"benefit": "contact-person"}
    with create_engine(running.urls.owner, poolclass=NullPool).begin() as connection:
        for list_name, code in codes.items():
            row = {"list": list_name, "code": code, "label": code, "valid_from": "2010-01-01"}
            insert(connection, "code", id=new_id(), board_id=running.town.boards["north"], **row)
    running.rows("checkpoint")
    try:
        yield running
    finally:
        running.stop()


@contextmanager
def sending(running: Installation, *, reporters: int = 3, files: bool = True) -> Iterator[None]:
    """People who report, and one who hands in files, until the block ends and the last of them has been answered."""
    done = threading.Event()
    jobs: list[Callable[[], None]] = [_sender(running, done, number) for number in range(reporters)]
    if files:
        jobs.append(_hander_in(running, done))
    threads = [threading.Thread(target=job, daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join(PATIENCE)


def _sender(running: Installation, done: threading.Event, number: int) -> Callable[[], None]:
    def send() -> None:
        who, count = as_person(running.town.people["unit-manager at unit"].id), 0
        while not done.is_set():
            marker, count = f"Avbrott-{number}-{count}", count + 1
            body = running.town.report(description=marker)
            _until_answered(running, "/deviations", body, who, running.sent.reports, marker)

    return send


def _hander_in(running: Installation, done: threading.Event) -> Callable[[], None]:
    def send() -> None:
        who, count = as_person(running.town.people["decision-reporter at board"].id), 0
        while not done.is_set():
            marker, count = f"F{count}", count + 1
            rows = [
                f"Viva;{marker}-{row};1;Enheten home;2026-{row};SoL;contact-person;2026-01-15;Kvinna"
                for row in range(ROWS_IN_A_FILE)
            ]
            content = base64.b64encode("\r\n".join([HEADINGS, *rows]).encode("utf-8-sig")).decode()
            body = {"fileName": f"{marker}.csv", "content": content}
            _until_answered(running, "/decision-imports", body, who, running.sent.files, marker)

    return send


def _until_answered(
    running: Installation, path: str, body: dict[str, Any], who: dict[str, str], answers: dict[str, str], marker: str
) -> None:
    sent, headers = running.sent, {**who, "Idempotency-Key": f"key-{path[1:5]}-{marker}"}
    given_up = time.monotonic() + PATIENCE
    while time.monotonic() < given_up:
        try:
            url = f"http://127.0.0.1:{running.port}{API}{path}"
            answer = running.client.post(url, json=body, headers=headers)
        except httpx2.TransportError:
            with sent.lock:
                sent.unknown += 1
            time.sleep(0.05)
            continue
        if answer.is_success:
            with sent.lock, (running.place / "answered").open("a") as file:
                file.write(f"{marker} {answer.json()['id']}\n")
                file.flush()
                os.fsync(file.fileno())
                answers[marker] = answer.json()["id"]
                sent.repeated += "idempotency-replayed" in answer.headers
            return
        with sent.lock:
            sent.refused += 1
        time.sleep(random.uniform(0.05, 0.2))


def wait_for(is_so: Callable[[], bool], what: str, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Wait for a condition, with a bound that a busy machine keeps too."""
    given_up = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < given_up, what
        meanwhile()
        time.sleep(0.05)


def _killed(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(PATIENCE)


def _standing_in(data: Path) -> Iterator[int]:
    for directory in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):
            if directory.readlink() == data:
                yield int(directory.parent.name)
