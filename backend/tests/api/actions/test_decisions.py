"""Deciding: wholly, in part or not; who does it; what is measured, registered beforehand; and what stays as decided."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from qms.kernel.problems import Forbidden
from tests.given import Place
from tests.hub import STATEMENT, Hub, Json, rels, told
from tests.town import as_person

pytestmark = pytest.mark.anyio
CHANGE_MEASURE = text("update effect_measure set statement = 'Annat'")


async def test_what_is_decided_goes_to_who_carries_it_out(hub: Hub) -> None:
    action = await hub.decided()
    assert (action["status"], action["decision"], action["decidedByName"]) == ("decided", "wholly", "Bo")
    assert (action["ownerName"], action["doerName"], action["dueOn"]) == ("Doris", "Doris", action["carryOutBy"])
    (measure,) = action["measures"]
    assert (measure["number"], measure["statement"], measure["followerName"]) == (1, STATEMENT["statement"], "Bo")
    assert told(action) == ["proposed", "decided"]
    assert rels(action) == {"starts", "postponements", "handovers", "cancellations", "sources"}
    mine = (await hub.read(action["id"], by=hub.doer)).json()
    assert rels(mine) == {"starts", "sources"}
    items = (await hub.api.get("/work-items", headers=as_person(hub.doer))).json()["workItems"]
    assert [(item["step"], item["isMine"]) for item in items] == [("Påbörja", True)]


async def test_what_is_decided_in_part_says_which_and_what_is_declined_says_why(hub: Hub) -> None:
    action = await hub.proposed()
    for decision in ("partly", "no"):
        measure = {} if decision == "no" else hub.decision()
        refused = await hub.take(action, "decisions", {**measure, "decision": decision})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/decisionWords")
    words = {"decisionWords": "Bara på Mottagningen."}
    partly = await hub.taken(action, "decisions", hub.decision(decision="partly", **words))
    assert (partly["status"], partly["decisionWords"], partly["timeline"][-1]["note"]) == (
        "decided",
        *[words["decisionWords"]] * 2,
    )
    no = await hub.taken(await hub.proposed(), "decisions", {"decision": "no", "decisionWords": "Finns redan."})
    assert (no["status"], no["measures"], told(no)[-1], rels(no)) == ("declined", [], "declined", set())
    assert no["closedAt"] == no["decidedAt"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"doerId": None}, "/doerId"),
        ({"measure": None}, "/measure"),
        ({"measure": {"statement": None}}, "/measure/statement"),
        ({"measure": {"form": "figure"}}, "/measure/figureId"),
        ({"measure": {"figureId": str(uuid4())}}, "/measure/form"),
        (
            {"measure": {"form": "figure", "statement": None, "figureId": str(uuid4()), "direction": "down"}},
            "/measure/figureId",
        ),
        (
            {
                "measure": {
                    "form": "figure",
                    "statement": None,
                    "figureId": str(uuid4()),
                    "direction": "down",
                    "sizePercent": 101,
                }
            },
            "/measure/sizePercent",
        ),
        ({"measure": {"followUpOn": "2026-01-01"}}, "/measure/followUpOn"),
        ({"measure": {"followerId": str(uuid4())}}, "/measure/followerId"),
        ({"decision": "no", "decisionWords": "Nej."}, "/measure"),
    ],
)
async def test_a_decision_is_whole(hub: Hub, change: dict[str, Any], pointer: str) -> None:
    action, body = await hub.proposed(), hub.decision()
    measure = change.get("measure", {})
    whole = None if measure is None else {**body["measure"], **measure}
    refused = await hub.take(action, "decisions", {**body, **change, "measure": whole})
    assert refused.status_code in (409, 422), refused.text
    assert pointer in {error["pointer"] for error in refused.json()["errors"]}
    assert (await hub.read(action["id"])).json()["version"] == action["version"]


async def test_whoever_follows_it_up_must_be_let_judge(hub: Hub) -> None:
    action, body = await hub.proposed(), hub.decision()
    refused = await hub.take(action, "decisions", {**body, "measure": {**body["measure"], "followerId": str(hub.doer)}})
    assert refused.json()["errors"][0]["pointer"] == "/measure/followerId"
    path, who = f"/actions/{action['id']}/successors", as_person(hub.boss)
    names = {}
    for part in ("doer", "follower"):
        people = (await hub.api.get(path, params={"part": part}, headers=who)).json()["successors"]
        names[part] = [person["name"] for person in people]
    assert names == {"doer": ["Bo", "Doris"], "follower": ["Bo"]}


async def test_a_day_that_has_passed_is_put_right_first(hub: Hub) -> None:
    action = await hub.proposed()
    hub.here.sql("update action set carry_out_by = date '2026-01-01' where id = :id returning 1", id=action["id"])
    refused = await hub.take(action, "decisions", hub.decision())
    assert (refused.status_code, refused.json()["code"]) == (409, "carry-out-passed")


async def test_something_serious_takes_more_than_telling_people(hub: Hub) -> None:
    source = await hub.here.deviation(hub.unit, by=hub.doer)
    talk: Json = {"actionKind": "information", "strength": "weak"}
    calm = await hub.decided(source, **talk)
    assert calm["status"] == "decided"
    hub.here.sql("update deviation set seriousness = 'high' where id = :id returning 1", id=source)
    weak = await hub.proposed(source, **talk)
    refused = await hub.take(weak, "decisions", hub.decision())
    assert (refused.status_code, refused.json()["code"]) == (409, "weak-only")
    reason = "Felet går inte att göra igen sedan systemet byttes."
    told_why = await hub.taken(weak, "decisions", hub.decision(weakReason=reason))
    assert told_why["weakReason"] == reason
    await hub.decided(source, actionKind="technology", strength="strong")
    assert (await hub.taken(await hub.proposed(source, **talk), "decisions", hub.decision()))["status"] == "decided"


async def test_what_has_been_decided_is_never_changed(hub: Hub) -> None:
    """Whatever the service does: not by the database's own role either."""
    action = await hub.under_way()
    for column, value in (("what", "'Annat'"), ("strength", "'strong'"), ("decision_words", "'Annat'")):
        with pytest.raises(IntegrityError, match="what has been decided is never changed"):
            hub.here.sql(f"update action set {column} = {value} where id = :id returning 1", id=action["id"])
    with pytest.raises(Forbidden):
        await hub.here.do(lambda tx: tx.execute(CHANGE_MEASURE))


async def test_who_stands_above_decides_and_nobody_else(hub: Hub, elsewhere: Place) -> None:
    action = await hub.proposed()
    for role in ("quality-developer", "sas", "unit-manager"):
        unit = await hub.here.unit("Andra") if role == "unit-manager" else None
        who = await hub.here.person("Siv", (role, unit))
        refused = await hub.take(action, "decisions", hub.decision(), by=who)
        assert refused.status_code == (404 if role == "unit-manager" else 403)
    head = await hub.here.person("Hedda", ("department-head", hub.unit))
    assert (await hub.taken(action, "decisions", hub.decision(), by=head))["decidedByName"] == "Hedda"
