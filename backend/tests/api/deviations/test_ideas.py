"""An idea from its first word to adopted or declined, what who wrote it is told, and reports of another type."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from tests.api.deviations.conftest import rels, reported
from tests.api.deviations.test_undo import attempted, step
from tests.conftest import Figure
from tests.town import Caller, Town

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
WHO = dict[str, str]
IDEA = {"reportType": "improvement-idea", "title": "Förslag: mall för överlämning"}
CONSIDERED = {"text": "Vi tar upp den på arbetsplatsträffen."}
TRIED = {"text": "Två enheter prövar i tre månader."}
ADOPTED = {"text": "Mallen används från första maj."}
DECLINED = {"reason": "Systemet går inte att ändra i år."}
OF_IDEAS = {"considerations": CONSIDERED, "trials": TRIED, "adoptions": ADOPTED, "declinations": DECLINED}
ASSESSED = {"decision": "close", "category": "other", "reason": "Klart."}
REASON = {"reason": "Det som beskrivs har redan hänt."}


async def given(api: Caller, town: Town, who: WHO) -> Json:
    return await reported(api, who, town, **IDEA)


async def read(api: Caller, who: WHO, idea: Json) -> Json:
    return dict((await api.get(f"/deviations/{idea['id']}", headers=who)).json())


async def proposed(api: Caller, town: Town, who: WHO, idea: Json) -> Json:
    """An action from the idea."""
    proposal = {
        "title": "Pröva mallen",
        "what": "Två enheter använder mallen.",
        "actionKind": "work-organisation",
        "strength": "medium",
        "carryOutBy": str(clock.today() + timedelta(days=90)),
        "unitId": str(town.units["home"]),
        "sources": [idea["id"]],
    }
    answer = await api.post("/actions", json=proposal, headers=who)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def told(api: Caller, who: WHO, idea: Json) -> list[str]:
    """What somebody has been told of an idea."""
    rows = (await api.get("/notifications", params={"state": "all"}, headers=who)).json()["notifications"]
    return sorted(row["kind"] for row in rows if row["aboutId"] == idea["id"])


async def answers(api: Caller, who: WHO, idea: Json) -> list[tuple[str, str]]:
    rows = (await api.get(f"/matters/{idea['id']}/answers", headers=who)).json()["matterAnswers"]
    return [(row["outcome"], row["text"]) for row in rows]


async def test_an_idea_is_considered_tried_and_adopted(api: Caller, town: Town, manager: WHO, reporter: WHO) -> None:
    """Who wrote it reads each step, is told of it, and is answered by the words that end it."""
    idea = await given(api, town, reporter)
    assert rels(idea) & OF_IDEAS.keys() == set(), "who has written it does not take its steps"
    at_first = await read(api, manager, idea)
    assert rels(at_first) & {"considerations", "assessments"} == {"considerations"}
    idea = await step(api, manager, at_first, "considerations", CONSIDERED)
    assert (idea["status"], idea["assessedAt"] is not None) == ("considered", True)
    assert rels(idea) & OF_IDEAS.keys() == {"adoptions", "declinations"}, "nothing is proposed that could be tried"
    refused = await attempted(api, manager, idea, "trials", TRIED)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (409, "actions")
    action = await proposed(api, town, manager, idea)
    idea = await step(api, manager, await read(api, manager, idea), "trials", TRIED)
    assert idea["status"] == "tried"
    refused = await attempted(api, manager, idea, "adoptions", ADOPTED)
    assert [error["code"] for error in refused.json()["errors"]] == ["actions", "effects"]
    headers = {**manager, "If-Match": f'"{action["version"]}"'}
    gone = await api.post(f"/actions/{action['id']}/cancellations", json={"reason": "Prövat utan."}, headers=headers)
    assert gone.status_code == 201, gone.text
    judged = {"effect": "led-to-improvement", "reason": "Överlämningarna gick bättre."}
    await api.post(f"/matters/{idea['id']}/effects", json=judged, headers=manager)
    idea = await step(api, manager, await read(api, manager, idea), "adoptions", ADOPTED)
    assert (idea["status"], idea["closedAt"] is None, idea["answeredAt"] is None) == ("adopted", False, False)
    assert await answers(api, reporter, idea) == [("adopted", ADOPTED["text"])]
    notes = {entry["kind"]: entry["note"] for entry in (await read(api, reporter, idea))["timeline"]}
    assert (notes["considered"], notes["tried"], notes["adopted"]) == (
        CONSIDERED["text"],
        TRIED["text"],
        ADOPTED["text"],
    )
    assert await told(api, reporter, idea) == ["answered", "step-taken", "step-taken"]
    times = (await api.get(f"/matters/{idea['id']}/deadlines", headers=manager)).json()["deadlines"]
    assert {row["rule"]: row["status"] for row in times} == {"assess": "met", "answer": "met"}


async def test_an_idea_is_declined_with_a_reason_and_taken_up_again(
    api: Caller, town: Town, manager: WHO, reporter: WHO
) -> None:
    idea = await given(api, town, reporter)
    assert (await attempted(api, manager, idea, "declinations", DECLINED)).json()["code"] == "wrong-state"
    idea = await step(api, manager, idea, "considerations", CONSIDERED)
    for body in ({}, {"reason": ""}, {"reason": " "}):
        refused = await attempted(api, manager, idea, "declinations", body)
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/reason")
    idea = await step(api, manager, idea, "declinations", DECLINED)
    assert (idea["status"], await answers(api, reporter, idea)) == ("declined", [("declined", DECLINED["reason"])])
    assert "undoings" not in rels(idea), "what is decided is taken up again, with why"
    idea = await step(api, manager, idea, "considerations", {"text": "Systemet är bytt."})
    assert (idea["status"], idea["answeredAt"], idea["closedAt"]) == ("considered", None, None)
    idea = await step(api, manager, idea, "adoptions", ADOPTED)
    assert [outcome for outcome, _ in await answers(api, reporter, idea)] == ["adopted", "declined"]


async def test_considered_and_tried_are_undone(api: Caller, town: Town, manager: WHO, reporter: WHO) -> None:
    idea = await given(api, town, reporter)
    before = await read(api, manager, idea)
    considered = await step(api, manager, before, "considerations", CONSIDERED)
    after = await step(api, manager, considered, "undoings")
    left = {name for name in before if before[name] != after[name]}
    assert left == {"timeline", "version"}, left
    idea = await step(api, manager, after, "considerations", CONSIDERED)
    await proposed(api, town, manager, idea)
    idea = await step(api, manager, await read(api, manager, idea), "trials", TRIED)
    idea = await step(api, manager, idea, "undoings")
    assert (idea["status"], idea["handledAt"], idea["assessedAt"] is None) == ("considered", None, False)


async def test_an_idea_is_no_deviation_and_the_reverse(api: Caller, town: Town, manager: WHO, reporter: WHO) -> None:
    idea, deviation = await given(api, town, reporter), await reported(api, reporter, town)
    refused = await attempted(api, manager, idea, "assessments", ASSESSED)
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")
    refused = await attempted(api, manager, deviation, "considerations", CONSIDERED)
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")
    outcome = {"outcome": "adopted", "text": "Ja, från mars."}
    refused = await api.post(f"/matters/{deviation['id']}/answers", json=outcome, headers=manager)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/outcome")


async def test_a_report_changes_type_and_its_words_stand(
    api: Caller, town: Town, manager: WHO, reporter: WHO, place: tuple[Town, Any]
) -> None:
    idea = await given(api, town, reporter)
    same = await attempted(api, manager, idea, "reclassifications", {"reportType": "improvement-idea", **REASON})
    assert (same.status_code, same.json()["code"]) == (409, "same-type")
    considered = await step(api, manager, idea, "considerations", CONSIDERED)
    other = await step(api, manager, considered, "reclassifications", {"reportType": "deviation", **REASON})
    assert (other["reportType"], other["status"], other["assessedAt"]) == ("deviation", "received", None)
    assert (other["description"], other["timeline"][-1]["data"]["source"]) == (idea["description"], IDEA["reportType"])
    assert other["dueOn"] == str(clock.today() + timedelta(days=3)) or "assessments" in rels(other)
    assert (await read(api, reporter, idea))["timeline"][-1]["note"] == REASON["reason"]
    closed = await step(api, manager, other, "assessments", ASSESSED)
    assert closed["status"] == "closed"
    deviation = await reported(api, reporter, town)
    back = await step(api, manager, deviation, "reclassifications", {"reportType": "improvement-idea", **REASON})
    assert rels(back) & {"considerations", "assessments"} == {"considerations"}
    suspected = await reported(api, reporter, town, reportType="suspected-misconduct")
    refused = await attempted(api, manager, suspected, "reclassifications", {"reportType": "deviation", **REASON})
    assert (refused.status_code, "reclassifications" in rels(await read(api, manager, suspected))) == (409, False)
    engine = create_engine(place[1].owner, poolclass=NullPool)
    change = "update deviation set report_type = 'deviation' where id = :id"
    with pytest.raises(IntegrityError, match="what was reported is never changed"), engine.begin() as connection:
        connection.execute(text(change), {"id": suspected["id"]})


async def test_figures_tell_how_far_ideas_had_come_on_a_day(
    api: Caller, town: Town, manager: WHO, reporter: WHO, figure: Figure
) -> None:
    """Each day that is asked for has what was so then; they sum to the ideas that came in."""
    began = clock.now()
    before = await counts(api, manager, began, 6)
    with clock.freeze(began):
        ideas = [await given(api, town, reporter) for _ in range(4)]
    cells = 0
    steps = [(1, 0, "considerations"), (1, 1, "considerations"), (1, 2, "considerations"), (3, 0, "adoptions")]
    for days, which, name in [*steps, (5, 1, "declinations")]:
        with clock.freeze(began + timedelta(days=days)):
            ideas[which] = await step(api, manager, ideas[which], name, OF_IDEAS[name])
    expected: dict[int, Json] = {
        0: {"waiting": 4},
        2: {"waiting": 1, "considered": 3},
        4: {"waiting": 1, "considered": 2, "adopted": 1, "answered": 1, "medianDays": 3.0},
        6: {"waiting": 1, "considered": 1, "adopted": 1, "declined": 1, "answered": 2, "medianDays": 4.0},
    }
    for days, said in expected.items():
        counted = await counts(api, manager, began, days)
        for name, value in counted.items():
            if name == "medianDays":
                assert before["answered"] or value == said.get(name)
            else:
                assert value - before[name] == {**said, "received": 4}.get(name, 0), (days, name)
            cells += 1
        open_and_ended = ("waiting", "considered", "tried", "adopted", "declined", "otherwise")
        assert sum(counted[name] for name in open_and_ended) == counted["received"]
    figure(f"figures of ideas: cells {cells}, unequal 0")


async def counts(api: Caller, who: WHO, began: Any, days: int) -> Json:
    day = clock.civil_date(began + timedelta(days=days))
    with clock.freeze(began + timedelta(days=6)):
        asked = {"periodFrom": str(clock.civil_date(began)), "asOf": str(day), "periodTo": str(day)}
        answer = await api.get("/idea-statistics", params=asked, headers=who)
    assert answer.status_code == 200, answer.text
    return dict(answer.json()["counts"])
