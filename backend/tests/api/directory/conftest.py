"""A board with a directory, for tests of what comes in by it."""

import base64
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from qms.directory_imports.jobs import work_on_file
from qms.file_imports.models import AT_WORK
from qms.kernel.db import Database
from qms.operations.embedded import Urls
from tests import given, town
from tests.directory import SYSTEM_SCOPES, Directory
from tests.given import Place
from tests.town import Caller, as_person, as_person_after

HEADINGS = "Nyckel;Namn;Enhet;Befattning;Första dag;Sista dag"


@pytest.fixture
async def directory(api: Caller, here: Place) -> Directory:
    here.system(SYSTEM_SCOPES)
    office = await here.unit("Förvaltningen")
    for name in ("Norr", "Söder"):
        await here.unit(name, parent=office)
    return Directory(api, here, await here.person("Ada", ("administrator", None)))


def unit(directory: Directory, name: str) -> Any:
    (named,) = directory.here.sql(
        "select id from unit where board_id = :board and name = :name", board=directory.here.board_id, name=name
    )
    return named["id"]


class Desk(Directory):
    """Hands in files as the administrator."""

    async def handed_in(self, *rows: str, headings: str = HEADINGS) -> dict[str, Any]:
        return await self.handed_in_as("personer.csv", "\r\n".join([headings, *rows]).encode())

    async def handed_in_as(self, name: str, content: bytes) -> dict[str, Any]:
        body = {"fileName": name, "content": base64.b64encode(content).decode()}
        answer = await self.api.post("/directory-imports", json=body, headers=as_person(self.admin))
        assert answer.status_code == 202, answer.text
        return await self.looked_at(answer.json()["id"])

    async def looked_at(self, import_id: str) -> dict[str, Any]:
        while True:
            await work_on_file(self.here.database, import_id, str(self.here.board_id))
            received = await self.read(f"/directory-imports/{import_id}")
            if received["status"] not in AT_WORK:
                return received

    async def laid_out(self, received: dict[str, Any], body: object) -> dict[str, Any]:
        headers = as_person(self.admin, **{"If-Match": f'"{received["version"]}"'})
        answer = await self.api.put(f"/directory-imports/{received['id']}", json=body, headers=headers)
        assert answer.status_code == 200, answer.text
        return await self.looked_at(received["id"])

    async def send_step(self, received: dict[str, Any], name: str, body: object = None, *, minutes: int = 0) -> Any:
        headers = as_person_after(minutes, self.admin, **{"If-Match": f'"{received["version"]}"'})
        return await self.api.post(f"/directory-imports/{received['id']}/{name}", json=body, headers=headers)

    async def accepted(self, received: dict[str, Any]) -> dict[str, Any]:
        answer = await self.send_step(received, "acceptances")
        assert answer.status_code == 201, answer.text
        done = await self.looked_at(received["id"])
        assert done["status"] == "done"
        latest = (await self.read("/directory-runs"))["runs"][0]
        return await self.worked_on(latest["id"])


@pytest.fixture
async def desk(database_urls: Urls, tmp_path: Path) -> AsyncIterator[Desk]:
    database = Database(database_urls.app, pool_size=2, seal_key=b"k" * 32)
    here = given.board(database, database_urls.owner)
    here.system(SYSTEM_SCOPES)
    for name in ("Norr", "Söder"):
        await here.unit(name)
    async with town.client("", tmp_path, database=database) as api:
        yield Desk(api, here, await here.person("Ada", ("administrator", None)))
