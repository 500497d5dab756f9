"""The same events sent in many batches at once: each becomes one row, and every batch is answered item by item."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.operations.embedded import Urls
from tests import town as towns
from tests.authz.things import SEAL_KEY
from tests.conftest import Cluster, Figure
from tests.town import SCOPES, SINCE, Caller, Town, as_system, insert

pytestmark = pytest.mark.anyio
ITEMS = 10


@pytest.fixture(scope="module")
def place(cluster: Cluster, worker_id: str) -> tuple[Town, Urls]:
    urls = cluster.clone(f"races_{worker_id}")
    town = towns.build(urls.owner)
    engine = create_engine(urls.owner, poolclass=NullPool)
    with engine.begin() as connection:
        code = {"list": "benefit", "code": "home-help", "label": "Hemtjänst", "valid_from": SINCE}
        insert(connection, "code", id=uuid4(), board_id=town.boards["north"], **code)
    return town, urls


@pytest.fixture
async def api(place: tuple[Town, Urls], tmp_path: Path) -> AsyncIterator[Caller]:
    async with towns.client(place[1].app, tmp_path, seal_key=SEAL_KEY) as caller:
        yield caller


def source(number: int) -> dict[str, object]:
    return {"system": "journal", "id": f"H-{number}", "version": 1}


def deviations(town: Town) -> tuple[str, str, list[Any]]:
    return "/deviation-batches", "deviations", [town.report(source=source(number)) for number in range(ITEMS)]


def decisions(town: Town) -> tuple[str, str, list[Any]]:
    unit = str(town.units["home"])
    plain = {"unitId": unit, "caseReference": "2026-1", "lawArea": "sol", "benefit": "home-help", "sex": "female"}
    rows = [{**plain, "decidedOn": "2026-03-02", "source": source(number)} for number in range(ITEMS)]
    return "/decision-batches", "decisions", rows


@pytest.mark.parametrize("kind", [deviations, decisions], ids=["deviations", "decisions"])
@pytest.mark.drill(short=8, long=64)
async def test_batches_at_once_make_each_thing_once(
    api: Caller, place: tuple[Town, Urls], figure: Figure, kind: Any, amount: int
) -> None:
    path, name, items = kind(place[0])

    async def send(turned: int) -> Any:
        first = turned % ITEMS
        body = {name: items[first:] + items[:first]}
        return await api.post(path, json=body, headers=as_system(scopes=SCOPES, **{"Idempotency-Key": str(uuid4())}))

    answers = await asyncio.gather(*(send(turned) for turned in range(amount)))
    codes = Counter(answer.status_code for answer in answers)
    verdicts = Counter(
        item["status"] for answer in answers if answer.status_code == 207 for item in answer.json()["items"]
    )
    engine = create_engine(place[1].superuser, poolclass=NullPool)
    with engine.connect() as connection:
        table = name.removesuffix("s")
        stored = connection.scalar(
            text(f"select count(*) from {table} join matter using (id) where source_system = 'journal'")
        )
    figure(f"batches of {name} at once: {dict(codes)}, {dict(verdicts)}, rows {stored}")
    assert stored == ITEMS
    assert codes == {207: amount}
    assert verdicts == {"created": ITEMS, "unchanged": ITEMS * (amount - 1)}
