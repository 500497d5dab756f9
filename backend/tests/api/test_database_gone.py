"""With the database away every call is answered 503, and when it is back the service goes on by itself."""

import shlex
from pathlib import Path

import pytest

from qms.operations.embedded import EmbeddedServer
from qms.operations.migrations import upgrade
from tests import town as towns
from tests.town import as_person

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_answers_503_while_the_database_is_away_and_recovers(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / "pg", fast=True)
    urls = server.start()
    try:
        upgrade(urls.owner)
        town = towns.build(urls.owner)
        who = as_person(town.people["unit-manager at unit"].id)
        async with towns.client(urls.app, tmp_path) as api:
            taken = await api.post("/deviations", json=town.report(), headers=who)
            assert taken.status_code == 201
            options = shlex.join(shlex.split((server._data / "postmaster.opts").read_text())[1:])
            server.stop()
            for method, path, body in (
                ("GET", "/deviations", None),
                ("POST", "/deviations", town.report()),
                ("GET", "/me", None),
            ):
                answer = await api.request(method, path, json=body, headers=who)
                assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
                assert answer.headers["content-type"] == "application/problem+json"
                assert answer.headers["retry-after"] == "3"
            back = server._run("pg_ctl", "-D", str(server._data), "-w", "-o", options, "start", keep_output=False)
            assert back.returncode == 0
            found = await api.get(f"/deviations/{taken.json()['id']}", headers=who)
            assert found.status_code == 200
    finally:
        server._run("pg_ctl", "-D", str(server._data), "-w", "-m", "immediate", "stop")
