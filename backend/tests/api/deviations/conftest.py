"""What tests of deviations work with: a municipality of their own, its people, and what they report."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel.ids import new_id
from tests import town as towns
from tests.conftest import Cluster
from tests.town import Caller, Town, as_person

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)


@pytest.fixture(scope="module")
def place(cluster: Cluster) -> tuple[Town, Any]:
    urls = cluster.clone(f"deviations_{new_id().hex}")
    return towns.build(urls.owner), urls


@pytest.fixture
def town(place: tuple[Town, Any]) -> Town:
    return place[0]


@pytest.fixture
async def api(place: tuple[Town, Any], tmp_path: Path) -> AsyncIterator[Caller]:
    async with towns.client(place[1].app, tmp_path) as caller:
        yield caller


@pytest.fixture
def manager(town: Town) -> dict[str, str]:
    return as_person(town.people["unit-manager at unit"].id)


@pytest.fixture
def reporter(town: Town) -> dict[str, str]:
    return as_person(town.people["reporter at unit"].id)


def audit(place: tuple[Town, Any], **where: object) -> list[Any]:
    engine = create_engine(place[1].superuser, poolclass=NullPool)
    conditions = " and ".join(f"{name} = :{name}" for name in where)
    with engine.connect() as connection:
        rows = connection.execute(text(f"select * from audit.event where {conditions} order by id"), where)
        return list(rows.mappings())


async def reported(api: Caller, who: dict[str, str], town: Town, **changes: object) -> dict[str, Any]:
    answer = await api.post("/deviations", json=town.report("home", **changes), headers=who)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def rels(deviation: dict[str, Any]) -> set[str]:
    return {link["rel"] for link in deviation["_links"]}
