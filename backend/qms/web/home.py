"""A browser that calls this machine by another name than the service's: login would leave its cookie behind there."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class HomeMiddleware:
    """Sends pages asked for at ``localhost`` to a service at ``127.0.0.1`` of the same port, or the other way round.

    Never for another host, which a proxy may have written, nor for another port, which a tunnel may lead to.
    """

    def __init__(self, app: ASGIApp, address: str) -> None:
        """Send to ``address`` what is asked for by its other names; it has some only on this machine."""
        self._app, self._address, home = app, address, urlsplit(address)
        own = home.netloc.removesuffix(f":{home.port}")
        others = set(LOOPBACK) - {own} if own in LOOPBACK else set()
        self._others = {name + home.netloc.removeprefix(own) for name in others}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["method"] == "GET" and self._is_page_elsewhere(Headers(scope=scope)):
            asked = scope["raw_path"].decode("latin-1") + (
                f"?{query}" if (query := scope["query_string"].decode("latin-1")) else ""
            )
            await RedirectResponse(self._address + asked, 307, {"Cache-Control": "no-store"})(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_page_elsewhere(self, headers: Headers) -> bool:
        return headers.get("host", "").lower() in self._others and "text/html" in headers.get("accept", "")
