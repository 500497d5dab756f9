"""Units that become others on a day: what goes on, who leads, what is reached, and what is refused."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from qms.kernel import clock
from tests.api.people.conftest import NOON
from tests.api.test_organisation import closure, merging, replacement
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio


async def test_units_merge_and_their_history_stays(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    office = await here.unit("Förvaltningen")
    north, south = await here.unit("Norr", parent=office), await here.unit("Söder", parent=office)
    team = await here.unit("Teamet", parent=north)
    boss = await here.person("Bo", ("unit-manager", north))
    body = merging(north, south, parentId=str(office), managerId=str(boss))
    answer = await api.post("/unit-successions", json=body, headers=as_person(admin))
    assert answer.status_code == 201, answer.text
    (new,) = answer.json()["successors"]
    assert answer.headers["location"].endswith(f"/units/{new['id']}")
    assert [unit["validTo"] for unit in answer.json()["predecessors"]] == ["2025-02-28", "2025-02-28"]
    assert (new["validFrom"], new["path"], new["managerName"]) == (
        "2025-03-01",
        "Förvaltningen / Nya utredningsenheten",
        "Bo",
    )
    read = await api.get(f"/units/{new['id']}", headers=as_person(admin))
    assert [(before["name"], before["kind"]) for before in read.json()["predecessors"]] == [
        ("Norr", "merge"),
        ("Söder", "merge"),
    ]
    old = await api.get(f"/units/{team}", headers=as_person(admin))
    assert old.json()["validTo"] == "2025-02-28"
    assert old.json()["path"] == "Förvaltningen / Norr / Teamet"
    (followed,) = old.json()["successors"]
    assert (followed["name"], followed["kind"]) == ("Teamet", "move")
    assert await closure(here, followed["unitId"]) == {
        ("Teamet", 0),
        ("Nya utredningsenheten", 1),
        ("Förvaltningen", 2),
    }
    assert {event["object_type"] for event in here.audit("unitSucceed")} >= {"unit", "unit_succession", "assignment"}


async def test_roles_go_on_at_what_takes_over_and_old_matters_keep_theirs(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    old = await here.unit("Barn och vuxna")
    boss = await here.person("Bo", ("unit-manager", old))
    past = await here.person("Per")
    await here.assign(past, "reporter", old, until=date(2024, 12, 31))
    matter = await here.deviation(old, by=boss)
    parts = [{"name": name, "kind": "unit", "area": "adults"} for name in ("Barn", "Vuxna")]
    body = {"kind": "split", "happenedOn": "2025-03-01", "predecessors": [str(old)], "successors": parts}
    answer = await api.post("/unit-successions", json=body, headers=as_person(admin))
    assert answer.status_code == 201, answer.text
    for part in answer.json()["successors"]:
        fresh = await here.deviation(UUID(part["id"]), by=boss)
        assert (await api.get(f"/deviations/{fresh}", headers=as_person(boss))).status_code == 200
        held = here.sql("select person_id from assignment where unit_id = :id", id=part["id"])
        assert [row["person_id"] for row in held] == [boss]
    assert (await api.get(f"/deviations/{matter}", headers=as_person(boss))).status_code == 200


async def test_an_existing_unit_can_take_over(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    small, large = await here.unit("Lilla"), await here.unit("Stora")
    body = {**merging(small), "successors": [{"unitId": str(large)}]}
    answer = await api.post("/unit-successions", json=body, headers=as_person(admin))
    assert answer.status_code == 201, answer.text
    assert [unit["id"] for unit in answer.json()["successors"]] == [str(large)]
    assert here.sql("select valid_to from unit where id = :id", id=large) == [{"valid_to": None}]


async def test_who_leads_an_existing_unit_stays_as_decided(api: Caller, here: Place) -> None:
    """Its manager reaches what comes in; the manager of the one that ends gets no say over the other's matters."""
    admin = await here.person("Ada", ("administrator", None))
    small, large = await here.unit("Lilla"), await here.unit("Stora")
    old, stays = await here.person("Bo", ("unit-manager", small)), await here.person("Maj", ("unit-manager", large))
    rut = await here.person("Rut", ("reporter", small))
    theirs, before = await here.deviation(large, by=stays), await here.deviation(small, by=old)
    body = {**merging(small), "successors": [{"unitId": str(large)}]}
    assert (await api.post("/unit-successions", json=body, headers=as_person(admin))).status_code == 201
    held = here.sql("select person_id, role from assignment where unit_id = :id", id=large)
    assert {(row["person_id"], row["role"]) for row in held} == {(stays, "unit-manager"), (rut, "reporter")}
    statuses = {
        (who, matter): (await api.get(f"/deviations/{matter}", headers=as_person(who))).status_code
        for who in (old, stays)
        for matter in (theirs, before)
    }
    assert statuses == {(old, theirs): 404, (old, before): 200, (stays, theirs): 200, (stays, before): 200}


async def test_nobody_reaches_further_by_their_own_reorganisation(api: Caller, here: Place) -> None:
    """An administrator who leads, or stands in for who leads, would give themselves a role by moving units there."""
    office = await here.unit("Förvaltningen")
    led, other, third = [await here.unit(name, parent=office) for name in ("Ledd", "Annan", "Tredje")]
    boss = await here.person("Bo", ("unit-manager", led))
    deputy, leader = (
        await here.person("Olof", ("administrator", None)),
        await here.person("Ada", ("administrator", None), ("unit-manager", led)),
    )
    free = await here.person("Fri", ("administrator", None))
    theirs = await here.deviation(other, by=boss)
    moved = {"name": "Annan", "kind": "unit", "area": "adults", "parentId": str(led)}
    bodies = [
        {**merging(other), "successors": [{"unitId": str(led)}]},
        {**merging(other), "kind": "move", "successors": [moved]},
    ]
    with clock.freeze(NOON):
        await here.away(boss, deputy, date(2026, 11, 10), date(2026, 11, 20))
        for who in (deputy, leader):
            read = (await api.get(f"/units/{other}", headers=as_person(who))).json()
            put = as_person(who, **{"If-Match": f'"{read["version"]}"'})
            answers = [
                await api.put(f"/units/{other}", json=replacement(read, parentId=str(led)), headers=put),
                *[await api.post("/unit-successions", json=body, headers=as_person(who)) for body in bodies],
            ]
            assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(403, "own-reach")] * 3
            assert (await api.get(f"/deviations/{theirs}", headers=as_person(who))).status_code in (403, 404)
            elsewhere = {
                **merging(third),
                "kind": "move",
                "successors": [{**moved, "name": str(who), "parentId": None}],
            }
            if who == deputy:
                assert (await api.post("/unit-successions", json=elsewhere, headers=as_person(who))).status_code == 201
        assert (await api.post("/unit-successions", json=bodies[0], headers=as_person(free))).status_code == 201
        assert (await api.get(f"/deviations/{theirs}", headers=as_person(leader))).status_code == 200


async def test_a_reorganisation_is_of_days_that_somebody_can_foresee(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    one, two = await here.unit("Ett"), await here.unit("Två")
    into = {**merging(one), "successors": [{"unitId": str(two)}]}
    far = await api.post("/unit-successions", json={**into, "happenedOn": "2190-01-01"}, headers=as_person(admin))
    assert (far.status_code, far.json()["errors"][0]["pointer"]) == (409, "/happenedOn")
    with clock.freeze(NOON):
        planned = {**into, "happenedOn": "2027-06-01"}
        assert (await api.post("/unit-successions", json=planned, headers=as_person(admin))).status_code == 201
        back = {**merging(two), "happenedOn": "2027-01-01", "successors": [{"unitId": str(one)}]}
        refused = await api.post("/unit-successions", json=back, headers=as_person(admin))
        assert (refused.status_code, refused.json()["code"]) == (409, "succession-impossible")


async def test_each_that_takes_over_is_faulted_as_what_it_is(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit("Ett")
    for successor, pointers in (
        ({"unitId": "x"}, ["/successors/0/unitId"]),
        ({"name": "", "kind": "unit", "area": "adults"}, ["/successors/0/name"]),
        ({"unitId": str(unit), "name": "Del"}, ["/successors/0/name"]),
    ):
        body = {**merging(unit), "successors": [successor]}
        answer = await api.post("/unit-successions", json=body, headers=as_person(admin))
        assert (answer.status_code, [error["pointer"] for error in answer.json()["errors"]]) == (422, pointers)


async def test_an_impossible_reorganisation_changes_nothing(api: Caller, here: Place, elsewhere: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    one, two = await here.unit("Ett"), await here.unit("Två")
    await here.unit("Under", parent=one)
    ended = await here.unit("Slut", until=date(2024, 1, 1))
    late = await here.unit("Sen", since=date(2025, 3, 1))
    part = {"name": "Del", "kind": "unit", "area": "adults"}
    attempts = {
        "succession-impossible": [
            {**merging(one, two), "kind": "move"},
            {**merging(one), "kind": "split"},
            merging(ended),
            merging(late),
        ],
        "outside-parent": [
            {**merging(one), "kind": "split", "successors": [part, {**part, "name": "Del två"}]},
            merging(one, two, parentId=str(one)),
        ],
        "unknown-reference": [
            merging(uuid4()),
            merging(await elsewhere.unit()),
            {**merging(one), "successors": [{"unitId": str(uuid4())}]},
            {**merging(one), "successors": [{"unitId": str(one)}]},
            merging(one, parentId=str(uuid4())),
        ],
    }
    before = here.sql("select id, valid_to, version from unit order by id")
    for code, bodies in attempts.items():
        for body in bodies:
            answer = await api.post("/unit-successions", json=body, headers=as_person(admin))
            assert (answer.status_code, answer.json()["code"]) == (409, code), body
    neither = {**merging(one), "successors": [{**part, "unitId": str(two)}]}
    assert (await api.post("/unit-successions", json=neither, headers=as_person(admin))).status_code == 422
    assert here.sql("select id, valid_to, version from unit order by id") == before


async def test_what_is_lent_goes_on_at_what_takes_over(api: Caller, here: Place) -> None:
    """The deputy of a manager has the new unit too, but not by a reorganisation that the deputy makes."""
    admin = await here.person("Ada", ("administrator", None))
    unit, other = await here.unit("Nya"), await here.unit("Andra")
    boss = await here.person("Bo", ("unit-manager", unit), ("unit-manager", other))
    for ended, deputy, goes_on in ((unit, await here.person("Rut"), True), (other, admin, False)):
        here.sql("delete from absence returning 1")
        await here.away(boss, deputy, date(2027, 1, 1), date(2027, 1, 9))
        new = {"name": "Den nya", "kind": "unit", "area": "adults"}
        body = {"kind": "move", "happenedOn": "2027-01-03", "predecessors": [str(ended)], "successors": [new]}
        made = await api.post("/unit-successions", json=body, headers=as_person(admin))
        assert made.status_code == 201, made.text
        (taking_over,) = made.json()["successors"]
        held = "select 1 from access.held(:who, '2027-01-04') where unit_id = :unit"
        assert bool(here.sql(held, who=deputy, unit=taking_over["id"])) is goes_on
