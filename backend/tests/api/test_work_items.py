"""What must I do: what waits for a step of mine, in groups by limit, and what became of my reports."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person, as_system

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)


async def work(api: Caller, person_id: UUID) -> dict[str, Any]:
    answer = await api.get("/work-items", headers=as_person(person_id))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def reported(place: Place, unit: UUID, by: UUID, *, days_ago: int, title: str) -> UUID:
    with clock.freeze(NOON - timedelta(days=days_ago)):
        return await place.deviation(unit, by=by, title=title)


async def test_work_is_grouped_by_its_limit_soonest_first(api: Caller, here: Place) -> None:
    here.sql("update board set assess_days = 20 where id = :id returning 1", id=here.board_id)
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    rut = await here.person("Rut", ("reporter", unit))
    for days_ago, title in ((21, "Igår"), (20, "I dag"), (6, "Om två veckor"), (5, "Sedan"), (60, "Länge sedan")):
        await reported(here, unit, rut, days_ago=days_ago, title=title)
    with clock.freeze(NOON):
        mine = await work(api, boss)
    assert [(item["title"], item["group"]) for item in mine["workItems"]] == [
        ("Länge sedan", "overdue"),
        ("Igår", "overdue"),
        ("I dag", "two-weeks"),
        ("Om två veckor", "two-weeks"),
        ("Sedan", "later"),
    ]
    assert mine["counts"] == {"overdue": 2, "twoWeeks": 2, "later": 1}
    assert {item["step"] for item in mine["workItems"]} == {"Bedöm"}
    assert mine["workItems"][0]["reference"].startswith("AVV-")


async def test_work_follows_the_matter_from_step_to_step(api: Caller, here: Place) -> None:
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    rut = await here.person("Rut", ("reporter", unit))
    for list_name, code in (("category", "other"), ("law-area", "sol")):
        await here.code(list_name, code, code)
    with clock.freeze(NOON):
        matter = await here.deviation(unit, by=rut)
        decision = {
            "decision": "investigate",
            "category": "other",
            "lawArea": "sol",
            "probability": 1,
            "consequence": 1,
        }
        path = f"/deviations/{matter}/assessments"
        answer = await api.post(path, json=decision, headers=as_person(boss, **{"If-Match": '"1"'}))
        assert answer.status_code == 201, answer.text
        (item,) = (await work(api, boss))["workItems"]
        assert (item["step"], item["status"], item["isMine"]) == ("Utred", "investigating", True)
    here.sql("update matter set status = 'acting' where id = :id returning 1", id=matter)
    with clock.freeze(NOON):
        assert [item["step"] for item in (await work(api, boss))["workItems"]] == ["Följ upp"]
    here.sql("update matter set status = 'dismissed' where id = :id returning 1", id=matter)
    with clock.freeze(NOON):
        none = await work(api, boss)
    assert (none["workItems"], none["counts"]) == ([], {"overdue": 0, "twoWeeks": 0, "later": 0})


async def test_ones_own_work_goes_before_what_others_answer_for(
    api: Caller, here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = await here.unit("Förvaltningen")
    unit = await here.unit("Mottagningen", parent=office)
    boss = await here.person("Bo", ("unit-manager", unit))
    head = await here.person("Hed", ("department-head", office))
    for leader, place in ((boss, unit), (head, office)):
        here.sql("update unit set manager_id = :leader where id = :id returning 1", leader=leader, id=place)
    rut = await here.person("Rut", ("reporter", unit))
    for days_ago in (30, 20, 10):
        await reported(here, unit, rut, days_ago=days_ago, title=f"{days_ago} dagar")
    own = await reported(here, office, rut, days_ago=1, title="Egen")
    here.sql("update deviation set immediate_danger = true where id = :id returning 1", id=own)
    monkeypatch.setattr("qms.overview.queries.SHOWN", 2)
    with clock.freeze(NOON):
        work_list = await work(api, head)
    assert [(item["title"], item["isMine"], item["immediateDanger"]) for item in work_list["workItems"]] == [
        ("30 dagar", False, False),
        ("Egen", True, True),
    ]
    assert work_list["counts"] == {"overdue": 3, "twoWeeks": 1, "later": 0}


async def test_only_who_can_take_the_step_has_it_to_do(api: Caller, here: Place, elsewhere: Place) -> None:
    office = await here.unit("Förvaltningen")
    unit, other = await here.unit("Mottagningen", parent=office), await here.unit("Annan", parent=office)
    boss = await here.person("Bo", ("unit-manager", unit))
    head = await here.person("Hed", ("department-head", office))
    rut = await here.person("Rut", ("reporter", unit))
    theirs = await elsewhere.unit()
    eva = await elsewhere.person("Eva", ("unit-manager", theirs))
    with clock.freeze(NOON):
        await here.deviation(unit, by=rut, title="Vår")
        await here.deviation(other, by=rut, title="Annans")
        await elsewhere.deviation(theirs, by=eva, title="Deras")
        seen = {}
        for name, role in (("Kim", "quality-developer"), ("Sam", "sas"), ("Dec", "decision-reporter")):
            seen[name] = (await work(api, await here.person(name, (role, None))))["workItems"]
        for name, person in (("Bo", boss), ("Hed", head), ("Rut", rut), ("Eva", eva)):
            seen[name] = (await work(api, person))["workItems"]
    assert {name: sorted(item["title"] for item in items) for name, items in seen.items()} == {
        "Kim": [],
        "Sam": [],
        "Dec": [],
        "Bo": ["Vår"],
        "Hed": ["Annans", "Vår"],
        "Rut": [],
        "Eva": ["Deras"],
    }
    admin = await here.person("Ada", ("administrator", None))
    assert (await api.get("/work-items", headers=as_person(admin))).status_code == 403
    assert (await api.get("/work-items")).status_code == 401
    here.system()
    assert (await api.get("/work-items", headers=as_system(str(here.board_id), ["event:read"]))).status_code == 403


async def test_a_deputy_has_the_work_meanwhile(api: Caller, here: Place) -> None:
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    rut = await here.person("Rut", ("reporter", unit))
    with clock.freeze(NOON):
        await here.deviation(unit, by=boss)
        assert (await work(api, rut))["workItems"] == []
        await here.away(boss, rut, clock.today(), clock.today())
        assert len((await work(api, rut))["workItems"]) == 1
    with clock.freeze(NOON + timedelta(days=1)):
        assert (await work(api, rut))["workItems"] == []


async def test_nobody_is_told_that_all_is_well_while_others_are_late(api: Caller, here: Place) -> None:
    """Whoever reads an area sees where something has waited longest, also who has no step to take there."""
    office = await here.unit("Förvaltningen")
    north, south = await here.unit("Norr", parent=office), await here.unit("Söder", parent=office)
    boss = await here.person("Bo", ("unit-manager", north))
    here.sql("update unit set manager_id = :leader where id = :id returning 1", leader=boss, id=north)
    head, kim = (
        await here.person("Hed", ("department-head", office)),
        await here.person("Kim", ("quality-developer", None)),
    )
    rut = await here.person("Rut", ("reporter", north))
    for unit, days_ago in ((north, 10), (north, 300), (south, 40), (south, 1)):
        await reported(here, unit, rut, days_ago=days_ago, title="Rapport")
    with clock.freeze(NOON):
        late = {
            name: [(row["unitName"], row["kind"], row["overdue"]) for row in (await work(api, who))["lateUnits"]]
            for name, who in (("Bo", boss), ("Hed", head), ("Kim", kim), ("Rut", rut))
        }
    everywhere = [("Norr", "deviation", 2), ("Söder", "deviation", 1)]
    assert late == {"Bo": [], "Hed": everywhere, "Kim": everywhere, "Rut": []}
    await reported(here, north, head, days_ago=20, title="Chefens egen rapport")
    await reported(here, await here.unit("Utanför"), head, days_ago=20, title="Chefens, på annat håll")
    with clock.freeze(NOON):
        heads = [(row["unitName"], row["overdue"]) for row in (await work(api, head))["lateUnits"]]
    assert heads == [("Norr", 3), ("Söder", 1)], "one's own report is a fire where one answers for the area"


async def test_the_late_decisions_of_a_unit_are_those_past_their_limit(api: Caller, here: Place) -> None:
    north = await here.unit("Norr")
    await here.code("benefit", "contact-person", "Kontaktperson")
    head = await here.person("Hed", ("department-head", north))
    with clock.freeze(NOON):
        for decided_on in ("2025-08-01", "2026-04-01", "2026-08-01", "2026-09-01", "2026-11-01"):
            await here.decision(north, decided_on=decided_on)
        (late,) = (await work(api, head))["lateUnits"]
        asked = {"unitId": str(north), "stage": ["reportable", "over-six-months", "over-one-year"]}
        listed = await api.get("/unexecuted-decisions", params=asked, headers=as_person(head))
    assert (late["kind"], late["overdue"], listed.json()["_meta"]["totalRecords"]) == ("decision", 3, 3)


async def test_what_waits_is_counted_without_being_shown(api: Caller, here: Place) -> None:
    unit = await here.unit()
    boss, other = [await here.person(name, ("unit-manager", unit)) for name in ("Bo", "Maj")]
    here.sql("update unit set manager_id = :leader where id = :id returning 1", leader=boss, id=unit)
    for days_ago in (20, 10, 1):
        await reported(here, unit, boss, days_ago=days_ago, title="Rapport")
    with clock.freeze(NOON):
        counted = {
            name: (await api.get("/work-items/count", headers=as_person(who))).json()
            for name, who in (("Bo", boss), ("Maj", other))
        }
    assert {name: (each["total"], each["overdue"]) for name, each in counted.items()} == {"Bo": (3, 2), "Maj": (0, 0)}
    assert here.sql("select 1 from audit.event where action = 'workItemCount'") == []


async def test_the_operation_of_each_step_is_named(api: Caller, here: Place) -> None:
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    with clock.freeze(NOON):
        await here.deviation(unit, by=boss)
        (item,) = (await work(api, boss))["workItems"]
    assert item["operation"] == "deviationAssess"


async def test_my_last_five_reports_are_shown_with_how_far_they_came(api: Caller, here: Place) -> None:
    unit = await here.unit()
    rut, eva = [await here.person(name, ("reporter", unit)) for name in ("Rut", "Eva")]
    for days_ago in range(7):
        await reported(here, unit, rut, days_ago=days_ago, title=f"För {days_ago} dagar sedan")
    await reported(here, unit, eva, days_ago=0, title="Evas")
    with clock.freeze(NOON):
        mine = await work(api, rut)
    assert [report["title"] for report in mine["myReports"]] == [f"För {days} dagar sedan" for days in range(5)]
    assert {report["status"] for report in mine["myReports"]} == {"received"}


async def test_the_list_is_cut_at_a_hundred_but_counted_in_full(api: Caller, here: Place) -> None:
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    here.sql(
        "insert into matter (id, board_id, kind, title, unit_id, unit_name, area, status, due_on, reported_at) "
        "select gen_random_uuid(), :board, 'deviation', 'Rapport', :unit, 'Mottagningen', 'adults', 'received', "
        "'2026-11-01', '2026-10-01' from generate_series(1, 130) returning 1",
        board=here.board_id,
        unit=unit,
    )
    with clock.freeze(NOON):
        mine = await work(api, boss)
    assert (len(mine["workItems"]), mine["counts"]["overdue"]) == (100, 130)


async def test_what_was_shown_is_recorded(api: Caller, here: Place) -> None:
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    with clock.freeze(NOON):
        matter = await here.deviation(unit, by=boss)
        await work(api, boss)
    events = here.sql("select * from audit.event where action = 'workItemList' and actor_id = :who", who=boss)
    assert [(event["kind"], event["object_ids"]) for event in events] == [("list", [matter]), ("list", [matter])]
