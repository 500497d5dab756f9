"""One letter to one person over SMTP, and what the server said of it. The only file that speaks to a mail server.

What happens to a letter is one of four things: the server has taken it; it surely has not, and the letter can be sent
again; it refuses the address, or the letter, for good; or the connection was lost when it may have taken it, which
nobody can know. SMTP has no way to send the same letter again without the risk of sending it twice (RFC 5321, 6.1).
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from qms.settings import MAIL_ADDRESS, Settings

PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
PATIENCE = 20.0
"""How many seconds each answer of the server may take."""
SUBJECT = "Något väntar på {whom} i Kvalitetshjulet"
TEXT = """\
Hej!

Något väntar på {whom} i Kvalitetshjulet. Logga in för att se vad: {address}

Brevet säger inte vad det gäller, eftersom e-post kan läsas av andra.
Du väljer själv hur ofta brevet kommer: {address}/aviseringar
Det går inte att svara på det här brevet.
"""
WHOM = {True: "dig", False: "någon som du ersätter"}
"""By whether anything of what waits is one's own."""


class NotTaken(Exception):
    """The server has surely not taken the letter, which can be sent again later. Another may fare better."""


class ServerAway(NotTaken):
    """Nor will it take any other now: it does not answer, does not prove who it is, or does not let us in."""


class Refused(Exception):
    """The server refuses the address, or the letter, for good."""


class Unknown(Exception):
    """The connection was lost when the server may have taken the letter."""


@dataclass(frozen=True)
class Sender:
    """The municipality's mail server, and what letters say of where they come from."""

    url: str
    password: str
    from_address: str
    address: str
    """Where the product is: what a letter leads to."""
    ca_file: str | None = None

    @classmethod
    def of(cls, settings: Settings) -> "Sender | None":
        """The sender that the settings name, if any."""
        if not settings.smtp_url:
            return None
        ca_file = str(settings.smtp_ca_file) if settings.smtp_ca_file else None
        password = settings.smtp_password.get_secret_value()
        return cls(settings.smtp_url, password, settings.smtp_from, settings.address, ca_file)

    def letter(self, to: str, reference: str, at: datetime, *, is_own: bool) -> bytes:
        """The whole of what leaves, to the last byte. The same reference gives the same letter."""
        letter, whom = EmailMessage(policy=SMTP), WHOM[is_own]
        host = urlsplit(self.address).hostname or "localhost"
        letter["From"], letter["To"], letter["Subject"] = self.from_address, to, SUBJECT.format(whom=whom)
        letter["Date"], letter["Message-ID"] = format_datetime(at), f"<{reference}@{host}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(TEXT.format(address=self.address, whom=whom), cte="quoted-printable")
        return letter.as_bytes()

    def send(self, to: str, reference: str, at: datetime, *, is_own: bool = True) -> None:
        """Hand a letter to the server. Returns when the server has taken it, and else says what became of it."""
        if not MAIL_ADDRESS.fullmatch(to) or not to.isascii():
            raise Refused("No address that a letter can be sent to.")
        with self._connected() as server:
            try:
                taken = [server.mail(self.from_address), server.rcpt(to)]
            except (OSError, smtplib.SMTPException) as error:
                raise ServerAway(_told(error)) from error
            if refusal := next((answer for answer in taken if answer[0] >= 400), None):
                is_for_good = refusal is taken[1] and refusal[0] >= 500
                raise (Refused if is_for_good else NotTaken)(_answer(*refusal))
            said: bytes | str
            try:
                code, said = server.data(self.letter(to, reference, at, is_own=is_own))
            except smtplib.SMTPDataError as error:
                code, said = error.smtp_code, error.smtp_error
            except (OSError, smtplib.SMTPException) as error:
                raise Unknown(_told(error)) from error
            if code >= 400:
                raise (Refused if code >= 500 else NotTaken)(_answer(code, said))

    def greet(self) -> None:
        """See that the server answers, proves who it is, and lets us in."""
        with self._connected():
            pass

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise ServerAway(_told(error)) from error
        try:
            yield server
        finally:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
            server.close()

    def _connect(self) -> smtplib.SMTP:
        """TLS is never optional: where it is asked for, a server without it is no server."""
        place = urlsplit(self.url)
        host, port = place.hostname or "", place.port or PORTS[place.scheme]
        trust = ssl.create_default_context(cafile=self.ca_file)
        if place.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=trust)
        else:
            server = smtplib.SMTP(host, port, timeout=PATIENCE)
        try:
            if place.scheme == "smtp+starttls":
                server.starttls(context=trust)
            server.ehlo_or_helo_if_needed()
            if place.username:
                server.login(unquote(place.username), self.password)
        except BaseException:
            server.close()
            raise
        return server


def _answer(code: int, said: bytes | str) -> str:
    text = said if isinstance(said, str) else said.decode("utf-8", "replace")
    return f"{code} {text}"[:200]


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]
