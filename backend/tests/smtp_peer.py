"""A mail server of its own, as strict and as moody as those of municipalities: what it was given, and what it says."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "qms", "ett ord: +/="
HELD = 3600.0
"""Longer than any test: whoever is held so long gives up first."""


@dataclass
class Peer:
    """What the server does with what it is given.

    ``accept``; ``451`` and ``550`` to an address; ``full`` and ``spam`` to a letter; ``hang``; ``die`` when it has it.
    """

    mode: str = "accept"
    refused: str = ""
    """The one address that ``550`` is said of; empty: every."""
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    """To whom, and the whole of it."""
    port: int = 0

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.mode == "451":
            return "451 4.3.0 Försök senare"
        if self.mode == "550" and self.refused in ("", address):
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        if self.mode == "hang":
            await asyncio.sleep(HELD)
        if answer := {"full": "452 4.3.1 Disk full", "spam": "554 5.7.1 Rejected"}.get(self.mode):
            return answer
        content = envelope.original_content or b""
        self.taken += [(address, content) for address in envelope.rcpt_tos]
        if self.mode == "die":
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        return "250 2.0.0 Tack"

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"


def _let_in(_: SMTP, __: Session, ___: Envelope, ____: str, given: Any) -> AuthResult:
    known = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=given == known)


def trusted(certificates: Path) -> ssl.SSLContext:
    """What a server proves who it is with, made by ``deploy/secrets.sh``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "database.crt", certificates / "database.key")
    return context


@contextmanager
def mail_server(*, trust: ssl.SSLContext | None = None) -> Iterator[Peer]:
    """A server that runs. With a certificate it wants STARTTLS and a password, as a real one does."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        peer = Peer(port=probe.getsockname()[1])
    wanted = {"auth_required": True, "authenticator": _let_in, "require_starttls": True}
    strict: dict[str, Any] = wanted if trust else {}
    controller = Controller(peer, "127.0.0.1", peer.port, tls_context=trust, **strict)
    controller.start()
    try:
        yield peer
    finally:
        controller.stop()
