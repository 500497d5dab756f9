"""What surrounds every request: trace, authentication, limits, security headers, and errors in one shape. Pure ASGI."""

import logging
import re
import secrets
import time
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Protocol

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qms.kernel import problems
from qms.kernel.actor import Principal
from qms.kernel.problems import Problem
from qms.kernel.schema import in_words

MAX_BODY = 1024 * 1024
LOG = logging.getLogger("qms")
TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
BASE = "bff/api/kvalitet/v1"
PROBLEM_TYPE = "application/problem+json"
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
BY_STATUS = {
    kind.status: kind
    for kind in (
        problems.BadRequest,
        problems.Unauthenticated,
        problems.Forbidden,
        problems.NotFound,
        problems.MethodNotAllowed,
        problems.TooLarge,
        problems.UnsupportedMedia,
        problems.Invalid,
    )
}


class Trace:
    """Accept or begin a trace (W3C Trace Context), answer with it, and put the security headers on what lacks them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sent = TRACEPARENT.fullmatch(Headers(scope=scope).get("traceparent", ""))
        trace_id = sent.group(1) if sent and int(sent.group(1), 16) else secrets.token_hex(16)
        scope.setdefault("state", {})["trace_id"] = trace_id

        async def traced(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["traceparent"] = f"00-{trace_id}-{secrets.token_hex(8)}-01"
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, traced)


class Verifier(Protocol):
    """Turns a bearer token into a principal, or refuses with ``Unauthenticated``."""

    async def verify(self, token: str, *, address: str, request_id: str) -> Principal:
        """The principal behind a token that came from a network address."""


class Gate:
    """Before the API: who calls, how often, and in which format. Only the paths in ``public`` are open to anyone."""

    def __init__(self, app: FastAPI, verifier: Verifier, *, public: Iterable[str], rate: float, burst: int) -> None:
        self.app, self.verifier, self.public = app, verifier, frozenset(public)
        self.buckets = Buckets(rate, burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            if _path(scope) not in self.public and "principal" not in scope.get("state", {}):
                request.state.principal = await self._authenticate(request)
            _check_format(request)
        except Problem as problem:
            await problem_response(self.app, request, problem)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        except Exception as error:
            _note(error, request.state.trace_id)

    async def _authenticate(self, request: Request) -> Principal:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise problems.Unauthenticated("Skicka en åtkomsttoken: Authorization: Bearer …")
        address = request.client.host if request.client else "unknown"
        principal = await self.verifier.verify(
            token.strip(), address=address, request_id=getattr(request.state, "trace_id", "")
        )
        self.buckets.take(f"{principal.issuer} {principal.subject}")
        return principal


def _note(error: Exception, trace_id: str) -> None:
    """Log where an error arose, without the words of the error: they may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " > ".join(f"{frame.name}:{frame.lineno}" for frame in frames[-6:])
    LOG.error("trace=%s unexpected=%s at=%s", trace_id, type(error).__name__, where)


class Buckets:
    """A token bucket per caller."""

    def __init__(self, rate: float, burst: int) -> None:
        self.rate, self.burst = rate, burst
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, caller: str) -> None:
        """Take one token or refuse with 429 and the time to wait."""
        now = time.monotonic()
        left, then = self._left.get(caller, (float(self.burst), now))
        left = min(self.burst, left + (now - then) * self.rate)
        if left < 1:
            raise problems.TooManyRequests(headers={"Retry-After": str(max(1, round((1 - left) / self.rate)))})
        self._left[caller] = (left - 1, now)


def mounted(prefix: str, api: ASGIApp) -> Mount:
    """The API below its prefix, for every address there: one with a line break in it is refused by the API too."""
    mount = Mount(prefix, api)
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return mount


def _path(scope: Scope) -> str:
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def _check_format(request: Request) -> None:
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > MAX_BODY:
        raise problems.TooLarge
    has_body = length != "0" or "transfer-encoding" in request.headers
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if has_body and request.method in ("POST", "PUT", "PATCH") and content_type != "application/json":
        raise problems.UnsupportedMedia


def problem_response(app: FastAPI, request: Request, problem: Problem) -> Response:
    """A problem as the answer to a request."""
    body = problem.body(
        base_url=app.state.settings.address,
        instance=_told(app, request.url.path),
        trace_id=getattr(request.state, "trace_id", ""),
    )
    headers = {"Content-Language": "sv", **problem.headers}
    return Response(body, problem.status, headers, PROBLEM_TYPE)


def _told(app: FastAPI, path: str) -> str:
    """The path that was asked for, without what somebody made up: words of the contract and identifiers stay."""
    words = _names(app).words
    return "/".join(part if part in words or IDENTIFIER.fullmatch(part) else "-" for part in path.split("/"))


def install_errors(app: FastAPI) -> None:
    """Let every error of the API leave as a problem document, without a word of what was sent."""

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        if error.status == 500:
            cause = error.__cause__
            state = getattr(getattr(cause, "orig", None), "sqlstate", "")
            LOG.error("trace=%s cause=%s sqlstate=%s", request.state.trace_id, type(cause).__name__, state)
        return problem_response(app, request, error)

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        kind = BY_STATUS.get(error.status_code, Problem)
        problem = kind()
        if error.status_code == 405:
            problem.headers["Allow"] = ", ".join(allowed_methods(app, request.scope))
        return problem_response(app, request, problem)

    async def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        found = error.errors()
        if any(item["type"] == "json_invalid" for item in found):
            return problem_response(app, request, problems.BadRequest())
        names = _names(app)
        errors = [_error(item["loc"], item["type"], item.get("ctx", {}), names) for item in found]
        detail = "Ett fält behöver rättas." if len(errors) == 1 else f"{len(errors)} fält behöver rättas."
        return problem_response(app, request, problems.Invalid(detail, errors=errors))

    async def on_unexpected(request: Request, _: Exception) -> Response:
        return problem_response(app, request, Problem())

    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(Exception, on_unexpected)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_invalid)


def allowed_methods(app: FastAPI, scope: Scope) -> list[str]:
    """All methods that the path of a request knows, in alphabetical order."""
    path = re.compile(r"/[^/]*").findall(_path(scope))
    methods: set[str] = set()
    for template, operations in app.openapi()["paths"].items():
        parts = re.compile(r"/[^/]*").findall(template)
        if len(parts) == len(path) and all(a == b or "{" in a for a, b in zip(parts, path, strict=True)):
            methods |= {method.upper() for method in operations if method != "parameters"}
    return sorted(methods)


WHERE = {"query": "query:", "header": "header:", "path": "path:"}


@dataclass(frozen=True)
class _Names:
    """The names that the contract knows, so that none that somebody made up is ever repeated."""

    members: frozenset[str]
    shapes: frozenset[str]
    words: frozenset[str]


def _names(app: FastAPI) -> _Names:
    if not hasattr(app.state, "names"):
        document = app.openapi()
        parts = document.get("components", {})
        shapes = parts.get("schemas", {})
        members = {member for shape in shapes.values() for member in shape.get("properties", {})}
        operations = [operation for methods in document["paths"].values() for operation in methods.values()]
        inline = [parameter for operation in operations for parameter in operation.get("parameters", [])]
        parameters = [*parts.get("parameters", {}).values(), *inline]
        members |= {parameter["name"] for parameter in parameters if "name" in parameter}
        words = {"", *BASE.split("/"), *(word for path in document["paths"] for word in path.split("/"))}
        app.state.names = _Names(frozenset(members), frozenset(shapes), frozenset(words))
    names: _Names = app.state.names
    return names


def _error(location: tuple[str | int, ...], kind: str, context: dict[str, object], names: _Names) -> dict[str, str]:
    place, *rest = location
    known = takewhile(lambda part: isinstance(part, int) or part in names.members | names.shapes, rest)
    parts = [str(part) for part in known if part not in names.shapes]
    pointer = "/" + "/".join(parts) if place == "body" else WHERE.get(str(place), "") + ".".join(parts)
    return {"pointer": pointer, "code": kind.replace("_", "-"), "detail": in_words(kind, context)}
