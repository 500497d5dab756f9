"""A desk where files are handed in: a small municipality, its API, and the work that a worker would do."""

import base64
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.decision_imports.jobs import work_on_file
from qms.deviation_imports.jobs import work_on_file as work_on_reports
from qms.kernel.db import Database
from tests.town import Caller, Town, as_person

REPORTER = "decision-reporter at board"
HEADINGS = "Källsystem;Beslutsid;Version;Enhet;Ärendenummer;Lag;Insats;Beslutsdatum;Kön;Verkställt;Avbrott"
GOOD = "Viva;B-1;1;Enheten home;2026-1;SoL;contact-person;2026-01-15;Kvinna;2026-03-01;2026-05-01"


REPORTS = "Källsystem;Nummer;Version;Rapporterad;Enhet;Vad som hände;Kategori;Händelsedag;Rapportörens roll"
REPORT = "Respons;R-1;1;2026-03-02 14:30;Enheten home;Brevet gick fel.;Incoming-mail;2026-03-01;Undersköterska"


class Desk:
    """Where files of decisions are handed in."""

    who, path, name = REPORTER, "/decision-imports", "beslut.csv"
    work = staticmethod(work_on_file)

    def __init__(self, api: Caller, town: Town, database: Database, owner_url: str) -> None:
        self.api, self.town, self.database, self.owner_url = api, town, database, owner_url

    async def handed_in(self, content: bytes, who: str = "", **more: object) -> Any:
        body = {"fileName": self.name, "content": base64.b64encode(content).decode(), **more}
        return await self.api.post(self.path, json=body, headers=as_person(self.town.people[who or self.who].id))

    async def worked_on(self, received: Any) -> Any:
        """The file when a worker has done what waited when it began."""
        self.rows("delete from jobs.procrastinate_jobs")  # as a worker would have taken them
        await self.work(self.database, received["id"], str(self.town.boards["north"]))
        return await self.read(f"{self.path}/{received['id']}")

    async def taken_in(self, content: bytes) -> Any:
        return await self.worked_on((await self.handed_in(content)).json())

    async def examined(self, content: bytes) -> Any:
        return await self.worked_on((await self.handed_in(content, isDryRun=True)).json())

    async def read(self, path: str, who: str = "") -> Any:
        answer = await self.api.get(path, headers=as_person(self.town.people[who or self.who].id))
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def sent(self, thing: Any, name: str, body: object = None, who: str = "") -> Any:
        """Take a step that a thing has a link to."""
        link = next(link for link in thing["_links"] if link["rel"] == name)
        path = link["href"].split("/kvalitet/v1")[-1]
        headers = as_person(self.town.people[who or self.who].id) | {"If-Match": f'"{thing["version"]}"'}
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


class ReportDesk(Desk):
    """Where files of deviations are."""

    who, path, name = "quality-developer at board", "/deviation-imports", "avvikelser.csv"
    work = staticmethod(work_on_reports)


def file(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\r\n".join([headings, *rows]).encode("utf-8-sig")


def reports(*rows: str) -> bytes:
    return file(*rows, headings=REPORTS)
