"""What people notice of those who count. Run with ``python -m bench.lanes``; it prints a table.

Readers and reporters work while 0, 4, 9 and 32 others ask for five years' figures of a large board, again and again:
with the lane for dear requests, and without it. Both services are up in the same run, and take turns.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from uuid import UUID

from bench import data, load, services
from bench.floor import token
from bench.operations import API, OPERATIONS
from qms.kernel.clock import today
from qms.operations.embedded import EmbeddedServer
from qms.settings import Settings

CROWDS = (0, 4, 9, 32)
READERS, REPORTERS = 6, 2
LANES = {"lane": {}, "no lane": {"QMS_DEAR_AT_ONCE": "1000"}}
BOARD = data.LARGE_BOARD
LIMITS = ("RATE_PER_SECOND", "RATE_BURST", "OPENED_PER_FIVE_MINUTES", "OPENED_PER_HOUR")
UNLIMITED = {f"QMS_{name}": "1000000" for name in LIMITS}
OF_EACH = ("p50 ms", "p99 ms", "refused")
HEADINGS = ("clients", "", "read/s", *OF_EACH, "report/s", *OF_EACH, "figures/s", *OF_EACH)


@dataclass
class Answers:
    """How long those that were answered took, in seconds, and how many were answered otherwise, by status."""

    seconds: float
    times: list[float] = field(default_factory=list)
    others: Counter[int] = field(default_factory=Counter)

    @property
    def cells(self) -> tuple[str, ...]:
        """How many a second, how long half and all but one in a hundred took, and how many got no answer."""
        if len(self.times) < 2:
            return (f"{len(self.times) / self.seconds:.1f}", "", "", str(self.others.total()))
        cuts = [1000 * cut for cut in quantiles(self.times, n=100)]
        rate = len(self.times) / self.seconds
        return (f"{rate:.1f}", f"{cuts[49]:.0f}", f"{cuts[98]:.0f}", str(self.others.total()))


def main() -> None:
    """Fill, start both services, press, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.lanes", description=__doc__)
    parser.add_argument("--port", type=int, default=8150, help="first of two, as when the databases were filled")
    parser.add_argument("--seconds", type=float, default=8.0, help="length of each stretch of load")
    parser.add_argument("--keep", metavar="DIR", required=True, help="where the databases of the bench are kept")
    options = parser.parse_args()
    home = Path(options.keep)
    server = EmbeddedServer(home / "postgres")
    try:
        databases = data.prepare(server, services.issuer(options.port))
        settings = Settings(demo=True, port=options.port, data_dir=home)
        with ExitStack() as running:
            ports = {}
            for place, (name, lane) in enumerate(LANES.items(), start=options.port):
                running.enter_context(_served(settings, databases.urls["large"], place, lane))
                ports[name] = place
            asyncio.run(_measure(ports, settings, databases.rows["large", BOARD], options.seconds))
    finally:
        server.stop()


@contextmanager
def _served(settings: Settings, url: str, port: int, lane: dict[str, str]) -> Iterator[None]:
    own = {
        "QMS_DEMO": "true",
        "QMS_PORT": str(settings.port),
        "QMS_DATA_DIR": str(settings.data_dir),
        "QMS_DATABASE_URL": url,
    }
    environment = {**os.environ, **own, **UNLIMITED, **lane}  # noqa: TID251 - handed on to the service
    process = subprocess.Popen([sys.executable, "-m", "bench.serve", "product", str(port)], env=environment)
    try:
        while process.poll() is None and not load.answers(port):
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


async def _measure(ports: dict[str, int], settings: Settings, rows: list[UUID], seconds: float) -> None:
    _line(HEADINGS)
    for crowd in CROWDS:
        for name, port in ports.items():
            work = _requests(settings, rows)
            people = {"read": READERS, "report": REPORTERS, "figures": crowd}
            answers = {kind: Answers(seconds) for kind in people}
            until = time.perf_counter() + seconds
            asking = (
                _ask(port, work[kind], answers[kind], until) for kind, count in people.items() for _ in range(count)
            )
            await asyncio.gather(*asking)
            _line((str(crowd), name, *(cell for part in answers.values() for cell in part.cells)))


def _requests(settings: Settings, rows: list[UUID]) -> dict[str, Iterator[bytes]]:
    bearer = token(settings, BOARD)
    calls = {operation.name: operation.call for operation in OPERATIONS}
    made = {kind: [calls[kind](BOARD, row, today()) for row in rows] for kind in ("read", "report")}
    work = {
        kind: cycle([load.raw(call.method, call.path, token=bearer, body=call.body) for call in every])
        for kind, every in made.items()
    }
    years = f"periodFrom={today().year - 4}-01-01&periodTo={today()}"
    return {**work, "figures": cycle([load.raw("GET", f"{API}/deviation-statistics?{years}", token=bearer)])}


async def _ask(port: int, requests: Iterator[bytes], answers: Answers, until: float) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while (began := time.perf_counter()) < until:
            writer.write(next(requests))
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = head.partition(b"content-length: ")[2].partition(b"\r")[0]
            await reader.readexactly(int(length or 0))
            if (status := int(head[9:12])) < 300:
                answers.times.append(time.perf_counter() - began)
            else:
                answers.others[status] += 1
    finally:
        writer.close()


def _line(cells: tuple[str, ...]) -> None:
    sys.stdout.write("".join(f"{cell:>10}" for cell in cells) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
