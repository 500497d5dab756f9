"""Users begin, change and leave, as Entra ID and midPoint say it.

The requests have the shapes that the providers document. No living provider has been tried.
"""

from datetime import timedelta

import pytest

from qms.directory_reading.jobs import work_on_run
from qms.kernel import clock
from qms.role_rules.jobs import apply_rules
from tests.directory import SYSTEM_SCOPES, Directory
from tests.scim import ENTERPRISE, Provider, entra
from tests.town import as_person, as_system

pytestmark = pytest.mark.anyio


async def test_systems_of_one_name_are_told_apart_and_a_new_name_forgets_nobody(
    provider: Provider, directory: Directory
) -> None:
    user = await provider.create("apart")
    twin = {"client_id": f"system-{provider.here.board_id}-2", "name": "Ett system", "scopes": list(SYSTEM_SCOPES)}
    provider.here.sql(
        "insert into service_account (id, board_id, client_id, name, scopes, valid_to)"
        " values (gen_random_uuid(), :board, :client_id, :name, :scopes, '2099-12-31') returning 1",
        board=provider.here.board_id,
        **twin,
    )
    other = as_system(f"{provider.here.board_id}-2", SYSTEM_SCOPES)
    theirs = await provider.client.get("/scim/v2/Users", headers=other)
    assert theirs.json()["totalResults"] == 0
    assert (await provider.client.delete(f"/scim/v2/Users/{user['id']}", headers=other)).status_code == 404
    provider.here.sql(
        "update service_account set name = 'Nytt namn' where client_id = :client returning 1",
        client=f"system-{provider.here.board_id}",
    )
    assert (await provider.told(user))["userName"] == "apart@kommun.example.se"
    (run,) = (await directory.read("/directory-runs"))["runs"]
    assert run["source"] == "Ett system"


async def test_a_name_that_somebody_has_left_is_free_and_changes_nobody(
    provider: Provider, directory: Directory
) -> None:
    """Whoever goes by other names than at the beginning is another than who has those names now."""
    first = await provider.create("rut")
    changed = entra("rut", userName="rut.berg@kommun.example.se")
    del changed["externalId"]
    answer = await provider.send("PUT", f"/scim/v2/Users/{first['id']}", changed)
    assert answer.status_code == 200, answer.text
    twin = entra("rut", name={"formatted": "Annan Rut"})
    refused = await provider.send("POST", "/scim/v2/Users", twin)
    assert (refused.status_code, refused.json()["scimType"]) == (409, "uniqueness"), "the login is still hers"
    second = await provider.create("rut", name={"formatted": "Annan Rut"}, externalId="oid-another")
    assert second["id"] != first["id"]
    assert [(await provider.told(one))["userName"].split("@")[0] for one in (first, second)] == ["rut.berg", "rut"]
    bare = await provider.create("bo", externalId=None)
    renamed = entra("bo", userName="bo.berg@kommun.example.se", externalId=None)
    assert (await provider.send("PUT", f"/scim/v2/Users/{bare['id']}", renamed)).status_code == 200
    other = await provider.create("bo", name={"formatted": "Annan Bo"}, externalId=None)
    assert [other["id"] != bare["id"], (await provider.told(bare))["displayName"]] == [True, "Person bo"]


async def test_the_last_who_waited_and_came_back_leaves_nothing_waiting(
    provider: Provider, directory: Directory
) -> None:
    users = [await provider.create(f"w{number}") for number in range(10)]
    inactive = {"op": "replace", "path": "active", "value": False}
    assert (await provider.patch(users[0], inactive)).status_code == 409
    assert (await provider.patch(users[0], {"op": "replace", "path": "title", "value": "Kock"})).status_code == 200
    assert (await directory.read("/directory-runs?status=waiting"))["runs"] == []


async def test_the_last_administrator_waits_and_stays_and_the_list_says_so(
    provider: Provider, directory: Directory
) -> None:
    """Whoever has another user left does not leave at all, and needs nobody's yes."""
    users = [await provider.create(f"a{number}") for number in range(40)]
    ada, here = directory.admin, directory.here
    who = directory.person("oid-a0")
    await here.assign(who, "administrator")
    here.sql("update assignment set valid_to = valid_from where person_id = :ada returning id", ada=ada)
    directory.admin = who
    refused = await provider.send("DELETE", f"/scim/v2/Users/{users[0]['id']}")
    assert (refused.status_code, "ensam administratör" in refused.json()["detail"]) == (409, True)
    (listed,) = (await directory.read("/directory-runs?status=waiting"))["runs"]
    waiting = await directory.read(f"/directory-runs/{listed['id']}")
    told = [waiting[name] for name in ("ended", "leaving", "endsCaller", "keepsCaller", "staying")]
    assert told == [1, 0, False, True, ["Person a0"]]
    done = await directory.step(waiting, "acceptances")
    assert (done["ended"], done["rejected"], done["keepsCaller"]) == (0, 1, True)
    assert await directory.is_let_in("oid-a0")
    here.sql(
        "update directory_entry set person_id = :who where key = 'oid-a1' and board_id = :board returning 1",
        who=who,
        board=here.board_id,
    )
    assert (await provider.send("DELETE", f"/scim/v2/Users/{users[1]['id']}")).status_code == 204
    assert await directory.is_let_in("oid-a0")


async def test_a_role_that_came_and_went_and_came_in_a_day_begins_that_day(
    provider: Provider, directory: Directory
) -> None:
    users = [await provider.create(f"r{number}") for number in range(40)]
    await directory.rule("undersköterska", "reporter")
    for title in ("Kock", "Undersköterska"):
        await provider.patch(users[0], {"op": "replace", "path": "title", "value": title})
    held = await directory.read(f"/assignments?personId={directory.person('oid-r0')}")
    today = clock.today().isoformat()
    assert [one["validFrom"] for one in held["assignments"] if one["validTo"] is None] == [today]


async def test_a_role_that_ends_the_day_it_began_was_held_on_no_day_before(
    provider: Provider, directory: Directory
) -> None:
    """However often it comes and goes, by a rule or by hand. A day is the least that a role is held."""
    users = [await provider.create(f"held{number}") for number in range(40)]
    await directory.rule("undersköterska", "reporter")
    who, today = directory.person("oid-held0"), clock.today()
    await directory.here.assign(who, "reporter", since=today)
    for title in ("Kock", "Undersköterska", "Kock", "Undersköterska"):
        await provider.patch(users[0], {"op": "replace", "path": "title", "value": title})
    for active in (False, True, False):
        await provider.patch(users[0], {"op": "replace", "path": "active", "value": active})
    rows = directory.here.sql("select valid_from, valid_to from assignment where person_id = :who", who=who)
    assert {(one["valid_from"], one["valid_to"]) for one in rows} == {(today, today - timedelta(days=1))}
    assert len(rows) == 2


async def test_a_user_with_the_login_of_somebody_with_a_role_by_hand_is_called_as_before(
    provider: Provider, directory: Directory
) -> None:
    """Also where a rule could give that role: nobody decided that a directory names whom people have let in."""
    await provider.create("somebody")
    who = await directory.here.person("Hanna Lindklev", ("reporter", None))
    directory.here.sql(
        "insert into person_identity select issuer, 'oid-hanna', :who from directory_run where board_id = :board"
        " returning 1",
        who=who,
        board=directory.here.board_id,
    )
    before = await directory.read(f"/persons/{who}")
    await directory.rule("Enhetschef", "unit-manager")
    await provider.create("hanna", displayName="Någon Annan", name={"formatted": "Någon Annan"}, title="Enhetschef")
    told = await directory.read(f"/persons/{who}")
    assert directory.person("oid-hanna") == who
    assert [told[name] for name in ("name", "email", "title")] == [before[name] for name in ("name", "email", "title")]


async def test_a_user_begins_changes_and_leaves_as_entra_id_says_it(provider: Provider, directory: Directory) -> None:
    others = [await provider.create(f"p{number}") for number in range(40)]
    user = await provider.create("eva")
    await directory.rule("undersköterska", "reporter")
    assert (user["userName"], user["active"], user[ENTERPRISE]["department"]) == ("eva@kommun.example.se", True, "Norr")
    assert directory.roles("oid-eva") == {("reporter", "Norr")}
    for words in ('userName eq "EVA@kommun.example.se"', 'externalId eq "oid-eva"', f'id eq "{user["id"]}"'):
        listed = (
            await provider.client.get(
                "/scim/v2/Users",
                params={"filter": words},
                headers=as_system(str(directory.here.board_id), SYSTEM_SCOPES),
            )
        ).json()
        assert [one["id"] for one in listed["Resources"]] == [user["id"]]
    moved = await provider.patch(
        user,
        {"op": "Replace", "path": f"{ENTERPRISE}:department", "value": "Söder"},
        {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "eva.ny@kommun.example.se"},
        {"op": "Add", "path": "name.familyName", "value": "Evasson"},
        {"op": "Replace", "path": f"{ENTERPRISE}:manager", "value": "oid-other"},
    )
    assert moved.status_code == 200, moved.text
    assert directory.roles("oid-eva") == {("reporter", "Söder")}
    person = await directory.read(f"/persons/{directory.person('oid-eva')}")
    assert (person["name"], person["email"]) == ("Person Evasson", "eva.ny@kommun.example.se")
    gone = await provider.patch(user, {"op": "Replace", "path": "active", "value": "False"})
    assert (gone.status_code, gone.json()["active"]) == (200, False)
    assert not await directory.is_let_in("oid-eva")
    back = await provider.patch(user, {"op": "replace", "value": {"active": True}})
    assert (back.status_code, back.json()["active"]) == (200, True)
    assert await directory.is_let_in("oid-eva")
    assert (await provider.send("DELETE", f"/scim/v2/Users/{others[0]['id']}")).status_code == 204
    assert not await directory.is_let_in("oid-p0")
    (run,) = (await directory.read("/directory-runs"))["runs"]
    assert (run["way"], run["status"], run["created"], run["ended"]) == ("scim", "done", 41, 2)


async def test_a_user_who_is_their_own_manager_is_in_and_it_is_said(provider: Provider, directory: Directory) -> None:
    def managed(by: str) -> dict[str, object]:
        return {ENTERPRISE: {"department": "Norr", "manager": {"value": f"oid-{by}"}}}

    await provider.create("a", **managed("b"))
    await provider.create("c", **managed("c"))
    await provider.create("b", **managed("a"))
    (run,) = (await directory.read("/directory-runs"))["runs"]
    assert (run["created"], run["rejected"]) == (3, 0)
    listed = (await directory.read(f"/directory-runs/{run['id']}/rows?remarked=true"))["rows"]
    assert [(one["key"], one["problem"]["code"]) for one in listed] == [
        ("oid-c", "directory-manager-in-ring"),
        ("oid-b", "directory-manager-in-ring"),
    ], "the one who closes a ring; the first stood in none"


async def test_a_user_is_replaced_as_midpoint_says_it(provider: Provider, directory: Directory) -> None:
    user = await provider.create("bo", active=True)
    body = {**entra("bo"), "id": user["id"], "title": "Kock", ENTERPRISE: {"department": "Söder"}}
    put = await provider.send("PUT", f"/scim/v2/Users/{user['id']}", body)
    assert (put.status_code, put.json()["title"]) == (200, "Kock")
    trail = directory.here.sql(
        "select count(*) as n from audit.event where board_id = :b and object_type = 'assignment'",
        b=directory.here.board_id,
    )
    again = await provider.send("PUT", f"/scim/v2/Users/{user['id']}", body)
    assert again.json()["meta"]["version"] == put.json()["meta"]["version"]
    assert (
        directory.here.sql(
            "select count(*) as n from audit.event where board_id = :b and object_type = 'assignment'",
            b=directory.here.board_id,
        )
        == trail
    )


async def test_only_what_is_known_is_kept_and_no_personal_number(provider: Provider) -> None:
    user = await provider.create("known", phoneNumbers=[{"value": "070-1740605"}], nickName="850101-1236")
    assert {"phoneNumbers", "nickName"}.isdisjoint(user)
    for path in ("displayName", "externalId", f"{ENTERPRISE}:employeeNumber"):
        refused = await provider.patch(user, {"op": "replace", "path": path, "value": "198501011236"})
        assert (refused.status_code, refused.json()["scimType"]) == (400, "invalidValue"), path


async def test_the_same_user_twice_is_a_conflict(provider: Provider) -> None:
    await provider.create("twin")
    twice = await provider.send("POST", "/scim/v2/Users", entra("twin"))
    assert (twice.status_code, twice.json()["scimType"]) == (409, "uniqueness")


async def test_only_a_system_with_the_scope_is_let_in(provider: Provider, directory: Directory) -> None:
    assert (await provider.client.get("/scim/v2/Users")).status_code == 401
    assert (await provider.send("GET", "/scim/v2/Users", scopes=("unit:read",))).status_code == 403
    person = as_person(directory.admin)
    assert (await provider.client.post("/scim/v2/Users", json=entra("a"), headers=person)).status_code == 403


async def test_leavers_one_by_one_stop_and_wait_for_a_yes(provider: Provider, directory: Directory) -> None:
    users = [await provider.create(f"q{number}") for number in range(40)]
    inactive = {"op": "replace", "path": "active", "value": False}
    answers = [await provider.patch(user, inactive) for user in users[:4]]
    assert [answer.status_code for answer in answers] == [200, 200, 409, 409]
    assert "väntar" in answers[2].json()["detail"]
    assert [await directory.is_let_in(f"oid-q{n}") for n in range(4)] == [False, False, True, True]
    assert (await provider.patch(users[2], inactive)).status_code == 409, "asked again it waits once"
    (waiting,) = (await directory.read("/directory-runs?status=waiting"))["runs"]
    run = await directory.read(f"/directory-runs/{waiting['id']}")
    assert [one["personName"] for one in await directory.rows(run, "ended")] == ["Person q2", "Person q3"]
    assert (await provider.patch(users[2], {"op": "replace", "path": "title", "value": "Kock"})).status_code == 200
    run = await directory.read(f"/directory-runs/{run['id']}")
    assert (run["status"], run["ended"], run["unchanged"]) == ("waiting", 1, 1), "one waits no more"
    await directory.step(run, "acceptances")
    assert await directory.is_let_in("oid-q2"), "whoever works after all does not wait any more"
    assert not await directory.is_let_in("oid-q3")
    assert (await provider.told(users[3]))["active"] is False
    await apply_rules(directory.here.database, str(directory.here.board_id))
    await work_on_run(directory.here.database, run["id"], str(directory.here.board_id))
