"""How much somebody who is logged in may open, counted in what the trail already holds, so that processes agree."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from qms.kernel.db import Database
from tests.conftest import Figure
from tests.given import Place
from tests.town import Caller, as_person, service

pytestmark = pytest.mark.anyio
FIVE_MINUTES, HOUR, UNKNOWN = 4, 6, 3


@pytest.fixture
async def apis(database: Database, tmp_path: Path) -> AsyncIterator[list[Caller]]:
    """Two processes on one database, with small limits."""
    limits = {"opened_per_five_minutes": FIVE_MINUTES, "opened_per_hour": HOUR, "unknown_per_five_minutes": UNKNOWN}
    one, two = (Caller(service(database, tmp_path, **limits)) for _ in range(2))
    async with one, two:
        yield [one, two]


@pytest.fixture
async def who(here: Place) -> UUID:
    return await here.person("Rut", ("quality-developer", None), ("reporter", None))


async def matters(here: Place, who: UUID, number: int) -> list[str]:
    unit = await here.unit()
    return [f"/deviations/{await here.deviation(unit, by=who)}" for _ in range(number)]


async def statuses(api: Caller, who: UUID, paths: list[str]) -> list[int]:
    return [(await api.get(path, headers=as_person(who))).status_code for path in paths]


async def test_more_matters_than_anybody_reads_must_wait(
    here: Place, apis: list[Caller], who: UUID, figure: Figure
) -> None:
    paths = await matters(here, who, 8)
    assert await statuses(apis[0], who, paths[:3]) == [200] * 3
    assert await statuses(apis[1], who, paths[:4]) == [200] * 4, "what has been opened before costs nothing"
    refused = await apis[0].get(paths[4], headers=as_person(who))
    assert refused.status_code == 429
    assert 290 <= int(refused.headers["Retry-After"]) <= 300
    assert refused.json()["detail"] == "Du har öppnat ovanligt mycket på kort tid. Vänta 5 minuter och försök igen."
    assert await statuses(apis[1], who, [paths[0], paths[5], "/deviations"]) == [200, 429, 200]
    denials = [row["reason"] for row in here.audit("deviationRead") if row["kind"] == "denial"]
    assert denials == ["too-many-requests"] * 2, "the log reviewer sees that somebody was stopped"
    here.sql("update audit.event set at = at - interval '6 minutes' where actor_id = :who returning 1", who=who)
    assert await statuses(apis[0], who, paths[4:7]) == [200, 200, 429], "and in an hour no more than so many"
    figure(f"reading limit: {FIVE_MINUTES} in five minutes and {HOUR} in an hour over two processes, the next waits")


async def test_another_person_and_a_system_are_not_held_up(here: Place, apis: list[Caller], who: UUID) -> None:
    paths = await matters(here, who, 6)
    assert (await statuses(apis[0], who, paths))[-1] == 429
    other = await here.person("Bo", ("quality-developer", None))
    assert await statuses(apis[0], other, paths[:4]) == [200] * 4


async def test_who_guesses_ids_is_stopped_and_learns_nothing_more(here: Place, apis: list[Caller], who: UUID) -> None:
    path, *_ = await matters(here, who, 1)
    guesses = [f"/deviations/{uuid4()}" for _ in range(UNKNOWN + 2)]
    assert await statuses(apis[0], who, guesses) == [404] * UNKNOWN + [429] * 2
    known, unknown = [await apis[1].get(each, headers=as_person(who)) for each in (path, guesses[0])]
    assert {known.status_code, unknown.status_code} == {429}
    assert known.headers["Retry-After"] == unknown.headers["Retry-After"]
    assert known.json()["detail"] == unknown.json()["detail"]
    here.sql("update audit.event set at = at - interval '6 minutes' where actor_id = :who returning 1", who=who)
    assert await statuses(apis[0], who, [path]) == [200]


async def test_the_same_wrong_address_again_is_no_guess(here: Place, apis: list[Caller], who: UUID) -> None:
    wrong = f"/deviations/{uuid4()}"
    assert await statuses(apis[0], who, [wrong] * 8) == [404] * 8
