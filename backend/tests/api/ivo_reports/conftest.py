"""What tests of a quarter's report work with: an office with people, decisions, and the worker's hands."""

from collections.abc import AsyncIterator, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.ivo_reporting.jobs import draw_up
from qms.kernel import clock
from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from tests import town as towns
from tests.conftest import Cluster
from tests.town import Caller, Town, as_person, as_system

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
REPORTER, HEAD = "decision-reporter at board", "department-head at board"
SCOPES = ("ivo-report:create", "ivo-report:read", "decision:create")
CODES = {"benefit": ("contact-person", "home-care"), "delay-reason": ("no-contractor",)}
Json = dict[str, Any]


@dataclass
class Office:
    """The office where reports are made: client, municipality, database, and the worker's hands."""

    api: Caller
    town: Town
    database: Database
    owner_url: str

    def who(self, name: str = REPORTER) -> dict[str, str]:
        return as_person(self.town.people[name].id)

    async def decision(self, decided_on: str, *events: tuple[str, str], **changes: object) -> Json:
        body = {
            "unitId": str(self.town.units["home"]),
            "caseReference": "2026-00417",
            "lawArea": "sol",
            "benefit": "contact-person",
            "decidedOn": decided_on,
            "sex": "female",
            "events": [{"kind": kind, "happenedOn": day} for kind, day in events],
            **changes,
        }
        answer = await self.api.post("/decisions", json=body, headers=self.who())
        assert answer.status_code == 201, answer.text
        decision: Json = answer.json()
        return decision

    async def happened(self, decision: Json, kind: str, day: str) -> None:
        now = (await self.api.get(f"/decisions/{decision['id']}", headers=self.who())).json()
        headers = {**self.who(), "If-Match": f'"{now["version"]}"'}
        body = {"kind": kind, "happenedOn": day}
        answer = await self.api.post(f"/decisions/{decision['id']}/events", json=body, headers=headers)
        assert answer.status_code == 201, answer.text

    async def work(self) -> None:
        """Do what the worker would do with the reports that wait."""
        for report_id, board_id in self.rows("select id, board_id from ivo_report where status = 'requested'"):
            await draw_up(self.database, str(report_id), str(board_id))

    async def drawn(self, period: str) -> Json:
        answer = await self.api.post("/ivo-reports", json={"period": period}, headers=self.who())
        assert answer.status_code == 202, answer.text
        await self.work()
        return await self.read(answer.json()["id"])

    async def read(self, report_id: str, who: str = REPORTER) -> Json:
        answer = await self.api.get(f"/ivo-reports/{report_id}", headers=self.who(who))
        assert answer.status_code == 200, answer.text
        report: Json = answer.json()
        return report

    async def step(self, report: Json, step: str, who: str = REPORTER, body: Json | None = None) -> Any:
        now = await self.read(report["id"])
        headers = {**self.who(who), "If-Match": f'"{now["version"]}"'}
        return await self.api.post(f"/ivo-reports/{report['id']}/{step}", json=body, headers=headers)

    async def lines(self, report: Json) -> list[Json]:
        answer = await self.api.get(f"/ivo-reports/{report['id']}/lines?limit=100", headers=self.who())
        lines: list[Json] = answer.json()["lines"]
        return lines

    async def told(self, report: Json) -> None:
        """Check, approve and tell IVO everything."""
        assert (await self.step(report, "checks")).status_code == 201
        assert (await self.step(report, "approvals", HEAD)).status_code == 201
        for line in await self.lines(report):
            body = {"lineId": line["id"], "receipt": f"IVO-{line['position']}"}
            answer = await self.api.post(f"/ivo-reports/{report['id']}/receipts", json=body, headers=self.who())
            assert answer.status_code == 201, answer.text

    async def file(self, report: Json, path: str, who: str = REPORTER) -> Any:
        return await self.api.get(f"/ivo-reports/{report['id']}/{path}".rstrip("/"), headers=self.who(who))

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
    urls = cluster.clone(f"ivo_{new_id().hex}")
    return urls, towns.with_codes(urls.owner, CODES, SCOPES)


@pytest.fixture
async def office(cluster: Cluster, original: tuple[Urls, Town], tmp_path: Path) -> AsyncIterator[Office]:
    urls = cluster.clone(f"ivo_{new_id().hex}", of=original[0])
    database = Database(urls.app, pool_size=3)
    with clock.freeze(NOW):
        async with towns.client("", tmp_path, database=database) as api:
            yield Office(api, deepcopy(original[1]), database, urls.owner)


def as_scheduler(**more: str) -> dict[str, str]:
    return as_system(scopes=SCOPES, **{"Idempotency-Key": str(new_id()), **more})
