"""The law's hours of a personal data incident, around both nights when the clocks change, beside arithmetic in UTC."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import uvloop
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from qms.data_incidents import queries, service
from qms.data_incidents.schemas import DataIncidentDecisionCreate, DataIncidentReplace, MomentCreate
from qms.deadlines.models import Deadline, DeadlineStatus, Rule
from qms.deviations.models import Deviation
from qms.kernel import clock
from qms.kernel.db import Database, Tx
from qms.notifications.models import Notification
from qms.operations.embedded import Urls
from tests import given as towns
from tests.conftest import Figure
from tests.given import Place

FORWARD, BACK = datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)
HOURS = timedelta(hours=72)
MINUTES = st.integers(min_value=0, max_value=6 * 24 * 60)
tried: list[int] = []


@pytest.fixture(scope="module")
def here(database_urls: Urls) -> Iterator[tuple[Place, UUID, UUID, asyncio.Runner]]:
    """A board with a unit, somebody who reports, and an officer."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        database = Database(database_urls.app, pool_size=1)
        place = towns.board(database, database_urls.owner)
        unit = runner.run(place.unit())
        rut = runner.run(place.person("Rut", ("reporter", unit)))
        runner.run(place.person("Disa", ("dpo", None)))
        yield place, unit, rut, runner
        runner.run(database.close())


async def reported_at(moment: datetime, place: Place, unit: UUID, by: UUID) -> UUID:
    """A report of that moment: the runner keeps a context of its own, so the clock stands still within it."""
    with clock.freeze(moment):
        return await place.deviation(unit, by=by)


def told(moment: datetime) -> MomentCreate:
    """A moment as a clock in Sweden shows it, and which of the two where it shows that twice."""
    local = moment.astimezone(clock.STOCKHOLM)
    return MomentCreate(on=local.date(), time=f"{local:%H:%M}", is_second=bool(local.fold))


@given(
    night=st.sampled_from([FORWARD, BACK]),
    reported=st.integers(min_value=-4 * 24 * 60, max_value=24 * 60),
    flagged=MINUTES,
    moves=st.lists(MINUTES, max_size=3),
    decided=MINUTES,
)
@example(night=BACK, reported=-60, flagged=0, moves=[], decided=72 * 60)
@example(night=BACK, reported=-60, flagged=0, moves=[], decided=72 * 60 + 1)
@example(night=FORWARD, reported=-60, flagged=72 * 60 + 1, moves=[30, 90], decided=1)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_seventy_two_hours_are_those(
    here: tuple[Place, UUID, UUID, asyncio.Runner],
    night: datetime,
    reported: int,
    flagged: int,
    moves: list[int],
    decided: int,
) -> None:
    place, unit, rut, runner = here
    came = night + timedelta(minutes=reported)
    flagged_at = came + timedelta(minutes=flagged)
    decided_at = flagged_at + timedelta(minutes=decided)
    matter_id = runner.run(reported_at(came, place, unit, rut))

    def history(tx: Tx) -> None:
        matter = tx.get_one(Deviation, matter_id)
        day = matter.due_on
        assert flag(tx, matter, flagged_at) == ("data-incident-late" if flagged_at > came + HOURS else "data-incident")
        learnt = settle(tx, matter, [came + timedelta(minutes=move) for move in moves], decided_at) or came
        (row,) = clocks(tx, matter)
        assert (row.due_at, row.due_on) == (learnt + HOURS, clock.civil_date(learnt + HOURS))
        assert row.status == ("met" if decided_at <= learnt + HOURS else "missed")
        assert matter.due_on == day

    runner.run(place.do(history))
    tried.append(len(moves))


def flag(tx: Tx, matter: Deviation, at: datetime) -> str:
    """Somebody says yes; as what the officer is told."""
    with clock.freeze(at):
        service.tell_officer(tx, matter, None)
        tx.flush()
    (kind,) = {*tx.scalars(select(Notification.kind).where(Notification.matter_id == matter.id))}
    return str(kind)


def settle(tx: Tx, matter: Deviation, moves: list[datetime], at: datetime) -> datetime | None:
    """The officer says one moment after the other, and decides; the last moment that was said."""
    incident, learnt = queries.standing(tx, matter), None
    assert incident is not None
    with clock.freeze(at):
        for move in moves:
            learnt = min(move, at)
            service.assess(tx, incident, DataIncidentReplace(learnt=told(learnt), learnt_reason="Då fick vi veta."))
            tx.flush()
        service.decide(tx, incident, DataIncidentDecisionCreate(is_incident=False, reason="Nej."))
        tx.flush()
    return learnt


def clocks(tx: Tx, matter: Deviation) -> list[Deadline]:
    """The times of the law that hold in a matter."""
    rows = select(Deadline).where(Deadline.matter_id == matter.id, Deadline.rule == Rule.NOTIFY_AUTHORITY)
    return [row for row in tx.scalars(rows) if row.status != DeadlineStatus.WAIVED]


def test_moments_have_been_moved(figure: Figure) -> None:
    figure(f"incident clock: histories {len(tried)}, with a moved start {sum(map(bool, tried))}")
    assert len(tried) > 30
    assert any(tried)
