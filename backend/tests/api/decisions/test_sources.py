"""Decisions as systems send them: once, anew, many at once, and with the words that people add."""

import pytest

from tests.api.decisions.conftest import SCOPES, Desk, Json
from tests.town import as_system

pytestmark = pytest.mark.anyio


async def test_the_source_is_updated_by_newer_versions_only(desk: Desk) -> None:
    first = (await desk.sent()).json()
    assert (await desk.sent()).json()["id"] == first["id"]
    reused = await desk.sent(sex="male")
    assert (reused.status_code, reused.json()["code"]) == (409, "source-version-reused")
    newer = (await desk.sent(2, events=[{"kind": "executed", "happenedOn": "2026-03-01"}])).json()
    assert (newer["id"], newer["status"], newer["clock"]) == (first["id"], "executed", None)
    older = await desk.sent()
    assert (older.status_code, older.json()["code"]) == (409, "stale-source-version")
    corrected = (await desk.sent(3, events=[{"kind": "executed", "happenedOn": "2026-03-08"}])).json()
    assert [(event["happenedOn"], bool(event["struckAt"])) for event in corrected["events"]] == [
        ("2026-03-01", True),
        ("2026-03-08", False),
    ]
    assert desk.rows("select count(*) from decision") == [(1,)]


async def test_the_history_says_what_each_new_version_has_changed(desk: Desk) -> None:
    """Unit and days change under whoever answers for it."""
    said: Json = {}
    await desk.sent()
    steps: dict[str, Json] = {
        "": {"events": [{"kind": "executed", "happenedOn": "2026-03-01"}]},
        "decidedOn": {"decidedOn": "2026-01-14"},
        "sex": {"sex": "male"},
        "caseReference": {"caseReference": "2026-999"},
        "caseClosedOn": {"caseClosedOn": "2026-02-01"},
        "origin": {"origin": "judgment"},
        "isProtected": {"isProtected": True},
        "benefit": {"benefit": "home-care"},
        "extent extentUnit": {"extent": {"amount": 5, "unit": "hours-per-week"}},
        "lawTopic": {"lawTopic": "grant-economic"},
        "lawArea lawTopic": {"lawArea": "lss", "lawTopic": "grant"},
        "unitId": {"unitId": str(desk.town.units["team"])},
    }
    for version, more in enumerate(steps.values(), start=2):
        said |= more
        answer = await desk.sent(version, **said)
        assert answer.is_success, answer.text
    told = [entry["data"]["changed"] for entry in answer.json()["timeline"] if entry["kind"] == "source-updated"]
    assert sorted(told) == sorted(steps)


async def test_what_people_have_added_survives_a_new_version(desk: Desk) -> None:
    decision = (await desk.sent()).json()
    await desk.step(decision, "events", {"kind": "offered", "happenedOn": "2026-02-01"})
    newer = (await desk.sent(2, events=[{"kind": "executed", "happenedOn": "2026-03-01"}])).json()
    assert [event["kind"] for event in newer["events"] if not event["struckAt"]] == ["offered", "executed"]


async def test_who_answers_for_it_is_told_of_what_the_source_has_changed(desk: Desk) -> None:
    """Once, until it has been looked at: a case system may send its decisions anew every night."""
    owner = str(desk.town.people["unit-manager at unit"].id)
    handed = await desk.step((await desk.sent()).json(), "handovers", {"ownerId": owner})
    assert handed.is_success, handed.text
    await desk.sent(2, isProtected=True)
    await desk.sent(3, isProtected=True, decidedOn="2026-01-14")
    told = "select key, recipient_id::text from notification where kind = 'source-changed' order by key"
    assert desk.rows(told) == [("2", owner)]
    desk.rows("update notification set read_at = now() where kind = 'source-changed' returning 1")
    await desk.sent(4, isProtected=True, decidedOn="2026-01-14")
    assert len(desk.rows(told)) == 1, "nothing has changed"
    await desk.sent(5, isProtected=False)
    assert [key for key, _ in desk.rows(told)] == ["2", "5"]
    events = [{"kind": "need-ceased", "happenedOn": "2026-03-01"}]
    await desk.sent(6, events=events)
    await desk.sent(7, events=events, isProtected=True)
    assert len(desk.rows(told)) == 2, "what has ended asks nothing of anybody"


WORDS = ("reasonText", "consequencesText", "meanwhileText", "effortsText")


def explained(words: str) -> Json:
    return {"delayReason": "no-resource", **dict.fromkeys(WORDS, words)}


async def test_a_source_says_why_until_a_person_has_said_it(desk: Desk) -> None:
    decision = (await desk.sent(explanation=explained("Ingen plats."))).json()
    assert decision["explanation"]["delayReason"]["code"] == "no-resource"
    newer = (await desk.sent(2, explanation=explained("Fortfarande ingen plats."))).json()
    assert newer["explanation"]["reasonText"] == "Fortfarande ingen plats."
    silent = (await desk.sent(3)).json()
    assert silent["explanation"] == newer["explanation"]
    own = (await desk.step(silent, "explanations", explained("Platsen är klar i mars."))).json()
    for version, words in ((4, "Ingen plats alls."), (4, "Ingen plats alls."), (5, "Platsen är klar i mars.")):
        after = (await desk.sent(version, explanation=explained(words))).json()
        assert after["explanation"] == own["explanation"]
    kept = [entry["data"].get("kept") for entry in after["timeline"] if entry["data"].get("kept")]
    assert kept == ["explanation"]


async def test_a_system_may_explain_and_says_where_the_reason_is_unknown(desk: Desk) -> None:
    decision = (await desk.sent()).json()
    headers = as_system(scopes=SCOPES, **{"Idempotency-Key": "why-000001", "If-Match": f'"{decision["version"]}"'})
    path = f"/decisions/{decision['id']}/explanations"
    answer = await desk.api.post(path, json=explained("Ingen plats."), headers=headers)
    assert (answer.status_code, answer.json()["explanation"]["effortsText"]) == (201, "Ingen plats.")
    unknown = await desk.sent(2, explanation=explained("Ingen plats.") | {"delayReason": "unknown"})
    assert (unknown.status_code, unknown.json()["errors"][0]["pointer"]) == (409, "/explanation/delayReason")


async def test_a_batch_gives_a_verdict_for_each(desk: Desk) -> None:
    never_ran: Json = {"events": [{"kind": "interrupted", "happenedOn": "2026-02-01"}]}
    differences: list[Json] = [{}, {"benefit": "unknown"}, never_ran, {}]
    items = [
        desk.decision(source={"system": "case", "id": f"B-{number}", "version": 1}, **changes)
        for number, changes in enumerate(differences)
    ]
    headers = as_system(scopes=SCOPES, **{"Idempotency-Key": "batch-0001"})
    answer = await desk.api.post("/decision-batches", json={"decisions": [*items, items[0]]}, headers=headers)
    assert answer.status_code == 207
    verdicts = [(item["status"], (item["problem"] or {}).get("code")) for item in answer.json()["items"]]
    assert verdicts == [
        ("created", None),
        ("rejected", "unknown-reference"),
        ("rejected", "impossible-history"),
        ("created", None),
        ("unchanged", None),
    ]
    assert "avbrutits" in answer.json()["items"][2]["problem"]["detail"]
    assert desk.rows("select count(*) from decision") == [(2,)]


async def test_a_decision_that_is_wrong_never_refuses_the_others(desk: Desk) -> None:
    right = desk.decision(source={"system": "case", "id": "B-1", "version": 1})
    executed = {"kind": "executed", "happenedOn": None}
    wrong = [None, {}, {**right, "sex": None}, {**right, "events": [executed]}, {**right, "extent": {"amount": "2"}}]
    headers = as_system(scopes=SCOPES, **{"Idempotency-Key": "batch-0002"})
    answer = await desk.api.post("/decision-batches", json={"decisions": [*wrong, right]}, headers=headers)
    assert answer.status_code == 207
    assert [item["status"] for item in answer.json()["items"]] == ["rejected"] * len(wrong) + ["created"]
    places = [item["problem"]["pointer"] for item in answer.json()["items"][:-1]]
    assert places == ["", "/unitId", "/sex", "/events/0/happenedOn", "/extent/amount"]


async def test_the_explanation_is_kept_and_personal_numbers_are_warned_about(desk: Desk) -> None:
    decision = await desk.registered()
    words = {
        "reasonText": "Ingen plats.",
        "consequencesText": "b",
        "meanwhileText": "c",
        "effortsText": "Ring 19121212-1212.",
    }
    words["effortsText"] = "Ring 19121212-1212."
    explained = (await desk.step(decision, "explanations", {"delayReason": "no-resource", **words})).json()
    assert explained["explanation"]["delayReason"] == {"code": "no-resource", "label": "No-resource"}
    assert [warning["pointer"] for warning in explained["warnings"]] == ["/explanation/effortsText"]
    assert explained["version"] == decision["version"] + 1
