"""What a report is about, besides its category: a second level below it, and whether it concerns a child."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
INVESTIGATE = {"decision": "investigate", "category": "mail", "lawArea": "sol", "probability": 1, "consequence": 2}
Json = dict[str, Any]


@pytest.fixture
async def home(here: Place) -> dict[str, UUID]:
    """A unit with its manager, and lists of two levels."""
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    for name, code in (("category", "mail"), ("category", "other"), ("law-area", "sol")):
        await here.code(name, code, code.title())
    await here.code("activity", "late", "För sent", parent="mail")
    return {"unit": unit, "boss": boss, "rut": rut}


async def assess(api: Caller, matter: object, by: UUID, **more: object) -> Any:
    stands = await api.get(f"/deviations/{matter}", headers=as_person(by))
    headers = as_person(by, **{"If-Match": stands.headers["etag"]})
    return await api.post(f"/deviations/{matter}/assessments", json=INVESTIGATE | more, headers=headers)


async def parts(api: Caller, by: UUID, **asked: str) -> dict[str, Json]:
    answer = await api.get("/deviation-statistics", params=asked, headers=as_person(by))
    assert answer.status_code == 200, answer.text
    return {part["name"]: part for part in answer.json()["breakdowns"]}


def rows(part: Json) -> dict[str, int]:
    return {row["code"]: row["count"] for row in part["rows"]}


async def test_the_second_level_belongs_to_the_first(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    boss, matter = home["boss"], await here.deviation(home["unit"], by=home["rut"])
    wrong = await assess(api, matter, boss, category="other", activity="late")
    assert (wrong.status_code, wrong.json()["code"]) == (409, "unknown-reference")
    assert wrong.json()["errors"][0]["pointer"] == "/activity"
    right = await assess(api, matter, boss, activity="late")
    assert right.status_code == 201, right.text
    assert right.json()["activity"] == {"code": "late", "label": "För sent"}
    await here.deviation(home["unit"], by=home["rut"])
    activity = (await parts(api, boss))["activity"]
    assert (rows(activity), activity["remainder"]["label"], activity["remainder"]["count"]) == (
        {"late": 1},
        "Saknas",
        1,
    )
    for asked, many in ((("activity", "late"), 1), (("activity", "none"), 1)):
        for day in ({}, {"asOf": str(clock.today())}):
            listed = await api.get("/deviations", params=dict([asked]) | day, headers=as_person(boss))
            assert listed.json()["_meta"]["totalRecords"] == many, (asked, day)


@pytest.mark.parametrize(("name", "parent"), [("activity", None), ("activity", "moon"), ("category", "mail")])
async def test_a_code_stands_below_another_where_its_list_does(
    api: Caller, here: Place, home: dict[str, UUID], name: str, parent: str | None
) -> None:
    admin = await here.person("Ada", ("administrator", None))
    code = {"boardId": str(here.board_id), "list": name, "code": "new", "label": "Ny", "validFrom": "2026-01-01"}
    answer = await api.post("/codes", json=code | {"parent": parent}, headers=as_person(admin))
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (409, "/parent"), answer.text


async def test_whether_it_concerns_a_child_is_reported_and_put_right(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    """Unknown until somebody says; what was said on a day past is counted as of that day."""
    boss = home["boss"]
    unknown, said = [await here.deviation(home["unit"], by=home["rut"]) for _ in range(2)]
    for matter in (unknown, said):
        sql = "update matter set reported_at = reported_at - interval '3 days' where id = :id returning 1"
        here.sql(sql, id=matter)
    shown = (await api.get(f"/deviations/{said}", headers=as_person(boss))).json()
    assert shown["concernsChild"] == "unknown"
    assessed = await assess(api, said, boss, concernsChild="yes")
    assert assessed.json()["concernsChild"] == "yes"
    assert (await assess(api, unknown, boss)).json()["concernsChild"] == "unknown"
    assert rows((await parts(api, boss))["child"]) == {"yes": 1, "unknown": 1}
    yesterday = str(clock.today() - timedelta(days=1))
    days = {"asOf": yesterday, "periodFrom": str(clock.today() - timedelta(days=9))}
    assert rows((await parts(api, boss, **days))["child"]) == {"unknown": 2}
    narrowed = await parts(api, boss, concernsChild="yes")
    assert (rows(narrowed["child"]), narrowed["status"]["denominator"]) == ({"yes": 1}, 1)
    for day in ({}, {"asOf": str(clock.today())}):
        listed = await api.get("/deviations", params={"concernsChild": "yes"} | day, headers=as_person(boss))
        assert [row["id"] for row in listed.json()["deviations"]] == [str(said)]


async def test_a_step_that_is_undone_puts_back_what_it_was_about(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    boss, matter = home["boss"], await here.deviation(home["unit"], by=home["rut"])
    dismissed = {"decision": "dismiss", "reason": "Dubblett.", "activity": "late", "concernsChild": "no"}
    assert (await assess(api, matter, boss, **dismissed)).status_code == 201
    stands = await api.get(f"/deviations/{matter}", headers=as_person(boss))
    headers = as_person(boss, **{"If-Match": stands.headers["etag"]})
    undone = await api.post(f"/deviations/{matter}/undoings", headers=headers)
    assert undone.status_code == 201, undone.text
    assert (undone.json()["activity"], undone.json()["concernsChild"]) == (None, "unknown")
