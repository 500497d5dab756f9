"""Bodies in JSON: each name stands once in an object (RFC 8259, 4). Of two one would count, and none be told which."""

import json
from typing import Any

from starlette.requests import Request

MOST_LETTERS = 40


class NamedTwice(json.JSONDecodeError):
    """A name stands twice in an object. It is told where it is letters alone, and so no value of anybody's."""

    def __init__(self, name: str) -> None:
        is_told = name.isascii() and name.isalpha() and len(name) <= MOST_LETTERS
        told = f"{name} står flera gånger" if is_told else "Ett namn står flera gånger"
        super().__init__(f"{told} i samma objekt. Varje namn får stå en gång.", "", 0)


def read(content: bytes) -> Any:
    """What a body says. Raises ``ValueError`` where it is no JSON or a name stands twice."""
    return json.loads(content, object_pairs_hook=_each_once)


def _each_once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(members)
    if len(whole) < len(members):
        names = [name for name, _ in members]
        raise NamedTwice(next(name for name in names if names.count(name) > 1))
    return whole


class JsonRequest(Request):
    """A request whose body is read so. Whoever answers that it cannot be read finds why beside it."""

    async def json(self) -> Any:
        """What the body says."""
        try:
            return read(await self.body())
        except NamedTwice as refusal:
            self.state.unreadable = refusal.msg
            raise
