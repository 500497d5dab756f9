"""How many can use it at once. Run with ``python -m bench.clients``, on a machine that does nothing else.

8, 32 and 128 clients at a board of 10 000, of whose requests 70 % read, 20 % list and 10 % report, by one process
and by two, as the pages send them. Then some 20 000 requests by one process, and what memory it holds before and after.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree
from time import perf_counter

from bench import data, load, services
from bench.operations import LIST, READ, REPORT, Asked
from bench.services import Service
from qms.operations.embedded import EmbeddedServer

MIX = ((Asked(READ), 7), (Asked(LIST), 2), (Asked(REPORT), 1))
CLIENTS, WORKERS = (8, 32, 128), (1, 2)


def main() -> None:
    """Prepare, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.clients", description=__doc__)
    parser.add_argument("--port", type=int, default=8150)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--requests", type=int, default=20_000, help="before memory is looked at again")
    parser.add_argument("--keep", metavar="DIR")
    options = parser.parse_args()
    home = Path(options.keep or tempfile.mkdtemp(prefix="qms-bench-"))
    server = EmbeddedServer(home / "postgres")
    try:
        databases = data.prepare(server, services.issuer(options.port), {"small": data.SIZES["small"]})
        asyncio.run(_measure(databases, home, options))
    finally:
        server.stop()
        if not options.keep:
            rmtree(server.home, ignore_errors=True)
            rmtree(home, ignore_errors=True)


async def _measure(databases: data.Databases, home: Path, options: argparse.Namespace) -> None:
    print(
        f"{'processes':>10}{'clients':>9}{'per s':>8}{'p50 ms':>9}{'p99 ms':>9}{'answers':>9}{'errors':>8}{'CPU ms':>8}"
    )
    for workers in WORKERS:
        with ExitStack() as running:
            service = services.start(databases, home, options.port, running, ("product",), workers)["product", "small"]
            requests = await _mixed(service)
            await _pressed(service, requests, 8, 2.0)
            for clients in CLIENTS:
                _say(workers, clients, await _pressed(service, requests, clients, options.seconds))
            if workers == 1:
                await _memory(service, requests, options.requests)


async def _mixed(service: Service) -> Iterator[bytes]:
    made = [(await service.requests(asked, data.SAME_BOARD), weight) for asked, weight in MIX]
    rng = random.Random(20261129)  # noqa: S311 - nothing secret
    kinds, weights = [requests for requests, _ in made], [weight for _, weight in made]
    return (next(rng.choices(kinds, weights)[0]) for _ in iter(int, 1))


async def _pressed(service: Service, requests: Iterator[bytes], clients: int, seconds: float) -> load.Slice:
    return await load.pressed(
        service.port,
        requests,
        processes=service.processes,
        seconds=seconds,
        connections=clients,
        may_fail=True,
    )


def _say(workers: int, clients: int, part: load.Slice) -> None:
    times = sorted(part.times)
    half, slow = (1000 * times[int(share * len(times))] for share in (0.5, 0.99))
    told = f"{workers:>10}{clients:>9}{part.rate:>8.0f}{half:>9.0f}{slow:>9.0f}{len(times):>9}{part.failed:>8}"
    print(f"{told}{part.cost:>8.1f}", flush=True)


async def _memory(service: Service, requests: Iterator[bytes], wanted: int) -> None:
    before, began, sent = _resident(service.process), perf_counter(), 0
    while sent < wanted:
        part = await _pressed(service, requests, 8, 10.0)
        sent += len(part.times)
        sys.stdout.write(".")
        sys.stdout.flush()
    took = perf_counter() - began
    print(f"\nmemory: {before} MB, after {sent} more requests {_resident(service.process)} MB, {took:.0f} s")


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main()
