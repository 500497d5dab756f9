"""One way only to write data down, so that a fingerprint of it means something years later."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from uuid import UUID


def canonical_json(value: object) -> bytes:
    """Data as JSON bytes that are the same every time.

    Sorted names, no spaces, UTF-8, decimals and dates as text.

    Binary fractions are refused, because their text is not the same everywhere.
    """
    plain = _plain(value)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def canonical_list(values: Iterable[object]) -> bytes:
    """What is too much to be held at once, as the JSON bytes that a list of it would be."""
    return b"[%b]" % b",".join(map(canonical_json, values))


def fingerprint(content: bytes) -> str:
    """SHA-256 of the content, in hexadecimal."""
    return sha256(content).hexdigest()


def _plain(value: object) -> object:
    match value:
        case None | bool() | int() | str():
            return value
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | UUID():
            return str(value)
        case Decimal():
            return format(value.normalize(), "f")
        case Mapping():
            return {_name(name): _plain(part) for name, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case _:
            raise TypeError(f"{type(value).__name__} has no canonical form.")


def _name(name: object) -> str:
    if not isinstance(name, str):
        raise TypeError("Names in canonical JSON are text.")
    return str(name)
