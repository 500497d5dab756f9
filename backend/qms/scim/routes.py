"""SCIM over HTTP: ``/scim/v2/Users`` and what tells of it. Its shapes and errors are those of the RFCs, not of the API.

The right to write is that of ``directoryRunCreate``, and every write is a row of a list of the day.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from pydantic_core import to_json
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from qms.bodies import UnreadableError, read
from qms.directory.models import DirectoryEntry
from qms.kernel import access, clock, step_up
from qms.kernel.concurrency import names
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.problems import (
    Forbidden,
    Invalid,
    MethodNotAllowed,
    NotFound,
    Problem,
    StaleVersion,
    TooLarge,
    Unauthenticated,
    UnknownReference,
)
from qms.login.bearer import Verifier
from qms.people.service import IdentityTaken
from qms.scim import queries, service, views
from qms.scim.schemas import ENTERPRISE, ERROR, LIST, USER, Asked, Chosen, Resource, ScimInvalid, wanted
from qms.scim.service import UserStands
from qms.settings import Settings

MEDIA_TYPE = "application/scim+json"
NUMBER = re.compile(r"-?[0-9]{1,9}")
MOST_BYTES = 256 * 1024
CREATED = 201
WRITES, READS = "directoryRunCreate", "directoryRunList"
Answer = tuple[int, Resource | None]
TYPES: dict[type[Problem], str] = {UserStands: "uniqueness", IdentityTaken: "uniqueness"}
WAITS: Resource = {
    "schemas": [ERROR],
    "status": "409",
    "detail": (
        "Avslutet väntar på en administratörs ja i Kvalitetshjulet: personen har en roll som har getts för hand, eller "
        "så skulle fler än nämndens gräns sluta i dag. Den som är ensam administratör slutar inte förrän någon annan "
        "är det."
    ),
}


class Scim:
    """The endpoints of SCIM, for systems with a token."""

    def __init__(self, settings: Settings, database: Database, verifier: Verifier) -> None:
        self._settings, self._database, self._verifier = settings, database, verifier
        self.app = Starlette(
            routes=[
                Route("/ServiceProviderConfig", self._config),
                Route("/Schemas", self._told(views.schemas)),
                Route("/Schemas/{id}", self._told(views.schemas)),
                Route("/ResourceTypes", self._told(views.resource_types)),
                Route("/ResourceTypes/{id}", self._told(views.resource_types)),
                Route("/Users", self._users, methods=["GET", "POST"]),
                Route("/Users/{user_id}", self._user, methods=["GET", "PUT", "PATCH", "DELETE"]),
            ],
            exception_handlers={HTTPException: _no_such},  # type: ignore[dict-item]  # Starlette gives it no other
        )

    async def _config(self, _: Request) -> Response:
        return _response(200, views.provider_config(self._settings.address))

    def _told(self, resources: Callable[[str], list[Resource]]) -> Callable[[Request], Awaitable[Response]]:
        """What there is of a kind: all, or one. It cannot be filtered (RFC 7644, 4)."""

        async def answer(request: Request) -> Response:
            if "filter" in request.query_params:
                return _problem(Forbidden("Det här går inte att filtrera."))
            every, named = resources(self._settings.address), request.path_params.get("id")
            if named is None:
                return _response(200, views.listed(every))
            one = next((one for one in every if one["id"] == named), None)
            return _response(200, one) if one else _problem(NotFound())

        return answer

    async def _users(self, request: Request) -> Response:
        async def answer() -> Response:
            if request.method == "GET":
                asked = request.query_params
                words = wanted(asked["filter"]) if "filter" in asked else None
                start, count = _number(asked, "startIndex", 1), _number(asked, "count", queries.MOST)
                return await self._do(request, READS, lambda tx: self._listed(tx, words, max(1, start), max(0, count)))
            resource = await _body(request)
            return await self._do(request, WRITES, lambda tx: self._shown(service.create(tx, resource), 201))

        return await _said(answer)

    async def _user(self, request: Request) -> Response:
        async def answer() -> Response:
            user_id = _uuid(request.path_params["user_id"])
            if request.method == "GET":
                return await self._do(request, READS, lambda tx: self._shown(queries.entry(tx, user_id)))
            body = await _body(request) if request.method != "DELETE" else {}

            def change(tx: Tx) -> Answer:
                entry = queries.entry(tx, user_id)
                _expects(request, entry)
                if request.method == "DELETE":
                    return _gone(service.end(tx, entry))
                if request.method == "PUT":
                    return self._shown(service.replace(tx, entry, body))
                operations = next((body[name] for name in body if name.lower() == "operations"), None)
                return self._shown(service.patch(tx, entry, operations))

            return await self._do(request, WRITES, change)

        return await _said(answer)

    async def _do(self, request: Request, action: str, work: Callable[[Tx], Answer]) -> Response:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unauthenticated
        chosen = Chosen.of(request.query_params.get("attributes"), request.query_params.get("excludedAttributes"))
        address = request.client.host if request.client else "unknown"
        trace_id = request.state.trace_id
        principal = await self._verifier.verify(token.strip(), address=address, request_id=trace_id)

        def whole(tx: Tx) -> Answer:
            tx.info["api_url"], tx.info["issuer"] = self._settings.api_url, self._settings.issuer
            access.require(tx, WRITES)
            step_up.require(tx)
            return work(tx)

        status, content = await self._database.as_caller(principal, Purpose(action, trace_id), whole)
        return _as_asked(request, status, content, chosen)

    def _listed(self, tx: Tx, words: Asked | None, start: int, count: int) -> Answer:
        rows, total = queries.entries(tx, words, offset=start - 1, limit=count)
        return 200, views.listed([self._resource(row) for row in rows], total=total, start=start)

    def _shown(self, entry: DirectoryEntry | None, status: int = 200) -> Answer:
        return (status, self._resource(entry)) if entry is not None else (409, WAITS)

    def _resource(self, entry: DirectoryEntry) -> Resource:
        said = entry.resource or {}
        location = f"{self._settings.address}/scim/v2/Users/{entry.id}"
        return {
            **said,
            "schemas": [USER, ENTERPRISE],
            "id": str(entry.id),
            "active": not entry.is_over(clock.today()),
            "meta": {"resourceType": "User", "location": location, "version": _tag(entry)},
        }


def _as_asked(request: Request, status: int, content: Resource | None, chosen: Chosen) -> Response:
    """The answer with what is asked for of it, and with its version where it is one user (RFC 7644, 3.9 and 3.14)."""
    if content is None or ERROR in content["schemas"]:
        return _response(status, content)
    if LIST in content["schemas"]:
        return _response(status, {**content, "Resources": [chosen.of_resource(one) for one in content["Resources"]]})
    meta = content["meta"]
    headers = {"ETag": meta["version"], **({"Location": meta["location"]} if status == CREATED else {})}
    known = request.headers.get("if-none-match", "")
    if request.method == "GET" and names(known, meta["version"].removeprefix("W/")):
        return _response(304, None, headers)
    return _response(status, chosen.of_resource(content), headers)


async def _no_such(_: Request, refusal: HTTPException) -> Response:
    """No such address, or not by that method: searches by POST and bulk among them."""
    problem = MethodNotAllowed if refusal.status_code == MethodNotAllowed.status else NotFound
    return _problem(problem(headers=dict(refusal.headers or {})))


def _tag(entry: DirectoryEntry) -> str:
    return f'W/"{entry.version}"'


def _expects(request: Request, entry: DirectoryEntry) -> None:
    """What the caller has said of the user before a change (RFC 9110, 13): seen as it is, or not there or not such."""
    seen, unlike, version = request.headers.get("if-match"), request.headers.get("if-none-match"), f'"{entry.version}"'
    if (seen is not None and not names(seen, version)) or (unlike is not None and names(unlike, version)):
        raise StaleVersion(headers={"ETag": _tag(entry)})


def _gone(entry: DirectoryEntry | None) -> Answer:
    return (409, WAITS) if entry is None else (204, None)


async def _said(answer: Callable[[], Any]) -> Response:
    try:
        return await answer()  # type: ignore[no-any-return]  # a response
    except Problem as problem:
        return _problem(problem)


def _problem(problem: Problem) -> Response:
    status = 400 if isinstance(problem, Invalid | UnknownReference) else problem.status
    error: Resource = {"schemas": [ERROR], "status": str(status), "detail": problem.detail}
    otherwise = TYPES.get(type(problem), "invalidValue" if status == 400 else None)
    if scim_type := getattr(problem, "scim_type", otherwise):
        error["scimType"] = scim_type
    return _response(status, error, problem.headers)


def _response(status: int, content: Resource | None, headers: dict[str, str] | None = None) -> Response:
    body = b"" if content is None else to_json(content)
    return Response(body, status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE)


async def _body(request: Request) -> Resource:
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > MOST_BYTES:
            raise TooLarge.than(MOST_BYTES)
    try:
        body = read(content)
    except UnreadableError as refusal:
        raise ScimInvalid(refusal.msg, "invalidSyntax") from None
    except (ValueError, RecursionError):
        raise ScimInvalid("Innehållet är inte JSON.", "invalidSyntax") from None
    if not isinstance(body, dict):
        raise ScimInvalid("Innehållet ska vara ett objekt.", "invalidSyntax")
    return body


def _number(asked: Mapping[str, str], name: str, otherwise: int) -> int:
    words = asked.get(name)
    if words is not None and not NUMBER.fullmatch(words):
        raise ScimInvalid(f"{name} ska vara ett heltal, med högst nio siffror.")
    return otherwise if words is None else int(words)


def _uuid(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise NotFound from None
