"""A provider's tokens, changed on their way to the service by somebody who has no key."""

import base64
import hmac
import json
from collections.abc import Callable
from typing import Any

import httpx2

Tokens = dict[str, Any]


class ManInTheMiddle(httpx2.AsyncHTTPTransport):
    """Changes the provider's tokens on their way to the service."""

    def __init__(self, change: Callable[[Tokens], Tokens]) -> None:
        super().__init__()
        self.change = change

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await super().handle_async_request(request)
        if not request.url.path.endswith("/token"):
            return response
        await response.aread()
        return httpx2.Response(200, json=self.change(response.json()))


def packed(*parts: object) -> str:
    """Parts of a token as a forger writes them, without a library that refuses to."""
    raw = [part if isinstance(part, bytes) else json.dumps(part).encode() for part in parts]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in raw)


def unpacked(token: str) -> tuple[dict[str, Any], dict[str, Any], str]:
    head, body, signature = token.split(".")
    parts = [json.loads(base64.urlsafe_b64decode(part + "==")) for part in (head, body)]
    return parts[0], parts[1], signature


def rewritten(token: str, **claims: object) -> str:
    """Other claims under the old signature."""
    head, body, signature = unpacked(token)
    return f"{packed(head, body | claims)}.{signature}"


def unsigned(token: str) -> str:
    head, body, _ = unpacked(token)
    return packed(head | {"alg": "none"}, body, b"")


def symmetric(token: str) -> str:
    """Signed with what everybody knows of the provider: its key's id."""
    head, body, _ = unpacked(token)
    text = packed(head | {"alg": "HS256"}, body)
    return f"{text}.{packed(hmac.digest(b'peer', text.encode(), 'sha256'))}"
