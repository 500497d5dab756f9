"""What had helped and has happened again: who is told, what is told of the other matter, and when it is so no more."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from qms.kernel import clock
from qms.unexecuted_decisions import service as decisions
from tests.again import caught_up
from tests.hub import Hub, Json, rels, told
from tests.town import as_person

pytestmark = pytest.mark.anyio
AGAIN, JUDGED = "recurrence-of", {"effect": "led-to-improvement", "holds": True, "reason": "Det märks redan."}
START = datetime(2026, 1, 12, 9, tzinfo=UTC)


async def helped(hub: Hub, *sources: UUID, effect: str = "led-to-improvement") -> Json:
    """Something that is done about some matters, and how it is judged to have gone."""
    action = await hub.taken(await hub.decided(*sources), "starts", by=hub.doer)
    action = await hub.taken(action, "completions", {"evidence": "Klart."}, by=hub.doer)
    return await hub.taken(
        action, "judgements", {"effect": effect, "holds": effect == JUDGED["effect"], "reason": "Det märks redan."}
    )


async def three(hub: Hub) -> list[UUID]:
    """Three deviations at the unit, each a day after the one before, the last of them yesterday."""
    matters = []
    for days in (3, 2, 1):
        with clock.freeze(clock.now() - timedelta(days=days)):
            matters.append(await hub.here.deviation(hub.unit, by=hub.doer, title=f"Hände för {days} dagar sedan"))
    return matters


async def link(hub: Hub, later: UUID, earlier: object, kind: str = AGAIN, by: UUID | None = None) -> str:
    """Say that a matter hangs together with an earlier one, and let what follows from that be done: the link's id."""
    body, who = {"toId": str(earlier), "kind": kind}, as_person(by or hub.boss)
    answer = await hub.api.post(f"/matters/{later}/links", json=body, headers=who)
    assert answer.status_code == 201, answer.text
    await caught_up(hub.here)
    return str(answer.json()["matterLinks"][-1]["id"])


async def strike(hub: Hub, matter: UUID, link_id: str, by: UUID | None = None) -> None:
    path = f"/matters/{matter}/links/{link_id}/strikes"
    answer = await hub.api.post(path, json={"reason": "Fel ärende."}, headers=as_person(by or hub.boss))
    assert answer.status_code == 201, answer.text
    await caught_up(hub.here)


async def flagged(hub: Hub, action: Json) -> bool:
    return (await hub.read(action["id"])).json()["recurredAt"] is not None


async def named(hub: Hub, action: Json, by: UUID | None = None) -> list[str]:
    """The matters in which it happened again, for who leads the unit or somebody else."""
    who = as_person(by or hub.boss)
    effects = (await hub.api.get(f"/matters/{action['id']}/effects", headers=who)).json()
    return [row["id"] for row in effects["recurrences"]]


async def notified(hub: Hub, who: UUID) -> list[Json]:
    answer = (await hub.api.get("/notifications?state=new&limit=100", headers=as_person(who))).json()
    return [row for row in answer["notifications"] if row["kind"] == "recurred"]


async def test_who_follows_up_is_told_that_it_happened_again_and_nothing_of_where(hub: Hub) -> None:
    siv = await hub.here.person("Siv", ("quality-developer", None))
    beyond = await hub.here.unit("Andra")
    earlier, *_ = await three(hub)
    action = await helped(hub, earlier)
    una = await hub.here.person("Una", ("reporter", beyond))
    later = await hub.here.deviation(beyond, by=una, title="Ingen annans sak")
    assert not await flagged(hub, action)
    link_id = await link(hub, later, earlier, by=siv)
    assert (await hub.api.get(f"/deviations/{later}", headers=as_person(hub.boss))).status_code == 404
    seen = (await hub.read(action["id"])).json()
    (entry,) = [entry for entry in seen["timeline"] if entry["kind"] == "recurred"]
    assert (entry["actorName"], entry["note"], entry["data"]) == ("Uppföljning", None, {"status": "judged"})
    assert rels(seen) == {"reopenings"}
    await helped(hub)
    (row,) = (await hub.listed(recurred=True))["actions"]
    (about,) = (await hub.api.get(f"/matters/{earlier}/actions", headers=as_person(hub.boss))).json()["actions"]
    effects = (await hub.api.get(f"/matters/{action['id']}/effects", headers=as_person(hub.boss))).json()
    assert row["recurredAt"] == about["recurredAt"] == effects["recurredAt"] == seen["recurredAt"] is not None
    (told_of,) = await notified(hub, hub.boss)
    assert (told_of["aboutId"], await notified(hub, hub.doer), await notified(hub, siv)) == (action["id"], [], [])
    reference = (await hub.api.get(f"/deviations/{later}", headers=as_person(siv))).json()["reference"]
    assert effects["recurrences"] == []
    everything = str((seen, row, about, effects, told_of))
    assert not [word for word in (str(later), reference, "Ingen annans sak", "Siv", link_id) if word in everything]
    await strike(hub, later, link_id, by=siv)
    seen = (await hub.read(action["id"])).json()
    assert (seen["recurredAt"], told(seen)[-2:]) == (None, ["recurred", "recurrence-struck"])
    assert await notified(hub, hub.boss) == []


async def test_the_matter_is_named_to_who_reads_its_links(hub: Hub) -> None:
    """Who has only reported it does not read what it is linked to, and is not told here either."""
    siv = await hub.here.person("Siv", ("quality-developer", None))
    beyond = await hub.here.unit("Andra")
    await hub.here.assign(hub.boss, "reporter", beyond)
    earlier, *_ = await three(hub)
    action = await helped(hub, earlier)
    later = await hub.here.deviation(beyond, by=hub.boss)
    assert await named(hub, action, siv) == []
    link_id = await link(hub, later, earlier, by=siv)
    assert (await hub.api.get(f"/deviations/{later}", headers=as_person(hub.boss))).status_code == 200
    assert (await named(hub, action), await named(hub, action, siv)) == ([], [str(later)])
    await strike(hub, later, link_id, by=siv)
    assert await named(hub, action, siv) == []


async def test_an_action_is_not_the_same_event_as_what_it_is_about(hub: Hub) -> None:
    first, *_ = await three(hub)
    action = await hub.decided(first)
    body = {"kind": "same-event", "toId": action["id"]}
    refused = await hub.api.post(f"/matters/{first}/links", json=body, headers=as_person(hub.boss))
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "not-reported")


async def test_only_what_is_said_after_it_was_judged_to_have_helped(hub: Hub) -> None:
    first, second, third = await three(hub)
    await link(hub, second, first)
    known, none = await helped(hub, first), await helped(hub, first, effect="no-effect")
    undone = await hub.decided(first)
    await link(hub, third, first, "same-event")
    assert [await flagged(hub, one) for one in (known, none, undone)] == [False] * 3
    one = await link(hub, third, first)
    assert [await flagged(hub, one) for one in (known, none, undone)] == [True, False, False]
    fourth = await hub.here.deviation(hub.unit, by=hub.doer)
    await link(hub, fourth, first)
    await strike(hub, third, one)
    assert await flagged(hub, known), "another link still says so"
    assert told((await hub.read(known["id"])).json()).count("recurred") == 1


async def test_what_was_registered_by_mistake_has_not_happened_again(hub: Hub) -> None:
    first, *_ = await three(hub)
    action = await helped(hub, first)
    await hub.here.code("benefit", "contact-person", "Kontaktperson")
    decision = await hub.here.decision(hub.unit, decided_on=str(clock.today()), owner=hub.boss)
    await link(hub, decision, first)
    assert await flagged(hub, action)
    await hub.here.do(lambda tx: decisions.take_back(tx, [decision], "Fel fil.", tx.actor))
    await caught_up(hub.here)
    assert not await flagged(hub, action)


async def test_what_happens_again_once_more_is_another_time_of_the_first(hub: Hub) -> None:
    first, second, third = await three(hub)
    between = await link(hub, second, first)
    on_first, on_second, itself = await helped(hub, first), await helped(hub, second), await helped(hub)
    await link(hub, third, second)
    fourth = await hub.here.deviation(hub.unit, by=hub.doer)
    await link(hub, fourth, itself["id"])
    every = (on_first, on_second, itself)
    assert [await flagged(hub, one) for one in every] == [True] * 3
    assert [await named(hub, one) for one in every] == [[str(third)], [str(third)], [str(fourth)]]
    await strike(hub, second, between)
    assert [await flagged(hub, one) for one in every] == [False, True, True]


async def test_who_gets_it_back_is_told_that_it_is_opened_again(hub: Hub) -> None:
    action = await helped(hub, effect="no-effect")
    again = {"reason": "Det hjälpte inte.", "carryOutBy": hub.day(30), "followUpOn": hub.day(90)}
    await hub.taken(action, "reopenings", again)
    told = await hub.api.get("/notifications", headers=as_person(hub.doer))
    about = [(row["kind"], row["aboutId"]) for row in told.json()["notifications"]]
    assert ("reopened", action["id"]) in about


async def test_opened_again_it_is_told_no_more_until_it_is_judged_anew(hub: Hub) -> None:
    first, second, third = await three(hub)
    action = await helped(hub, first)
    await link(hub, second, first)
    days = {"carryOutBy": hub.day(20), "followUpOn": hub.day(60)}
    action = await hub.taken((await hub.read(action["id"])).json(), "reopenings", {"reason": "Igen.", **days})
    assert (action["recurredAt"], await notified(hub, hub.boss)) == (None, [])
    action = await hub.taken(action, "completions", {"evidence": "Mer."}, by=hub.doer)
    action = await hub.taken(action, "judgements", JUDGED)
    await caught_up(hub.here, again=[first])
    assert not await flagged(hub, action)
    await link(hub, third, first)
    assert await flagged(hub, action)
    assert len(await notified(hub, hub.boss)) == 1


async def test_who_answers_is_told_where_who_follows_up_has_left(hub: Hub) -> None:
    first, second, _ = await three(hub)
    action = await helped(hub, first)
    new = await hub.here.person("Nya", ("unit-manager", hub.unit))
    hub.here.sql("update unit set manager_id = :new where id = :unit returning 1", new=new, unit=hub.unit)
    ended = "update assignment set valid_to = current_date - 1 where person_id = :boss returning 1"
    hub.here.sql(ended, boss=hub.boss)
    await link(hub, second, first, by=new)
    assert [row["aboutId"] for row in await notified(hub, new)] == [action["id"]]


async def test_how_often_it_happened_again_is_counted_as_it_was_known_that_day(hub: Hub) -> None:
    with clock.freeze(START):
        first = await hub.here.deviation(hub.unit, by=hub.doer)
        action = await helped(hub, first)
        await helped(hub)
        await helped(hub, effect="no-effect")
    with clock.freeze(START + timedelta(days=30)):
        second = await hub.here.deviation(hub.unit, by=hub.doer)
        one = await link(hub, second, first)
    with clock.freeze(START + timedelta(days=60)):
        await strike(hub, second, one)
    with clock.freeze(START + timedelta(days=90)):
        await link(hub, second, first)
    with clock.freeze(START + timedelta(days=120)):
        days = {"carryOutBy": hub.day(20), "followUpOn": hub.day(60)}
        await hub.taken((await hub.read(action["id"])).json(), "reopenings", {"reason": "Igen.", **days})
    with clock.freeze(START + timedelta(days=200)):
        counted = [await recurrences(hub, START + timedelta(days=day)) for day in (20, 40, 70, 100, 130)]
    assert counted == [(0, 2), (1, 2), (0, 2), (1, 2), (0, 1)]


async def recurrences(hub: Hub, day: datetime) -> tuple[int, int]:
    """How many actions had helped by a day, and of how many of them it was then said that it had happened again."""
    asked = {"periodFrom": "2026-01-01", "periodTo": "2026-12-31", "asOf": f"{day:%Y-%m-%d}"}
    answer = (await hub.api.get("/action-statistics", params=asked, headers=as_person(hub.boss))).json()
    (row,) = [row for row in answer["shares"] if row["code"] == "recurred"]
    return row["count"], row["denominator"]
