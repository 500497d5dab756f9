"""The trace of every request (W3C Trace Context), and the security headers of every answer. Pure ASGI."""

import re
import secrets

from starlette.types import ASGIApp, Message, Receive, Scope, Send

TRACEPARENT = re.compile(rb"00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Cache-Control": "no-store",
}
RAW_HEADERS = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]


class TraceMiddleware:
    """Accept or begin a trace (W3C Trace Context), answer with it, and put the security headers on what lacks them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sent = TRACEPARENT.fullmatch(dict(scope["headers"]).get(b"traceparent", b""))
        trace_id = sent[1].decode() if sent and int(sent[1], 16) else secrets.token_hex(16)
        scope.setdefault("state", {})["trace_id"] = trace_id

        async def traced(message: Message) -> None:
            if message["type"] == "http.response.start":
                there, span = dict(message["headers"]), f"00-{trace_id}-{secrets.token_hex(8)}-01".encode()
                lacking = [header for header in RAW_HEADERS if header[0] not in there]
                message["headers"] = [*message["headers"], *lacking, (b"traceparent", span)]
            await send(message)

        await self.app(scope, receive, traced)
