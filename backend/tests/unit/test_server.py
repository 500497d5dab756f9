"""A request that never ends, or whose head is too large, does not hold the service: tried over real connections."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from qms.settings import Settings
from qms.web.pages import Readiness
from qms.web.server import Server
from tests.conftest import Figure

pytestmark = pytest.mark.anyio
LARGE = b"x" * 20_000
PATIENCE = 60


async def echo(request: Request) -> Response:
    return PlainTextResponse(f"{len(await request.body())}")


@asynccontextmanager
async def serving(readiness: Readiness | None = None, **limits: float) -> AsyncIterator[int]:
    """The server on a free port, with an application that answers how much it was sent."""
    limits = {"head_seconds": 0.5, "body_seconds": 0.5, **limits}
    ready = readiness or Readiness(_yes)
    app = Starlette(routes=[Route("/", echo, methods=["GET", "POST"]), Route("/readyz", ready.probe)])
    begun = asyncio.Event()
    server = Server(app, Settings(demo=True, port=0, **limits), ready, begun.set)  # type: ignore[arg-type]
    task = asyncio.create_task(server.serve())
    await asyncio.wait_for(begun.wait(), PATIENCE)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await asyncio.wait_for(task, PATIENCE)


async def _yes() -> bool:
    return True


async def answered(port: int, sent: bytes) -> bytes:
    """All that comes back until the server closes. The client closes nothing and sends nothing more."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(sent)
        return await asyncio.wait_for(reader.read(), PATIENCE)
    except ConnectionResetError:
        return b"reset"
    finally:
        writer.close()


HALF_OPEN = {
    "nothing at all": b"",
    "half a line": b"GET / HT",
    "half a head": b"GET / HTTP/1.1\r\nhost: a\r\nx: ",
    "an empty line": b"\r\n",
    "half a body": b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n12345",
    "half a chunk": b"POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n5\r\n12",
}
WHOLE = b"GET / HTTP/1.1\r\nhost: a\r\n\r\n"
LAST = b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"


@pytest.mark.parametrize("sent", HALF_OPEN.values(), ids=HALF_OPEN)
@pytest.mark.parametrize("before", [b"", WHOLE], ids=["first", "after another"])
async def test_what_never_ends_is_closed(sent: bytes, before: bytes) -> None:
    async with serving() as port:
        await answered(port, before + sent)


async def test_many_half_open_ones_are_all_closed(figure: Figure) -> None:
    """So many were held for as long as anybody looked."""
    async with serving() as port:
        halves = [*HALF_OPEN.values()] * 67
        closed = await asyncio.gather(*(answered(port, half) for half in halves[:400]))
        assert (await answered(port, WHOLE.replace(b"a\r\n", b"a\r\nconnection: close\r\n"))).startswith(
            b"HTTP/1.1 200"
        )
    assert len(closed) == 400
    figure(f"half-open requests: sent {len(closed)}, still held 0")


async def test_what_is_slow_but_comes_is_answered() -> None:
    async with serving(head_seconds=PATIENCE, body_seconds=PATIENCE) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for part in (b"POST / HTTP/1.1\r\nho", b"st: a\r\ncontent-le", b"ngth: 6\r\n\r\n123", b"456"):
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0.05)
        assert b"200" in await asyncio.wait_for(reader.readline(), PATIENCE)
        writer.close()


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nhost: a\r\nx: " + LARGE + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: a\r\nx: " + LARGE,
        b"GET /" + LARGE + b" HTTP/1.1\r\nhost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: a\r\n" + b"x: y\r\n" * 4000 + b"\r\n",
    ],
    ids=["a header", "half a header", "an address", "many headers"],
)
async def test_a_head_that_is_too_large_is_refused(sent: bytes) -> None:
    async with serving(head_seconds=PATIENCE) as port:
        assert (await answered(port, sent)).startswith(b"HTTP/1.1 431 ")


async def test_a_large_body_is_no_large_head() -> None:
    body = b"POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 20000\r\n\r\n" + LARGE
    async with serving() as port:
        assert (await answered(port, body)).endswith(b"20000")


async def test_nonsense_is_refused() -> None:
    async with serving(head_seconds=PATIENCE) as port:
        assert (await answered(port, b"nonsense\r\n\r\n")).startswith(b"HTTP/1.1 400 ")


async def test_more_than_it_takes_are_asked_to_try_again() -> None:
    async with serving(connections=2, head_seconds=PATIENCE) as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
        assert (await answered(port, WHOLE)).startswith(b"HTTP/1.1 503 ")
        for _, writer in held:
            writer.close()


async def test_whoever_leaves_says_so() -> None:
    readiness = Readiness(_yes)
    async with serving(readiness) as port:
        ask = b"GET /readyz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
        assert (await answered(port, ask)).startswith(b"HTTP/1.1 200 ")
        readiness.leave()
        assert (await answered(port, ask)).startswith(b"HTTP/1.1 503 ")


async def test_many_probes_cost_one_question() -> None:
    asked: list[JSONResponse] = []

    async def ask() -> bool:
        asked.append(JSONResponse({}))
        return True

    readiness = Readiness(ask)
    for _ in range(5):
        await readiness.probe(Request({"type": "http"}))
    assert len(asked) == 1
