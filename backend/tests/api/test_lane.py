"""What costs much waits for its turn, and never takes the places of those who read and report."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from qms.app import ROUTERS
from qms.kernel.db import Database
from qms.kernel.problems import Unavailable
from qms.web.lane import CROWDED, DEAR, Lane
from tests.conftest import Figure
from tests.given import Place
from tests.town import Caller, as_person, service

pytestmark = pytest.mark.anyio
COST_MUCH = ("Search", "Statistics", "Figures")


def outside_the_lane(routes: Iterable[BaseRoute]) -> set[str]:
    """The operations whose cost grows with the board, and that may take as many places as they like."""
    named = {str(route.operation_id): route for route in routes if isinstance(route, APIRoute)}
    return {name for name, route in named.items() if name.endswith(COST_MUCH) and DEAR not in route.dependencies}


def test_every_search_and_every_figure_keeps_to_the_lane(figure: Figure) -> None:
    routes = [route for router in ROUTERS for route in router.routes]
    assert outside_the_lane(routes) == set()
    kept = [route for route in routes if isinstance(route, APIRoute) and DEAR in route.dependencies]
    figure(f"operations in the lane for what costs much: {len(kept)}")
    planted = APIRouter()
    planted.add_api_route("/risk-statistics", lambda: None, operation_id="riskStatistics")
    assert outside_the_lane([*routes, *planted.routes]) == {"riskStatistics"}


async def test_one_more_waits_and_is_then_told() -> None:
    lane = Lane(2, 0.01)
    await lane.enter()
    await lane.enter()
    with pytest.raises(Unavailable, match="Många hämtar siffror"):
        await lane.enter()


async def test_whoever_has_waited_longest_is_next() -> None:
    lane, came = Lane(1, 60), list[str]()
    await lane.enter()

    async def wait(name: str) -> None:
        await lane.enter()
        came.append(name)
        lane.leave()

    async with asyncio.TaskGroup() as together:
        for name in ("first", "second", "third"):
            together.create_task(wait(name))
            await asyncio.sleep(0)
        lane.leave()
    assert came == ["first", "second", "third"]


@pytest.fixture
async def crowded(database: Database, tmp_path: Path) -> AsyncIterator[Caller]:
    """A service whose every place for dear requests is taken."""
    async with Caller(service(database, tmp_path, dear_at_once=0, dear_patience_seconds=0), tries=1) as caller:
        yield caller


async def test_reading_and_reporting_go_on_when_the_lane_is_full(crowded: Caller, here: Place) -> None:
    unit = await here.unit()
    who = as_person(await here.person("Rut", ("quality-developer", None), ("reporter", None)))
    matter = await here.deviation(unit, by=(await here.person("Siv", ("reporter", unit))))
    refused = await crowded.get("/deviation-statistics", headers=who)
    assert (refused.status_code, refused.json()["detail"], refused.headers["Retry-After"]) == (503, CROWDED, "3")
    searched = await crowded.post("/deviation-searches", json={"text": "dosett"}, headers=who)
    assert searched.status_code == 503
    assert [
        (await crowded.get(path, headers=who)).status_code for path in ("/deviations", f"/deviations/{matter}")
    ] == [200, 200]


async def test_a_place_is_given_back_whatever_the_answer(database: Database, tmp_path: Path, here: Place) -> None:
    who = as_person(await here.person("Rut", ("quality-developer", None)))
    async with Caller(service(database, tmp_path, dear_at_once=1, dear_patience_seconds=5)) as api:
        asked = [
            await api.get(f"/deviation-statistics?unitId={unit}", headers=who) for unit in ("wrong", here.board_id)
        ]
        after = await api.get("/deviation-statistics", headers=who)
    assert {answer.status_code // 100 for answer in asked} == {4}
    assert after.status_code == 200
