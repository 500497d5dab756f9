"""Deviations as systems send them: many at once, each with a verdict."""

from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import Figure
from tests.town import Caller, Town, as_system

pytestmark = pytest.mark.anyio


async def test_a_system_sends_batches_again_without_harm(api: Caller, town: Town) -> None:
    def item(number: int, version: int = 1, **changes: object) -> dict[str, object]:
        return town.report("home", source={"system": "Treserva", "id": f"H-{number}", "version": version}, **changes)

    async def send(*items: dict[str, object]) -> dict[str, Any]:
        headers = as_system(**{"Idempotency-Key": str(uuid4())})
        answer = await api.post("/deviation-batches", json={"deviations": list(items)}, headers=headers)
        assert answer.status_code == 207, answer.text
        return dict(answer.json())

    first = await send(item(1), item(2), item(3, unitId=str(uuid4())))
    assert [row["status"] for row in first["items"]] == ["created", "created", "rejected"]
    assert first["items"][2]["problem"]["code"] == "unknown-reference"
    assert (first["created"], first["rejected"]) == (2, 1)
    again = await send(item(2), item(1))
    assert [row["status"] for row in again["items"]] == ["unchanged", "unchanged"]
    assert again["items"][0]["deviationId"] == first["items"][1]["deviationId"]
    reused = await send(item(1, description="Ett annat brev."))
    assert reused["items"][0]["problem"]["code"] == "source-version-reused"
    newer = await send(item(1, version=3, description="Brevet är nu återlämnat."), item(1, version=2))
    assert [row["status"] for row in newer["items"]] == ["updated", "rejected"]
    stale = newer["items"][1]["problem"]
    assert (stale["code"], stale["pointer"]) == ("stale-source-version", "/source/version")
    assert stale["detail"].startswith("Posten med index 0 har samma id. ")
    wrong, newer = item(4, unitId=str(uuid4())), item(4, version=2, description="Brevet är återlämnat.")
    told = (await send(wrong, item(4), item(4, description="Ett annat brev."), newer, item(4)))["items"]
    beside = [(one["problem"] or {}).get("detail", "")[:20] for one in told]
    assert beside[2:] == ["Posten med index 1 h", "", "Posten med index 3 h"], "what was refused is beside nothing"
    assert "index" not in reused["items"][0]["problem"]["detail"], "what it repeats was sent before"


@pytest.mark.parametrize(
    ("member", "value"),
    [
        *(("id", value) for value in ("A#118", "{6F9619FF-8B86-D011}", "12|34", "ärende 12, del 2", "<x y='z'>\\")),
        ("id", " X1 "),
        *(("system", value) for value in ("Lifecaré", "Treserva (prod) & co")),
        *(("version", value) for value in (1_795_900_000, 2**31 - 1)),
        *(("caseReference", value) for value in ("SN 2026/118", "2026:118", "Dnr 2026-00118", "ÄN 2026:7/b")),
    ],
)
async def test_another_systems_identifiers_are_taken_as_they_are(
    api: Caller, town: Town, member: str, value: str | int
) -> None:
    source: dict[str, Any] = {"system": "Treserva", "id": str(uuid4()), "version": 1}
    body = town.report("home", source=source, caseReference="2026-1")
    body |= {"source": source | {member: value}} if member in source else {member: value}
    headers = as_system(**{"Idempotency-Key": str(uuid4())})
    answer = await api.post("/deviations", json=body, headers=headers)
    assert (answer.status_code, answer.json().get("warnings")) == (201, []), answer.text
    if member == "id":
        body |= {"source": source | {"id": str(value).strip()}}
    again = await api.post("/deviations", json=body, headers=headers | {"Idempotency-Key": str(uuid4())})
    assert again.json()["id"] == answer.json()["id"]


@pytest.mark.parametrize(
    "value", ["Eva Exempel", "SN  2026/118", "SN 2026/118 b", "8112189876", "SN 811218-9876", "a\nb"]
)
async def test_a_case_number_is_no_name_and_no_personal_number(api: Caller, town: Town, value: str) -> None:
    headers = as_system(**{"Idempotency-Key": str(uuid4())})
    answer = await api.post("/deviations", json=town.report("home", caseReference=value), headers=headers)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/caseReference")


WRONG: list[tuple[object, str | None]] = [
    (None, None),
    (7, None),
    ("post", None),
    ([], None),
    ({}, "/reportType"),
    ({"description": None}, "/description"),
    ({"description": ""}, "/description"),
    ({"description": "   "}, "/description"),
    ({"caseReference": ""}, "/caseReference"),
    ({"onBehalfOf": ""}, "/onBehalfOf"),
    ({"immediateAction": ""}, "/immediateAction"),
    ({"påhittat": 1}, None),
    ({"zzz": 1}, "/zzz"),
    ({"source": {"system": "Treserva", "id": "x", "ver": 1}}, "/source/ver"),
    ({"occurred": {"precision": "date", "on": "2026-03-01", "påhittat": 1}}, "/occurred"),
    ({"occurred": {"precision": "date", "on": "2026-03-01T10:00:00Z"}}, "/occurred/on"),
    ({"occurred": {"precision": "date"}}, "/occurred"),
    ({"occurred": {"precision": "date", "on": "2199-01-01"}}, "/occurred/on"),
    ({"unitId": 17}, "/unitId"),
    ({"unitId": "019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11"}, "/unitId"),
    ({"eventCount": "7"}, "/eventCount"),
    ({"eventCount": 10**40}, "/eventCount"),
    ({"immediateDanger": "ja"}, "/immediateDanger"),
    ({"reportType": "okänd"}, "/reportType"),
    ({"source": {"system": "Treserva", "id": 5}}, "/source/id"),
    ({"source": {"system": "Treserva", "id": "x", "version": 0}}, "/source/version"),
    ({"counterpart": {"kind": "region"}}, "/counterpart/name"),
    ({"description": "a\u0000b"}, "/description"),
]
"""What real exports hold, and where the verdict says that it is wrong. Nowhere: the whole item, or a name made up."""


async def test_a_wrong_item_never_refuses_the_others_and_says_where(api: Caller, town: Town, figure: Figure) -> None:
    source = {"system": "Treserva", "id": "rätt"}
    items = [town.report(source=source), *(town.report(**it) if isinstance(it, dict) and it else it for it, _ in WRONG)]
    headers = as_system(**{"Idempotency-Key": str(uuid4())})
    first, again = [
        await api.post("/deviation-batches", json={"deviations": [*items, town.report()]}, headers=headers)
        for _ in range(2)
    ]
    assert first.status_code == 207, first.text
    _, *told, last = first.json()["items"]
    assert (first.json()["created"], first.json()["rejected"]) == (2, len(WRONG))
    assert last["status"] == "created"
    assert [(item["problem"] and item["problem"]["pointer"]) or None for item in told] == [where for _, where in WRONG]
    assert "påhittat" not in first.text
    assert [item["index"] for item in told] == list(range(1, len(WRONG) + 1))
    assert [item["sourceId"] for item in first.json()["items"] if item["sourceId"]] == ["rätt"]
    places = [[item["status"], (item["problem"] or {}).get("pointer")] for item in first.json()["items"]]
    assert [[item["status"], (item["problem"] or {}).get("pointer")] for item in again.json()["items"]] == places
    figure(
        f"a batch with {len(WRONG)} wrong items of {len(items) + 1}: taken 2, refused {len(told)}, each with its place"
    )


@pytest.mark.parametrize(
    "body", [{}, {"deviations": []}, {"deviations": {}}, {"deviations": None}, {"deviations": [{}], "more": 1}, [], 7]
)
async def test_only_what_is_no_batch_is_refused_whole(api: Caller, town: Town, body: object) -> None:
    headers = as_system(**{"Idempotency-Key": str(uuid4())})
    answer = await api.post("/deviation-batches", json=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed")


async def test_a_system_must_send_a_key_and_have_the_scope(api: Caller, town: Town) -> None:
    answer = await api.post("/deviations", json=town.report(), headers=as_system())
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency-key-missing")
    headers = as_system(scopes=["unit:read"], **{"Idempotency-Key": str(uuid4())})
    assert (await api.post("/deviations", json=town.report(), headers=headers)).status_code == 403
