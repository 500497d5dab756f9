"""A virus scanner that the municipality runs itself (ClamAV's clamd), where one is connected.

It is asked over its own protocol. Whatever it answers but that nothing was found is no such answer; and a scanner that
does not find the harmless text that every scanner is to find is none.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from struct import pack
from urllib.parse import urlsplit

from qms.kernel import clock
from qms.settings import Settings

SECONDS = 60.0
CHUNK = 256 * 1024
SIGNATURE = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The text that tells whether a scanner looks at all. It harms nothing."""
OLD = timedelta(hours=24)


class ScannerAway(Exception):
    """The scanner did not answer, or not as one does that looks. The file waits."""


class FileInfected(Exception):
    """The scanner has found something."""


class FileUnscanned(Exception):
    """The scanner has not looked through all of the file."""


@dataclass(frozen=True)
class Scanner:
    """A scanner, at ``tcp://host:3310`` or ``unix:/path``."""

    url: str
    seconds: float = SECONDS

    @classmethod
    def of(cls, settings: Settings) -> "Scanner | None":
        """The scanner that the settings name, if any."""
        return cls(settings.clamd_url) if settings.clamd_url else None

    async def look_through(self, content: bytes) -> None:
        """Returns where the scanner looks, and has found nothing."""
        await self.prove()
        answer = await self._ask(b"zINSTREAM\0", _streamed(content))
        if answer == "stream: OK":
            return
        if answer.endswith(" FOUND") and "Limits.Exceeded" not in answer:
            raise FileInfected
        if answer.endswith(" FOUND") or "size limit exceeded" in answer:
            raise FileUnscanned
        raise ScannerAway(answer[:80])

    async def prove(self) -> None:
        """The scanner finds what every scanner is to find. Otherwise it is away."""
        try:
            answer = await self._ask(b"zINSTREAM\0", _streamed(SIGNATURE))
        except FileUnscanned:
            raise ScannerAway("bryter") from None
        if not answer.endswith(" FOUND"):
            raise ScannerAway("finner inte provtexten")

    async def is_old(self) -> bool:
        """Whether what the scanner knows is more than a day old, or it does not say."""
        day = (await self._ask(b"zVERSION\0", ())).rpartition("/")[2]
        try:
            known = datetime.strptime(day, "%a %b %d %H:%M:%S %Y").replace(tzinfo=clock.now().tzinfo)
        except ValueError:
            return True
        return clock.now() - known > OLD

    async def _ask(self, command: bytes, parts: Iterator[bytes] | tuple[bytes, ...]) -> str:
        try:
            async with asyncio.timeout(self.seconds):
                reader, writer = await self._connected()
                try:
                    writer.write(command)
                    for part in parts:
                        writer.write(part)
                        await writer.drain()
                    return (await reader.read(4096)).rstrip(b"\0\n").decode(errors="replace")
                finally:
                    writer.close()
        except (ConnectionResetError, BrokenPipeError):
            raise FileUnscanned from None
        except (OSError, TimeoutError) as error:
            raise ScannerAway(type(error).__name__) from None

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        at = urlsplit(self.url)
        if at.scheme == "unix":
            return await asyncio.open_unix_connection(at.path)
        return await asyncio.open_connection(at.hostname, at.port or 3310)


def _streamed(content: bytes) -> Iterator[bytes]:
    for at in range(0, len(content), CHUNK):
        part = content[at : at + CHUNK]
        yield pack("!L", len(part)) + part
    yield pack("!L", 0)
