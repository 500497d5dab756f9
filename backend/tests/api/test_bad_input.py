"""What clients get wrong and what is meant to hurt: always a clear refusal, never an echo, never a 500.

Every operation is tried with every kind of wrong input, made from the contract: whatever is added to it is tried too. A
refusal is a problem document with a status that the contract names. One operation shows which field a refusal names.
"""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from tests import town as towns
from tests.conftest import Cluster, Figure
from tests.document import DOCUMENT, Json, parameters, resolved
from tests.town import Caller, Town, as_person

pytestmark = pytest.mark.anyio
METHODS = ("GET", "PUT", "POST", "PATCH", "DELETE")
MARKER = "Hemlighet-19121212-1212"


@dataclass(frozen=True)
class Operation:
    """An operation of the contract, with a right request for it."""

    method: str
    path: str
    document: Json

    @property
    def name(self) -> str:
        return str(self.document["operationId"])

    @property
    def body(self) -> Json | None:
        content = self.document.get("requestBody", {}).get("content", {}).get("application/json")
        return dict(resolved(content["examples"]["exempel"])["value"]) if content else None

    @property
    def shape(self) -> Json:
        return resolved(self.document["requestBody"]["content"]["application/json"]["schema"])

    def parameters(self, place: str) -> list[Json]:
        return [parameter for parameter in parameters(self.document) if parameter["in"] == place]

    @property
    def address(self) -> str:
        filled = {parameter["name"]: parameter["schema"] for parameter in self.parameters("path")}
        return self.path.format(
            **{name: new_id() if "format" in schema else "cause" for name, schema in filled.items()}
        )

    @property
    def headers(self) -> dict[str, str]:
        known = {"If-Match": '"1"', "Idempotency-Key": str(new_id())}
        names = {parameter["name"] for parameter in self.parameters("header")}
        return {name: value for name, value in known.items() if name in names}


OPERATIONS = [
    Operation(method, path, item[method.lower()])
    for path, item in DOCUMENT["paths"].items()
    for method in METHODS
    if method.lower() in item and item[method.lower()]["security"]
]
WITH_BODY = [operation for operation in OPERATIONS if operation.body is not None]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def place(cluster: Cluster, worker_id: str) -> tuple[Urls, Town]:
    urls = cluster.clone(f"bad_input_{worker_id}")
    return urls, towns.build(urls.owner)


@pytest.fixture(scope="module")
def powerful(place: tuple[Urls, Town]) -> dict[str, str]:
    """Somebody who may do everything."""
    return as_person(towns.powerful(place[0].owner, place[1]))


@pytest.fixture
async def api(place: tuple[Urls, Town], powerful: dict[str, str], tmp_path: Path) -> AsyncIterator[Caller]:
    """The API, called by that somebody."""
    async with towns.client(place[0].app, tmp_path) as caller:
        caller.headers.update(powerful)
        yield caller


@pytest.fixture
def town(place: tuple[Urls, Town]) -> Town:
    return place[1]


async def sent(api: Caller, operation: Operation, **changes: Any) -> httpx2.Response:
    request: Json = {"headers": operation.headers, "json": operation.body, **changes}
    request["headers"] = {name: value for name, value in request["headers"].items() if value is not None}
    address = request.pop("address", operation.address)
    return await api.request(operation.method, address, **request)


def faults_of(operation: Operation, what: str, answer: httpx2.Response) -> list[str]:
    """What is wrong with a refusal."""
    said = f"{operation.name}, {what}: {answer.status_code}"
    if answer.is_success:
        return [f"{said} taken"]
    faults = []
    if str(answer.status_code) not in operation.document["responses"]:
        faults.append(f"{said} is not in the contract")
    if answer.headers["content-type"] != "application/problem+json":
        faults.append(f"{said} is no problem document")
    if MARKER in answer.text:
        faults.append(f"{said} repeats what was sent")
    return faults


def spoilt(operation: Operation) -> Iterator[tuple[str, Json]]:
    """The right body with one thing wrong in it, for every member, also of what is inside."""
    yield from _spoilt(operation.body or {}, operation.shape)


def _spoilt(body: Json, shape: Json) -> Iterator[tuple[str, Json]]:
    yield "an unknown member", {**body, MARKER: MARKER}
    for name, schema in shape.get("properties", {}).items():
        yield f"a marked NUL in {name}", {**body, name: f"{MARKER}\u0000"}
        yield f"a map in {name}", {**body, name: {MARKER: [MARKER]}}
        yield f"a lone surrogate in {name}", {**body, name: f"{MARKER}\ud800"}
        kinds = [resolved(part) for part in [schema, *schema.get("anyOf", [])]]
        for inner in (kind for kind in kinds if "properties" in kind and isinstance(body.get(name), dict)):
            for what, value in _spoilt(body[name], inner):
                yield f"{name}: {what}", {**body, name: value}
        if any(kind.get("type") == "integer" for kind in kinds):
            for number in (10**18, -(10**18), 1.5, True, "2"):
                yield f"{number!r} in {name}", {**body, name: number}
        if any(kind.get("format") in ("date", "date-time") for kind in kinds):
            for moment in (0, 20261122, "2026-13-01", "22/11 2026", "0001-01-01", True):
                yield f"{moment!r} in {name}", {**body, name: moment}


async def test_a_wrong_body_is_refused_and_never_repeated(api: Caller, figure: Figure) -> None:
    faults, tried = [], 0
    for operation in WITH_BODY:
        for what, body in spoilt(operation):
            content = json.dumps(body).encode()
            headers = {**operation.headers, "Content-Type": "application/json"}
            answer = await sent(api, operation, json=None, content=content, headers=headers)
            faults += faults_of(operation, what, answer)
            tried += 1
    figure(f"wrong bodies: operations {len(WITH_BODY)}, tried {tried}, faults {len(faults)}")
    assert faults == []
    assert tried > 400


def test_a_repeated_marker_would_be_found() -> None:
    answer = httpx2.Response(
        422, headers={"Content-Type": "application/problem+json"}, text=f'{{"detail": "{MARKER}"}}'
    )
    assert faults_of(WITH_BODY[0], "planted", answer) == [f"{WITH_BODY[0].name}, planted: 422 repeats what was sent"]


async def test_a_wrong_parameter_is_refused_and_never_repeated(api: Caller, figure: Figure) -> None:
    faults, tried = [], 0
    for operation in OPERATIONS:
        wrong: list[tuple[str, Json]] = [
            (f"a marked NUL in {parameter['name']}", {"params": {parameter["name"]: f"{MARKER}\u0000"}})
            for parameter in operation.parameters("query")
        ]
        wrong += [
            (f"a marked {name}", {"headers": {**operation.headers, name: f"{MARKER} ;"}}) for name in operation.headers
        ]
        if operation.parameters("path"):
            wrong.append(
                ("a marked path", {"address": operation.path.format(**dict.fromkeys(_names(operation), MARKER))})
            )
        for what, changes in wrong:
            faults += faults_of(operation, what, await sent(api, operation, **changes))
            tried += 1
    figure(f"wrong parameters: tried {tried}, faults {len(faults)}")
    assert faults == []
    assert tried > 100


def _names(operation: Operation) -> list[str]:
    return [parameter["name"] for parameter in operation.parameters("path")]


async def test_numbers_in_queries_have_bounds(api: Caller) -> None:
    faults = []
    for operation in OPERATIONS:
        for parameter in operation.parameters("query"):
            bounds = parameter["schema"]
            if bounds.get("type") == "integer":
                for value in (bounds["minimum"] - 1, bounds["maximum"] + 1, 10**19, -5, "1.5", "true", "", "null"):
                    answer = await sent(api, operation, params={parameter["name"]: str(value)})
                    faults += faults_of(operation, f"{parameter['name']}={value}", answer)
    assert faults == []


async def test_an_unknown_parameter_is_refused(api: Caller, figure: Figure) -> None:
    faults = []
    for operation in OPERATIONS:
        faults += faults_of(operation, "unknown", await sent(api, operation, params={MARKER: MARKER}))
    figure(f"unknown parameters: operations {len(OPERATIONS)}, faults {len(faults)}")
    assert faults == []


async def test_a_parameter_that_is_said_twice_is_refused(api: Caller, figure: Figure) -> None:
    faults, tried, lists = [], 0, 0
    for operation in OPERATIONS:
        for parameter in operation.parameters("query"):
            schema = resolved(parameter["schema"])
            if schema.get("type") == "array":
                lists += 1
                continue
            value = {"integer": 2, "boolean": "true"}.get(schema.get("type", ""), schema.get("example", ""))
            value = schema["enum"][0] if "enum" in schema else value
            twice = f"{operation.address}?{parameter['name']}={value}&{parameter['name']}={value}"
            answer = await sent(api, operation, address=twice)
            faults += faults_of(operation, f"{parameter['name']} twice", answer)
            if not answer.is_success and answer.json()["errors"][0]["pointer"] != f"query:{parameter['name']}":
                faults.append(f"{operation.name} does not name {parameter['name']}")
            tried += 1
    figure(f"parameters said twice: tried {tried}, faults {len(faults)}; lists {lists} may be")
    assert faults == []
    assert tried > 100
    two = await api.get("/deviations?status=received&status=closed")
    assert two.status_code == 200


async def test_a_member_has_the_name_of_the_contract_only(api: Caller, town: Town) -> None:
    body = town.report("home")
    body["unit_id"] = body.pop("unitId")
    answer = await api.post("/deviations", json=body)
    errors = {error["pointer"]: error["detail"] for error in answer.json()["errors"]}
    assert (answer.status_code, errors) == (422, {"/unitId": "Behövs", "": "Okänt fält. Menas unitId?"})


async def test_a_page_past_the_end_is_empty(api: Caller) -> None:
    paged = [operation for operation in OPERATIONS if any(p["name"] == "page" for p in operation.parameters("query"))]
    lists = [operation for operation in paged if not operation.parameters("path")]
    for operation in lists:
        answer = await sent(api, operation, params={"page": "100000", "limit": "7"})
        assert answer.status_code == 200, operation.name
        page = answer.json()
        (rows,) = [value for name, value in page.items() if isinstance(value, list) and name != "_links"]
        assert (rows, page["_meta"]["count"], page["_meta"]["page"]) == ([], 0, 100_000)
        assert all("limit=7" in link["href"] for link in page["_links"])
    assert len(lists) > 5


UNREADABLE = {
    "broken": b'{"description": ',
    "no UTF-8": b'{"description": "\xff\xfe"}',
    "deep": b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    "a long number": b'{"eventCount": ' + b"9" * 5_000 + b"}",
    "not a number": b'{"eventCount": NaN}',
    "nothing": b"",
    "null": b"null",
    "a text": b'"Hemlighet-19121212-1212"',
}


async def test_a_body_that_cannot_be_read_is_refused(api: Caller) -> None:
    faults = []
    for operation in WITH_BODY:
        headers = {**operation.headers, "Content-Type": "application/json"}
        for what, content in UNREADABLE.items():
            answer = await sent(api, operation, json=None, content=content, headers=headers)
            faults += faults_of(operation, what, answer)
            assert answer.status_code in (400, 422), (operation.name, what)
    assert faults == []


OTHER_FORMATS = ("text/plain", "application/x-www-form-urlencoded", "application/jsonx", "application/xml")


@pytest.mark.parametrize("kind", [*OTHER_FORMATS, "multipart/form-data", "", None])
async def test_another_format_is_refused(api: Caller, kind: str | None) -> None:
    for operation in WITH_BODY:
        headers = {**operation.headers, "Content-Type": kind}
        answer = await sent(api, operation, json=None, content=b"{}", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (415, "unsupported-media-type"), operation.name


async def test_a_compressed_body_is_another_format(api: Caller) -> None:
    for operation in WITH_BODY:
        headers = {**operation.headers, "Content-Type": "application/json", "Content-Encoding": "gzip"}
        answer = await sent(api, operation, json=None, content=b"\x1f\x8b", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (415, "unsupported-media-type"), operation.name


TAKES_MORE = {
    "decisionImport": (170, "10,4 MiB"),
    "directoryImport": (170, "10,4 MiB"),
    "directoryRunCreate": (340, "16 MiB"),
}
"""How many pieces are too much for what takes more than a megabyte, and what it is said to take."""


@pytest.mark.parametrize("whole", [True, False], ids=["with its length", "in pieces"])
async def test_a_body_that_is_too_large_is_refused(api: Caller, whole: bool) -> None:
    piece = b" " * 65_536

    async def pieces(number: int) -> AsyncIterator[bytes]:
        for _ in range(number):
            yield piece

    for operation in WITH_BODY:
        number, most = TAKES_MORE.get(operation.name, (17, "1 MiB"))
        content = piece * number if whole else pieces(number)
        headers = {**operation.headers, "Content-Type": "application/json"}
        answer = await sent(api, operation, json=None, content=content, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (413, "too-large"), operation.name
        assert answer.json()["detail"] == f"Högst {most} per anrop.", operation.name
        assert (operation.name in TAKES_MORE) == (
            f"Tar emot högst {most} per anrop." in operation.document["description"]
        )


async def test_a_change_names_the_version_it_was_made_from(api: Caller) -> None:
    changes = [operation for operation in OPERATIONS if "If-Match" in operation.headers]
    for operation in changes:
        without = await sent(api, operation, headers={**operation.headers, "If-Match": None})
        assert (without.status_code, without.json()["code"]) == (428, "precondition-required"), operation.name
        for malformed in ("", "1", '"x"', "**", '"1" "2"', '"1-lzma"'):
            answer = await sent(api, operation, headers={**operation.headers, "If-Match": malformed})
            assert answer.status_code == 422, (operation.name, malformed)
    assert len(changes) > 10


async def test_an_unused_method_names_those_in_use(api: Caller) -> None:
    for path, item in DOCUMENT["paths"].items():
        used = sorted(method.upper() for method in item)
        some = next(operation for operation in [*OPERATIONS, INFO] if operation.path == path)
        for method in {*METHODS, "TRACE"} - set(used):
            answer = await api.request(method, some.address)
            assert (answer.status_code, answer.headers["allow"]) == (405, ", ".join(used)), (method, path)
            assert answer.json()["code"] == "method-not-allowed"


INFO = Operation("GET", "/api-info", DOCUMENT["paths"]["/api-info"]["get"])


async def test_an_unknown_path_does_not_exist(api: Caller) -> None:
    unknown = (f"/{MARKER}", f"/deviations/{new_id()}/{MARKER}", "/deviations/", "//", "/deviations/%0A/%0A", "/a%0Ab")
    for path in unknown:
        answer = await api.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found"), path
        assert MARKER not in answer.text


WRONG: dict[str, tuple[Json, str]] = {
    "a NUL in text": ({"description": f"{MARKER}\x00"}, "/description"),
    "another control character": ({"description": f"{MARKER}\x07"}, "/description"),
    "a line break in a one-line text": ({"onBehalfOf": f"{MARKER}\nrad två"}, "/onBehalfOf"),
    "a number beyond the database": ({"eventCount": 10**18}, "/eventCount"),
    "a negative number": ({"eventCount": -5}, "/eventCount"),
    "true for a number": ({"eventCount": True}, "/eventCount"),
    "text for a number": ({"eventCount": "2"}, "/eventCount"),
    "a number for a day": ({"occurred": {"precision": "date", "on": 0}}, "/occurred/on"),
    "a number for an instant": ({"occurred": {"precision": "instant", "at": 1}}, "/occurred/at"),
    "text that is too long": ({"description": MARKER * 1_000}, "/description"),
    "an empty text": ({"description": ""}, "/description"),
    "an unknown member": ({MARKER: 1}, ""),
    "no identifier": ({"unitId": MARKER}, "/unitId"),
    "a word for yes": ({"immediateDanger": "ja"}, "/immediateDanger"),
    "nothing where something must be": ({"unitId": None}, "/unitId"),
    "a list where a text must be": ({"description": [MARKER]}, "/description"),
}


@pytest.mark.parametrize("name", WRONG)
async def test_a_wrong_value_is_refused_where_it_is(api: Caller, town: Town, name: str) -> None:
    changes, pointer = WRONG[name]
    answer = await api.post("/deviations", json=town.report("home", **changes))
    assert answer.status_code == 422, answer.text
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert MARKER not in answer.text


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("page=0", "query:page"),
        ("page=-5", "query:page"),
        ("page=10000000000000000000", "query:page"),
        ("limit=101", "query:limit"),
        ("limit=x", "query:limit"),
        ("status=unknown", "query:status"),
        ("sort=title", "query:sort"),
        ("reportedFrom=yesterday", "query:reportedFrom"),
        ("unitId=1", "query:unitId"),
        (f"{MARKER}=1", "query:"),
        ("q=1", "query:q"),
        ("fields=id", "query:fields"),
        ("Anna%20Svensson=1", "query:"),
        ("ab12=1", "query:"),
        (f"{'a' * 41}=1", "query:"),
        ("category=a%00b", "query:category"),
    ],
)
async def test_a_wrong_query_is_refused_where_it_is(api: Caller, query: str, pointer: str) -> None:
    """Decision D2: page 0 is a mistake in the client, refused and not mended."""
    answer = await api.get(f"/deviations?{query}")
    assert answer.status_code == 422, answer.text
    (place,) = [error["pointer"] for error in answer.json()["errors"]]
    assert place == pointer
    assert MARKER not in answer.text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("unit_id", "unitId"),
        ("unit__id", "unitId"),
        ("UnitID", "unitId"),
        ("event-count", "eventCount"),
        (MARKER, None),
    ],
)
async def test_a_name_that_is_not_ours_is_pointed_out_and_what_it_nearly_is_told(
    api: Caller, town: Town, written: str, meant: str | None
) -> None:
    """A programmer's word for a member is letters alone; all else may be what somebody wrote, and stays out."""
    place = written if written != MARKER else ""
    inner = {"precision": "unknown", written: 1}
    for answer, pointer in (
        (await api.post("/deviations", json=town.report("home", **{written: 1})), f"/{place}".rstrip("/")),
        (await api.post("/deviations", json=town.report("home", occurred=inner)), f"/occurred/{place}".rstrip("/")),
        (await api.get(f"/deviations?{written}=1"), f"query:{place}"),
    ):
        (error,) = answer.json()["errors"]
        assert error["detail"] == "Okänt fält" + (f". Menas {meant}?" if meant else "")
        assert error["pointer"] == pointer
        assert MARKER not in answer.text


async def test_a_whole_decimal_is_a_whole_number(api: Caller, town: Town) -> None:
    answer = await api.post("/deviations", json=town.report("home", eventCount=2.0))
    assert (answer.status_code, answer.json()["eventCount"]) == (201, 2)


async def test_a_missing_reference_is_a_conflict(api: Caller, town: Town) -> None:
    answer = await api.post("/deviations", json=town.report("home", unitId=str(new_id())))
    assert (answer.status_code, answer.json()["code"]) == (409, "unknown-reference")


@pytest.mark.parametrize("credentials", [None, "Basic eDp5", "Bearer "])
async def test_who_is_nobody_learns_nothing(api: Caller, credentials: str | None) -> None:
    api.headers.pop("Authorization")
    headers = {"Authorization": credentials} if credentials else {}
    for path in ("/deviations", f"/deviations/{new_id()}", "/no-such-path"):
        answer = await api.get(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
        assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("sent", ["", "x", "00-" + "0" * 32 + "-" + "1" * 16 + "-01", "ff-" + "1" * 32])
async def test_a_bad_trace_begins_a_new_one(api: Caller, sent: str) -> None:
    answer = await api.get("/deviations?limit=1", headers={"traceparent": sent})
    trace = answer.headers["traceparent"].split("-")[1]
    assert (answer.status_code, len(trace)) == (200, 32)
    assert trace not in sent
