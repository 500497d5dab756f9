"""An action is judged when it is done and what was registered is counted, and can be opened again."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from qms.actions.models import Action
from qms.closings.queries import left_of_actions
from qms.closings.schemas import RemainingPart
from qms.effects import service
from qms.figures.service import COMPUTE
from qms.kernel import clock
from qms.matters import service as matters
from qms.matters.models import Matter
from qms.measuring import jobs as measuring
from tests.hub import Hub, rels, told
from tests.town import as_person

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
JUDGED = {"effect": "led-to-improvement", "holds": True, "reason": "Det märks redan."}


async def deviation(hub: Hub) -> UUID:
    return await hub.here.deviation(hub.unit, by=hub.doer)


async def done(hub: Hub, *sources: UUID, **more: Any) -> Json:
    """Something that is done, and is now to be judged."""
    action = await hub.taken(await hub.decided(*sources, **more), "starts", by=hub.doer)
    return await hub.taken(action, "completions", {"evidence": "Klart."}, by=hub.doer)


async def effects(hub: Hub, matter: object, by: UUID | None = None) -> Json:
    answer = await hub.api.get(f"/matters/{matter}/effects", headers=as_person(by or hub.boss))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def counted(hub: Hub) -> list[Json]:
    """Let the day's work be done, and what it asks for be counted."""
    board = hub.here.board_id
    await hub.here.do(lambda tx: service.follow_up(tx, board))
    rows = hub.here.sql(
        "select args from jobs.procrastinate_jobs where task_name = :name and status = 'todo'"
        " and args ->> 'board_id' = :board order by id",
        name=COMPUTE,
        board=str(board),
    )
    for row in rows:
        await measuring.compute(hub.here.database, **row["args"])
    return [row["args"] for row in rows]


async def measured_by(hub: Hub) -> Json:
    """A figure that the unit counts itself, with what it was each month until now, and how it is registered."""
    place = {"boardId": str(hub.here.board_id), "unitId": str(hub.unit), "measure": "own"}
    body = {**place, "parameters": {"name": "Fel adress"}}
    figure = (await hub.api.post("/figures", json=body, headers=as_person(hub.boss))).json()
    first = clock.today().replace(day=1)
    for _ in range(14):
        first = (first - timedelta(days=1)).replace(day=1)
        value = {"month": f"{first:%Y-%m}", "numerator": 8 + first.month % 3}
        await hub.api.post(f"/figures/{figure['id']}/values", json=value, headers=as_person(hub.boss))
    told = {"form": "figure", "figureId": figure["id"], "direction": "down", "sizePercent": 30}
    return {"measure": {**told, "followUpOn": hub.day(90), "followerId": str(hub.boss)}}


async def test_a_statement_is_answered_when_it_is_done_and_not_before(hub: Hub) -> None:
    action = await hub.under_way()
    early = await hub.take(action, "judgements", JUDGED)
    assert (early.status_code, early.json()["code"]) == (409, "wrong-state")
    await hub.taken(action, "completions", {"evidence": "Klart."}, by=hub.doer)
    action = (await hub.read(action["id"])).json()
    assert rels(action) == {"judgements", "sources"}
    for body, lacks in (
        ({"effect": "no-effect"}, "/holds"),
        ({"effect": "cannot-be-judged", "holds": False}, "/reason"),
        ({"effect": "led-to-improvement", "holds": False}, "/reason"),
        ({"effect": "no-effect", "holds": True}, "/reason"),
        ({"effect": "led-to-improvement", "holds": True}, "/reason"),
    ):
        answer = await hub.take(action, "judgements", body)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, lacks)
    assert (await hub.take(action, "judgements", JUDGED, by=hub.doer)).status_code == 403
    action = await hub.taken(action, "judgements", JUDGED)
    assert (action["status"], rels(action), told(action)[-1]) == ("judged", {"reopenings"}, "effect-judged")
    assert action["closedAt"] is not None
    (row,) = (await effects(hub, action["id"]))["judgements"]
    assert (row["effect"], row["holds"], row["byDoer"], row["judgedByName"]) == (
        "led-to-improvement",
        True,
        False,
        "Bo",
    )
    assert (await hub.listed(status="judged"))["actions"][0]["effect"] == "led-to-improvement"
    refused = await hub.api.post(
        f"/matters/{action['id']}/effects", json={"effect": "no-effect", "reason": "Nej."}, headers=as_person(hub.boss)
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")


async def test_a_figure_is_counted_on_its_day_and_judged_with_it_in_view(hub: Hub) -> None:
    proposed = await hub.proposed()
    action = await hub.taken(proposed, "decisions", hub.decision(**await measured_by(hub)))
    action = await hub.taken(action, "starts", by=hub.doer)
    action = await hub.taken(action, "completions", {"evidence": "Klart."}, by=hub.doer)
    assert "judgements" not in rels(action)
    early = await hub.take(action, "judgements", {"effect": "no-effect"})
    assert (early.status_code, early.json()["code"]) == (409, "measure-not-computed")
    assert await counted(hub) == []
    follow_up = date.fromisoformat(action["measures"][0]["followUpOn"])
    with clock.freeze(clock.now() + timedelta(days=100)):
        (asked,) = await counted(hub)
        first = (await effects(hub, action["id"]))["measured"]
        assert await counted(hub) == [asked]  # it waits still: done twice it is the same
        action = (await hub.read(action["id"])).json()
        assert (await effects(hub, action["id"]))["measured"] == first
        assert (first["asOf"], first["expected"]) == (str(follow_up), "minst 30 % färre")
        assert (first["comparison"]["before"]["months"], first["comparison"]["outcome"]) == (14, "too-few-points")
        assert [marker["on"] for marker in first["chart"]["markers"]] == []
        assert (await effects(hub, action["id"], by=hub.doer))["measured"]["chart"] is None
        wrong = await hub.take(action, "judgements", {"effect": "no-effect", "holds": True})
        assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (422, "not-of-measure")
        action = await hub.taken(action, "judgements", {"effect": "no-effect"})
    (row,) = (await effects(hub, action["id"]))["judgements"]
    assert row["snapshotId"] == first["snapshotId"]


async def test_a_figure_whose_day_has_come_is_counted_when_it_is_done(hub: Hub) -> None:
    measured = await measured_by(hub)
    measured["measure"]["followUpOn"] = hub.day(30)
    action = await hub.taken(await hub.proposed(), "decisions", hub.decision(**measured))
    action = await hub.taken(action, "starts", by=hub.doer)
    with clock.freeze(clock.now() + timedelta(days=40)):
        action = await hub.taken(action, "completions", {"evidence": "Klart."}, by=hub.doer)
        (asked,) = hub.here.sql(
            "select args from jobs.procrastinate_jobs where task_name = :name and args ->> 'board_id' = :board",
            name=COMPUTE,
            board=str(hub.here.board_id),
        )
        await measuring.compute(hub.here.database, **asked["args"])
        assert (await effects(hub, action["id"]))["measured"]["asOf"] == hub.day(0)
        await hub.taken((await hub.read(action["id"])).json(), "judgements", {"effect": "no-effect"})


async def test_opened_again_it_is_measured_anew_and_what_was_judged_stays(hub: Hub) -> None:
    action = await hub.taken(
        await done(hub), "judgements", {"effect": "no-effect", "holds": False, "reason": "Det märks redan."}
    )
    days = {"carryOutBy": hub.day(20), "followUpOn": hub.day(10)}
    early = await hub.take(action, "reopenings", {"reason": "Hjälpte inte.", **days})
    assert (early.status_code, early.json()["errors"][0]["pointer"]) == (422, "/followUpOn")
    again = {"reason": "Hjälpte inte.", "carryOutBy": hub.day(20), "followUpOn": hub.day(60)}
    action = await hub.taken(action, "reopenings", again)
    assert (action["status"], action["ownerName"], action["dueOn"]) == ("under-way", "Doris", hub.day(20))
    assert (action["closedAt"], action["doneAt"], action["evidence"]) == (None, None, None)
    assert [(one["number"], one["followUpOn"]) for one in action["measures"]] == [(1, hub.day(90)), (2, hub.day(60))]
    (row,) = (await effects(hub, action["id"]))["judgements"]
    assert (row["effect"], row["until"] is not None) == ("no-effect", True)
    action = await hub.taken(action, "completions", {"evidence": "Gjort om."}, by=hub.doer)
    await hub.taken(action, "judgements", JUDGED)
    rows = (await effects(hub, action["id"]))["judgements"]
    assert [(row["effect"], row["until"] is None) for row in rows] == [
        ("led-to-improvement", True),
        ("no-effect", False),
    ]


async def test_who_answers_for_the_matter_is_asked_when_the_last_action_is_judged(hub: Hub) -> None:
    matter = await deviation(hub)
    one, other, third = await done(hub, matter), await done(hub, matter), await hub.proposed(matter)
    await hub.taken(one, "judgements", JUDGED)
    await hub.taken(other, "judgements", {"effect": "cannot-be-judged", "reason": "För kort tid.", "holds": False})
    assert "judge-matter" not in await times(hub, matter)
    await hub.taken(third, "cancellations", {"reason": "Behövs inte."})
    assert settlings(hub, third) == 1, "once, however often something has changed meanwhile"
    await hub.here.do(lambda tx: service.settle_by_id(tx, UUID(third["id"])))
    assert (await times(hub, matter))["judge-matter"] is None
    assert (await effects(hub, matter))["proposal"] == "cannot-be-judged"
    path = f"/matters/{matter}/effects"
    for body, code in (({"effect": "cannot-be-judged"}, 422), ({"effect": "no-effect"}, 422)):
        assert (await hub.api.post(path, json=body, headers=as_person(hub.boss))).status_code == code
    body = {"effect": "no-effect", "reason": "Det fortsätter."}
    answer = await hub.api.post(path, json=body, headers=as_person(hub.boss))
    assert (answer.status_code, answer.json()["judgements"][0]["proposed"]) == (201, "cannot-be-judged")
    assert (await times(hub, matter))["judge-matter"] == str(clock.today())


def settlings(hub: Hub, action: Json) -> int:
    """How often it has been asked to look whether what an action is about can be judged."""
    asked = "select 1 from jobs.procrastinate_jobs where task_name = 'effects.settle' and args ->> 'action_id' = :id"
    return len(hub.here.sql(asked, id=action["id"]))


async def times(hub: Hub, matter: UUID) -> dict[str, str | None]:
    """The times of a matter by rule, and when each ended."""
    answer = (await hub.api.get(f"/matters/{matter}/deadlines", headers=as_person(hub.boss))).json()
    return {time["rule"]: time["endedOn"] for time in answer["deadlines"]}


async def test_before_the_registered_day_it_is_said_how_one_knows(hub: Hub) -> None:
    action, said = await done(hub), {"effect": "led-to-improvement", "holds": True}
    day = date.fromisoformat(action["measures"][-1]["followUpOn"])
    with clock.freeze(clock.now() + timedelta(days=(day - clock.today()).days - 1)):
        early = await hub.take(action, "judgements", said)
        assert (early.status_code, early.json()["errors"][0]["pointer"]) == (422, "/reason")
    with clock.freeze(clock.now() + timedelta(days=(day - clock.today()).days)):
        assert (await hub.taken(action, "judgements", said))["status"] == "judged"


async def test_what_all_actions_say_needs_no_reason(hub: Hub) -> None:
    matter = await deviation(hub)
    await hub.taken(await done(hub, matter), "judgements", JUDGED)
    body = {"effect": "led-to-improvement"}
    answer = await hub.api.post(f"/matters/{matter}/effects", json=body, headers=as_person(hub.boss))
    assert answer.status_code == 201, answer.text


async def waits(hub: Hub, who: UUID, state: str = "new") -> list[tuple[str, str]]:
    """What somebody is told of judging, and what of."""
    asked: dict[str, str | int] = {"state": state, "limit": 100}
    answer = await hub.api.get("/notifications", params=asked, headers=as_person(who))
    rows = answer.json()["notifications"]
    return [(row["kind"], row["aboutId"]) for row in rows if row["kind"] in ("measure-ready", "judge-matter")]


async def test_who_follows_up_is_told_when_it_is_counted_until_it_is_judged(hub: Hub) -> None:
    ready = await hub.taken(await hub.proposed(), "decisions", hub.decision(**await measured_by(hub)))
    ready = await hub.taken(ready, "starts", by=hub.doer)
    ready = await hub.taken(ready, "completions", {"evidence": "Klart."}, by=hub.doer)
    with clock.freeze(clock.now() + timedelta(days=100)):
        for _ in range(2):
            await counted(hub)
            assert await waits(hub, hub.boss) == [("measure-ready", ready["id"])]
        assert await waits(hub, hub.doer) == []
        head = await hub.here.person("Hedda", ("department-head", None))
        assert await waits(hub, head) == []
        await hub.here.do(lambda tx: matters.hand_over(tx, tx.get_one(Action, UUID(ready["id"])), head))
        assert (await waits(hub, hub.boss), await waits(hub, hub.boss, "all")) == ([], [("measure-ready", ready["id"])])
        told = (await hub.api.get("/notifications", headers=as_person(head))).json()["notifications"]
        assert [(row["kind"], row["aboutId"]) for row in told] == [("handed-to-you", ready["id"])]


async def test_opened_again_it_began_once_and_its_time_runs_from_that_day(hub: Hub) -> None:
    """And so does a time that was moved. What was decided stays."""

    async def counted() -> list[str]:
        answer = await hub.api.get(f"/matters/{action['id']}/deadlines", headers=as_person(hub.boss))
        return [time["explanation"] for time in answer.json()["deadlines"] if time["endedOn"] is None]

    first, decided = hub.day(0), hub.day(30)
    action = await hub.under_way()
    assert await counted() == ["Egen tid: genomförs inom 30 dagar från att den beslutades."]
    with clock.freeze(clock.now() + timedelta(days=10)):
        action = await hub.taken(action, "postponements", {"carryOutBy": hub.day(40), "reason": "Dröjer."})
        assert await counted() == ["Egen tid: genomförs inom 40 dagar från att den flyttades fram."]
        action = await hub.taken(action, "completions", {"evidence": "Klart."}, by=hub.doer)
        action = await hub.taken(
            action, "judgements", {"effect": "no-effect", "holds": False, "reason": "Det märks redan."}
        )
    with clock.freeze(clock.now() + timedelta(days=20)):
        days = {"carryOutBy": hub.day(63), "followUpOn": hub.day(90)}
        action = await hub.taken(action, "reopenings", {"reason": "Hjälpte inte.", **days})
        assert await counted() == ["Egen tid: genomförs inom 63 dagar från att den öppnades igen."]
        known = {"startedOn": first, "carryOutBy": decided, "dueOn": hub.day(63)}
        assert {name: action[name] for name in known} == known
        assert action["measures"][-1]["registeredAt"][:10] == hub.day(0)


async def test_who_answers_for_the_matter_is_told_that_it_can_be_judged_until_it_is(hub: Hub) -> None:
    matter = await deviation(hub)
    action = await hub.taken(
        await done(hub, matter), "judgements", {"effect": "no-effect", "holds": False, "reason": "Det märks redan."}
    )
    asked = ("judge-matter", str(matter))
    assert (await waits(hub, hub.boss), await waits(hub, hub.doer)) == ([asked], [])
    again = {"reason": "Hjälpte inte.", "carryOutBy": hub.day(20), "followUpOn": hub.day(60)}
    assert (await times(hub, matter))["judge-matter"] is None
    action = await hub.taken(action, "reopenings", again)
    assert await waits(hub, hub.boss) == []
    assert (await times(hub, matter))["judge-matter"] == str(clock.today()), "nothing can be judged as yet"
    action = await hub.taken(action, "completions", {"evidence": "Gjort om."}, by=hub.doer)
    await hub.taken(action, "judgements", JUDGED)
    assert (await waits(hub, hub.boss), await waits(hub, hub.boss, "all")) == ([asked], [asked, asked])
    assert (await times(hub, matter))["judge-matter"] is None
    body = {"effect": "led-to-improvement"}
    answer = await hub.api.post(f"/matters/{matter}/effects", json=body, headers=as_person(hub.boss))
    assert answer.status_code == 201, answer.text
    assert await waits(hub, hub.boss) == []
    unread = (
        "select count(*) as count from notification where matter_id = :id and done_at is null and kind = 'judge-matter'"
    )
    assert hub.here.sql(unread, id=matter) == [{"count": 0}]


async def test_nobody_is_asked_to_judge_while_something_more_is_to_be_done(hub: Hub) -> None:
    """Also what is proposed about a matter that could be judged, or added to it, is waited for."""
    matter = await deviation(hub)
    await hub.taken(await done(hub, matter), "judgements", JUDGED)
    asked = ("judge-matter", str(matter))
    assert await waits(hub, hub.boss) == [asked]
    more = await hub.proposed(matter)
    assert settlings(hub, more) == 1
    await hub.here.do(lambda tx: service.settle_by_id(tx, UUID(more["id"])))
    assert await waits(hub, hub.boss) == []
    assert (await times(hub, matter))["judge-matter"] == str(clock.today())
    more = await hub.taken(more, "decisions", {"decision": "no", "decisionWords": "Redan gjort."})
    await hub.here.do(lambda tx: service.settle_by_id(tx, UUID(more["id"])))
    assert await waits(hub, hub.boss) == [asked]
    assert (await times(hub, matter))["judge-matter"] is None
    with clock.freeze(clock.now() + timedelta(days=1)):
        await hub.here.do(lambda tx: service.settle_by_id(tx, UUID(more["id"])))
    assert await waits(hub, hub.boss) == [asked], "what is seen to late asks nobody again"
    running = (
        "select count(*) as count from deadline where matter_id = :id and rule = 'judge-matter' and ended_on is null"
    )
    assert hub.here.sql(running, id=matter) == [{"count": 1}]


async def test_a_matter_may_end_while_a_follow_up_lies_ahead_and_never_after_it(hub: Hub) -> None:
    """As far ahead as the board says and no longer. On the day after it nobody has judged, and it is asked for."""
    matter = await deviation(hub)
    action = await done(hub, matter)
    follow_up = date.fromisoformat(action["measures"][-1]["followUpOn"])

    async def left(on: date) -> set[str]:
        with clock.freeze(clock.now() + (on - clock.today())):
            return set(await hub.here.do(lambda tx: left_of_actions(tx, tx.get_one(Matter, matter))))

    days = (follow_up - clock.today()).days
    change = "update board set max_follow_up_days = :days where id = :id returning 1"
    hub.here.sql(change, days=days, id=hub.here.board_id)
    asked = {RemainingPart.EFFECTS}
    ahead, on_it, after = [follow_up + timedelta(days=late) for late in (-1, 0, 1)]
    assert [await left(day) for day in (clock.today(), ahead, on_it, after)] == [set(), set(), set(), asked]
    hub.here.sql(change, days=days - 1, id=hub.here.board_id)
    assert await left(clock.today()) == asked


async def test_an_action_is_carried_on_by_who_answers_for_it_where_the_doer_has_left(hub: Hub) -> None:
    action = await hub.taken(
        await done(hub), "judgements", {"effect": "no-effect", "holds": False, "reason": "Det märks redan."}
    )
    hub.here.sql("update assignment set valid_to = '2020-01-02' where person_id = :doer returning 1", doer=hub.doer)
    again = {"reason": "Hjälpte inte.", "carryOutBy": hub.day(20), "followUpOn": hub.day(60)}
    opened = await hub.taken(action, "reopenings", again)
    (owner,) = hub.here.sql("select owner_id from matter where id = :id", id=UUID(action["id"]))
    assert (opened["status"], opened["doerId"], owner["owner_id"]) == ("under-way", str(hub.boss), hub.boss)
