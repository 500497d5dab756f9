"""What was answered survives the sudden death of anything: database, API and worker are killed while people send.

The drill counts only together with its control: the same with a database that answers before it has written, which must
lose. A kill keeps what the operating system holds, so it says nothing about ``fsync``; the service refuses to start
without that.
"""

import random
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from shutil import rmtree

import pytest

from tests.conftest import Figure
from tests.killed import ROWS_IN_A_FILE, WITHOUT_DURABILITY, Installation, installation, sending, wait_for

SEED = 20_261_129
VICTIMS = ("database", "api", "worker")
DOUBLED = "select description from deviation where description like 'Avbrott-%' group by 1 having count(*) > 1"
DOUBLED_ROWS = "select source_id from matter where source_id like 'F%' group by 1 having count(*) > 1"
HALF_WRITTEN = {
    "a matter without its deviation": """select m.id from matter m where m.kind = 'deviation'
      and not exists (select from deviation d where d.id = m.id)""",
    "a matter without its decision": """select m.id from matter m where m.kind = 'decision'
      and not exists (select from decision d where d.id = m.id)""",
    "a deviation without its matter": """select id from deviation d
      where not exists (select from matter m where m.id = d.id)""",
    "a report without its event": """select d.id from deviation d where d.description like 'Avbrott-%'
      and not exists (select from matter_event e where e.matter_id = d.id)""",
    "a report without its row in the trail": """select d.id from deviation d where d.description like 'Avbrott-%'
      and not exists (select from audit.event a where a.kind = 'write' and a.object_id = d.id)""",
    "a row in the trail without its report": """select a.object_id from audit.event a
      where a.kind = 'write' and a.object_type = 'deviation'
      and not exists (select from deviation d where d.id = a.object_id)""",
    "a key without what it made": """select key from idempotency i where key like 'key-devi-%'
      and not exists (select from deviation d where d.description = substr(i.key, 10))""",
    "a report without its key": """select d.description from deviation d where d.description like 'Avbrott-%'
      and not exists (select from idempotency i where i.key = 'key-devi-' || d.description)""",
    "a file without its job": """select f.id from file_import f where f.status in ('reading', 'taking-in')
      and not exists (select from jobs.procrastinate_jobs j where j.args ->> 'import_id' = f.id::text)""",
}


@pytest.fixture
def place() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="qms-killed-"))
    directory.chmod(0o755)
    yield directory
    rmtree(directory, ignore_errors=True)


def lost(running: Installation) -> list[str]:
    """What was answered and is not there as it was answered."""
    stored = {(text, str(row)) for text, row in running.rows("select description, id from deviation")}
    files = {str(row) for (row,) in running.rows("select id from file_import")}
    reports = [marker for marker, answer in running.sent.reports.items() if (marker, answer) not in stored]
    return reports + [marker for marker, answer in running.sent.files.items() if answer not in files]


def half_written(running: Installation) -> dict[str, int]:
    counted = {name: len(running.rows(statement)) for name, statement in HALF_WRITTEN.items()}
    return {name: count for name, count in counted.items() if count}


def kill_all_along(running: Installation, victims: Iterator[str], kills: int) -> None:
    """Kill one after the other, each when some more has been answered since the last."""
    chance = random.Random(SEED)
    for _ in range(kills):
        wait_for(running.sent.more(chance.randint(2, 6)), "nothing is answered", running.keep_alive)
        running.kill(next(victims))


def soon_revived(running: Installation) -> None:
    """What a killed worker held is taken up again once it has been silent; the drill need not sit the silence out."""
    running.rows(
        "update jobs.procrastinate_workers set last_heartbeat = now() - interval '1 hour' "
        "where last_heartbeat < now() - interval '15 seconds'"
    )


def all_files_are_taken_in(running: Installation) -> bool:
    return running.rows("select count(*) from file_import where status <> 'done'") == [(0,)]


@pytest.mark.drill(short=3, long=100)
def test_nothing_that_was_answered_is_lost_doubled_or_half_written(place: Path, amount: int, figure: Figure) -> None:
    with installation(place) as running:
        with sending(running):
            kill_all_along(running, cycle(VICTIMS), amount)
        sent = running.sent
        soon_revived(running)
        wait_for(lambda: all_files_are_taken_in(running), "a file is stuck", running.keep_alive)
        assert sent.reports
        assert sent.files
        taken = running.rows("select count(*), count(distinct source_id) from matter where source_id like 'F%'")
        doubled = running.rows(DOUBLED) + running.rows(DOUBLED_ROWS)
        assert (lost(running), doubled, half_written(running)) == ([], [], {})
        rows = len(sent.files) * ROWS_IN_A_FILE
        assert taken == [(rows, rows)]
        figure(
            f"killed: seed {SEED}, kills {amount} (database, API and worker in turn), acknowledged {sent.acknowledged} "
            f"(reports {len(sent.reports)}, files {len(sent.files)}), without an answer {sent.unknown}, refused "
            f"{sent.refused}, already saved when sent again {sent.repeated}, lost 0, doubled 0, half-written 0, "
            f"rows of files {rows} of {rows}"
        )


@pytest.mark.drill(short=2, long=10)
def test_the_control_loses(place: Path, amount: int, figure: Figure) -> None:
    """Without durability the same drill must find a loss; otherwise it would find none anywhere."""
    with installation(place, **WITHOUT_DURABILITY) as running:
        with sending(running, files=False):
            kill_all_along(running, cycle(["database"]), amount)
        missing = lost(running)
        assert missing
        figure(
            f"killed, control with {WITHOUT_DURABILITY}: kills {amount}, acknowledged {running.sent.acknowledged}, "
            f"lost {len(missing)}"
        )


@pytest.mark.drill(short=1, long=1)
def test_what_is_doubled_or_half_written_is_found(place: Path, amount: int) -> None:
    with installation(place) as running:
        with sending(running, reporters=1, files=False):
            wait_for(lambda: running.sent.acknowledged >= 3, "nothing is answered")
        assert (lost(running), half_written(running)) == ([], {})
        running.rows("alter table deviation disable trigger all")
        (first, *_) = running.sent.reports
        running.rows("delete from deviation where description = :first", first=first)
        assert lost(running) == [first]
        assert set(half_written(running)) == {
            "a matter without its deviation",
            "a row in the trail without its report",
            "a key without what it made",
        }
