"""Personal data incidents: who is told, the law's hours, what the officer decides, what who reported knows of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx2
import pytest

from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
ASSESSED = {"decision": "investigate", "category": "mail", "lawArea": "sol", "probability": 1, "consequence": 2}
LONG_AGO = datetime(2026, 10, 23, 9, 30, 17, tzinfo=clock.STOCKHOLM)
"""A Friday at the end of which the clocks are put back."""
Json = dict[str, Any]


@pytest.fixture
async def home(here: Place) -> dict[str, UUID]:
    """A unit with its manager, somebody who reports, the board's officer, and one who reads its log."""
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    officer, reviewer = await here.person("Disa", ("dpo", None)), await here.person("Lo", ("log-reviewer", None))
    here.sql("update unit set manager_id = :boss where id = :unit returning 1", boss=boss, unit=unit)
    for name, code in (("category", "mail"), ("category", "other"), ("law-area", "sol")):
        await here.code(name, code, code)
    asks = "update code set asks_data_incident = true where board_id = :board and code = 'mail' returning 1"
    here.sql(asks, board=here.board_id)
    matter = await here.deviation(unit, by=rut)
    return {"unit": unit, "boss": boss, "rut": rut, "officer": officer, "reviewer": reviewer, "matter": matter}


async def flag(api: Caller, matter: UUID, by: UUID, **body: object) -> httpx2.Response:
    return await api.post(f"/matters/{matter}/data-incidents", json=body, headers=as_person(by))


async def beside(api: Caller, matter: UUID, by: UUID) -> Json:
    answer = await api.get(f"/matters/{matter}/data-incidents", headers=as_person(by))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def register(api: Caller, by: UUID, query: str = "") -> list[Json]:
    answer = await api.get(f"/data-incidents?limit=100{query}", headers=as_person(by))
    assert answer.status_code == 200, answer.text
    rows: list[Json] = answer.json()["dataIncidents"]
    return rows


async def one(api: Caller, by: UUID) -> Json:
    """The only incident of the register, as it is read."""
    (row,) = await register(api, by)
    answer = await api.get(f"/data-incidents/{row['id']}", headers=as_person(by))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def step(api: Caller, by: UUID, incident: Json, what: str, **body: object) -> httpx2.Response:
    headers = as_person(by, **{"If-Match": f'"{incident["version"]}"'})
    method, path = ("PUT", "") if what == "assess" else ("POST", f"/{what}")
    return await api.request(method, f"/data-incidents/{incident['id']}{path}", json=body, headers=headers)


def wall(moment: datetime) -> dict[str, str]:
    """A moment as a clock on a Swedish wall shows it."""
    local = moment.astimezone(clock.STOCKHOLM)
    return {"on": str(local.date()), "time": f"{local:%H:%M}"}


async def told(api: Caller, who: UUID) -> list[str]:
    rows = (await api.get("/notifications?state=new&limit=100", headers=as_person(who))).json()["notifications"]
    return [row["kind"] for row in rows]


def errors(answer: httpx2.Response) -> Mapping[str, str]:
    return {error["pointer"]: error["code"] for error in answer.json()["errors"]}


async def test_the_officer_is_told_at_once_and_reads_the_matter(api: Caller, home: dict[str, UUID]) -> None:
    boss, officer, matter = home["boss"], home["officer"], home["matter"]
    assert (await api.get(f"/deviations/{matter}", headers=as_person(officer))).status_code == 404
    answer = await flag(api, matter, boss, words="Brevet gick till en granne.")
    assert answer.status_code == 201, answer.text
    assert (await flag(api, matter, boss)).json()["code"] == "already-told"
    assert await told(api, officer) == ["data-incident"]
    shown = await api.get(f"/deviations/{matter}", headers=as_person(officer))
    assert shown.status_code == 200
    assert "readers" in {link["rel"] for link in shown.json()["_links"]}
    incident = await one(api, officer)
    due = datetime.fromisoformat(incident["dueAt"]) - datetime.fromisoformat(incident["learntAt"])
    assert due == timedelta(hours=72)
    assert (incident["status"], incident["timeStatus"], incident["ownerName"]) == ("reported", "running", "Disa")
    assert incident["legalReference"].endswith("artikel 33.1")
    assert {link["rel"] for link in incident["_links"]} == {
        "self",
        "replace",
        "notices",
        "decisions",
        "information",
        "matter",
    }
    (waits,) = (await api.get("/work-items", headers=as_person(officer))).json()["workItems"]
    assert waits["dueAt"] == incident["dueAt"] is not None
    assert (waits["id"], waits["kind"], waits["title"]) == (incident["id"], "data-incident", "Personuppgiftsincident")


async def test_a_report_says_yes(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    report = {
        "reportType": "deviation",
        "description": "Ett brev gick till fel adress.",
        "unitId": str(home["unit"]),
        "occurred": {"precision": "unknown"},
        "affected": "one",
        "dataExposed": True,
    }
    answer = await api.post("/deviations", json=report, headers=as_person(home["rut"]))
    assert answer.status_code == 201, answer.text
    assert [entry["kind"] for entry in answer.json()["timeline"]] == ["reported"]
    assert await told(api, home["officer"]) == ["data-incident"]
    incident = await one(api, home["officer"])
    assert (incident["matterId"], incident["toldByName"]) == (answer.json()["id"], "Rut")
    read = (await api.get(f"/deviations/{answer.json()['id']}", headers=as_person(home["rut"]))).json()
    assert read["dueOn"] == (clock.today() + timedelta(days=5)).isoformat()


async def test_who_reported_reaches_nothing_of_it(api: Caller, home: dict[str, UUID]) -> None:
    boss, rut, matter = home["boss"], home["rut"], home["matter"]
    before = (await api.get(f"/deviations/{matter}", headers=as_person(rut))).json()
    assert (await flag(api, matter, boss, words="Brevet gick till en granne.")).status_code == 201
    incident = await one(api, home["officer"])
    after = (await api.get(f"/deviations/{matter}", headers=as_person(rut))).json()
    same = ("timeline", "_links", "dueOn", "dueExplanation", "ownerName")
    assert [after[name] for name in same] == [before[name] for name in same]
    rules = (await api.get(f"/matters/{matter}/deadlines", headers=as_person(rut))).json()["deadlines"]
    assert [row["rule"] for row in rules] == ["assess", "answer"]
    tried = {
        "beside": await api.get(f"/matters/{matter}/data-incidents", headers=as_person(rut)),
        "flag": await flag(api, matter, rut),
        "register": await api.get("/data-incidents", headers=as_person(rut)),
        "one": await api.get(f"/data-incidents/{incident['id']}", headers=as_person(rut)),
        "figures": await api.get("/data-incident-statistics", headers=as_person(rut)),
    }
    assert {name: answer.status_code for name, answer in tried.items() if answer.status_code < 400} == {}
    hers = (await api.get(f"/matters/{matter}/deadlines", headers=as_person(boss))).json()["deadlines"]
    (hours,) = (row for row in hers if row["rule"] == "notify-authority")
    read = await api.get(f"/deadlines/{hours['id']}", headers=as_person(rut))
    assert (read.status_code, hours["ownerName"]) == (404, "Disa")
    assert hours["explanation"].startswith("Lagens gräns: det beslutas inom 72 timmar från")


async def test_the_category_asks(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    boss, matter = home["boss"], home["matter"]
    headers = as_person(boss, **{"If-Match": '"1"'})
    unasked = await api.post(f"/deviations/{matter}/assessments", json=ASSESSED, headers=headers)
    assert (unasked.status_code, errors(unasked)) == (422, {"/dataExposed": "missing"})
    no = await api.post(f"/deviations/{matter}/assessments", json=ASSESSED | {"dataExposed": False}, headers=headers)
    assert no.status_code == 201, no.text
    assert await register(api, home["officer"]) == []
    other = await here.deviation(home["unit"], by=home["rut"])
    yes = ASSESSED | {"dataExposed": True, "exposedData": "Namn och insats."}
    answer = await api.post(f"/deviations/{other}/assessments", json=yes, headers=headers)
    assert answer.status_code == 201, answer.text
    assert (await one(api, home["officer"]))["words"] == "Namn och insats."
    third = await here.deviation(home["unit"], by=home["rut"])
    assert (await flag(api, third, boss)).status_code == 201
    version = (await api.get(f"/deviations/{third}", headers=as_person(boss))).json()["version"]
    known = as_person(boss, **{"If-Match": f'"{version}"'})
    assert (await api.post(f"/deviations/{third}/assessments", json=ASSESSED, headers=known)).status_code == 201


async def test_nothing_is_closed_before_the_officer_has_decided(api: Caller, home: dict[str, UUID]) -> None:
    boss, officer, matter = home["boss"], home["officer"], home["matter"]
    await flag(api, matter, boss)
    version = (await api.get(f"/deviations/{matter}", headers=as_person(boss))).json()["version"]
    headers = as_person(boss, **{"If-Match": f'"{version}"'})
    path = f"/deviations/{matter}/assessments"
    for decision in ("close", "dismiss"):
        body = {"decision": decision, "category": "other", "reason": "Redan gjort."}
        refused = await api.post(path, json=body, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (409, "not-finished"), refused.text
        assert errors(refused) == {f"/matters/{matter}/data-incidents": "data-incidents"}
    incident = await one(api, officer)
    set_aside = await step(api, officer, incident, "decisions", isIncident=False, reason="Kuvertet var tomt.")
    assert (set_aside.status_code, set_aside.json()["timeStatus"]) == (201, "met"), set_aside.text
    assert await told(api, boss) == ["data-incident-decided"]
    assert await told(api, officer) == []
    body = {"decision": "dismiss", "reason": "Inget hände."}
    assert (await api.post(path, json=body, headers=headers)).status_code == 201


async def test_the_authority_is_told_in_stages(api: Caller, home: dict[str, UUID]) -> None:
    officer, matter = home["officer"], home["matter"]
    await flag(api, matter, home["boss"])
    incident = await one(api, officer)
    early = await step(api, officer, incident, "notices", notified=wall(clock.now() - timedelta(hours=2)))
    assert (early.status_code, errors(early)) == (422, {"/notified": "before-discovered"})
    ahead = await step(api, officer, incident, "notices", notified=wall(clock.now() + timedelta(hours=2)))
    assert errors(ahead) == {"/notified": "in-future"}
    now = wall(clock.now())
    first = await step(api, officer, incident, "notices", notified=now, reference="IMY-1", note="Antalet kommer.")
    assert (first.status_code, first.json()["status"], first.json()["timeStatus"]) == (201, "notified", "met")
    more = await step(api, officer, first.json(), "notices", notified=now, note="Tre personer.")
    assert [(one["number"], one["note"]) for one in more.json()["notices"]] == [
        (1, "Antalet kommer."),
        (2, "Tre personer."),
    ]
    assert (await step(api, officer, first.json(), "notices", notified=now)).status_code == 412
    late = await step(api, officer, more.json(), "decisions", isIncident=False, reason="Ångrar mig.")
    assert late.status_code == 409


async def test_what_is_not_told_is_assessed_as_unlikely_first(api: Caller, home: dict[str, UUID]) -> None:
    officer, matter = home["officer"], home["matter"]
    await flag(api, matter, home["boss"])
    incident = await one(api, officer)
    left = {"isIncident": True, "reason": "Kuvertet kom tillbaka oöppnat."}
    assert (await step(api, officer, incident, "decisions", **left)).json()["code"] == "risk-not-unlikely"
    high = await step(api, officer, incident, "assess", risk="high", subjectCount=3, subjectKinds=["children"])
    assert (high.status_code, high.json()["subjectKinds"]) == (200, ["children"]), high.text
    assert (await step(api, officer, high.json(), "decisions", **left)).json()["code"] == "risk-not-unlikely"
    unlikely = await step(api, officer, high.json(), "assess", risk="unlikely")
    decided = await step(api, officer, unlikely.json(), "decisions", **left)
    assert (decided.status_code, decided.json()["status"]) == (201, "not-notified"), decided.text
    assert (await step(api, officer, decided.json(), "assess", risk="high")).status_code == 409


async def test_a_late_yes_begins_overdue_and_says_so(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    officer, boss = home["officer"], home["boss"]
    with clock.freeze(LONG_AGO):
        matter = await here.deviation(home["unit"], by=home["rut"])
    assert (await flag(api, matter, boss)).status_code == 201
    assert await told(api, officer) == ["data-incident-late"]
    incident = await one(api, officer)
    # The clocks are put back in between: 72 hours later they show one hour less.
    assert datetime.fromisoformat(incident["dueAt"]).astimezone(clock.STOCKHOLM) == datetime(
        2026, 10, 26, 8, 30, 17, tzinfo=clock.STOCKHOLM
    )
    assert [row["id"] for row in await register(api, officer, "&late=true")] == [incident["id"]]
    now = wall(clock.now())
    unsaid = await step(api, officer, incident, "notices", notified=now)
    assert (unsaid.status_code, errors(unsaid)) == (422, {"/delayReason": "missing"})
    said = await step(api, officer, incident, "notices", notified=now, delayReason="Det upptäcktes först nu.")
    assert (said.status_code, said.json()["timeStatus"]) == (201, "missed"), said.text
    figures = (await api.get("/data-incident-statistics", headers=as_person(officer))).json()
    assert (figures["total"], figures["timesEnded"], figures["decidedInTime"], figures["share"]) == (1, 1, 0, 0.0)


async def test_the_officer_says_when_the_board_learnt_of_it(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    officer, boss = home["officer"], home["boss"]
    with clock.freeze(LONG_AGO):
        matter = await here.deviation(home["unit"], by=home["rut"])
    await flag(api, matter, boss)
    incident = await one(api, officer)
    yesterday = clock.now() - timedelta(days=1)
    unsaid = await step(api, officer, incident, "assess", learnt=wall(yesterday))
    assert errors(unsaid) == {"/learntReason": "missing"}
    ahead = await step(
        api, officer, incident, "assess", learnt=wall(clock.now() + timedelta(hours=1)), learntReason="Nyss."
    )
    assert errors(ahead) == {"/learnt": "in-future"}
    twice = {"on": "2026-10-25", "time": "02:30"}
    asked = await step(api, officer, incident, "assess", learnt=twice, learntReason="Den natten.")
    assert errors(asked) == {"/learnt/time": "time-was-twice"}
    moved = await step(api, officer, incident, "assess", learnt=wall(yesterday), learntReason="Brevet öppnades då.")
    assert (moved.status_code, moved.json()["timeStatus"]) == (200, "running"), moved.text
    rows = (await api.get(f"/matters/{matter}/deadlines", headers=as_person(boss))).json()["deadlines"]
    hours = [(row["status"], row["reason"]) for row in rows if row["rule"] == "notify-authority"]
    assert hours == [("running", None), ("waived", "Uppgiften som tiden räknades från är rättad.")]
    earlier = await step(api, officer, moved.json(), "notices", notified=wall(yesterday - timedelta(hours=2)))
    assert errors(earlier) == {"/notified": "before-discovered"}
    back = await step(api, officer, moved.json(), "assess")
    assert (back.json()["learntAt"], back.json()["timeStatus"]) == (incident["learntAt"], "running")
    rows = (await api.get(f"/matters/{matter}/deadlines", headers=as_person(boss))).json()["deadlines"]
    assert sorted(row["status"] for row in rows if row["rule"] == "notify-authority") == ["running", "waived"]


async def test_those_whose_data_it_is_are_told_or_it_is_said_why_not(api: Caller, home: dict[str, UUID]) -> None:
    officer, boss, matter = home["officer"], home["boss"], home["matter"]
    await flag(api, matter, boss)
    high = (await step(api, officer, await one(api, officer), "assess", risk="high")).json()
    incident = (await step(api, officer, high, "notices", notified=wall(clock.now()))).json()
    path, version = f"/deviations/{matter}/assessments", 0
    version = (await api.get(f"/deviations/{matter}", headers=as_person(boss))).json()["version"]
    headers = as_person(boss, **{"If-Match": f'"{version}"'})
    dismiss = {"decision": "dismiss", "reason": "Inget hände."}
    assert (await api.post(path, json=dismiss, headers=headers)).status_code == 409
    neither = await step(api, officer, incident, "information", informed=True)
    assert errors(neither) == {"/informedOn": "missing", "/informedHow": "missing"}
    both = await step(api, officer, incident, "information", informed=False, reason="Okänd.", informedHow="Brev.")
    assert errors(both) == {"/informedHow": "other-answer"}
    day = {"informedOn": (clock.today() - timedelta(days=3)).isoformat(), "informedHow": "Brev."}
    assert errors(await step(api, officer, incident, "information", informed=True, **day)) == {
        "/informedOn": "before-discovered"
    }
    day["informedOn"] = clock.today().isoformat()
    informed = await step(api, officer, incident, "information", informed=True, **day)
    assert (informed.status_code, informed.json()["informedHow"]) == (201, "Brev."), informed.text
    assert (await api.post(path, json=dismiss, headers=headers)).status_code == 201


async def test_a_mistake_is_taken_back_by_the_officer_and_stays(api: Caller, home: dict[str, UUID]) -> None:
    officer, boss, matter = home["officer"], home["boss"], home["matter"]
    await flag(api, matter, boss)
    path = f"/matters/{matter}/data-incidents/withdrawals"
    assert (await api.post(path, json={"reason": "Glöm det."}, headers=as_person(boss))).status_code == 403
    assert "withdrawals" not in {link["rel"] for link in (await beside(api, matter, boss))["_links"]}
    assert (await api.post(path, json={}, headers=as_person(officer))).status_code == 422
    back = await api.post(path, json={"reason": "Fel ärende."}, headers=as_person(officer))
    (row,) = back.json()["dataIncidents"]
    assert (row["status"], row["withdrawnReason"], row["dueAt"]) == ("withdrawn", "Fel ärende.", None)
    assert (await api.post(path, json={"reason": "Igen."}, headers=as_person(officer))).status_code == 409
    assert [row["status"] for row in await register(api, officer)] == ["withdrawn"]
    assert (await api.get("/data-incident-statistics", headers=as_person(officer))).json()["total"] == 0
    assert (await api.get("/work-items", headers=as_person(officer))).json()["workItems"] == []
    assert (await flag(api, matter, boss)).status_code == 201
    assert [row["status"] for row in (await beside(api, matter, boss))["dataIncidents"]] == ["reported", "withdrawn"]


async def test_a_board_without_an_officer_says_so(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    here.sql("update assignment set valid_to = valid_from where person_id = :who returning 1", who=home["officer"])
    answer = await flag(api, home["matter"], home["boss"])
    assert [warning["code"] for warning in answer.json()["warnings"]] == ["no-officer"]


async def test_the_register_is_read_and_not_changed_by_who_reviews_the_log(api: Caller, home: dict[str, UUID]) -> None:
    await flag(api, home["matter"], home["boss"])
    incident = await one(api, home["reviewer"])
    assert {link["rel"] for link in incident["_links"]} == {"self"}
    answer = await step(api, home["reviewer"], incident, "decisions", isIncident=False, reason="Nej.")
    assert answer.status_code == 403
    assert len(await register(api, home["reviewer"], "&status=reported")) == 1
    assert await register(api, home["reviewer"], "&status=notified") == []


async def test_what_the_authority_was_told_is_never_changed(here: Place) -> None:
    granted = (
        "select privilege_type from information_schema.role_table_grants where table_name = 'data_incident_notice'"
    )
    rows = here.sql(f"{granted} and grantee = 'qms_app'")
    assert {row["privilege_type"] for row in rows} == {"SELECT", "INSERT"}
