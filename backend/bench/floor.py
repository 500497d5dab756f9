"""The floor: a bare Starlette route that sends the very statements that the product sent, with the same driver.

The statements are recorded from the product itself when the floor starts, so the two cannot drift apart: what is
compared is everything that stands between HTTP and SQL.
"""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import choice
from typing import Any
from uuid import UUID, uuid4

import httpx2
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool
from pydantic_core import to_json
from sqlalchemy import event, make_url, text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench import callers
from bench.callers import KEY
from bench.data import CROWD, person_id, subject
from bench.operations import LINES, Asked
from qms.app import create_app
from qms.kernel.clock import today
from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.settings import Settings

Statement = tuple[str, dict[str, Any]]
POOL = 8


@dataclass
class Recording:
    """What the product sent for one request: the statements, the row it was about, its key, and ids made for it."""

    row: UUID
    key: str
    crowd: list[tuple[UUID, str]]
    """Those who take turns, and who each is at the identity provider; the first asked."""
    statements: list[Statement] = field(default_factory=list)
    began: int = field(default_factory=lambda: time.time_ns() // 1_000_000)

    def is_new(self, value: object) -> bool:
        """Whether an id was made for this request: version 7 ids carry their time."""
        return isinstance(value, UUID) and value.version == 7 and value.int >> 80 >= self.began

    def for_row(self, row: UUID) -> list[Statement]:
        """The statements for another row, with fresh ids where the product made its own."""
        # By others too, who have opened less each.
        others = zip(self.crowd[0], choice(self.crowd), strict=True)  # noqa: S311 - nothing secret
        fresh: dict[object, object] = {self.row: row, self.key: str(new_id()), **dict(others)}

        def changed(value: object) -> object:
            if self.is_new(value) and value not in fresh:
                fresh[value] = new_id()
            return fresh.get(value, value) if isinstance(value, UUID | str) else value

        return [(sql, {name: changed(value) for name, value in known.items()}) for sql, known in self.statements]


def create_floor(settings: Settings) -> Starlette:
    """The application. Its routes are ``/{operation}/{persona}/{way}/{board}/{row}``."""
    url = make_url(settings.database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    pool = AsyncConnectionPool(
        url, min_size=POOL, max_size=POOL, open=False, kwargs={"row_factory": dict_row, "options": "-c timezone=UTC"}
    )
    recordings: dict[tuple[str, int], Recording] = {}
    """By what is asked, and the board."""

    async def answer(request: Request) -> Response:
        recording = recordings[request.path_params["asked"], request.path_params["board"]]
        results = []
        async with pool.connection() as connection:
            for sql, known in recording.for_row(request.path_params["row"]):
                cursor = await connection.execute(sql.encode(), known)
                if cursor.description:
                    results.append(await cursor.fetchall())
        return Response(to_json(results, bytes_mode="base64"), media_type="application/json")

    async def learn(request: Request) -> Response:
        board, row = request.path_params["board"], request.path_params["row"]
        asked = next(line for line in LINES if line.place == request.path_params["asked"])
        recordings[asked.place, board] = recording = await _recorded(settings, asked, board, row)
        return Response(to_json(len(recording.statements)), media_type="application/json")

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with pool:
            yield

    place = "{asked:path}/{board:int}/{row:uuid}"
    routes = [Route(f"/learn/{place}", learn), Route(f"/{place}", answer, methods=["GET", "POST"])]
    return Starlette(routes=routes, lifespan=lifespan)


async def _recorded(settings: Settings, asked: Asked, board: int, row: UUID) -> Recording:
    """Send one request to the product in this process and write down its statements."""
    (caller,) = await callers.crowd(settings, asked, board, number=1)
    call = asked.operation.call(board, row, today())
    database = Database(settings.database_url)
    who = [(board, asked.persona, number) for number in range(CROWD)]
    crowd = [(person_id(*each), subject(*each)) for each in who]
    recording = Recording(row, str(uuid4()), crowd)
    headers = {name: said.replace(KEY, recording.key) for name, said in caller.headers_of(call).items()}

    def note(*seen: Any) -> None:
        _, _, sql, known, *_ = seen
        recording.statements.append((sql, dict(known)))

    transport = httpx2.ASGITransport(create_app(settings, database))
    async with httpx2.AsyncClient(transport=transport, base_url=settings.address) as client:
        await database.one(text("select 1"))
        event.listen(database.engine.sync_engine, "before_cursor_execute", note)
        answered = await client.request(call.method, caller.address + call.path, content=call.body, headers=headers)
    await database.close()
    if answered.status_code >= 400:
        raise RuntimeError(f"{call.method} {call.path}: {answered.status_code} {answered.text}")
    return recording
