"""Reading claims where the municipality's provider puts them: paths are JSON Pointers (RFC 6901)."""

from collections.abc import Mapping


def at(claims: Mapping[str, object], pointer: str) -> object:
    """The value at a JSON Pointer such as ``/resource_access/qms/roles``, or None when nothing is there."""
    value: object = claims
    for part in pointer.split("/")[1:]:
        if not isinstance(value, Mapping):
            return None
        value = value.get(part.replace("~1", "/").replace("~0", "~"))
    return value


def text_at(claims: Mapping[str, object], pointer: str) -> str:
    """The text at a JSON Pointer; empty when nothing is there or it is no text."""
    value = at(claims, pointer)
    return value if isinstance(value, str) else ""


def words_at(claims: Mapping[str, object], pointer: str) -> frozenset[str]:
    """The words at a JSON Pointer: a list, or one text with spaces. Nothing there means no word."""
    value = at(claims, pointer)
    if isinstance(value, str):
        return frozenset(value.split())
    return frozenset(word for word in value if isinstance(word, str)) if isinstance(value, list) else frozenset()
