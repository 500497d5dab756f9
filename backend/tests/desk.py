"""A desk where files of decisions are handed in: a small municipality, its API, and the work that a worker would do."""

import base64
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.decision_imports.jobs import work_on_file
from qms.kernel.db import Database
from tests.town import Caller, Town, as_person

REPORTER = "decision-reporter at board"
HEADINGS = "Källsystem;Beslutsid;Version;Enhet;Ärendenummer;Lag;Insats;Beslutsdatum;Kön;Verkställt;Avbrott"
GOOD = "Viva;B-1;1;Enheten home;2026-1;SoL;contact-person;2026-01-15;Kvinna;2026-03-01;2026-05-01"


class Desk:
    def __init__(self, api: Caller, town: Town, database: Database, owner_url: str) -> None:
        self.api, self.town, self.database, self.owner_url = api, town, database, owner_url

    async def handed_in(self, content: bytes, who: str = REPORTER, **more: object) -> Any:
        body = {"fileName": "beslut.csv", "content": base64.b64encode(content).decode(), **more}
        return await self.api.post("/decision-imports", json=body, headers=as_person(self.town.people[who].id))

    async def worked_on(self, received: Any) -> Any:
        """The file when a worker has done what waited when it began."""
        self.rows("delete from jobs.procrastinate_jobs")  # as a worker would have taken them
        await work_on_file(self.database, received["id"], str(self.town.boards["north"]))
        return await self.read(f"/decision-imports/{received['id']}")

    async def taken_in(self, content: bytes) -> Any:
        return await self.worked_on((await self.handed_in(content)).json())

    async def examined(self, content: bytes) -> Any:
        return await self.worked_on((await self.handed_in(content, isDryRun=True)).json())

    async def read(self, path: str, who: str = REPORTER) -> Any:
        answer = await self.api.get(path, headers=as_person(self.town.people[who].id))
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def sent(self, thing: Any, name: str, body: object = None, who: str = REPORTER) -> Any:
        """Take a step that a thing has a link to."""
        link = next(link for link in thing["_links"] if link["rel"] == name)
        path = link["href"].split("/kvalitet/v1")[-1]
        headers = as_person(self.town.people[who].id) | {"If-Match": f'"{thing["version"]}"'}
        content: dict[str, Any] = {} if body is None else {"json": body}
        return await self.api.request(link["method"], path, headers=headers, **content)

    async def step(self, received: Any, name: str, body: object = None) -> Any:
        answer = await self.sent(received, name, body)
        assert answer.status_code in (200, 201), answer.text
        return await self.worked_on(answer.json())

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        with create_engine(self.owner_url, poolclass=NullPool).begin() as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []


def file(*rows: str) -> bytes:
    return "\r\n".join([HEADINGS, *rows]).encode("utf-8-sig")
