"""One command starts everything and takes everything down with it."""

import signal
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import httpx2
import pytest

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
