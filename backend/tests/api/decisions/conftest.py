"""What tests of decisions work with: a municipality of their own, and short ways to say what is sent."""

from collections.abc import AsyncIterator, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from tests import town as towns
from tests.conftest import Cluster
from tests.town import Caller, Town, as_person, as_system

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
KEY = b"a key for invented people alone!"
SCOPES = ("decision:create", "decision:read", "statistics:read")
CODES = {"benefit": ("contact-person", "home-care"), "delay-reason": ("no-resource", "declined-offer")}
Json = dict[str, Any]


@dataclass
class Desk:
    """Somebody's desk: the client, the municipality and short ways to say what is sent."""

    api: Caller
    town: Town
    owner_url: str
    app_url: str

    def decision(self, **changes: object) -> Json:
        """A decision as the API takes it: 15 January, and nothing has happened since."""
        return {
            "unitId": str(self.town.units["home"]),
            "caseReference": "2026-00417",
            "lawArea": "sol",
            "benefit": "contact-person",
            "decidedOn": "2026-01-15",
            "sex": "female",
            **changes,
        }

    def who(self, name: str = "decision-reporter at board") -> dict[str, str]:
        return as_person(self.town.people[name].id)

    async def registered(self, **changes: object) -> Json:
        answer = await self.api.post("/decisions", json=self.decision(**changes), headers=self.who())
        assert answer.status_code == 201, answer.text
        decision: Json = answer.json()
        return decision

    async def sent(self, version: int = 1, **changes: object) -> Any:
        source = {"system": "case", "id": "B-1", "version": version}
        key = {"Idempotency-Key": str(new_id())}
        return await self.api.post(
            "/decisions", json=self.decision(source=source, **changes), headers=as_system(scopes=SCOPES, **key)
        )

    async def step(self, decision: Json, step: str, body: Json, who: str = "decision-reporter at board") -> Any:
        headers = {**self.who(who), "If-Match": f'"{decision["version"]}"'}
        return await self.api.post(f"/decisions/{decision['id']}/{step}", json=body, headers=headers)

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        engine = create_engine(self.owner_url, poolclass=NullPool)
        with engine.begin() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]


@pytest.fixture(autouse=True)
def _stands_still() -> Iterator[None]:
    with clock.freeze(NOW):
        yield


@pytest.fixture(scope="module")
def original(cluster: Cluster) -> tuple[Urls, Town]:
    """A municipality that each test has a copy of."""
    urls = cluster.clone(f"decisions_{new_id().hex}")
    return urls, towns.with_codes(urls.owner, CODES, ("decision:create", "decision:read"))


@pytest.fixture
async def desk(cluster: Cluster, original: tuple[Urls, Town], tmp_path: Path) -> AsyncIterator[Desk]:
    urls = cluster.clone(f"decisions_{new_id().hex}", of=original[0])
    with clock.freeze(NOW):
        async with towns.client("", tmp_path, database=Database(urls.app, pool_size=2, seal_key=KEY)) as api:
            yield Desk(api, deepcopy(original[1]), urls.owner, urls.app)
