"""Roles: who gives them, where they fit, and what follows at the very next request."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from qms.kernel import clock
from tests.api.people.conftest import NOON, absence_body, assignment_body, permissions, rels
from tests.given import Place
from tests.town import Caller, as_person, as_system

pytestmark = pytest.mark.anyio


async def test_two_who_give_the_same_role_at_once_give_it_once(api: Caller, here: Place) -> None:
    admin, other = [await here.person(name, ("administrator", None)) for name in ("Ada", "Bo")]
    unit = await here.unit()
    for place in (None, str(unit)):
        rut = await here.person("Rut")
        body = assignment_body(here, rut, "reporter", unitId=place)
        sends = [api.post("/assignments", json=body, headers=as_person(who)) for who in (admin, other) * 4]
        answers = await asyncio.gather(*sends)
        assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
        assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"already-held"}
        assert len(here.sql("select 1 from assignment where person_id = :who", who=rut)) == 1


async def test_an_administrator_gives_no_roles_at_another_board(api: Caller, here: Place, elsewhere: Place) -> None:
    """Ada administers one board and reports at another: the second gives her no say over roles there."""
    admin = await here.person("Ada", ("administrator", None))
    insert = (
        "insert into assignment (id, board_id, person_id, role, valid_from) values (:id, :board, :who, :role, :day)"
    )
    day = date(2020, 1, 1)
    both = {"who": admin, "board": elsewhere.board_id, "day": day}
    elsewhere.sql(f"{insert} returning 1", id=uuid4(), role="reporter", **both)
    eva = await elsewhere.person("Eva", ("reporter", None))
    answer = await api.post("/assignments", json=assignment_body(elsewhere, eva, "sas"), headers=as_person(admin))
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    made = await api.post(
        "/persons", json={"boardId": str(elsewhere.board_id), "name": "Ny Ek"}, headers=as_person(admin)
    )
    assert made.status_code == 403
    assert (await api.get(f"/persons/{eva}", headers=as_person(admin))).status_code == 404


async def test_a_role_is_given_and_ended(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit()
    rut = await here.person("Rut")
    body = assignment_body(here, rut, "unit-manager", unitId=str(unit))
    with clock.freeze(NOON):
        assert await permissions(api, rut) == set()
        made = await api.post("/assignments", json=body, headers=as_person(admin))
        assert made.status_code == 201, made.text
        assert (made.json()["roleName"], made.json()["unitName"]) == ("Enhetschef", "Mottagningen")
        path = f"/assignments/{made.json()['id']}"
        assert (await api.get(path, headers=as_person(admin))).json() == made.json()
        assert "deviationAssess" in await permissions(api, rut)
        matter = await here.deviation(unit, by=rut)
        assert (await api.get(f"/deviations/{matter}", headers=as_person(rut))).status_code == 200
        ended = {"validFrom": "2026-01-01", "validTo": "2026-11-01"}
        answer = await api.put(path, json=ended, headers=as_person(admin, **{"If-Match": '"1"'}))
        assert answer.status_code == 200
        assert await permissions(api, rut) == set()
        assert (await api.get(f"/deviations/{matter}", headers=as_person(rut))).status_code == 403
    (event,) = here.audit("assignmentReplace")
    assert event["changes"]["fields"]["valid_to"] == [None, "2026-11-01"]


async def test_a_role_that_ends_today_is_gone_tomorrow(api: Caller, here: Place) -> None:
    rut = await here.person("Rut")
    await here.assign(rut, "quality-developer", until=date(2026, 11, 2))
    with clock.freeze(NOON):
        assert "codeCreate" in await permissions(api, rut)
    with clock.freeze(datetime(2026, 11, 2, 22, 59, tzinfo=UTC)):
        assert "codeCreate" in await permissions(api, rut)
    with clock.freeze(datetime(2026, 11, 2, 23, 0, tzinfo=UTC)):
        assert await permissions(api, rut) == set()


async def test_roles_that_do_not_fit_are_refused(api: Caller, here: Place, elsewhere: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit, theirs = await here.unit(), await elsewhere.unit()
    rut = await here.person("Rut", ("reporter", unit))
    for changes, code in (
        ({"role": "unit-manager"}, "role-misplaced"),
        ({"role": "sas", "unitId": str(unit)}, "role-misplaced"),
        ({"role": "administrator", "unitId": str(unit)}, "role-misplaced"),
        ({"role": "auditor"}, "end-missing"),
        ({"role": "reporter", "unitId": str(unit)}, "already-held"),
        ({"role": "reporter", "unitId": str(theirs)}, "unknown-reference"),
        ({"role": "sas", "validTo": "2025-12-31"}, "period-reversed"),
    ):
        body = {**assignment_body(here, rut, "reporter"), **changes}
        answer = await api.post("/assignments", json=body, headers=as_person(admin))
        assert (answer.status_code, answer.json()["code"]) == (409, code), changes
    wrong = assignment_body(here, rut, "king")
    assert (await api.post("/assignments", json=wrong, headers=as_person(admin))).status_code == 422


async def test_a_role_begins_with_no_last_day_that_has_been(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    rut = await here.person("Rut")
    with clock.freeze(NOON):
        for days, status in ((-1, 422), (0, 201)):
            last = str(clock.today() + timedelta(days=days))
            body = assignment_body(here, rut, "sas", validTo=last)
            answer = await api.post("/assignments", json=body, headers=as_person(admin))
            assert answer.status_code == status, answer.text
            assert status == 201 or answer.json()["errors"][0]["code"] == "end-has-been"


async def test_nobody_gives_themselves_anything(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    answer = await api.post("/assignments", json=assignment_body(here, admin, "sas"), headers=as_person(admin))
    assert answer.status_code == 403
    (own,) = (await api.get("/assignments", params={"personId": str(admin)}, headers=as_person(admin))).json()[
        "assignments"
    ]
    longer = {"validFrom": "2020-01-01", "validTo": "2030-01-01"}
    put = as_person(admin, **{"If-Match": '"1"'})
    assert (await api.put(f"/assignments/{own['id']}", json=longer, headers=put)).status_code == 403
    away = await api.post("/absences", json=absence_body(here, boss, admin), headers=as_person(admin))
    assert (away.status_code, away.json()["code"]) == (403, "deputy-registers")
    closing = {"name": "Ada", "isActive": False}
    assert (await api.put(f"/persons/{admin}", json=closing, headers=put)).status_code == 403


async def test_who_reviews_the_log_sees_roles_but_gives_none(api: Caller, here: Place) -> None:
    reviewer = await here.person("Lo", ("log-reviewer", None))
    unit = await here.unit()
    rut = await here.person("Rut", ("reporter", unit))
    listed = await api.get("/assignments", params={"unitId": str(unit)}, headers=as_person(reviewer))
    assert [row["personName"] for row in listed.json()["assignments"]] == ["Rut"]
    assert rels(
        await api.get(f"/assignments/{listed.json()['assignments'][0]['id']}", headers=as_person(reviewer))
    ) == {"self"}
    given = await api.post("/assignments", json=assignment_body(here, rut, "sas"), headers=as_person(reviewer))
    assert given.status_code == 403
    assert (await api.get("/assignments", headers=as_person(rut))).status_code == 403
    assert (await api.get("/assignments")).status_code == 401


async def test_a_system_keeps_people_but_gives_no_roles(api: Caller, here: Place) -> None:
    here.system()
    key = {"Idempotency-Key": uuid4().hex}
    writes = as_system(str(here.board_id), ["person:write"], **key)
    made = await api.post("/persons", json={"boardId": str(here.board_id), "name": "Ny Ek"}, headers=writes)
    assert (made.status_code, made.json()["roles"]) == (201, [])
    given = assignment_body(here, made.json()["id"], "administrator")
    every = as_system(str(here.board_id), ["person:write", "unit:write"], **{"Idempotency-Key": uuid4().hex})
    assert (await api.post("/assignments", json=given, headers=every)).status_code == 403
