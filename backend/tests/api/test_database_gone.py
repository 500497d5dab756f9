"""With the database away every call is answered 503, and when it is back the service goes on by itself."""

import shlex
from pathlib import Path

import pytest

from qms.kernel.db import Database
from qms.operations.embedded import EmbeddedServer
from qms.operations.migrations import upgrade
from tests import town as towns
from tests.conftest import Figure
from tests.town import Caller, Town, as_person

pytestmark = pytest.mark.anyio


@pytest.mark.drill(short=1, long=20)
async def test_answers_503_while_the_database_is_away_and_recovers(
    tmp_path: Path, amount: int, figure: Figure, caplog: pytest.LogCaptureFixture
) -> None:
    server = EmbeddedServer(tmp_path / "pg", fast=True)
    urls = server.start()
    try:
        upgrade(urls.owner)
        town = towns.build(urls.owner)
        options = shlex.join(shlex.split((server._data / "postmaster.opts").read_text())[1:])
        database = Database(urls.app, pool_size=4)
        async with (
            towns.client("", tmp_path, database=database) as api,
            towns.client("", tmp_path, database=database, tries=1) as impatient,
        ):
            for _ in range(amount):
                await take_away_and_bring_back(server, options, api, impatient, town)
        told = [line for line in caplog.messages if "cause=OperationalError" in line or "cause=_LostBeforeWork" in line]
        assert len(told) >= amount * 3, caplog.text
        figure(f"database taken away: times {amount}, calls answered 503 {amount * 3}, reports lost 0")
    finally:
        server.stop()


async def take_away_and_bring_back(
    server: EmbeddedServer, options: str, api: Caller, impatient: Caller, town: Town
) -> None:
    who = as_person(town.people["unit-manager at unit"].id)
    taken = await api.post("/deviations", json=town.report(), headers=who)
    assert taken.status_code == 201
    assert server._run("pg_ctl", "-D", str(server._data), "-w", "-m", "fast", "stop").returncode == 0
    for method, path, body in (
        ("GET", "/deviations", None),
        ("POST", "/deviations", town.report()),
        ("GET", "/me", None),
    ):
        answer = await impatient.request(method, path, json=body, headers=who)
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["retry-after"] == "3"
    back = server._run("pg_ctl", "-D", str(server._data), "-w", "-o", options, "start", keep_output=False)
    assert back.returncode == 0
    kept = await api.get(f"/deviations/{taken.json()['id']}", headers=who)
    assert kept.status_code == 200
