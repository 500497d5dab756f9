"""Open matters keep an owner who reaches them: through reorganisations, ended roles, closed accounts and absences."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.kernel import clock
from qms.matters.service import find_owners
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
REMAINS = "matters.find_owners"


async def moved(api: Caller, here: Place, admin: UUID, old: UUID, day: str, **new: object) -> UUID:
    """The unit that an old one has moved into."""
    successor = {"name": "Den nya", "kind": "unit", "area": "adults", **new}
    body = {"kind": "move", "happenedOn": day, "predecessors": [str(old)], "successors": [successor]}
    answer = await api.post("/unit-successions", json=body, headers=as_person(admin))
    assert answer.status_code == 201, answer.text
    return UUID(answer.json()["successors"][0]["id"])


async def see_to_owners(here: Place) -> None:
    await here.do(lambda tx: find_owners(tx, here.board_id))


def owner(here: Place, matter: UUID) -> UUID | None:
    (row,) = here.sql("select owner_id from matter where id = :id", id=matter)
    return row["owner_id"]  # type: ignore[no-any-return]  # a uuid


async def test_a_manager_reaches_what_has_ended_into_the_unit(api: Caller, here: Place) -> None:
    """Matters of two kinds, in lists, single reads and the list of work; not before the day, nor by the neighbour."""
    admin, rut = await here.person("Ada", ("administrator", None)), await here.person("Rut", ("reporter", None))
    old, other = await here.unit("Gamla"), await here.unit("Andra")
    await here.code("benefit", "contact-person", "Kontaktperson")
    matter, decision = await here.deviation(old, by=rut), await here.decision(old, decided_on="2026-10-01")
    new = await moved(api, here, admin, old, "2027-01-04")
    boss, stranger = await here.person("Bo", ("unit-manager", new)), await here.person("Siv", ("unit-manager", other))
    addresses = (f"/deviations/{matter}", f"/decisions/{decision}")
    for day, who, status, listed in (
        (date(2027, 1, 3), boss, 404, []),
        (date(2027, 1, 4), boss, 200, [str(matter)]),
        (date(2027, 1, 4), stranger, 404, []),
    ):
        with clock.freeze(clock.now() + (day - clock.today())):
            assert {(await api.get(path, headers=as_person(who))).status_code for path in addresses} == {status}
            rows = (await api.get("/deviations", headers=as_person(who))).json()["deviations"]
            work = (await api.get("/work-items", headers=as_person(who))).json()["workItems"]
            assert [row["id"] for row in rows] == listed
            assert [item["id"] for item in work if item["kind"] == "deviation"] == listed


async def test_open_matters_go_to_who_answers_for_the_successor(api: Caller, here: Place) -> None:
    """With a row of the timeline. What is closed stays as it was, and so does what somebody else has taken on."""
    admin, rut = await here.person("Ada", ("administrator", None)), await here.person("Rut", ("reporter", None))
    bo, siv = await here.person("Bo"), await here.person("Siv", ("unit-manager", await here.unit("Andra")))
    old = await here.unit("Gamla")
    head = await here.person("Hedda", ("department-head", None))
    await here.assign(bo, "unit-manager", old)
    here.sql("update unit set manager_id = :bo where id = :id returning 1", bo=bo, id=old)
    mine, closed, hers = [await here.deviation(old, by=rut) for _ in range(3)]
    here.sql("update matter set status = 'closed' where id = :id returning 1", id=closed)
    here.sql("update matter set owner_id = :head where id = :id returning 1", head=head, id=hers)
    new = await moved(api, here, admin, old, clock.today().isoformat())
    await here.assign(siv, "unit-manager", new)
    here.sql("update unit set manager_id = :siv where id = :id returning 1", siv=siv, id=new)
    await see_to_owners(here)
    assert [owner(here, matter) for matter in (mine, closed, hers)] == [siv, bo, head]
    read = (await api.get(f"/deviations/{mine}", headers=as_person(siv))).json()
    assert (read["timeline"][-1]["kind"], read["timeline"][-1]["data"]["target"]) == ("handed-over", "Siv")
    before = here.sql("select count(*) from matter_event where board_id = :board", board=here.board_id)
    await see_to_owners(here)
    assert here.sql("select count(*) from matter_event where board_id = :board", board=here.board_id) == before


async def test_what_is_opened_again_gets_an_owner_who_reaches_it(api: Caller, here: Place) -> None:
    """A deputy had set it aside and is one no more: its times ran for who could not open it, on nobody's list."""
    home, rut = await here.unit("Hemmet"), await here.person("Rut", ("reporter", None))
    boss, deputy = await here.person("Bo", ("unit-manager", home)), await here.person("Siv", ("reporter", None))
    here.sql("update unit set manager_id = :boss where id = :id returning 1", boss=boss, id=home)
    matter = await here.deviation(home, by=rut)
    path = f"/deviations/{matter}"
    read = (await api.get(path, headers=as_person(boss))).json()
    at = as_person(boss, **{"If-Match": f'"{read["version"]}"'})
    aside = {"decision": "dismiss", "reason": "Inget fel."}
    assert (await api.post(f"{path}/assessments", json=aside, headers=at)).status_code == 201
    here.sql("update matter set owner_id = :deputy where id = :id returning 1", deputy=deputy, id=matter)
    here.sql("delete from jobs.procrastinate_jobs returning 1")
    read = (await api.get(path, headers=as_person(boss))).json()
    at = as_person(boss, **{"If-Match": f'"{read["version"]}"'})
    answer = await api.post(f"{path}/reopenings", json={"reason": "Det hände igen."}, headers=at)
    assert answer.status_code == 201, answer.text
    assert here.sql("select task_name from jobs.procrastinate_jobs where task_name = :name", name=REMAINS)
    await see_to_owners(here)
    assert owner(here, matter) == boss


async def role_ends(api: Caller, here: Place, admin: UUID, bo: UUID) -> None:
    (role,) = here.sql("select id from assignment where person_id = :bo", bo=bo)
    yesterday = clock.today() - timedelta(days=1)
    body = {"validFrom": "2020-01-01", "validTo": yesterday.isoformat()}
    await sent(api, "put", f"/assignments/{role['id']}", admin, body)


async def account_is_closed(api: Caller, _: Place, admin: UUID, bo: UUID) -> None:
    await sent(api, "put", f"/persons/{bo}", admin, {"name": "Bo", "email": "", "title": "", "isActive": False})


async def sent(api: Caller, method: str, path: str, who: UUID, body: dict[str, Any]) -> None:
    answer = await api.request(method, path, json=body, headers=as_person(who, **{"If-Match": '"1"'}))
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("end", [role_ends, account_is_closed])
@pytest.mark.parametrize("has_deputy", [True, False])
async def test_what_somebody_leaves_goes_to_the_nearest_who_answers(
    api: Caller, here: Place, end: Callable[..., Awaitable[None]], has_deputy: bool
) -> None:
    """The deputy of the unit, or whoever leads above it; and the job is asked for by what ended the rights."""
    admin, rut = await here.person("Ada", ("administrator", None)), await here.person("Rut", ("reporter", None))
    office = await here.unit("Förvaltningen")
    unit = await here.unit("Enheten", parent=office)
    bo, dag = await here.person("Bo", ("unit-manager", unit)), await here.person("Dag", ("unit-manager", unit))
    head = await here.person("Hedda", ("department-head", office))
    here.sql("update unit set manager_id = :head where id = :id returning 1", head=head, id=office)
    deputy = dag if has_deputy else None
    here.sql(
        "update unit set manager_id = :bo, deputy_id = :dag where id = :id returning 1", bo=bo, dag=deputy, id=unit
    )
    matter = await here.deviation(unit, by=rut)
    assert owner(here, matter) == bo
    here.sql("delete from jobs.procrastinate_jobs where task_name = :name returning 1", name=REMAINS)
    await end(api, here, admin, bo)
    assert here.sql("select status from jobs.procrastinate_jobs where task_name = :name", name=REMAINS)
    await see_to_owners(here)
    assert owner(here, matter) == (dag if has_deputy else head)


async def test_what_a_deputy_was_given_comes_back_when_the_absence_is_over(here: Place) -> None:
    unit = await here.unit()
    rut = await here.person("Rut", ("reporter", unit))
    bo, vik = await here.person("Bo", ("unit-manager", unit)), await here.person("Vik", ("reporter", unit))
    here.sql("update unit set manager_id = :bo where id = :id returning 1", bo=bo, id=unit)
    today = clock.today()
    await here.away(bo, vik, today, today + timedelta(days=7))
    matter = await here.deviation(unit, by=rut)
    for days, whose in ((0, vik), (7, vik), (8, bo)):
        with clock.freeze(clock.now() + timedelta(days=days)):
            await see_to_owners(here)
        assert owner(here, matter) == whose, days


async def test_a_matter_that_nobody_leads_stays_and_is_had_when_somebody_does(here: Place) -> None:
    unit = await here.unit()
    matter = await here.deviation(unit, by=await here.person("Rut", ("reporter", unit)))
    await see_to_owners(here)
    assert owner(here, matter) is None
    head = await here.person("Hedda", ("department-head", None))
    await see_to_owners(here)
    assert owner(here, matter) == head


async def test_what_was_split_goes_on_with_who_has_it_or_to_who_stands_above(api: Caller, here: Place) -> None:
    admin, rut = await here.person("Ada", ("administrator", None)), await here.person("Rut", ("reporter", None))
    office = await here.unit("Förvaltningen")
    old = await here.unit("Gamla", parent=office)
    bo, head = await here.person("Bo", ("unit-manager", old)), await here.person("Hedda", ("department-head", office))
    here.sql("update unit set manager_id = :head where id = :id returning 1", head=head, id=office)
    here.sql("update unit set manager_id = :bo where id = :id returning 1", bo=bo, id=old)
    matter = await here.deviation(old, by=rut)
    parts = [{"name": f"Del {n}", "kind": "unit", "area": "adults", "parentId": str(office)} for n in (1, 2)]
    body = {"kind": "split", "happenedOn": clock.today().isoformat(), "predecessors": [str(old)], "successors": parts}
    assert (await api.post("/unit-successions", json=body, headers=as_person(admin))).status_code == 201
    await see_to_owners(here)
    assert owner(here, matter) == bo
    here.sql(
        "update assignment set valid_from = '2020-01-01', valid_to = '2021-01-01' where person_id = :bo returning 1",
        bo=bo,
    )
    await see_to_owners(here)
    assert owner(here, matter) == head
