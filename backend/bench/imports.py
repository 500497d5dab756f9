"""What a file of decisions costs, and how far behind the feed is meanwhile. Run with ``python -m bench.imports``.

Files of 5 000 rows are handed in and worked on by a process of their own, as ``qms worker`` does it. Beside it
somebody reports twice a second, and somebody follows the feed: the lag is from the report's commit until the feed tells
of it. ``--profile`` says where the processor time of one file goes instead.
"""

import argparse
import asyncio
import base64
import cProfile
import os
import pstats
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import rmtree
from statistics import median
from time import perf_counter
from typing import TypeVar
from uuid import UUID

import psycopg
import uvloop
from sqlalchemy import event, make_url

from bench import data, load
from qms.decision_imports.imports import DECISIONS
from qms.decision_imports.jobs import work_on_file
from qms.deviations import service as deviations
from qms.deviations.schemas import DeviationCreate
from qms.feed import queries as feed
from qms.file_imports import service as files
from qms.file_imports.models import AT_WORK, FileImport
from qms.file_imports.schemas import FileImportCreate
from qms.kernel.clock import today
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.operations.embedded import EmbeddedServer

T = TypeVar("T")
KEY = b"a key for invented people alone!"
HEADINGS = "Källsystem;Beslutsid;Version;Enhet;Ärendenummer;Lag;Insats;Beslutsdatum;Kön;Verkställt"
ROWS_IN_A_FILE = 5_000
BETWEEN_REPORTS, BETWEEN_LOOKS = 0.5, 0.2


def main() -> None:
    """Prepare, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.imports", description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--work", nargs=2, metavar=("URL", "IMPORT"), help="work on one file, as the worker does")
    options = parser.parse_args()
    if options.work:
        uvloop.run(_work(*options.work))
        return
    with _prepared() as (databases, plain):
        uvloop.run(_profile(databases) if options.profile else _measure(databases, plain, options.rows))


@contextmanager
def _prepared() -> Iterator[tuple[data.Databases, str]]:
    home = Path(tempfile.mkdtemp(prefix="qms-bench-"))
    home.chmod(0o755)
    server = EmbeddedServer(home / "postgres")
    try:
        databases = data.prepare(server, "bench", {"small": (10_000,)})
        plain = make_url(server.start().superuser).set(drivername="postgresql", database="bench_small")
        url = plain.render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                """insert into code (id, board_id, list, code, label, valid_from)
                   values (gen_random_uuid(), %s, 'benefit', 'contact-person', 'Kontaktperson', '2020-01-01')""",
                [data.board_id(0)],
            )
        yield databases, url
    finally:
        server.stop()
        rmtree(server.home, ignore_errors=True)
        rmtree(home, ignore_errors=True)


async def _measure(databases: data.Databases, plain: str, rows: int) -> None:
    database, url = _opened(databases.urls["small"]), databases.urls["small"]
    lags: list[float] = []
    at_work = asyncio.Event()
    beside = [
        asyncio.create_task(each) for each in (_reporting(database, at_work), _following(database, at_work, lags))
    ]
    print(f"{'file':>6}{'rows':>8}{'rows/s':>9}{'CPU ms a row (app + db)':>28}", end="")
    print(f"{'feed behind s, p50':>20}{'p99':>7}{'max':>7}")
    begun, costs = perf_counter(), []
    for number in range(max(rows // ROWS_IN_A_FILE, 1)):
        size, seen = min(rows, ROWS_IN_A_FILE), len(lags)
        import_id = await _as_system(database, partial(_handed_in, number=number, rows=size))
        took, app, db = await _worked(url, import_id, databases.postmaster)
        costs.append((took, 1000 * app / size, 1000 * db / size))
        _say(str(number + 1), size, [costs[-1]], lags[seen:])
    at_work.set()
    await asyncio.gather(*beside)
    _say("all", rows, costs, lags)
    with psycopg.connect(plain) as connection:
        (taken,) = connection.execute("select sum(created) from file_import where status = 'done'").fetchone() or (0,)
    if taken != rows:
        raise RuntimeError(f"{taken} rows of {rows} became decisions.")
    print(f"{perf_counter() - begun:.0f} s, reports that were followed {len(lags)}")
    await database.close()


def _say(name: str, rows: int, costs: list[tuple[float, float, float]], lags: list[float]) -> None:
    seconds = sum(took for took, _, _ in costs)
    app, db = median(cost[1] for cost in costs), median(cost[2] for cost in costs)
    behind = [median(lags), sorted(lags)[int(0.99 * len(lags))], max(lags)] if len(lags) > 1 else [0.0, 0.0, 0.0]
    cost = f"{app + db:.1f} ({app:.1f} + {db:.1f})"
    print(
        f"{name:>6}{rows:>8}{rows / seconds:>9.0f}{cost:>28}{behind[0]:>20.2f}{behind[1]:>7.2f}{behind[2]:>7.2f}",
        flush=True,
    )


async def _worked(url: str, import_id: UUID, postmaster: int) -> tuple[float, float, float]:
    """Let a process of its own work on a file: seconds, and processor time of it and of the database."""
    before, began = load.processor_time(postmaster), perf_counter()
    command = [sys.executable, "-m", "bench.imports", "--work", url, str(import_id)]
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("The file was not taken in.")
    return perf_counter() - began, float(said), load.processor_time(postmaster) - before


async def _work(url: str, import_id: str) -> None:
    database = _opened(url)
    before = sum(os.times()[:2])
    await _to_the_end(database, import_id)
    print(sum(os.times()[:2]) - before)
    await database.close()


async def _to_the_end(database: Database, import_id: str) -> None:
    """Turn by turn, as a worker for whom nothing else waits."""
    while await _as_system(database, lambda tx: tx.get_one(FileImport, UUID(import_id)).status in AT_WORK):
        await work_on_file(database, import_id, str(data.board_id(0)))


async def _reporting(database: Database, done: asyncio.Event) -> None:
    """Reports, each told from others by its text: when it had been committed."""
    while not done.is_set():
        matter_id = await _as_system(database, _report)
        COMMITTED[matter_id] = perf_counter()
        await asyncio.sleep(BETWEEN_REPORTS)


COMMITTED: dict[UUID, float] = {}


async def _following(database: Database, done: asyncio.Event, lags: list[float]) -> None:
    """Somebody who reads the feed from now on."""
    cursor = None
    while not done.is_set():
        look = perf_counter()
        entries, cursor = await _as_system(database, partial(_some_events, cursor=cursor))
        told = [COMMITTED.pop(entry) for entry in entries if entry in COMMITTED]
        lags.extend(max(look - at, 0.0) for at in told)
        if len(entries) < 500:
            await asyncio.sleep(BETWEEN_LOOKS)


def _some_events(tx: Tx, cursor: str | None) -> tuple[list[UUID], str]:
    entries, after, _ = feed.feed(tx, board_id=data.board_id(0), after=cursor, limit=500)
    return [UUID(str(entry["matter_id"])) for entry in entries], after


def _report(tx: Tx) -> UUID:
    report = {
        "report_type": "deviation",
        "title": "Utebliven insats",
        "description": "Insatsen uteblev.",
        "unit_id": data.unit_id(0),
        "occurred": {"precision": "date", "on": today()},
        "affected": "one",
    }
    _, made = deviations.take_in(tx, DeviationCreate.model_validate(report, by_name=True))
    return made.id


def _handed_in(tx: Tx, number: int, rows: int) -> UUID:
    lines = [
        f"Treserva;{number}-{row};1;Enhet {row % 55 + 1};{number}-{row};SoL;Kontaktperson;2026-0{row % 6 + 1}-15;"
        f"{'Kvinna' if row % 2 else 'Man'};{'2026-07-01' if row % 3 else ''}"
        for row in range(rows)
    ]
    content = base64.b64encode("\r\n".join([HEADINGS, *lines]).encode("utf-8-sig")).decode()
    command = FileImportCreate.model_validate({"fileName": f"{number}.csv", "content": content})
    return files.request(tx, DECISIONS, command).id


async def _profile(databases: data.Databases) -> None:
    database, statements = _opened(databases.urls["small"]), [0]
    import_id = await _as_system(database, partial(_handed_in, number=0, rows=ROWS_IN_A_FILE))

    def note(*_: object) -> None:
        statements[0] += 1

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    profile = cProfile.Profile()
    profile.enable()
    await _to_the_end(database, str(import_id))
    profile.disable()
    print(f"statements for {ROWS_IN_A_FILE} rows: {statements[0]}")
    pstats.Stats(profile).sort_stats("cumulative").print_stats("qms|sqlalchemy/orm/(session|unitofwork)|psycopg", 45)
    await database.close()


def _opened(url: str) -> Database:
    return Database(url, pool_size=3, seal_key=KEY)


async def _as_system(database: Database, work: Callable[[Tx], T]) -> T:
    purpose = Purpose("decisionImport", str(new_id()))
    return await database.as_system([data.board_id(0)], purpose, work, name="bench")


if __name__ == "__main__":
    main()
