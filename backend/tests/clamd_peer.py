"""A virus scanner of the tests' own that speaks clamd's INSTREAM, finds one text, and has moods."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from struct import unpack

from tests.hostile_attachments import EICAR

VERSION = "ClamAV 1.4.2/27800/Sun Nov 30 09:10:11 2098"


@dataclass
class Clamd:
    """What it does with what it is sent."""

    mood: str
    most: int
    """As ``StreamMaxLength`` of the real one."""
    seen: list[bytes] = field(default_factory=list)
    url: str = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        command = await reader.readuntil(b"\0")
        told = VERSION if command == b"zVERSION\0" else await self._looked(reader)
        if self.mood != "silent":
            writer.write(told.encode() + b"\0")
            await writer.drain()
        else:
            await reader.read()  # until whoever asked has given up
        writer.close()

    async def _looked(self, reader: asyncio.StreamReader) -> str:
        content = b""
        while size := unpack("!L", await reader.readexactly(4))[0]:
            content += await reader.readexactly(size)
            if len(content) > self.most:
                return "INSTREAM size limit exceeded. ERROR"
        self.seen.append(content)
        if EICAR in content and self.mood != "blind":
            return "stream: Win.Test.EICAR_HDB-1 FOUND"
        if content != EICAR and self.mood == "limited":
            return "stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND"
        return "stream: OK" if self.mood != "ill" or content == EICAR else "stream: lstat() failed: ERROR"


@asynccontextmanager
async def clamd(mood: str = "fine", most: int = 30 * 1024 * 1024) -> AsyncIterator[Clamd]:
    """One that listens, until it is left."""
    peer = Clamd(mood, most)
    server = await asyncio.start_server(peer.answer, "127.0.0.1")
    peer.url = f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield peer
    finally:
        server.close()
