"""One instance after the other is restarted while people send, and nobody notices.

Two stand behind a small proxy that does what a real one does: it asks each whether it is ready. An
answer that is no success, or none at all, is counted. The control kills instead of asking to stop, and must be felt.
"""

import signal
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path
from shutil import rmtree

import httpx2
import pytest

from tests.conftest import Figure
from tests.killed import BACKEND, PATIENCE, Installation, installation, sending, wait_for

ANSWER = b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
DRAIN = "2"


class Proxy(socketserver.ThreadingTCPServer):
    """Hands each request to the next instance that says that it is ready."""

    daemon_threads, allow_reuse_address = True, True

    def __init__(self, ports: list[int], client: httpx2.Client) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.ports, self.client = cycle(ports), client

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Request(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Proxy)
        request = _whole(self.request)
        some, client = zip(self.server.ports, range(20), strict=False), self.server.client
        ready = next((port for port, _ in some if is_ready(client, port)), None)
        with suppress(OSError):
            self.request.sendall(_passed_on(ready, request) if ready and request else ANSWER)


def _whole(connection: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        if not (part := connection.recv(65_536)):
            return b""
        received += part
    head, _, body = received.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    while len(body) < int(fields.get(b"content-length", b"0")):
        body += connection.recv(65_536)
    return head.replace(b"keep-alive", b"close") + b"\r\n\r\n" + body


def _passed_on(port: int, request: bytes) -> bytes:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), PATIENCE) as instance:
        instance.sendall(request)
        return b"".join(iter(lambda: instance.recv(65_536), b"")) or ANSWER
    return ANSWER


def is_ready(client: httpx2.Client, port: int) -> bool:
    try:
        return client.get(f"http://127.0.0.1:{port}/readyz").is_success
    except httpx2.TransportError:
        return False


class Instances:
    """Two of the service on one database."""

    def __init__(self, running: Installation) -> None:
        self.running = running
        with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
            self.ports = [int(probe.getsockname()[1]) for probe in (one, other)]
        self.processes = {port: self._started(port) for port in self.ports}
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        wait_for(lambda: all(is_ready(self.running.client, port) for port in self.ports), "an instance does not start")

    def restart(self, port: int, how: signal.Signals) -> None:
        self.processes[port].send_signal(how)
        self.processes[port].wait(PATIENCE)
        self.processes[port] = self._started(port)
        self.wait_until_ready()

    def stop(self) -> None:
        for process in self.processes.values():
            process.kill()
            process.wait(PATIENCE)

    def _started(self, port: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.served", self.running.urls.app, str(port), str(self.running.place)]
        return subprocess.Popen(command, cwd=BACKEND, env={"QMS_DRAIN_SECONDS": DRAIN})


@contextmanager
def behind_a_proxy(running: Installation) -> Iterator[Instances]:
    instances = Instances(running)
    proxy = Proxy(instances.ports, running.client)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    running.port = proxy.port
    try:
        yield instances
    finally:
        proxy.shutdown()
        proxy.server_close()
        instances.stop()


@pytest.fixture
def running() -> Iterator[Installation]:
    place = Path(tempfile.mkdtemp(prefix="qms-rolling-"))
    place.chmod(0o755)
    with installation(place) as running:
        yield running
    rmtree(place, ignore_errors=True)


@pytest.mark.drill(short=1, long=10)
def test_nobody_notices_that_one_after_the_other_is_restarted(
    running: Installation, amount: int, figure: Figure
) -> None:
    sent = running.sent
    with behind_a_proxy(running) as instances, sending(running, files=False):
        for port in instances.ports * amount:
            wait_for(sent.more(5), "nothing is answered")
            instances.restart(port, signal.SIGTERM)
        wait_for(sent.more(5), "nothing is answered")
    assert (sent.refused, sent.unknown) == (0, 0)
    figure(
        f"rolling restart: instances {len(instances.ports)}, restarts {2 * amount}, "
        f"requests {sent.acknowledged}, failed {sent.refused + sent.unknown}"
    )


@pytest.mark.drill(short=1, long=1)
def test_the_control_is_felt(running: Installation, amount: int) -> None:
    """Killed instead of asked to stop, or the proxy would hide everything."""
    sent = running.sent
    with behind_a_proxy(running) as instances, sending(running, reporters=6, files=False):
        for port in cycle(instances.ports):
            wait_for(sent.more(3), "nothing is answered")
            instances.restart(port, signal.SIGKILL)
            if sent.refused + sent.unknown:
                break
    assert sent.refused + sent.unknown
