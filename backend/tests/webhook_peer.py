"""A receiver of events in the tests: a real HTTPS server that keeps what comes, with a certificate of its own maker.

Journeys have one as a process: ``python -m tests.webhook_peer DIRECTORY PORT``.
"""

import json
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from qms.kernel import clock

A_WHILE = 0.02
A_DAY = timedelta(days=1)


@dataclass
class Got:
    """One message as it came."""

    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """What has come, and how the next is answered."""

    port: int
    got: list[Got] = field(default_factory=list)
    status: int = 204
    location: str = ""
    flood: bytes = b""
    """What is sent without end in place of an answer, after its first line."""
    flooded: int = 0
    is_slow: bool = False
    ended: Event = field(default_factory=Event)
    may_answer: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}/handelser"


def events(peer: Receiver) -> list[str]:
    """The ids of the events that have come, in order, without tries."""
    came = [json.loads(got.body) for got in peer.got]
    return [message["id"] for message in came if message["data"] is not None]


def make_certificates(place: Path) -> Path:
    """A maker of certificates, and one by it for this machine. Returns the file with the maker's."""
    maker, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    by = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "En utfärdare i testerna")])
    now = clock.now()

    def certificate(public: ec.EllipticCurvePublicKey, subject: x509.Name) -> x509.CertificateBuilder:
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(by).public_key(public)
        return (
            made.serial_number(x509.random_serial_number()).not_valid_before(now - A_DAY).not_valid_after(now + A_DAY)
        )

    own_id = x509.SubjectKeyIdentifier.from_public_key(maker.public_key())
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    ca = certificate(maker.public_key(), by).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    ca = ca.add_extension(own_id, critical=False).add_extension(usage, critical=True)
    here = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    of_maker = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own_id)
    mine = certificate(key.public_key(), here).add_extension(of_maker, critical=False)
    mine = mine.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    pem = serialization.Encoding.PEM
    (place / "ca.pem").write_bytes(ca.sign(maker, hashes.SHA256()).public_bytes(pem))
    plain = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (place / "mine.pem").write_bytes(mine.sign(maker, hashes.SHA256()).public_bytes(pem) + plain)
    return place / "ca.pem"


@contextmanager
def receiver(certificates: Path, port: int = 0) -> Iterator[Receiver]:
    """A receiver that runs until the block ends."""
    state = Receiver(0)
    state.may_answer.set()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.got.append(Got(dict(self.headers.items()), body))
            state.may_answer.wait(30)
            if state.flood:
                self.pour()
                return
            self.send_response(state.status)
            if state.location:
                self.send_header("Location", state.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def pour(self) -> None:
            """Go on for as long as somebody takes it."""
            self.close_connection = True
            with suppress(OSError):
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while True:
                    state.ended.wait(A_WHILE if state.is_slow else 0)
                    state.flooded += self.wfile.write(state.flood)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trust.load_cert_chain(certificates / "mine.pem")
    server.socket = trust.wrap_socket(server.socket, server_side=True)
    state.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.may_answer.set()
        state.ended.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def main(directory: str, port: str) -> None:
    """Take what comes until the process is ended."""
    make_certificates(Path(directory))
    with receiver(Path(directory), int(port)) as running:
        running.ended.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
