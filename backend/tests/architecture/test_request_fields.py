"""Whoever sends something can read what each field is for, in Swedish, in the contract itself."""

from collections.abc import Iterator
from typing import Any

from qms.app import contract

Document = dict[str, Any]


def undescribed(document: Document) -> set[str]:
    """The parameters, fields of bodies and lists of codes that nobody has described."""
    schemas, seen = document["components"]["schemas"], set[str]()
    missing = set()
    for path, operation in _operations(document):
        for parameter in (_resolved(document, given) for given in operation.get("parameters", [])):
            schema = parameter["schema"]
            if not parameter.get("description") and not schema.get("description"):
                missing.add(f"{path} {parameter['name']}")
            missing |= set(_within(schema, path, schemas, seen))
        for media in operation.get("requestBody", {}).get("content", {}).values():
            missing |= set(_within(media["schema"], path, schemas, seen))
    return missing


def _resolved(document: Document, parameter: Document) -> Document:
    """A parameter that stands once in the components, or as it is written."""
    shared: Document = document["components"].get("parameters", {})
    return shared[parameter["$ref"].rsplit("/", 1)[-1]] if "$ref" in parameter else parameter


def _operations(document: Document) -> Iterator[tuple[str, Document]]:
    for path, methods in document["paths"].items():
        yield from ((path, operation) for operation in methods.values())


def _within(schema: Document, place: str, schemas: Document, seen: set[str]) -> Iterator[str]:
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    if name and name not in seen:
        seen.add(name)
        yield from _within(schemas[name], name, schemas, seen)
    if "enum" in schema and not all(code in schema.get("description", "") for code in schema["enum"]):
        yield place
    held = (schema.get("items"), schema.get("additionalProperties"))
    for part in [*schema.get("anyOf", []), *(part for part in held if isinstance(part, dict))]:
        yield from _within(part, place, schemas, seen)
    for field, part in schema.get("properties", {}).items():
        if part and not part.get("description"):
            yield f"{place}.{field}"
        yield from _within(part, f"{place}.{field}", schemas, seen)


def test_every_field_and_every_code_that_can_be_sent_is_described() -> None:
    assert undescribed(contract()) == set()


def test_what_is_not_described_is_found() -> None:
    named = {"$ref": "#/components/schemas/Colour"}
    body = {"properties": {"size": {"type": "integer"}, "colour": {"description": "Färgen", **named}}}
    planted = {
        "components": {"schemas": {"Ward": body, "Colour": {"enum": ["red", "blue"], "description": "red: röd"}}},
        "paths": {
            "/wards": {
                "post": {
                    "parameters": [{"name": "order", "schema": {"type": "string"}}],
                    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ward"}}}},
                }
            }
        },
    }
    assert undescribed(planted) == {"/wards order", "Ward.size", "Colour"}
