"""The route class: every handler is a plain function on a transaction, and the answer leaves only after the commit.

What a handler is spared: opening the transaction, the policy gate, the Idempotency-Key, ETag, Location, 304,
serialisation.
"""

import inspect
import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel
from pydantic.alias_generators import to_camel
from pydantic_core import to_json

from qms.kernel import access, idempotency, step_up
from qms.kernel.actor import Principal
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.idempotency import Answer
from qms.kernel.problems import Problem

Handler = Callable[..., object]
H = TypeVar("H", bound=Callable[..., Any])
Refusals = Iterable[type[Problem]]
PROBLEM_CODES = "x-problem-codes"


class TransactionRoute(APIRoute):
    """A route whose handler runs inside one transaction. The operation id is the handler's name in camelCase."""

    def __init__(self, path: str, endpoint: Handler, **options: Any) -> None:
        if not hasattr(endpoint, "in_transaction"):
            options["operation_id"] = to_camel(endpoint.__name__)
            endpoint = _in_transaction(endpoint, options["operation_id"], options.get("status_code") or 200)
        super().__init__(path, endpoint, **options)


class Router(APIRouter):
    """A router for one resource, whose handlers run in transactions.

    ``problems`` are the refusals that an operation has of its own. Those that follow from what kind of operation it is
    (not logged in, not found, not valid) the contract adds by itself.
    """

    def __init__(self, *, prefix: str, tag: str) -> None:
        super().__init__(prefix=prefix, tags=[tag], route_class=TransactionRoute)

    def get(self, path: str, *, problems: Refusals = (), **options: Any) -> Callable[[H], H]:
        """An operation that reads."""
        return super().get(path, openapi_extra=_declared(problems), **options)

    def post(self, path: str, *, problems: Refusals = (), **options: Any) -> Callable[[H], H]:
        """An operation that makes something or takes a step."""
        return super().post(path, openapi_extra=_declared(problems), **options)

    def put(self, path: str, *, problems: Refusals = (), **options: Any) -> Callable[[H], H]:
        """An operation that replaces something whole."""
        return super().put(path, openapi_extra=_declared(problems), **options)

    def delete(self, path: str, *, problems: Refusals = (), **options: Any) -> Callable[[H], H]:
        """An operation that removes something."""
        return super().delete(path, openapi_extra=_declared(problems), **options)


def _declared(problems: Refusals) -> dict[str, Any]:
    return {PROBLEM_CODES: [kind.code for kind in problems]}


def _in_transaction(handler: Handler, operation: str, status: int) -> Handler:
    signature = inspect.signature(handler)
    first, *rest = signature.parameters.values()
    assert first.annotation is Tx, f"{operation}: the first parameter is the transaction"

    async def call(http_request: Request, **arguments: object) -> Response:
        principal: Principal = http_request.state.principal
        database: Database = http_request.app.state.database
        send = _Send(http_request, handler, arguments, status)
        if http_request.method == "POST":
            send.print = idempotency.fingerprint(http_request.url.path, await http_request.body())
        purpose = Purpose(operation, http_request.state.trace_id)
        answer = await database.as_caller(principal, purpose, send.run)
        return Response(answer.body or None, answer.status, answer.headers, "application/json")

    request = inspect.Parameter("http_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    keyword = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in rest]
    call.__signature__ = signature.replace(parameters=[request, *keyword])  # type: ignore[attr-defined]  # read by FastAPI
    call.__name__, call.__doc__, call.__module__ = handler.__name__, handler.__doc__, handler.__module__
    call.in_transaction = True  # type: ignore[attr-defined]  # include_router builds the route a second time
    return call


class _Send:
    """One request on its way through its transaction."""

    def __init__(self, request: Request, handler: Handler, arguments: dict[str, object], status: int) -> None:
        self.request, self.handler, self.arguments, self.status = request, handler, arguments, status
        self.print: bytes | None = None

    def run(self, tx: Tx) -> Answer:
        settings = self.request.app.state.settings
        tx.info["api_url"], tx.info["issuer"] = settings.api_url, settings.issuer
        access.require(tx)
        step_up.require(tx)
        key = None
        if self.print is not None:
            is_service = tx.actor.kind == "service"
            key = idempotency.checked(self.request.headers.get("idempotency-key"), is_service=is_service)
        if key is None or self.print is None:
            return self._answer(tx)
        if first := idempotency.first_answer(tx, key, self.print):
            return first
        answer = self._answer(tx)
        idempotency.keep(tx, key, answer, json.dumps(answer.headers))
        return answer

    def _answer(self, tx: Tx) -> Answer:
        result = self.handler(tx, **self.arguments)
        if isinstance(result, Answer):
            return result
        tx.flush()
        headers = _headers(result, self.status)
        if self.request.method == "GET" and headers.get("ETag") == self.request.headers.get("if-none-match", ""):
            return Answer(304, b"", headers)
        return Answer(self.status, b"" if result is None else serialised(result), headers)


def serialised(result: object) -> bytes:
    """A shape or plain data as JSON bytes."""
    if isinstance(result, BaseModel):
        return result.model_dump_json(by_alias=True).encode()
    return to_json(result, by_alias=True)


def _headers(result: object, status: int) -> dict[str, str]:
    headers = {"Cache-Control": "no-store"}
    version = getattr(result, "version", None)
    if version is not None:
        headers["ETag"] = f'"{version}"'
    if status in (201, 202):
        links = getattr(result, "links", [])
        headers |= {"Location": next(link.href for link in links if link.rel == "self")} if links else {}
    return headers
