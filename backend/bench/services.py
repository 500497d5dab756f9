"""The four servers that are compared: product and floor, each on the small and on the large database."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from uuid import UUID

from bench import data, load
from bench.floor import token
from bench.operations import Operation
from qms.kernel.clock import today
from qms.settings import Settings

ADDRESS = "http://127.0.0.1:{}"
PATIENCE = 30


@dataclass(frozen=True)
class Service:
    """A running server, the processes that do its work, and what is asked of it."""

    kind: str
    port: int
    pids: list[int]
    settings: Settings
    rows: dict[int, list[UUID]]
    statements: dict[tuple[str, int], int] = field(default_factory=dict)

    def requests(self, operation: Operation, board: int) -> Iterator[bytes]:
        """Requests of one kind without end, each about another row."""
        if self.kind == "floor":
            made = [load.raw("POST", f"/{operation.name}/{board}/{row}") for row in self.rows[board]]
        else:
            bearer = token(self.settings, board)
            calls = [operation.call(board, row, today()) for row in self.rows[board]]
            made = [load.raw(call.method, call.path, token=bearer, body=call.body) for call in calls]
        return cycle(made)

    def learn(self, board: int) -> None:
        """Let the floor record the product's statements, and note how many each operation has."""
        address = f"{ADDRESS.format(self.port)}/learn/{board}/{self.rows[board][0]}"
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            self.statements.update({(name, board): count for name, count in json.load(answer).items()})


def start(databases: data.Databases, home: Path, port: int, running: ExitStack) -> dict[tuple[str, str], Service]:
    """Start all four, on ports in a row."""
    settings = Settings(demo=True, port=port, data_dir=home)
    services: dict[tuple[str, str], Service] = {}
    for size, url in databases.urls.items():
        rows = {board: ids for (name, board), ids in databases.rows.items() if name == size}
        for kind in ("product", "floor"):
            place = port + len(services)
            process = running.enter_context(_serving(kind, place, _environment(settings, url)))
            services[kind, size] = Service(kind, place, [process.pid, databases.postmaster], settings, rows)
    return services


def issuer(port: int) -> str:
    """Who vouches for the invented callers."""
    return Settings(demo=True, port=port).issuer


def _environment(settings: Settings, url: str) -> dict[str, str]:
    own = {
        "QMS_DEMO": "true",
        "QMS_PORT": str(settings.port),
        "QMS_DATA_DIR": str(settings.data_dir),
        "QMS_DATABASE_URL": url,
        "QMS_RATE_PER_SECOND": "1000000",
        "QMS_RATE_BURST": "1000000",
    }
    return {**os.environ, **own}  # noqa: TID251 - handed on to the servers


@contextmanager
def _serving(kind: str, port: int, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-m", "bench.serve", kind, str(port)], env=environment)
    try:
        _wait_for(process, port)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and process.poll() is None:
        if load.answers(port):
            return
        time.sleep(0.1)
    raise RuntimeError(f"The server on port {port} did not start.")
