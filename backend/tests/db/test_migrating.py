"""Migrating makes nobody wait long: it gives way to whoever holds what it needs, and tries again."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from qms.operations import migrations
from qms.operations.embedded import Urls
from qms.operations.migrations import TooBusy, upgrade
from tests.conftest import Cluster


@pytest.fixture
def urls(cluster: Cluster) -> Iterator[Urls]:
    """A database of its own."""
    name = f"migrating_{uuid4().hex[:8]}"
    urls = cluster.clone(name)
    yield urls
    cluster.execute(f'drop database "{name}"')


@pytest.fixture
def holder(urls: Urls) -> Iterator[Connection]:
    """Somebody who holds a lock that every migration waits for, and goes on for as long as they like."""
    with create_engine(urls.owner, poolclass=NullPool).connect() as connection:
        connection.execute(text("lock table alembic_version in access exclusive mode"))
        yield connection


def test_it_gives_way_and_says_so(urls: Urls, holder: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "PAUSE_SECONDS", 0.0)
    with pytest.raises(TooBusy, match="för flitigt"):
        upgrade(urls.owner, tries=2)
    holder.rollback()
    upgrade(urls.owner, tries=2)


def test_it_goes_on_when_the_lock_is_free(urls: Urls, holder: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    def pause(seconds: float) -> None:
        waits.append(seconds)
        holder.rollback()

    monkeypatch.setattr("qms.operations.migrations.time.sleep", pause)
    upgrade(urls.owner)
    assert len(waits) == 1


def test_another_fault_is_not_tried_again(urls: Urls) -> None:
    with pytest.raises(Exception, match="password authentication failed"):
        upgrade(urls.owner.replace("qms_owner:", "qms_owner:x"))
