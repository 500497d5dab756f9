"""The agenda over all that is done: what is late, near and later, what waits for others, a search, and a calendar."""

import re
from datetime import timedelta
from typing import Any

import pytest

from qms.kernel import clock
from tests.hub import Hub
from tests.town import as_person

pytestmark = pytest.mark.anyio


async def test_the_agenda_is_in_groups_that_are_counted(hub: Hub) -> None:
    late, near, later, over = [await hub.decided(title=title, carryOutBy=hub.day(30)) for title in ("A", "B", "C", "D")]
    for action, days in ((late, -3), (near, 14), (later, 15)):
        hub.here.sql("update matter set due_on = :day where id = :id returning 1", id=action["id"], day=hub.day(days))
    await hub.taken(over, "cancellations", {"reason": "Blev inget."})
    groups = {}
    for group in ("overdue", "two-weeks", "later"):
        page = await hub.listed(group=group)
        groups[group] = [row["title"] for row in page["actions"]]
        counts = {name: page["_meta"][name] for name in ("overdue", "twoWeeks", "later", "elsewhere")}
        assert counts == {"overdue": 1, "twoWeeks": 1, "later": 1, "elsewhere": 0}
    assert groups == {"overdue": ["A"], "two-weeks": ["B"], "later": ["C"]}
    assert [row["title"] for row in (await hub.listed())["actions"]] == ["A", "B", "C", "D"]  # what is over comes last
    assert [row["title"] for row in (await hub.listed(sort="-dueOn"))["actions"]] == ["C", "B", "A", "D"]
    assert [row["title"] for row in (await hub.listed(sort="-reportedAt"))["actions"]] == ["D", "C", "B", "A"]


async def test_the_list_is_narrowed(hub: Hub) -> None:
    other = await hub.here.unit("Team", parent=hub.unit)
    first = await hub.proposed(title="Först", actionKind="technology", strength="strong")
    second = await hub.decided(title="Sedan", unitId=str(other))

    async def titles(**asked: Any) -> set[str]:
        return {row["title"] for row in (await hub.listed(**asked))["actions"]}

    assert await titles(unitId=str(hub.unit)) == {"Först", "Sedan"}
    assert await titles(singleUnitId=str(hub.unit)) == {"Först"}
    assert await titles(strength="strong") == await titles(actionKind="technology") == {"Först"}
    assert await titles(status="decided") == {"Sedan"}
    assert await titles(mine=True) == {"Först"}
    assert await titles(others=True) == {"Sedan"}
    assert [row["title"] for row in (await hub.listed(by=hub.doer))["actions"]] == ["Sedan"]
    assert first["reference"] != second["reference"]


async def test_a_calendar_has_numbers_steps_and_days_and_nothing_more(hub: Hub) -> None:
    action = await hub.under_way(title="Hemligt")
    await hub.proposed(title="Chefens")
    answer = await hub.api.get("/action-calendar", headers=as_person(hub.doer))
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    lines = answer.text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    day = action["dueOn"].replace("-", "")
    with clock.freeze(clock.now() + timedelta(days=400)):
        late = (await hub.api.get("/action-calendar", headers=as_person(hub.doer))).text
    assert f"SUMMARY:{action['reference']} Genomför, försenad\r\n" in late
    assert [re.sub("^DTSTAMP:.*", "DTSTAMP:", line) for line in lines] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kvalitetshjulet//SV",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{action['id']}@kvalitetshjulet",
        "DTSTAMP:",
        f"DTSTART;VALUE=DATE:{day}",
        f"SUMMARY:{action['reference']} Genomför",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


async def test_who_stands_in_has_what_the_absent_one_is_to_do(hub: Hub) -> None:
    una = await hub.here.person("Una", ("reporter", hub.unit))
    action = await hub.under_way()
    today = clock.today()
    await hub.here.away(hub.doer, una, today, today + timedelta(days=7))
    (item,) = (await hub.api.get("/work-items", headers=as_person(una))).json()["workItems"]
    assert (item["id"], item["step"], item["inPlaceOf"]) == (action["id"], "Genomför", "Doris")
    assert (await hub.taken(action, "completions", {"evidence": "Klart."}, by=una))["status"] == "done"


async def test_a_list_is_taken_out_and_a_view_is_kept(hub: Hub) -> None:
    await hub.proposed(title="Byt mall")
    board, who = str(hub.here.board_id), as_person(hub.boss)
    body = {"boardId": board, "listName": "actions", "filter": {"group": "two-weeks", "sort": "dueOn"}}
    ordered = await hub.api.post("/list-exports", json=body, headers=who)
    assert ordered.status_code == 201, ordered.text
    assert ordered.json()["rowCount"] == 1
    assert "Tid kvar: Inom två veckor" in ordered.json()["filterWords"]
    view = {"boardId": board, "listName": "actions", "name": "Försenat", "search": {"group": "overdue"}}
    assert (await hub.api.post("/saved-views", json=view, headers=who)).status_code == 201
