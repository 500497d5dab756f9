"""The contract as tests read it: what stands once in it, followed to where it stands."""

from typing import Any

from qms.app import contract

Json = dict[str, Any]
DOCUMENT: Json = contract()


def resolved(node: Json) -> Json:
    """What a reference points to; anything else as it is."""
    if "$ref" not in node:
        return node
    _, _, kind, name = node["$ref"].split("/")
    return dict(DOCUMENT["components"][kind][name])


def parameters(operation: Json) -> list[Json]:
    """What an operation takes."""
    return [resolved(parameter) for parameter in operation["parameters"]]
