"""A deviation to its end: concluded, closed when nothing is left, and opened again."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.kernel import clock
from tests.api.deviations.conftest import rels, reported
from tests.api.deviations.test_undo import attempted, step
from tests.conftest import Figure
from tests.town import Caller, Town, as_person

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
WHO = dict[str, str]
INVESTIGATE = {"decision": "investigate", "category": "other", "lawArea": "sol", "probability": 1, "consequence": 2}
CONCLUDE = {"conclusion": "Adressen var gammal i systemet."}
SAID = {"outcome": "acted", "text": "Adressen är rättad."}
HELPED = {"effect": "led-to-improvement", "reason": "Inget mer har hänt."}
AGAIN = {"reason": "Det hände igen."}


async def begun(api: Caller, town: Town, manager: WHO, reporter: WHO) -> Json:
    """Something that is being investigated."""
    return await step(api, manager, await reported(api, reporter, town), "assessments", INVESTIGATE)


async def around(api: Caller, who: WHO, deviation: Json, room: str, body: Json) -> Json:
    """Do something in a room of the matter, and read it anew."""
    answer = await api.post(f"/matters/{deviation['id']}/{room}", json=body, headers=who)
    assert answer.status_code == 201, answer.text
    return await read(api, who, deviation)


async def read(api: Caller, who: WHO, deviation: Json) -> Json:
    return dict((await api.get(f"/deviations/{deviation['id']}", headers=who)).json())


async def times(api: Caller, who: WHO, deviation: Json) -> dict[str, str]:
    rows = (await api.get(f"/matters/{deviation['id']}/deadlines", headers=who)).json()["deadlines"]
    return {row["rule"]: row["status"] for row in rows}


def left(deviation: Json) -> list[str]:
    return [one["part"] for one in deviation["remaining"]]


async def test_what_is_left_is_said_at_once_and_leads_there(
    api: Caller, town: Town, manager: WHO, reporter: WHO
) -> None:
    deviation = await begun(api, town, manager, reporter)
    way = f"/matters/{deviation['id']}"
    assert [(one["part"], one["_links"][0]["href"].split("/v1")[-1]) for one in deviation["remaining"]] == [
        ("effects", f"{way}/effects"),
        ("answers", f"{way}/answers"),
    ]
    assert left(await read(api, reporter, deviation)) == [], "who has reported it does not close it"
    proposal = {
        "title": "Dubbelkoll av adress",
        "what": "Två läser adressen.",
        "actionKind": "routine",
        "strength": "medium",
        "carryOutBy": str(clock.today() + timedelta(days=30)),
        "unitId": str(town.units["home"]),
        "sources": [deviation["id"]],
    }
    assert (await api.post("/actions", json=proposal, headers=manager)).status_code == 201
    refused = await attempted(api, manager, await read(api, manager, deviation), "closings", {})
    assert (refused.status_code, refused.json()["code"]) == (409, "not-finished")
    errors = [(error["pointer"], error["code"]) for error in refused.json()["errors"]]
    assert errors == [(f"{way}/{part}", part) for part in ("actions", "effects", "answers")]
    assert "closings" not in rels(await read(api, manager, deviation))


async def test_a_deviation_comes_to_its_end_and_is_opened_again(
    api: Caller, town: Town, manager: WHO, reporter: WHO
) -> None:
    deviation = await begun(api, town, manager, reporter)
    concluded = await step(api, manager, deviation, "conclusions", CONCLUDE)
    assert (concluded["status"], concluded["closedAt"]) == ("acting", None)
    assert concluded["handledAt"]
    assert await times(api, manager, deviation) == {"assess": "met", "investigate": "met", "answer": "running"}
    await around(api, manager, deviation, "answers", SAID)
    ready = await around(api, manager, deviation, "effects", HELPED)
    assert (left(ready), "closings" in rels(ready)) == ([], True)
    closed = await step(api, manager, ready, "closings", {"note": "Klart."})
    assert (closed["status"], closed["handledAt"]) == ("closed", concluded["handledAt"])
    assert set((await times(api, manager, deviation)).values()) == {"met"}
    assert rels(await read(api, reporter, closed)) & {"reopenings", "closings"} == set()
    with clock.freeze(clock.now() + timedelta(days=3)):
        opened = await step(api, manager, closed, "reopenings", AGAIN)
        running = (await api.get(f"/matters/{deviation['id']}/deadlines", headers=manager)).json()["deadlines"]
        today = clock.today()
    assert (opened["status"], opened["handledAt"], opened["closedAt"], opened["answeredAt"], opened["effect"]) == (
        "investigating",
        None,
        None,
        None,
        None,
    )
    assert {(row["rule"], row["startOn"], row["dueOn"]) for row in running if row["status"] == "running"} == {
        ("investigate", str(today), str(today + timedelta(days=10))),
        ("answer", str(today), str(today + timedelta(days=30))),
    }
    assert left(opened) == ["effects", "answers"], "what was answered and judged stands for what was closed then"
    told = [(entry["kind"], entry["note"]) for entry in opened["timeline"]]
    assert [kind for kind, _ in told] == [
        *("reported", "assessed", "concluded", "answered", "effect-judged", "closed", "reopened")
    ]
    assert (told[2][1], told[5][1], told[6][1]) == (CONCLUDE["conclusion"], "Klart.", AGAIN["reason"])
    rows = (await api.get("/notifications?state=new&limit=100", headers=reporter)).json()["notifications"]
    assert [row["kind"] for row in rows if row["aboutId"] == deviation["id"]] == ["reopened", "answered"]


async def test_a_conclusion_is_undone_by_who_made_it(api: Caller, town: Town, manager: WHO, reporter: WHO) -> None:
    deviation = await begun(api, town, manager, reporter)
    before = await times(api, manager, deviation)
    concluded = await step(api, manager, deviation, "conclusions", CONCLUDE)
    assert "undoings" in rels(concluded)
    undone = await step(api, manager, concluded, "undoings")
    assert (undone["status"], undone["handledAt"], await times(api, manager, undone)) == (
        "investigating",
        None,
        before,
    )
    assert undone["timeline"][-1]["data"]["step"] == "concluded"
    assert undone["dueOn"] == deviation["dueOn"]


async def test_what_was_set_aside_is_opened_again(api: Caller, town: Town, manager: WHO, reporter: WHO) -> None:
    deviation = await reported(api, reporter, town)
    dismissed = await step(api, manager, deviation, "assessments", {"decision": "dismiss", "reason": "Dubblett."})
    opened = await step(api, manager, dismissed, "reopenings", AGAIN)
    assert (opened["status"], opened["decision"], opened["reason"]) == ("investigating", "investigate", None)
    unwritten = await attempted(api, manager, dismissed, "reopenings", {"reason": " "})
    assert unwritten.status_code == 422
    twice = await attempted(api, manager, opened, "reopenings", AGAIN)
    assert (twice.status_code, twice.json()["code"]) == (409, "wrong-state")


async def test_only_who_investigates_says_that_it_is_done(api: Caller, town: Town, manager: WHO, reporter: WHO) -> None:
    """Of those who take part. A helper reads it, and that is all."""
    deviation = await begun(api, town, manager, reporter)
    for part, status in (("helper", 403), ("investigator", 201)):
        person = town.people["stranger"].id
        body = {"personId": str(person), "part": part}
        added = await api.post(f"/matters/{deviation['id']}/participants", json=body, headers=manager)
        assert added.status_code == 201, added.text
        seen = await read(api, as_person(person), deviation)
        assert ("conclusions" in rels(seen)) == (status == 201)
        answer = await attempted(api, as_person(person), seen, "conclusions", CONCLUDE)
        assert answer.status_code == status, answer.text


async def test_a_report_with_something_undone_is_not_closed_directly(
    api: Caller, town: Town, manager: WHO, reporter: WHO
) -> None:
    deviation = await reported(api, reporter, town)
    proposal = {
        "title": "Dubbelkoll av adress",
        "what": "Två läser adressen.",
        "actionKind": "routine",
        "strength": "medium",
        "carryOutBy": str(clock.today() + timedelta(days=30)),
        "unitId": str(town.units["home"]),
        "sources": [deviation["id"]],
    }
    action = await api.post("/actions", json=proposal, headers=manager)
    assert action.status_code == 201, action.text
    body = {"decision": "close", "category": "other", "reason": "Åtgärdat på plats."}
    refused = await attempted(api, manager, await read(api, manager, deviation), "assessments", body)
    assert (refused.status_code, [error["code"] for error in refused.json()["errors"]]) == (409, ["actions", "effects"])


async def test_what_reports_turned_out_to_be_sums_to_them(
    api: Caller, town: Town, manager: WHO, reporter: WHO, figure: Figure
) -> None:
    """Each row is the list that it opens, also on a day past."""
    began = clock.now()
    kinds = {
        "deviation": ("close", "quality-deviation"),
        "risk": ("close", "risk"),
        "good-example": ("close", "good-example"),
    }
    body = {"category": "other", "reason": "Klart."}
    for kind, (decision, _) in kinds.items():
        deviation = await reported(api, reporter, town, reportType=kind)
        await step(api, manager, deviation, "assessments", {"decision": decision, **body})
    dismissed = await reported(api, reporter, town)
    dismissed = await step(api, manager, dismissed, "assessments", {"decision": "dismiss", "reason": "Dubblett."})
    idea = await reported(api, reporter, town, reportType="improvement-idea")
    idea = await step(api, manager, idea, "considerations", {"text": "Vi tar upp den."})
    await step(api, manager, idea, "declinations", {"reason": "Det går inte i år."})
    await reported(api, reporter, town)
    with clock.freeze(began + timedelta(days=2)):
        await step(api, manager, dismissed, "reopenings", AGAIN)
    cells = 0
    for days, changed in ((0, "no-deviation"), (2, "open")):
        with clock.freeze(began + timedelta(days=3)):
            as_of = str(clock.civil_date(began + timedelta(days=days)))
            asked = {"periodFrom": f"{began.year}-01-01", "periodTo": as_of, "asOf": as_of}
            answer = (await api.get("/deviation-statistics", params=asked, headers=manager)).json()
            (table,) = [one for one in answer["breakdowns"] if one["name"] == "outcome"]
            counts = {row["code"]: row["count"] for row in table["rows"]}
            assert sum(counts.values()) == answer["reports"]
            for code, count in counts.items():
                listed = await behind(api, manager, outcome=code, asOf=as_of, reportedTo=as_of)
                assert len(listed) == count, code
                cells += 1
                assert (UUID(dismissed["id"]) in listed) == (code == changed)
            there = {code for code, count in counts.items() if count}
            assert there >= {code for _, code in kinds.values()} | {"idea", changed}
    figure(f"outcome of reports: cells that are their lists {cells}")


async def behind(api: Caller, who: WHO, **asked: str) -> set[UUID]:
    params = {**asked, "reportedFrom": f"{datetime.fromisoformat(asked['asOf']).year}-01-01", "limit": "100"}
    answer = await api.get("/deviations", params=params, headers=who)
    assert answer.status_code == 200, answer.text
    return {UUID(row["id"]) for row in answer.json()["deviations"]}
