"""Decisions are settled by events, shown with their clock, and refused when their history is impossible."""

import pytest

from qms.matters.views import KEPT_OF_MATTERS
from qms.unexecuted_decisions.jobs import watch_clocks
from tests.api.decisions.conftest import Desk
from tests.conftest import OpenDatabase

pytestmark = pytest.mark.anyio


async def test_a_decision_is_shown_with_its_clock_and_how_it_was_counted(desk: Desk) -> None:
    decision = await desk.registered()
    assert (decision["reference"][:4], decision["status"], decision["title"]) == ("BES-", "waiting", "Contact-person")
    running = decision["clock"]
    assert {name: running[name] for name in ("startOn", "endsOn", "reportableFrom", "daysLeft", "stage")} == {
        "startOn": "2026-01-15",
        "endsOn": "2026-04-15",
        "reportableFrom": "2026-04-16",
        "daysLeft": -221,
        "stage": "over-six-months",
    }
    assert running["law"]["reference"] == "SoL (2025:400) 34 kap. 1 §"
    assert "2026-04-15" in running["explanation"]
    assert decision["law"]["reference"] == "SoL (2025:400) 11 kap. 1 §"
    assert (decision["feeInterval"]["lowKr"], decision["feeInterval"]["highKr"]) == (15_000, 1_500_000)
    assert decision["feeInterval"]["applyBefore"] == "2028-01-15"


async def test_an_old_decision_keeps_its_law_and_its_fee_interval(desk: Desk) -> None:
    decision = await desk.registered(decidedOn="2025-06-30")
    assert decision["law"]["reference"] == "SoL (2001:453) 4 kap. 1 §"
    assert decision["feeInterval"]["lowKr"] == 10_000
    lss = await desk.registered(decidedOn="2025-12-31", lawArea="lss")
    assert (lss["law"]["reference"], lss["feeInterval"]["highKr"]) == ("LSS 9 §", 1_000_000)


async def test_events_settle_the_decision(desk: Desk) -> None:
    decision = await desk.registered(extent={"amount": 5, "unit": "hours-per-week"})
    for kind, day, more, status, start in (
        ("offered", "2026-02-01", {"wasReasonable": True}, "waiting", "2026-01-15"),
        ("offer-declined", "2026-02-03", {"note": "Passade inte."}, "waiting", "2026-01-15"),
        ("partly-executed", "2026-03-01", {"executedExtent": 2}, "partly-executed", "2026-01-15"),
        ("executed", "2026-04-01", {}, "executed", None),
        ("interrupted", "2026-09-22", {}, "interrupted", "2026-09-22"),
    ):
        answer = await desk.step(decision, "events", {"kind": kind, "happenedOn": day, **more})
        assert answer.status_code == 201, answer.text
        decision = answer.json()
        assert (decision["status"], (decision["clock"] or {}).get("startOn")) == (status, start), kind
    assert (decision["clock"]["basis"], decision["clock"]["stage"], decision["remaining"]) == (
        "interruption",
        "day-60",
        5.0,
    )
    assert [entry["kind"] for entry in decision["timeline"]][:2] == ["registered", "offered"]
    assert desk.rows("select start_on::text, basis, ending from decision_spell order by number") == [
        ("2026-01-15", "decision", "executed"),
        ("2026-09-22", "interruption", None),
    ]


async def test_a_closed_decision_is_neither_explained_nor_handed_over_nor_told_more_about(desk: Desk) -> None:
    decision = await desk.registered()
    ended = {"kind": "withdrawn", "happenedOn": "2026-03-01"}
    closed = (await desk.step(decision, "events", ended)).json()
    kept = set(KEPT_OF_MATTERS) - {"readers", "publications"}
    assert {link["rel"] for link in closed["_links"]} == {"self", "event-strikes", "special-fees", *kept}
    words = dict.fromkeys(("reasonText", "consequencesText", "meanwhileText", "effortsText"), "Text.")
    for step, body in {
        "explanations": {"delayReason": "no-resource", **words},
        "handovers": {"ownerId": str(desk.town.people["decision-reporter at board"].id)},
        "events": {"kind": "offered", "happenedOn": "2026-02-01"},
    }.items():
        refused = await desk.step(closed, step, body)
        assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state"), step
    again = await desk.step(closed, "event-strikes", {"eventId": closed["events"][0]["id"], "reason": "Fel person."})
    assert again.json()["status"] == "waiting"


async def test_part_execution_shows_what_remains(desk: Desk) -> None:
    events = [{"kind": "partly-executed", "happenedOn": "2026-02-01", "executedExtent": 2}]
    decision = await desk.registered(extent={"amount": 5, "unit": "hours-per-week"}, events=events)
    assert (decision["status"], decision["remaining"], decision["clock"]["startOn"]) == (
        "partly-executed",
        3.0,
        "2026-01-15",
    )


async def test_a_struck_event_counts_no_more_and_can_still_be_read(desk: Desk) -> None:
    decision = await desk.registered(events=[{"kind": "executed", "happenedOn": "2026-03-01"}])
    body = {"eventId": decision["events"][0]["id"], "reason": "Fel person."}
    struck = (await desk.step(decision, "event-strikes", body)).json()
    assert (struck["status"], struck["clock"]["startOn"]) == ("waiting", "2026-01-15")
    assert struck["events"][0]["struckReason"] == "Fel person."
    again = await desk.step(struck, "event-strikes", body)
    assert (again.status_code, again.json()["code"]) == (409, "already-struck")


async def test_striking_what_a_later_event_needs_is_refused(desk: Desk) -> None:
    events = [{"kind": "executed", "happenedOn": "2026-03-01"}, {"kind": "interrupted", "happenedOn": "2026-05-01"}]
    decision = await desk.registered(events=events)
    refused = await desk.step(decision, "event-strikes", {"eventId": decision["events"][0]["id"], "reason": "Fel."})
    assert (refused.status_code, refused.json()["code"]) == (422, "impossible-history")
    assert desk.rows("select count(*) from decision_event where struck_at is not null") == [(0,)]


async def test_impossible_histories_are_refused_and_nothing_is_stored(desk: Desk) -> None:
    happened: list[tuple[list[tuple[str, str]], str]] = [
        ([("executed", "2026-01-14")], "event-before-decision"),
        ([("executed", "2026-11-23")], "event-in-future"),
        ([("interrupted", "2026-02-01")], "never-ran"),
        (
            [("executed", "2026-02-01"), ("interrupted", "2026-03-01"), ("interrupted", "2026-03-05")],
            "already-interrupted",
        ),
        ([("died", "2026-02-01"), ("executed", "2026-02-02")], "after-closing"),
    ]
    for events, code in happened:
        history = [{"kind": kind, "happenedOn": day} for kind, day in events]
        answer = await desk.api.post("/decisions", json=desk.decision(events=history), headers=desk.who())
        assert (answer.status_code, answer.json()["code"]) == (422, "impossible-history")
        assert [error["code"] for error in answer.json()["errors"]] == [code]
    for changes, status, code in (
        ({"decidedOn": "2026-11-23"}, 422, "impossible-history"),
        ({"caseClosedOn": "2026-01-10"}, 422, "impossible-history"),
        ({"benefit": "no-such-benefit"}, 409, "unknown-reference"),
        ({"unitId": str(desk.town.units["south-home"])}, 409, "unknown-reference"),
        ({"decidedOn": "1990-01-01", "lawArea": "lss"}, 409, "unknown-reference"),
        ({"caseReference": "19121212-1212"}, 422, "validation-failed"),
    ):
        answer = await desk.api.post("/decisions", json=desk.decision(**changes), headers=desk.who())
        assert (answer.status_code, answer.json()["code"]) == (status, code), changes
    assert desk.rows("select count(*) from decision") == [(0,)]


async def test_a_stale_change_is_refused(desk: Desk) -> None:
    decision = await desk.registered()
    body = {"kind": "offered", "happenedOn": "2026-02-01"}
    assert (await desk.step(decision, "events", body)).status_code == 201
    stale = await desk.step(decision, "events", body)
    assert (stale.status_code, stale.json()["code"]) == (412, "stale-version")


async def test_clocks_near_and_past_the_limit_are_noted_once(desk: Desk, open_database: OpenDatabase) -> None:
    near = await desk.registered(decidedOn="2026-09-15")
    late = await desk.registered(decidedOn="2026-01-15")
    await desk.registered(decidedOn="2026-10-15")
    database = open_database(desk.app_url, pool_size=1)
    for _ in range(2):
        await watch_clocks(database)
    noted = desk.rows(
        "select matter_id::text, kind, data ->> 'months' from matter_event "
        "where kind like 'limit-%' order by matter_id, kind"
    )
    assert noted == [
        (near["id"], "limit-near", "2"),
        (late["id"], "limit-near", "2"),
        (late["id"], "limit-passed", "3"),
    ]
