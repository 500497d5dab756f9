"""A new row may be of somebody who is known: a trial says of whom, and a new key in a list is no leaver."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.kernel import clock
from tests.directory import Directory, counts, row
from tests.town import as_person

pytestmark = pytest.mark.anyio
Told = dict[str, tuple[str | None, int | None]]


def logs_in(directory: Directory, who: UUID, login: str) -> None:
    """Let somebody have a login at the provider that lists speak of. A list has come in before."""
    tie = "insert into person_identity select issuer, :subject, :who from directory_run where board_id = :board"
    here = directory.here
    here.sql(f"{tie} limit 1 returning 1", subject=f"{login}-{here.board_id}", who=who, board=here.board_id)


async def same(directory: Directory, run: dict[str, Any]) -> Told:
    """The rows of a list that become the same person as somebody: who that is, and on which row."""
    listed = (await directory.read(f"/directory-runs/{run['id']}/rows?samePerson=true"))["rows"]
    others = await directory.read(f"/directory-runs/{run['id']}/rows?samePerson=false&limit=100")
    assert {one["samePersonName"] for one in others["rows"]} <= {None}
    return {one["key"]: (one["samePersonName"], one["samePersonRow"]) for one in listed}


async def test_a_trial_says_whom_a_new_row_becomes_the_same_person_as(directory: Directory) -> None:
    """Somebody who stands by hand, by another name too; who is in the directory; and another row of the list."""
    here = directory.here
    await directory.run([row("known"), row("untied", login=None)])
    hand = await here.person("Hanna Hand")
    logs_in(directory, hand, "by-hand")
    rows = [
        row("hand", name="Någon Annan", login="by-hand"),
        row("second", name="Person known", login="login-known"),
        row("one", login="new"),
        row("two", name="Person one", login="new"),
        row("tied", name="Person untied", login="login-untied"),
        row("alone"),
        row("none", login=None),
        row("known"),
        row("untied", login="login-untied"),
    ]
    told: Told = {"hand": ("Hanna Hand", None), "second": ("Person known", None)}
    told |= {"two": ("Person one", 3), "tied": ("Person untied", 9)}
    trial = await directory.run(rows, isDryRun=True)
    assert (trial["status"], counts(trial)) == ("examined", (7, 1, 1, 0, 0))
    assert await same(directory, trial) == told
    people = {one["key"]: one["personId"] for one in await directory.rows(trial, "created")}
    assert (people["hand"], people["alone"]) == (str(hand), None)
    await directory.run(rows)
    assert directory.person("hand") == hand
    became = [directory.person(key) for key in ("second", "known", "two", "one", "tied", "untied", "alone")]
    assert [became[0] == became[1], became[2] == became[3], became[4] == became[5]] == [True, True, True]
    assert len(set(became)) == 4


async def test_a_list_that_waits_says_so_too(directory: Directory) -> None:
    rows = [row(f"p{n}") for n in range(10)]
    await directory.run(rows)
    waiting = await directory.run([*rows[:8], row("again", name="Person p0", login="login-p0")])
    assert waiting["status"] == "waiting"
    assert await same(directory, waiting) == {"again": ("Person p0", None)}


async def test_whoever_has_a_new_key_does_not_leave(directory: Directory) -> None:
    """Nobody has to say yes to it, and what was given by hand stays: the row ends, and not the person."""
    rows = [row(f"p{n}") for n in range(40)]
    await directory.run(rows)
    await directory.rule("", "reporter")
    await directory.here.assign(directory.person("p0"), "sas")
    new = row("new", name="Person p0", login="login-p0")
    trial = await directory.run([new, *rows[1:]], isDryRun=True)
    assert (counts(trial), trial["leaving"], trial["asks"]) == ((1, 0, 39, 1, 0), 0, False)
    (ends,) = await directory.rows(trial, "ended")
    assert (ends["key"], ends["goesOn"]) == ("p0", True)
    done = await directory.run([new, *rows[1:]])
    assert (done["status"], counts(done)) == ("done", counts(trial))
    (ends,) = await directory.rows(done, "ended")
    assert ends["goesOn"]
    assert directory.person("new") == directory.person("p0")
    assert directory.roles("new") == {("reporter", "Norr"), ("sas", "")}
    left = await directory.run(rows[1:])
    assert (left["status"], left["leaving"]) == ("waiting", 1), "the one who has that role"
    assert [one["goesOn"] for one in await directory.rows(left, "ended")] == [False]


async def test_however_many_have_new_keys_nobody_is_asked_about_them(directory: Directory) -> None:
    """Only people who leave are counted, also among those who have left by other lists that day."""
    rows = [row(f"p{n}") for n in range(25)]
    await directory.run(rows)
    renamed = [row(f"q{n}", name=f"Person p{n}", login=f"login-p{n}") for n in range(20)]
    done = await directory.run([*renamed, *rows[20:]])
    assert (done["status"], counts(done)) == ("done", (20, 0, 5, 20, 0))
    one_less = await directory.run([*renamed, *rows[21:]])
    assert (one_less["status"], one_less["ended"]) == ("done", 1)
    two_less = await directory.run([*renamed, *rows[22:]])
    assert (two_less["status"], two_less["leaving"]) == ("waiting", 1), "8 percent have left in a day"


async def test_whoever_comes_back_by_a_new_key_later_leaves_till_then(directory: Directory) -> None:
    rows = [row(f"p{n}") for n in range(3)]
    await directory.run(rows)
    again = {"name": "Person p0", "login": "login-p0"}
    later = str(clock.today() + timedelta(days=60))
    gap = await directory.run([row("new", validFrom=later, **again), *rows[1:]], isDryRun=True)
    last = str(clock.today() + timedelta(days=59))
    whole = [row("new", validFrom=later, **again), row("p0", validTo=last), *rows[1:]]
    none = await directory.run(whole, isDryRun=True)
    assert [(run["leaving"], run["asks"]) for run in (gap, none)] == [(1, True), (0, False)]
    told = [await directory.rows(run, "ended") for run in (gap, none)]
    assert [[one["goesOn"] for one in ended] for ended in told] == [[False], [True]]


@pytest.mark.parametrize("refused", [{"login": "another"}, {"unit": "Ingenstans"}], ids=["login", "unit"])
async def test_a_refused_row_names_nobody_anew(directory: Directory, refused: dict[str, str]) -> None:
    """Else two people would become one: who has the login is called as the directory says."""
    await directory.run([row("gun")])
    wrong, new = row("gun", name="Siv", **refused), row("siv", name="Siv", login="login-gun")
    for listed in ([wrong, new], [new, wrong]):
        trial = await directory.run(listed, isDryRun=True)
        codes = {one["key"]: one["problem"]["code"] for one in await directory.rows(trial, "rejected")}
        assert (counts(trial), codes["siv"]) == ((0, 0, 0, 0, 2), "directory-login-twice")


async def test_the_last_administrator_with_a_new_key_goes_on(directory: Directory) -> None:
    """And stays by the old one where the new row is somebody else's or nobody's: that is refused, and told."""
    here, rows = directory.here, [row(f"p{n}") for n in range(3)]
    await directory.run(rows)
    await here.assign(directory.person("p0"), "administrator")
    here.sql("update assignment set valid_to = valid_from where person_id = :ada returning id", ada=directory.admin)
    directory.admin = directory.person("p0")
    for other in ({"login": None}, {"login": "another"}, {"login": "login-p0", "unit": "Ingenstans"}):
        trial = await directory.run([row("new", name="Person p0", **other), *rows[1:]], isDryRun=True)
        lacks = [one for one in await directory.rows(trial, "rejected") if one["key"] == "p0"]
        assert [one["problem"]["code"] for one in lacks] == ["last-administrator"], other
        assert (trial["ended"], trial["keepsCaller"], trial["staying"]) == (0, True, ["Person p0"])
    listed = [row("new", name="Person p0", login="login-p0"), *rows[1:]]
    trial = await directory.run(listed, isDryRun=True)
    assert (counts(trial), trial["leaving"], trial["staying"]) == ((1, 0, 2, 1, 0), 0, [])
    assert await same(directory, trial) == {"new": ("Person p0", None)}
    waiting = await directory.run(listed)
    done = await directory.step(waiting, "acceptances") if waiting["status"] == "waiting" else waiting
    assert (done["status"], counts(done)) == ("done", (1, 0, 2, 1, 0))
    assert ("administrator", "") in directory.roles("new")
    assert directory.person("new") == directory.admin
    assert await directory.is_let_in("new")
    assert counts(await directory.run(listed)) == (0, 0, 3, 0, 0)


async def test_whom_a_list_keeps_is_told_in_every_way(directory: Directory) -> None:
    """In a trial, where it was refused at once, and in what waits for something else, and still when it is in."""
    here, rows = directory.here, [row(f"p{n}") for n in range(10)]
    await directory.run(rows)
    await here.assign(directory.person("p9"), "administrator")
    here.sql("update assignment set valid_to = valid_from where person_id = :ada returning id", ada=directory.admin)
    directory.admin = directory.person("p9")

    def told(run: dict[str, Any]) -> tuple[object, ...]:
        return tuple(run[name] for name in ("ended", "leaving", "endsCaller", "keepsCaller", "staying"))

    trial = await directory.run(rows[:7], isDryRun=True)
    waiting = await directory.run(rows[:7])
    assert (trial["status"], waiting["status"]) == ("examined", "waiting")
    assert told(trial) == told(waiting) == (2, 2, False, True, ["Person p9"])
    other = await here.person("Annan", ("administrator", None))
    answer = await directory.api.get(f"/directory-runs/{waiting['id']}", headers=as_person(other))
    assert (answer.json()["keepsCaller"], answer.json()["staying"]) == (False, ["Person p9"])
    done = await directory.step(waiting, "acceptances")
    assert (done["status"], done["keepsCaller"], done["staying"]) == ("done", True, ["Person p9"])
    assert await directory.is_let_in("p9")
