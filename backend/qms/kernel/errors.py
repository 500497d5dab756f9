"""Every error of the API leaves as a problem document, and nothing of what was sent is repeated or logged."""

import logging
import re
import traceback
from dataclasses import dataclass
from itertools import takewhile

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.types import Scope

from qms.kernel import problems
from qms.kernel.problems import Problem
from qms.kernel.schema import fault

LOG = logging.getLogger("qms")
IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
ANY, NAME = re.compile(r"{\w+}"), re.compile(r"[A-Za-z][A-Za-z_-]{0,39}")
"""What may be anything in a path, and what a programmer calls a member: letters alone, and never a value."""
BASE = "bff/api/kvalitet/v1"
PROBLEM_TYPE = "application/problem+json"
WHERE = {"query": "query:", "header": "header:", "path": "path:"}


def log_unexpected(error: Exception, trace_id: str) -> None:
    """Log where an error arose, without the words of the error: they may hold what somebody wrote."""
    where = " > ".join(f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-6:])
    LOG.error("trace=%s unexpected=%s at=%s", trace_id, type(error).__name__, where)


def path_of(scope: Scope) -> str:
    """The path as the contract knows it, without where the API stands."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def most_bytes(app: FastAPI, scope: Scope) -> int:
    """How large a body is taken by the operation that is asked for."""
    larger, path = getattr(app.state, "larger_bodies", {}).items(), path_of(scope)
    fitting = (most for each, most in larger if re.fullmatch(ANY.sub("[^/]*", each), path))
    return next(fitting, app.max_body_size or 2**63)


def problem_response(app: FastAPI, request: Request, problem: Problem) -> Response:
    """A problem as the answer to a request."""
    address, trace_id = app.state.settings.address, getattr(request.state, "trace_id", "")
    body = problem.body(base_url=address, instance=_told(app, request.url.path), trace_id=trace_id)
    return Response(body, problem.status, {"Content-Language": "sv", **problem.headers}, PROBLEM_TYPE)


def _told(app: FastAPI, path: str) -> str:
    """The path that was asked for, without what somebody made up: words of the contract and identifiers stay."""
    words = _names(app).words
    return "/".join(part if part in words or IDENTIFIER.fullmatch(part) else "-" for part in path.split("/"))


def install_errors(app: FastAPI) -> None:
    """Let every error of the API leave as a problem document, without a word of what was sent."""

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        if error.status >= 500:
            cause = error.__cause__
            state = getattr(getattr(cause, "orig", None), "sqlstate", "")
            LOG.error("trace=%s cause=%s sqlstate=%s", request.state.trace_id, type(cause).__name__, state)
        return problem_response(app, request, error)

    async def on_other(request: Request, error: Exception) -> Response:
        return problem_response(app, request, _of_status(app, request.scope, getattr(error, "status_code", 500)))

    async def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        faults = error.errors()
        if any(item["type"] == "json_invalid" for item in faults):
            return problem_response(app, request, problems.BadRequest(getattr(request.state, "unreadable", None)))
        errors = [_error(item["loc"], item["type"], item.get("ctx", {}), _names(app)) for item in faults]
        detail = "Ett fält behöver rättas." if len(errors) == 1 else f"{len(errors)} fält behöver rättas."
        return problem_response(app, request, problems.Invalid(detail, errors=errors))

    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(Exception, on_other)
    app.add_exception_handler(HTTPException, on_other)
    app.add_exception_handler(RequestValidationError, on_invalid)


def _of_status(app: FastAPI, scope: Scope, status: int) -> Problem:
    if status == 405:
        return problems.MethodNotAllowed(headers={"Allow": ", ".join(allowed_methods(app, scope))})
    return problems.TooLarge.than(most_bytes(app, scope)) if status == 413 else problems.general(status)()


def allowed_methods(app: FastAPI, scope: Scope) -> list[str]:
    """All methods that the path of a request knows, in alphabetical order."""
    path, templates = path_of(scope), app.openapi()["paths"].items()
    fitting = [operations for template, operations in templates if re.fullmatch(ANY.sub("[^/]*", template), path)]
    return sorted({method.upper() for operations in fitting for method in operations if method != "parameters"})


@dataclass(frozen=True)
class _Names:
    """The names that the contract knows, so that none that somebody made up is ever repeated."""

    members: frozenset[str]
    meant: dict[str, str]
    """What somebody means who writes a member in another way: ``unit_id`` for ``unitId``."""
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
        meant = {member.casefold(): member for member in members}
        app.state.names = _Names(frozenset(members), meant, frozenset(shapes), frozenset(words))
    return app.state.names  # type: ignore[no-any-return]  # made above


def _error(location: tuple[str | int, ...], kind: str, context: dict[str, object], names: _Names) -> dict[str, str]:
    place, *rest = location
    known = list(takewhile(lambda part: isinstance(part, int) or part in names.members | names.shapes, rest))
    unknown = str(rest[len(known)]) if len(known) < len(rest) and kind == "extra_forbidden" else ""
    parts = [str(part) for part in known if part not in names.shapes] + [unknown] * bool(NAME.fullmatch(unknown))
    pointer = "".join(f"/{part}" for part in parts) if place == "body" else WHERE.get(str(place), "") + ".".join(parts)
    meant = names.meant.get(re.sub("[_-]", "", unknown).casefold())
    told = fault(pointer, kind, context)
    return {**told, "detail": told["detail"] + (f". Menas {meant}?" if meant else "")}
