"""A worker is killed at each step of the jobs of actions and of the night: effects equal jobs, and nothing is stuck."""

from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from qms.background.jobs import enqueue
from qms.kernel import clock
from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from qms.organisation.policy import FIND_OWNERS
from tests import given, hub, town
from tests.conftest import Cluster, Figure, OpenDatabase
from tests.given import Place
from tests.hub import Hub
from tests.killed import wait_for
from tests.victims import LEFT, SILENT, Worker

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
EACH = 3
"""Of everything that jobs do: begun, to be counted, come to nothing, and left behind by who has gone."""


def at_each_step(operation: str) -> tuple[str, str]:
    return f"{operation} 1 inside", f"{operation} 1 after"


STEPS: dict[str | None, tuple[str, ...]] = {
    None: (*at_each_step("figureFreeze"), *at_each_step("effectSettle")),
    "effects.follow_up": (*at_each_step("effectFollowUp"), *at_each_step("figureCompute")),
    FIND_OWNERS: at_each_step("matterFindOwners"),
    "responsibility.check": at_each_step("responsibilityCheck"),
    "participants.end_left": at_each_step("participantEndLeft"),
}
"""By the job that is asked for, where workers are killed one after the other. The first stand there when they begin."""
MOST_TELLING = ("effectSettle 1 after", "figureCompute 1 inside", "matterFindOwners 1 after")
EFFECTS = {
    "figures frozen": "select reason from figure_baseline",
    "counted": "select matter_id from matter_event where kind = 'measured'",
    "told that it is counted": "select matter_id from notification where kind = 'measure-ready'",
    "to be judged": "select matter_id from deadline where rule = 'judge-matter'",
    "told to judge": "select matter_id from notification where kind = 'judge-matter'",
    "handed over": "select matter_id from matter_event where kind = 'handed-over'",
    "told of what is theirs": "select matter_id from notification where kind = 'handed-to-you'",
    "no longer taking part": "select matter_id from matter_event where kind = 'participant-ended'",
}


@pytest.fixture
def urls(cluster: Cluster) -> Urls:
    return cluster.clone(f"jobs_{new_id().hex}")


async def figure_of(place: Hub) -> Json:
    """A figure that the unit counts itself, and how an action is followed by it."""
    here: Json = {"boardId": str(place.here.board_id), "unitId": str(place.unit)}
    body = {**here, "measure": "own", "parameters": {"name": "Fel adress"}}
    answer = await place.api.post("/figures", json=body, headers=town.as_person(place.boss))
    told = {"form": "figure", "figureId": answer.json()["id"], "direction": "down", "sizePercent": 30}
    return {"measure": {**told, "followUpOn": place.day(30), "followerId": str(place.boss)}}


async def lived(place: Hub) -> None:
    """Things that jobs wait to do something about, each so many times."""
    here, leaver = place.here, await place.here.person("Lo", ("reporter", place.unit))
    done = {"evidence": "Klart."}
    with clock.freeze(clock.now() - timedelta(days=100)):
        measured = await figure_of(place)
        for _ in range(EACH):
            matter = await here.deviation(place.unit, by=place.doer)
            counted = await place.taken(
                await place.proposed(carryOutBy=place.day(20)), "decisions", place.decision(**measured)
            )
            counted = await place.taken(counted, "starts", by=place.doer)
            await place.taken(counted, "completions", done, by=place.doer)
            judged = await place.taken(await place.decided(matter), "starts", by=place.doer)
            other = await place.proposed(matter)
            judged = await place.taken(judged, "completions", done, by=place.doer)
            await place.taken(
                judged, "judgements", {"effect": "no-effect", "holds": False, "reason": "Det märks redan."}
            )
            await place.taken(other, "cancellations", {"reason": "Behövs inte."})
            left = await here.deviation(place.unit, by=place.doer)
            body = {"personId": str(leaver), "part": "helper"}
            path = f"/matters/{left}/participants"
            assert (await place.api.post(path, json=body, headers=town.as_person(place.boss))).status_code == 201
            here.sql("update matter set owner_id = :who where id = :id returning 1", who=leaver, id=left)
    here.sql("update person set is_active = false where id = :id returning 1", id=leaver)
    # Roles that are given ask for it too, and here it is to find something to do.
    here.sql("delete from jobs.procrastinate_jobs where task_name = :name returning 1", name=FIND_OWNERS)


async def open_without_anybody(place: Hub) -> None:
    """A matter of a unit that nobody answers for, which administrators are to hear of."""
    await place.here.person("Ada", ("administrator", None))
    unit = await place.here.unit("Ingens")
    await place.here.deviation(unit, by=await place.here.person("Ulf", ("reporter", unit)))


@pytest.mark.drill(short=3, long=14)
async def test_whoever_kills_the_worker_loses_and_doubles_nothing(
    urls: Urls, tmp_path: Path, amount: int, figure: Figure, open_database: OpenDatabase
) -> None:
    database, kills = open_database(urls.app, pool_size=2), 0
    here: Place = given.board(database, urls.owner)
    async with town.client("", tmp_path, database=database) as api:
        place = await hub.hub(api, here)
        await open_without_anybody(place)
        await lived(place)
    for job, steps in STEPS.items():
        if job:
            await here.do(partial(enqueue, name=job))
        for step in (step for step in steps if amount > len(MOST_TELLING) or step in MOST_TELLING):
            with Worker(urls, tmp_path, step) as victim:
                wait_for(victim.stood.exists, f"{step} is never reached")
            here.sql(SILENT)
            kills += 1
    with Worker(urls, tmp_path):
        wait_for(lambda: not here.sql(LEFT), "a job is stuck")
    assert kills == amount
    happened = {
        name: Counter(next(iter(row.values())) for row in here.sql(statement)) for name, statement in EFFECTS.items()
    }
    assert {name: (len(each), set(each.values())) for name, each in happened.items()} == dict.fromkeys(
        EFFECTS, (EACH, {1})
    )
    missing = here.sql("select recipient_id from notification where kind = 'owner-missing'")
    assert len(missing) == 1
    figure(
        f"jobs of actions and of the night: kills {kills}, "
        + ", ".join(f"{name} {len(each)} of {EACH}" for name, each in happened.items())
        + ", without an owner told 1 of 1, extra 0, stuck 0"
    )
