"""What must hold for every operation of the contract, read from the document itself."""

import re
from collections import Counter
from typing import Any

import pytest

from qms.contract.openapi import as_yaml
from qms.deviations.states import LIFECYCLE
from qms.kernel.access import policy
from qms.kernel.problems import every_problem
from tests.document import DOCUMENT, parameters

METHODS = ("get", "post", "put", "delete")
PLANNED = {step.operation for step in LIFECYCLE.transitions.values()}
LINES_FOR_EACH_OPERATION = 220
OUTSIDE = {
    "method-not-allowed": "an address that is no operation",
    "foreign-call": "the browser's own backend, before the API",
    "another-person": "as above",
    "login-stands": "stands in the verdict on a row of a directory",
    "directory-list-broken": "as above",
    "directory-key-twice": "as above",
    "directory-login-twice": "as above",
    "directory-deputy-unknown": "as above",
    "directory-manager-in-ring": "as above",
    "directory-manager-unknown": "as above",
    "last-administrator": "as above",
    "last-administrator-later": "as above",
    "directory-nothing-to-take": "is said by SCIM, in its own form",
    "scim-user-stands": "as above",
    "scim-invalid": "as above",
    "unusable-row": "stands in what is answered about a file that was handed in",
}
"""Problems that no operation answers, and where they arise instead."""


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    paths: dict[str, dict[str, Any]] = DOCUMENT["paths"]
    return [(path, method, item[method]) for path, item in paths.items() for method in METHODS if method in item]


OPERATIONS = operations()
OWN = [(operation, policy()[operation["operationId"]]) for path, _, operation in OPERATIONS if path != "/api-info"]


def names(operation: dict[str, Any]) -> set[str]:
    return {parameter["name"] for parameter in parameters(operation)}


def unnamed(codes: set[str]) -> set[str]:
    """The problem codes that neither an operation nor the list above names."""
    return codes - OUTSIDE.keys() - {code for _, _, operation in OPERATIONS for code in operation["x-problem-codes"]}


def repeated(listed: list[dict[str, Any]]) -> list[str]:
    """The parameters that are written out for more than one operation."""
    inline = Counter(str(one) for operation in listed for one in operation["parameters"] if "$ref" not in one)
    return [one for one, times in inline.items() if times > 1]


def said_for_want_of_a_word(part: object) -> bool:
    """Whether an example says that it is one where it should say something."""
    parts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return part == "Exempel" or any(map(said_for_want_of_a_word, parts))


def test_an_example_says_what_such_a_field_may_say() -> None:
    examples = DOCUMENT["components"]["examples"] | {
        f"{name} {place}": body
        for name, operation in ((operation["operationId"], operation) for *_, operation in OPERATIONS)
        for place, body in {"asked": operation.get("requestBody"), "answered": operation["responses"]}.items()
    }
    assert [name for name, told in examples.items() if said_for_want_of_a_word(told)] == []
    assert said_for_want_of_a_word({"value": [{"note": "Exempel"}]}), "the planted fault is found"


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


def test_every_problem_is_named_by_an_operation_or_arises_outside_them() -> None:
    assert unnamed(set(every_problem())) == set()
    assert OUTSIDE.keys() - every_problem().keys() == set()
    assert unnamed({*OUTSIDE, "not-found"}) == set()
    assert unnamed({"not-found", "planted"}) == {"planted"}


def test_a_status_is_answered_where_one_of_its_problems_is_declared() -> None:
    for _, _, operation in OPERATIONS:
        declared = {str(every_problem()[code].status) for code in operation["x-problem-codes"]}
        assert declared == {status for status in operation["responses"] if status >= "400"}


def test_a_problem_has_an_example_in_the_answer_with_its_status() -> None:
    answers = DOCUMENT["components"]["responses"].values()
    codes = {code for answer in answers for code in answer["content"]["application/problem+json"]["examples"]}
    assert codes == set(every_problem()) - OUTSIDE.keys()


@pytest.mark.parametrize(("operation", "rule"), OWN, ids=lambda value: getattr(value, "operation", ""))
def test_who_can_call_is_what_the_policy_table_says(operation: dict[str, Any], rule: Any) -> None:
    scopes = [scope for way in operation["security"] for scope in way.get("systems", [])]
    assert scopes == ([rule.scope] if rule.service else [])
    assert ("systems" in operation["x-audience"]) == bool(scopes)
    assert ("Bara för personer" in operation["description"]) == (not scopes)
    has_people = any(rule.roles.values())
    assert ("people" in operation["x-audience"]) == has_people == ({"people": []} in operation["security"])
    assert ("Bara för system" in operation["description"]) == (not has_people)
    assert operation.get("x-requires-fresh-login", False) == rule.needs_fresh_login
    assert ("loggat in på nytt" in operation["description"]) == rule.needs_fresh_login


def test_every_scope_is_declared_with_the_operations_that_it_opens() -> None:
    flow = DOCUMENT["components"]["securitySchemes"]["systems"]["flows"]["clientCredentials"]
    assert flow["tokenUrl"]
    assert set(flow["scopes"]) == {rule.scope for rule in policy().values() if rule.scope}
    assert "Rapportera en avvikelse" in flow["scopes"]["deviation:create"]


def test_a_parameter_that_several_operations_take_stands_once() -> None:
    listed = [operation for _, _, operation in OPERATIONS]
    assert repeated(listed) == []
    assert len(repeated([*listed, *({"parameters": [{"name": "planted"}]} for _ in range(2))])) == 1


def test_the_contract_can_be_read() -> None:
    lines = as_yaml(DOCUMENT).count("\n")
    assert lines / len(OPERATIONS) <= LINES_FOR_EACH_OPERATION, f"{lines} lines for {len(OPERATIONS)} operations"


def test_a_name_of_two_signs_has_two_that_are_seen() -> None:
    """The service counts no blanks around a text, so what the contract calls a name must not be one by its blanks."""
    schemas = DOCUMENT["components"]["schemas"].values()
    members = [member for schema in schemas for member in schema.get("properties", {}).values()]
    names = [member["pattern"] for member in members if member.get("minLength") == 2]
    assert len(names) >= 5
    assert [pattern for pattern in names if re.search(pattern, "\u0085a")] == []
    assert all(re.search(pattern, " Åk ") for pattern in names)
