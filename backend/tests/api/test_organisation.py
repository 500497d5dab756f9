"""Units, as an administrator and everybody else meet them."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from qms.kernel import rows
from tests.given import Place
from tests.town import Caller, as_person, as_system

pytestmark = pytest.mark.anyio


def unit_body(place: Place, **changes: object) -> dict[str, Any]:
    body = {
        "boardId": str(place.board_id),
        "name": "Utredning vuxna",
        "kind": "unit",
        "area": "adults",
        "validFrom": "2024-01-01",
    }
    return {**body, **changes}


def replacement(unit: dict[str, Any], **changes: object) -> dict[str, Any]:
    names = ("parentId", "name", "kind", "area", "managerId", "deputyId", "validFrom", "validTo", "headcounts")
    return {**{name: unit[name] for name in names}, **changes}


def rels(answer: Any) -> set[str]:
    return {link["rel"] for link in answer.json()["_links"]}


async def closure(place: Place, unit_id: object) -> set[tuple[str, int]]:
    rows = place.sql(
        "select u.name, c.depth from unit_closure c join unit u on u.id = c.ancestor where c.descendant = :id",
        id=unit_id,
    )
    return {(row["name"], row["depth"]) for row in rows}


def merging(*units: UUID, **changes: object) -> dict[str, Any]:
    new = {"name": "Nya utredningsenheten", "kind": "unit", "area": "adults", **changes}
    return {
        "kind": "merge",
        "happenedOn": "2025-03-01",
        "predecessors": [str(unit) for unit in units],
        "successors": [new],
    }


async def test_a_unit_is_made_read_and_changed(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    office = await here.unit("Förvaltningen")
    made = await api.post("/units", json=unit_body(here, parentId=str(office)), headers=as_person(admin))
    assert made.status_code == 201, made.text
    assert made.headers["location"].endswith(f"/kvalitet/v1/units/{made.json()['id']}")
    assert (made.json()["path"], made.headers["etag"]) == ("Förvaltningen / Utredning vuxna", '"1"')
    path = f"/units/{made.json()['id']}"
    heads = [{"year": 2024, "persons": 17}, {"year": 2025, "persons": 18}]
    body = replacement(made.json(), name="Utredningsenheten", headcounts=heads)
    changed = await api.put(path, json=body, headers=as_person(admin, **{"If-Match": '"1"'}))
    assert changed.status_code == 200, changed.text
    read = await api.get(path, headers=as_person(admin))
    assert (read.json()["name"], read.json()["headcounts"], read.headers["etag"]) == ("Utredningsenheten", heads, '"2"')
    assert rels(read) == {"self", "replace", "unit-successions"}
    (created,) = here.audit("unitCreate")
    assert (created["actor_id"], created["object_type"], created["changes"]["operation"]) == (admin, "unit", "insert")
    assert "unit" in {event["object_type"] for event in here.audit("unitReplace")}


async def test_headcounts_are_replaced_as_a_whole(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit()
    path = f"/units/{unit}"
    version = 1
    for heads in ([(2024, 10), (2025, 11)], [(2025, 12)], []):
        read = await api.get(path, headers=as_person(admin))
        body = replacement(read.json(), headcounts=[{"year": year, "persons": count} for year, count in heads])
        answer = await api.put(path, json=body, headers=as_person(admin, **{"If-Match": f'"{version}"'}))
        assert [(row["year"], row["persons"]) for row in answer.json()["headcounts"]] == heads
        version += 1
        assert answer.headers["etag"] == f'"{version}"'


async def test_only_who_administers_changes_units(api: Caller, here: Place) -> None:
    unit = await here.unit()
    reporter = await here.person("Rut", ("reporter", unit))
    read = await api.get(f"/units/{unit}", headers=as_person(reporter))
    assert rels(read) == {"self"}
    body = replacement(read.json())
    for answer in (
        await api.post("/units", json=unit_body(here), headers=as_person(reporter)),
        await api.put(f"/units/{unit}", json=body, headers=as_person(reporter, **{"If-Match": '"1"'})),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert here.sql("select 1 from audit.event where kind = 'denial' and actor_id = :who", who=reporter)
    assert (await api.get("/units")).status_code == 401


async def test_another_boards_unit_does_not_exist(api: Caller, here: Place, elsewhere: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    theirs = await elsewhere.unit("Hemtjänsten")
    unknown, foreign = [await api.get(f"/units/{unit}", headers=as_person(admin)) for unit in (uuid4(), theirs)]
    assert (unknown.status_code, foreign.status_code) == (404, 404)
    assert {**unknown.json(), "instance": "", "traceId": ""} == {**foreign.json(), "instance": "", "traceId": ""}
    listed = await api.get("/units", params={"boardId": str(elsewhere.board_id)}, headers=as_person(admin))
    assert (listed.status_code, listed.json()["code"]) == (403, "outside-reach")
    for body in (unit_body(elsewhere), unit_body(here, parentId=str(theirs))):
        answer = await api.post("/units", json=body, headers=as_person(admin))
        assert (answer.status_code, answer.json()["code"]) == (409, "unknown-reference")


async def test_an_administrator_of_one_board_is_none_in_another(api: Caller, here: Place, elsewhere: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await elsewhere.unit()
    elsewhere.sql(
        "insert into assignment (id, board_id, person_id, role, valid_from) "
        "values (:id, :board, :who, 'reporter', :day) returning 1",
        id=uuid4(),
        board=elsewhere.board_id,
        who=admin,
        day=date(2020, 1, 1),
    )
    read = await api.get(f"/units/{unit}", headers=as_person(admin))
    assert rels(read) == {"self"}
    body = replacement(read.json())
    answer = await api.put(f"/units/{unit}", json=body, headers=as_person(admin, **{"If-Match": '"1"'}))
    assert answer.status_code == 403
    assert (await api.post("/units", json=unit_body(elsewhere), headers=as_person(admin))).status_code == 403


async def test_a_change_names_the_version_it_was_made_from(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit()
    body = replacement((await api.get(f"/units/{unit}", headers=as_person(admin))).json())
    without = await api.put(f"/units/{unit}", json=body, headers=as_person(admin))
    assert (without.status_code, without.json()["code"]) == (428, "precondition-required")
    stale = await api.put(f"/units/{unit}", json=body, headers=as_person(admin, **{"If-Match": '"7"'}))
    assert (stale.status_code, stale.headers["etag"]) == (412, '"1"')
    same = await api.get(f"/units/{unit}", headers=as_person(admin, **{"If-None-Match": '"1"'}))
    assert (same.status_code, same.content) == (304, b"")


AS_PROXIES_HAND_ON = [
    '"1-gzip"',
    '"1-zstd"',
    '"1--gzip"',
    '"1-br"',
    'W/"1"',
    'W/"1-gzip"',
    '"7", "1-gzip"',
    '"1" ,W/"7"',
    "*",
]


@pytest.mark.parametrize("tag", AS_PROXIES_HAND_ON)
async def test_an_etag_may_have_passed_a_proxy_that_compresses(api: Caller, here: Place, tag: str) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit()
    known = await api.get(f"/units/{unit}", headers=as_person(admin, **{"If-None-Match": tag}))
    assert (known.status_code, known.headers["etag"]) == (304, '"1"')
    body = replacement((await api.get(f"/units/{unit}", headers=as_person(admin))).json())
    changed = await api.put(f"/units/{unit}", json=body, headers=as_person(admin, **{"If-Match": tag}))
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    if tag != "*":
        stale = await api.put(f"/units/{unit}", json=body, headers=as_person(admin, **{"If-Match": tag}))
        assert (stale.status_code, stale.headers["etag"]) == (412, '"2"')


@pytest.mark.parametrize("tag", ['"1-lzma"', "1", '"1" "2"', '"1",', "**", '"1-gzip-gzip"'])
async def test_what_no_proxy_makes_of_an_etag_is_refused(api: Caller, here: Place, tag: str) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit()
    body = replacement((await api.get(f"/units/{unit}", headers=as_person(admin))).json())
    refused = await api.put(f"/units/{unit}", json=body, headers=as_person(admin, **{"If-Match": tag}))
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "header:If-Match")
    anew = await api.get(f"/units/{unit}", headers=as_person(admin, **{"If-None-Match": tag}))
    assert anew.status_code == (304 if tag in ('"1" "2"', '"1",') else 200)


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"name": "x"}, "/name"),
        ({"name": " \u200b\u00a0"}, "/name"),
        ({"name": "a\u0000b"}, "/name"),
        ({"name": "å" * 121}, "/name"),
        ({"kind": "unknown"}, "/kind"),
        ({"area": "the-moon"}, "/area"),
        ({"validFrom": 0}, "/validFrom"),
        ({"validFrom": "2024-02-30"}, "/validFrom"),
        ({"parentId": "1"}, "/parentId"),
        ({"extra": 1}, "/extra"),
    ],
)
async def test_bad_input_is_refused_where_it_is_wrong(
    api: Caller, here: Place, changes: dict[str, object], pointer: str
) -> None:
    admin = await here.person("Ada", ("administrator", None))
    answer = await api.post("/units", json=unit_body(here, **changes), headers=as_person(admin))
    assert answer.status_code == 422, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_what_is_not_there_is_refused_where_it_is_named(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit, boss = await here.unit(), await here.person("Bo", ("department-head", None))
    code = {"boardId": str(here.board_id), "list": "cause", "code": "x", "label": "X", "validFrom": "2024-01-01"}
    assert (await api.post("/codes", json=code, headers=as_person(admin))).status_code == 201
    nobody = str(uuid4())
    merge = merging(unit, await here.unit("Två"))
    split = {**merge, "kind": "split", "predecessors": [str(unit)]}
    new = {"name": "Ny enhet", "kind": "unit", "area": "adults"}
    for path, body, pointer in (
        ("/units", unit_body(here, parentId=nobody), "/parentId"),
        ("/units", unit_body(here, managerId=nobody, deputyId=str(boss)), "/managerId"),
        ("/units", unit_body(here, managerId=str(boss), deputyId=nobody), "/deputyId"),
        ("/units", unit_body(here, boardId=nobody), "/boardId"),
        ("/units", unit_body(here, validTo="2023-12-31"), "/validTo"),
        ("/unit-successions", {**merge, "predecessors": [str(unit), nobody]}, "/predecessors/1"),
        ("/unit-successions", {**split, "successors": [new, {**new, "parentId": nobody}]}, "/successors/1/parentId"),
        ("/unit-successions", {**split, "successors": [new, {**new, "deputyId": nobody}]}, "/successors/1/deputyId"),
        ("/unit-successions", {**split, "successors": [new, {"unitId": nobody}]}, "/successors/1/unitId"),
        ("/codes", {**code, "label": "Y"}, "/code"),
        ("/codes", {**code, "code": "y", "mapsTo": "z"}, "/mapsTo"),
    ):
        answer = await api.post(path, json=body, headers=as_person(admin))
        assert answer.status_code == 409, (path, body, answer.text)
        named = [error["pointer"] for error in answer.json().get("errors", [])]
        assert named == [pointer], (path, body, answer.text)


async def test_two_codes_at_once_are_one(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    code = {"boardId": str(here.board_id), "list": "cause", "code": "x", "label": "X"}
    days = [f"2024-01-0{day}" for day in range(1, 7)]
    sends = [api.post("/codes", json={**code, "validFrom": day}, headers=as_person(admin)) for day in days]
    answers = await asyncio.gather(*sends)
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"code-overlaps"}


async def test_lists_are_in_swedish_order_and_paged(api: Caller, here: Place) -> None:
    reporter = await here.person("Rut", ("reporter", None))
    for name in ("Östra", "Zenit", "Ådalen", "Ängen", "alfa", "Västra", "Beta", "Wästra"):
        await here.unit(name)
    names: list[str] = []
    for page in (1, 2, 3):
        answer = await api.get("/units", params={"page": page, "limit": 3}, headers=as_person(reporter))
        counted = {"totalRecords": 8, "isCapped": False, "page": page, "limit": 3, "count": 3 if page < 3 else 2}
        assert answer.json()["_meta"] == counted
        names += [unit["name"] for unit in answer.json()["units"]]
    assert names == ["alfa", "Beta", "Västra", "Wästra", "Zenit", "Ådalen", "Ängen", "Östra"]
    past = await api.get("/units", params={"page": 9}, headers=as_person(reporter))
    assert (past.status_code, past.json()["units"], past.json()["_meta"]["totalRecords"]) == (200, [], 8)


async def test_no_list_counts_more_than_somebody_reads(
    api: Caller, here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "COUNTED", 2)
    reporter = await here.person("Rut", ("reporter", None))
    for number in range(5):
        await here.unit(f"Enhet {number}")
    told = {}
    for page in (1, 2, 3):
        query = {"page": page, "limit": 2}
        answer = (await api.get("/units", params=query, headers=as_person(reporter))).json()
        ways = {link["rel"] for link in answer["_links"]} - {"self", "first"}
        told[page] = (answer["_meta"]["totalRecords"], answer["_meta"]["isCapped"], ways)
    assert told == {1: (2, True, {"next"}), 2: (4, True, {"prev", "next"}), 3: (5, False, {"prev", "last"})}


async def test_units_are_found_by_day_and_by_part_of_the_name(api: Caller, here: Place) -> None:
    reporter = await here.person("Rut", ("reporter", None))
    await here.unit("Gamla 100 %-gruppen", until=date(2022, 12, 31))
    await here.unit("Nya gruppen", since=date(2023, 1, 1))

    async def names(**query: str) -> list[str]:
        answer = await api.get("/units", params=query, headers=as_person(reporter))
        return [unit["name"] for unit in answer.json()["units"]]

    assert await names() == ["Nya gruppen"]
    assert await names(validOn="2022-12-31") == ["Gamla 100 %-gruppen"]
    assert await names(validOn="2019-01-01") == []
    assert await names(q="NYA") == ["Nya gruppen"]
    assert await names(q="100 %", validOn="2022-01-01") == ["Gamla 100 %-gruppen"]
    assert await names(q="%") == []
    assert await names(q="_ya") == []
    wrong = await api.get("/units", params={"q": "a\u0000"}, headers=as_person(reporter))
    assert wrong.status_code == 422


async def test_a_unit_cannot_stand_below_itself(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    office = await here.unit("Förvaltningen")
    home = await here.unit("Avdelningen", parent=office)
    team = await here.unit("Gruppen", parent=home)
    read = (await api.get(f"/units/{office}", headers=as_person(admin))).json()
    for below in (office, home, team):
        body = replacement(read, parentId=str(below))
        answer = await api.put(f"/units/{office}", json=body, headers=as_person(admin, **{"If-Match": '"1"'}))
        assert (answer.status_code, answer.json()["code"]) == (409, "unit-below-itself")
    assert await closure(here, team) == {("Gruppen", 0), ("Avdelningen", 1), ("Förvaltningen", 2)}


async def test_two_moves_at_once_cannot_make_a_circle(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    for _ in range(5):
        pair = [await here.unit(name) for name in ("Ett", "Två")]
        moves = []
        for unit, parent in (pair, reversed(pair)):
            body = replacement((await api.get(f"/units/{unit}", headers=as_person(admin))).json(), parentId=str(parent))
            moves.append(api.put(f"/units/{unit}", json=body, headers=as_person(admin, **{"If-Match": '"1"'})))
        answers = await asyncio.gather(*moves)
        assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_of_many_changes_from_one_version_one_is_made(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit()
    read = (await api.get(f"/units/{unit}", headers=as_person(admin))).json()
    put = as_person(admin, **{"If-Match": '"1"'})
    sends = [api.put(f"/units/{unit}", json=replacement(read, name=f"Namn {i}"), headers=put) for i in range(10)]
    answers = await asyncio.gather(*sends)
    assert sorted(answer.status_code for answer in answers) == [200, *[412] * 9]


async def test_a_corrected_parent_moves_all_that_lies_below(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    one, two = await here.unit("Ett"), await here.unit("Två")
    home = await here.unit("Avdelningen", parent=one)
    team = await here.unit("Gruppen", parent=home)
    read = (await api.get(f"/units/{home}", headers=as_person(admin))).json()
    body = replacement(read, parentId=str(two))
    answer = await api.put(f"/units/{home}", json=body, headers=as_person(admin, **{"If-Match": '"1"'}))
    assert answer.status_code == 200
    assert await closure(here, team) == {("Gruppen", 0), ("Avdelningen", 1), ("Två", 2)}


async def test_a_unit_lives_within_the_time_of_the_one_above(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    office = await here.unit("Förvaltningen")
    await here.unit("Avdelningen", parent=office)
    early = unit_body(here, parentId=str(office), validFrom="2019-12-31")
    answer = await api.post("/units", json=early, headers=as_person(admin))
    assert (answer.status_code, answer.json()["code"]) == (409, "outside-parent")
    read = (await api.get(f"/units/{office}", headers=as_person(admin))).json()
    body = replacement(read, validTo="2025-01-01")
    answer = await api.put(f"/units/{office}", json=body, headers=as_person(admin, **{"If-Match": '"1"'}))
    assert answer.json()["code"] == "outside-parent"
    answer = await api.post("/units", json=unit_body(here, validTo="2023-12-31"), headers=as_person(admin))
    assert answer.json()["code"] == "period-reversed"


async def test_who_answers_for_a_unit_must_reach_its_matters(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    office = await here.unit("Förvaltningen")
    home = await here.unit("Mottagningen", parent=office)
    rut = await here.person("Rut", ("reporter", home))
    read = (await api.get(f"/units/{home}", headers=as_person(admin))).json()
    body = replacement(read, managerId=str(rut))
    put = as_person(admin, **{"If-Match": '"1"'})
    refused = await api.put(f"/units/{home}", json=body, headers=put)
    assert (refused.status_code, refused.json()["code"]) == (409, "leader-without-role")
    unknown = await api.put(f"/units/{home}", json={**body, "managerId": str(uuid4())}, headers=put)
    assert unknown.json()["code"] == "unknown-reference"
    await here.assign(rut, "department-head", office)
    taken = await api.put(f"/units/{home}", json=body, headers=put)
    assert (taken.status_code, taken.json()["managerName"]) == (200, "Rut")


async def test_a_system_keeps_the_units_with_its_scope(api: Caller, here: Place) -> None:
    here.system()
    key = {"Idempotency-Key": uuid4().hex}
    body = unit_body(here)
    none = as_system(str(here.board_id), ["unit:read"], **key)
    assert (await api.post("/units", json=body, headers=none)).status_code == 403
    with_scope = as_system(str(here.board_id), ["unit:write"])
    assert (await api.post("/units", json=body, headers=with_scope)).json()["code"] == "idempotency-key-missing"
    first = await api.post("/units", json=body, headers={**with_scope, **key})
    again = await api.post("/units", json=body, headers={**with_scope, **key})
    assert (first.status_code, again.status_code, again.headers["idempotency-replayed"]) == (201, 201, "true")
    assert first.json() == again.json()
    assert len(here.sql("select 1 from unit where board_id = :id", id=here.board_id)) == 1
