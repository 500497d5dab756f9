"""What people notice of those who count. Run with ``python -m bench.lanes``; it prints a table.

Readers and reporters work while 0, 4, 9 and 32 others ask for five years' figures of a large board, again and again:
with the lane for dear requests, and without it. Both services are up in the same run, and take turns.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree
from statistics import quantiles

from bench import data, load, services
from bench.load import Slice
from bench.operations import FIVE_YEARS, READ, REPORT, Asked
from bench.services import Service
from qms.operations.embedded import EmbeddedServer

CROWDS = (0, 4, 9, 32)
READERS, REPORTERS = 6, 2
WORK = {
    "read": Asked(READ, way="token"),
    "report": Asked(REPORT, way="token"),
    "figures": Asked(FIVE_YEARS, way="token"),
}
OF_EACH = ("p50 ms", "p99 ms", "refused")
HEADINGS = ("clients", "", "read/s", *OF_EACH, "report/s", *OF_EACH, "figures/s", *OF_EACH)


def main() -> None:
    """Fill, start both services, press, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.lanes", description=__doc__)
    parser.add_argument("--port", type=int, default=8150, help="first of two, as when the databases were filled")
    parser.add_argument("--seconds", type=float, default=8.0, help="length of each stretch of load")
    parser.add_argument("--keep", metavar="DIR", help="keep the databases here for the next run")
    options = parser.parse_args()
    home = Path(options.keep or tempfile.mkdtemp(prefix="qms-bench-"))
    server = EmbeddedServer(home / "postgres")
    try:
        databases = data.prepare(server, services.issuer(options.port), {"large": data.SIZES["large"]})
        with ExitStack() as running:
            started = services.start(databases, home, options.port, running, ("product", services.NO_LANE))
            asyncio.run(_measure(list(started.values()), options.seconds))
    finally:
        server.stop()
        if not options.keep:
            rmtree(server.home, ignore_errors=True)
            rmtree(home, ignore_errors=True)


async def _measure(lanes: Sequence[Service], seconds: float) -> None:
    _line(HEADINGS)
    for crowd in CROWDS:
        for service in lanes:
            requests = {kind: await service.requests(asked, data.LARGE_BOARD) for kind, asked in WORK.items()}
            people = {"read": READERS, "report": REPORTERS, "figures": crowd}
            pressed = [_pressed(service, requests[kind], count, seconds) for kind, count in people.items()]
            _line(
                (
                    str(crowd),
                    service.kind,
                    *(cell for slice_ in await asyncio.gather(*pressed) for cell in _cells(slice_)),
                )
            )


async def _pressed(service: Service, requests: Iterator[bytes], connections: int, seconds: float) -> Slice:
    return await load.pressed(
        service.port,
        requests,
        processes=service.processes,
        seconds=seconds,
        connections=connections,
        may_fail=True,
    )


def _cells(of: Slice) -> tuple[str, ...]:
    """How many a second, how long half and all but one in a hundred took, and how many got no answer."""
    if len(of.times) < 2:
        return (f"{of.rate:.1f}", "", "", str(of.failed))
    return (f"{of.rate:.1f}", f"{of.middle:.0f}", f"{1000 * quantiles(of.times, n=100)[-1]:.0f}", str(of.failed))


def _line(cells: tuple[str, ...]) -> None:
    print("".join(f"{cell:>10}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
