"""Causes are counted as they stood on a day: by what they are, by where they lie, and of what had happened before."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from qms.kernel import clock
from tests.api.test_investigations import CAUSE, STRIKE, Json, given_matter, read, send
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio


async def test_causes_are_counted_as_of_a_day(api: Caller, here: Place) -> None:
    boss, _, matter = await given_matter(here)
    here.sql("update matter set reported_at = '2026-03-03' where id = :id returning 1", id=matter)
    with clock.freeze(datetime(2026, 3, 10, 9, tzinfo=UTC)):
        await send(api, matter, boss)
        (cause,) = (await send(api, matter, boss, "/causes", **CAUSE)).json()["causes"]
    with clock.freeze(datetime(2026, 5, 4, 9, tzinfo=UTC)):
        struck = await send(api, matter, boss, f"/causes/{cause['id']}/strikes", **STRIKE)
        assert struck.json()["causes"][0]["struckReason"] == STRIKE["reason"]
        again = await send(api, matter, boss, f"/causes/{cause['id']}/strikes", **STRIKE)
        assert (again.status_code, again.json()["code"]) == (409, "wrong-state")
        assert (await send(api, matter, boss, "/causes", **{**CAUSE, "code": "no-staff"})).status_code == 201

    async def counted(as_of: str) -> Json:
        asked = {"periodFrom": "2026-01-01", "periodTo": as_of, "asOf": as_of}
        answer = (await api.get("/deviation-statistics", params=asked, headers=as_person(boss))).json()
        table = next(one for one in answer["breakdowns"] if one["name"] == "cause")
        return {row["code"]: row["count"] for row in table["rows"] if row["count"]}

    assert [await counted(day) for day in ("2026-03-09", "2026-04-01", "2026-05-05")] == [
        {},
        {"routine-missing": 1},
        {"no-staff": 1},
    ]


async def test_a_list_is_narrowed_to_a_cause_for_those_who_read_causes(api: Caller, here: Place) -> None:
    boss, reporter, matter = await given_matter(here)
    await send(api, matter, boss)
    (cause,) = (await send(api, matter, boss, "/causes", **CAUSE)).json()["causes"]

    async def listed(who: UUID, code: str) -> list[str]:
        answer = await api.get("/deviations", params={"cause": code}, headers=as_person(who))
        return [row["id"] for row in answer.json()["deviations"]]

    by_code = {"routine-missing": [str(matter)], "no-staff": [], "none": []}
    assert {code: await listed(boss, code) for code in by_code} == by_code
    assert {code: await listed(reporter, code) for code in by_code} == {code: [] for code in by_code}
    sought = {"text": "AVV-1", "filter": {"cause": "no-staff"}}
    assert (await api.post("/deviation-searches", json=sought, headers=as_person(boss))).json()["deviations"] == []
    await send(api, matter, boss, f"/causes/{cause['id']}/strikes", **STRIKE)
    assert {code: await listed(boss, code) for code in by_code} == by_code | {
        "routine-missing": [],
        "none": [str(matter)],
    }


async def test_causes_from_before_there_were_areas_are_a_row_of_their_own(api: Caller, here: Place) -> None:
    boss, rut, old = await given_matter(here)
    (unit,) = here.sql("select unit_id from matter where id = :id", id=old)
    new = await here.deviation(unit["unit_id"], by=rut)
    for matter, areas in ((old, ("routines",)), (new, ("routines", "competence"))):
        await send(api, matter, boss)
        for code, area in zip(("routine-missing", "no-staff"), areas, strict=False):
            cause = {**CAUSE, "code": code, "systemArea": area}
            assert (await send(api, matter, boss, "/causes", **cause)).status_code == 201
    unknown = "update cause set system_area = null, certainty = null where matter_id = :id returning 1"
    here.sql(unknown, id=old)
    shown = (await read(api, old, boss))["causes"]
    assert [(one["systemArea"], one["certainty"]) for one in shown] == [(None, None)]
    day = str(clock.today())
    asked = {"periodFrom": f"{day[:4]}-01-01", "periodTo": day, "asOf": day}
    answer = (await api.get("/deviation-statistics", params=asked, headers=as_person(boss))).json()
    table = next(one for one in answer["breakdowns"] if one["name"] == "cause-area")
    rows = [*table["rows"], table["remainder"]]
    assert [(row["code"], row["label"], row["count"]) for row in rows] == [
        ("routines", "Processer, rutiner och riktlinjer", 1),
        ("competence", "Utbildning och kompetens", 1),
        ("none", "Utan område", 1),
    ]
    assert (table["denominator"], table["isMultiple"], table["counts"]) == (2, True, "deviations")
    for row, matter in zip(rows, (new, new, old), strict=True):
        behind = {"reportedTo": day, "asOf": day, "causeArea": row["code"]}
        listed = (await api.get("/deviations", params=behind, headers=as_person(boss))).json()["deviations"]
        assert [one["id"] for one in listed] == [str(matter)]


async def test_what_happened_again_is_counted_by_cause_as_of_a_day(api: Caller, here: Place) -> None:
    boss, rut, earlier = await given_matter(here)
    (unit,) = here.sql("select unit_id from matter where id = :id", id=earlier)
    here.sql("update matter set reported_at = '2026-01-01' where id = :id returning 1", id=earlier)
    matter = await here.deviation(unit["unit_id"], by=rut)
    here.sql("update matter set reported_at = '2026-03-03' where id = :id returning 1", id=matter)
    with clock.freeze(datetime(2026, 3, 10, 9, tzinfo=UTC)):
        link = {"toId": str(earlier), "kind": "recurrence-of"}
        answer = await api.post(f"/matters/{matter}/links", json=link, headers=as_person(boss))
        (stands,) = answer.json()["matterLinks"]
    with clock.freeze(datetime(2026, 4, 10, 9, tzinfo=UTC)):
        await send(api, matter, boss)
        for code in ("routine-missing", "no-staff"):
            assert (await send(api, matter, boss, "/causes", **{**CAUSE, "code": code})).status_code == 201
    with clock.freeze(datetime(2026, 5, 4, 9, tzinfo=UTC)):
        strike = f"/matters/{matter}/links/{stands['id']}/strikes"
        assert (await api.post(strike, json=STRIKE, headers=as_person(boss))).status_code == 201

    async def counted(as_of: str) -> tuple[Json, str]:
        asked = {"periodFrom": "2026-01-01", "periodTo": as_of, "asOf": as_of, "unitId": str(unit["unit_id"])}
        answer = (await api.get("/deviation-statistics", params=asked, headers=as_person(boss))).json()
        table = next(one for one in answer["breakdowns"] if one["name"] == "again")
        rows = [*table["rows"], table["remainder"]]
        for row in rows:
            days = {"reportedFrom": "2026-01-01", "reportedTo": as_of, "asOf": as_of}
            asked = {**days, "again": "true", "cause": row["code"], "unitId": str(unit["unit_id"])}
            listed = (await api.get("/deviations", params=asked, headers=as_person(boss))).json()
            assert [one["id"] for one in listed["deviations"]] == [str(matter)] * row["count"]
        return {row["code"]: row["count"] for row in rows if row["count"]}, table["denominatorLabel"]

    days = ("2026-03-09", "2026-04-01", "2026-05-03", "2026-05-05")
    assert [await counted(day) for day in days] == [
        ({}, "angivna orsaker i 0 avvikelser som har hänt förut"),
        ({"none": 1}, "angivna orsaker i 1 avvikelser som har hänt förut"),
        ({"routine-missing": 1, "no-staff": 1}, "angivna orsaker i 1 avvikelser som har hänt förut"),
        ({}, "angivna orsaker i 0 avvikelser som har hänt förut"),
    ]
    refused = await api.get("/deviations", params={"again": "true"}, headers=as_person(boss))
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "query:asOf")
