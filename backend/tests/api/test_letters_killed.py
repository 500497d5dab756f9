"""A worker is killed at each step of the jobs that tell people something: effects equal jobs, and nothing is stuck."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from qms.background.jobs import enqueue
from qms.kernel import clock
from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.mail.sender import Sender
from qms.notifications import service
from qms.notifications.jobs import send
from qms.operations.embedded import Urls
from tests import given
from tests.conftest import Cluster, Figure, OpenDatabase
from tests.given import Place
from tests.killed import wait_for
from tests.smtp_peer import Peer, mail_server
from tests.victims import LEFT, SILENT, Worker

pytestmark = pytest.mark.anyio
PEOPLE = 12
SEND = "notificationSend"
STEPS = {
    "deadlines.watch": ("deadlineWatch 1 inside", "deadlineWatch 1 after"),
    "notifications.gather": (
        *("notificationGather 1 inside", "notificationGather 1 after"),
        *(f"{SEND} 1 after", f"{SEND} 2 inside", f"{SEND} 2 after", "mail", f"{SEND} 3 inside", f"{SEND} 3 after"),
    ),
}
"""By the job that is asked for, where workers are killed one after the other: gathering asks for sending."""
MOST_TELLING = ("deadlineWatch 1 after", "notificationGather 1 after", "mail")
"""Gathering is asked for when what it tells of is committed, whoever has been killed since."""


@pytest.fixture
def urls(cluster: Cluster) -> Urls:
    return cluster.clone(f"letters_{new_id().hex}")


@pytest.fixture
def peer() -> Iterator[Peer]:
    with mail_server() as peer:
        yield peer


def worker(urls: Urls, peer: Peer, place: Path, step: str = "none 0 inside") -> Worker:
    """A worker that sends letters, and stands still at a step if one is named."""
    mail = {"QMS_SMTP_URL": peer.url, "QMS_SMTP_FROM": "kvalitet@kommun.example"}
    return Worker(urls, place, step, **mail, QMS_PUBLIC_URL="https://kvalitet.kommun.example")


async def office(urls: Urls, database: Database) -> tuple[Place, list[UUID]]:
    """A board with people who lead a unit each, where something that was reported is soon to be assessed."""
    here, people = given.board(database, urls.owner), []
    for number in range(PEOPLE):
        unit = await here.unit(f"Enhet {number}")
        boss = await here.person(f"Chef {number}", ("unit-manager", unit))
        here.sql("update unit set manager_id = :boss where id = :unit returning 1", boss=boss, unit=unit)
        rut = await here.person(f"Rut {number}", ("reporter", unit))
        await here.deviation(unit, by=rut)
        people.append(boss)
    here.sql("update person set email = id || '@kommun.example' returning 1")
    # Known of for so long that it is the notification that is told, not the report.
    here.sql("update matter set reported_at = reported_at - interval '30 days' returning 1")
    soon = clock.today() + timedelta(days=1)
    sooner = "update deadline set start_on = start_on - 30, due_on = :soon where rule = 'assess' returning 1"
    here.sql(sooner, soon=soon)
    return here, people


@pytest.mark.drill(short=3, long=10)
async def test_whoever_kills_the_worker_loses_and_doubles_nothing(
    urls: Urls, peer: Peer, tmp_path: Path, amount: int, figure: Figure, open_database: OpenDatabase
) -> None:
    database, kills = open_database(urls.app, pool_size=2), 0
    here, people = await office(urls, database)
    for job, steps in STEPS.items():
        await here.do(partial(enqueue, name=job))
        for step in (step for step in steps if amount > len(MOST_TELLING) or step in MOST_TELLING):
            with worker(urls, peer, tmp_path, step) as victim:
                wait_for(victim.stood.exists, f"{step} is never reached")
            here.sql(SILENT)
            kills += 1
    with worker(urls, peer, tmp_path):
        wait_for(lambda: not here.sql(LEFT), "a job is stuck")
    told = here.sql("select recipient_id, kind from notification")
    assert Counter((row["recipient_id"], row["kind"]) for row in told) == dict.fromkeys(
        ((who, "deadline-near") for who in people), 1
    )
    status = Counter(row["progress"] for row in here.sql("select progress from digest"))
    mails = Counter(to for to, _ in peer.taken)
    assert kills == amount
    assert set(mails.values()) == {1}
    # A worker that was killed between the two commits leaves a letter that may have gone: it is not sent again.
    assert (sum(status.values()), set(status)) == (PEOPLE, {"sent", "unknown"})
    assert status["sent"] <= len(mails) <= PEOPLE
    await tomorrow(here, peer)
    assert len(peer.taken) == PEOPLE
    figure(
        f"letters: kills {kills}, people told {len(told)} of {PEOPLE}, letters {len(mails)}, sent {status['sent']}, "
        f"unknown {status['unknown']}, extra 0, stuck 0; the next day {len(peer.taken)} of {PEOPLE}"
    )


async def tomorrow(here: Place, peer: Peer) -> None:
    """The letters of the next day, which say what may have been lost."""
    peer.taken.clear()
    with clock.freeze(clock.now() + timedelta(days=1)):
        await here.do(lambda tx: service.make_letters(tx, here.board_id))
        sender = Sender(peer.url, "", "kvalitet@kommun.example", "https://kvalitet.kommun.example")
        await send(sender, here.database, board_id=str(here.board_id), day=str(clock.today()))
