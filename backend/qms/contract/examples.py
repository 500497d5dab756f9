"""Examples for the contract, made from the shapes themselves: always valid, always complete."""

import re
from typing import Any

Schema = dict[str, Any]

WORDS: dict[str, Any] = {
    "title": "Brev skickat till fel adress",
    "description": "Ett beslut skickades till en tidigare adress. Den enskilde har fått beslutet läst upp per telefon.",
    "immediateAction": "Brevet är återkallat och ett nytt är skickat till rätt adress.",
    "caseReference": "2026-01842",
    "onBehalfOf": "Kollega på mottagningen",
    "reason": "Händelsen hör till den enhet som skickade brevet.",
    "text": "Adressen var ändrad i folkbokföringen men inte i verksamhetssystemet.",
    "reference": "AVV-1042",
    "unitName": "Mottagningen",
    "name": "Mottagningen",
    "municipality": "Älvsala kommun",
    "label": "Post, inkommen handling",
    "code": "incoming-mail",
    "category": "incoming-mail",
    "lawArea": "sol",
    "system": "verksamhetssystem",
    "id": "H-2026-10233",
    "href": "https://kvalitet.example.se/kvalitet/v1/deviations/019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11",
    "rel": "self",
    "method": "GET",
    "cursor": "1-812-45",
    "issuer": "https://login.example.se",
    "personNumber": "19121212-1212",
    "precision": "date",
    "on": "2026-11-20",
    "at": None,
    "statement": None,
    "decision": "investigate",
}
DEPTH = 8
PLAIN = ("Exempel", "exempel", "2026-11-22", "1")


def example(schema: Schema, schemas: Schema, name: str = "", depth: int = 0) -> Any:
    """A valid value of a schema: its own example, a known word for its name, or the plainest value it allows."""
    if "$ref" in schema or "allOf" in schema:
        inner = schemas[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema["allOf"][0]
        return example(inner, schemas, name, depth + 1)
    if "example" in schema:
        return schema["example"]
    if name in WORDS and schema.get("format") != "uuid" and _allows(schema, WORDS[name]):
        return WORDS[name]
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    ways = schema.get("anyOf", schema.get("oneOf"))
    if ways and "properties" not in schema:
        return example(ways[0], schemas, name, depth)
    return _plain(schema, schemas, name, depth)


def _allows(schema: Schema, value: Any) -> bool:
    if "anyOf" in schema:
        return any(_allows(part, value) for part in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if value is None or schema.get("type") != "string":
        return value is None and schema.get("type") == "null"
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength", len(value))
    return shortest <= len(value) <= longest and re.search(schema.get("pattern", ""), value) is not None


def _plain(schema: Schema, schemas: Schema, name: str, depth: int) -> Any:
    match schema.get("type"):
        case "object":
            properties = schema.get("properties", {})
            said = {key: example(part, schemas, key, depth + 1) for key, part in properties.items()}
            return said | _left_out(schema, said)
        case "array":
            number = max(1, schema.get("minItems", 1)) if depth < DEPTH else schema.get("minItems", 0)
            return [example(schema["items"], schemas, name, depth + 1)] * number
        case "integer" | "number":
            return schema.get("default", max(1, schema.get("minimum", 1)))
        case "boolean":
            return bool(schema.get("default", False))
        case "string":
            return schema.get("default", next((word for word in PLAIN if _allows(schema, word)), PLAIN[0]))
    return None


def _left_out(condition: Schema, said: dict[str, Any]) -> dict[str, None]:
    """What must not be there beside the rest, as the conditions of a shape say."""
    while "if" in condition:
        asked = {name: part["const"] for name, part in condition["if"]["properties"].items() if "const" in part}
        if asked.items() <= said.items():
            first = condition["then"].get("anyOf", [condition["then"]])[0]
            return {name: None for name, part in first["properties"].items() if part == {"type": "null"}}
        condition = condition.get("else", {})
    return {}
