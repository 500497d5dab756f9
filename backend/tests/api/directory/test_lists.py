"""People come in by a list: each row by itself, roles by rule, and what people have said is let be."""

from datetime import timedelta
from typing import Any

import pytest

from qms.directory.policy import GIVEN_BY_RULE
from qms.kernel import clock
from qms.matters.service import find_owners
from qms.organisation.models import Role
from qms.role_rules.jobs import apply_rules
from tests.api.directory.conftest import unit
from tests.conftest import Figure
from tests.directory import Directory, counts, row, seen_by_trail
from tests.town import as_person, as_person_after

pytestmark = pytest.mark.anyio
UNREACHED = """
select m.id from matter m left join person p on p.id = m.owner_id
 where m.board_id = :board and m.status = 'received'
   and (p.id is null or not p.is_active or not exists (
     select from assignment a where a.person_id = p.id and a.valid_to is null))
"""


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


@pytest.mark.parametrize("is_dry_run", [True, False])
async def test_a_row_beside_another_names_one_with_the_same_fault_or_says_that_it_has_another(
    directory: Directory, *, is_dry_run: bool
) -> None:
    rows: list[dict[str, object]] = [
        row("key", title="Vikarie 19121212-1212"),
        row("key"),
        row("key", name="Någon Annan"),
        row("alone", title="Vikarie 19121212-1212"),
        row("alone"),
        row("first", unit="Ingenstans", login="same"),
        row("second", login="same"),
        row("third", login="own"),
        row("fourth", login="own"),
    ]
    run = await directory.run(rows, isDryRun=is_dry_run)
    told = {one["number"]: one["problem"]["detail"].partition(".")[0] for one in await directory.rows(run, "rejected")}
    mended = "som också behöver rättas, har samma"
    assert {number: said for number, said in told.items() if number not in (1, 4, 6)} == {
        2: "Rad 3 har samma nyckel",
        3: "Rad 2 har samma nyckel",
        5: f"Rad 4, {mended} nyckel",
        7: f"Rad 6, {mended} inloggning och ett annat namn",
        9: "Rad 8 har samma inloggning och ett annat namn",
    }


async def test_a_manager_who_is_not_known_is_said_and_the_row_is_in(directory: Directory) -> None:
    """In the trial, when it is taken in, and again each time, also where nothing else has changed."""
    rows = [row("boss"), row("a", manager="boss"), row("b", manager="nobody"), row("c", manager="d"), row("d")]

    async def told(run: dict[str, Any]) -> dict[str, str]:
        listed = await directory.read(f"/directory-runs/{run['id']}/rows?remarked=true")
        assert run["remarks"] == len(listed["rows"])
        return {one["key"]: one["problem"]["code"] for one in listed["rows"]}

    unknown = "directory-manager-unknown"
    assert await told(await directory.run(rows, isDryRun=True)) == {"b": unknown}
    first = await directory.run(rows)
    assert (counts(first), await told(first)) == ((5, 0, 0, 0, 0), {"b": unknown})
    again = await directory.run(rows)
    assert (counts(again), await told(again)) == ((0, 0, 5, 0, 0), {"b": unknown})
    waiting = await directory.run(rows[:4])
    assert (waiting["status"], await told(waiting)) == ("waiting", {"b": unknown, "c": unknown}), "d leaves"
    others = await directory.read(f"/directory-runs/{waiting['id']}/rows?remarked=false")
    assert {one["key"] for one in others["rows"]} == {"boss", "a", "d"}
    part = await directory.run([row("e", manager="boss")], is_complete=False)
    assert await told(part) == {}, "who stands in the directory from before is known"


async def test_a_row_that_says_what_another_does_says_which(directory: Directory) -> None:
    rows = [row("a"), row("b"), row("a"), row("c", login="one"), row("d", login="one")]
    run = await directory.run(rows, isDryRun=True)
    assert [one["problem"]["detail"].split(".")[0] for one in await directory.rows(run, "rejected")] == [
        "Rad 3 har samma nyckel",
        "Rad 1 har samma nyckel",
        "Rad 4 har samma inloggning och ett annat namn",
    ]


async def test_managers_in_a_ring_are_said_and_the_rows_are_in(directory: Directory) -> None:
    """One's own manager, two who have each other, and a ring that a part of the directory closes."""
    rows = [row("own", manager="own"), row("a", manager="b"), row("b", manager="a"), row("under", manager="a")]
    rows += [row("top"), row("middle", manager="top"), row("low", manager="middle")]

    async def told(run: dict[str, Any]) -> dict[str, str]:
        listed = (await directory.read(f"/directory-runs/{run['id']}/rows?remarked=true"))["rows"]
        assert {one["problem"]["pointer"] for one in listed} <= {"/manager"}
        return {one["key"]: one["problem"]["detail"].split(".")[0] for one in listed}

    ring = "Den närmaste chefen har i sin tur, i ett eller flera led, personen som chef"
    said = {"own": "Personen står som sin egen närmaste chef", "a": ring, "b": ring}
    assert await told(await directory.run(rows, isDryRun=True)) == said
    first = await directory.run(rows)
    assert (counts(first), await told(first)) == ((7, 0, 0, 0, 0), said)
    closing = await directory.run([row("top", manager="low")], is_complete=False)
    assert (counts(closing), await told(closing)) == ((0, 1, 0, 0, 0), {"top": ring})
    again = await directory.run([*rows[:4], row("top", manager="low"), *rows[5:]])
    assert (counts(again), await told(again)) == ((0, 0, 7, 0, 0), said | dict.fromkeys(("top", "middle", "low"), ring))


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


async def test_a_key_that_is_a_personal_number_is_not_kept(directory: Directory) -> None:
    run = await directory.run([row("19121212-1212"), row("a")])
    assert (run["status"], run["rejected"]) == ("done", 1)
    assert [one["key"] for one in await directory.rows(run, "rejected")] == [None]


@pytest.mark.parametrize("number", ["811218-9876", "198112189876", "701063-2391"])
async def test_a_login_that_is_a_personal_number_is_refused(directory: Directory, number: str) -> None:
    run = await directory.run([row("a", login=number), row("b")])
    (refused,) = await directory.rows(run, "rejected")
    assert (run["created"], refused["key"]) == (1, "a")
    assert number not in str(refused)
    assert refused["problem"]["pointer"] == "/login"


async def test_a_dry_run_takes_in_nothing(directory: Directory) -> None:
    run = await directory.run([row("a"), row("b", unit="Ingenstans")], isDryRun=True)
    assert (run["status"], counts(run)) == ("examined", (1, 0, 0, 0, 1))
    assert (
        directory.here.sql("select 1 from directory_entry where board_id = :board", board=directory.here.board_id) == []
    )


async def test_a_directory_changes_no_login(directory: Directory) -> None:
    await directory.run([row("a"), row("b", login=None)])
    await directory.here.assign(directory.person("b"), "sas")
    rows = [row("a", login="another"), row("b", login="by-machine"), row("c", name="Person a", login="login-a")]
    run = await directory.run(rows)
    told = {one["key"]: one["problem"]["code"] for one in await directory.rows(run, "rejected")}
    assert told == {"a": "login-stands", "b": "login-stands"}
    assert directory.person("c") == directory.person("a"), "the same login is the same person"


async def test_two_with_one_login_never_become_one_however_often_they_are_sent(directory: Directory) -> None:
    """Also where the row of whom it is says no login any more, and where a part of the directory has no such row."""
    await directory.run([row("a", name="Tora Ett", login="x")])
    both = [row("a", name="Tora Ett", login=None), row("b", name="Tyra Två", login="x")]
    for is_dry_run in (False, True, False):
        run = await directory.run(both, isDryRun=is_dry_run)
        (refused,) = await directory.rows(run, "rejected")
        assert (refused["key"], refused["problem"]["code"]) == ("b", "directory-login-twice")
        assert refused["problem"]["detail"].startswith("Rad 1 har samma inloggning och ett annat namn")
    part = await directory.run(both[1:], is_complete=False)
    (alone,) = await directory.rows(part, "rejected")
    assert alone["problem"]["detail"].startswith("En annan anställning i katalogen har samma inloggning")
    same = await directory.run([row("b", name="Tora Ett", login="x")], is_complete=False)
    assert (counts(same), directory.person("b")) == ((1, 0, 0, 0, 0), directory.person("a"))


async def test_whoever_gets_another_key_and_name_in_one_list_is_called_so(directory: Directory) -> None:
    """Also on the day when the last day of the old key has passed."""
    await directory.run([row("h1", name="Hanna Ek", login="x"), row("h3", name="Bo Ek", login="y"), row("boss")])
    person = directory.person("h1")
    last = clock.today()
    ends = row("h3", name="Bo Ek", login="y", validTo=last.isoformat())
    follows = row("h4", name="Bo Ek", login="y", title="Kock")
    changed = [row("h2", name="Hanna Lind", login="x"), ends, follows, row("boss")]
    run = await directory.run(changed)
    run = await directory.step(run, "acceptances") if run["status"] == "waiting" else run
    assert (counts(run), directory.person("h2")) == ((2, 0, 1, 2, 0), person)
    assert (await directory.read(f"/persons/{person}"))["name"] == "Hanna Lind"
    assert (await directory.read(f"/persons/{directory.person('h4')}"))["title"] == "Undersköterska"
    with clock.freeze(clock.now() + timedelta(days=1)):
        await apply_rules(directory.here.database, str(directory.here.board_id))
    (told,) = directory.here.sql("select title from person where id = :id", id=directory.person("h4"))
    assert told["title"] == "Kock", "when the old key's last day has passed"
    assert counts(await directory.run(changed))[2] == 4


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
