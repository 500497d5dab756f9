"""Proposing: about what, where and by whom; put right until it is decided; and what readers of its source see."""

from uuid import UUID

import pytest

from tests.given import Place
from tests.hub import Hub, Json, rels, told
from tests.town import as_person

pytestmark = pytest.mark.anyio


async def test_a_proposal_waits_for_who_answers_for_its_unit(hub: Hub) -> None:
    source = await hub.here.deviation(hub.unit, by=hub.doer)
    action = await hub.proposed(source)
    assert (action["reference"][:4], action["status"], action["level"]) == ("ÅTG-", "proposed", "organisational")
    assert (action["ownerName"], action["dueOn"], action["carryOutBy"]) == ("Bo", hub.day(10), hub.day(30))
    assert [one["id"] for one in action["sources"]] == [str(source)]
    assert (action["measures"], action["sourcesBeyond"], told(action)) == ([], 0, ["proposed"])
    assert rels(action) == {"replace", "decisions", "cancellations", "sources"}
    items = (await hub.api.get("/work-items", headers=as_person(hub.boss))).json()["workItems"]
    (item,) = [item for item in items if item["kind"] == "action"]
    assert (item["id"], item["step"], item["isMine"]) == (action["id"], "Besluta", True)
    times = (await hub.api.get(f"/matters/{action['id']}/deadlines", headers=as_person(hub.boss))).json()["deadlines"]
    assert [(time["rule"], time["explanation"]) for time in times] == [
        ("decide", "Nämndens gräns: beslutas inom 10 dagar från förslaget.")
    ]


async def test_a_proposal_can_be_put_right_by_who_made_it_until_it_is_decided(hub: Hub) -> None:
    una = await hub.here.person("Una", ("quality-developer", None))
    action = await hub.proposed(by=una)
    path, version = f"/actions/{action['id']}", {"If-Match": f'"{action["version"]}"'}
    names = ("title", "what", "actionKind", "strength", "carryOutBy")
    body = {**{name: action[name] for name in names}, "title": "Byt mall", "horizon": "months", "concernsChild": "yes"}
    assert (await hub.api.put(path, json=body, headers=as_person(hub.doer, **version))).status_code == 404
    changed = await hub.api.put(path, json=body, headers=as_person(una, **version))
    assert changed.status_code == 200, changed.text
    assert [changed.json()[name] for name in ("title", "horizon", "concernsChild")] == ["Byt mall", "months", "yes"]
    hits = (await hub.api.post("/action-searches", json={"text": "mall"}, headers=as_person(hub.boss))).json()
    assert [row["id"] for row in hits["actions"]] == [action["id"]]
    decided = await hub.taken(changed.json(), "decisions", hub.decision())
    late = {"If-Match": f'"{decided["version"]}"'}
    refused = await hub.api.put(path, json=body, headers=as_person(una, **late))
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")


@pytest.mark.parametrize(
    ("change", "code", "pointer"),
    [
        ({"carryOutBy": "2020-01-01"}, "validation-failed", "/carryOutBy"),
        ({"outside": {"kind": "it-owner", "name": "Systemet"}}, "incomplete", "/doerId"),
        ({"doerId": "019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11"}, "unknown-reference", "/doerId"),
        ({"sources": ["019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11"]}, "unknown-reference", "/sources/0"),
        ({"unitId": "019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11"}, "unknown-reference", "/unitId"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
async def test_what_cannot_be_is_refused(hub: Hub, change: Json, code: str, pointer: str) -> None:
    refused = await hub.propose(**change)
    assert (refused.json()["code"], refused.json()["errors"][0]["pointer"]) == (code, pointer)


async def test_who_may_propose_about_what(hub: Hub, elsewhere: Place) -> None:
    """About what is one's own to handle; without a source, at the units of those who lead."""
    source = await hub.here.deviation(hub.unit, by=hub.doer)
    assert (await hub.propose(source, by=hub.doer)).json()["code"] == "unknown-reference"  # who has only reported it
    assert (await hub.propose(by=hub.doer)).status_code == 403
    una = await hub.here.person("Una", ("reporter", await hub.here.unit("Andra")))
    appointing = {"personId": str(una), "part": "investigator"}
    path = f"/matters/{source}/participants"
    assert (await hub.api.post(path, json=appointing, headers=as_person(hub.boss))).status_code == 201
    action = await hub.proposed(source, by=una)
    assert (action["ownerName"], action["sourcesBeyond"]) == ("Bo", 0)
    assert (await hub.propose(UUID(action["id"]))).json()["code"] == "unknown-reference"  # nothing about what is done
    stranger = await elsewhere.person("Eva", ("quality-developer", None))
    assert (await hub.propose(source, by=stranger)).json()["code"] == "unknown-reference"
    south = await elsewhere.deviation(await elsewhere.unit(), by=stranger)
    assert (await hub.propose(south)).json()["code"] == "unknown-reference"


async def test_who_reads_a_matter_sees_what_is_done_about_it(hub: Hub) -> None:
    """As rows, also where it is done by units beyond; without a link then, and not for who has only reported it."""
    source = await hub.here.deviation(hub.unit, by=hub.doer)
    siv = await hub.here.person("Siv", ("quality-developer", None))
    other = await hub.here.unit("Andra")
    near, far = await hub.proposed(source), await hub.proposed(source, by=siv, unitId=str(other))
    path = f"/matters/{source}/actions"
    shown = (await hub.api.get(path, headers=as_person(hub.boss))).json()
    assert [(row["reference"], [link["rel"] for link in row["_links"]]) for row in shown["actions"]] == [
        (near["reference"], ["self"]),
        (far["reference"], []),
    ]
    assert {(link["rel"], link["method"]) for link in shown["_links"]} == {("self", "GET"), ("actions", "POST")}
    assert (await hub.read(far["id"])).status_code == 404
    assert (await hub.api.get(path, headers=as_person(hub.doer))).status_code == 404
    about = (await hub.api.get(f"/deviations/{source}", headers=as_person(hub.boss))).json()["_links"]
    assert f"{path}" in {link["href"].partition("/v1")[2] for link in about if link["rel"] == "actions"}
    assert not [link for link in near["_links"] if link["rel"] == "actions"]


async def test_more_sources(hub: Hub) -> None:
    rut = await hub.here.person("Rut", ("reporter", hub.unit))
    one, two = [await hub.here.deviation(hub.unit, by=rut) for _ in range(2)]
    action = await hub.decided(one)
    path, who = f"/actions/{action['id']}/sources", as_person(hub.boss)
    more = await hub.api.post(path, json={"matterId": str(two)}, headers=who)
    assert [source["id"] for source in more.json()["sources"]] == [str(one), str(two)]
    again = await hub.api.post(path, json={"matterId": str(two)}, headers=who)
    assert (again.status_code, again.json()["code"]) == (409, "already-source")
    seen = (await hub.read(action["id"], by=hub.doer)).json()  # who carries it out reads none of what it is about
    assert (seen["sources"], seen["sourcesBeyond"]) == ([], 2)


async def test_what_is_over_or_of_another_board_is_about_nothing_more(hub: Hub, elsewhere: Place) -> None:
    matter = await hub.here.deviation(hub.unit, by=hub.doer)
    cancelled = await hub.taken(await hub.proposed(), "cancellations", {"reason": "Behövs inte."})
    judged = await hub.taken(await hub.under_way(), "completions", {"evidence": "Klart."}, by=hub.doer)
    judged = await hub.taken(
        judged, "judgements", {"effect": "no-effect", "holds": False, "reason": "Det märks redan."}
    )
    for over in (cancelled, judged):
        refused = await hub.take(over, "sources", {"matterId": str(matter)})
        assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")
    eva = await elsewhere.person("Eva", ("quality-developer", None))
    foreign = await elsewhere.deviation(await elsewhere.unit(), by=eva)
    stands = await hub.proposed()
    refused = await hub.take(stands, "sources", {"matterId": str(foreign)})
    assert (refused.json()["code"], refused.json()["errors"][0]["pointer"]) == ("unknown-reference", "/matterId")
    theirs = await hub.take(stands, "sources", {"matterId": str(foreign)}, by=eva)
    assert theirs.status_code == 404
