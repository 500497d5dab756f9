"""The service does not start where a safeguard would be off without an error: all that is refused, each planted."""

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from qms.cli import main
from qms.kernel.db import Database
from qms.operations.embedded import Urls
from qms.operations.self_check import is_ready, weaknesses
from tests.conftest import Cluster, Figure

Plant = Callable[[Cluster, Urls], str]


def test_the_service_role_may_start(database_url: str) -> None:
    assert weaknesses(database_url) == []


def test_a_superuser_may_not_start(database_urls: Urls) -> None:
    url = make_url(database_urls.superuser).set(database=make_url(database_urls.app).database)
    assert any("ser alla nämnders" in fault for fault in weaknesses(url.render_as_string(hide_password=False)))


def test_the_owner_of_the_tables_may_not_start(owner_url: str) -> None:
    assert any("äger tabellerna" in fault for fault in weaknesses(owner_url))


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_database_without_swedish_letters_may_not_start(cluster: Cluster, database_url: str, locale: str) -> None:
    name = f"without_swedish_{locale.lower()}_{make_url(database_url).database}"
    cluster.execute(f"create database {name} template template0 locale_provider libc locale '{locale}'")
    cluster.execute(f"grant connect on database {name} to qms_app")
    url = make_url(database_url).set(database=name).render_as_string(hide_password=False)
    assert any("kan inte å, ä och ö" in fault for fault in weaknesses(url))


def test_an_empty_database_may_not_start(cluster: Cluster, database_url: str) -> None:
    name = f"empty_{make_url(database_url).database}"
    cluster.execute(f"create database {name} template template0")
    cluster.execute(f"grant connect on database {name} to qms_app")
    url = make_url(database_url).set(database=name).render_as_string(hide_password=False)
    assert weaknesses(url) == ["Tabellerna saknas. Kör qms migrate."]


def test_an_absent_server_is_said_so(database_url: str) -> None:
    url = make_url(database_url).set(port=9).render_as_string(hide_password=False)
    assert weaknesses(url)[0].startswith("Databasen svarar inte")


def of(url: str, name: str | None = None, **options: str) -> str:
    """The same database server, asked for in another way."""
    changed = make_url(url).set(database=name or make_url(url).database)
    words = " ".join(f"-c {key.replace('__', '.')}={value}" for key, value in options.items())
    return changed.update_query_dict({"options": words} if words else {}).render_as_string(hide_password=False)


def another(locale: str = "") -> Plant:
    """A database beside the migrated one, empty and perhaps without Swedish letters."""

    def plant(cluster: Cluster, urls: Urls) -> str:
        name = f"beside_{locale.lower()}_{make_url(urls.app).database}"
        how = f"locale_provider libc locale '{locale}'" if locale else ""
        if not cluster.execute(f"select from pg_database where datname = '{name}'"):
            cluster.execute(f"create database {name} template template0 {how}")
            cluster.execute(f"grant connect on database {name} to qms_app")
        return of(urls.app, name)

    return plant


def as_if_kept(**settings: str) -> Plant:
    """The tests' own server without its mark that it is made to be thrown away."""
    return lambda _, urls: of(urls.app, qms__disposable="off", **settings)


def kept(cluster: Cluster, urls: Urls) -> str:
    """A database that has lost the mark, for whoever asks for it."""
    clone = cluster.clone(f"kept_{uuid4().hex[:8]}")
    cluster.execute(f"alter database {make_url(clone.app).database} set qms.disposable = 'off'")
    return clone.app


REFUSED: dict[str, tuple[Plant | dict[str, str], str]] = {
    "a superuser": (lambda _, urls: of(urls.superuser, make_url(urls.app).database), "ser alla nämnders"),
    "the owner of the tables": (lambda _, urls: urls.owner, "äger tabellerna"),
    "a database without tables": (another(), "Tabellerna saknas"),
    "a database without å, ä and ö": (another("C"), "kan inte å, ä och ö"),
    "no database there": (lambda _, urls: make_url(urls.app).set(port=9).render_as_string(False), "svarar inte"),
    "a database on another machine without proof of who it is": (
        lambda _, urls: "postgresql+psycopg://qms_app@db.example.se/qms?sslmode=require",
        "inte skyddad",
    ),
    "fsync and full_page_writes off": (as_if_kept(synchronous_commit="on"), "fsync, full_page_writes."),
    "synchronous_commit off": (as_if_kept(), "synchronous_commit"),
    "no key for identities": ({"QMS_IDENTITY_KEY": ""}, "QMS_IDENTITY_KEY"),
    "a short key": ({"QMS_IDENTITY_KEY": "c2hvcnQ="}, "32 slumpade byte"),
    "no identity provider": ({"QMS_OIDC_ISSUER": ""}, "QMS_OIDC_ISSUER"),
    "an identity provider without https": ({"QMS_OIDC_ISSUER": "http://id.example.se"}, "https-adress"),
    "an empty client secret": ({"QMS_OIDC_CLIENT_SECRET": ""}, "QMS_OIDC_CLIENT_SECRET"),
    "an address without https": ({"QMS_PUBLIC_URL": "http://kvalitet.example.se"}, "börja med https"),
    "demo mode where others reach it": ({"QMS_DEMO": "true"}, "den egna datorn"),
    "secrets in a directory that is not there": ({"QMS_SECRETS_DIR": "/nowhere"}, "/nowhere finns inte"),
    "no address of a database": ({"QMS_DATABASE_URL": "qms", "QMS_DATABASE_PASSWORD": "x"}, "ingen databasadress"),
    "a setting of the wrong kind": ({"QMS_CONNECTIONS": "många"}, "QMS_CONNECTIONS"),
}
"""What ``qms serve`` refuses to start with, and what it says then."""


def installation(monkeypatch: pytest.MonkeyPatch, place: Path, **settings: str) -> None:
    """An installation that lacks nothing, but for what is said."""
    whole = {
        "QMS_PUBLIC_URL": "https://kvalitet.example.se",
        "QMS_OIDC_ISSUER": "https://id.example.se",
        "QMS_OIDC_CLIENT_SECRET": "secret",
        "QMS_IDENTITY_KEY": b64encode(bytes(32)).decode(),
    }
    monkeypatch.chdir(place)
    for name, value in {**whole, **settings}.items():
        monkeypatch.setenv(name, value)


def test_everything_that_is_refused(
    cluster: Cluster,
    database_urls: Urls,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    figure: Figure,
) -> None:
    refused = []
    for name, (fault, said) in REFUSED.items():
        changes = fault if isinstance(fault, dict) else {"QMS_DATABASE_URL": fault(cluster, database_urls)}
        with monkeypatch.context() as environment:
            installation(environment, tmp_path, **{"QMS_DATABASE_URL": database_urls.app, **changes})
            code = main(["serve"])
        error = capsys.readouterr().err
        if code == 1 and said in error and "Traceback" not in error:
            refused.append(name)
    assert refused == list(REFUSED)
    figure(f"refused at start: {len(refused)} of {len(REFUSED)}: {'; '.join(refused)}")


def test_the_background_work_needs_no_client_secret(
    database_urls: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qms.commands.product.run_worker", lambda _: _nothing())
    settings = {
        "QMS_DATABASE_URL": database_urls.app,
        "QMS_OIDC_CLIENT_SECRET": "",
        "QMS_TRAIL_KEY": b64encode(bytes(32)).decode(),
    }
    installation(monkeypatch, tmp_path, **settings)
    assert main(["worker"]) == 0


async def _nothing() -> None:
    """The work is not what is tried."""


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("how", "is_so"),
    [
        (lambda _, urls: urls.app, True),
        (kept, False),
        (another(), False),
        (lambda _, urls: make_url(urls.app).set(port=9).render_as_string(False), False),
    ],
)
async def test_ready_is_what_could_start(cluster: Cluster, database_urls: Urls, how: Plant, is_so: bool) -> None:
    database = Database(how(cluster, database_urls))
    ready = await is_ready(database)
    await database.close()
    assert ready is is_so
