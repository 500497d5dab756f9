"""What a field of the contract is called: what somebody has called it in Swedish, or nothing."""

from collections.abc import Iterator

from qms.contract.openapi import made_title
from tests.document import DOCUMENT


def made(part: object, at: str = "") -> Iterator[str]:
    """Where a title is only the name of a field or a parameter, written large."""
    if isinstance(part, list):
        for each in part:
            yield from made(each, at)
    elif isinstance(part, dict):
        properties = part.get("properties")
        named = [*properties.items()] if isinstance(properties, dict) else []
        for name, schema in [*named, (part.get("name"), part.get("schema"))]:
            if isinstance(schema, dict) and schema.get("title") == made_title(name):
                yield f"{at}/{name}"
        for key, each in part.items():
            yield from made(each, f"{at}/{key}")


def test_no_title_is_made_of_a_name() -> None:
    assert list(made(DOCUMENT)) == []


def test_a_title_made_of_a_name_is_found() -> None:
    field = {"properties": {"answeredOn": {"type": "string", "title": "Answeredon"}, "text": {"title": "Svaret"}}}
    parameter = {"name": "toId", "in": "query", "schema": {"title": "Toid"}}
    assert list(made({"a": field, "b": [parameter]})) == ["/a/answeredOn", "/b/toId"]
