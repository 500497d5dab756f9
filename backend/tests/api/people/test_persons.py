"""People and who they are: added, found, closed, and known by one login."""

import asyncio
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import ProgrammingError

from qms.kernel import clock
from tests.api.people.conftest import LATER, NOON, absence_body, assignment_body, permissions
from tests.given import Place
from tests.town import Caller, as_person, as_system

pytestmark = pytest.mark.anyio


async def test_a_person_is_added_with_an_identity_and_changed(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    subject = uuid4().hex
    identity = {"issuer": "https://identity.example.se", "subject": subject}
    body = {"boardId": str(here.board_id), "name": "Åsa Öberg", "email": "asa@example.se", "identity": identity}
    made = await api.post("/persons", json=body, headers=as_person(admin))
    assert made.status_code == 201, made.text
    path = f"/persons/{made.json()['id']}"
    assert (await api.get(path, headers=as_person(admin))).json() == made.json()
    taken = await api.post("/persons", json={**body, "name": "Någon annan"}, headers=as_person(admin))
    assert (taken.status_code, taken.json()["code"]) == (409, "identity-taken")
    assert len(here.sql("select 1 from person_identity where subject = :subject", subject=subject)) == 1
    change = {"name": "Åsa Ek", "email": "", "title": "enhetschef", "isActive": True}
    changed = await api.put(path, json=change, headers=as_person(admin, **{"If-Match": '"1"'}))
    assert (changed.status_code, changed.json()["name"], changed.json()["version"]) == (200, "Åsa Ek", 2)
    assert (await api.put(path, json=change, headers=as_person(admin, **{"If-Match": '"1"'}))).status_code == 412
    assert (await api.put(path, json=change, headers=as_person(admin))).status_code == 428
    events = here.audit("personCreate")
    assert [event["object_type"] for event in events if event["board_id"]] == ["person"]
    assert any(event["object_type"] == "person_identity" for event in events)
    assert subject not in str(events)
    assert "Åsa" not in str(events)


async def test_two_who_say_that_somebody_is_away_at_once_say_it_once(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    rut, bo = await here.person("Rut", ("unit-manager", await here.unit())), await here.person("Bo")
    body = absence_body(here, rut, bo)
    with clock.freeze(NOON):
        answers = await asyncio.gather(
            *(api.post("/absences", json=body, headers=as_person(who)) for who in (admin, rut) * 3)
        )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"away-already"}


async def test_a_refusal_names_the_field(api: Caller, here: Place) -> None:
    admin, rut = await here.person("Ada", ("administrator", None)), await here.person("Rut")
    role, away = assignment_body(here, rut, "reporter"), absence_body(here, rut, admin)
    for path, body, pointer in (
        ("/assignments", {**role, "personId": str(uuid4())}, "/personId"),
        ("/assignments", {**role, "unitId": str(uuid4())}, "/unitId"),
        ("/assignments", {**role, "boardId": str(uuid4())}, "/boardId"),
        ("/assignments", {**role, "validTo": "2025-01-01"}, "/validTo"),
        ("/assignments", {**role, "role": "auditor"}, "/validTo"),
        ("/absences", {**away, "personId": str(uuid4())}, "/personId"),
        ("/absences", {**away, "deputyId": str(uuid4())}, "/deputyId"),
        ("/absences", {**away, "absentTo": "2025-01-01", "deputyId": str(await here.person("Bo"))}, "/absentTo"),
    ):
        answer = await api.post(path, json=body, headers=as_person(admin))
        assert (answer.status_code, [error["pointer"] for error in answer.json()["errors"]]) == (409, [pointer]), body


async def test_a_bearer_of_the_new_identity_is_that_person(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit()
    identity = {"issuer": "https://identity.example.se", "subject": uuid4().hex}
    body = {"boardId": str(here.board_id), "name": "Rut Ek", "identity": identity}
    made = (await api.post("/persons", json=body, headers=as_person(admin))).json()
    given = assignment_body(here, made["id"], "reporter", unitId=str(unit))
    assert (await api.post("/assignments", json=given, headers=as_person(admin))).status_code == 201
    scopes = "unit:read"
    bearer = {"Authorization": f"Bearer bearer {identity['subject']} {scopes}"}
    assert (await api.get(f"/units/{unit}", headers=bearer)).status_code == 200


async def test_a_client_that_is_called_as_a_person_is_not_that_person(
    api: Caller, here: Place, caplog: pytest.LogCaptureFixture
) -> None:
    admin = await here.person("Ada", ("administrator", None))
    unit = await here.unit()
    subject = uuid4().hex
    body = {
        "boardId": str(here.board_id),
        "name": "Rut Ek",
        "identity": {"issuer": "https://identity.example.se", "subject": subject},
    }
    made = (await api.post("/persons", json=body, headers=as_person(admin))).json()
    given = assignment_body(here, made["id"], "reporter", unitId=str(unit))
    assert (await api.post("/assignments", json=given, headers=as_person(admin))).status_code == 201
    system = {"Authorization": f"Bearer system {subject} unit:read"}
    refused = await api.get(f"/units/{unit}", headers=system)
    assert (refused.status_code, refused.json()["code"]) == (401, "no-account")
    assert f"no active account for client '{subject}': it is a person here" in caplog.text


async def test_people_are_listed_in_swedish_order_with_their_roles(api: Caller, here: Place) -> None:
    admin = await here.person("Ada Admin", ("administrator", None))
    unit = await here.unit()
    for name in ("Östen", "Åke", "Zara", "Änglamark"):
        await here.person(name, ("reporter", unit))
    gone = await here.person("Bo")
    await here.assign(gone, "reporter", unit, until=date(2021, 1, 1))
    listed = await api.get("/persons", headers=as_person(admin))
    assert [person["name"] for person in listed.json()["persons"]] == [
        "Ada Admin",
        "Bo",
        "Zara",
        "Åke",
        "Änglamark",
        "Östen",
    ]
    assert {person["name"]: person["roles"] for person in listed.json()["persons"]}["Bo"] == []
    reporters = await api.get("/persons", params={"role": "reporter", "q": "ÅK"}, headers=as_person(admin))
    assert [(person["name"], person["roles"]) for person in reporters.json()["persons"]] == [("Åke", ["reporter"])]


async def test_another_boards_people_do_not_exist(api: Caller, here: Place, elsewhere: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    theirs = await elsewhere.person("Eva", ("reporter", None))
    for path in (f"/persons/{theirs}", f"/persons/{uuid4()}"):
        assert (await api.get(path, headers=as_person(admin))).status_code == 404
    listed = await api.get("/persons", headers=as_person(admin))
    assert [person["id"] for person in listed.json()["persons"]] == [str(admin)]
    for body in (
        assignment_body(here, theirs, "reporter"),
        assignment_body(elsewhere, admin, "reporter"),
        assignment_body(here, uuid4(), "reporter"),
    ):
        answer = await api.post("/assignments", json=body, headers=as_person(admin))
        assert (answer.status_code, answer.json()["code"]) == (409, "unknown-reference")


async def test_who_is_no_longer_active_has_no_rights(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    rut = await here.person("Rut", ("quality-developer", None))
    assert "codeCreate" in await permissions(api, rut)
    body = {"name": "Rut", "isActive": False}
    answer = await api.put(f"/persons/{rut}", json=body, headers=as_person(admin, **{"If-Match": '"1"'}))
    assert answer.status_code == 200
    assert (await api.get("/me", headers=as_person(rut))).status_code == 401


async def test_a_system_ties_a_login_only_to_somebody_new(api: Caller, here: Place) -> None:
    here.system()
    writes = as_system(str(here.board_id), ["person:write"], **{"Idempotency-Key": uuid4().hex})
    identity = {"issuer": "https://identity.example.se", "subject": uuid4().hex}
    made = await api.post(
        "/persons", json={"boardId": str(here.board_id), "name": "Ny Ek", "identity": identity}, headers=writes
    )
    assert made.status_code == 201
    rut, bo = await here.person("Rut", ("reporter", None)), await here.person("Bo")
    set_kind = "select set_config('qms.actor_kind', 'service', true), set_config('qms.board_ids', :board, true), "
    for person, subject in ((rut, uuid4().hex), (UUID(made.json()["id"]), uuid4().hex), (made.json()["id"], None)):
        with pytest.raises(ProgrammingError, match="a system ties a login only to somebody new"):
            here.sql(
                f"{set_kind} access.replace_identity(:who, :issuer, :subject)",
                board=str(here.board_id),
                who=person,
                issuer=identity["issuer"],
                subject=subject,
            )
    tie = f"{set_kind} access.replace_identity(:who, 'https://identity.example.se', :subject)"
    here.sql(tie, board=str(here.board_id), who=bo, subject=uuid4().hex)


async def owner(place: Place, deviation_id: UUID) -> str | None:
    rows = place.sql("select p.name from matter m join person p on p.id = m.owner_id where m.id = :id", id=deviation_id)
    return str(rows[0]["name"]) if rows else None


async def test_every_report_gets_an_owner_who_is_there(here: Place) -> None:
    office = await here.unit("Förvaltningen")
    home = await here.unit("Mottagningen", parent=office)
    head = await here.person("Hed", ("department-head", office))
    boss = await here.person("Bo", ("unit-manager", home))
    rut, sam = [await here.person(name, ("reporter", home)) for name in ("Rut", "Sam")]
    here.sql("update unit set manager_id = :who where id = :id returning 1", who=head, id=office)
    here.sql("update unit set manager_id = :who where id = :id returning 1", who=boss, id=home)
    with clock.freeze(NOON):
        assert await owner(here, await here.deviation(home, by=sam)) == "Bo"
        await here.away(boss, rut, date(2026, 11, 1), date(2026, 11, 8))
        assert await owner(here, await here.deviation(home, by=sam)) == "Rut"
        await here.away(rut, sam, date(2026, 11, 1), date(2026, 11, 3))
        assert await owner(here, await here.deviation(home, by=sam)) == "Hed"
    with clock.freeze(LATER):
        here.sql("update person set is_active = false where id = :who returning 1", who=boss)
        assert await owner(here, await here.deviation(home, by=sam)) == "Hed"


async def test_me_says_where_i_work_and_what_i_can_do(api: Caller, here: Place) -> None:
    unit = await here.unit("Mottagningen")
    rut = await here.person("Rut Ek", ("sas", None), ("reporter", unit))
    me = (await api.get("/me", headers=as_person(rut))).json()
    assert me["municipality"] == "Älvsala kommun"
    assert me["homeUnit"] == {"id": str(unit), "name": "Mottagningen", "boardId": str(here.board_id)}
    assert [board["name"] for board in me["boards"]] == ["Socialnämnden"]
    assert [role["roleName"] for role in me["roles"]] == ["Socialt ansvarig samordnare", "Medarbetare"]
    assert {"meRead", "deviationReport", "deviationTransfer"} <= set(me["permissions"])
    assert "assignmentCreate" not in me["permissions"]
    assert "listExportList" in me["ownOnly"]
    assert "deviationList" not in me["ownOnly"], "by one of the roles all of the board is read"
    assert set(me["ownOnly"]) < set(me["permissions"])
    hana = await here.person("Hana Ek", ("lex-sarah-investigator", None), ("reporter", unit))
    own = set((await api.get("/me", headers=as_person(hana))).json()["ownOnly"])
    assert {"deviationList", "workItemList", "listExportList", "unexecutedDecisionList"} <= own
    assert (await api.get("/me")).status_code == 401
    here.system()
    assert (await api.get("/me", headers=as_system(str(here.board_id), ["unit:read"]))).status_code == 403


async def test_a_person_is_found_by_the_parts_of_the_name_in_any_order(
    api: Caller, here: Place, elsewhere: Place
) -> None:
    admin = await here.person("Ada", ("administrator", None))
    await here.person("Tove Lövstrå")
    for words, count in (("Lövstrå Tove", 1), ("tove löv", 1), ("Lövstrå, Tove", 0), ("Tove Ek", 0)):
        answer = await api.get("/persons", params={"q": words}, headers=as_person(admin))
        assert answer.json()["_meta"]["totalRecords"] == count, words


@pytest.mark.parametrize(
    ("address", "status"),
    [("asa@kommun", 422), ("asa@kommun.", 422), ("asa@.se", 422), ("asa@kommun.se", 201), ("asa@ad.kommun.se", 201)],
)
async def test_an_address_of_no_place_is_refused(api: Caller, here: Place, address: str, status: int) -> None:
    admin = await here.person("Ada", ("administrator", None))
    body = {"boardId": str(here.board_id), "name": "Åsa Öberg", "email": address}
    assert (await api.post("/persons", json=body, headers=as_person(admin))).status_code == status


async def test_who_reads_a_report_is_who_may_read_it(api: Caller, here: Place) -> None:
    top = await here.unit("Avdelningen")
    unit, other = await here.unit("Teamet", parent=top), await here.unit("Annat team", parent=top)
    rut = await here.person("Rut", ("reporter", None))
    people = {
        "Bo": await here.person("Bo", ("unit-manager", unit)),
        "Heda": await here.person("Heda", ("department-head", top)),
        "Sara": await here.person("Sara", ("sas", None)),
        "Kim": await here.person("Kim", ("quality-developer", None)),
        "Otto": await here.person("Otto", ("unit-manager", other)),
        "Lex": await here.person("Lex", ("lex-sarah-investigator", None)),
        "Nils": await here.person("Nils", ("board-member", None)),
        "Ersättaren": await here.person("Ersättaren", ("reporter", None)),
    }
    matter = await here.deviation(unit, by=rut)
    with clock.freeze(NOON):
        await here.away(people["Bo"], people["Ersättaren"], date(2026, 11, 1), date(2026, 11, 8))
        answer = await api.get(f"/units/{unit}/report-readers", headers=as_person(rut))
        told = {(row["role"], name) for row in answer.json()["readers"] for name in row["names"]}
        reading = {
            name
            for name, who in people.items()
            if (await api.get(f"/deviations/{matter}", headers=as_person(who))).status_code == 200
        }
    assert {name for _, name in told} == reading
    assert told == {
        ("unit-manager", "Bo"),
        ("unit-manager", "Ersättaren"),
        ("department-head", "Heda"),
        ("sas", "Sara"),
        ("quality-developer", "Kim"),
    }
