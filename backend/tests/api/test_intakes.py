"""Central intake: reports of an area go to its intake function, which routes them on, and the manager reads at once."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.deadlines import jobs
from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
TOLD = "select recipient_id, done_at from notification where matter_id = :matter and kind = :kind"
STANDS = "select owner_id, unit_id, intake_id, routed_at, reported_at, due_on from matter where id = :matter"
UNHELD = "select count(*) as number from access.unheld_intakes(:board, :today)"
MORNING = datetime(2026, 3, 2, 7, tzinfo=UTC)


class Office:
    """An office with two units, each with its manager, and an intake function for all of it."""

    def __init__(self, here: Place, api: Caller) -> None:
        self.here, self.api = here, api

    async def begin(self, *, is_held: bool = True) -> "Office":
        here = self.here
        self.head = await here.person("Hedda", ("department-head", None))
        self.office = await here.unit("Förvaltningen", manager=self.head)
        self.north, self.south = [await here.unit(name, parent=self.office) for name in ("Norr", "Söder")]
        self.bo, self.siv = [
            await here.person(name, ("unit-manager", unit)) for name, unit in (("Bo", self.north), ("Siv", self.south))
        ]
        for unit, manager in ((self.north, self.bo), (self.south, self.siv)):
            here.sql("update unit set manager_id = :who where id = :unit returning 1", who=manager, unit=unit)
        self.rut = await here.person("Rut", ("reporter", self.north))
        self.admin = await here.person("Adam", ("administrator", None))
        self.ina = await here.person("Ina", *([("intake", self.office)] if is_held else []))
        for name, code in (("category", "other"), ("law-area", "sol")):
            await here.code(name, code, code)
        return self

    async def area(self, unit: UUID | None = None, **more: str) -> Any:
        body = {"boardId": str(self.here.board_id), "unitId": str(unit or self.office), "validFrom": "2026-01-01"}
        return await self.api.post("/intake-areas", json=body | more, headers=as_person(self.admin))

    async def report(self, unit: UUID | None = None) -> UUID:
        return await self.here.deviation(unit or self.north, by=self.rut)

    async def read(self, matter: UUID, who: UUID) -> dict[str, Any]:
        answer = await self.api.get(f"/deviations/{matter}", headers=as_person(who))
        assert answer.status_code == 200, answer.text
        deviation: dict[str, Any] = answer.json()
        return deviation

    async def step(self, matter: UUID, who: UUID, step: str, **body: object) -> Any:
        version = (await self.read(matter, who))["version"]
        path, headers = f"/deviations/{matter}/{step}", as_person(who, **{"If-Match": f'"{version}"'})
        return await self.api.post(path, json=body or None, headers=headers)

    async def route(self, matter: UUID, unit: UUID, who: UUID | None = None) -> Any:
        body = {"unitId": str(unit), "reason": "Den gäller er."}
        return await self.step(matter, who or self.ina, "reroutings", **body)

    def stands(self, matter: UUID) -> dict[str, Any]:
        (row,) = self.here.sql(STANDS, matter=matter)
        return row

    def told(self, matter: UUID, kind: str) -> dict[UUID, bool]:
        """Who has been told something of a matter, and whether they need hear it no more."""
        told = self.here.sql(TOLD, matter=matter, kind=kind)
        return {row["recipient_id"]: row["done_at"] is not None for row in told}


@pytest.fixture
async def office(here: Place, api: Caller) -> Office:
    office = await Office(here, api).begin()
    assert (await office.area()).status_code == 201
    return office


def rels(deviation: dict[str, Any]) -> set[str]:
    return {link["rel"] for link in deviation["_links"]}


async def work_of(api: Caller, who: UUID) -> dict[str, tuple[str, bool]]:
    answer = await api.get("/work-items", headers=as_person(who))
    assert answer.status_code == 200, answer.text
    items = answer.json()["workItems"]
    takes = {"Fördela": "deviationReroute", "Bedöm": "deviationAssess"}
    assert all(item["operation"] == takes.get(item["step"], item["operation"]) for item in items)
    return {item["id"]: (item["step"], item["isMine"]) for item in items}


async def test_a_report_goes_to_the_intake_and_the_manager_reads_it_at_once(api: Caller, office: Office) -> None:
    matter = await office.report()
    assert office.stands(matter)["owner_id"] == office.ina
    assert office.told(matter, "at-intake") == {office.bo: False}
    read = await office.read(matter, office.bo)
    assert (read["ownerName"], read["intake"]) == ("Ina", {"unitName": "Förvaltningen", "routedAt": None})
    assert (await work_of(api, office.ina))[str(matter)] == ("Fördela", True)
    assert (await work_of(api, office.bo))[str(matter)] == ("Fördela", False)
    listed = (await api.get("/deviations?atIntake=true&sort=reportedAt", headers=as_person(office.ina))).json()
    assert [(row["id"], row["isAtIntake"]) for row in listed["deviations"]] == [(str(matter), True)]


@pytest.mark.parametrize("to", ["north", "south"])
async def test_routing_moves_owner_and_time_but_never_when_it_was_reported(
    api: Caller, office: Office, to: str
) -> None:
    matter = await office.report()
    before, unit, manager = office.stands(matter), getattr(office, to), {"north": office.bo, "south": office.siv}[to]
    routed = await office.route(matter, unit)
    assert routed.status_code == 201, routed.text
    after = office.stands(matter)
    assert (after["owner_id"], after["unit_id"]) == (manager, unit)
    assert after["routed_at"] is not None
    assert [after[name] for name in ("reported_at", "due_on")] == [before[name] for name in ("reported_at", "due_on")]
    times = (await api.get(f"/matters/{matter}/deadlines", headers=as_person(manager))).json()["deadlines"]
    assert {time["ownerName"] for time in times} == {"Bo" if to == "north" else "Siv"}
    assert office.told(matter, "handed-to-you") == {manager: False}
    assert office.told(matter, "at-intake") == {office.bo: True}
    assert (await work_of(api, manager))[str(matter)] == ("Bedöm", True)
    assert (await api.get("/deviations?atIntake=true", headers=as_person(office.ina))).json()["deviations"] == []


@pytest.mark.parametrize("to", ["north", "south"])
async def test_a_routing_is_undone_and_it_waits_at_the_intake_again(api: Caller, office: Office, to: str) -> None:
    matter = await office.report()
    before = office.stands(matter)
    await office.route(matter, getattr(office, to))
    undone = await office.step(matter, office.ina, "undoings")
    assert undone.status_code == 201, undone.text
    assert office.stands(matter) == before


async def test_what_is_routed_is_not_handed_over_to_where_it_is(office: Office) -> None:
    matter = await office.report()
    await office.route(matter, office.north)
    again = await office.route(matter, office.north, office.bo)
    assert (again.status_code, again.json()["code"]) == (409, "same-unit")


@pytest.mark.parametrize("decision", ["investigate", "dismiss"])
async def test_the_intake_may_assess_but_whoever_leads_the_unit_goes_on(office: Office, decision: str) -> None:
    matter = await office.report()
    body = {"category": "other", "lawArea": "sol", "probability": 2, "consequence": 3}
    words = body if decision == "investigate" else {"reason": "En dubblett."}
    assessed = await office.step(matter, office.ina, "assessments", decision=decision, **words)
    assert assessed.status_code == 201, assessed.text
    stands = office.stands(matter)
    assert stands["owner_id"] == office.bo
    assert stands["routed_at"] is not None
    assert office.told(matter, "handed-to-you") == {office.bo: False}
    assert not rels(assessed.json()) & {"closings", "conclusions", "reopenings"}
    if decision == "dismiss":
        assert (await office.step(matter, office.ina, "undoings")).status_code == 201
        assert (office.stands(matter)["owner_id"], office.stands(matter)["routed_at"]) == (office.ina, None)


async def test_the_manager_who_assesses_at_once_takes_it_over(office: Office) -> None:
    matter = await office.report()
    await office.step(matter, office.bo, "assessments", decision="dismiss", reason="Redan hanterad.")
    assert office.stands(matter)["owner_id"] == office.bo
    assert office.stands(matter)["routed_at"] is not None


async def test_who_reported_sees_where_it_is_and_nothing_more(office: Office) -> None:
    matter = await office.report()
    before = await office.read(matter, office.rut)
    await office.route(matter, office.south)
    after = await office.read(matter, office.rut)
    assert before["intake"] == {"unitName": "Förvaltningen", "routedAt": None}
    assert after["intake"]["routedAt"] is not None
    assert {entry["kind"] for entry in after["timeline"]} == {"reported", "rerouted"}


async def test_an_area_that_nobody_is_falls_back_to_the_manager_and_is_told_of(here: Place, api: Caller) -> None:
    office = await Office(here, api).begin(is_held=False)
    area = (await office.area()).json()
    assert area["holders"] == []
    matter = await office.report()
    assert (office.stands(matter)["owner_id"], office.stands(matter)["intake_id"]) == (office.bo, None)
    assert office.told(matter, "at-intake") == {}
    known = {"board": here.board_id, "today": clock.today()}
    assert here.sql(UNHELD, **known) == [{"number": 1}]
    await here.do(lambda tx: jobs.check(tx, here.board_id))
    kinds = "select recipient_id, kind, done_at from notification where board_id = :board"
    told = here.sql(kinds, board=here.board_id)
    assert [(row["recipient_id"], row["kind"]) for row in told] == [(office.admin, "intake-unheld")]
    await here.assign(office.ina, "intake", office.office)
    assert here.sql(UNHELD, **known) == [{"number": 0}]
    await here.do(lambda tx: jobs.check(tx, here.board_id))
    assert here.sql(kinds, board=here.board_id)[0]["done_at"] is not None
    assert office.stands(await office.report())["owner_id"] == office.ina


async def test_where_nobody_leads_the_intake_has_it_all_the_same(here: Place, office: Office) -> None:
    here.sql("update unit set manager_id = null where board_id = :board returning 1", board=here.board_id)
    matter = await office.report()
    assert office.stands(matter)["owner_id"] == office.ina
    assert office.told(matter, "at-intake") == {}


async def test_who_is_away_is_stood_in_for(here: Place, office: Office) -> None:
    dag = await here.person("Dag", ("reporter", office.north))
    today = clock.today()
    await here.away(office.ina, dag, today, today + timedelta(days=3))
    matter = await office.report()
    assert office.stands(matter)["owner_id"] == dag
    assert (await office.route(matter, office.south, dag)).status_code == 201
    await here.assign(await here.person("Åke"), "intake")
    assert office.stands(await office.report())["owner_id"] not in {dag, office.ina}


async def test_what_a_leaving_holder_had_goes_to_another_and_at_last_to_the_manager(
    here: Place, office: Office
) -> None:
    """Only who is it for the whole area is the function: who is it for a part of it has no part in the rest."""
    await here.person("Nora", ("intake", office.north))
    both = {office.ina, await here.person("Åke", ("intake", office.office))}
    matter = await office.report()

    async def leaves(who: UUID) -> dict[str, Any]:
        here.sql("update person set is_active = false where id = :who returning 1", who=who)
        await here.do(lambda tx: jobs.find_owners(tx, here.board_id))
        return office.stands(matter)

    first: UUID = office.stands(matter)["owner_id"]
    (last,) = both - {first}
    stands = await leaves(first)
    assert (stands["owner_id"], stands["routed_at"]) == (last, None)
    stands = await leaves(last)
    assert stands["owner_id"] == office.bo
    assert stands["routed_at"] is not None


async def test_the_nearest_area_counts_while_it_holds(here: Place, office: Office) -> None:
    await here.person("Nora", ("intake", office.north))
    today = clock.today()
    near = (await office.area(office.north, validFrom="2026-01-01")).json()
    assert near["holders"] == ["Ina", "Nora"]
    assert office.stands(await office.report())["intake_id"] == UUID(near["id"])
    assert office.stands(await office.report(office.south))["owner_id"] == office.ina
    path, headers = f"/intake-areas/{near['id']}", as_person(office.admin, **{"If-Match": f'"{near["version"]}"'})
    past = await office.api.put(path, json={"validTo": str(today - timedelta(days=1))}, headers=headers)
    assert (past.status_code, past.json()["code"]) == (422, "end-has-been"), past.text
    ended = await office.api.put(path, json={"validTo": str(today)}, headers=headers)
    assert (ended.status_code, ended.json()["validTo"]) == (200, str(today)), ended.text
    with clock.freeze(clock.now() + timedelta(days=1)):
        assert office.stands(await office.report())["intake_id"] != UUID(near["id"])


async def test_areas_are_the_boards_to_decide(office: Office) -> None:
    again = await office.area()
    assert (again.status_code, again.json()["code"]) == (409, "intake-area-taken")
    refused = await office.api.get("/intake-areas", headers=as_person(office.ina))
    assert refused.status_code == 403
    listed = (await office.api.get("/intake-areas", headers=as_person(office.admin))).json()["intakeAreas"]
    assert [(row["unitName"], row["holders"], row["isValid"]) for row in listed] == [("Förvaltningen", ["Ina"], True)]


async def test_what_a_system_sends_comes_in_the_same_way(here: Place, office: Office) -> None:
    here.system()
    body: dict[str, object] = {
        "reportType": "deviation",
        "description": "Larmet gick inte fram.",
        "unitId": str(office.north),
        "occurred": {"precision": "unknown"},
        "affected": "one",
    }
    one, other = ({"system": "larm", "id": number, "version": 1} for number in ("17", "18"))
    headers = {"Authorization": f"Bearer system system-{here.board_id} deviation:create"}
    batch = {"deviations": [body | {"source": source} for source in (one, other)]}
    keyed = headers | {"Idempotency-Key": "in-a-batch"}
    sent = await office.api.post("/deviation-batches", json=batch, headers=keyed)
    assert sent.status_code == 207, sent.text
    matters = [UUID(item["deviationId"]) for item in sent.json()["items"]]
    assert [office.stands(matter)["owner_id"] for matter in matters] == [office.ina] * 2
    assert [office.told(matter, "at-intake") for matter in matters] == [{office.bo: False}] * 2
    moved = body | {"unitId": str(office.south), "source": one | {"version": 2}}
    again = await office.api.post(
        "/deviations", json=moved, headers=headers | {"Idempotency-Key": "moved-by-its-source"}
    )
    assert again.status_code in (200, 201), again.text
    assert office.stands(matters[0])["owner_id"] == office.ina
    assert office.told(matters[0], "at-intake") == {office.bo: True, office.siv: False}


async def test_how_long_it_took_is_a_figure_with_its_list_behind(api: Caller, here: Place, office: Office) -> None:
    waits = [1, 3, 30]
    matters = []
    for hours in waits:
        with clock.freeze(MORNING):
            matters.append(await office.report())
        with clock.freeze(MORNING + timedelta(hours=hours)):
            assert (await office.route(matters[-1], office.south)).status_code == 201
    with clock.freeze(MORNING):
        matters.append(await office.report())
    period = "periodFrom=2026-03-01&periodTo=2026-03-31&asOf=2026-03-31"
    figures = (await api.get(f"/deviation-statistics?{period}", headers=as_person(office.head))).json()
    (row,) = figures["intakes"]
    assert (row["unitName"], row["reports"], row["routed"], row["medianHours"]) == ("Förvaltningen", 4, 3, 3.0)
    early = (await api.get(f"/deviation-statistics?{period[:-2]}02", headers=as_person(office.head))).json()
    assert [(row["routed"], row["medianHours"]) for row in early["intakes"]] == [(2, 2.0)]
    behind = f"intakeId={row['intakeId']}&reportedFrom=2026-03-01&reportedTo=2026-03-31&asOf=2026-03-31"
    listed = (await api.get(f"/deviations?{behind}", headers=as_person(office.head))).json()["deviations"]
    assert {UUID(each["id"]) for each in listed} == set(matters)
    made = {"boardId": str(here.board_id), "measure": "hours-to-routed", "parameters": {}}
    lars = await here.person("Lars", ("quality-developer", None))
    followed = await api.post("/figures", json=made, headers=as_person(lars))
    assert followed.status_code == 201, followed.text
    series = (await api.get(f"/figures/{followed.json()['id']}", headers=as_person(lars))).json()
    points = {point["month"]: point["value"] for point in series["chart"]["points"]}
    assert points["2026-03"] == 3.0
