"""Who is away and who stands in: for how long, with which rights, and which never."""

from datetime import date
from uuid import uuid4

import pytest

from qms.kernel import clock
from tests.api.people.conftest import LATER, NOON, absence_body, assignment_body, permissions, rels
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio


async def test_a_deputy_has_the_rights_meanwhile_and_only_then(api: Caller, here: Place) -> None:
    unit = await here.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    rut = await here.person("Rut", ("reporter", None))
    with clock.freeze(NOON):
        matter = await here.deviation(unit, by=boss)
        path = f"/deviations/{matter}"
        assert (await api.get(path, headers=as_person(rut))).status_code == 404
        made = await api.post("/absences", json=absence_body(here, boss, rut), headers=as_person(boss))
        assert made.status_code == 201, made.text
        assert rels(await api.get(f"/absences/{made.json()['id']}", headers=as_person(boss))) == {"self", "delete"}
        assert (await api.get(path, headers=as_person(rut))).status_code == 200
        assert "deviationAssess" in await permissions(api, rut)
        me = (await api.get("/me", headers=as_person(rut))).json()
        assert [(one["name"], one["until"]) for one in me["deputyFor"]] == [("Bo", "2026-11-08")]
        assert [(role["role"], role["deputyFor"]) for role in me["roles"]] == [
            ("reporter", None),
            ("unit-manager", "Bo"),
        ]
    with clock.freeze(LATER):
        assert (await api.get(path, headers=as_person(rut))).status_code == 404
        assert "deviationAssess" not in await permissions(api, rut)
    with clock.freeze(NOON):
        address = f"/absences/{made.json()['id']}"
        assert (await api.delete(address, headers=as_person(boss))).status_code == 428
        assert (await api.delete(address, headers=as_person(boss, **{"If-Match": '"9"'}))).status_code == 412
        gone = await api.delete(address, headers=as_person(boss, **{"If-Match": '"1"'}))
        assert (gone.status_code, gone.content) == (204, b"")
        assert (await api.delete(address, headers=as_person(boss, **{"If-Match": '"1"'}))).status_code == 404
        assert (await api.get(path, headers=as_person(rut))).status_code == 404
    assert [event["changes"]["operation"] for event in here.audit("absenceDelete") if event["changes"]] == ["delete"]


async def test_a_deputy_at_one_board_is_none_at_another(api: Caller, here: Place, elsewhere: Place) -> None:
    """Bo manages units at two boards. Each board decides by itself who stands in for him there."""
    unit, theirs = await here.unit(), await elsewhere.unit()
    boss = await here.person("Bo", ("unit-manager", unit))
    elsewhere.sql(
        "insert into assignment (id, board_id, person_id, role, unit_id, valid_from) "
        "values (:id, :board, :who, 'unit-manager', :unit, '2020-01-01') returning 1",
        id=uuid4(),
        board=elsewhere.board_id,
        who=boss,
        unit=theirs,
    )
    matter = await elsewhere.deviation(theirs, by=boss)
    rut = await here.person("Rut", ("reporter", None))
    with clock.freeze(NOON):
        await here.away(boss, rut, date(2026, 11, 1), date(2026, 11, 8))
        assert "deviationAssess" in await permissions(api, rut)
        assert (await api.get(f"/deviations/{matter}", headers=as_person(rut))).status_code == 404
        assert (await api.get(f"/units/{theirs}", headers=as_person(rut))).status_code == 404


async def test_a_manager_says_who_is_away_only_among_their_own(api: Caller, here: Place) -> None:
    office = await here.unit("Förvaltningen")
    home, other = await here.unit("Mottagningen", parent=office), await here.unit("Annan", parent=office)
    boss = await here.person("Bo", ("unit-manager", home))
    rut = await here.person("Rut", ("reporter", home))
    sam = await here.person("Sam", ("reporter", home), ("sas", None))
    eva = await here.person("Eva", ("reporter", other))
    deputy = await here.person("Dag", ("reporter", home))
    with clock.freeze(NOON):
        for person, status in ((rut, 201), (sam, 403), (eva, 403)):
            answer = await api.post("/absences", json=absence_body(here, person, deputy), headers=as_person(boss))
            assert answer.status_code == status, answer.text
        seen = await api.get("/absences", headers=as_person(boss))
        assert [row["personName"] for row in seen.json()["absences"]] == ["Rut"]
        elsewhere_boss = await here.person("Maj", ("unit-manager", other))
        assert (await api.get("/absences", headers=as_person(elsewhere_boss))).json()["absences"] == []
        address = f"/absences/{seen.json()['absences'][0]['id']}"
        assert (await api.get(address, headers=as_person(elsewhere_boss))).status_code == 404
        assert (await api.get("/absences", headers=as_person(rut))).status_code == 403


async def test_absences_that_do_not_fit_are_refused(api: Caller, here: Place, elsewhere: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit()
    boss, rut, sam = [await here.person(name, ("unit-manager", unit)) for name in ("Bo", "Rut", "Sam")]
    theirs = await elsewhere.person("Eva")
    with clock.freeze(NOON):
        await here.away(boss, rut, date(2026, 11, 1), date(2026, 11, 8))
        for body, code in (
            (absence_body(here, boss, sam), "away-already"),
            (absence_body(here, sam, boss), "deputy-away"),
            (absence_body(here, sam, sam), "deputy-away"),
            (absence_body(here, sam, theirs), "unknown-reference"),
            (absence_body(elsewhere, sam, rut), "unknown-reference"),
            (absence_body(here, sam, rut, absentTo="2026-10-31"), "period-reversed"),
            (absence_body(here, sam, rut, absentFrom="1999-01-01", absentTo="1999-01-02"), "away-another-time"),
            (absence_body(here, sam, rut, absentFrom="2190-01-01", absentTo="2190-01-02"), "away-another-time"),
        ):
            answer = await api.post("/absences", json=body, headers=as_person(admin))
            assert (answer.status_code, answer.json()["code"]) == (409, code), body
        wrong = await api.post("/absences", json=absence_body(here, sam, rut, absentTo=5), headers=as_person(admin))
        assert wrong.status_code == 422


async def test_nobody_gets_anothers_rights_by_their_own_report(api: Caller, here: Place) -> None:
    """A manager who was the deputy of a subordinate had whatever the subordinate got later."""
    unit = await here.unit()
    admin = await here.person("Ada", ("administrator", None))
    boss = await here.person("Mikael", ("unit-manager", unit))
    rut, dag = [await here.person(name, ("reporter", unit)) for name in ("Rut", "Dag")]
    with clock.freeze(NOON):
        own = await api.post("/absences", json=absence_body(here, rut, boss), headers=as_person(boss))
        assert (own.status_code, own.json()["code"], own.json()["errors"][0]["pointer"]) == (
            403,
            "deputy-registers",
            "/deputyId",
        )
        (denied,) = here.sql("select reason from audit.event where outcome = 'denied' and actor_id = :who", who=boss)
        assert denied["reason"] == "deputy-registers"
        long = absence_body(here, rut, dag, absentTo="2099-12-31")
        refused = await api.post("/absences", json=long, headers=as_person(boss))
        assert (refused.status_code, refused.json()["code"]) == (409, "stands-in-too-long")
        longest = absence_body(here, rut, dag, absentTo="2027-01-29")
        assert (await api.post("/absences", json=longest, headers=as_person(boss))).status_code == 201
        next_days = absence_body(here, rut, dag, absentFrom="2027-02-03", absentTo="2027-02-10")
        joined = await api.post("/absences", json=next_days, headers=as_person(boss))
        assert (joined.status_code, joined.json()["code"]) == (409, "stands-in-too-long")
        another = {**next_days, "deputyId": str(await here.person("Eva", ("reporter", unit)))}
        assert (await api.post("/absences", json=another, headers=as_person(boss))).status_code == 201
        assert "codeCreate" not in await permissions(api, dag)
        given = assignment_body(here, rut, "quality-developer")
        assert (await api.post("/assignments", json=given, headers=as_person(admin))).status_code == 201
        assert "codeCreate" in await permissions(api, rut)
        assert "codeCreate" not in await permissions(api, dag)


async def test_whoever_stands_in_cannot_keep_the_person_away(api: Caller, here: Place) -> None:
    """Two who let each other stand in for a third would have the roles for as long as they liked."""
    unit = await here.unit()
    head = await here.person("Hedda", ("department-head", unit))
    boss, eva = [await here.person(name, ("unit-manager", unit)) for name in ("Bo", "Eva")]
    with clock.freeze(NOON):
        await here.away(head, boss, date(2026, 11, 1), date(2026, 11, 8))
        longer = absence_body(here, head, eva, absentFrom="2026-11-09", absentTo="2026-12-31")
        refused = await api.post("/absences", json=longer, headers=as_person(boss))
        assert (refused.status_code, refused.json()["code"]) == (403, "absence-by-deputy")
        assert (await api.post("/absences", json=longer, headers=as_person(head))).status_code == 201


async def test_a_board_may_let_people_stand_in_for_a_shorter_time(api: Caller, here: Place) -> None:
    rut, bo = await here.person("Rut", ("quality-developer", None)), await here.person("Bo")
    with clock.freeze(NOON):
        await here.away(rut, bo, date(2026, 11, 1), date(2026, 11, 8))
        assert "codeCreate" in await permissions(api, bo)
        here.sql("update board set stand_in_days = 1 where id = :id returning 1", id=here.board_id)
        assert await permissions(api, bo) == set()


async def test_roles_over_others_rights_are_never_lent(api: Caller, here: Place) -> None:
    roles = ("administrator", "dpo", "log-reviewer", "quality-developer")
    rut = await here.person("Rut", *((role, None) for role in roles))
    bo = await here.person("Bo", ("reporter", None))
    with clock.freeze(NOON):
        await here.away(rut, bo, date(2026, 11, 1), date(2026, 11, 8))
        me = (await api.get("/me", headers=as_person(bo))).json()
        assert [role["role"] for role in me["roles"]] == ["reporter", "quality-developer"]
        assert not {"assignmentCreate", "assignmentList"} & set(me["permissions"])


async def test_who_has_left_lends_nothing(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    rut, bo = await here.person("Rut", ("quality-developer", None)), await here.person("Bo", ("reporter", None))
    with clock.freeze(NOON):
        await here.away(rut, bo, date(2026, 11, 1), date(2026, 11, 8))
        assert "codeCreate" in await permissions(api, bo)
        gone = {"name": "Rut", "isActive": False}
        put = as_person(admin, **{"If-Match": '"1"'})
        assert (await api.put(f"/persons/{rut}", json=gone, headers=put)).status_code == 200
        assert "codeCreate" not in await permissions(api, bo)
        assert (await api.get("/me", headers=as_person(bo))).json()["deputyFor"] == []


async def test_nobody_gives_roles_to_whom_they_stand_in_for(api: Caller, here: Place) -> None:
    admin, other = [await here.person(name, ("administrator", None)) for name in ("Ada", "Olof")]
    rut = await here.person("Rut", ("reporter", None))
    held = await here.assign(rut, "sas")
    with clock.freeze(NOON):
        await here.away(rut, admin, date(2026, 11, 5), date(2026, 11, 8))
        body = assignment_body(here, rut, "quality-developer")
        refused = await api.post("/assignments", json=body, headers=as_person(admin))
        assert (refused.status_code, refused.json()["code"]) == (403, "role-of-stood-in-for")
        path, longer = f"/assignments/{held}", {"validFrom": "2020-01-01", "validTo": "2030-01-01"}
        put = {"If-Match": '"1"'}
        assert (await api.put(path, json=longer, headers=as_person(admin, **put))).status_code == 403
        assert rels(await api.get(path, headers=as_person(admin))) == {"self"}
        assert rels(await api.get(path, headers=as_person(other))) == {"self", "replace"}
        assert (await api.put(path, json=longer, headers=as_person(other, **put))).status_code == 200


async def test_those_who_can_be_chosen_are_those_whose_absence_is_taken(api: Caller, here: Place) -> None:
    """A manager is offered the staff of the own units: nobody with rights elsewhere, or whom one stands in for."""
    top = await here.unit("Avdelningen")
    unit, other = await here.unit("Teamet", parent=top), await here.unit("Annat team", parent=top)
    boss = await here.person("Bo", ("unit-manager", unit))
    people = {
        "Head": await here.person("Head", ("department-head", top)),
        "Own": await here.person("Own", ("reporter", unit)),
        "Both": await here.person("Both", ("reporter", unit), ("reporter", other)),
        "Theirs": await here.person("Theirs", ("reporter", other)),
        "Nobody": await here.person("Nobody"),
        "Bo": boss,
        "Away": await here.person("Away", ("reporter", unit)),
    }
    admin = await here.person("Ada", ("administrator", None))
    head = people["Head"]
    expected = {boss: {"Own", "Bo"}, head: set(people) - {"Nobody"}, admin: set(people)}
    with clock.freeze(NOON):
        made = absence_body(here, people["Away"], boss)
        assert (await api.post("/absences", json=made, headers=as_person(admin))).status_code == 201
        for who in (boss, head, admin):
            asked = {"boardId": str(here.board_id), "canBeAway": "true", "limit": "100"}
            listed = await api.get("/persons", params=asked, headers=as_person(who))
            offered = {row["name"] for row in listed.json()["persons"]} & set(people)
            deputy = await here.person("Ersättare", ("reporter", None))
            taken = set()
            for name, person in people.items():
                body = absence_body(here, person, deputy, absentFrom="2026-12-01", absentTo="2026-12-02")
                answer = await api.post("/absences", json=body, headers=as_person(who))
                if answer.is_success:
                    taken.add(name)
                    path = f"/absences/{answer.json()['id']}"
                    await api.delete(path, headers=as_person(who, **{"If-Match": '"1"'}))
            assert offered == taken
            assert taken == expected[who]
