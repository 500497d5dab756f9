"""Bodies in JSON: in UTF-8, and each name stands once in an object (RFC 8259, 4 and 8.1).

Of two of one name one would count, and none be told which.
"""

import json
from typing import Any

from starlette.requests import Request

MOST_LETTERS = 40
FILE = "application/octet-stream"
"""What a file is sent as, whatever it is: its bytes, and what it is called in the address."""


class UnreadableError(json.JSONDecodeError):
    """A body that cannot be read, and why in Swedish."""

    def __init__(self, why: str) -> None:
        super().__init__(why, "", 0)


class NamedTwice(UnreadableError):
    """A name stands twice in an object. It is told where it is letters alone, and so no value of anybody's."""

    def __init__(self, name: str) -> None:
        is_told = name.isascii() and name.isalpha() and len(name) <= MOST_LETTERS
        told = f"{name} står flera gånger" if is_told else "Ett namn står flera gånger"
        super().__init__(f"{told} i samma objekt. Varje namn får stå en gång.")


class NotUtf8(UnreadableError):
    """A body in another encoding than JSON has between systems."""

    def __init__(self, encoding: str | None = None) -> None:
        told = f"Innehållet är skrivet i {encoding}" if encoding else "Innehållet är inte skrivet i UTF-8"
        super().__init__(f"{told}. Skicka det i UTF-8.")


def read(content: bytes) -> Any:
    """What a body says. Raises ``ValueError`` where it is no JSON, and says why where that is known."""
    encoding = json.detect_encoding(content)
    if not encoding.startswith("utf-8"):
        raise NotUtf8(encoding[: len("utf-16")].upper())
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotUtf8 from None
    return json.loads(text, object_pairs_hook=_each_once)


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
        if not hasattr(self, "_json"):
            try:
                self._json = read(await self.body())
            except UnreadableError as refusal:
                self.state.unreadable = refusal.msg
                raise
        return self._json

    async def said(self) -> bytes:
        """What the body says, in the same bytes however it was written: order, blanks and escapes say nothing."""
        content = await self.body()
        if media_type(self) == FILE:
            return bytes(self.scope["query_string"]) + b"\n" + content
        try:
            return json.dumps(await self.json(), sort_keys=True).encode() if content else b""
        except (ValueError, RecursionError):
            return content  # The operation reads none, or the body would have been refused.


def media_type(request: Request) -> str:
    """What a request says that its body is."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
