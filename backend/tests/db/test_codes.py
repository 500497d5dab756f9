"""Each closed list of codes is one class: columns, database checks and the contract say the same, found by walking."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.app import contract
from qms.kernel.codes import CodeColumn, Codes
from qms.tables import METADATA
from tests.conftest import Cluster

CHECKS = text(
    """
    select conrelid::regclass::text as name, pg_get_constraintdef(oid) as rule from pg_constraint
     where contype = 'c' and connamespace = 'public'::regnamespace
    """
)
ONE_OF = re.compile(r"CHECK \(\((\w+) = (?:ANY \(ARRAY\[(.*)\]\)|('[\w-]+'::text))\)\)")
Lists = dict[str, list[set[str]]]


def in_the_database(url: str) -> Lists:
    """The values that each column of the models may have, by its checks."""
    lists: Lists = {}
    with create_engine(url, poolclass=NullPool).connect() as connection:
        for table, rule in connection.execute(CHECKS):
            if table in METADATA.tables and (listed := ONE_OF.fullmatch(rule)):
                values = set(re.findall(r"'([^']+)'::text", listed[2] or listed[3]))
                lists.setdefault(f"{table}.{listed[1]}", []).append(values)
    return lists


def in_the_models() -> Lists:
    """The values that each column that is declared as a list of codes may have."""
    columns = [column for table in METADATA.tables.values() for column in table.columns]
    return {str(column): [set(column.type.codes)] for column in columns if isinstance(column.type, CodeColumn)}


def in_the_contract(document: dict[str, Any]) -> dict[str, list[str]]:
    """The lists of codes by name. One that stands in the middle of something, without a name, is listed by where."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    named = {name: schema.get("enum", [schema.get("const")]) for name, schema in schemas.items() if _is_list(schema)}
    others = [item for item in schemas.items() if item[0] not in named]
    return named | dict(_inline((), [*others, *document["paths"].items()]))


def _is_list(schema: dict[str, Any]) -> bool:
    return "enum" in schema or "const" in schema


def _inline(place: tuple[str, ...], parts: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    for name, node in parts:
        if isinstance(node, dict):
            if isinstance(node.get("enum"), list):
                yield ".".join([*place, name]), node["enum"]
            yield from _inline((*place, name), node.items())
        elif isinstance(node, list):
            yield from _inline((*place, name), [(str(number), part) for number, part in enumerate(node)])


def every_list() -> dict[str, list[str]]:
    """The classes, by name."""
    return {codes.__name__: list(codes) for codes in Codes.__subclasses__()}


def test_columns_and_database_checks_name_the_same_codes(cluster: Cluster, worker_id: str) -> None:
    assert in_the_database(cluster.clone(f"codes_{worker_id}").owner) == in_the_models()


@pytest.mark.parametrize(
    ("planted", "column"),
    [
        ("alter table unit drop constraint unit_kind_check", "unit.kind"),
        ("alter table unit add constraint planted check (kind in ('unit', 'ward'))", "unit.kind"),
        ("alter table unit add constraint planted check (name in ('north', 'south'))", "unit.name"),
    ],
)
def test_a_planted_difference_is_found(cluster: Cluster, worker_id: str, planted: str, column: str) -> None:
    clone = cluster.clone(f"codes_differ_{worker_id}")
    with create_engine(clone.owner, poolclass=NullPool).begin() as connection:
        connection.execute(text(planted))
    stored, declared = in_the_database(clone.owner), in_the_models()
    assert {name for name in stored.keys() | declared if stored.get(name) != declared.get(name)} == {column}
    cluster.execute(f'drop database "codes_differ_{worker_id}"')


def test_the_contract_names_every_list_and_no_other_code() -> None:
    listed, classes = in_the_contract(contract()), every_list()
    assert listed == {name: codes for name, codes in classes.items() if name in listed}
    columns = {
        column.type.codes.__name__
        for table in METADATA.tables.values()
        for column in table.columns
        if isinstance(column.type, CodeColumn)
    }
    assert classes.keys() - listed.keys() - columns == set()


def test_a_list_without_a_class_is_found_in_the_contract() -> None:
    planted = {
        "components": {"schemas": {"Ward": {"properties": {"colour": {"enum": ["red", "blue"]}}}}},
        "paths": {"/wards": {"get": {"parameters": [{"name": "order", "schema": {"enum": ["up", "down"]}}]}}},
    }
    assert in_the_contract(planted) == {
        "Ward.properties.colour": ["red", "blue"],
        "/wards.get.parameters.0.schema": ["up", "down"],
    }


def test_every_code_has_a_label() -> None:
    lists = Codes.__subclasses__()
    assert [f"{codes.__name__}.{code}" for codes in lists for code in codes if not code.label] == []
