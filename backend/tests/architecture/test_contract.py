"""What must hold for every operation of the contract, read from the document itself."""

from typing import Any

import pytest

from qms.app import contract
from qms.deviations.states import LIFECYCLE
from qms.kernel.access import policy
from qms.kernel.problems import every_problem

METHODS = ("get", "post", "put", "delete")
PLANNED = {step.operation for step in LIFECYCLE.transitions.values()}


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    paths: dict[str, dict[str, Any]] = contract()["paths"]  # type: ignore[assignment]  # a document
    return [(path, method, item[method]) for path, item in paths.items() for method in METHODS if method in item]


OPERATIONS = operations()


def names(operation: dict[str, Any]) -> set[str]:
    return {parameter["name"] for parameter in operation["parameters"]}


def test_there_are_operations() -> None:
    assert len(OPERATIONS) > 8


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS, ids=lambda value: str(value)[:40])
def test_changes_can_be_repeated_or_name_their_version(path: str, method: str, operation: dict[str, Any]) -> None:
    if method == "post":
        assert "Idempotency-Key" in names(operation)
    if method in ("put", "delete"):
        assert "If-Match" in names(operation)


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS, ids=lambda value: str(value)[:40])
def test_every_operation_is_documented(path: str, method: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert operation["security"] or path == "/api-info"


def test_the_policy_table_and_the_contract_name_the_same_operations() -> None:
    offered = {operation["operationId"] for path, _, operation in OPERATIONS if path != "/api-info"}
    assert offered - set(policy()) == set()
    assert set(policy()) - offered - PLANNED == set()


def test_every_problem_is_explained_in_swedish() -> None:
    for code, kind in every_problem().items():
        assert kind.__doc__, code
        assert kind.title, code
        assert kind.detail, code
