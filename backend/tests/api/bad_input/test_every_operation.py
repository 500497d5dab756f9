"""What clients get wrong and what is meant to hurt: always a clear refusal, never an echo, never a 500.

Every operation is tried with every kind of wrong input, made from the contract: whatever is added to it is tried too. A
refusal is a problem document with a status that the contract names.
"""

import json
from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest

from tests.api.bad_input.conftest import MARKER, METHODS, OPERATIONS, WITH_BODY, Operation, sent
from tests.conftest import Figure
from tests.document import DOCUMENT, Json, resolved
from tests.town import Caller

pytestmark = pytest.mark.anyio


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


async def test_a_name_that_stands_twice_is_refused_and_said(api: Caller, figure: Figure) -> None:
    """One of the two would count, and nobody be told which (RFC 8259, 4)."""
    faults, tried = [], 0
    for operation in WITH_BODY:
        name = next(iter(operation.body or {}), None)
        if name is None:
            continue
        whole = json.dumps(operation.body)
        content = f'{{"{name}": "{MARKER}", {whole[1:]}'
        headers = {**operation.headers, "Content-Type": "application/json"}
        answer = await sent(api, operation, json=None, content=content, headers=headers)
        tried += 1
        faults += faults_of(operation, "a name twice", answer)
        if answer.status_code != 400 or f"{name} står flera gånger" not in answer.json()["detail"]:
            faults.append(f"{operation.name}: {answer.text}")
    figure(f"a name twice in a body: operations {tried}, faults {len(faults)}")
    assert faults == []


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
            twice += "&asOf=2026-03-01" if operation.name == "deviationList" and parameter["name"] != "asOf" else ""
            answer = await sent(api, operation, address=twice)
            faults += faults_of(operation, f"{parameter['name']} twice", answer)
            named = {error["pointer"] for error in answer.json()["errors"]} if not answer.is_success else set()
            # Without the file that an operation takes, that is what it says.
            if not answer.is_success and named.isdisjoint({f"query:{parameter['name']}", ""}):
                faults.append(f"{operation.name} does not name {parameter['name']}")
            tried += 1
    figure(f"parameters said twice: tried {tried}, faults {len(faults)}; lists {lists} may be")
    assert faults == []
    assert tried > 100
    two = await api.get("/deviations?status=received&status=closed")
    assert two.status_code == 200


async def test_a_page_past_the_end_is_empty(api: Caller) -> None:
    paged = [operation for operation in OPERATIONS if any(p["name"] == "page" for p in operation.parameters("query"))]
    lists = [operation for operation in paged if not operation.parameters("path")]
    for operation in lists:
        looked_for = {"json": {"text": "ord"}} if operation.body else {}
        answer = await sent(api, operation, params={"page": "100000", "limit": "7"}, **looked_for)
        assert answer.status_code == 200, operation.name
        page = answer.json()
        rows = next(value for name, value in page.items() if isinstance(value, list) and name != "_links")
        assert (rows, page["_meta"]["count"], page["_meta"]["page"]) == ([], 0, 100_000)
        assert all("limit=7" in link["href"] for link in page["_links"])
    assert len(lists) > 5


UNREADABLE = {
    "broken": b'{"description": ',
    "no UTF-8": b'{"description": "\xff\xfe"}',
    "UTF-16": '{"eventCount": 1}'.encode("utf-16"),
    "UTF-32, unmarked": '{"eventCount": 1}'.encode("utf-32-be"),
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


async def test_a_body_that_nobody_reads_breaks_nothing(api: Caller) -> None:
    """Steps that take no content, sent with some: what is compared under a key is then as it came."""
    steps = [one for one in OPERATIONS if one.method == "POST" and one.body is None]
    for operation in steps:
        headers = {**operation.headers, "Content-Type": "application/json"}
        for what in ("broken", "UTF-16", "deep", "a long number"):
            answer = await sent(api, operation, json=None, content=UNREADABLE[what], headers=headers)
            assert answer.status_code < 500, (operation.name, what, answer.text)
    assert len(steps) > 5


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
    "deviationImport": (170, "10,4 MiB"),
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
        used = {method.upper() for method in item} | ({"HEAD"} if "get" in item else set())
        some = next(operation for operation in [*OPERATIONS, INFO] if operation.path == path)
        for method in {*METHODS, "TRACE"} - used:
            answer = await api.request(method, some.address)
            assert (answer.status_code, set(answer.headers["allow"].split(", "))) == (405, used), (method, path)
            assert answer.json()["code"] == "method-not-allowed"


INFO = Operation("GET", "/api-info", DOCUMENT["paths"]["/api-info"]["get"])
