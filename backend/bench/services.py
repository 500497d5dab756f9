"""The servers that are compared: the product, what it is measured against, on the small and on the large database."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import make_url

from bench import callers, data, load
from bench.data import Persona
from bench.operations import Asked, Call
from qms.kernel.clock import today
from qms.settings import Settings

ADDRESS = "http://127.0.0.1:{}"
PATIENCE = 60
KINDS = ("product", "recorded", "least")
NO_LANE = "no lane"
"""The product without its bound on dear requests."""
PEER = Path(__file__).parent / "peer"
PEER_PROGRAMS = Path(__file__).parents[2] / ".venv/peer/bin"
PEER_TOKEN = "a" * 40
MUCH = "1000000"


@dataclass(frozen=True)
class Service:
    """A running server, the processes that do its work, and what is asked of it."""

    kind: str
    port: int
    process: int
    database: int
    settings: Settings
    rows: dict[tuple[int, Persona], list[UUID]]

    @property
    def processes(self) -> tuple[int, int]:
        """The first process of the service, and of the database."""
        return self.process, self.database

    async def requests(self, asked: Asked, board: int) -> Iterator[bytes]:
        """Requests of one kind without end, each about another row."""
        rows = self.rows[board, asked.persona]
        if self.kind == "peer":
            known = callers.Caller("", {"Authorization": f"Token {PEER_TOKEN}"})
            return callers.requests([known], [_of_peer(asked, board, row) for row in rows])
        if self.kind not in ("product", NO_LANE):
            return callers.requests([callers.Caller("", {})], [_bare(asked, board, row) for row in rows])
        crowd = await callers.crowd(self.settings, asked, board)
        return callers.requests(crowd, [asked.operation.call(board, row, today()) for row in rows])

    def learn(self, asked: Asked, board: int) -> int:
        """Let the floor record the product's statements. Returns how many they are."""
        row = self.rows[board, asked.persona][0]
        address = f"{ADDRESS.format(self.port)}/learn/{asked.place}/{board}/{row}"
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return int(json.load(answer))


def _bare(asked: Asked, board: int, row: UUID) -> Call:
    return Call("POST", f"/{asked.place}/{board}/{row}")


def start(
    databases: data.Databases,
    home: Path,
    port: int,
    running: ExitStack,
    kinds: Sequence[str] = KINDS,
    workers: int = 1,
) -> dict[tuple[str, str], Service]:
    """Start all, on ports in a row."""
    settings = Settings(demo=True, port=port, data_dir=home)
    services: dict[tuple[str, str], Service] = {}
    for size, url in databases.urls.items():
        rows = {(board, persona): ids for (name, board, persona), ids in databases.rows.items() if name == size}
        known = settings.model_copy(update={"database_url": url})
        for kind in kinds:
            place = port + len(services)
            process = running.enter_context(_serving(kind, place, _environment(settings, url, kind), workers))
            services[kind, size] = Service(kind, place, process.pid, databases.postmaster, known, rows)
    return services


def issuer(port: int) -> str:
    """Who vouches for the invented callers."""
    return Settings(demo=True, port=port).issuer


def _environment(settings: Settings, url: str, kind: str) -> dict[str, str]:
    lifted = ("RATE_PER_SECOND", "RATE_BURST", "OPENED_PER_FIVE_MINUTES", "OPENED_PER_HOUR")
    own = {
        "QMS_DEMO": "true",
        "QMS_PORT": str(settings.port),
        "QMS_DATA_DIR": str(settings.data_dir),
        "QMS_DATABASE_URL": url,
        **{f"QMS_{name}": MUCH for name in lifted},
        **({"QMS_DEAR_AT_ONCE": MUCH} if kind == NO_LANE else {}),
    }
    return {**os.environ, **own}  # noqa: TID251 - handed on to the servers


def start_peer(databases: data.Databases, port: int, running: ExitStack) -> Service | None:
    """The peer on the rows of the smallest database, where it is installed (``make .venv/peer/.ready``)."""
    if not (PEER_PROGRAMS / "gunicorn").exists():
        return None
    url = make_url(databases.superuser["small"]).set(drivername="postgresql").render_as_string(hide_password=False)
    environment = {"PEER_DATABASE_URL": url, "PYTHONPATH": str(PEER)}
    board = str(data.board_id(data.SAME_BOARD))
    prepare: list[str | Path] = [PEER_PROGRAMS / "python", PEER / "peer.py", "prepare", board, PEER_TOKEN]
    subprocess.run(prepare, env=environment, check=True)
    command: list[str | Path] = [
        PEER_PROGRAMS / "gunicorn",
        "--workers",
        "1",
        "--threads",
        "8",
        "--keep-alive",
        "60",
        "--no-control-socket",
        "--log-level",
        "warning",
    ]
    process = running.enter_context(
        _started([*command, "--bind", f"127.0.0.1:{port}", "peer:application"], port, environment)
    )
    rows = {(board, persona): ids for (name, board, persona), ids in databases.rows.items() if name == "small"}
    return Service("peer", port, process.pid, databases.postmaster, Settings(demo=True), rows)


def _of_peer(asked: Asked, board: int, row: UUID) -> Call:
    """The same asked of the peer."""
    call = asked.operation.call(board, row, today())
    year = today().year - 1
    path = {
        "read": f"/deviations/{row}/",
        "list": "/deviations/?limit=20",
        "statistics": f"/deviations/statistics/?from={year}-01-01&to={year}-12-31",
        "report": "/deviations/",
    }[asked.operation.name]
    sent = json.loads(call.body) if call.body else {}
    body = {"title": sent["title"], "description": sent["description"], "unit_id": sent["unitId"]} if sent else {}
    return Call(call.method, path, json.dumps(body).encode() if body else b"")


def _serving(
    kind: str, port: int, environment: dict[str, str], workers: int
) -> AbstractContextManager[subprocess.Popen[bytes]]:
    return _started([sys.executable, "-m", "bench.serve", kind, str(port), str(workers)], port, environment)


@contextmanager
def _started(
    command: Sequence[str | Path], port: int, environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=environment)
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
