"""The migrations give the tables that the models speak of, from nothing and once only."""

import warnings
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.operations.embedded import Urls
from qms.operations.migrations import SCRIPTS, upgrade
from qms.tables import METADATA
from tests.conftest import Cluster

WITHOUT_MODEL = {"alembic_version", "idempotency", "matter_word", "person_identity", "unit_reach", "word_ending"}
KEPT_BY_THE_DATABASE = {"matter_event.generation", "matter_event.xid", "matter_event.position"}
COLUMNS = {"add_table", "remove_table", "add_column", "remove_column", "modify_type", "modify_nullable"}


def differences(url: str) -> list[tuple[Any, ...]]:
    """How tables and columns of a database differ from the models. Keys and indexes are the migrations' business."""
    with create_engine(url, poolclass=NullPool).connect() as connection, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Did not recognize type 'xid8'")
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": _counts})
        changes = compare_metadata(context, METADATA)
    flat = [change for item in changes for change in (item if isinstance(item, list) else [item])]
    return [change for change in flat if change[0] in COLUMNS]


def _counts(item: Any, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    if kind == "column":
        return f"{item.table.name}.{name}" not in KEPT_BY_THE_DATABASE
    return kind == "table" and name not in WITHOUT_MODEL


@pytest.fixture(scope="module")
def urls(cluster: Cluster, worker_id: str) -> Urls:
    return cluster.clone(f"schema_{worker_id}")


def test_models_and_tables_agree(urls: Urls) -> None:
    assert differences(urls.owner) == []


@pytest.mark.parametrize(
    ("planted", "difference"),
    [
        ("alter table unit add column colour text", "remove_column"),
        ("alter table unit drop column area", "add_column"),
        ("alter table unit alter name type int using 1", "modify_type"),
        ("alter table unit alter area drop not null", "modify_nullable"),
        ("create table colour (id uuid primary key)", "remove_table"),
    ],
)
def test_a_planted_difference_is_found(cluster: Cluster, planted: str, difference: str) -> None:
    name = f"differs_{uuid4().hex[:8]}"
    clone = cluster.clone(name)
    with create_engine(clone.owner, poolclass=NullPool).begin() as connection:
        connection.execute(text("drop index if exists unit_name_idx"))
        connection.execute(text("alter table unit drop constraint if exists unit_name_check"))
        connection.execute(text(planted))
    assert [change[0] if change[0] in COLUMNS else change for change in differences(clone.owner)] == [difference]
    cluster.execute(f'drop database "{name}"')


def test_migrations_stand_in_one_row() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    script = ScriptDirectory.from_config(config)
    assert len(script.get_heads()) == 1
    assert len(list(script.walk_revisions())) == len(list(Path(SCRIPTS, "versions").glob("*.py")))


def test_migrating_again_changes_nothing(urls: Urls) -> None:
    def state() -> object:
        with create_engine(urls.owner, poolclass=NullPool).connect() as connection:
            return connection.execute(text("select version_num, (select count(*) from law) from alembic_version")).all()

    before = state()
    upgrade(urls.owner)
    assert state() == before
