"""Carrying out: started, sent and answered, done, moved, handed over and cancelled; and whose it is meanwhile."""

from uuid import UUID

import pytest

from qms.figures.service import FREEZE
from qms.matters.service import find_owners
from tests.hub import Hub, Json, rels, told
from tests.town import as_person

pytestmark = pytest.mark.anyio
OUTSIDE: Json = {"outside": {"kind": "it-owner", "name": "Systemförvaltningen"}}


async def test_from_decided_to_done(hub: Hub) -> None:
    action = await hub.under_way()
    assert (action["status"], action["startedOn"], told(action)[-1]) == ("under-way", hub.day(0), "started")
    assert (await hub.take(action, "completions", {"evidence": " "}, by=hub.doer)).status_code == 422
    done = await hub.taken(action, "completions", {"evidence": "Rutinen är beslutad och känd."}, by=hub.doer)
    assert (done["status"], done["evidence"], done["ownerName"]) == ("done", "Rutinen är beslutad och känd.", "Bo")
    assert (done["dueOn"], done["doerName"], rels(done)) == (hub.day(90), "Doris", {"sources"})
    times = (await hub.api.get(f"/matters/{done['id']}/deadlines", headers=as_person(hub.boss))).json()["deadlines"]
    assert {time["rule"]: time["status"] for time in times} == {
        "follow-up": "running",
        "carry-out": "met",
        "decide": "met",
    }
    assert (await hub.read(done["id"], by=hub.doer)).status_code == 200  # who did it reads it still


async def test_what_is_measured_by_a_figure_is_frozen_when_it_starts(hub: Hub) -> None:
    followed = {"boardId": str(hub.here.board_id), "unitId": str(hub.unit), "measure": "own"}
    body = {**followed, "parameters": {"name": "Fel adress"}}
    figure = (await hub.api.post("/figures", json=body, headers=as_person(hub.boss))).json()["id"]
    decision = hub.decision()
    measure = {"form": "figure", "figureId": figure, "direction": "down", "sizePercent": 30}
    decision["measure"] = {**measure, **{name: decision["measure"][name] for name in ("followUpOn", "followerId")}}
    action = await hub.taken(await hub.proposed(), "decisions", decision)
    assert [action["measures"][0][name] for name in measure] == list(measure.values())
    await hub.taken(action, "starts", by=hub.doer)
    asked = "select args from jobs.procrastinate_jobs where task_name = :job and args ->> 'figure_id' = :figure"
    (job,) = hub.here.sql(asked, job=FREEZE, figure=figure)
    assert (job["args"]["on"], job["args"]["reason"]) == (hub.day(0), action["reference"])


async def test_somebody_outside_is_asked_and_answers(hub: Hub) -> None:
    proposal = await hub.proposed(doerId=str(hub.doer), **OUTSIDE)
    decision = hub.decision()
    del decision["doerId"]  # the contact here, as proposed
    action = await hub.taken(proposal, "decisions", decision)
    assert (action["outside"], action["doerName"]) == ({"kind": "it-owner", "name": "Systemförvaltningen"}, "Doris")
    early = await hub.take(action, "outside-answers", {"answeredOn": hub.day(0), "answer": "Ja."}, by=hub.doer)
    assert (early.status_code, early.json()["code"]) == (409, "wrong-state")
    action = await hub.taken(action, "starts", by=hub.doer)
    assert (await hub.listed(elsewhere=True))["actions"][0]["sentOn"] is None
    for day in (hub.day(1), hub.day(-367)):
        assert (await hub.take(action, "dispatches", {"sentOn": day}, by=hub.doer)).status_code == 422
    action = await hub.taken(action, "dispatches", {"sentOn": hub.day(-34)}, by=hub.doer)
    assert "outside-answers" in rels(action)
    (row,) = (await hub.listed(elsewhere=True))["actions"]
    assert (row["outsideName"], row["sentOn"], row["answeredOn"]) == ("Systemförvaltningen", hub.day(-34), None)
    unanswered = await hub.take(action, "completions", {"evidence": "Klart."}, by=hub.doer)
    assert (unanswered.status_code, unanswered.json()["code"]) == (409, "not-answered")
    before = await hub.take(action, "outside-answers", {"answeredOn": hub.day(-40), "answer": "Ja."}, by=hub.doer)
    assert before.json()["errors"][0]["code"] == "before-sent"
    answered = {"answeredOn": hub.day(-1), "answer": "Spärren är på plats."}
    action = await hub.taken(action, "outside-answers", answered, by=hub.doer)
    assert (action["answer"], action["timeline"][-1]["note"]) == (answered["answer"],) * 2
    page = await hub.listed(elsewhere=True)
    assert (page["actions"], page["_meta"]["elsewhere"]) == ([], 0)
    assert (await hub.taken(action, "completions", {"evidence": "Prövat."}, by=hub.doer))["status"] == "done"


async def test_nobody_outside_is_asked_where_nobody_outside_does_it(hub: Hub) -> None:
    action = await hub.under_way()
    for step, body in (
        ("dispatches", {"sentOn": hub.day(0)}),
        ("outside-answers", {"answeredOn": hub.day(0), "answer": "Ja."}),
    ):
        refused = await hub.take(action, step, body)
        assert (refused.status_code, refused.json()["code"]) == (409, "not-outside")


async def test_a_day_is_moved_and_counted_and_what_was_decided_stays(hub: Hub) -> None:
    action = await hub.under_way()
    for day in (hub.day(0), action["dueOn"]):
        refused = await hub.take(action, "postponements", {"carryOutBy": day, "reason": "Sjukdom."})
        assert refused.json()["errors"][0]["code"] == "not-later"
    assert (
        await hub.take(action, "postponements", {"carryOutBy": hub.day(60), "reason": "Jag vill."}, by=hub.doer)
    ).status_code == 403
    for number, day in ((1, 40), (2, 60)):
        action = await hub.taken(action, "postponements", {"carryOutBy": hub.day(day), "reason": "Leveransen dröjer."})
        assert (action["postponements"], action["dueOn"], action["carryOutBy"]) == (number, hub.day(day), hub.day(30))
    assert told(action)[-2:] == ["postponed", "postponed"]
    running = "select status, due_on from deadline where matter_id = :id and rule = 'carry-out'"
    kept = hub.here.sql(running, id=action["id"])
    assert [(row["status"], str(row["due_on"])) for row in kept] == [("running", hub.day(60))]


async def test_another_carries_it_out(hub: Hub) -> None:
    action = await hub.under_way()
    una = await hub.here.person("Una", ("reporter", await hub.here.unit("Andra")))
    action = await hub.taken(action, "handovers", {"doerId": str(una)})
    assert (action["doerName"], action["ownerName"], told(action)[-1]) == ("Una", "Una", "handed-over")
    assert (await hub.read(action["id"], by=hub.doer)).status_code == 404
    assert (await hub.taken(action, "completions", {"evidence": "Klart."}, by=una))["status"] == "done"
    assert (await hub.read(action["id"], by=una)).status_code == 200


@pytest.mark.parametrize("state", ["proposed", "decided", "under-way"])
async def test_what_does_not_come_about_is_cancelled(hub: Hub, state: str) -> None:
    made = {"proposed": hub.proposed, "decided": hub.decided, "under-way": hub.under_way}
    action = await made[state]()
    body = {"reason": "Enheten läggs ned."}
    assert (await hub.take(action, "cancellations", body, by=hub.doer)).status_code in (403, 404)
    action = await hub.taken(action, "cancellations", body)
    assert (action["status"], action["cancelledReason"], rels(action)) == ("cancelled", "Enheten läggs ned.", set())
    times = hub.here.sql("select ended_on from deadline where matter_id = :id and ended_on is null", id=action["id"])
    assert times == []
    items = (await hub.api.get("/work-items", headers=as_person(hub.doer))).json()["workItems"]
    assert items == []


async def test_when_the_doer_has_left_another_owns_it_and_who_was_asked_stands(hub: Hub) -> None:
    action = await hub.under_way()
    hub.here.sql("update person set is_active = false where id = :id returning 1", id=hub.doer)
    await hub.here.do(lambda tx: find_owners(tx, hub.here.board_id))
    shown = (await hub.read(action["id"])).json()
    assert (shown["ownerName"], shown["doerName"], told(shown)[-1]) == ("Bo", "Doris", "handed-over")
    assert UUID(shown["doerId"]) == hub.doer


async def test_who_may_decide_no_longer_keeps_no_proposal(hub: Hub) -> None:
    """Who has become an employee could carry it out, but not decide; what they already carry out they keep."""
    proposal, going_on = await hub.proposed(), await hub.under_way()
    head = await hub.here.person("Hedda", ("department-head", hub.unit))
    roles = "update assignment set role = 'reporter' where person_id = :id returning 1"
    hub.here.sql(roles, id=hub.boss)
    await hub.here.do(lambda tx: find_owners(tx, hub.here.board_id))
    owners = [(await hub.read(action["id"], by=head)).json()["ownerName"] for action in (proposal, going_on)]
    assert owners == ["Hedda", "Doris"]
