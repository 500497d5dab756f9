"""Leavers are out at once, over their own board only, and too many of them stop a list until somebody says yes."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.kernel import clock
from qms.matters.service import find_owners
from qms.role_rules.jobs import apply_rules
from tests.api.directory.conftest import unit
from tests.directory import Directory, counts, row, seen_by_trail
from tests.given import Place
from tests.town import as_person, as_person_after

pytestmark = pytest.mark.anyio


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


async def test_the_last_administrator_never_leaves_by_a_list(directory: Directory) -> None:
    """Two of three go with a yes, who goes too is told; the last of all is refused, alone or with the others."""
    here, rows = directory.here, [row(f"p{n}") for n in range(60)]
    await directory.run(rows)
    for key in ("p58", "p59"):
        await here.assign(directory.person(key), "administrator")
    ada, directory.admin = directory.admin, directory.person("p59")
    waiting = await directory.run(rows[:58])
    assert (waiting["status"], waiting["ended"], waiting["endsCaller"]) == ("waiting", 2, True), "Ada stays"
    other = await directory.api.get(f"/directory-runs/{waiting['id']}", headers=as_person(ada))
    assert other.json()["endsCaller"] is False
    here.sql("update assignment set valid_to = valid_from where person_id = :ada returning id", ada=ada)
    trial = await directory.run(rows[:58], isDryRun=True)
    assert (trial["ended"], trial["rejected"], trial["endsCaller"]) == (0, 2, False)
    assert {one["problem"]["code"] for one in await directory.rows(trial, "rejected")} == {"last-administrator"}
    waiting = await directory.read(f"/directory-runs/{waiting['id']}")
    told = [waiting[name] for name in ("ended", "endsCaller", "keepsCaller", "staying")]
    assert told == [2, False, True, ["Person p58", "Person p59"]], "the list waited from before the two were alone"
    done = await directory.step(waiting, "acceptances", who=directory.person("p58"))
    assert (done["ended"], done["rejected"]) == (0, 2), "as its trial"
    assert [await directory.is_let_in(key) for key in ("p58", "p59")] == [True, True]
    here.sql("update assignment set valid_to = valid_from where person_id = :who returning id",
             who=directory.person("p58"))  # fmt: skip
    by_day = await directory.run([{**rows[59], "validTo": str(clock.today() - timedelta(days=1))}], is_complete=False)
    assert counts(by_day) == (0, 0, 0, 0, 1)


async def test_the_last_administrator_has_a_last_day_and_stays_until_somebody_else_is_one(directory: Directory) -> None:
    here, rows, later = directory.here, [row(f"p{n}") for n in range(3)], str(clock.today() + timedelta(days=1))
    await directory.run(rows)
    await here.assign(directory.person("p2"), "administrator")
    here.sql("update assignment set valid_to = valid_from where person_id = :ada returning id", ada=directory.admin)
    directory.admin = directory.person("p2")
    on_a_day = await directory.run([{**rows[2], "validTo": later}], is_complete=False)
    for run in (on_a_day, await directory.step(on_a_day, "acceptances")):
        (ends,) = await directory.rows(run, "ended")
        assert (run["remarks"], ends["lastDay"], ends["problem"]["code"]) == (1, later, "last-administrator-later")
    with clock.freeze(clock.now() + timedelta(days=3)):
        await apply_rules(here.database, str(here.board_id))
        assert await directory.is_let_in("p2"), "until somebody else administers the board"
        await here.assign(directory.person("p0"), "administrator")
        await apply_rules(here.database, str(here.board_id))
        assert not await directory.is_let_in("p2")


async def test_who_has_left_already_leaves_no_more_by_another_title(directory: Directory) -> None:
    """Alone as administrator, so let be: the list said that it refused what its trial took."""
    here, rows = directory.here, [row(f"p{n}") for n in range(3)]
    await directory.run(rows)
    await here.assign(directory.person("p0"), "administrator")
    here.sql("update assignment set valid_to = valid_from where person_id = :ada returning id", ada=directory.admin)
    directory.admin = directory.person("p0")
    last = {**rows[0], "validTo": str(clock.today() + timedelta(days=1))}
    await directory.step(await directory.run([last], is_complete=False), "acceptances")
    with clock.freeze(clock.now() + timedelta(days=3)):
        for more in ({"isDryRun": True}, {}):
            run = await directory.run([{**last, "title": "Kock"}], is_complete=False, **more)
            assert counts(run) == (0, 1, 0, 0, 0)


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
