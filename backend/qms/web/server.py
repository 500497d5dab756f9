"""The HTTP server: how long a request may take to arrive and how large its head may be, and how it stops.

Uvicorn waits for ever for a request that has begun and never ends, and takes headers of any size. A proxy in front
does not, but whoever runs without one, or reaches past it, must not be able to hold the service with idle connections.
"""

import asyncio
import socket
from asyncio import TimerHandle
from collections.abc import Callable
from http import HTTPStatus

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from qms.settings import Settings
from qms.web.pages import Readiness


class Server(uvicorn.Server):
    """Tells when it has begun to answer, and says that it is leaving before it takes no more requests."""

    def __init__(self, app: ASGIApp, settings: Settings, readiness: Readiness, ready: Callable[[], None]) -> None:
        self._ready, self._readiness, self._drain_seconds = ready, readiness, settings.drain_seconds
        super().__init__(
            uvicorn.Config(
                app,
                host=settings.host,
                port=settings.port,
                http=impatient(settings),
                limit_concurrency=settings.connections,
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=10,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop: unready first, so that whoever distributes requests sends them elsewhere, then finish what has come."""
        self._readiness.leave()
        await asyncio.sleep(self._drain_seconds)
        await super().shutdown(sockets)


def impatient(settings: Settings) -> type[HttpToolsProtocol]:
    """HTTP as uvicorn speaks it, with an end to waiting and to the size of the head."""

    class Impatient(_Impatient):
        head_seconds, body_seconds, head_bytes = settings.head_seconds, settings.body_seconds, settings.head_bytes

    return Impatient


class _Impatient(HttpToolsProtocol):
    head_seconds: float
    body_seconds: float
    head_bytes: int
    _timer: TimerHandle | None = None
    _head: int | None = 0
    """How much of a head has arrived; None while a body is on its way."""
    _refusal = HTTPStatus.BAD_REQUEST

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        super().connection_made(transport)
        self._wait(self.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait(None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._head is not None:
            self._head += len(data)
            self._begin_to_wait()
        super().data_received(data)
        if self._head is not None and self._head > self.head_bytes:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._begin_to_wait()

    def on_headers_complete(self) -> None:
        self._head = None
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > self.head_bytes:
            self._refusal = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            raise ValueError("head too large")
        self._wait(self.body_seconds)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._head = 0
        self._wait(None)
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - what uvicorn would have said
        self._refuse(self._refusal)

    def _refuse(self, status: HTTPStatus) -> None:
        """Say why and close, unless an answer is already under way: then only close."""
        if not self.transport.is_closing():
            if self.cycle is None or self.cycle.response_complete:
                head = f"HTTP/1.1 {status.value} {status.phrase}\r\n"
                self.transport.write(f"{head}content-length: 0\r\nconnection: close\r\n\r\n".encode())
            self.transport.close()

    def _begin_to_wait(self) -> None:
        """For a head of which something has come, be it an empty line. More of it gives no more time."""
        if self._timer is None:
            self._wait(self.head_seconds)

    def _wait(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if seconds is None else self.loop.call_later(seconds, self._give_up)

    def _give_up(self) -> None:
        self._refuse(HTTPStatus.REQUEST_TIMEOUT)
