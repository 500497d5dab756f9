"""The scheduler's client against a running service that is stopped while it works, and against refusals."""

import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import anyio
import pytest
import uvicorn
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from qms.canonical import fingerprint
from qms.client.quarters import FILES, fetch
from qms.client.service import DONE, NOT_READY, REFUSED, UNREACHABLE, Service
from qms.ivo_reporting.jobs import draw_up
from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from tests import town as towns
from tests.conftest import Cluster
from tests.town import API, Town, insert

SCOPES = ["ivo-report:create", "ivo-report:read"]
PERIOD = "2026-Q1"


class Office:
    """A service with a worker, an issuer of tokens, and a switch."""

    def __init__(
        self, urls: Urls, place: Path, *, seal_key: bytes | None = None, scopes: Iterable[str] = SCOPES
    ) -> None:
        self.urls, self.place, self.seal_key, self.scopes = urls, place, seal_key, scopes
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def client(self, **changes: Any) -> Service:
        self.said: list[str] = []
        options = {"patience": 300.0, "say": self.said.append, **changes}
        return Service(f"{self.address}{API}", f"{self.address}/issuer", "system-north", "a secret", **options)

    @contextmanager
    def running(self, *, with_worker: bool = True) -> Iterator[None]:
        database = Database(self.urls.app, pool_size=3, seal_key=self.seal_key)
        config = uvicorn.Config(
            self._app(database), log_level="error", server_header=False, timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        listener = socket.create_server(("127.0.0.1", self.port))
        threads = [threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)]
        stop = threading.Event()
        if with_worker:
            threads.append(threading.Thread(target=anyio.run, args=(self._work, stop), daemon=True))
        for thread in threads:
            thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield
        finally:
            stop.set()
            server.should_exit = True
            for thread in threads:
                thread.join(10)
            listener.close()

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        engine = create_engine(self.urls.owner, poolclass=NullPool)
        with engine.begin() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]

    async def _work(self, stop: threading.Event) -> None:
        database = Database(self.urls.app, pool_size=2)
        while not stop.is_set():
            for report_id, board_id in self.rows("select id, board_id from ivo_report where status = 'requested'"):
                await draw_up(database, str(report_id), str(board_id))
            await anyio.sleep(0.05)
        await database.close()

    def _app(self, database: Database) -> Starlette:
        async def discovery(_: Request) -> Response:
            return JSONResponse({"token_endpoint": f"{self.address}/issuer/token"})

        async def token(request: Request) -> Response:
            self.asked_for = parse_qs((await request.body()).decode())
            if self.asked_for["grant_type"] != ["client_credentials"]:
                return JSONResponse({"error": "unsupported_grant_type"}, 400)
            words = " ".join(["system", "system-north", *self.scopes])
            return JSONResponse({"access_token": words, "token_type": "Bearer", "expires_in": 300})

        @asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            yield
            await database.close()

        issuer = [Route("/.well-known/openid-configuration", discovery), Route("/token", token, methods=["POST"])]
        api = towns.service(database, self.place)
        return Starlette(routes=[Mount("/issuer", routes=issuer), Mount("/", api)], lifespan=lifespan)


@pytest.fixture
def office(cluster: Cluster, tmp_path: Path) -> Office:
    urls = cluster.clone(f"ivo_client_{new_id().hex}")
    town = towns.build(urls.owner)
    engine = create_engine(urls.owner, poolclass=NullPool)
    with engine.begin() as connection:
        _decisions(connection, town)
        connection.execute(text("update service_account set scopes = :scopes"), {"scopes": SCOPES})
    return Office(urls, tmp_path)


def _decisions(connection: Any, town: Town) -> None:
    for number in range(12):
        row_id, board, unit = new_id(), town.boards["north"], town.units["home"]
        shared = {"id": row_id, "board_id": board}
        matter = {"kind": "decision", "title": "Kontaktfamilj", "unit_id": unit, "unit_name": "Hemma", "area": "adults"}
        insert(
            connection, "matter", **shared, **matter, status="waiting", due_on="2026-01-01", reported_at="2025-10-01"
        )
        about = {"law_area": "sol", "law_topic": "grant", "benefit": "contact-family", "origin": "decision"}
        dates = {"decided_on": "2025-10-01", "clock_start_on": "2025-10-01", "clock_basis": "decision"}
        case = {"case_reference": f"2025-{number:05}", "sex": ("female", "male")[number % 2]}
        insert(connection, "decision", **shared, **about, **dates, **case)
        spell = {"decision_id": row_id, "number": 0, "board_id": board, "start_on": "2025-10-01", "basis": "decision"}
        insert(connection, "decision_spell", **spell)


def test_everything_is_saved_and_the_sums_agree(office: Office) -> None:
    out = office.place / "first"
    with office.running():
        assert fetch(office.client(), PERIOD, out) == DONE, office.said
    manifest = json.loads((out / "2026-Q1-v1-manifest.json").read_text())
    assert sorted(path.name for path in out.iterdir()) == sorted(
        f"2026-Q1-v1-{name}" for name in (*FILES, "manifest.json")
    )
    assert {name: fingerprint((out / f"2026-Q1-v1-{name}").read_bytes()) for name in FILES} == manifest["sha256"]
    assert manifest["sha256"]["list.json"] == manifest["contentHash"]
    assert len(json.loads((out / "2026-Q1-v1-list.json").read_text())["lines"]) == 12


def test_stopped_in_between_and_run_again_it_gives_one_report_and_the_same_bytes(office: Office) -> None:
    codes: list[int] = []
    client = office.client()
    first = threading.Thread(target=lambda: codes.append(fetch(client, PERIOD, office.place / "first")))
    with office.running(with_worker=False):
        first.start()
        _wait(lambda: bool(office.rows("select 1 from ivo_report where status = 'requested'")))
    with office.running():
        first.join()
        assert fetch(office.client(), PERIOD, office.place / "second") == DONE
    assert codes == [DONE]
    assert office.rows("select count(*) from ivo_report") == [(1,)]
    first_files = {path.name: path.read_bytes() for path in (office.place / "first").iterdir()}
    assert len(first_files) == len(FILES) + 1
    assert {path.name: path.read_bytes() for path in (office.place / "second").iterdir()} == first_files


def test_a_refusal_is_said_in_the_service_s_words_and_leaves_nothing(office: Office) -> None:
    with office.running():
        assert fetch(office.client(), "2030-Q1", office.place / "none") == REFUSED
    assert "period-not-ended" in office.said[-1]
    assert not (office.place / "none").exists()


def test_what_the_provider_wants_named_is_named(office: Office) -> None:
    with office.running():
        assert fetch(office.client(), "2030-Q1", office.place / "none") == REFUSED
        assert "scope" not in office.asked_for
        entra = office.client(scope="api://kvalitet/.default")
        entra.issuer += "/"
        assert fetch(entra, "2030-Q1", office.place / "none") == REFUSED
    assert office.asked_for["scope"] == ["api://kvalitet/.default"]


def test_a_place_that_cannot_be_written_is_said_in_words(office: Office) -> None:
    (office.place / "file").write_text("")
    with office.running():
        assert fetch(office.client(), PERIOD, office.place / "file" / "out") == REFUSED
    assert office.said[-1].startswith("Filerna går inte att spara")
    assert office.said[-1].endswith("en del av sökvägen är ingen katalog.")


def test_a_service_that_is_gone_and_one_that_is_too_slow_have_codes_of_their_own(office: Office) -> None:
    assert fetch(office.client(patience=0.2), PERIOD, office.place / "none") == UNREACHABLE
    with office.running(with_worker=False):
        assert fetch(office.client(patience=1.0), PERIOD, office.place / "none") == NOT_READY
    assert not (office.place / "none").exists()


def test_a_file_is_there_whole_or_not_at_all(office: Office) -> None:
    out = office.place / "out"
    out.mkdir()
    (out / "2026-Q1-v1-list.pdf").mkdir()
    with office.running():
        assert fetch(office.client(), PERIOD, out) == REFUSED
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []
    assert list(out.glob("*manifest.json")) == []


def _wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 300
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.02)
