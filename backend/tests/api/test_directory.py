"""People come in by a list: each row by itself, roles by rule, leavers out at once, and too many leavers stop it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.directory.policy import GIVEN_BY_RULE
from qms.kernel import clock
from qms.matters.service import find_owners
from qms.organisation.models import Role
from qms.role_rules.jobs import apply_rules
from tests.conftest import Figure
from tests.directory import SYSTEM_SCOPES, Directory, counts, row, seen_by_trail
from tests.given import Place
from tests.town import Caller, as_person, as_person_after

pytestmark = pytest.mark.anyio


@pytest.fixture
async def directory(api: Caller, here: Place) -> Directory:
    here.system(SYSTEM_SCOPES)
    office = await here.unit("Förvaltningen")
    for name in ("Norr", "Söder"):
        await here.unit(name, parent=office)
    return Directory(api, here, await here.person("Ada", ("administrator", None)))


def unit(directory: Directory, name: str) -> Any:
    (named,) = directory.here.sql(
        "select id from unit where board_id = :board and name = :name", board=directory.here.board_id, name=name
    )
    return named["id"]


async def test_a_list_comes_in_and_again_changes_nothing(directory: Directory) -> None:
    rows = [row(f"p{n}") for n in range(30)]
    first = await directory.run(rows)
    assert (first["status"], counts(first)) == ("done", (30, 0, 0, 0, 0))
    assert await directory.is_let_in("p1")
    trail, entries = seen_by_trail(directory.here), "select version from directory_entry where board_id = :board"
    before = directory.here.sql(entries, board=directory.here.board_id)
    again = await directory.run(rows)
    assert (again["status"], counts(again)) == ("done", (0, 0, 30, 0, 0))
    assert seen_by_trail(directory.here) == trail
    assert directory.here.sql(entries, board=directory.here.board_id) == before
    changed = await directory.run([row("p0", title="Chef", name="Ny Namnsson"), *rows[1:]])
    assert counts(changed) == (0, 1, 29, 0, 0)
    person = await directory.read(f"/persons/{directory.person('p0')}")
    assert (person["name"], person["title"]) == ("Ny Namnsson", "Chef")


async def test_each_row_is_judged_by_itself(directory: Directory) -> None:
    rows: list[dict[str, object]] = [
        row("right"),
        row("where", unit="Ingenstans"),
        row("twice"),
        row("twice", name="Någon Annan"),
        row("number", title="Vikarie 19121212-1212"),
        {"key": "nameless", "unit": "Norr"},
        row("backwards", validFrom="2026-05-01", validTo="2026-04-01"),
        row("gone", validTo="2020-01-01"),
    ]
    run = await directory.run(rows)
    assert (run["rowCount"], counts(run)) == (8, (1, 0, 1, 0, 6))
    told = [
        (one["key"], one["problem"]["code"], one["problem"]["pointer"]) for one in await directory.rows(run, "rejected")
    ]
    assert told == [
        ("where", "unknown-reference", "/unit"),
        ("twice", "directory-key-twice", "/key"),
        ("twice", "directory-key-twice", "/key"),
        ("number", "validation-failed", "/title"),
        ("nameless", "validation-failed", "/name"),
        ("backwards", "validation-failed", "/validTo"),
    ]


async def test_a_title_gives_a_role_as_long_as_it_fits(directory: Directory) -> None:
    norr = unit(directory, "Norr")
    await directory.run([row("a"), row("b", unit="Söder"), row("c", title="Enhetschef")])
    await directory.rule("undersköterska", "reporter", norr)
    await directory.rule("Enhetschef", "unit-manager")
    assert directory.roles("a") == {("reporter", "Norr")}
    assert directory.roles("b") == set()
    assert directory.roles("c") == {("unit-manager", "Norr")}
    (stored,) = directory.here.sql("select manager_id from unit where id = :id", id=norr)
    assert stored["manager_id"] == directory.person("c")
    await directory.run([row("a", title="Kock"), row("b"), row("c", title="Enhetschef")])
    assert directory.roles("a") == set()
    assert directory.roles("b") == {("reporter", "Norr")}
    held = await directory.read(f"/assignments?personId={directory.person('b')}")
    assert [(one["role"], one["isByRule"]) for one in held["assignments"]] == [("reporter", True)]


async def test_a_rule_is_tried_before_it_is_decided_and_ends(directory: Directory) -> None:
    await directory.run([row(f"p{n}") for n in range(3)] + [row("other", unit="Söder")])
    asked = f"/directory-rule-effects?boardId={directory.here.board_id}&title=undersk%C3%B6terska&role=reporter"
    effect = await directory.read(asked)
    assert (effect["persons"], effect["without"], len(effect["examples"])) == (4, 4, 4)
    rule = await directory.rule("Undersköterska", "reporter")
    assert (await directory.read(asked))["without"] == 0
    assert [one["persons"] for one in (await directory.read("/directory-rules"))["rules"]] == [4]
    headers = as_person(directory.admin, **{"If-Match": f'"{rule["version"]}"'})
    assert (await directory.api.delete(f"/directory-rules/{rule['id']}", headers=headers)).status_code == 204
    await apply_rules(directory.here.database, str(directory.here.board_id))
    assert directory.roles("p0") == set()
    assert (await directory.read("/directory-rules"))["rules"] == []


async def test_what_was_given_by_hand_is_never_touched(directory: Directory) -> None:
    await directory.run([row("a")])
    norr = unit(directory, "Norr")
    await directory.here.assign(directory.person("a"), "reporter", norr)
    await directory.here.assign(directory.person("a"), "sas")
    rule = await directory.rule("", "reporter", norr)
    assert (await directory.read("/directory-rules"))["rules"][0]["persons"] == 0
    headers = as_person(directory.admin, **{"If-Match": f'"{rule["version"]}"'})
    await directory.api.delete(f"/directory-rules/{rule['id']}", headers=headers)
    await apply_rules(directory.here.database, str(directory.here.board_id))
    await directory.run([row("a", title="Kock")])
    assert directory.roles("a") == {("reporter", "Norr"), ("sas", "")}


@pytest.mark.parametrize("role", [role.value for role in Role])
async def test_only_three_roles_can_be_given_by_rule(directory: Directory, role: str) -> None:
    body = {"boardId": str(directory.here.board_id), "title": "Chef", "role": role}
    answer = await directory.api.post("/directory-rules", json=body, headers=as_person(directory.admin))
    expected = (201, None) if role in GIVEN_BY_RULE else (409, "role-not-by-rule")
    assert (answer.status_code, answer.json().get("code")) == expected
    (may,) = directory.here.sql("select access.given_by_rule(:role) as it", role=role)
    assert may["it"] == (role in GIVEN_BY_RULE)


async def test_a_rule_asks_for_a_fresh_login(directory: Directory) -> None:
    body = {"boardId": str(directory.here.board_id), "title": "Chef", "role": "reporter"}
    old = as_person_after(11, directory.admin)
    answer = await directory.api.post("/directory-rules", json=body, headers=old)
    assert (answer.status_code, answer.json()["code"]) == (403, "step-up-required")


async def test_who_leaves_is_out_at_the_next_request_and_matters_go_on(directory: Directory) -> None:
    head = await directory.here.person("Hedda", ("department-head", None))
    rows = [row("boss", title="Enhetschef"), *(row(f"p{n}") for n in range(30))]
    await directory.run(rows)
    await directory.rule("Enhetschef", "unit-manager")
    matter = await directory.here.deviation(unit(directory, "Norr"), by=head)
    boss = directory.person("boss")
    assert directory.here.sql("select owner_id from matter where id = :id", id=matter) == [{"owner_id": boss}]
    await directory.here.assign(boss, "sas")
    assert await directory.is_let_in("boss")
    run = await directory.run(rows[1:])
    assert (run["status"], counts(run)) == ("waiting", (0, 0, 30, 1, 0)), "no rule gives that role"
    assert (await directory.step(run, "acceptances"))["status"] == "done"
    assert not await directory.is_let_in("boss")
    assert directory.roles("boss") == set()
    await directory.here.do(lambda tx: find_owners(tx, directory.here.board_id))
    assert directory.here.sql("select owner_id from matter where id = :id", id=matter) == [{"owner_id": head}]
    back = await directory.run(rows)
    assert counts(back) == (0, 1, 30, 0, 0)
    assert await directory.is_let_in("boss")
    assert directory.roles("boss") == {("unit-manager", "Norr")}, "what was given by hand does not come back"


async def test_a_last_day_to_come_ends_when_it_has_passed(directory: Directory) -> None:
    last = clock.today() + timedelta(days=2)
    await directory.run([row("a", validTo=last.isoformat())])
    await directory.rule("", "reporter")
    assert directory.roles("a") == {("reporter", "Norr")}
    with clock.freeze(clock.now() + timedelta(days=3)):
        await apply_rules(directory.here.database, str(directory.here.board_id))
        assert not await directory.is_let_in("a")
        admin = as_person(directory.admin, **{"If-Match": f'"{(await person(directory, "a"))["version"]}"'})
        body = {"name": "Person a", "isActive": True}
        opened = await directory.api.put(f"/persons/{directory.person('a')}", json=body, headers=admin)
        assert opened.status_code == 200
        await apply_rules(directory.here.database, str(directory.here.board_id))
        assert await directory.is_let_in("a"), "who is let in again by hand is let be"


async def person(directory: Directory, key: str) -> dict[str, Any]:
    return await directory.read(f"/persons/{directory.person(key)}")


async def test_too_many_leavers_stop_the_list_until_somebody_says_yes(directory: Directory) -> None:
    rows = [row(f"p{n}") for n in range(40)]
    await directory.run(rows)
    await directory.rule("", "reporter")
    trail = seen_by_trail(directory.here)
    run = await directory.run([row("p0", title="Chef"), *rows[1:37], row("new")])
    assert (run["status"], counts(run)) == ("waiting", (1, 1, 36, 3, 0))
    assert seen_by_trail(directory.here) == trail, "nothing is half done"
    ends = await directory.rows(run, "ended")
    assert (ends[0]["personName"], ends[0]["unitName"], ends[0]["roles"]) == ("Person p37", "Norr", ["reporter"])
    assert {link["rel"] for link in run["_links"]} == {"self", "acceptances", "refusals"}
    old = await directory.api.post(
        f"/directory-runs/{run['id']}/acceptances",
        headers=as_person_after(11, directory.admin, **{"If-Match": f'"{run["version"]}"'}),
    )
    assert old.status_code == 403
    declined = await directory.step(run, "refusals")
    assert (declined["status"], declined["decidedByName"]) == ("declined", "Ada")
    assert seen_by_trail(directory.here) == trail
    again = await directory.run(rows[:37])
    assert again["status"] == "waiting"
    newer = await directory.run(rows[:36])
    assert (newer["status"], (await directory.read(f"/directory-runs/{again['id']}"))["status"]) == (
        "waiting",
        "replaced",
    )
    done = await directory.step(newer, "acceptances")
    assert (done["status"], done["ended"]) == ("done", 4)
    assert [await directory.is_let_in(f"p{n}") for n in (35, 36, 39)] == [True, False, False]


async def test_nobody_with_a_role_that_no_rule_gives_is_ended_unseen(directory: Directory) -> None:
    """One list could otherwise take the last administrator from a board."""
    rows = [row(f"p{n}") for n in range(60)]
    await directory.run(rows)
    await directory.here.assign(directory.person("p59"), "administrator")
    run = await directory.run(rows[:59])
    assert (run["status"], run["ended"]) == ("waiting", 1)
    assert await directory.is_let_in("p59")
    run = await directory.run([*rows[:58], rows[59]])
    assert (run["status"], run["ended"]) == ("done", 1)


def administers(elsewhere: Place, person_id: UUID) -> None:
    """Let somebody be an administrator at another board too."""
    elsewhere.sql(
        "insert into assignment (id, board_id, person_id, role, valid_from)"
        " values (gen_random_uuid(), :board, :person, 'administrator', '2020-01-01') returning id",
        board=elsewhere.board_id,
        person=person_id,
    )


async def test_a_directory_says_nothing_over_what_others_have_given(directory: Directory, elsewhere: Place) -> None:
    rows = [row(f"p{n}") for n in range(40)]
    await directory.run(rows)
    await directory.rule("Undersköterska", "reporter")
    administers(elsewhere, directory.person("p39"))
    renamed = await directory.run([*rows[:39], {**rows[39], "name": "En annan", "email": "annan@example.se"}])
    assert counts(renamed) == (0, 1, 39, 0, 0)
    (person,) = directory.here.sql("select name, email from person where id = :id", id=directory.person("p39"))
    assert person == {"name": "Person p39", "email": ""}
    run = await directory.run([*rows[:39], {**rows[39], "validTo": str(clock.today() - timedelta(days=1))}])
    assert (run["status"], counts(run)) == ("done", (0, 0, 39, 1, 0))
    assert await directory.is_let_in("p39")
    assert directory.roles("p39") == {("administrator", "")}, "the other board's, and none of this one"


async def test_who_says_yes_for_several_boards_ends_roles_at_the_one_that_told(
    directory: Directory, elsewhere: Place
) -> None:
    rows = [row(f"p{n}") for n in range(6)]
    await directory.run(rows)
    administers(elsewhere, directory.person("p5"))
    administers(elsewhere, directory.admin)
    waiting = await directory.run(rows[:5])
    assert waiting["status"] == "waiting"
    assert (await directory.step(waiting, "acceptances"))["status"] == "done"
    assert directory.roles("p5") == {("administrator", "")}
    assert await directory.is_let_in("p5")


async def test_a_list_that_has_lost_its_titles_takes_no_roles_unseen(directory: Directory) -> None:
    rows = [row(f"p{n}") for n in range(30)]
    await directory.run(rows)
    await directory.rule("Undersköterska", "reporter")
    run = await directory.run([{**one, "title": ""} for one in rows])
    assert (run["status"], counts(run)) == ("waiting", (0, 30, 0, 0, 0))
    assert directory.roles("p0") == {("reporter", "Norr")}


async def test_a_part_leaves_what_waits_of_others(directory: Directory) -> None:
    await directory.run([row(f"p{n}") for n in range(10)])
    gone = (clock.today() - timedelta(days=1)).isoformat()
    first = await directory.run([row("p0", validTo=gone), row("p1", validTo=gone)], is_complete=False)
    assert first["status"] == "waiting"
    second = await directory.run([row("p1", title="Chef")], is_complete=False)
    assert second["status"] == "done"
    first = await directory.read(f"/directory-runs/{first['id']}")
    assert (first["status"], first["ended"]) == ("waiting", 1)
    await directory.step(first, "acceptances")
    assert [await directory.is_let_in(key) for key in ("p0", "p1")] == [False, True]


async def test_a_key_that_is_a_personal_number_is_not_kept(directory: Directory) -> None:
    run = await directory.run([row("19121212-1212"), row("a")])
    assert (run["status"], run["rejected"]) == ("done", 1)
    assert [one["key"] for one in await directory.rows(run, "rejected")] == [None]


async def test_leavers_one_by_one_add_up(directory: Directory) -> None:
    rows = [row(f"p{n}") for n in range(40)]
    await directory.run(rows)
    gone = (clock.today() - timedelta(days=1)).isoformat()
    statuses = [(await directory.run([row(f"p{n}", validTo=gone)], is_complete=False))["status"] for n in range(3)]
    assert statuses == ["done", "done", "waiting"]
    with clock.freeze(clock.now() + timedelta(days=1, minutes=1)):
        later = await directory.run([row("p3", validTo=gone)], is_complete=False)
        assert later["status"] == "done"


async def test_an_empty_list_or_a_list_of_nonsense_ends_nobody(directory: Directory) -> None:
    rows = [row(f"p{n}") for n in range(5)]
    await directory.run(rows)
    assert (await directory.send([])).status_code == 422
    run = await directory.run([{"namn": "Ingen"}])
    assert (run["status"], counts(run)) == ("done", (0, 0, 0, 0, 1))
    run = await directory.run([row(f"p{n}", unit="Ingenstans") for n in range(5)])
    assert (run["status"], counts(run)) == ("done", (0, 0, 0, 0, 5))
    assert await directory.is_let_in("p0")


async def test_a_dry_run_takes_in_nothing(directory: Directory) -> None:
    run = await directory.run([row("a"), row("b", unit="Ingenstans")], isDryRun=True)
    assert (run["status"], counts(run)) == ("examined", (1, 0, 0, 0, 1))
    assert (
        directory.here.sql("select 1 from directory_entry where board_id = :board", board=directory.here.board_id) == []
    )


async def test_a_directory_changes_no_login(directory: Directory) -> None:
    await directory.run([row("a"), row("b", login=None)])
    await directory.here.assign(directory.person("b"), "sas")
    run = await directory.run([row("a", login="another"), row("b", login="by-machine"), row("c", login="login-a")])
    told = {one["key"]: one["problem"]["code"] for one in await directory.rows(run, "rejected")}
    assert told == {"a": "login-stands", "b": "login-stands"}
    assert directory.person("c") == directory.person("a"), "the same login is the same person"


async def test_two_employments_are_one_person_until_both_have_ended(directory: Directory) -> None:
    rows = [
        row("a"),
        row("a2", unit="Söder", login="login-a", name="Person a", title="Kock"),
        *(row(f"p{n}") for n in range(40)),
    ]
    await directory.run(rows)
    await directory.rule("", "reporter")
    assert directory.roles("a") == {("reporter", "Norr"), ("reporter", "Söder")}
    await directory.run(rows[1:])
    assert (directory.roles("a2"), await directory.is_let_in("a2")) == ({("reporter", "Söder")}, True)
    await directory.run(rows[2:])
    assert not await directory.is_let_in("a2")


async def test_a_code_stands_for_a_unit_and_for_what_it_becomes(directory: Directory) -> None:
    body = {"boardId": str(directory.here.board_id), "code": "KST 4711", "unitId": str(unit(directory, "Norr"))}
    named = await directory.api.post("/directory-units", json=body, headers=as_person(directory.admin))
    assert named.status_code == 201, named.text
    await directory.run([row("a", unit="kst 4711")])
    await directory.rule("", "reporter")
    assert directory.roles("a") == {("reporter", "Norr")}
    twice = await directory.api.post("/directory-units", json=body, headers=as_person(directory.admin))
    assert (twice.status_code, twice.json()["code"]) == (409, "directory-code-taken")
    new = {"name": "Nya Norr", "kind": "unit", "area": "adults"}
    move = {
        "kind": "move",
        "happenedOn": clock.today().isoformat(),
        "predecessors": [body["unitId"]],
        "successors": [new],
    }
    moved = await directory.api.post("/unit-successions", json=move, headers=as_person(directory.admin))
    assert moved.status_code == 201, moved.text
    await apply_rules(directory.here.database, str(directory.here.board_id))
    assert directory.roles("a") == {("reporter", "Nya Norr")}
    run = await directory.run([row("a", unit="kst 4711")])
    assert run["rejected"] == 0
    headers = as_person(directory.admin, **{"If-Match": '"1"'})
    answer = await directory.api.delete(f"/directory-units/{named.json()['id']}", headers=headers)
    assert answer.status_code == 204
    assert (await directory.run([row("b", unit="kst 4711")], is_complete=False))["rejected"] == 1


async def test_an_absence_lends_only_what_rules_have_given(directory: Directory) -> None:
    first, last = clock.today(), clock.today() + timedelta(days=10)
    away = {"absentFrom": first.isoformat(), "absentTo": last.isoformat()}
    await directory.run([row("boss", title="Enhetschef"), row("deputy", title="Kock")])
    await directory.rule("Enhetschef", "unit-manager")
    await directory.here.assign(directory.person("boss"), "sas")
    told = [row("boss", title="Enhetschef", absence=away, manager="deputy"), row("deputy", title="Kock")]
    run = await directory.run(told)
    assert counts(run) == (0, 1, 1, 0, 0)
    assert directory.roles("deputy") == {("unit-manager", "Norr")}
    assert counts(await directory.run(told)) == (0, 0, 2, 0, 0)
    nobody = await directory.run([row("boss", title="Enhetschef", absence=away, manager="nobody"), told[1]])
    (kept,) = await directory.rows(nobody, "updated")
    assert (kept["problem"]["code"], kept["problem"]["pointer"]) == ("directory-deputy-unknown", "/absence/deputy")


@pytest.mark.drill(short=300, long=5_000)
async def test_a_whole_directory(directory: Directory, amount: int, figure: Figure) -> None:
    head = await directory.here.person("Hedda", ("department-head", None))
    units, titles = ("Norr", "Söder"), ("Undersköterska", "Enhetschef", "Kock")
    rows = [row(f"p{n}", unit=units[n % 2], title=titles[n % 3]) for n in range(amount)]
    await directory.rule("Undersköterska", "reporter")
    await directory.rule("Enhetschef", "unit-manager")
    first = await directory.run(rows)
    matters = [await directory.here.deviation(unit(directory, name), by=head) for name in units for _ in range(5)]
    for number, matter in enumerate(matters):
        directory.here.sql(
            "update matter set owner_id = :who where id = :id returning 1",
            id=matter,
            who=directory.person(f"p{3 * number + 1}"),
        )
    trail = seen_by_trail(directory.here)
    second = await directory.run(rows)
    written = seen_by_trail(directory.here) - trail
    few = amount // 25
    third = await directory.run([row(f"p{few}", unit="Norr", title="Samordnare"), *rows[few + 1 :]])
    await directory.here.do(lambda tx: find_owners(tx, directory.here.board_id))
    left = len(directory.here.sql(UNREACHED, board=directory.here.board_id))
    fourth = await directory.run(rows[amount // 2 :])
    figure(f"directory of {amount}: in {first['created']}, second run {counts(second)} and {written} rows written,")
    figure(f"  third {counts(third)}, open matters without a reachable owner {left},")
    figure(f"  stopped: {fourth['status']} {counts(fourth)}")
    assert (first["created"], counts(second), written) == (amount, (0, 0, amount, 0, 0), 0)
    assert (third["status"], third["ended"], left, fourth["status"]) == ("done", few, 0, "waiting")


UNREACHED = """
select m.id from matter m left join person p on p.id = m.owner_id
 where m.board_id = :board and m.status = 'received'
   and (p.id is null or not p.is_active or not exists (
     select from assignment a where a.person_id = p.id and a.valid_to is null))
"""
