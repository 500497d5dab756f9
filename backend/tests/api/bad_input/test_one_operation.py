"""One operation shows which field a refusal names, and that what is not ours is told by its name and no value is."""

import json

import pytest

from qms.kernel.ids import new_id
from tests.api.bad_input.conftest import MARKER
from tests.document import Json
from tests.town import Caller, Town

pytestmark = pytest.mark.anyio


async def test_a_member_has_the_name_of_the_contract_only(api: Caller, town: Town) -> None:
    body = town.report("home")
    body["unit_id"] = body.pop("unitId")
    answer = await api.post("/deviations", json=body)
    errors = {error["pointer"]: error["detail"] for error in answer.json()["errors"]}
    assert (answer.status_code, errors) == (422, {"/unitId": "Behövs", "/unit_id": "Okänt fält. Menas unitId?"})


TWICE = {
    "the same": ('{"unitId": "a", "unitId": "a"}', "unitId står flera gånger"),
    "written in another way": (r'{"unitId": "a", "\u0075nitId": "b"}', "unitId står flera gånger"),
    "within another": ('{"occurred": {"precision": "date", "precision": "unknown"}}', "precision står flera gånger"),
    "in one item of many": ('{"items": [{"unitId": "a"}, {"unitId": "a", "unitId": "b"}]}', "unitId står flera gånger"),
    "what may be a value": (f'{{"{MARKER}": 1, "{MARKER}": 2}}', "Ett namn står flera gånger"),
}


@pytest.mark.parametrize("name", TWICE)
async def test_a_name_that_stands_twice_is_told(api: Caller, name: str) -> None:
    content, why = TWICE[name]
    headers = {"Content-Type": "application/json"}
    for path in ("/deviations", "/deviation-batches"):
        answer = await api.post(path, content=content, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")
        assert answer.json()["detail"] == f"{why} i samma objekt. Varje namn får stå en gång."
        assert MARKER not in answer.text


ENCODED = {
    "utf-16": "skrivet i UTF-16",
    "utf-16-le": "skrivet i UTF-16",
    "utf-16-be": "skrivet i UTF-16",
    "utf-32": "skrivet i UTF-32",
    "latin-1": "inte skrivet i UTF-8",
}


@pytest.mark.parametrize("encoding", [*ENCODED, "utf-8", "utf-8-sig"])
async def test_json_is_in_utf_8_and_another_encoding_is_named(api: Caller, town: Town, encoding: str) -> None:
    content = json.dumps(town.report("home", description="På kvällen"), ensure_ascii=False, default=str)
    answer = await api.post(
        "/deviations", content=content.encode(encoding), headers={"Content-Type": "application/json"}
    )
    if encoding in ENCODED:
        assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")
        assert answer.json()["detail"] == f"Innehållet är {ENCODED[encoding]}. Skicka det i UTF-8."
    else:
        assert answer.status_code == 201, answer.text


async def test_the_same_name_in_two_objects_is_no_fault(api: Caller, town: Town) -> None:
    source = {"system": "Viva", "id": "1"}
    items = [town.report("home", source=source), town.report("home", source={**source, "id": "2"})]
    answer = await api.post("/deviation-batches", json={"items": items})
    assert answer.json()["code"] != "bad-request", answer.text


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
        ("status=unknown", "query:status.0"),
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
