"""What is sorted out with another organisation: said, said anew, struck; sent by systems, and counted."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest

from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person, as_system

pytestmark = pytest.mark.anyio
SAID = {"direction": "to-counterpart", "counterpart": "hospital", "category": "care"}
Json = dict[str, Any]


@pytest.fixture
async def home(here: Place) -> dict[str, UUID]:
    """A unit with its manager and somebody who reports, and the lists that are chosen from."""
    here.system()
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    for name, code in (("counterpart", "hospital"), ("counterpart", "clinic"), ("cooperation-category", "care")):
        await here.code(name, code, code.title())
    return {"unit": unit, "boss": boss, "rut": rut, "matter": await here.deviation(unit, by=rut)}


async def register(api: Caller, home: dict[str, UUID], **body: object) -> httpx2.Response:
    return await api.post(f"/matters/{home['matter']}/cooperations", json=SAID | body, headers=as_person(home["boss"]))


async def stands(api: Caller, home: dict[str, UUID]) -> list[Json]:
    answer = await api.get(f"/matters/{home['matter']}/cooperations", headers=as_person(home["boss"]))
    assert answer.status_code == 200, answer.text
    return list(answer.json()["cooperations"])


async def test_what_is_said_anew_takes_the_place_of_what_stood(api: Caller, home: dict[str, UUID]) -> None:
    first = await register(api, home, externalNumber="MC-1042", sentOn="2026-03-02")
    assert first.status_code == 201, first.text
    told = {"answeredOn": "2026-03-09", "counterpartAnswer": "Rutinen är ändrad."}
    await register(api, home, externalNumber="MC-1042", sentOn="2026-03-02", **told)
    latest, before = await stands(api, home)
    assert (latest["counterpart"], latest["category"]) == (
        {"code": "hospital", "label": "Hospital"},
        {"code": "care", "label": "Care"},
    )
    assert (latest["answeredOn"], latest["counterpartAnswer"], latest["until"]) == (*told.values(), None)
    assert (before["answeredOn"], before["until"]) == (None, latest["registeredAt"])
    await register(api, home, externalNumber="MC-1042", sentOn="2026-03-02", **told)
    assert len(await stands(api, home)) == 2, "what says nothing new changes nothing"
    words = {"text": "MC-1042"}
    listed = await api.post("/deviation-searches", json=words, headers=as_person(home["boss"]))
    assert [row["id"] for row in listed.json()["deviations"]] == [str(home["matter"])]


TOMORROW = str(clock.today() + timedelta(days=1))
WRONG: list[tuple[Json, str, str]] = [
    ({"counterpart": None}, "/counterpart", "counterpart-missing"),
    ({"sentOn": "2026-03-02", "answeredOn": "2026-03-01"}, "/answeredOn", "before-sent"),
    ({"sentOn": "2098-03-02"}, "/sentOn", "in-future"),
    ({"answeredOn": "2098-03-02"}, "/answeredOn", "in-future"),
    ({"counterpartAnswer": "Rutinen är ändrad."}, "/answeredOn", "missing"),
]


@pytest.mark.parametrize(("body", "pointer", "code"), WRONG)
async def test_what_cannot_be_is_refused_at_its_place(
    api: Caller, home: dict[str, UUID], body: Json, pointer: str, code: str
) -> None:
    answer = await register(api, home, **body)
    assert answer.status_code == 422, answer.text
    assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [(pointer, code)]
    assert await stands(api, home) == []


@pytest.mark.parametrize(("name", "code"), [("counterpart", "moon"), ("category", "moon")])
async def test_a_code_of_no_list_is_refused(api: Caller, home: dict[str, UUID], name: str, code: str) -> None:
    answer = await register(api, home, **{name: code})
    assert (answer.status_code, answer.json()["code"]) == (409, "unknown-reference")


async def test_what_is_struck_stays_to_be_read_and_counts_no_longer(api: Caller, home: dict[str, UUID]) -> None:
    (row,) = (await register(api, home)).json()["cooperations"]
    way = f"/matters/{home['matter']}/cooperations/{row['id']}/strikes"
    struck = await api.post(way, json={"reason": "Fel ärende."}, headers=as_person(home["boss"]))
    assert struck.status_code == 201, struck.text
    (row,) = await stands(api, home)
    assert (row["struckReason"], row["until"] is None, row["_links"]) == ("Fel ärende.", False, [])
    again = await api.post(way, json={"reason": "Fel."}, headers=as_person(home["boss"]))
    assert (again.status_code, again.json()["code"]) == (409, "wrong-state")
    assert "direction" not in await counted(api, home)


async def test_who_has_reported_reaches_none_of_it(api: Caller, home: dict[str, UUID]) -> None:
    await register(api, home)
    way, rut = f"/matters/{home['matter']}/cooperations", as_person(home["rut"])
    assert (await api.get(way, headers=rut)).status_code == 404
    shown = (await api.get(f"/deviations/{home['matter']}", headers=rut)).json()
    assert "cooperations" not in [link["rel"] for link in shown["_links"]]
    assert [entry["kind"] for entry in shown["timeline"]] == ["reported"]


async def counted(api: Caller, home: dict[str, UUID], **asked: str) -> dict[str, Json]:
    answer = await api.get("/deviation-statistics", params=asked, headers=as_person(home["boss"]))
    assert answer.status_code == 200, answer.text
    return {part["name"]: part for part in answer.json()["breakdowns"]}


async def test_each_cell_leads_to_its_list_also_of_a_day_past(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    """By direction, counterpart, category and both together; what stood yesterday is counted as of yesterday."""
    await register(api, home)
    yesterday, today = (str(clock.today() - timedelta(days=ago)) for ago in (1, 0))
    another = await here.deviation(home["unit"], by=home["rut"])
    await register(api, home | {"matter": another}, direction="from-counterpart", counterpart="clinic", category=None)
    sql = "update cooperation set registered_at = registered_at - interval '2 days' returning 1"
    here.sql(sql)
    here.sql("update matter set reported_at = reported_at - interval '3 days' where id = :id returning 1", id=another)
    here.sql(
        "update matter set reported_at = reported_at - interval '3 days' where id = :id returning 1", id=home["matter"]
    )
    await register(api, home, direction="from-counterpart")
    parts = await counted(api, home)
    assert rows(parts["direction"]) == {"from-counterpart": 2}
    assert rows(parts["counterpart"]) == {"hospital": 1, "clinic": 1}
    category = parts["cooperation-category"]
    assert (rows(category), category["remainder"]["count"]) == ({"care": 1}, 1)
    assert rows(parts["direction-category"]) == {"from-counterpart.care": 1, "from-counterpart.none": 1}
    past = await counted(api, home, asOf=yesterday, periodFrom=str(clock.today() - timedelta(days=9)))
    assert rows(past["direction"]) == {"to-counterpart": 1, "from-counterpart": 1}
    for as_of, parts_then in ((today, parts), (yesterday, past)):
        for asked, expected in (
            ({"direction": "from-counterpart"}, rows(parts_then["direction"])["from-counterpart"]),
            ({"counterpart": "hospital"}, 1),
            ({"cooperationCategory": "none"}, parts_then["cooperation-category"]["remainder"]["count"]),
        ):
            listed = await api.get("/deviations", params=asked | {"asOf": as_of}, headers=as_person(home["boss"]))
            assert listed.json()["_meta"]["totalRecords"] == expected, (as_of, asked)
    undated = await api.get("/deviations?direction=from-counterpart", headers=as_person(home["boss"]))
    assert (undated.status_code, undated.json()["errors"][0]["pointer"]) == (422, "query:asOf")


def rows(part: Json) -> dict[str, int]:
    return {row["code"]: row["count"] for row in part["rows"]}


async def sent(api: Caller, here: Place, home: dict[str, UUID], source: str, version: int = 1, **more: object) -> Json:
    said = SAID | {"externalNumber": "MC-7", "direction": "from-counterpart"} | more
    item = {
        "reportType": "deviation",
        "description": "Utskrivningen meddelades inte.",
        "unitId": str(home["unit"]),
        "occurred": {"precision": "unknown"},
        "affected": "one",
        "source": {"system": "medcontrol", "id": source, "version": version},
        "cooperation": said,
    }
    headers = as_system(str(here.board_id), **{"Idempotency-Key": str(uuid4())})
    answer = await api.post("/deviation-batches", json={"deviations": [item]}, headers=headers)
    assert answer.status_code == 207, answer.text
    (verdict,) = answer.json()["items"]
    return dict(verdict)


async def test_a_number_of_the_counterpart_is_one_matter(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    first = await sent(api, here, home, "A")
    assert first["status"] == "created", first
    again = await sent(api, here, home, "B")
    assert (again["status"], again["deviationId"]) == ("unchanged", first["deviationId"])
    assert (await sent(api, here, home, "C", externalNumber="MC-8"))["status"] == "created"
    told = {"answeredOn": "2026-03-09", "counterpartAnswer": "Rutinen är ändrad."}
    assert (await sent(api, here, home, "A", 2, **told))["status"] == "updated"
    latest, before = await stands(api, home | {"matter": UUID(first["deviationId"])})
    assert (latest["counterpartAnswer"], before["counterpartAnswer"]) == ("Rutinen är ändrad.", None)


async def test_what_comes_under_another_id_of_the_same_number_is_compared(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    """Nothing that a source says is answered *unchanged* when it was not: it may tell of danger."""
    first = await sent(api, here, home, "A")
    told = {"answeredOn": "2026-03-09", "counterpartAnswer": "Rutinen är ändrad."}
    other = await sent(api, here, home, "B", 1, **told)
    assert (other["status"], other["problem"]["code"]) == ("rejected", "source-version-reused")
    newer = await sent(api, here, home, "B", 2, **told)
    assert (newer["status"], newer["deviationId"]) == ("updated", first["deviationId"])
    latest, _ = await stands(api, home | {"matter": UUID(first["deviationId"])})
    assert latest["counterpartAnswer"] == "Rutinen är ändrad."
    assert (await sent(api, here, home, "A", 2, **told))["status"] == "unchanged"


async def test_an_item_without_counterpart_is_refused_by_itself(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    verdict = await sent(api, here, home, "A", counterpart=None)
    assert (verdict["status"], verdict["problem"]["pointer"]) == ("rejected", "/cooperation/counterpart")
