"""A unit with its manager, somebody who carries things out, and what is done there, step by step over the API."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2

from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person

Json = dict[str, Any]
STATEMENT: Json = {"form": "statement", "statement": "Alla känner till rutinen."}


@dataclass(frozen=True)
class Hub:
    """Where actions are proposed, and by whom."""

    api: Caller
    here: Place
    unit: UUID
    boss: UUID
    doer: UUID

    def day(self, after: int) -> str:
        """So many days after today."""
        return str(clock.today() + timedelta(days=after))

    async def proposed(self, *sources: UUID, by: UUID | None = None, **more: Any) -> Json:
        """A new proposal."""
        answer = await self.propose(*sources, by=by, **more)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def propose(self, *sources: UUID, by: UUID | None = None, **more: Any) -> httpx2.Response:
        """Try to propose something."""
        body = {
            "title": "Inför dubbelkoll av adress",
            "what": "Två personer läser adressen innan brevet går.",
            "actionKind": "routine",
            "strength": "medium",
            "carryOutBy": self.day(30),
            "unitId": str(self.unit),
            "sources": [str(source) for source in sources],
            **more,
        }
        return await self.api.post("/actions", json=body, headers=as_person(by or self.boss))

    async def take(self, action: Json, step: str, body: Json | None = None, by: UUID | None = None) -> httpx2.Response:
        """Try to take a step, from the version at hand."""
        headers = as_person(by or self.boss, **{"If-Match": f'"{action["version"]}"'})
        return await self.api.post(f"/actions/{action['id']}/{step}", json=body, headers=headers)

    async def taken(self, action: Json, step: str, body: Json | None = None, by: UUID | None = None) -> Json:
        """A step that can be taken."""
        answer = await self.take(action, step, body, by)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def decision(self, **more: Any) -> Json:
        """What a decision says: yes, by whom, and how it is to be seen that it helped."""
        measure = {**STATEMENT, "followUpOn": self.day(90), "followerId": str(self.boss)}
        return {"decision": "wholly", "doerId": str(self.doer), "measure": measure, **more}

    async def decided(self, *sources: UUID, **more: Any) -> Json:
        """Something that is decided."""
        return await self.taken(await self.proposed(*sources, **more), "decisions", self.decision())

    async def under_way(self, **more: Any) -> Json:
        """Something that is being carried out."""
        return await self.taken(await self.decided(**more), "starts", by=self.doer)

    async def read(self, action_id: str, by: UUID | None = None) -> httpx2.Response:
        """What somebody sees of an action."""
        return await self.api.get(f"/actions/{action_id}", headers=as_person(by or self.boss))

    async def listed(self, by: UUID | None = None, **asked: Any) -> Json:
        """A page of actions."""
        answer = await self.api.get("/actions", params=asked, headers=as_person(by or self.boss))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


async def hub(api: Caller, here: Place) -> Hub:
    """A unit with a manager and an employee."""
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    here.sql("update unit set manager_id = :boss where id = :unit returning 1", boss=boss, unit=unit)
    return Hub(api, here, unit, boss, await here.person("Doris", ("reporter", unit)))


def rels(action: Json) -> set[str]:
    """The steps that an answer offers."""
    return {link["rel"] for link in action["_links"] if link["method"] != "GET" and "/actions/" in link["href"]}


def told(action: Json) -> list[str]:
    """What has happened to an action itself."""
    return [entry["kind"] for entry in action["timeline"] if not entry["kind"].startswith("participant-")]
