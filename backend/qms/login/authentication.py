"""What meets a request before the API: who calls, and in which format. Pure ASGI."""

from collections.abc import Iterable
from typing import Protocol

from fastapi import FastAPI, Request
from starlette.types import Receive, Scope, Send

from qms.bodies import FILE, media_type
from qms.kernel import errors, problems
from qms.kernel.actor import Principal
from qms.kernel.problems import Problem


class Verifier(Protocol):
    """Turns a bearer token into a principal, or refuses with ``Unauthenticated`` or ``TooManyRequests``."""

    async def verify(self, token: str, *, address: str, request_id: str) -> Principal:
        """The principal behind a token that came from a network address."""


class AuthenticationMiddleware:
    """Lets in whom the verifier knows. Only ``public`` paths are open to anyone."""

    def __init__(self, app: FastAPI, verifier: Verifier, *, public: Iterable[str]) -> None:
        self.app, self.verifier, self.public = app, verifier, frozenset(public)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            if errors.path_of(scope) not in self.public and "principal" not in scope.get("state", {}):
                request.state.principal = await self._authenticate(request)
            self._check_size(request)
            self._check_format(request)
        except Problem as problem:
            await errors.problem_response(self.app, request, problem)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        except Exception as error:
            errors.log_unexpected(error, request.state.trace_id)

    async def _authenticate(self, request: Request) -> Principal:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise problems.Unauthenticated("Skicka en åtkomsttoken: Authorization: Bearer …")
        address = request.client.host if request.client else "unknown"
        trace_id = getattr(request.state, "trace_id", "")
        return await self.verifier.verify(token.strip(), address=address, request_id=trace_id)

    def _check_size(self, request: Request) -> None:
        """Refuse what says that it is too large. The framework's own refusal would be no problem document."""
        length, most = request.headers.get("content-length", "0"), errors.most_bytes(self.app, request.scope)
        if length.isdecimal() and int(length) > most:
            raise problems.TooLarge.than(most)

    def _check_format(self, request: Request) -> None:
        length = request.headers.get("content-length", "0")
        if length == "0" and "transfer-encoding" not in request.headers:
            return
        path, files = errors.path_of(request.scope), getattr(self.app.state, "takes_files", ())
        wanted = FILE if any(each.match(path) for each in files) else "application/json"
        if request.method in ("POST", "PUT", "PATCH") and media_type(request) != wanted:
            raise problems.UnsupportedMedia(f"Skicka {wanted}.")
        if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise problems.UnsupportedMedia("Skicka innehållet okomprimerat.")
