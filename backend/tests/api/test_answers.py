"""What who reported is told: who answers, what they see of it, in time or not, and others of the same event."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2
import pytest

from qms.answers.models import AnswerOutcome
from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person, as_system

pytestmark = pytest.mark.anyio
SAID = {"outcome": "acted", "text": "Vi har skickat ett nytt brev och bett om ursäkt."}
INVESTIGATE = {"decision": "investigate", "category": "other", "lawArea": "sol", "probability": 1, "consequence": 2}
Json = dict[str, Any]


@pytest.fixture
async def home(here: Place) -> dict[str, UUID]:
    """A unit with its manager and somebody who reports."""
    unit = await here.unit()
    boss, rut = await here.person("Bo", ("unit-manager", unit)), await here.person("Rut", ("reporter", unit))
    here.sql("update unit set manager_id = :boss where id = :unit returning 1", boss=boss, unit=unit)
    for name, code in (("category", "other"), ("law-area", "sol")):
        await here.code(name, code, code)
    return {"unit": unit, "boss": boss, "rut": rut, "matter": await here.deviation(unit, by=rut)}


async def give(api: Caller, matter: UUID, by: UUID, **body: object) -> httpx2.Response:
    return await api.post(f"/matters/{matter}/answers", json=body or SAID, headers=as_person(by))


async def answers(api: Caller, matter: UUID, by: UUID) -> Json:
    answer = await api.get(f"/matters/{matter}/answers", headers=as_person(by))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def told(api: Caller, who: UUID) -> list[str]:
    rows = (await api.get("/notifications?state=new&limit=100", headers=as_person(who))).json()["notifications"]
    return [row["kind"] for row in rows]


async def read(api: Caller, matter: UUID, who: UUID) -> Json:
    return dict((await api.get(f"/deviations/{matter}", headers=as_person(who))).json())


async def test_who_reported_is_told_and_reads_the_answer(api: Caller, home: dict[str, UUID]) -> None:
    boss, rut, matter = home["boss"], home["rut"], home["matter"]
    assert (await answers(api, matter, rut))["matterAnswers"] == []
    assert (await give(api, matter, rut)).status_code == 403
    given = await give(api, matter, boss)
    assert given.status_code == 201, given.text
    (row,) = (await answers(api, matter, rut))["matterAnswers"]
    assert (row["outcome"], row["text"], row["authorName"]) == ("acted", SAID["text"], "Bo")
    assert await told(api, rut) == ["answered"]
    shown = await read(api, matter, rut)
    assert shown["answeredAt"] == row["answeredAt"]
    assert [(one["kind"], one["note"]) for one in shown["timeline"]] == [("reported", None), ("answered", None)]
    (listed,) = (await api.get("/deviations?mine=true", headers=as_person(rut))).json()["deviations"]
    (mine,) = (await api.get("/work-items", headers=as_person(rut))).json()["myReports"]
    assert listed["answeredAt"] == mine["answeredAt"] == row["answeredAt"]
    more = await give(api, matter, boss, outcome="no-need", text="Allt är klart nu.")
    assert [one["text"] for one in more.json()["matterAnswers"]] == ["Allt är klart nu.", SAID["text"]]


async def test_an_answer_is_never_changed(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    assert (await give(api, home["matter"], home["boss"])).status_code == 201
    for method in ("PUT", "PATCH", "DELETE"):
        answer = await api.request(method, f"/matters/{home['matter']}/answers", headers=as_person(home["boss"]))
        assert answer.status_code == 405
    granted = "select privilege_type from information_schema.role_table_grants where table_name = 'matter_answer'"
    rows = here.sql(f"{granted} and grantee = 'qms_app'")
    assert {row["privilege_type"] for row in rows} == {"SELECT", "INSERT"}


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"outcome": "acted"}, "/text"),
        ({"outcome": "not-possible"}, "/hindrance"),
        ({"outcome": "not-possible", "hindrance": "other"}, "/text"),
        ({**SAID, "hindrance": "gone"}, "/hindrance"),
        ({**SAID, "outcome": "better"}, "/outcome"),
        ({**SAID, "text": " "}, "/text"),
    ],
)
async def test_half_an_answer_is_none(api: Caller, home: dict[str, UUID], body: Json, pointer: str) -> None:
    refused = await give(api, home["matter"], home["boss"], **body)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, pointer)
    assert (await answers(api, home["matter"], home["boss"]))["matterAnswers"] == []


async def test_why_nobody_can_be_answered_is_an_end_too(api: Caller, home: dict[str, UUID]) -> None:
    said = await give(api, home["matter"], home["boss"], outcome=AnswerOutcome.NOT_POSSIBLE, hindrance="gone")
    assert said.status_code == 201, said.text
    assert (await read(api, home["matter"], home["boss"]))["answeredAt"]
    assert await told(api, home["rut"]) == []


async def test_what_cannot_be_answered_is_refused(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    await here.code("benefit", "contact-person", "Kontaktperson")
    decision = await here.decision(home["unit"], decided_on="2026-10-01")
    refused = await give(api, decision, home["boss"])
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")
    assert [link["rel"] for link in (await answers(api, decision, home["boss"]))["_links"]] == ["self"]
    here.sql("update matter set status = 'mistaken' where id = :id returning 1", id=home["matter"])
    assert (await give(api, home["matter"], home["boss"])).status_code == 409


async def test_what_nobody_investigates_is_answered_by_its_reason(api: Caller, home: dict[str, UUID]) -> None:
    boss, rut, matter = home["boss"], home["rut"], home["matter"]
    headers = as_person(boss, **{"If-Match": '"1"'})
    body = {"decision": "dismiss", "reason": "Brevet var rätt adresserat."}
    dismissed = await api.post(f"/deviations/{matter}/assessments", json=body, headers=headers)
    assert dismissed.status_code == 201, dismissed.text
    (row,) = (await answers(api, matter, rut))["matterAnswers"]
    assert (row["outcome"], row["text"], await told(api, rut)) == ("no-need", body["reason"], ["answered"])
    undone = await api.post(
        f"/deviations/{matter}/undoings", headers=as_person(boss, **{"If-Match": dismissed.headers["etag"]})
    )
    assert (undone.status_code, undone.json()["answeredAt"]) == (201, None)
    assert (len((await answers(api, matter, rut))["matterAnswers"]), await told(api, rut)) == (1, [])
    times = (await api.get(f"/matters/{matter}/deadlines", headers=as_person(boss))).json()["deadlines"]
    assert [(time["rule"], time["status"]) for time in times] == [("assess", "running"), ("answer", "running")]


async def test_what_a_system_sent_is_answered_in_the_api_and_the_feed_says_so(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    scopes = ["deviation:create", "deviation:read", "event:read"]
    here.system(scopes)
    system = as_system(str(here.board_id), scopes, **{"Idempotency-Key": f"answered-{here.board_id}"})
    body = {
        "reportType": "deviation",
        "description": "Ett brev skickades till fel adress.",
        "unitId": str(home["unit"]),
        "occurred": {"precision": "unknown"},
        "affected": "one",
    }
    sent = await api.post("/deviations", json=body, headers=system)
    assert sent.status_code == 201, sent.text
    matter = UUID(sent.json()["id"])
    assert (await give(api, matter, home["boss"])).status_code == 201
    (row,) = (await api.get(f"/matters/{matter}/answers", headers=system)).json()["matterAnswers"]
    assert row["text"] == SAID["text"]
    events = await api.get("/events?limit=100", headers=system)
    mine = [event for event in events.json()["events"] if event["matterId"] == str(matter)]
    assert [event["type"].split(".")[-2] for event in mine] == ["reported", "answered"]
    assert SAID["text"] not in events.text
    hidden = await api.get(f"/matters/{home['matter']}/answers", headers=system)
    assert hidden.status_code == 404


async def test_reports_of_one_event_are_told_of_and_answered_together(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    boss, rut, first = home["boss"], home["rut"], home["matter"]
    una = await here.person("Una", ("reporter", home["unit"]))
    second, third = [await here.deviation(home["unit"], by=una, title=f"Brev {n}") for n in (2, 3)]
    elsewhere = await here.unit("Andra")
    ina = await here.person("Ina", ("reporter", elsewhere))
    lisa = await here.person("Lisa", ("quality-developer", None))
    fourth = await here.deviation(elsewhere, by=ina)
    links = ((first, second, boss), (second, third, boss), (third, fourth, lisa))
    for one, other, by in links:
        path, body = f"/matters/{one}/links", {"toId": str(other), "kind": "same-event"}
        assert (await api.post(path, json=body, headers=as_person(by))).status_code == 201
    assert [await told(api, who) for who in (rut, una, ina)] == [["same-event"], ["same-event"] * 2, ["same-event"]]
    shown = await read(api, first, rut)
    assert [(one["kind"], one["note"], one["data"]) for one in shown["timeline"]][-1] == (
        "same-event",
        None,
        {"status": "received"},
    )
    assert str(second) not in str(shown)
    assert "Brev 2" not in str(shown)
    assert (await api.get(f"/matters/{first}/links", headers=as_person(rut))).status_code == 404
    assert (await answers(api, first, rut))["bundle"] == []
    bundle = (await answers(api, first, boss))["bundle"]
    assert {row["id"] for row in bundle} == {str(second), str(third)}, "and what one may not answer is not offered"
    for unknown in (fourth, first):
        refused = await give(api, first, boss, **SAID, also=[str(second), str(unknown)])
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (409, "/also/1")
    given = await give(api, first, boss, **SAID, also=[str(second), str(third)])
    assert given.status_code == 201, given.text
    assert all(row["answeredAt"] for row in given.json()["bundle"])
    for matter, who in ((second, una), (third, una)):
        (row,) = (await answers(api, matter, who))["matterAnswers"]
        assert row["text"] == SAID["text"]
    assert sorted(await told(api, una)) == ["answered", "answered", "same-event", "same-event"]


async def test_how_many_are_answered_in_time_is_followed(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    boss, unit = home["boss"], home["unit"]
    late, never = [await here.deviation(unit, by=home["rut"]) for _ in range(2)]
    for matter, days in ((home["matter"], 30), (late, 31)):
        with clock.freeze(clock.now() + timedelta(days=days)):
            assert (await give(api, matter, boss)).status_code == 201
    with clock.freeze(clock.now() + timedelta(days=40)):
        period = {"periodFrom": str(clock.today() - timedelta(days=20)), "periodTo": str(clock.today())}
        kept = (await api.get("/deadline-statistics", params=period, headers=as_person(boss))).json()["rules"]
    (row,) = [rule for rule in kept if rule["rule"] == "answer"]
    assert (row["met"], row["ended"], row["share"]) == (1, 3, 33.3)
    assert [(at["unitId"], at["met"], at["ended"]) for at in row["units"]] == [(str(unit), 1, 3)]
    assert never not in (late, home["matter"])
