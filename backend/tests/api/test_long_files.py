"""Others never wait for a file, however long or hostile, and a long one survives the death of who works on it."""

import base64
import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import Any

import httpx2
import pytest

from tests.conftest import Figure
from tests.desk import REPORTS
from tests.hostile import HOSTILE, TAKEN
from tests.killed import HEADINGS, PATIENCE, Installation, installation, wait_for
from tests.town import API, as_person

TAKEN_IN = "select created + updated + unchanged + rejected, status from file_import where id = :id"


class Watch:
    """Asks the service how it is all the while, and looks at how much memory those who work on files have had."""

    def __init__(self, running: Installation) -> None:
        self.running, self.answers, self.longest, self.memory = running, 0, 0.0, {"worker": 0, "reader": 0}
        self.is_over = threading.Event()

    def ask(self) -> None:
        with httpx2.Client(timeout=PATIENCE) as client:
            while not self.is_over.is_set():
                begun = time.perf_counter()
                with suppress(httpx2.TransportError):
                    if client.get(f"http://127.0.0.1:{self.running.port}/healthz").is_success:
                        self.answers += 1
                        self.longest = max(self.longest, time.perf_counter() - begun)
                time.sleep(0.01)

    def weigh(self) -> None:
        while not self.is_over.is_set():
            worker = self.running.worker.pid
            self._keep("worker", worker)
            with suppress(OSError):
                for child in Path(f"/proc/{worker}/task/{worker}/children").read_text().split():
                    self._keep("reader", int(child))
            time.sleep(0.05)

    def _keep(self, who: str, process: int) -> None:
        with suppress(OSError, StopIteration):
            lines = Path(f"/proc/{process}/status").read_text().splitlines()
            peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
            self.memory[who] = max(self.memory[who], peak // 1024)

    def __str__(self) -> str:
        memory = ", ".join(f"{who} {amount} MB" for who, amount in self.memory.items())
        return f"/healthz answered {self.answers}, longest {self.longest * 1000:.0f} ms, memory at most: {memory}"


@contextmanager
def watched(running: Installation) -> Iterator[Watch]:
    watch = Watch(running)
    threads = [threading.Thread(target=job, daemon=True) for job in (watch.ask, watch.weigh)]
    for thread in threads:
        thread.start()
    try:
        wait_for(lambda: watch.answers > 0, "the service never answered")
        yield watch
    finally:
        watch.is_over.set()
        for thread in threads:
            thread.join(PATIENCE)


@pytest.fixture
def place() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="qms-long-"))
    directory.chmod(0o755)
    yield directory
    rmtree(directory, ignore_errors=True)


@dataclass(frozen=True)
class Filed:
    """What a long file holds rows of, who hands it in and where, and what is whole when all of it is in."""

    path: str
    who: str
    headings: str
    row: Callable[[int], str]
    whole: str


OF_DECISIONS = Filed(
    "decision-imports",
    "decision-reporter at board",
    HEADINGS,
    lambda n: f"Viva;L-{n};1;Enheten home;2026-{n};SoL;contact-person;2026-01-{1 + n % 28:02};Kvinna",
    "decision d join decision_spell s on s.decision_id = d.id join matter_event e on e.matter_id = d.id",
)
OF_DEVIATIONS = Filed(
    "deviation-imports",
    "quality-developer at board",
    REPORTS,
    lambda n: f"Viva;L-{n};1;2026-01-{1 + n % 28:02} 08:30;Enheten home;Brevet gick fel.;Incoming-mail;;Undersköterska",
    "deviation d join deadline t on (t.matter_id, t.rule) = (d.id, 'assess') join matter_event e on e.matter_id = d.id"
    " where d.imported_at is not null and e.kind = 'reported'",
)


def handed_in(running: Installation, content: bytes, of: Filed = OF_DECISIONS, **more: object) -> str:
    who = as_person(running.town.people[of.who].id) | {"Idempotency-Key": os.urandom(8).hex()}
    body = {"fileName": "rader.csv", "content": base64.b64encode(content).decode(), **more}
    url = f"http://127.0.0.1:{running.port}{API}/{of.path}"
    answer = httpx2.post(url, json=body, headers=who, timeout=PATIENCE)
    assert answer.status_code == 202, answer.text
    assert answer.json()["status"] == "reading", "nobody waits for a file to be read"
    return str(answer.json()["id"])


def taken_back(running: Installation, import_id: str, of: Filed) -> None:
    url = f"http://127.0.0.1:{running.port}{API}/{of.path}/{import_id}"
    who = as_person(running.town.people[of.who].id)
    shown = httpx2.get(url, headers=who, timeout=PATIENCE)
    assert "reversals" in {link["rel"] for link in shown.json()["_links"]}, shown.text
    seen = who | {"If-Match": shown.headers["ETag"], "Idempotency-Key": os.urandom(8).hex()}
    answer = httpx2.post(f"{url}/reversals", json={"reason": "Fel fil."}, headers=seen, timeout=PATIENCE)
    assert answer.status_code == 201, answer.text
    wait_for(lambda: stands(running, import_id)[1] == "withdrawn", "the file is not taken back", running.keep_alive)


def stands(running: Installation, import_id: str) -> tuple[int, str]:
    [(tried, status)] = running.rows(TAKEN_IN, id=import_id)
    return tried, status


def reach(running: Installation, import_id: str, goal: int) -> None:
    """Wait until so many rows are taken in, as long as there is progress at all."""
    while (now := stands(running, import_id)[0]) < goal:
        wait_for(lambda now=now: stands(running, import_id)[0] > now, "no row is taken in", running.keep_alive)  # type: ignore[misc]  # bound in the loop


def changed_again(running: Installation, content: bytes, of: Filed, amount: int) -> int:
    """How many rows the same file changes when it comes once more. It is taken back, so that the first can be."""
    stood = running.rows("select count(*), sum(version) from matter")
    again = handed_in(running, content, of)
    reach(running, again, amount)
    wait_for(lambda: stands(running, again)[1] == "done", "the file is not done", running.keep_alive)
    [(created, updated)] = running.rows("select created, updated from file_import where id = :id", id=again)
    assert running.rows("select count(*), sum(version) from matter") == stood
    assert (created, updated) == (0, 0)
    taken_back(running, again, of)
    return int(created + updated)


@pytest.mark.drill(short=300, long=50_000)
@pytest.mark.parametrize("of", [OF_DECISIONS, OF_DEVIATIONS], ids=lambda of: of.path)
def test_a_long_file_is_taken_in_whole_whoever_dies(place: Path, amount: int, of: Filed, figure: Figure) -> None:
    content = "\r\n".join([of.headings, *map(of.row, range(amount))]).encode("utf-8-sig")
    with installation(place) as running, watched(running) as watch:
        begun = time.monotonic()
        import_id = handed_in(running, content, of)
        reach(running, import_id, amount // 4)
        running.kill("worker")
        before, silent = stands(running, import_id)[0], time.monotonic()
        reach(running, import_id, before + 1)
        silence = time.monotonic() - silent
        reach(running, import_id, amount // 2)
        running.kill("api")
        reach(running, import_id, amount)
        wait_for(lambda: stands(running, import_id)[1] == "done", "the file is not done", running.keep_alive)
        seconds = time.monotonic() - begun
        became = running.rows("select verdict, count(*), count(distinct matter_id) from file_import_row group by 1")
        matters = running.rows("select count(*), count(distinct source_id) from matter where source_id like 'L-%'")
        assert (became, matters) == ([("created", amount, amount)], [(amount, amount)])
        assert running.rows(f"select count(*) from {of.whole}") == [(amount,)]
        answered = watch.answers
        wait_for(lambda: watch.answers > answered, "the API never came back")
        again, begun = changed_again(running, content, of, amount), time.monotonic()
        taken_back(running, import_id, of)
        back = time.monotonic() - begun
        assert running.rows("select status, count(*) from matter where source_id like 'L-%' group by 1") == [
            ("mistaken", amount)
        ]
    figure(
        f"a long file of {of.path}: rows {amount}, worker and API killed once each, lost 0, doubled 0, in "
        f"{seconds:.0f} s ({amount / seconds:.0f} rows/s), of which {silence:.0f} s until another worker went on; the "
        f"same file again changed {again}; taken back in {back:.0f} s; {watch}"
    )


@pytest.mark.drill(short=2, long=len(HOSTILE))
def test_nobody_waits_for_a_hostile_file(place: Path, amount: int, figure: Figure) -> None:
    hostile = {name: make() for name, make in islice(HOSTILE.items(), amount)}
    with installation(place) as running, watched(running) as watch:
        ids = {name: handed_in(running, content, isDryRun=True) for name, content in hostile.items()}
        for name, import_id in ids.items():
            wait_for(lambda at=import_id: stands(running, at)[1] in ("failed", "examined"), name, running.keep_alive)  # type: ignore[misc]  # bound in the loop
        problems: dict[str, Any] = dict(running.rows("select id::text, problem ->> 'code' from file_import"))
        assert {problems[ids[name]] for name in ids if name != TAKEN} == {"unusable-file"}
    figure(f"hostile files: {amount}, all refused in words, stalls 0; {watch}")


def test_the_watch_sees_a_service_that_stands_still(place: Path) -> None:
    """The planted fault: a service that is stopped for a while has answered late, and the watch says how late."""
    with installation(place) as running, watched(running) as watch:
        running.api.send_signal(signal.SIGSTOP)
        time.sleep(0.7)
        running.api.send_signal(signal.SIGCONT)
        answered = watch.answers
        wait_for(lambda: watch.answers > answered + 1, "the service never came back")
    assert watch.longest > 0.5
