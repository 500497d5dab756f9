"""``qms doctor`` finds what would fail when it is first used: each fault is planted."""

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from joserfc.jwk import RSAKey
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.operations.doctor import findings
from qms.operations.embedded import Urls
from qms.settings import Settings
from tests.conftest import Cluster
from tests.town import SCALE, insert

KEY = RSAKey.generate_key(2048, auto_kid=True).as_dict(private=False)
Document = dict[str, Any]
ORPHAN = """
insert into unit (id, board_id, name, kind, area, valid_from)
  select gen_random_uuid(), id, 'Enheten', 'unit', 'adults', '2020-01-01' from board;
insert into person (id, board_id, name) select gen_random_uuid(), id, 'Rut' from board;
insert into matter (id, board_id, kind, title, unit_id, unit_name, area, owner_id, status, due_on, reported_at)
  select gen_random_uuid(), u.board_id, 'deviation', 'Brevet', u.id, u.name, u.area, p.id, 'received', '2026-12-01',
         now() from unit u cross join person p;
insert into deadline (id, board_id, matter_id, rule, start_on, due_on, basis, status)
  select gen_random_uuid(), board_id, id, 'assess', due_on - 5, due_on, 'board', 'running' from matter;
"""
"""An open matter whose owner has no role."""
CLOSED = f"{ORPHAN} update matter set status = 'closed'"
"""A closed one, in which something is still to be read."""
MISDATED = f"{CLOSED}; update deadline set due_on = '2026-12-02'"

UNHELD = """
insert into unit (id, board_id, name, kind, area, valid_from)
  select gen_random_uuid(), id, 'Enheten', 'unit', 'adults', '2020-01-01' from board;
insert into intake_area (id, board_id, unit_id, valid_from)
  select gen_random_uuid(), board_id, id, '2020-01-01' from unit;
"""
"""An area with an intake function that nobody is."""


@contextmanager
def provider(**changes: object) -> Iterator[str]:
    """An identity provider that says what it can do, on this machine."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = {"/.well-known/openid-configuration": document, "/jwks": {"keys": [KEY]}}
            self.send_response(200 if self.path in known else 404)
            self.end_headers()
            self.wfile.write(json.dumps(known.get(self.path)).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        issuer = f"http://127.0.0.1:{server.server_port}"
        names = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/jwks"}
        known: Document = {"issuer": issuer, **{name: f"{issuer}{path}" for name, path in names.items()}, **changes}
        document = {name: value for name, value in known.items() if value is not None}
        Thread(target=server.serve_forever, daemon=True).start()
        yield issuer
        server.shutdown()


@pytest.fixture
def urls(cluster: Cluster) -> Iterator[Urls]:
    """A database of its own, with a board and a worker at work."""
    name = f"doctor_{uuid4().hex[:8]}"
    urls = cluster.clone(name)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        insert(connection, "board", id=uuid4(), name="Nämnden", short_name="Nämnden", risk_scale=SCALE)
        connection.execute(text("insert into jobs.procrastinate_workers default values"))
    yield urls
    cluster.execute(f'drop database "{name}"')


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "index.html").touch()
    return tmp_path


def whole(urls: Urls, pages: Path, issuer: str, **changes: object) -> Settings:
    """An installation that lacks nothing, but for the changes."""
    settings = {
        "demo": False,
        "public_url": "https://kvalitet.example.se",
        "database_url": urls.app,
        "frontend_dir": pages,
        "oidc_issuer": issuer,
        "oidc_client_secret": "secret",
        "identity_key": b64encode(bytes(32)).decode(),
        "trail_key": b64encode(bytes(32)).decode(),
    }
    return Settings.model_validate(settings | changes)


def faults(settings: Settings) -> list[str]:
    """What the doctor finds."""
    return [finding.text for finding in findings(settings) if not finding.fine]


def test_an_installation_that_lacks_nothing(urls: Urls, pages: Path) -> None:
    with provider() as issuer:
        assert faults(whole(urls, pages, issuer)) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"identity_key": ""}, "QMS_IDENTITY_KEY"),
        ({"trail_key": ""}, "QMS_TRAIL_KEY"),
        ({"oidc_issuer": ""}, "QMS_OIDC_ISSUER"),
        ({"oidc_issuer": "http://127.0.0.1:9"}, "svarar inte"),
        ({"oidc_issuer": "http://id.example.se"}, "https"),
        ({"oidc_client_secret": ""}, "QMS_OIDC_CLIENT_SECRET"),
        ({"public_url": "", "host": "127.0.0.1"}, "QMS_PUBLIC_URL"),
        ({"frontend_dir": Path("nowhere")}, "QMS_FRONTEND_DIR"),
        ({"database_url": ""}, "QMS_DATABASE_URL"),
        ({"smtp_url": "smtp://127.0.0.1:1", "smtp_from": "kvalitet@kommun.example"}, "QMS_SMTP_URL"),
    ],
)
def test_a_planted_fault_in_the_settings_is_found(
    urls: Urls, pages: Path, changes: dict[str, object], said: str
) -> None:
    with provider() as issuer:
        (fault,) = faults(whole(urls, pages, issuer, **changes))
    assert said in fault


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"issuer": "https://another.example.se"}, "kallar sig något annat"),
        ({"token_endpoint": None}, "token_endpoint"),
        ({"code_challenge_methods_supported": ["plain"]}, "PKCE"),
    ],
)
def test_a_planted_fault_at_the_provider_is_found(
    urls: Urls, pages: Path, changes: dict[str, object], said: str
) -> None:
    with provider(**changes) as issuer:
        (fault,) = faults(whole(urls, pages, issuer))
    assert said in fault


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("update jobs.procrastinate_workers set last_heartbeat = now() - interval '2 minutes'", "qms worker"),
        ("delete from jobs.procrastinate_workers", "qms worker"),
        (
            "insert into jobs.procrastinate_jobs (queue_name, task_name, status) values ('default', 'x', 'failed')",
            "1 jobb har gett upp",
        ),
        ("delete from board", "qms found"),
        (ORPHAN, "1 öppet ärende"),
        (CLOSED, "1 öppen tid"),
        (MISDATED, "1 ärende har en annan dag"),
        (UNHELD, "1 område har ingen som är mottagning"),
        ("update alembic_version set version_num = '0008_cause_figures'", "äldre version. Kör qms migrate"),
        ("drop function access.schema_revision", "äldre version. Kör qms migrate"),
        ("update audit.event set at = at - interval '10 minutes'", "Spår. Oförseglat: "),
        (
            "insert into audit.seal select 1, 1, '0', '9', 1, 1, x, nil, sha256(nil || x), x || x, 'x', now() "
            "from (select sha256('x') x, decode(repeat('00', 32), 'hex') nil) digests",
            "Spår. Underskrifter: stämmer inte för försegling 1",
        ),
    ],
)
def test_a_planted_fault_in_the_database_is_found(urls: Urls, pages: Path, statement: str, said: str) -> None:
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        connection.execute(text(statement))
    with provider() as issuer:
        (fault,) = faults(whole(urls, pages, issuer))
    assert said in fault


def test_a_database_that_is_ahead_fits(urls: Urls, pages: Path) -> None:
    """Tables are migrated before the last of the old processes has stopped."""
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999_of_tomorrow'"))
    with provider() as issuer:
        assert faults(whole(urls, pages, issuer)) == []


def test_the_wrong_role_is_found(urls: Urls, pages: Path) -> None:
    with provider() as issuer:
        for url in (urls.owner, urls.superuser):
            assert any("Använd qms_app" in fault for fault in faults(whole(urls, pages, issuer, database_url=url)))
