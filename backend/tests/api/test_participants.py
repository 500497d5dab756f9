"""Who takes part in a matter that another owns: what they reach by it, from when to when, and who decides."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest

from qms.kernel import clock
from qms.matters.service import find_owners
from qms.organisation.models import Role
from qms.participants.service import end_left
from qms.people.policy import AT_UNIT_OR_BOARD
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio


async def appoint(
    api: Caller, matter: UUID, by: UUID, person: UUID, part: str = "investigator", **more: str
) -> httpx2.Response:
    body = {"personId": str(person), "part": part, **more}
    return await api.post(f"/matters/{matter}/participants", json=body, headers=as_person(by))


async def appointed(api: Caller, matter: UUID, by: UUID, person: UUID, **more: str) -> dict[str, Any]:
    answer = await appoint(api, matter, by, person, **more)
    assert answer.status_code == 201, answer.text
    return dict(next(one for one in answer.json()["participants"][::-1] if one["personId"] == str(person)))


async def ended(api: Caller, matter: UUID, by: UUID, participant: dict[str, Any]) -> httpx2.Response:
    path = f"/matters/{matter}/participants/{participant['id']}/ends"
    return await api.post(path, json={"reason": "Utredningen är klar."}, headers=as_person(by))


async def status(api: Caller, path: str, who: UUID) -> int:
    return (await api.get(path, headers=as_person(who))).status_code


async def led(here: Place) -> tuple[UUID, UUID, UUID, UUID]:
    """A unit's manager, somebody who has reported a deviation there, the deviation, and an employee elsewhere."""
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    una = await here.person("Una", ("reporter", await here.unit("Andra")))
    return boss, rut, await here.deviation(unit, by=rut), una


async def test_who_takes_part_reaches_the_matter_until_that_ends(api: Caller, here: Place) -> None:
    boss, _, matter, una = await led(here)
    paths = (f"/deviations/{matter}", f"/matters/{matter}/participants")
    assert [await status(api, path, una) for path in paths] == [404, 404]
    row = await appointed(api, matter, boss, una, reason="Kan journalsystemet.")
    assert (row["name"], row["part"], row["endedAt"], row["isAway"]) == ("Una", "investigator", None, False)
    assert [await status(api, path, una) for path in paths] == [200, 200]
    listed = (await api.get("/deviations", headers=as_person(una))).json()["deviations"]
    assert [one["id"] for one in listed] == [str(matter)]
    added = await api.post(f"/deviations/{matter}/additions", json={"text": "Mer."}, headers=as_person(una))
    assert added.status_code == 201
    assert (await appoint(api, matter, una, boss)).status_code == 403
    over = await ended(api, matter, boss, row)
    assert [one["endedReason"] for one in over.json()["participants"]] == ["Utredningen är klar."]
    assert [await status(api, path, una) for path in paths] == [404, 404]
    told = (await api.get(f"/deviations/{matter}", headers=as_person(boss))).json()["timeline"]
    assert [(one["kind"], one["note"], one["data"].get("target")) for one in told if "part" in one["data"]] == [
        ("participant-appointed", "Kan journalsystemet.", "Una"),
        ("participant-ended", "Utredningen är klar.", "Una"),
    ]


async def test_what_is_investigated_waits_for_who_was_appointed(api: Caller, here: Place) -> None:
    boss, _, matter, una = await led(here)
    await appointed(api, matter, boss, una)
    here.sql("update matter set status = 'investigating' where id = :id returning 1", id=matter)
    (item,) = (await api.get("/work-items", headers=as_person(una))).json()["workItems"]
    assert (item["id"], item["step"], item["isMine"], item["inPlaceOf"]) == (str(matter), "Utred", True, None)
    assert (await api.get("/work-items/count", headers=as_person(una))).json()["total"] == 1


@pytest.mark.parametrize("role", Role)
async def test_who_takes_part_is_asked_to_investigate_where_they_may(api: Caller, here: Place, role: Role) -> None:
    """As the owner is, whatever their part; and nobody who has the same role and takes no part, or may not."""
    boss, _, matter, _ = await led(here)
    at = await here.unit("Stöd") if role in {"unit-manager", *AT_UNIT_OR_BOARD} else None
    someone, other = [await here.person(name, (role, at)) for name in ("Siv", "Sam")]
    here.sql(
        "update matter set status = 'investigating', owner_id = :boss where id = :id returning 1", id=matter, boss=boss
    )
    assert (await api.post(f"/matters/{matter}/investigations", json={}, headers=as_person(boss))).status_code == 201
    await appoint(api, matter, boss, someone, "helper")  # refused where the role reads no matter by it
    note = {"kind": "fact", "source": "Journalen", "words": "Brevet kom inte fram."}
    path = f"/matters/{matter}/investigations/ledger-entries"
    may = (await api.post(path, json=note, headers=as_person(someone))).status_code == 201
    items = [
        (await api.get("/work-items", headers=as_person(who))).json().get("workItems", [])
        for who in (someone, other, boss)
    ]
    assert [[(one["step"], one["isMine"]) for one in each] for each in items] == [
        [("Utred", True)] if may else [],
        [],
        [("Utred", True)],
    ]


async def test_what_cannot_be_is_refused(api: Caller, here: Place, elsewhere: Place) -> None:
    boss, rut, matter, una = await led(here)
    dan = await here.person("Dan", ("board-member", None))
    stranger = await elsewhere.person("Eva", ("reporter", await elsewhere.unit()))
    for who in (dan, stranger, uuid4()):
        refused = await appoint(api, matter, boss, who)
        assert (refused.status_code, refused.json()["code"]) == (409, "unknown-reference")
        assert refused.json()["errors"][0]["pointer"] == "/personId"
    row = await appointed(api, matter, boss, una)
    again = await appoint(api, matter, boss, una)
    assert (again.status_code, again.json()["code"]) == (409, "already-participant")
    await appointed(api, matter, boss, una, part="reviewer")
    assert await status(api, f"/matters/{matter}/participants", rut) == 404  # who has reported it reads it, no more
    assert (await ended(api, matter, boss, row)).status_code == 201
    over = await ended(api, matter, boss, row)
    assert (over.status_code, over.json()["code"]) == (409, "wrong-state")
    assert await status(api, f"/deviations/{matter}", una) == 200  # as a reviewer still
    other = await here.deviation(await here.unit("Tredje"), by=una)
    assert (await ended(api, other, boss, row)).status_code == 404
    await appointed(api, matter, boss, rut, reason="Gäller 19121212-1212.")
    shown = (await api.get(f"/matters/{matter}/participants", headers=as_person(boss))).json()
    assert [each["code"] for each in shown["warnings"]] == ["personal-number"]


async def test_candidates_are_those_who_could_read_it(api: Caller, here: Place) -> None:
    boss, _, matter, una = await led(here)
    await here.person("Dan", ("board-member", None))
    await here.person("Siv", ("unit-manager", await here.unit("Tredje")))
    path = f"/matters/{matter}/candidates"
    names = [one["name"] for one in (await api.get(path, headers=as_person(boss))).json()["candidates"]]
    assert names == ["Bo", "Rut", "Siv", "Una"]
    narrowed = (await api.get(path, params={"q": "un"}, headers=as_person(boss))).json()["candidates"]
    assert [one["name"] for one in narrowed] == ["Una"]
    assert await status(api, path, una) == 403


async def test_a_deputy_has_what_the_absent_one_takes_part_in_and_owns(api: Caller, here: Place) -> None:
    """In the list of work under the absent one's name, and gone on the day that they are back."""
    boss, _, matter, una = await led(here)
    await here.code("benefit", "contact-person", "Kontaktperson")
    unit = await here.unit("Beslut")
    owned = await here.decision(unit, decided_on="2026-01-15", owner=una)
    await appointed(api, matter, boss, una)
    here.sql("update matter set status = 'investigating' where id = :id returning 1", id=matter)
    dag = await here.person("Dag", ("reporter", unit))
    today = clock.today()
    await here.away(una, dag, today, today + timedelta(days=7))
    paths = (f"/deviations/{matter}", f"/decisions/{owned}")
    for days, expected in ((0, 200), (7, 200), (8, 404)):
        with clock.freeze(clock.now() + timedelta(days=days)):
            assert [await status(api, path, dag) for path in paths] == [expected] * 2, days
    work = (await api.get("/work-items", headers=as_person(dag))).json()["workItems"]
    assert {(one["id"], one["isMine"], one["inPlaceOf"]) for one in work} == {
        (str(matter), True, "Una"),
        (str(owned), True, "Una"),
    }
    (row,) = (await api.get(f"/matters/{matter}/participants", headers=as_person(boss))).json()["participants"]
    assert (row["isAway"], row["deputyName"]) == (True, "Dag")
    mine = await api.get("/decisions", params={"mine": "true"}, headers=as_person(dag))
    assert [one["id"] for one in mine.json()["decisions"]] == [str(owned)]


async def test_who_decides_is_who_decides_over_the_kind(api: Caller, here: Place) -> None:
    """Who keeps the decisions lets a manager of another unit into one, and nobody into a deviation."""
    _, _, matter, una = await led(here)
    await here.code("benefit", "contact-person", "Kontaktperson")
    decision = await here.decision(await here.unit("Beslut"), decided_on="2026-01-15")
    keeper = await here.person("Karin", ("decision-reporter", None))
    siv = await here.person("Siv", ("unit-manager", await here.unit("Tredje")))
    assert await status(api, f"/decisions/{decision}", siv) == 404
    await appointed(api, decision, keeper, siv, part="reviewer")
    assert await status(api, f"/decisions/{decision}", siv) == 200
    assert (await appoint(api, matter, keeper, una)).status_code == 404
    sas = await here.person("Ines", ("sas", None))
    await appointed(api, matter, sas, keeper)
    assert (await appoint(api, matter, keeper, una)).status_code == 403


async def test_who_has_left_takes_part_no_longer(api: Caller, here: Place) -> None:
    boss, _, matter, una = await led(here)
    await appointed(api, matter, boss, una)
    await here.do(lambda tx: end_left(tx, here.board_id))
    here.sql("update person set is_active = false where id = :una returning 1", una=una)
    for _ in range(2):
        await here.do(lambda tx: end_left(tx, here.board_id))
    (row,) = (await api.get(f"/matters/{matter}/participants", headers=as_person(boss))).json()["participants"]
    assert row["endedReason"] == "Personen har slutat."
    told = (await api.get(f"/deviations/{matter}", headers=as_person(boss))).json()["timeline"]
    assert [one["kind"] for one in told].count("participant-ended") == 1


async def test_to_read_a_matter_is_no_way_to_own_it(here: Place) -> None:
    """Who led the unit and works there still could read what they owned, and take none of its steps."""
    unit = await here.unit()
    bo, siv = await here.person("Bo", ("reporter", unit)), await here.person("Siv")
    here.sql("update unit set manager_id = :bo where id = :id returning 1", bo=bo, id=unit)
    matter = await here.deviation(unit, by=await here.person("Rut", ("reporter", unit)))
    await here.assign(siv, "unit-manager", unit)
    here.sql("update unit set deputy_id = :siv where id = :id returning 1", siv=siv, id=unit)
    await here.do(lambda tx: find_owners(tx, here.board_id))
    assert here.sql("select owner_id from matter where id = :id", id=matter) == [{"owner_id": siv}]
