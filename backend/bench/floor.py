"""The floor: a bare Starlette route that sends the very statements that the product sent, with the same driver.

The statements are recorded from the product itself when the floor starts, so the two cannot drift apart: what is
compared is everything that stands between HTTP and SQL.
"""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx2
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool
from pydantic_core import to_json
from sqlalchemy import event, make_url
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.data import SUBJECTS
from bench.operations import OPERATIONS, Call
from qms.app import create_app
from qms.demo.tokens import Mint
from qms.kernel.clock import today
from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.settings import Settings

Statement = tuple[str, dict[str, Any]]
POOL = 8


@dataclass
class Recording:
    """What the product sent for one request: the statements, the row it was about, and ids it made itself."""

    subject: UUID
    statements: list[Statement] = field(default_factory=list)
    began: int = field(default_factory=lambda: time.time_ns() // 1_000_000)

    def is_new(self, value: object) -> bool:
        """Whether an id was made for this request: version 7 ids carry their time."""
        return isinstance(value, UUID) and value.version == 7 and value.int >> 80 >= self.began

    def for_row(self, subject: UUID) -> list[Statement]:
        """The statements for another row, with fresh ids where the product made its own."""
        fresh: dict[object, UUID] = {self.subject: subject}

        def changed(value: object) -> object:
            if self.is_new(value) and value not in fresh:
                fresh[value] = new_id()
            return fresh.get(value, value) if isinstance(value, UUID) else value

        return [(sql, {name: changed(value) for name, value in known.items()}) for sql, known in self.statements]


def token(settings: Settings, board: int) -> str:
    """A bearer token of the person who counts deviations in a board."""
    scope = ("deviation:read", "deviation:create", "statistics:read")
    return Mint(settings).access_token(subject=SUBJECTS.format(board), client_id="bench", scope=scope)


def create_floor(settings: Settings) -> Starlette:
    """The application. Its routes are ``/{operation}/{board}/{row}``."""
    url = make_url(settings.database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    pool = AsyncConnectionPool(
        url, min_size=POOL, max_size=POOL, open=False, kwargs={"row_factory": dict_row, "options": "-c timezone=UTC"}
    )
    recordings: dict[tuple[str, int], Recording] = {}

    async def answer(request: Request) -> Response:
        recording = recordings[request.path_params["operation"], request.path_params["board"]]
        results = []
        async with pool.connection() as connection:
            for sql, known in recording.for_row(request.path_params["row"]):
                cursor = await connection.execute(sql.encode(), known)
                if cursor.description:
                    results.append(await cursor.fetchall())
        return Response(to_json(results), media_type="application/json")

    async def learn(request: Request) -> Response:
        board, row = request.path_params["board"], request.path_params["row"]
        for operation in OPERATIONS:
            call = operation.call(board, row, today())
            recordings[operation.name, board] = await _recorded(settings, board, row, call)
        counts = {operation.name: len(recordings[operation.name, board].statements) for operation in OPERATIONS}
        return Response(to_json(counts), media_type="application/json")

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with pool:
            yield

    place = "{board:int}/{row:uuid}"
    routes = [
        Route(f"/learn/{place}", learn),
        Route(f"/{{operation}}/{place}", answer, methods=["GET", "POST"]),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


async def _recorded(settings: Settings, board: int, row: UUID, call: Call) -> Recording:
    """Send one request to the product in this process and write down its statements."""
    database = Database(settings.database_url)
    recording = Recording(row)

    def note(*seen: Any) -> None:
        _, _, sql, known, *_ = seen
        recording.statements.append((sql, dict(known)))

    transport = httpx2.ASGITransport(create_app(settings, database))
    headers = {"Authorization": f"Bearer {token(settings, board)}", "Content-Type": "application/json"}
    async with httpx2.AsyncClient(transport=transport, base_url=settings.address, headers=headers) as client:
        await database.one("select 1")
        event.listen(database.engine.sync_engine, "before_cursor_execute", note)
        answered = await client.request(call.method, call.path, content=call.body)
    await database.close()
    if answered.status_code >= 400:
        raise RuntimeError(f"{call.method} {call.path}: {answered.status_code} {answered.text}")
    return recording
