"""Measure what the product costs. Run with ``python -m bench``; ``backend/bench/README.md`` explains the tables.

Product and floors take turns in the same run, so that a busy machine slows all alike: read the shares, not the
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

from bench import agreement, data, load, services
from bench.load import Slice
from bench.operations import COMPARED, LINES, OPERATIONS, QUICK, Asked, Operation
from bench.services import Service
from qms.operations.embedded import EmbeddedServer

Column = tuple[str, int]
Running = dict[tuple[str, str], Service]
BOARD = data.TWENTY_THOUSAND
COST: tuple[Column, ...] = (
    ("operation", 34),
    ("who", 10),
    ("as", 14),
    ("stmts", 6),
    ("CPU ms (app + db)", 22),
    ("least (app + db)", 22),
    ("recorded", 9),
    ("share", 6),
    ("aim", 5),
    ("of rec.", 8),
    ("per s", 6),
    ("least", 6),
    ("p50 ms", 7),
    ("p95 ms", 7),
)
GROWTH: tuple[Column, ...] = (
    ("operation", 38),
    ("10 000 alone", 12),
    ("10 000 of 1 000 000", 21),
    ("ratio", 7),
    ("CPU ratio", 11),
    ("least", 7),
    ("20 000 of it", 14),
    ("97 000 of it", 14),
)


PEERS: tuple[Column, ...] = (
    ("operation", 34),
    ("CPU ms (app + db)", 22),
    ("peer (app + db)", 22),
    ("ours/theirs", 13),
    ("per s", 8),
    ("peer", 8),
)


def main() -> None:
    """Prepare, measure, print."""
    options = _arguments()
    home = Path(options.keep or tempfile.mkdtemp(prefix="qms-bench-"))
    server = EmbeddedServer(home / "postgres")
    sizes = {"small": data.SIZES["small"]} if options.quick else data.SIZES
    try:
        began = perf_counter()
        _say(f"Filling {'a database' if options.quick else 'two databases'}, unless an earlier run has left them …")
        databases = data.prepare(server, services.issuer(options.port), sizes)
        _say(f"  {perf_counter() - began:.0f} s\n")
        with ExitStack() as running:
            running_ = services.start(databases, home, options.port, running)
            peer = services.start_peer(databases, options.port + len(running_), running)
            asyncio.run(_measure(running_, peer, options))
    finally:
        server.stop()
        if not options.keep:
            rmtree(server.home, ignore_errors=True)
            rmtree(home, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--port", type=int, default=8150, help="first of some ports in a row")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=2.0, help="length of each stretch of load")
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument(
        "--quick", action="store_true", help="a board of 10 000 alone, the chief lines, short stretches"
    )
    parser.add_argument("--only", metavar="NAMES", help="operations, with commas between", default="")
    parser.add_argument("--keep", metavar="DIR", help="keep the databases here for the next run")
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.seconds = min(options.rounds, 3), min(options.seconds, 0.8)
    return options


async def _measure(running: Running, peer: Service | None, options: argparse.Namespace) -> None:
    chosen = set(filter(None, options.only.split(","))) or {operation.name for operation in OPERATIONS}
    lines, compared = (
        [line for line in every if line.operation.name in chosen]
        for every in (QUICK if options.quick else LINES, COMPARED)
    )
    growing = [operation for operation in OPERATIONS if operation.grows and operation.name in chosen]
    size, board, of = ("small", data.SAME_BOARD, "10 000") if options.quick else ("large", BOARD, "20 000 of 1 000 000")
    _say(f"A board with {of} deviations, {options.connections} connections.\n")
    await _compare([running[kind, size] for kind in services.KINDS], board, lines, options)
    await _beside(running["product", "small"], peer, compared, options)
    if not options.quick:
        alone = argparse.Namespace(**vars(options) | {"connections": 1, "seconds": options.seconds / 2})
        await _grow(running, growing, alone)


async def _compare(
    compared: Sequence[Service], board: int, lines: Sequence[Asked], options: argparse.Namespace
) -> None:
    product, recorded, least = compared
    _line(COST, [title for title, _ in COST])
    for asked in lines:
        statements = recorded.learn(asked, board)
        if fault := await agreement.differing(product, least, asked, board):
            _say(f"  ! not the same answer: {fault[:300]}")
        slices = await _in_turns([(service, board) for service in compared], asked, options)
        _line(COST, _costs(asked, statements, *slices))


async def _beside(
    product: Service, peer: Service | None, compared: Sequence[Asked], options: argparse.Namespace
) -> None:
    if peer is None:
        _say("\nNo peer beside it: make .venv/peer/.ready installs Django REST Framework.")
        return
    _say(
        "\nThe board of 10 000 alone, by token, beside Django REST Framework with django-auditlog, one process each.\n"
    )
    _line(PEERS, [title for title, _ in PEERS])
    for asked in compared:
        ours, theirs = await _in_turns([(product, data.SAME_BOARD), (peer, data.SAME_BOARD)], asked, options)
        ratio = median(mine.cost / other.cost for mine, other in zip(ours, theirs, strict=True))
        rates = [f"{median(part.rate for part in slices):.0f}" for slices in (ours, theirs)]
        _line(PEERS, [asked.operation.title, _apart(ours), _apart(theirs), f"{ratio:.2f}", *rates])


async def _grow(running: Running, growing: Sequence[Operation], options: argparse.Namespace) -> None:
    _say("\nMilliseconds (median) over one connection: the same board of 10 000 alone and among 1 000 000, how many")
    _say("times longer that takes, how many times the processor time it costs the product and the least work, and")
    _say("larger boards in the same database. A board's rows lie in five years.\n")
    _line(GROWTH, [title for title, _ in GROWTH])
    places = [("product", "small"), ("product", "large"), ("least", "small"), ("least", "large")]
    compared = [(running[place], data.SAME_BOARD) for place in places]
    compared += [(running["product", "large"], board) for board in (BOARD, data.LARGE_BOARD)]
    for asked in [Asked(operation, way=operation.way) for operation in growing]:
        small, large, bare_small, bare_large, *boards = await _in_turns(compared, asked, options)
        taken = [f"{_middle(slices):.1f}" for slices in (small, large, *boards)]
        ratios = (_middle(large) / _middle(small), _cost(large) / _cost(small), _cost(bare_large) / _cost(bare_small))
        _line(GROWTH, [asked.operation.title, *taken[:2], *(f"{ratio:.2f}" for ratio in ratios), *taken[2:]])


async def _in_turns(
    compared: Sequence[tuple[Service, int]], asked: Asked, options: argparse.Namespace
) -> list[list[Slice]]:
    """Slices of load for each service and board, in turns; the first turn only warms up."""
    slices: list[list[Slice]] = [[] for _ in compared]
    requests = [await service.requests(asked, board) for service, board in compared]
    for turn in range(options.rounds + 1):
        for (service, _), sent, kept in zip(compared, requests, slices, strict=True):
            taken = await load.pressed(
                service.port,
                sent,
                processes=service.processes,
                seconds=options.seconds if turn else options.seconds / 2,
                connections=options.connections,
            )
            if turn:
                kept.append(taken)
    return slices


def _costs(asked: Asked, statements: int, product: list[Slice], recorded: list[Slice], least: list[Slice]) -> list[str]:
    return [
        asked.operation.title,
        asked.persona,
        asked.way,
        str(statements),
        _apart(product),
        _apart(least),
        f"{_cost(recorded):.2f}",
        _share(product, least),
        f"{asked.operation.aim:.2f}" if asked.operation.aim and asked.way == "session" else "",
        _share(product, recorded),
        f"{median(part.rate for part in product):.0f}",
        f"{median(part.rate for part in least):.0f}",
        f"{_middle(product):.1f}",
        f"{median(part.slow for part in product):.1f}",
    ]


def _apart(slices: list[Slice]) -> str:
    """Processor time, and that of the service and of the database."""
    sides = [median(part.service_cost for part in slices), median(part.database_cost for part in slices)]
    return f"{_cost(slices):.2f} ({sides[0]:.2f} + {sides[1]:.2f})"


def _share(product: list[Slice], floor: list[Slice]) -> str:
    return f"{median(bare.cost / ours.cost for ours, bare in zip(product, floor, strict=True)):.2f}"


def _middle(slices: list[Slice]) -> float:
    return median(part.middle for part in slices)


def _cost(slices: list[Slice]) -> float:
    return median(part.cost for part in slices)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _line(columns: Iterable[Column], values: Iterable[str]) -> None:
    widths = [width for _, width in columns]
    cells = [
        f"{value:<{width}}" if (place < 3 and columns is COST) or not place else f"{value:>{width}}"
        for place, (value, width) in enumerate(zip(values, widths, strict=True))
    ]
    _say("".join(cells))


if __name__ == "__main__":
    main()
