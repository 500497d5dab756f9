"""The matrix: every operation tried by every caller on a thing in every relation, beside what the table promises."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import httpx2

from qms.bodies import FILE
from qms.kernel.ids import new_id
from tests.authz import oracle
from tests.authz.oracle import Who
from tests.authz.probes import (
    ALWAYS_OWN,
    BODIES,
    CREATIONS,
    KIND_OF_LIST,
    NEVER_OWN,
    OPEN,
    SHOWS,
    kind_of,
)
from tests.authz.specimens import Specimens
from tests.authz.stages import BEGINS_IN, IN_PREPARATION, KNOWN_BY, PREPARES, UNTIMELY
from tests.document import DOCUMENT, parameters
from tests.town import Caller, Thing

Json = dict[str, Any]
METHODS = ("get", "put", "post", "patch", "delete")
AT_ONCE = 4
TOO_LATE = ("409 wrong-state", "409 too-few-points", "409 already-investigated", "409 already-told")


@dataclass(frozen=True)
class Operation:
    """An operation of the contract."""

    name: str
    method: str
    path: str
    document: Json

    @property
    def parameters(self) -> list[str]:
        """The names in its path."""
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]


@dataclass(frozen=True)
class Cell:
    """One try: what was promised and what happened."""

    operation: str
    who: str
    relation: str
    promised: str
    happened: str

    @property
    def is_kept(self) -> bool:
        """Whether the promise was kept. What is refused may say so in any of the ways that tell nothing."""
        told_nothing = {"refused", "forbidden", "hidden"}
        return self.happened in (told_nothing if self.promised == "refused" else {self.promised})

    @property
    def is_elsewhere(self) -> bool:
        """Whether it was tried on something of another board."""
        return "other board" in self.relation

    @property
    def is_leak(self) -> bool:
        """Whether something of another board was shown, changed or counted."""
        counted = self.happened.isdecimal() and not self.is_kept
        return self.is_elsewhere and (self.happened in ("allowed", "listed") or counted)


@cache
def operations() -> dict[str, Operation]:
    """Every operation of the contract that needs a right."""
    paths: dict[str, Json] = DOCUMENT["paths"]
    return {
        item[method]["operationId"]: Operation(item[method]["operationId"], method.upper(), path, item[method])
        for path, item in paths.items()
        for method in METHODS
        if method in item and item[method]["security"]
    }


@dataclass
class Matrix:
    """The service on a database that is rolled back, and the things in it."""

    api: Caller
    specimens: Specimens
    table: dict[str, dict[str, str]]
    special: "dict[str, Special]"
    where: str = ""

    async def run(self, tried: Iterable[Operation], whos: Sequence[Who], *, where: str = "") -> list[Cell]:
        """Try operations by callers, a few at once: on things in every relation, or in those whose name says where."""
        self.where = where
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(operation: Operation, who: Who) -> list[Cell]:
            async with gate:
                return await self._cells(operation, who)

        tasks = [one(operation, who) for operation in tried for who in whos if self._differs(operation, who)]
        return [cell for cells in await asyncio.gather(*tasks) for cell in cells]

    def _differs(self, operation: Operation, who: Who) -> bool:
        """A role held at the whole board is tried where that is something else than the same role at a unit."""
        return who.unit is not None or not who.name.endswith("at board") or "subtree" in self.cell(operation.name, who)

    def _tried(self, operation: str, who: Who, things: dict[str, Thing]) -> list[tuple[str, Thing]]:
        """The relations to try, the id that nobody has first. Where nothing is promised two things will do."""
        tried = [(name, thing) for name, thing in reversed(things.items()) if self.where in name or name == "nothing"]
        return tried if self.promise(operation, who) == "allowed" else [tried[0], tried[-1]]

    async def _cells(self, operation: Operation, who: Who) -> list[Cell]:
        name = operation.name
        if name in self.special:
            return await self.special[name](self, operation, who)
        if name in CREATIONS:
            return await self._creations(operation, who)
        if name in OPEN:
            return [await self._open(operation, who)]
        if operation.parameters:
            return await self._things(operation, who)
        return await self._list(operation, who)

    def cell(self, operation: str, who: Who) -> str:
        """How far the table lets the operation reach for the caller."""
        return oracle.extent(self.table, operation, who)

    def reached(self, operation: str, who: Who, thing: Thing) -> bool:
        """Whether the operation reaches the thing for the caller."""
        cell = self.cell(operation, who)
        if thing.kind:
            cell = oracle.both(cell, self.cell(f"{thing.kind}Read", who))
        if thing.stage in IN_PREPARATION and all(self.cell(name, who) == "none" for name in PREPARES):
            return False
        known_by = KNOWN_BY.get(thing.stage)
        if known_by and not any(oracle.reached(self.cell(name, who), who, thing) for name in known_by):
            return False
        own = thing.reporter == who.id and thing.board == who.board
        if operation in NEVER_OWN and own:
            return False
        return oracle.reached(cell, who, thing) or (operation in ALWAYS_OWN and cell != "none" and own)

    async def _things(self, operation: Operation, who: Who) -> list[Cell]:
        kind = kind_of(operation.name, operation.parameters[0])
        assert kind, f"{operation.name}: probes.py does not know what {operation.parameters[0]} names"
        shows = SHOWS[kind]
        cells, nothing = [], None
        stages = BEGINS_IN.get(operation.name, ("approved", "drawn-up"))
        for relation, thing in self._tried(operation.name, who, self.specimens.of(kind, who, *stages)):
            promised = self.promise(operation.name, who)
            if promised == "allowed" and not self.reached(shows, who, thing):
                promised = "hidden"
            elif promised == "allowed" and not self.reached(operation.name, who, thing):
                promised = "forbidden"
            answer = await self.send(operation, who, thing)
            happened = happened_by(answer)
            if operation.name in UNTIMELY and happened in TOO_LATE:
                happened = "allowed"
            nothing = nothing or told_by(answer)
            if promised == happened == "hidden" and told_by(answer) != nothing:
                happened = "told apart"
            cells.append(Cell(operation.name, who.name, relation, promised, happened))
        return cells

    async def _creations(self, operation: Operation, who: Who) -> list[Cell]:
        creation = CREATIONS[operation.name]
        cells, nothing = [], None
        for relation, thing in self._tried(operation.name, who, self.specimens.of(creation.names, who)):
            promised = self.promise(operation.name, who)
            if promised == "allowed" and thing.board != who.board:
                promised = "refused"
            elif promised == "allowed" and not self._may_make(operation.name, who, thing):
                promised = "forbidden"
            answer = await self.send(operation, who, thing, creation.body(self.specimens, thing))
            nothing = nothing or told_by(answer)
            happened = happened_by(answer)
            if promised == "refused" and happened != "allowed" and told_by(answer) != nothing:
                happened = "told apart"
            cells.append(Cell(operation.name, who.name, relation, promised, happened))
        return cells

    def _may_make(self, operation: str, who: Who, thing: Thing) -> bool:
        """What is one's own can be made anywhere in the board: it becomes one's own thereby."""
        return self.cell(operation, who) == "own" or self.reached(operation, who, thing)

    def promise(self, operation: str, who: Who) -> str:
        if who.credentials is None:
            return "unauthenticated"
        return "allowed" if self.cell(operation, who) != "none" else "forbidden"

    def at_the_gate(self, operation: str, who: Who, answer: httpx2.Response) -> list[Cell]:
        """The one cell of an answer that shows nothing, or should not."""
        promised, happened = self.promise(operation, who), happened_by(answer)
        is_shown = promised == happened == "allowed"
        return [] if is_shown else [Cell(operation, who.name, "-", promised, happened)]

    async def _open(self, operation: Operation, who: Who) -> Cell:
        answer = await self.send(operation, who)
        return Cell(operation.name, who.name, "-", self.promise(operation.name, who), happened_by(answer))

    async def _list(self, operation: Operation, who: Who) -> list[Cell]:
        answers = await self.pages(operation, who)
        if gate := self.at_the_gate(operation.name, who, answers[0]):
            return gate
        array = next((name for name in KIND_OF_LIST if name in answers[0].json()), None)
        assert array, f"{operation.name}: probes.py does not know what it lists"
        shown = {UUID(row["id"]) for answer in answers for row in answer.json()[array]}
        return self.listed(operation.name, who, kind_of(operation.name, array), shown)

    def listed(self, operation: str, who: Who, kind: str, shown: set[UUID], *, by: str | None = None) -> list[Cell]:
        """A cell for each thing that is listed or is not."""
        known = {thing.id: relation for relation, thing in self.specimens.of(kind, who).items()}
        everything = [
            (known.get(thing.id, "somebody's" if thing.board == who.board else "other board"), thing)
            for thing in self.specimens.every(kind)
        ]
        cells = [
            Cell(
                operation,
                who.name,
                relation,
                "listed" if self.reached(by or operation, who, thing) else "absent",
                "listed" if thing.id in shown else "absent",
            )
            for relation, thing in everything
        ]
        strangers = shown - {thing.id for _, thing in everything}
        return [*cells, Cell(operation, who.name, "what is unknown", "absent", "listed" if strangers else "absent")]

    async def pages(self, operation: Operation, who: Who, body: Json | None = None) -> list[httpx2.Response]:
        """A list, or what a search has come upon, from its first page to its last."""
        answers = [await self.send(operation, who, body=body, query={"limit": "100", "page": "1"})]
        while any(link["rel"] == "next" for link in answers[-1].json().get("_links", [])):
            query = {"limit": "100", "page": str(len(answers) + 1)}
            answers.append(await self.send(operation, who, body=body, query=query))
        return answers

    async def send(
        self,
        operation: Operation,
        who: Who,
        thing: Thing | None = None,
        body: Json | None = None,
        *,
        query: dict[str, str] | None = None,
    ) -> httpx2.Response:
        """One request as the contract describes it."""
        path = operation.path
        if thing and operation.parameters:
            parts = self.specimens.around.get(operation.parameters[-1], self.specimens.parts)
            ids = (thing.id, parts.get(thing.id, thing.id))
            path = path.format(**dict(zip(operation.parameters, ids, strict=False)))
        if body is None and "requestBody" in operation.document and thing:
            body = BODIES[operation.name](self.specimens, thing)
        headers = {"Authorization": f"Bearer {who.credentials}"} if who.credentials else {}
        if operation.method == "POST":
            headers["Idempotency-Key"] = str(new_id())
        if any(parameter["name"] == "If-Match" for parameter in parameters(operation.document)) and thing:
            headers["If-Match"] = f'"{self.specimens.versions.get(thing.id, 1)}"'
        sent: Json = {"json": body}
        if FILE in operation.document.get("requestBody", {}).get("content", {}):
            sent = {"content": b"Ett brev."}
            headers["Content-Type"], query = FILE, {"fileName": "brev.txt", "mediaType": "text/plain"}
        return await self.api.request(operation.method, path, headers=headers, params=query, **sent)


def happened_by(answer: httpx2.Response) -> str:
    """What an answer comes to, in one word; its status and code where that is none of ours."""
    if answer.status_code == 207:
        (item,) = answer.json()["items"]
        return "allowed" if item["status"] == "created" else "refused"
    if answer.is_success:
        return "allowed"
    known = {401: "unauthenticated", 403: "forbidden", 404: "hidden"}
    code = answer.json()["code"]
    return "refused" if code == "unknown-reference" else known.get(answer.status_code, f"{answer.status_code} {code}")


def told_by(answer: httpx2.Response) -> str:
    """Everything an answer tells, but for the trace and the address that was asked."""
    content = answer.json() if answer.content else {}
    if answer.status_code >= 400:
        content = {name: value for name, value in content.items() if name not in ("instance", "traceId")}
    headers = sorted((name, value) for name, value in answer.headers.items() if name != "traceparent")
    length = [(name, "") if name == "content-length" else (name, value) for name, value in headers]
    return json.dumps([answer.status_code, content, length])


Special = Callable[[Matrix, Operation, Who], Awaitable[list[Cell]]]
