"""Measure what the product costs. Run with ``python -m bench``; it prints two tables after some eight minutes.

Product and floor take turns in the same run, so that a busy machine slows both alike: read the shares, not the
absolutes. Processor time per request is the steadiest figure.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree
from statistics import median
from time import perf_counter

from bench import data, load, services
from bench.load import Slice
from bench.operations import OPERATIONS, Operation
from bench.services import Service
from qms.operations.embedded import EmbeddedServer

Column = tuple[str, int]
BOARD = data.TWENTY_THOUSAND
COST: tuple[Column, ...] = (
    ("operation", 38),
    ("statements", 10),
    ("CPU ms", 8),
    ("floor CPU ms", 14),
    ("per s", 7),
    ("floor per s", 13),
    ("share", 7),
    ("aim", 6),
    ("CPU share", 11),
    ("p50 ms", 8),
    ("p95 ms", 8),
)
GROWTH: tuple[Column, ...] = (
    ("operation", 38),
    ("10 000 alone", 12),
    ("10 000 of 1 000 000", 21),
    ("ratio", 7),
    ("CPU ratio", 11),
    ("bare SQL", 10),
    ("20 000 of it", 14),
    ("97 000 of it", 14),
)


def main() -> None:
    """Prepare, measure, print."""
    options = _arguments()
    home = Path(options.keep or tempfile.mkdtemp(prefix="qms-bench-"))
    server = EmbeddedServer(home / "postgres")
    try:
        began = perf_counter()
        _say("Filling a database with 10 000 deviations and one with 1 000 000 …")
        databases = data.prepare(server, services.issuer(options.port))
        _say(f"  {perf_counter() - began:.0f} s\n")
        with ExitStack() as running:
            asyncio.run(_measure(services.start(databases, home, options.port, running), options))
    finally:
        server.stop()
        if not options.keep:
            rmtree(server.home, ignore_errors=True)
            rmtree(home, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--port", type=int, default=8150, help="first of four ports in a row")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=2.0, help="length of each stretch of load")
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--keep", metavar="DIR", help="keep the databases here for the next run")
    return parser.parse_args()


async def _measure(running: dict[tuple[str, str], Service], options: argparse.Namespace) -> None:
    for (kind, _), service in running.items():
        if kind == "floor":
            for board in service.rows:
                service.learn(board)
    await _compare(running, options)
    await _grow(running, argparse.Namespace(**vars(options) | {"connections": 1, "seconds": options.seconds / 2}))


async def _compare(running: dict[tuple[str, str], Service], options: argparse.Namespace) -> None:
    product, floor = running["product", "large"], running["floor", "large"]
    _say(f"A board with 20 000 of 1 000 000 deviations, {options.connections} connections. Statements are besides")
    _say("begin and commit. CPU is of the service and the database together. The floor is a bare Starlette route with")
    _say("the same driver, SQL and row security; share is product/floor per second, CPU share floor/product.\n")
    _line(COST, [title for title, _ in COST])
    for operation in OPERATIONS:
        ours, bare = await _in_turns(((product, BOARD), (floor, BOARD)), operation, options)
        _line(COST, _costs(operation, floor.statements[operation.name, BOARD], ours, bare))


async def _grow(running: dict[tuple[str, str], Service], options: argparse.Namespace) -> None:
    _say("\nMilliseconds (median) over one connection: the same board of 10 000 alone and among 1 000 000, how many")
    _say("times longer that takes, how many times the processor time it costs the product and its bare SQL, and larger")
    _say(
        "boards in the same database. A board's rows lie in five years; statistics count one year and the one before.\n"
    )
    _line(GROWTH, [title for title, _ in GROWTH])
    places = [("product", "small"), ("product", "large"), ("floor", "small"), ("floor", "large")]
    compared = [(running[place], data.SAME_BOARD) for place in places]
    compared += [(running["product", "large"], board) for board in (BOARD, data.LARGE_BOARD)]
    for operation in OPERATIONS:
        small, large, bare_small, bare_large, *boards = await _in_turns(compared, operation, options)
        taken = [f"{_middle(slices):.1f}" for slices in (small, large, *boards)]
        ratios = (_middle(large) / _middle(small), _cost(large) / _cost(small), _cost(bare_large) / _cost(bare_small))
        _line(GROWTH, [operation.title, *taken[:2], *(f"{ratio:.2f}" for ratio in ratios), *taken[2:]])


async def _in_turns(
    compared: Sequence[tuple[Service, int]], operation: Operation, options: argparse.Namespace
) -> list[list[Slice]]:
    """Slices of load for each service and board, in turns; the first turn only warms up."""
    slices: list[list[Slice]] = [[] for _ in compared]
    for turn in range(options.rounds + 1):
        for (service, board), kept in zip(compared, slices, strict=True):
            requests = service.requests(operation, board)
            taken = await load.pressed(
                service.port, requests, service.pids, seconds=options.seconds, connections=options.connections
            )
            if turn:
                kept.append(taken)
    return slices


def _costs(operation: Operation, statements: int, product: list[Slice], floor: list[Slice]) -> list[str]:
    shares = [ours.rate / bare.rate for ours, bare in zip(product, floor, strict=True)]
    return [
        operation.title,
        str(statements),
        f"{_cost(product):.2f}",
        f"{_cost(floor):.2f}",
        f"{median(part.rate for part in product):.0f}",
        f"{median(part.rate for part in floor):.0f}",
        f"{median(shares):.2f}",
        f"{operation.aim:.2f}" if operation.aim else "",
        f"{median(bare.cost / ours.cost for ours, bare in zip(product, floor, strict=True)):.2f}",
        f"{_middle(product):.1f}",
        f"{median(part.slow for part in product):.1f}",
    ]


def _middle(slices: list[Slice]) -> float:
    return median(part.middle for part in slices)


def _cost(slices: list[Slice]) -> float:
    return median(part.cost for part in slices)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _line(columns: Iterable[Column], values: Iterable[str]) -> None:
    (_, first), *others = columns
    name, *figures = values
    cells = "".join(f"{figure:>{width}}" for figure, (_, width) in zip(figures, others, strict=True))
    _say(f"{name:<{first}}{cells}")


if __name__ == "__main__":
    main()
