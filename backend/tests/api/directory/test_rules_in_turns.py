"""A board's rules are carried out some people at a time: others come first, and a worker that dies is gone on after."""

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from qms.background import pace
from qms.directory.schemas import DirectoryRow
from qms.directory_reading.jobs import work_on_run
from qms.directory_runs import service as runs
from qms.directory_runs.models import Way
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from qms.role_rules import service
from qms.role_rules.jobs import apply_rules, turn_the_day
from tests import given
from tests.conftest import Cluster, OpenDatabase
from tests.directory import Directory, row
from tests.given import Place
from tests.killed import wait_for
from tests.town import as_person
from tests.victims import LEFT, SILENT, Worker

pytestmark = pytest.mark.anyio
HELD = "select person_id from assignment where board_id = :board and role = 'reporter' and rule_id is not null"
QUEUED = """
    select args, lock from jobs.procrastinate_jobs
     where task_name = :name and args ->> 'board_id' = :board and status = 'todo' order by id
"""
RULE = """
    insert into directory_rule (id, board_id, title, includes_below, role, decided_at, version)
    values (:id, :board, '', true, 'reporter', now(), 1) returning 1
"""
PEOPLE = 60


def held(here: Place) -> Counter[UUID]:
    return Counter(one["person_id"] for one in here.sql(HELD, board=here.board_id))


def queued(here: Place) -> list[dict[str, Any]]:
    return here.sql(QUEUED, name=service.APPLY_RULES, board=str(here.board_id))


async def test_the_rules_of_a_large_board_let_others_come_first(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a turn is over the rest stands last in the queue, asked for with the last who was done, and never beside."""
    monkeypatch.setattr(pace, "TURN", 2)
    monkeypatch.setattr(service, "AT_A_TIME", 2)
    await directory.run([row(f"p{n}") for n in range(9)])
    here = directory.here
    body = {"boardId": str(here.board_id), "title": "", "role": "reporter"}
    assert (await directory.api.post("/directory-rules", json=body, headers=as_person(directory.admin))).is_success
    for done, of_turn in enumerate((4, 8, 9), start=1):
        waiting = queued(here)
        here.sql("delete from jobs.procrastinate_jobs where lock = :lock returning 1", lock=waiting[0]["lock"])
        await apply_rules(here.database, **waiting[0]["args"])
        assert len(held(here)) == of_turn, f"turn {done}"
        assert {job["lock"] for job in queued(here)} <= {waiting[0]["lock"]}, "one at a time works for the board"
    assert (queued(here), set(held(here).values())) == ([], {1})


async def test_every_board_has_a_job_of_its_own_when_the_day_turns(directory: Directory) -> None:
    here = directory.here
    here.sql("delete from jobs.procrastinate_jobs where task_name = :name returning 1", name=service.APPLY_RULES)
    await turn_the_day(here.database)
    await turn_the_day(here.database)
    assert [job["args"] for job in queued(here)] == [{"board_id": str(here.board_id)}], "once while it waits"


@pytest.fixture
def urls(cluster: Cluster) -> Urls:
    return cluster.clone(f"rules_{new_id().hex}")


def begun(board_id: UUID, tx: Tx) -> UUID:
    """A directory that has come in and waits for the service."""
    tx.info["issuer"] = "https://login.example"
    run = runs.new_run(tx, board_id, "Katalogen", Way.API, is_complete=True)
    runs.start(tx, run, {n: DirectoryRow.model_validate(row(f"p{n}")) for n in range(1, PEOPLE + 1)})
    return run.id


@pytest.mark.parametrize("step", ["directoryRuleApply 2 inside", "directoryRuleApply 2 after"])
async def test_a_worker_that_dies_leaves_rules_that_are_gone_on_with(
    urls: Urls, tmp_path: Path, step: str, open_database: OpenDatabase
) -> None:
    """Killed in the middle of a board's people: another worker takes it up, and everybody has the role once."""
    database = open_database(urls.app, pool_size=2)
    here = given.board(database, urls.owner)
    await here.unit("Norr")
    run_id = await here.do(partial(begun, here.board_id))
    await work_on_run(database, str(run_id), str(here.board_id))
    here.sql(RULE, id=new_id(), board=here.board_id)
    await here.do(partial(service.apply_soon, board_id=here.board_id))
    with Worker(urls, tmp_path, step) as victim:
        wait_for(victim.stood.exists, f"{step} is never reached")
    assert 0 < len(held(here)) < PEOPLE
    here.sql(SILENT)
    with Worker(urls, tmp_path):
        wait_for(lambda: not here.sql(LEFT), "the rules are stuck")
    assert (len(held(here)), set(held(here).values())) == (PEOPLE, {1})
