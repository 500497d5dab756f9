"""The connection dies in COMMIT: nobody knows whether it was saved, that is what is said, and trying again makes one.

Between service and database stands a line that takes the commit to the database and cuts before its answer comes back,
or cuts before it arrives.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from qms.kernel.db import Database
from tests import town as towns
from tests.given import Place
from tests.town import as_person

pytestmark = pytest.mark.anyio


@dataclass
class Line:
    """What the service says to the database goes through here. It is cut at the next commit when told so."""

    url: str
    cut_after_commit: bool = False
    cut_before_commit: bool = False

    async def carry(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        address = make_url(self.url)
        far, far_out = await asyncio.open_connection(address.host, address.port)
        back = asyncio.create_task(self._pass_on(far, near_out))
        try:
            while said := await near.read(65_536):
                if b"COMMIT" in said and (self.cut_before_commit or self.cut_after_commit):
                    if self.cut_after_commit:
                        back.cancel()
                        await asyncio.gather(back, return_exceptions=True)
                        far_out.write(said)
                        await far.read(1)
                    self.cut_after_commit = self.cut_before_commit = False
                    return
                far_out.write(said)
                await far_out.drain()
        finally:
            back.cancel()
            near_out.close()
            far_out.close()

    @staticmethod
    async def _pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while said := await source.read(65_536):
            target.write(said)
            await target.drain()


@asynccontextmanager
async def through_a_line(url: str) -> AsyncIterator[tuple[Line, Database]]:
    line = Line(url)
    server = await asyncio.start_server(line.carry, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    changed = make_url(url).set(port=port, query={"sslmode": "disable", "gssencmode": "disable"})
    database = Database(changed.render_as_string(hide_password=False), pool_size=2)
    try:
        yield line, database
    finally:
        await database.close()
        server.close()


@pytest.mark.parametrize("saved", [True, False], ids=["the commit arrived", "it did not"])
async def test_a_commit_without_an_answer_is_told_as_it_is_and_made_once(
    here: Place, database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, *, saved: bool
) -> None:
    unit = await here.unit()
    rut = await here.person("Rut", ("reporter", unit))
    body = {
        "reportType": "deviation",
        "description": "Brevet kom fram till fel adress.",
        "unitId": str(unit),
        "occurred": {"precision": "unknown"},
        "affected": "one",
    }
    headers = as_person(rut, **{"Idempotency-Key": str(uuid4())})
    async with (
        through_a_line(database_url) as (line, database),
        towns.client("", tmp_path, database=database, tries=1) as api,
    ):
        assert (await api.get("/me", headers=headers)).status_code == 200
        line.cut_after_commit, line.cut_before_commit = saved, not saved
        answer = await api.post("/deviations", json=body, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (503, "perhaps-saved")
        assert answer.json()["detail"] == "Vi vet inte om det sparades. Försök igen, det blir inte dubbelt."
        assert answer.headers["retry-after"] == "3"
        assert len(here.sql("select id from matter where board_id = :board", board=here.board_id)) == int(saved)
        again = await api.post("/deviations", json=body, headers=headers)
        assert again.status_code == 201
        assert again.headers.get("idempotency-replayed") == ("true" if saved else None)
        assert len(here.sql("select id from matter where board_id = :board", board=here.board_id)) == 1
        for method, path, words in (("GET", "/deviations", None), ("POST", "/searches", {"text": "brev"})):
            line.cut_after_commit = True
            read = await api.request(method, path, json=words, headers=headers)
            assert (read.status_code, read.json()["code"]) == (503, "unavailable")
            assert "spara" not in read.text, "nothing was to be saved"
    assert "cause=PerhapsSaved" not in caplog.text, "the log says what happened to the connection"
