"""What clients get wrong and what is meant to hurt: always a clear refusal, never an echo, never a 500."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from qms.kernel.embedded import Urls
from tests import town as towns
from tests.conftest import Cluster
from tests.town import Caller, Town, as_person

pytestmark = pytest.mark.anyio
MARKER = "hemlighet-7f3a"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def place(cluster: Cluster, worker_id: str) -> tuple[Town, Urls]:
    urls = cluster.clone(f"hostile_{worker_id}")
    return towns.build(urls.owner), urls


@pytest.fixture
def town(place: tuple[Town, Urls]) -> Town:
    return place[0]


@pytest.fixture
async def api(place: tuple[Town, Urls], tmp_path: Path) -> AsyncIterator[Caller]:
    async with towns.client(place[1].app, tmp_path) as caller:
        yield caller


@pytest.fixture
def who(town: Town) -> dict[str, str]:
    return {**as_person(town.people["unit-manager at unit"].id), "Content-Type": "application/json"}


WRONG: dict[str, tuple[dict[str, object], str]] = {
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
    "an unknown member": ({MARKER: 1}, "/"),
    "no identifier": ({"unitId": MARKER}, "/unitId"),
    "a word for yes": ({"immediateDanger": "ja"}, "/immediateDanger"),
    "nothing where something must be": ({"unitId": None}, "/unitId"),
    "a list where a text must be": ({"description": [MARKER]}, "/description"),
}


@pytest.mark.parametrize("name", WRONG)
async def test_a_wrong_value_is_named_and_never_repeated(
    api: Caller, town: Town, who: dict[str, str], name: str
) -> None:
    changes, pointer = WRONG[name]
    answer = await api.post("/deviations", content=json.dumps(town.report("home", **changes)), headers=who)
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert MARKER not in answer.text


async def test_a_whole_decimal_is_a_whole_number(api: Caller, town: Town, who: dict[str, str]) -> None:
    answer = await api.post("/deviations", content=json.dumps(town.report("home", eventCount=2.0)), headers=who)
    assert (answer.status_code, answer.json()["eventCount"]) == (201, 2)


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff\xfe",
        b"[" * 5_000 + b"]" * 5_000,
        b'{"eventCount": ' + b"9" * 5_000 + b"}",
        b'{"description": "\\ud800"}',
        b"null",
        b'"text"',
    ],
    ids=["broken", "no UTF-8", "deep", "long number", "lone surrogate", "null", "text"],
)
async def test_a_body_that_cannot_be_read_is_refused(api: Caller, who: dict[str, str], body: bytes) -> None:
    answer = await api.post("/deviations", content=body, headers=who)
    assert answer.status_code in (400, 422), answer.text
    assert answer.json()["code"] in ("bad-request", "validation-failed")


async def test_a_body_that_is_too_large_is_refused(api: Caller, who: dict[str, str]) -> None:
    answer = await api.post("/deviations", content=b'"' + b"x" * 1_100_000 + b'"', headers=who)
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data", ""])
async def test_another_format_is_refused(api: Caller, town: Town, who: dict[str, str], kind: str) -> None:
    answer = await api.post("/deviations", content=json.dumps(town.report()), headers={**who, "Content-Type": kind})
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported-media-type")


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("page=0", "query:page"),
        ("page=-5", "query:page"),
        ("page=10000000000000000000", "query:page"),
        ("limit=101", "query:limit"),
        ("limit=x", "query:limit"),
        ("status=unknown", "query:status.0"),
        ("sort=title", "query:sort"),
        ("reportedFrom=yesterday", "query:reportedFrom"),
        ("unitId=1", "query:unitId"),
        (f"{MARKER}=1", f"query:{MARKER}"),
        ("category=a%00b", "query:category"),
    ],
)
async def test_a_wrong_query_is_refused(api: Caller, who: dict[str, str], query: str, pointer: str) -> None:
    answer = await api.get(f"/deviations?{query}", headers=who)
    assert answer.status_code == 422, answer.text
    places = [error["pointer"] for error in answer.json()["errors"]]
    assert any(place.startswith(pointer.split(".", 1)[0]) for place in places) or MARKER in pointer, places


async def test_a_path_that_is_no_id_is_refused(api: Caller, who: dict[str, str]) -> None:
    assert (await api.get("/deviations/1", headers=who)).status_code in (404, 422)


async def test_a_missing_reference_is_a_conflict(api: Caller, town: Town, who: dict[str, str]) -> None:
    body = json.dumps(town.report("home", unitId=str(uuid4())))
    answer = await api.post("/deviations", content=body, headers=who)
    assert (answer.status_code, answer.json()["code"]) == (409, "unknown-reference")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("PUT", "/deviations", "GET, POST"), ("TRACE", "/deviations", "GET, POST"), ("DELETE", "/api-info", "GET")],
)
async def test_an_unused_method_names_those_in_use(
    api: Caller, who: dict[str, str], method: str, path: str, allowed: str
) -> None:
    answer = await api.request(method, path, headers=who)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Basic eDp5"}, {"Authorization": "Bearer "}])
async def test_who_is_nobody_learns_nothing(api: Caller, headers: dict[str, str]) -> None:
    for path in ("/deviations", f"/deviations/{uuid4()}", "/no-such-path"):
        answer = await api.get(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
        assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("sent", ["", "x", "00-" + "0" * 32 + "-" + "1" * 16 + "-01", "ff-" + "1" * 32])
async def test_a_bad_trace_begins_a_new_one(api: Caller, who: dict[str, str], sent: str) -> None:
    answer = await api.get("/deviations?limit=1", headers={**who, "traceparent": sent})
    trace: Any = answer.headers["traceparent"].split("-")[1]
    assert answer.status_code == 200
    assert len(trace) == 32
    assert trace not in sent
