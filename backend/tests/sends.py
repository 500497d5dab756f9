"""A board whose events are sent to a connected system, as the tests of that see it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2

from qms.webhooks import jobs
from tests.given import Place
from tests.town import Caller, as_person

Json = dict[str, Any]
HERE = "127.0.0.0/8 ::1/128"
JOB = {"name": "Verksamhetssystemet", "job": "deviation-intake", "validTo": "2099-12-31"}


@dataclass
class Sends:
    """A board with somebody who administers it, a connected system, and what sends to it."""

    api: Caller
    place: Place
    admin: UUID
    unit: UUID
    reporter: UUID
    account: Json
    post: jobs.Post

    async def send(self, method: str, path: str, body: Json | None = None, of: Json | None = None) -> httpx2.Response:
        more = {"If-Match": f'"{of["version"]}"'} if of else {}
        return await self.api.request(method, path, json=body, headers=as_person(self.admin, **more))

    async def done(self, method: str, path: str, body: Json | None = None, of: Json | None = None) -> Json:
        answer = await self.send(method, path, body, of)
        assert answer.is_success, answer.text
        return dict(answer.json())

    async def endpoint(self, url: str) -> Json:
        return await self.done("POST", "/webhook-endpoints", {"accountId": self.account["id"], "url": url})

    async def now(self, endpoint: Json) -> Json:
        return await self.done("GET", f"/webhook-endpoints/{endpoint['id']}")

    async def step(self, endpoint: Json, name: str, body: Json | None = None) -> Json:
        path = f"/webhook-endpoints/{endpoint['id']}/{name}"
        return await self.done("POST", path, body, await self.now(endpoint))

    async def tried(self, endpoint: Json) -> Json:
        await jobs.try_out(self.post, self.place.database, str(self.place.board_id), endpoint["id"])
        return await self.now(endpoint)

    async def delivered(self, endpoint: Json) -> Json:
        await jobs.deliver(self.post, self.place.database, str(self.place.board_id), endpoint["id"])
        return await self.now(endpoint)

    async def happens(self, times: int = 1) -> None:
        for _ in range(times):
            await self.place.deviation(self.unit, by=self.reporter)

    async def told(self) -> list[Json]:
        return list((await self.done("GET", "/notifications"))["notifications"])

    async def feed(self) -> list[Json]:
        system = {"Authorization": f"Bearer system {self.account['clientId']} event:read"}
        answer = await self.api.get("/events", params={"limit": 100}, headers=system)
        assert answer.is_success, answer.text
        return list(answer.json()["events"])
