"""Sends requests over kept-open connections and reads the clocks of the processes that answer them."""

import asyncio
import os
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from types import MappingProxyType

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Slice:
    """What one stretch of load gave: seconds per request that was answered, and processor time of both sides."""

    times: list[float]
    seconds: float
    service: float
    database: float
    failed: int = 0
    """Answers that were no success."""

    @property
    def rate(self) -> float:
        """Requests answered per second."""
        return len(self.times) / self.seconds

    @property
    def cost(self) -> float:
        """Processor time per request, in milliseconds, of the service and the database together."""
        return self.service_cost + self.database_cost

    @property
    def service_cost(self) -> float:
        """The service's part of it."""
        return 1000 * self.service / len(self.times)

    @property
    def database_cost(self) -> float:
        """The database's part of it."""
        return 1000 * self.database / len(self.times)

    @property
    def middle(self) -> float:
        """Half of the requests took less, in milliseconds."""
        return 1000 * median(self.times)

    @property
    def slow(self) -> float:
        """One in twenty took longer, in milliseconds."""
        return 1000 * quantiles(self.times, n=20)[-1]


async def pressed(
    port: int,
    requests: Iterator[bytes],
    *,
    processes: tuple[int, int],
    seconds: float,
    connections: int,
    may_fail: bool = False,
) -> Slice:
    """Keep the service busy for some seconds. The processes are the first of the service and of the database."""
    times: list[float] = []
    failed: list[str] | None = [] if may_fail else None
    before, began = [processor_time(pid) for pid in processes], perf_counter()
    ends = began + seconds
    await asyncio.gather(*(_client(port, requests, ends, times, failed) for _ in range(connections)))
    took = perf_counter() - began
    service, database = (processor_time(pid) - earlier for pid, earlier in zip(processes, before, strict=True))
    return Slice(times, took, service, database, failed=len(failed or ()))


async def _client(
    port: int, requests: Iterator[bytes], ends: float, times: list[float], failed: list[str] | None
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while (began := perf_counter()) < ends:
            writer.write(next(requests))
            try:
                await answered(reader)
            except RuntimeError as refusal:
                if failed is None:
                    raise
                failed.append(str(refusal))
            else:
                times.append(perf_counter() - began)
    finally:
        writer.close()


async def answered(reader: asyncio.StreamReader) -> bytes:
    """The body of the next answer. It must be a good one."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    place = head.index(b"content-length: ") + 16
    body = await reader.readexactly(int(head[place : head.index(b"\r", place)]))
    if not head.startswith(b"http/1.1 20"):
        raise RuntimeError(f"{head.decode()}{body.decode()}")
    return body


def raw(method: str, path: str, headers: Mapping[str, str] = MappingProxyType({}), body: bytes = b"") -> bytes:
    """A request as it goes over the wire."""
    head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    said = [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*head, *said, "", ""]).encode() + body


def answers(port: int) -> bool:
    """Whether something listens on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def processor_time(first: int) -> float:
    """Seconds of processor time of a process, its children, and children that have ended."""
    spent = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, fields = int(stat.parent.name), stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if pid == first:
            spent += sum(int(ticks) for ticks in fields[11:15])
        elif int(fields[1]) == first:
            spent += int(fields[11]) + int(fields[12])
    return spent / TICKS
