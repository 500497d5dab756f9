"""The route class: every handler is a plain function on a transaction, and the answer leaves only after the commit.

What a handler is spared: opening the transaction, the policy gate, the Idempotency-Key, ETag, Location, 304,
serialisation.
"""

import inspect
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, get_origin
from uuid import UUID

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.dependencies.utils import get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.params import Header, Path
from fastapi.routing import APIRoute
from pydantic.alias_generators import to_camel
from pydantic_core import to_json

from qms.addresses import WordRouter
from qms.bodies import JsonRequest
from qms.kernel import access, audit, idempotency, step_up
from qms.kernel.actor import Principal
from qms.kernel.concurrency import names
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.idempotency import Again, Answer
from qms.kernel.problems import PerhapsSaved, Problem, Unavailable

Handler = Callable[..., object]
H = TypeVar("H", bound=Callable[..., Any])
Refusals = Iterable[type[Problem]]
PROBLEM_CODES, AGAIN = "x-problem-codes", "again"


class TransactionRoute(APIRoute):
    """A route whose handler runs inside one transaction. The operation id is the handler's name in camelCase."""

    def __init__(self, path: str, endpoint: Handler, **options: Any) -> None:
        if not hasattr(endpoint, "handler"):
            options["operation_id"] = to_camel(endpoint.__name__)
            endpoint = _in_transaction(endpoint, options["operation_id"], options["openapi_extra"].pop(AGAIN))
        super().__init__(path, endpoint, **options)
        every = [each for each in get_flat_params(self.dependant) if not isinstance(each.field_info, Header | Path)]
        self.asks = {each.alias: get_origin(each.field_info.annotation) is list for each in every}
        """What may stand in the query, and whether it may do so more than once."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        """The handler, asked with a body in which each name stands once."""
        handle = super().get_route_handler()

        async def asked(request: Request) -> Response:
            return await handle(JsonRequest(request.scope, request.receive))

        return asked


class Router(WordRouter):
    """A router for one resource, whose handlers run in transactions.

    ``problems`` are the refusals that an operation has of its own. Those that follow from what kind of operation it is
    (not logged in, not found, not valid) the contract adds by itself.
    """

    def __init__(self, *, prefix: str, tag: str) -> None:
        super().__init__(prefix=prefix, tags=[tag], route_class=TransactionRoute)

    def get(self, path: str, *, problems: Refusals = (), **options: Any) -> Callable[[H], H]:
        """An operation that reads."""
        return super().get(path, openapi_extra=_declared(problems), **options)

    def post(
        self, path: str, *, again: Again | None = None, problems: Refusals = (), **options: Any
    ) -> Callable[[H], H]:
        """An operation that makes something or takes a step. Repeated: as ``again``, or as the thing is read."""
        return super().post(path, openapi_extra=_declared(problems, again or self._read), **options)

    def put(self, path: str, *, problems: Refusals = (), **options: Any) -> Callable[[H], H]:
        """An operation that replaces something whole."""
        return super().put(path, openapi_extra=_declared(problems), **options)

    def delete(self, path: str, *, problems: Refusals = (), **options: Any) -> Callable[[H], H]:
        """An operation that removes something."""
        return super().delete(path, openapi_extra=_declared(problems), **options)

    def _read(self, tx: Tx, thing_id: UUID, **_: object) -> object:
        routes: dict[str, Any] = {str(getattr(route, "operation_id", "")): route for route in self.routes}
        gets = (route for route in routes.values() if route.methods == {"GET"})
        shows = next(route for route in gets if route.response_model is routes[tx.action].response_model)
        return shows.endpoint.handler(tx, thing_id)


def _declared(problems: Refusals, again: Again | None = None) -> dict[str, Any]:
    return {PROBLEM_CODES: [kind.code for kind in problems], AGAIN: again}


def _in_transaction(handler: Handler, operation: str, again: Again | None) -> Handler:
    signature = inspect.signature(handler)
    first, *rest = signature.parameters.values()
    assert first.annotation is Tx, f"{operation}: the first parameter is the transaction"

    async def call(http_request: JsonRequest, **arguments: object) -> Response:
        principal: Principal = http_request.state.principal
        database: Database = http_request.app.state.database
        send = _Send(http_request, http_request.scope["route"], arguments)
        _check_query(http_request, send.route.asks)
        if http_request.method == "POST":
            send.content = f"{http_request.url.path}\n".encode() + await http_request.said()
        limits = http_request.app.state.settings.reading_limits if principal.channel == "session" else None
        purpose = Purpose(operation, http_request.state.trace_id, limits)
        try:
            answer = await database.as_caller(principal, purpose, send.run)
        except PerhapsSaved as lost:
            raise (Unavailable if send.reads else PerhapsSaved) from lost.__cause__
        body = await run_in_threadpool(answer.body) if callable(answer.body) else answer.body
        return Response(body or None, answer.status, answer.headers, "application/json")

    request = inspect.Parameter("http_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    keyword = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in rest]
    call.__signature__ = signature.replace(parameters=[request, *keyword])  # type: ignore[attr-defined]  # read by FastAPI
    call.__name__, call.__doc__, call.__module__ = handler.__name__, handler.__doc__, handler.__module__
    call.handler, call.again = handler, again  # type: ignore[attr-defined]  # read by _Send
    return call


def _check_query(request: Request, asks: dict[str, bool]) -> None:
    """Refuse what is not asked for, and what is said twice: one of the two would count, and nobody be told which."""
    times = Counter(name for name, _ in request.query_params.multi_items())
    faults = [
        {"loc": ("query", name), "type": "repeated" if name in asks else "extra_forbidden"}
        for name, count in times.items()
        if name not in asks or (count > 1 and not asks[name])
    ]
    if faults:
        raise RequestValidationError(faults)


class _Send:
    """One request on its way through its transaction."""

    def __init__(self, request: Request, route: Any, arguments: dict[str, object]) -> None:
        self.request, self.route, self.arguments = request, route, arguments
        self.reads = request.method == "GET" or route.endpoint.again is idempotency.RUNS_AGAIN
        self.content = b""

    def run(self, tx: Tx) -> Answer:
        settings = self.request.app.state.settings
        tx.info["api_url"], tx.info["issuer"] = settings.api_url, settings.issuer
        access.require(tx)
        step_up.require(tx)
        handler, again = self.route.endpoint.handler, self.route.endpoint.again
        key = idempotency.checked(tx, self.request.headers.get("idempotency-key")) if self.content else None
        if key is None or again is idempotency.RUNS_AGAIN:
            return self._answer(tx, handler(tx, **self.arguments))
        kept = idempotency.claim(tx, key, self.content)
        result = handler(tx, **self.arguments) if kept is None else again(tx, kept, **self.arguments)
        answer = self._answer(tx, result)
        if kept is None:
            idempotency.keep(tx, key, result)
        else:
            answer.headers["Idempotency-Replayed"] = "true"
        return answer

    def _answer(self, tx: Tx, result: object) -> Answer:
        if self.reads:
            audit.shown(tx, result, next((each for each in self.arguments.values() if isinstance(each, UUID)), None))
        if isinstance(result, Answer):
            return result
        tx.flush()
        status = self.route.status_code or 200
        headers = _headers(result, status)
        known = self.request.headers.get("if-none-match", "")
        if self.request.method == "GET" and "ETag" in headers and names(known, headers["ETag"]):
            return Answer(304, b"", headers)
        return Answer(status, b"" if result is None else to_json(result, by_alias=True), headers)


def _headers(result: object, status: int) -> dict[str, str]:
    headers = {"Cache-Control": "no-store"}
    version, links = getattr(result, "version", None), getattr(result, "links", [])
    if version is not None:
        headers["ETag"] = f'"{version}"'
    if status in (201, 202) and links:
        headers["Location"] = next(link.href for link in links if link.rel == "self")
    return headers
