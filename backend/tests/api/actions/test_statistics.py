"""How many actions there are, how far they had come on a day and what they led to, counted beside what was done."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from qms.kernel import clock
from tests.hub import Hub
from tests.town import as_person

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
JANUARY = datetime(2026, 1, 12, 9, tzinfo=UTC)


async def counted(hub: Hub, as_of: str, **more: str) -> Json:
    """The actions proposed in 2026, as they stood on a day."""
    asked = {"periodFrom": "2026-01-01", "periodTo": "2026-12-31", "asOf": as_of, **more}
    answer = await hub.api.get("/action-statistics", params=asked, headers=as_person(hub.boss))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def rows(answer: Json, table: str) -> dict[str, int]:
    (counts,) = [one["rows"] for one in answer["breakdowns"] if one["name"] == table]
    return {row["code"]: row["count"] for row in counts if row["count"]}


def shares(answer: Json) -> dict[str, tuple[int, int]]:
    return {row["code"]: (row["count"], row["denominator"]) for row in answer["shares"]}


async def lived(hub: Hub) -> None:
    """Six actions proposed in January, of which some were judged in March, and one was opened again in May."""
    with clock.freeze(JANUARY):
        matter = await hub.here.deviation(hub.unit, by=hub.doer)
        await hub.proposed()
        declined = await hub.proposed(matter)
        await hub.taken(declined, "decisions", {"decision": "no", "decisionWords": "Nej."})
        outside: Json = {"outside": {"kind": "region", "name": "Regionen"}, "doerId": str(hub.boss)}
        sent = await hub.taken(await hub.proposed(**outside), "decisions", hub.decision(doerId=str(hub.boss)))
        sent = await hub.taken(sent, "dispatches", {"sentOn": "2026-01-12"})
        later = {"carryOutBy": hub.day(60), "reason": "Regionen dröjer."}
        await hub.taken(sent, "postponements", later)
        own = await hub.taken(
            await hub.proposed(matter, actionKind="talk"), "decisions", hub.decision(doerId=str(hub.boss))
        )
        own = await hub.taken(own, "starts")
        helped = await hub.taken(await hub.decided(matter), "starts", by=hub.doer)
        unjudged = await hub.taken(await hub.decided(), "starts", by=hub.doer)
    with clock.freeze(JANUARY + timedelta(days=20)):
        done = [await hub.taken(each, "completions", {"evidence": "Klart."}) for each in (own, helped, unjudged)]
    with clock.freeze(JANUARY + timedelta(days=60)):
        own = await hub.taken(
            done[0], "judgements", {"effect": "no-effect", "holds": False, "reason": "Det märks redan."}
        )
        await hub.taken(
            done[1], "judgements", {"effect": "led-to-improvement", "holds": True, "reason": "Det märks redan."}
        )
    with clock.freeze(JANUARY + timedelta(days=120)):
        again = {"reason": "Hjälpte inte.", "carryOutBy": hub.day(10), "followUpOn": hub.day(40)}
        await hub.taken(own, "reopenings", again)


async def test_what_is_counted_is_what_stood_that_day(hub: Hub) -> None:
    await lived(hub)
    with clock.freeze(JANUARY + timedelta(days=200)):
        january, march, july = [await counted(hub, day) for day in ("2026-01-31", "2026-03-31", "2026-07-01")]
        followed = await counted(hub, "2026-03-31", unitId=str(hub.unit), follow="true")
    assert [answer["actions"] for answer in (january, march, july)] == [6, 6, 6]
    assert rows(january, "status") == {"proposed": 1, "declined": 1, "decided": 1, "under-way": 3}
    assert rows(march, "status") == {"proposed": 1, "declined": 1, "decided": 1, "done": 1, "judged": 2}
    assert rows(july, "status") == {"proposed": 1, "declined": 1, "decided": 1, "done": 1, "judged": 1, "under-way": 1}
    assert rows(march, "effect") == {"no-effect": 1, "led-to-improvement": 1}
    assert rows(july, "effect") == {"led-to-improvement": 1}
    assert rows(march, "source") == {"deviation": 3, "none": 3}
    assert rows(march, "level") == {"individual": 1, "organisational": 5}
    assert rows(march, "kind") == {"talk": 1, "routine": 5}
    assert rows(followed, "unit") == rows(march, "unit") == {str(hub.unit): 6}
    assert shares(january) == {
        "overdue": (1, 5),
        "unjudged": (0, 0),
        "recurred": (0, 0),
        "by-doer": (0, 0),
        "outside-late": (0, 1),
        "postponed": (1, 4),
    }
    assert shares(march) == {
        "overdue": (2, 2),
        "unjudged": (0, 3),
        "recurred": (0, 1),
        "by-doer": (1, 2),
        "outside-late": (1, 1),
        "postponed": (1, 4),
    }
    assert shares(july)["unjudged"] == (1, 2)
    assert shares(july)["by-doer"] == (0, 1)


PERIOD: Json = {"proposedFrom": "2026-01-01", "proposedTo": "2026-12-31"}
FILTERS = {"source": "about", "kind": "actionKind", "unit": "singleUnitId", "child": "concernsChild"}
"""How the row of a table is asked of the list, where that is called something else."""


async def led_to(hub: Hub, as_of: str, **asked: Any) -> int:
    """How many actions a number leads to."""
    return int((await hub.listed(asOf=as_of, **PERIOD, **asked))["_meta"]["totalRecords"])


async def test_each_number_leads_to_the_actions_that_it_counts(hub: Hub) -> None:
    await lived(hub)
    tried = 0
    with clock.freeze(JANUARY + timedelta(days=200)):
        for day in ("2026-01-31", "2026-03-31", "2026-07-01"):
            answer = await counted(hub, day)
            assert await led_to(hub, day) == answer["actions"]
            for table in answer["breakdowns"]:
                for row in table["rows"]:
                    asked = {FILTERS.get(table["name"], table["name"]): row["code"]}
                    assert await led_to(hub, day, **asked) == row["count"], (day, asked)
                    tried += row["count"] > 0
            for row in answer["shares"]:
                assert await led_to(hub, day, watched=row["code"]) == row["count"], (day, row["code"])
            for table in answer["effects"]:
                for row in table["rows"]:
                    asked = {FILTERS.get(table["name"], table["name"]): row["code"], "effect": "no-effect"}
                    assert await led_to(hub, day, **asked) == row["noEffect"], (day, asked)
    assert tried > 30


async def test_what_actions_led_to_is_told_by_what_they_were(hub: Hub) -> None:
    await lived(hub)
    with clock.freeze(JANUARY + timedelta(days=200)):
        march = (await counted(hub, "2026-03-31"))["effects"]
    assert [(table["name"], table["title"]) for table in march] == [
        ("kind", "Effekt efter slag"),
        ("strength", "Effekt efter styrka"),
    ]
    told = {
        row["code"]: (row["judged"], row["ledToImprovement"], row["noEffect"], row["share"]) for row in march[0]["rows"]
    }
    assert told == {"talk": (1, 0, 1, 0.0), "routine": (1, 1, 0, 100.0)}
    assert [(row["code"], row["judged"], row["share"]) for row in march[1]["rows"]] == [("medium", 2, 50.0)]


async def test_the_day_itself_has_not_passed(hub: Hub) -> None:
    """What is done and not judged is late when its day has passed, as the list says too."""
    with clock.freeze(JANUARY):
        action = await hub.under_way()
        await hub.taken(action, "completions", {"evidence": "Klart."})
    late = []
    for days in (90, 91):
        with clock.freeze(JANUARY + timedelta(days=days)):
            answer = await counted(hub, str(clock.today()), periodTo=str(clock.today()))
            listed = await hub.listed(group="overdue", status="done")
            late.append((shares(answer)["unjudged"], listed["_meta"]["totalRecords"]))
    assert late == [((0, 1), 0), ((1, 1), 1)]


async def test_the_page_is_a_file_too(hub: Hub) -> None:
    await lived(hub)
    with clock.freeze(JANUARY + timedelta(days=200)):
        asked = {"periodFrom": "2026-01-01", "periodTo": "2026-06-30"}
        files = {}
        for kind in ("xlsx", "pdf"):
            answer = await hub.api.get(
                "/action-statistics/content", params={**asked, "format": kind}, headers=as_person(hub.boss)
            )
            assert answer.status_code == 200, answer.text
            assert 'filename="atgarder_socialnamnden_2026-01-01' in answer.headers["content-disposition"]
            files[kind] = answer.content
        refused = await hub.api.get("/action-statistics/content", params=asked, headers=as_person(hub.doer))
        year = (await counted(hub, "2026-07-31"))["fileName"]
    assert year == "atgarder_socialnamnden_2026-01-01_2026-12-31_per-2026-07-31", "as of deviations"
    assert refused.status_code == 403
    assert files["pdf"].startswith(b"%PDF")
    sheets = CalamineWorkbook.from_filelike(BytesIO(files["xlsx"])).sheet_names
    assert {name.split(". ", 1)[-1] for name in sheets} >= {
        "Nyckeltal",
        "Slag",
        "Effekt efter slag",
        "Effekt efter styrka",
    }


async def test_a_list_behind_a_number_is_for_who_may_count_and_of_a_day(hub: Hub) -> None:
    for asked in ({"watched": "overdue"}, {"level": "individual"}, {"about": "none"}, {"follow": "true"}):
        answer = await hub.api.get("/actions", params=asked, headers=as_person(hub.boss))
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "query:asOf")
    narrowed = {"text": "adress", "filter": {"watched": "overdue"}}
    answer = await hub.api.post("/action-searches", json=narrowed, headers=as_person(hub.boss))
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/filter/asOf")
    answer = await hub.api.get("/actions", params={"asOf": str(clock.today())}, headers=as_person(hub.doer))
    assert answer.status_code == 403


async def test_who_may_not_count_is_refused(hub: Hub) -> None:
    answer = await hub.api.get("/action-statistics", headers=as_person(hub.doer))
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
