"""Drafts: one's own only, kept for seven days, of limited size and number."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from qms.kernel import clock
from qms.kernel.db import Database
from qms.worker import tidy
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
CONTENT = {
    "description": "Halvskrivet om Åsa",
    "eventCount": 2,
    "immediateDanger": False,
    "occurred": {"precision": "date", "on": None},
}


def body(place: Place, **changes: object) -> dict[str, Any]:
    return {"boardId": str(place.board_id), "kind": "deviation-report", "content": CONTENT, **changes}


async def begun(api: Caller, place: Place, person_id: UUID, **changes: object) -> str:
    answer = await api.post("/drafts", json=body(place, **changes), headers=as_person(person_id))
    assert answer.status_code == 201, answer.text
    return f"/drafts/{answer.json()['id']}"


async def test_a_draft_is_kept_changed_and_thrown_away(api: Caller, here: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    path = await begun(api, here, rut)
    read = await api.get(path, headers=as_person(rut))
    assert (read.json()["content"], read.headers["etag"]) == (CONTENT, '"1"')
    assert {link["rel"] for link in read.json()["_links"]} == {"self", "replace", "delete"}
    more = {"content": {**CONTENT, "description": "Mer"}}
    assert (await api.put(path, json=more, headers=as_person(rut))).status_code == 428
    put = as_person(rut, **{"If-Match": '"1"'})
    changed = await api.put(path, json=more, headers=put)
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    stale = await api.put(path, json=more, headers=put)
    assert (stale.status_code, stale.headers["etag"]) == (412, '"2"')
    listed = await api.get("/drafts", headers=as_person(rut))
    assert [(draft["kind"], draft["version"]) for draft in listed.json()["drafts"]] == [("deviation-report", 2)]
    assert "content" not in listed.json()["drafts"][0]
    assert (await api.delete(path, headers=as_person(rut))).status_code == 428
    assert (await api.delete(path, headers=as_person(rut, **{"If-Match": '"2"'}))).status_code == 204
    assert (await api.get(path, headers=as_person(rut))).status_code == 404
    assert here.sql("select count(*) from draft where board_id = :id", id=here.board_id) == [{"count": 0}]


async def test_nobody_else_sees_a_draft(api: Caller, here: Place, elsewhere: Place) -> None:
    unit = await here.unit()
    rut = await here.person("Rut", ("reporter", unit))
    path = await begun(api, here, rut)
    others = [
        await here.person("Bo", ("unit-manager", unit)),
        await here.person("Ada", ("administrator", None), ("sas", None), ("quality-developer", None)),
        await elsewhere.person("Eva", ("reporter", None)),
    ]
    for other in others:
        assert (await api.get(path, headers=as_person(other))).status_code == 404
        put = as_person(other, **{"If-Match": '"1"'})
        assert (await api.put(path, json={"content": {}}, headers=put)).status_code == 404
        assert (await api.delete(path, headers=put)).status_code == 404
        assert (await api.get("/drafts", headers=as_person(other))).json()["drafts"] == []
    assert (await api.get(path)).status_code == 401
    denied = here.sql("select actor_id from audit.event where kind = 'denial' and object_id = :id", id=path[8:])
    assert {row["actor_id"] for row in denied} == set(others)


async def test_a_draft_belongs_to_a_board_where_one_works(api: Caller, here: Place, elsewhere: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    answer = await api.post("/drafts", json=body(elsewhere), headers=as_person(rut))
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize(
    "content",
    [
        {"description": "x" * 10_001},
        {"description": "a\u0000b"},
        {"eventCount": 2**31},
        {"eventCount": 1.5},
        {"Bad name": 1},
        {"a": {"b": {"c": 1}}},
        {"a": [1]},
        {f"f{number}": 1 for number in range(61)},
        [],
    ],
)
async def test_bad_content_is_refused(api: Caller, here: Place, content: object) -> None:
    rut = await here.person("Rut", ("reporter", None))
    answer = await api.post("/drafts", json=body(here, content=content), headers=as_person(rut))
    assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed")


async def test_a_lone_surrogate_is_refused(api: Caller, here: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    raw = f'{{"boardId":"{here.board_id}","kind":"deviation-report","content":{{"a":"\\ud800"}}}}'
    answer = await api.post("/drafts", content=raw, headers=as_person(rut, **{"Content-Type": "application/json"}))
    assert answer.status_code == 422


async def test_size_and_number_are_limited(api: Caller, here: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    large = {f"part{number}": "å" * 4_000 for number in range(9)}
    answer = await api.post("/drafts", json=body(here, content=large), headers=as_person(rut))
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    for _ in range(50):
        await begun(api, here, rut, content={})
    full = await api.post("/drafts", json=body(here), headers=as_person(rut))
    assert (full.status_code, full.json()["code"]) == (409, "too-many-drafts")


async def test_a_repeated_send_gives_one_draft(api: Caller, here: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    sends = [
        await api.post("/drafts", json=body(here), headers=as_person(rut, **{"Idempotency-Key": "first-draft"}))
        for _ in range(2)
    ]
    assert sends[0].json()["id"] == sends[1].json()["id"]
    assert (await api.get("/drafts", headers=as_person(rut))).json()["_meta"]["totalRecords"] == 1


async def test_a_draft_is_gone_seven_days_after_the_last_change(api: Caller, here: Place, database: Database) -> None:
    rut = await here.person("Rut", ("reporter", None))
    with clock.freeze(NOON):
        path = await begun(api, here, rut)
    with clock.freeze(NOON + timedelta(days=6)):
        put = as_person(rut, **{"If-Match": '"1"'})
        assert (await api.put(path, json={"content": {}}, headers=put)).status_code == 200
    with clock.freeze(NOON + timedelta(days=12, hours=23)):
        await tidy(database)
        assert (await api.get(path, headers=as_person(rut))).status_code == 200
    with clock.freeze(NOON + timedelta(days=13, seconds=1)):
        assert (await api.get(path, headers=as_person(rut))).status_code == 404
        assert (await api.get("/drafts", headers=as_person(rut))).json()["drafts"] == []
        await tidy(database)
    assert here.sql("select count(*) from draft where id = :id", id=path[8:]) == [{"count": 0}]


async def test_what_is_typed_never_reaches_the_audit_trail(api: Caller, here: Place) -> None:
    rut = await here.person("Rut", ("reporter", None))
    secret = f"hemlig {uuid4().hex}"
    await begun(api, here, rut, content={"description": secret})
    assert here.sql("select 1 from audit.event e where to_jsonb(e)::text like :words", words=f"%{secret}%") == []
