"""What a request costs in statements: each is a way to the database and back, and work on both sides."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from qms.kernel.ids import new_id
from qms.matters import policy
from tests.conftest import Cluster, Figure
from tests.town import SINCE, Caller, Town, as_person, build, client, insert

pytestmark = pytest.mark.anyio
MOST = {"read": 2, "list": 2, "report": 4, "report to an intake": 4}
"""Who it is, and then: what is shown with its record; for a report its place, what is written and what is shown."""


@pytest.fixture(scope="module")
def place(cluster: Cluster) -> tuple[Town, Any]:
    """A municipality in which somebody leads the unit: what nobody leads is asked of the unit above."""
    urls = cluster.clone("statements")
    town = build(urls.owner)
    manager = town.people["unit-manager at unit"].id
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        for unit in ("home", "team"):
            leads = {"unit": town.units[unit], "manager": manager}
            connection.execute(text("update unit set manager_id = :manager where id = :unit"), leads)
        area = {"board_id": town.boards["north"], "unit_id": town.units["team"], "valid_from": SINCE}
        insert(connection, "intake_area", id=new_id(), **area)
    return town, urls


@pytest.fixture
async def api(place: tuple[Town, Any], tmp_path: Any) -> AsyncIterator[Caller]:
    async with client(place[1].app, tmp_path) as caller:
        yield caller


@pytest.fixture
def sent() -> Iterator[list[str]]:
    """The statements that any engine of this process sends meanwhile."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


async def counted(api: Caller, town: Town, sent: list[str]) -> dict[str, int]:
    manager = as_person(town.people["unit-manager at unit"].id)
    deviation = (await api.post("/deviations", json=town.report("home"), headers=manager)).json()
    requests = {
        "read": ("GET", f"/deviations/{deviation['id']}", None),
        "list": ("GET", "/deviations?status=received", None),
        "report": ("POST", "/deviations", town.report("home")),
        "report to an intake": ("POST", "/deviations", town.report("team")),
    }
    counts = {}
    for name, (method, path, body) in requests.items():
        sent.clear()
        answer = await api.request(method, path, json=body, headers=manager)
        assert answer.status_code < 300, answer.text
        counts[name] = len(sent)
    return counts


def too_many(counts: dict[str, int]) -> set[str]:
    return {name for name, count in counts.items() if count > MOST[name]}


async def test_no_request_sends_more_statements_than_it_may(
    api: Caller, place: tuple[Town, Any], sent: list[str], figure: Figure
) -> None:
    counts = await counted(api, place[0], sent)
    figure("statements: " + ", ".join(f"{name} {count}" for name, count in counts.items()))
    assert too_many(counts) == set()


async def test_a_statement_too_many_is_seen(
    api: Caller, place: tuple[Town, Any], sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "remember_reaching", lambda *_: None)
    assert "read" in too_many(await counted(api, place[0], sent))
