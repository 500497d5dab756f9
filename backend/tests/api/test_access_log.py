"""The access log: who may read it, what it says and does not say, and that reading it stands in it."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from qms.access_log.queries import PAGE
from qms.kernel import clock
from qms.kernel.db import Tx
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
SECRET = "Ett brev om Anna Kvist"


async def asked(api: Caller, who: UUID, **filters: str) -> dict[str, Any]:
    answer = await api.get("/access-events", headers=as_person(who), params=filters)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.fixture
async def watched(here: Place, api: Caller) -> dict[str, Any]:
    """A matter that somebody has opened twice, a list that showed it, and those who watch."""
    unit, other = await here.unit(), await here.unit("Hemtjänsten")
    rut = await here.person("Rut Rask", ("reporter", unit))
    eva = await here.person("Eva Ek", ("quality-developer", None))
    matter = await here.deviation(unit, by=rut, title=SECRET)
    for path in (f"/deviations/{matter}", f"/deviations/{matter}", "/deviations"):
        assert (await api.get(path, headers=as_person(eva))).status_code == 200
    reference = (await api.get(f"/deviations/{matter}", headers=as_person(rut))).json()["reference"]
    return {
        "matter": matter,
        "reference": reference,
        "rut": rut,
        "eva": eva,
        "boss": await here.person("Mats Malm", ("unit-manager", unit)),
        "other boss": await here.person("Olga Orm", ("unit-manager", other)),
        "dpo": await here.person("Dag Dahl", ("dpo", None)),
        "reviewer": await here.person("Lo Lund", ("log-reviewer", None)),
    }


async def test_a_manager_sees_who_has_opened_a_matter(api: Caller, watched: dict[str, Any]) -> None:
    boss, matter = watched["boss"], watched["matter"]
    shown = (await api.get(f"/deviations/{matter}", headers=as_person(boss))).json()
    (link,) = [link for link in shown["_links"] if link["rel"] == "readers"]
    assert link["href"].endswith(f"/matters/{matter}/readers")
    answer = await api.get(f"/matters/{matter}/readers", headers=as_person(boss))
    assert [link["rel"] for link in answer.json()["_links"]] == ["self", "matter"]
    readers = {row["name"]: row for row in answer.json()["readers"]}
    assert answer.json()["reference"] == watched["reference"]
    assert set(readers) == {"Eva Ek", "Rut Rask", "Mats Malm"}
    assert (readers["Eva Ek"]["times"], readers["Eva Ek"]["operationName"]) == (2, "Läs en avvikelse")
    assert readers["Rut Rask"]["unitNames"] == ["Mottagningen"]
    assert readers["Eva Ek"]["day"] == clock.today().isoformat()


async def test_looking_at_the_readers_stands_among_them(api: Caller, here: Place, watched: dict[str, Any]) -> None:
    path = f"/matters/{watched['matter']}/readers"
    await api.get(path, headers=as_person(watched["dpo"]))
    rows = (await api.get(path, headers=as_person(watched["reviewer"]))).json()["readers"]
    assert ("Dag Dahl", "Visa vem som har läst ett ärende") in {(row["name"], row["operationName"]) for row in rows}
    assert [row["object_id"] for row in here.audit("matterReaderList")] == [watched["matter"]] * 2


@pytest.mark.parametrize("name", ["rut", "eva", "other boss"])
async def test_others_do_not_learn_who_has_read(api: Caller, watched: dict[str, Any], name: str) -> None:
    answer = await api.get(f"/matters/{watched['matter']}/readers", headers=as_person(watched[name]))
    assert answer.status_code == (404 if "boss" in name else 403)
    assert (await api.get("/access-events", headers=as_person(watched[name]))).status_code == 403
    shown = (await api.get(f"/deviations/{watched['matter']}", headers=as_person(watched[name]))).json()
    assert "readers" not in [link["rel"] for link in shown.get("_links", [])]


async def test_the_log_is_searched_by_person_matter_time_and_operation(api: Caller, watched: dict[str, Any]) -> None:
    dpo, tomorrow = watched["dpo"], (clock.today() + timedelta(days=1)).isoformat()
    by_eva = (await asked(api, dpo, person="eva e"))["accessEvents"]
    assert [row["operation"] for row in by_eva] == ["deviationList", "deviationRead", "deviationRead"]
    assert {row["actorName"] for row in by_eva} == {"Eva Ek"}
    of_matter = (await asked(api, dpo, matter=watched["reference"].lower()))["accessEvents"]
    assert {"deviationReport", "deviationRead", "deviationList"} <= {row["operation"] for row in of_matter}
    assert all(row["matters"] in ([watched["reference"]], []) for row in of_matter)
    opened = (await asked(api, dpo, operation="deviationRead"))["accessEvents"]
    assert [(row["actorName"], row["kindName"]) for row in opened] == [("Rut Rask", "Öppnade")] + [
        ("Eva Ek", "Öppnade")
    ] * 2
    assert (await asked(api, dpo, since=tomorrow, until=tomorrow))["accessEvents"] == []
    assert (await asked(api, dpo, person="ingen alls"))["accessEvents"] == []
    assert (await asked(api, dpo, matter="AVV-999999999"))["accessEvents"] == []


async def test_reading_the_log_is_itself_recorded_with_whom_it_was_about(
    api: Caller, here: Place, watched: dict[str, Any]
) -> None:
    await asked(api, watched["reviewer"], person="Eva", matter=watched["reference"])
    (row,) = here.audit("accessEventList")
    assert (row["kind"], row["actor_id"]) == ("list", watched["reviewer"])
    assert set(row["object_ids"]) == {watched["eva"], watched["matter"]}
    seen = (await asked(api, watched["dpo"], operation="accessEventList"))["accessEvents"]
    assert {row["operationName"] for row in seen} == {"Läs granskningsloggen"}
    assert [row["actorName"] for row in seen] == ["Dag Dahl", "Lo Lund"]


async def test_no_words_of_a_matter_are_shown(api: Caller, watched: dict[str, Any]) -> None:
    answers = [await asked(api, watched["dpo"]), await asked(api, watched["dpo"], matter=watched["reference"])]
    assert SECRET not in str(answers)
    assert "fel adress" not in str(answers)
    assert watched["reference"] in str(answers)


async def test_another_board_sees_nothing(api: Caller, elsewhere: Place, watched: dict[str, Any], here: Place) -> None:
    stranger = await elsewhere.person("Åsa Ål", ("log-reviewer", None))
    assert "Eva Ek" not in str(await asked(api, stranger))
    assert (await asked(api, stranger, matter=watched["reference"]))["accessEvents"] == []
    there = {"boardId": str(here.board_id)}
    assert (await api.get("/access-events", headers=as_person(stranger), params=there)).status_code == 403
    assert (await api.get(f"/matters/{watched['matter']}/readers", headers=as_person(stranger))).status_code == 404


async def test_a_refusal_stands_at_the_board_of_what_was_asked_for_once(
    api: Caller, here: Place, elsewhere: Place
) -> None:
    """Rut is kept at one board and has a role at the other too: who guards that one sees what was tried there."""
    rut, there = await here.person("Rut", ("reporter", await here.unit())), await elsewhere.unit("Där")
    elsewhere.sql(
        "insert into assignment (id, board_id, person_id, role, unit_id, valid_from)"
        " values (gen_random_uuid(), :board, :who, 'reporter', :unit, '2020-01-01') returning 1",
        board=elsewhere.board_id,
        who=rut,
        unit=there,
    )
    eva = await elsewhere.person("Eva", ("reporter", there))
    hidden = await elsewhere.deviation(there, by=eva)
    for matter in (hidden, UUID(int=7)):
        assert (await api.get(f"/deviations/{matter}", headers=as_person(rut))).status_code == 404
    kept = "select board_id, object_id from audit.event where actor_id = :who and kind = 'denial' order by id"
    assert [tuple(one.values()) for one in here.sql(kept, who=rut)] == [
        (elsewhere.board_id, hidden),
        (here.board_id, UUID(int=7)),
    ]
    about = {"deviation": hidden, "matter": hidden, "unit": there, "person": eva, "board": elsewhere.board_id}
    (role,) = elsewhere.sql("select id from assignment where person_id = :who", who=eva)
    about["assignment"] = role["id"]
    of_refusal = "select audit.board_of_refusal(:who, :kind, :about, array[:one, :other]) as board"
    for one, board in (
        *((one, elsewhere.board_id) for one in about.items()),
        (("nothing of ours", eva), here.board_id),
    ):
        asked = {"who": rut, "kind": one[0], "about": one[1], "one": here.board_id, "other": elsewhere.board_id}
        assert here.sql(of_refusal, **asked) == [{"board": board}], one[0]
    beyond = "select audit.board_of_refusal(:who, 'unit', :about, array[:one]) as board"
    assert here.sql(beyond, who=rut, about=there, one=here.board_id) == [{"board": here.board_id}]


async def test_the_wall_holds_in_the_database_too(here: Place, elsewhere: Place, watched: dict[str, Any]) -> None:
    """Even if the service asked for another board's trail."""
    events = "select count(*) from audit.events(:board, null, null, null, '2020-01-01', 'infinity', null, null, 10)"
    readers = "select count(*) from audit.readers(:board, :matter)"
    given = {"board": here.board_id, "matter": watched["matter"]}
    for statement in (events, readers):
        count = partial(Tx.scalar, statement=text(statement), params=given)
        assert await here.do(count)
        assert await elsewhere.do(count) == 0


async def test_pages_follow_each_other_without_gaps(api: Caller, here: Place, watched: dict[str, Any]) -> None:
    here.sql(
        "insert into audit.event (board_id, kind, action, actor_kind, object_type) "
        "select :board, 'list', 'many', 'system', 'matter' from generate_series(1, :many) returning 1",
        board=here.board_id,
        many=2 * PAGE + 5,
    )
    sizes: list[int] = []
    cursor = None
    while cursor or not sizes:
        page = await asked(api, watched["dpo"], operation="many", **({"before": cursor} if cursor else {}))
        sizes.append(len(page["accessEvents"]))
        cursor = page["cursor"]
    assert sizes == [PAGE, PAGE, 5]
