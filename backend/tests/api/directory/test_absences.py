"""Absences that directories tell of end there too, deputies who leave are replaced, and no login is another's."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import bindparam, create_engine, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.pool import NullPool

from qms.directory_absences.jobs import see_to_absences
from qms.kernel import access, clock
from qms.matters.service import find_owners
from qms.role_rules.jobs import apply_rules
from tests.directory import SYSTEM_SCOPES, Directory, row
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio


@pytest.fixture
async def directory(api: Caller, here: Place) -> Directory:
    here.system(SYSTEM_SCOPES)
    await here.unit("Norr")
    directory = Directory(api, here, await here.person("Ada", ("administrator", None)))
    await directory.rule("Enhetschef", "unit-manager")
    return directory


def away(days: int = 10, **more: object) -> dict[str, object]:
    last = clock.today() + timedelta(days=days)
    return {"absentFrom": clock.today().isoformat(), "absentTo": last.isoformat(), **more}


def team(*more: dict[str, object], absence: object = None, keys: tuple[str, ...] = ()) -> list[dict[str, object]]:
    more_of_boss: dict[str, Any] = {"absence": absence} if absence else {}
    boss = row("boss", title="Enhetschef", manager="head", **more_of_boss)
    return [boss, *(row(key) for key in keys or ("head", "stand-in", "other")), *more]


def absences(directory: Directory) -> list[tuple[str, date, date]]:
    told = directory.here.sql(
        "select p.name, a.absent_from, a.absent_to from absence a join person p on p.id = a.deputy_id"
        " where a.board_id = :board order by a.absent_from, a.id",
        board=directory.here.board_id,
    )
    return [(one["name"].removeprefix("Person "), one["absent_from"], one["absent_to"]) for one in told]


async def test_an_absence_that_is_told_no_more_ends_and_the_trail_says_so(directory: Directory) -> None:
    today = clock.today()
    await directory.run(team(absence=away(deputy="stand-in")))
    assert absences(directory) == [("stand-in", today, today + timedelta(days=10))]
    assert directory.roles("stand-in") == {("unit-manager", "Norr")}
    await directory.run(team())
    assert (absences(directory), directory.roles("stand-in")) == ([], set())
    written = (
        "select changes ->> 'operation' as it from audit.event where object_type = 'absence' and board_id = :board"
    )
    told = [one["it"] for one in directory.here.sql(f"{written} order by id", board=directory.here.board_id)]
    assert (told[0], told[-1]) == ("insert", "delete")
    await directory.run(team(absence=away(deputy="stand-in")))
    with clock.freeze(clock.now() + timedelta(days=3)):
        await directory.run(team())
        assert absences(directory) == [("stand-in", today, today + timedelta(days=2))], "what has been stands"


async def test_another_time_or_deputy_takes_the_place_of_the_first(directory: Directory) -> None:
    today = clock.today()
    await directory.run(team(absence=away(deputy="stand-in")))
    with clock.freeze(clock.now() + timedelta(days=2)):
        told = away(20, deputy="other") | {"absentFrom": today.isoformat()}
        await directory.run(team(absence=told))
        first, second = absences(directory)
        assert first == ("stand-in", today, today + timedelta(days=1))
        assert second == ("other", today + timedelta(days=2), today + timedelta(days=22))
        before = absences(directory)
        await directory.run(team(absence=told))
        assert absences(directory) == before


@pytest.mark.parametrize("way", ["list", "day"])
async def test_a_deputy_who_leaves_is_replaced_by_the_manager_and_matters_stay_reachable(
    directory: Directory, way: str
) -> None:
    manager = await directory.here.person("Hedda", ("department-head", None))
    last = clock.today() + timedelta(days=1)
    gone = [row("stand-in", validTo=last.isoformat())] if way == "day" else []
    people = team(*gone, absence=away(deputy="stand-in"), keys=("head", "other", *(f"p{n}" for n in range(40))))
    await directory.run([*people, *([row("stand-in")] if way == "list" else [])])
    unit = directory.here.sql("select id from unit where board_id = :b and name = 'Norr'", b=directory.here.board_id)
    matter = await directory.here.deviation(unit[0]["id"], by=manager)
    directory.here.sql(
        "update matter set owner_id = :who where id = :id returning 1", id=matter, who=directory.person("stand-in")
    )
    with clock.freeze(clock.now() + timedelta(days=2 * (way == "day"))):
        if way == "list":
            await directory.run(people)
        else:
            await apply_rules(directory.here.database, str(directory.here.board_id))
        assert [deputy for deputy, _, until in absences(directory) if until >= clock.today()] == ["head"]
        assert directory.roles("head") == {("unit-manager", "Norr")}
        await directory.here.do(lambda tx: find_owners(tx, directory.here.board_id))
        assert unreached(directory) == 0


async def test_managers_in_a_ring_leave_no_matter_without_an_owner_and_nothing_goes_round(directory: Directory) -> None:
    """Two unit managers who have each other as manager, both away without a named deputy, and then both gone."""
    hedda = await directory.here.person("Hedda", ("department-head", None))
    pair = [
        row(key, title="Enhetschef", manager=other, absence=away())
        for key, other in (("a", "b"), ("b", "a"), ("own", "own"))
    ]
    run = await directory.run([*pair, *(row(f"p{n}") for n in range(80))])
    assert run["status"] == "done"
    assert {deputy for deputy, _, _ in absences(directory)} <= {"a", "b"}, "nobody stands in for themselves"
    unit = directory.here.sql("select id from unit where board_id = :b and name = 'Norr'", b=directory.here.board_id)
    matter = await directory.here.deviation(unit[0]["id"], by=hedda)
    own = "update matter set owner_id = :who where id = :id returning 1"
    directory.here.sql(own, id=matter, who=directory.person("b"))
    await directory.here.do(lambda tx: find_owners(tx, directory.here.board_id))
    assert unreached(directory) == 0
    assert (await directory.run([row(f"p{n}") for n in range(80)]))["status"] == "done"
    await directory.here.do(lambda tx: find_owners(tx, directory.here.board_id))
    assert (unreached(directory), absences(directory)) == (0, [])


def unreached(directory: Directory) -> int:
    """What ``qms doctor`` counts, at this board."""
    counted = text("select count(*) from access.unreached_matters(:board, :today, :policy)")
    known = {"board": directory.here.board_id, "today": clock.today(), "policy": access.roles_reaching()}
    with create_engine(directory.here.owner_url, poolclass=NullPool).connect() as connection:
        return int(connection.scalar(counted.bindparams(bindparam("policy", type_=JSONB)), known) or 0)


async def test_a_deputy_without_a_manager_who_leaves_ends_the_absence_and_it_is_said(directory: Directory) -> None:
    people = [row("boss", title="Enhetschef", absence=away(deputy="stand-in")), *(row(f"p{n}") for n in range(40))]
    await directory.run([*people, row("stand-in")])
    run = await directory.run(people)
    assert absences(directory) == []
    told = [one for one in await directory.rows(run, "unchanged") if one["problem"]]
    assert [(one["key"], one["problem"]["code"]) for one in told] == [("boss", "directory-deputy-unknown")]


async def test_what_somebody_has_registered_is_never_touched_nor_undone(directory: Directory) -> None:
    await directory.run(team())
    today, boss = clock.today(), directory.person("boss")
    await directory.here.away(boss, directory.person("other"), today, today + timedelta(days=5))
    by_hand = absences(directory)
    run = await directory.run(team(absence=away(deputy="stand-in")))
    assert absences(directory) == by_hand
    (told,) = await directory.rows(run, "updated")
    assert told["problem"]["code"] == "away-already"
    await directory.run(team(keys=("head", "stand-in", *(f"p{n}" for n in range(40)))))
    await see_to_absences(directory.here.database, str(directory.here.board_id))
    assert absences(directory) == by_hand


async def test_what_somebody_has_taken_back_stays_so_until_the_directory_says_something_else(
    directory: Directory,
) -> None:
    await directory.run(team(absence=away(deputy="stand-in")))
    (absence,) = (await directory.read("/absences"))["absences"]
    headers = as_person(directory.admin, **{"If-Match": '"1"'})
    assert (await directory.api.delete(f"/absences/{absence['id']}", headers=headers)).status_code == 204
    await directory.run(team(absence=away(deputy="stand-in")))
    assert absences(directory) == []
    await directory.run(team(absence=away(12, deputy="stand-in")))
    assert len(absences(directory)) == 1


async def test_a_trial_says_what_an_absence_lacks_and_registers_none(directory: Directory) -> None:
    run = await directory.run(team(absence=away(deputy="nobody")), isDryRun=True)
    (told, *_) = await directory.rows(run, "created")
    assert (told["problem"]["code"], told["problem"]["pointer"]) == ("directory-deputy-unknown", "/absence/deputy")
    assert (told["personId"], absences(directory)) == (None, [])


async def test_what_waits_for_a_yes_says_what_its_absences_lack_until_they_do_not(directory: Directory) -> None:
    people = [row(f"p{n}") for n in range(20)]
    await directory.run([*team(), *people])
    today, both = clock.today(), [row("boss", absence=away(deputy="head")), row("other", absence=away(deputy="boss"))]
    of_one, by_hand = row("p0", absence=away(deputy="nobody")), row("p1", absence=away(deputy="head"))
    rows = [*both, row("head"), row("stand-in"), of_one, by_hand]
    await directory.here.away(directory.person("p1"), directory.person("stand-in"), today, today)

    async def problems(run: dict[str, Any]) -> dict[str, str]:
        told = (await directory.read(f"/directory-runs/{run['id']}/rows?limit=100"))["rows"]
        return {one["key"]: one["problem"]["code"] for one in told if one["problem"]}

    tried = await problems(await directory.run(rows, isDryRun=True))
    run = await directory.run(rows)
    assert run["status"] == "waiting"
    assert tried == {"other": "deputy-away", "p0": "directory-deputy-unknown", "p1": "away-already"}
    assert await problems(run) == tried
    assert [name for name, *_ in absences(directory)] == ["stand-in"], "nothing of it stays"
    directory.here.sql("delete from absence where board_id = :board returning 1", board=directory.here.board_id)
    del tried["p1"]
    assert await problems(await directory.step(run, "acceptances")) == tried


async def test_a_login_of_another_board_or_a_system_is_refused_already_in_the_trial(
    directory: Directory, elsewhere: Place
) -> None:
    await directory.run([row("known")])
    taken = {"who": await elsewhere.person("Någon"), "subject": f"elsewhere-{directory.here.board_id}"}
    directory.here.sql(
        "insert into person_identity select issuer, :subject, :who from directory_run where board_id = :board"
        " limit 1 returning 1",
        board=directory.here.board_id,
        **taken,
    )
    rows = [
        row("a", login="elsewhere"),
        row("b", login="system"),
        row("c", login="login-known", name="Person known"),
        row("known"),
    ]
    for trial in (True, False):
        run = await directory.run(rows, isDryRun=trial)
        told = [(one["key"], one["problem"]["code"]) for one in await directory.rows(run, "rejected")]
        assert told == [("a", "identity-taken"), ("b", "identity-taken")]
        (known,) = await directory.rows(run, "created")
        assert known["personId"] == str(directory.person("known")), "who is here already is named"


async def test_nobody_is_tied_to_the_client_of_a_system_by_hand_either(directory: Directory) -> None:
    person = await directory.here.person("Eva")
    body = {"subject": f"system-{directory.here.board_id}"}
    read = await directory.read(f"/persons/{person}")
    headers = as_person(directory.admin, **{"If-Match": f'"{read["version"]}"'})
    answer = await directory.api.put(f"/persons/{person}/login", json=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (409, "identity-taken"), answer.text


async def test_of_one_login_said_of_two_people_none_is_tied_whatever_the_order(directory: Directory) -> None:
    people = [row(key, login=None) for key in ("a", "b")]
    await directory.run(people)
    both = [row(key, login="same") for key in ("a", "b")]
    run = await directory.run(both)
    assert [one["problem"]["code"] for one in await directory.rows(run, "rejected")] == ["login-stands"] * 2
    run = await directory.run([row("new", login="same", name="Person a"), row("a", login="same"), people[1]])
    assert run["rejected"] == 0
    assert directory.person("new") == directory.person("a"), "who is known comes before who is new"


@pytest.mark.parametrize("known", [(), ("b",)], ids=["new", "known"])
async def test_of_two_names_with_one_login_the_new_second_is_refused_in_the_trial_and_the_list(
    directory: Directory, known: tuple[str, ...]
) -> None:
    both = [row("a", name="Anna Ek", login="same"), row("b", name="Bo Ek", login="same")]
    same = row("c", name="BO EK" if known else "ANNA EK", login="same")
    await directory.run([one for one in both if one["key"] in known] or [row("z")])
    for more in ({"isDryRun": True}, {}):
        run = await directory.run([*both, same], is_complete=False, **more)
        told = [
            (one["key"], one["problem"]["code"], one["problem"]["pointer"])
            for one in await directory.rows(run, "rejected")
        ]
        assert told == [("a" if known else "b", "directory-login-twice", "/login")]
    assert directory.person("c") == directory.person("b" if known else "a"), "two employments of one name are one"


@pytest.mark.parametrize(("first", "last"), [("2026-03-01", "2026-02-01"), ("2027-03-01", "2027-02-01")])
async def test_an_absence_that_ends_before_it_begins_is_said(directory: Directory, first: str, last: str) -> None:
    rows = team(absence={"absentFrom": first, "absentTo": last, "deputy": "stand-in"})
    for more in ({"isDryRun": True}, {}):
        run = await directory.run(rows, **more)
        told = [one["problem"] for one in await directory.rows(run, "created") if one["problem"]]
        assert [(one["code"], one["pointer"]) for one in told] == [("period-reversed", "/absence/absentTo")]
    assert absences(directory) == []


async def test_a_directory_renames_nobody_with_a_role_that_no_rule_gives(directory: Directory) -> None:
    await directory.run([row("a"), row("b")])
    await directory.here.assign(directory.person("a"), "administrator")
    await directory.run([row(key, name="Ny Namnsson", email="ny@kommun.example.se") for key in ("a", "b")])
    names = [(await directory.read(f"/persons/{directory.person(key)}"))["name"] for key in ("a", "b")]
    assert names == ["Person a", "Ny Namnsson"]
    await directory.run([row("a2", login="login-a", name="Ny Namnsson")], is_complete=False)
    assert (await directory.read(f"/persons/{directory.person('a2')}"))["name"] == "Person a"


async def test_a_trial_that_stands_gives_way_and_tells_whether_it_would_wait(directory: Directory) -> None:
    people = [row(f"p{n}") for n in range(20)]
    await directory.run(people)
    standing = await directory.send(people[:5], isDryRun=True)
    assert standing.json()["status"] == "examining"
    real = await directory.run(people)
    assert real["status"] == "done"
    trial = await directory.worked_on(standing.json()["id"])
    assert (trial["status"], trial["ended"], trial["asks"]) == ("examined", 15, True)


async def test_a_key_change_with_the_same_login_lets_nobody_leave(directory: Directory) -> None:
    people = [row(f"p{n}") for n in range(40)]
    await directory.run([*people, row("old", login="stays")])
    await directory.here.assign(directory.person("old"), "sas")
    run: Any = await directory.run([*people, row("renewed", login="stays")])
    if run["status"] == "waiting":
        await directory.step(run, "acceptances")
    assert directory.roles("renewed") == {("sas", "")}


async def test_what_lacks_in_several_places_is_said_once(directory: Directory) -> None:
    run = await directory.run([{"key": "a"}])
    (told,) = await directory.rows(run, "rejected")
    assert told["problem"]["detail"] == "Behövs: name, unit."
