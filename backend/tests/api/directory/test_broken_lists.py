"""A list is never examined for ever: what breaks it is told, what is in stays, and it can be sent again."""

import asyncio
import json
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import OperationalError

from qms.background import pace
from qms.directory import service as directories
from qms.directory.schemas import DirectoryRow
from qms.directory_reading import reading
from qms.directory_reading.jobs import JOBS, work_on_run
from qms.directory_runs import service as runs
from qms.directory_runs.models import Way
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Unavailable
from qms.operations.embedded import Urls
from tests import given
from tests.conftest import Cluster, OpenDatabase
from tests.directory import SYSTEM_SCOPES, Directory, counts, row
from tests.killed import BACKEND, wait_for
from tests.served import KEY
from tests.town import as_system

pytestmark = pytest.mark.anyio
SILENT = "update jobs.procrastinate_workers set last_heartbeat = now() - interval '1 hour' returning 1"


def failing_on(key: str, monkeypatch: pytest.MonkeyPatch, step: str, error: Exception | None = None) -> None:
    """Let the service fail on a row with a key, when it is judged or when it is taken in."""
    whole = getattr(directories, step)

    def fails(tx: Any, source: Any, row: Any, *more: Any) -> Any:
        if row.key == key:
            raise error or RuntimeError("a fault of ours")
        return whole(tx, source, row, *more)

    monkeypatch.setattr(directories, step, fails)


@pytest.mark.parametrize("is_dry_run", [True, False])
async def test_a_list_that_cannot_be_examined_says_so_and_is_sent_again(
    directory: Directory, monkeypatch: pytest.MonkeyPatch, *, is_dry_run: bool
) -> None:
    rows = [row("a"), row("b"), row("c")]
    with monkeypatch.context() as broken:
        failing_on("b", broken, "judge")
        run = await directory.run(rows, isDryRun=is_dry_run)
    assert (run["status"], counts(run)) == ("failed", (0, 0, 0, 0, 3))
    assert {one["problem"]["code"] for one in await directory.rows(run, "rejected")} == {"directory-list-broken"}
    assert directory.here.sql("select 1 from directory_entry where board_id = :b", b=directory.here.board_id) == []
    assert [link["rel"] for link in run["_links"]] == ["self"]
    assert (await directory.worked_on(run["id"]))["status"] == "failed", "the queue may do it again"
    assert counts(await directory.run(rows)) == (3, 0, 0, 0, 0)


async def test_what_is_in_when_a_list_breaks_stays_and_is_seen_to(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next list says the same of it, so its absence would never be registered then."""
    away = {"absentFrom": clock.today().isoformat(), "absentTo": (clock.today() + timedelta(days=9)).isoformat()}
    rows = [row("boss"), row("away", manager="boss", absence=away), *(row(f"p{n}") for n in range(30))]
    await directory.rule("", "reporter")
    with monkeypatch.context() as broken:
        failing_on("p29", broken, "take")
        run = await directory.run(rows)
    assert (run["status"], counts(run)) == ("failed", (25, 0, 0, 0, 7))
    assert ("reporter", "Norr") in directory.roles("p0")
    absences = "select 1 from absence where person_id = :who"
    assert len(directory.here.sql(absences, who=directory.person("away"))) == 1
    again = await directory.run(rows)
    assert (again["status"], counts(again)) == ("done", (7, 0, 25, 0, 0))


async def test_what_the_queue_does_again_breaks_nothing(directory: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = await directory.send([row("a"), row("b")])
    run = answer.json()
    with monkeypatch.context() as gone:
        failing_on("b", gone, "judge", OperationalError("", {}, Exception()))
        with pytest.raises(Unavailable):
            await directory.worked_on(run["id"])
    assert (await directory.read(f"/directory-runs/{run['id']}"))["status"] == "examining"
    assert (await directory.send([row("a")])).json()["code"] == "run-at-work"
    (hourly,) = [job for job in JOBS if job.cron]
    queued = "select 1 from jobs.procrastinate_jobs where args ->> 'run_id' = :run and status = 'todo'"
    here = directory.here
    here.sql("update jobs.procrastinate_jobs set status = 'failed' where args ->> 'run_id' = :run returning 1",
             run=run["id"])  # fmt: skip
    assert here.sql(queued, run=run["id"]) == []
    await hourly.run(here.database)
    assert len(here.sql(queued, run=run["id"])) == 1, "the queue has given it up, and the hour takes it up"
    assert counts(await directory.worked_on(run["id"])) == (2, 0, 0, 0, 0)


@pytest.mark.parametrize("steps", [0, 20, 200])
async def test_a_sender_that_goes_away_leaves_a_whole_list_or_none(directory: Directory, steps: int) -> None:
    """Sent again with its key it is the same list, whether the answer was lost or the list never came."""
    key, board = uuid4().hex, directory.here.board_id
    body = {"source": directory.source, "isComplete": True, "entries": [row(f"p{n}", login=None) for n in range(50)]}
    headers = as_system(str(board), SYSTEM_SCOPES, **{"Idempotency-Key": key})
    sending = asyncio.create_task(directory.api.post("/directory-runs", json=body, headers=headers))
    for _ in range(steps):
        await asyncio.sleep(0)
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending
    answer = await directory.api.post("/directory-runs", json=body, headers=headers)
    assert answer.status_code == 202, answer.text
    assert len(directory.here.sql("select id from directory_run where board_id = :board", board=board)) == 1
    assert counts(await directory.worked_on(answer.json()["id"])) == (50, 0, 0, 0, 0)


UNREADABLE: list[Any] = [
    {"key": "a\x00b", "name": "Person"},
    {"key": "\ud800", "name": "Person"},
    {"key": "x" * 500},
    {"key": {"a": 1}},
    {"key": 7, "unit": ["Norr"]},
    {"key": "\u200b"},
    {"name": "\udfff" * 3, "key": "k"},
    [],
    None,
    "text",
    1e308,
]


@pytest.mark.parametrize("is_dry_run", [True, False])
async def test_no_row_breaks_a_list(directory: Directory, *, is_dry_run: bool) -> None:
    body = {"source": directory.source, "isComplete": True, "isDryRun": is_dry_run, "entries": [row("r"), *UNREADABLE]}
    headers = as_system(str(directory.here.board_id), SYSTEM_SCOPES, **{"Idempotency-Key": uuid4().hex})
    headers |= {"Content-Type": "application/json"}
    answer = await directory.api.post("/directory-runs", content=json.dumps(body), headers=headers)
    assert answer.status_code == 202, answer.text
    run = await directory.worked_on(answer.json()["id"])
    assert (run["status"], counts(run)) == ("examined" if is_dry_run else "done", (1, 0, 0, 0, len(UNREADABLE)))


@pytest.mark.parametrize("key", [" p0 ", "p0\u00a0", "\u200bp0"])
async def test_who_stands_on_an_unreadable_row_has_not_left_however_the_key_is_written(
    directory: Directory, key: str
) -> None:
    rows = [row(f"p{n}") for n in range(40)]
    await directory.run(rows)
    unreadable: list[dict[str, object]] = [{"key": key}, row(key, unit="")]
    for broken in unreadable:
        run = await directory.run([broken, *rows[1:]])
        assert (run["status"], counts(run)) == ("done", (0, 0, 39, 0, 1))
    assert await directory.is_let_in("p0")


@pytest.fixture
def urls(cluster: Cluster) -> Urls:
    return cluster.clone(f"lists_{new_id().hex}")


def _begun(board_id: UUID) -> Callable[[Tx], UUID]:
    """A list of a whole directory that has come in and waits for the service."""

    def work(tx: Tx) -> UUID:
        tx.info["issuer"] = "https://login.example"
        run = runs.new_run(tx, board_id, "Katalogen", Way.API, is_complete=True)
        runs.start(tx, run, {n: DirectoryRow.model_validate(row(f"p{n}")) for n in range(1, 61)})
        return run.id

    return work


@pytest.mark.parametrize("step", ["directoryRunCreate 1 inside", "directoryRunCreate 2 after"])
async def test_a_worker_that_dies_leaves_a_list_that_is_gone_on_with(
    urls: Urls, tmp_path: Path, step: str, open_database: OpenDatabase
) -> None:
    """Killed where it stands, while it examines or takes in: another takes the list up, and nothing is doubled."""
    database = open_database(urls.app, pool_size=2)
    here = given.board(database, urls.owner)
    await here.unit("Norr")
    run_id = await here.do(_begun(here.board_id))

    def worker(at: str) -> tuple[subprocess.Popen[bytes], Path]:
        stood, key = tmp_path / at.replace(" ", "-"), b64encode(KEY).decode()
        settings = {"QMS_DATABASE_URL": urls.app, "QMS_IDENTITY_KEY": key, "QMS_TRAIL_KEY": key}
        command = [sys.executable, "-m", "tests.stopped_worker", at, str(stood)]
        return subprocess.Popen(command, cwd=BACKEND, env=settings, stderr=subprocess.DEVNULL), stood

    first, stood = worker(step)
    wait_for(stood.exists, f"{step} is never reached")
    first.kill()
    first.wait()
    here.sql(SILENT)
    second, _ = worker("none 0 inside")
    ended = "select status, created from directory_run where id = :id and status not in ('examining', 'taking-in')"
    wait_for(lambda: bool(here.sql(ended, id=run_id)), "the list is stuck")
    second.kill()
    second.wait()
    assert here.sql(ended, id=run_id) == [{"status": "done", "created": 60}]
    assert len(here.sql("select 1 from person where board_id = :board", board=here.board_id)) == 60


async def test_a_long_list_lets_others_come_first(directory: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    """When its turn is over it stands last in the queue, asked for with the last that was done."""
    monkeypatch.setattr(pace, "TURN", 1)
    monkeypatch.setattr(reading, "EXAMINED_AT_A_TIME", 2)
    run_id, here = (await directory.send([row("a"), row("b"), row("c")])).json()["id"], directory.here
    for status, is_queued in (("examining", True), ("taking-in", True), ("done", False)):
        here.sql("delete from jobs.procrastinate_jobs where args ->> 'run_id' = :run returning 1", run=run_id)
        await work_on_run(here.database, run_id, str(here.board_id))
        assert (await directory.read(f"/directory-runs/{run_id}"))["status"] == status
        queued = here.sql("select 1 from jobs.procrastinate_jobs where args ->> 'run_id' = :run", run=run_id)
        assert bool(queued) == is_queued
