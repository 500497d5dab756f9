"""What a shape asks of its members together stands in the contract too: both judge every combination alike."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import jsonschema_rs
import pytest
from pydantic import TypeAdapter, ValidationError

from qms.kernel.schema import Filter, Shape
from qms.matters.schemas import Warned
from qms.occurred.schemas import OccurredCreate
from qms.unexecuted_decisions.schemas import DecisionEventCreate
from tests.conftest import Figure
from tests.document import DOCUMENT, Json

LEFT_OUT = object()
WHICH: dict[type[Shape], str] = {OccurredCreate: "precision", DecisionEventCreate: "kind"}
"""Each shape that looks at several members at once, and the member that decides which others go with it."""
ADDS_ONLY = {Warned, Filter}
"""Look at several members, and refuse nothing."""


def below(shape: type[Shape]) -> set[type[Shape]]:
    return {shape} | {deeper for sub in shape.__subclasses__() for deeper in below(sub)}


def looking_at_several() -> set[type[Shape]]:
    """The shapes that are sent and have a rule of their own over several members."""
    sent = {name for name in DOCUMENT["components"]["schemas"] if name.endswith(("Create", "Replace"))}
    return {
        shape
        for shape in below(Shape)
        if shape.__name__ in sent and any(owner not in ADDS_ONLY for owner in shape.__mro__ if _has_a_rule(owner))
    }


def _has_a_rule(owner: type) -> bool:
    return any(
        name in vars(owner) for name in getattr(getattr(owner, "__pydantic_decorators__", None), "model_validators", {})
    )


def bodies(name: str, which: str) -> Iterator[Json]:
    """Every combination of members that are there, null, or left out."""
    schema: Json = DOCUMENT["components"]["schemas"][name]
    members = {member: _values(part, is_code=member == which) for member, part in schema["properties"].items()}
    for values in product(*members.values()):
        yield {member: value for member, value in zip(members, values, strict=True) if value is not LEFT_OUT}


def _values(part: Json, *, is_code: bool) -> list[Any]:
    kinds = [_resolved(each) for each in part.get("anyOf", [part])]
    if is_code:
        return list(kinds[0]["enum"])
    one = next(kind for kind in kinds if kind.get("type") != "null")
    value = {"boolean": True, "number": 1}.get(
        one["type"], one.get("example", "10:30" if "time" in str(part) else "Text.")
    )
    return [LEFT_OUT, None, value] if len(kinds) > 1 else [value]


def _resolved(part: Json) -> Json:
    return dict(DOCUMENT["components"]["schemas"][part["$ref"].rsplit("/", 1)[1]]) if "$ref" in part else part


def by_contract(name: str) -> jsonschema_rs.Draft202012Validator:
    whole = {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}
    return jsonschema_rs.Draft202012Validator(whole)


def is_taken(shape: type[Shape], body: Json) -> bool:
    try:
        TypeAdapter(shape).validate_python(body)
    except ValidationError:
        return False
    return True


def test_every_shape_with_such_a_rule_is_tried() -> None:
    assert looking_at_several() == set(WHICH)


@pytest.mark.parametrize("shape", WHICH, ids=lambda shape: shape.__name__)
def test_contract_and_service_judge_alike(shape: type[Shape], figure: Figure) -> None:
    contract = by_contract(shape.__name__)
    judged = [(body, contract.is_valid(body), is_taken(shape, body)) for body in bodies(shape.__name__, WHICH[shape])]
    figure(f"{shape.__name__}: combinations {len(judged)}, judged otherwise {sum(a != b for _, a, b in judged)}")
    assert [body for body, promised, taken in judged if promised != taken] == []
    assert {taken for _, _, taken in judged} == {True, False}


def test_a_rule_that_the_contract_leaves_out_is_noticed() -> None:
    schema = {key: value for key, value in DOCUMENT["components"]["schemas"]["OccurredCreate"].items() if key != "if"}
    parts = {**DOCUMENT["components"], "schemas": {**DOCUMENT["components"]["schemas"], "OccurredCreate": schema}}
    silent = jsonschema_rs.Draft202012Validator({"$ref": "#/components/schemas/OccurredCreate", "components": parts})
    assert any(
        silent.is_valid(body) != is_taken(OccurredCreate, body) for body in bodies("OccurredCreate", "precision")
    )
