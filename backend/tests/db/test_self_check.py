"""The service does not start where a safeguard would be off without an error."""

import pytest
from sqlalchemy import make_url

from qms.operations.embedded import Urls
from qms.operations.self_check import weaknesses
from tests.conftest import Cluster


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
