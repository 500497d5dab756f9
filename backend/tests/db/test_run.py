"""One command starts everything and takes everything down with it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import httpx2
import pytest

from qms.operations.embedded import Urls
from qms.refused import Refused
from qms.web.workers import FORK, Workers, listening

PATIENCE = 300


@pytest.fixture
def place() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="qms-run-"))
    directory.chmod(0o755)
    yield directory
    rmtree(directory, ignore_errors=True)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number: int = probe.getsockname()[1]
    return number


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopping_the_command_stops_the_database_too(place: Path, port: int, stop: signal.Signals) -> None:
    settings = {
        "QMS_DATA_DIR": str(place / "data"),
        "QMS_DEMO": "false",
        "QMS_OIDC_ISSUER": "https://id.example.se",
        "QMS_OIDC_CLIENT_SECRET": "secret",
        "QMS_IDENTITY_KEY": b64encode(bytes(32)).decode(),
        "QMS_PORT": str(port),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "qms", "run"],
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        wait_until_ready(running, f"http://127.0.0.1:{port}/readyz")
        assert (place / "data/postgres/data/postmaster.pid").exists()
        running.send_signal(stop)
        said, _ = running.communicate(timeout=PATIENCE)
    assert (running.returncode, said.splitlines()[-1]) == (0, "Avslutat.")
    assert not (place / "data/postgres/data/postmaster.pid").exists()


@pytest.fixture
def served(database_urls: Urls, port: int, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The service in two processes."""
    settings = {
        "QMS_DATA_DIR": str(tmp_path),
        "QMS_DATABASE_URL": database_urls.app,
        "QMS_OIDC_ISSUER": "https://id.example.se",
        "QMS_OIDC_CLIENT_SECRET": "secret",
        "QMS_IDENTITY_KEY": b64encode(bytes(32)).decode(),
        "QMS_PORT": str(port),
    }
    command = [sys.executable, "-m", "qms", "serve", "--workers", "2"]
    with subprocess.Popen(
        command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        wait_until_ready(running, f"http://127.0.0.1:{port}/readyz")
        yield running
        running.kill()


def processes_of(running: subprocess.Popen[str]) -> set[int]:
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="ascii").split()
    return {int(child) for child in children}


def until(holds: Callable[[], bool]) -> None:
    given_up = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < given_up
        time.sleep(0.05)


def test_a_process_that_dies_has_a_successor(served: subprocess.Popen[str], port: int) -> None:
    first = processes_of(served)
    assert len(first) == 2
    killed = first.pop()
    os.kill(killed, signal.SIGKILL)
    until(lambda: len(processes_of(served) - {killed}) == 2)
    assert httpx2.get(f"http://127.0.0.1:{port}/readyz").is_success
    assert first <= processes_of(served)
    now = processes_of(served)
    served.kill()
    until(lambda: not any(is_at_work(process) for process in now))


def test_all_processes_stop_with_the_first(served: subprocess.Popen[str], port: int) -> None:
    processes = processes_of(served)
    served.send_signal(signal.SIGTERM)
    said, _ = served.communicate(timeout=PATIENCE)
    assert (served.returncode, said.splitlines()[-1]) == (0, "Avslutat.")
    assert not any(Path(f"/proc/{process}").exists() for process in processes)


def test_no_process_outlives_the_first(served: subprocess.Popen[str]) -> None:
    processes = processes_of(served)
    served.kill()
    until(lambda: not any(is_at_work(process) for process in processes))


def is_at_work(process: int) -> bool:
    """Whether a process is there and not only waits to be taken note of."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except FileNotFoundError:
        return False


def test_processes_that_cannot_begin_are_not_begun_again() -> None:
    def fails(at: socket.socket, begun: Callable[[], None]) -> None:
        raise SystemExit(1)

    with listening("127.0.0.1", 0) as at, pytest.raises(Refused, match="kunde inte starta"):
        Workers(2, fails, at).run()


def test_a_process_killed_before_it_began_has_a_successor() -> None:
    begun_so_far = FORK.Value("i", 0)

    def is_killed_and_then_fails(at: socket.socket, begun: Callable[[], None]) -> None:
        begun_so_far.value += 1
        if begun_so_far.value == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        raise SystemExit(1)

    with listening("127.0.0.1", 0) as at, pytest.raises(Refused, match="kunde inte starta"):
        Workers(1, is_killed_and_then_fails, at).run()
    assert begun_so_far.value == 2


def wait_until_ready(running: subprocess.Popen[str], address: str) -> None:
    given_up = time.monotonic() + PATIENCE
    while running.poll() is None and time.monotonic() < given_up:
        try:
            if httpx2.get(address).is_success:
                return
        except httpx2.TransportError:
            time.sleep(0.1)
    running.kill()
    pytest.fail(f"{address} never answered: {running.communicate()[0]}")
