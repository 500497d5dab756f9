"""Every delay that lasted too long stands once: in the list of a quarter, or among those between two cut-off days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from dateutil.relativedelta import relativedelta

from qms.ivo_reporting.jobs import draw_up
from qms.kernel import clock
from qms.laws.calendar import Quarter
from tests.conftest import Figure
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
QUARTERS = ("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2026, 9, 30)
Json = dict[str, Any]
Key = tuple[str, str]


@pytest.fixture(autouse=True)
def _stands_still() -> Iterator[None]:
    with clock.freeze(NOW):
        yield


class Office:
    """Decisions of one board, and its quarters."""

    def __init__(self, api: Caller, here: Place) -> None:
        self.api, self.here = api, here

    async def begin(self) -> None:
        await self.here.code("benefit", "contact-person", "Kontaktperson")
        self.unit = await self.here.unit("Barn och ungdom")
        self.karin = await self.here.person("Karin", ("decision-reporter", None))
        self.helge = await self.here.person("Helge", ("department-head", None))
        self.mia = await self.here.person("Mia", ("unit-manager", self.unit))

    async def decision(self, decided_on: str, *events: tuple[str, str], **more: object) -> Json:
        body = {
            "unitId": str(self.unit),
            "caseReference": "2026-1",
            "lawArea": "sol",
            "benefit": "contact-person",
            "decidedOn": decided_on,
            "sex": "female",
            "events": [{"kind": kind, "happenedOn": day} for kind, day in events],
            **more,
        }
        answer = await self.api.post("/decisions", json=body, headers=as_person(self.karin))
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def drawn(self, period: str) -> Json:
        """A quarter whose list is frozen."""
        answer = await self.api.post("/ivo-reports", json={"period": period}, headers=as_person(self.karin))
        assert answer.status_code == 202, answer.text
        await draw_up(self.here.database, answer.json()["id"], str(self.here.board_id))
        return await self.get(f"/ivo-reports/{answer.json()['id']}")

    async def get(self, path: str, who: UUID | None = None) -> Json:
        answer = await self.api.get(path, headers=as_person(who or self.karin))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def every(self, path: str, name: str) -> list[Json]:
        rows: list[Json] = []
        while True:
            page = await self.get(f"{path}?limit=100&page={len(rows) // 100 + 1}")
            rows += page[name]
            if len(rows) == page["_meta"]["totalRecords"]:
                return rows

    async def between(self, report: Json) -> list[Json]:
        return await self.every(f"/ivo-reports/{report['id']}/brief-delays", "briefDelays")


@pytest.fixture
async def office(api: Caller, here: Place) -> Office:
    office = Office(api, here)
    await office.begin()
    return office


async def test_a_delay_between_two_cut_off_days_stands_beside_the_quarter(office: Office) -> None:
    """Decided on 1 October: too late from 2 January, and in no list when it ends in March."""
    late = await office.decision("2025-10-01", ("executed", "2026-03-31"))
    dead = await office.decision("2025-10-01", ("died", "2026-01-02"))
    await office.decision("2025-10-01", ("executed", "2026-01-01"))
    await office.decision("2025-10-01", ("executed", "2026-04-01"))
    await office.decision("2025-10-01", ("executed", "2026-03-31"), origin="judgment")
    report = await office.drawn("2026-Q1")
    rows = await office.between(report)
    assert [(row["decisionId"], row["endsOn"], row["endedOn"], row["ending"]) for row in rows] == [
        (dead["id"], "2026-01-01", "2026-01-02", "died"),
        (late["id"], "2026-01-01", "2026-03-31", "executed"),
    ]
    told = [rows[0][name] for name in ("title", "reference", "basis")]
    assert told == ["Kontaktperson", dead["reference"], "decision"]
    lines = await office.every(f"/ivo-reports/{report['id']}/lines", "lines")
    assert {line["decisionId"] for line in lines}.isdisjoint({late["id"], dead["id"]})
    assert report["counts"]["new"] == len(lines) == 1
    [read] = [row["object_ids"] for row in office.here.audit("ivoReportBriefDelayList") if row["kind"] == "list"][-1:]
    assert {str(one) for one in read} == {late["id"], dead["id"]}


async def test_what_a_list_held_is_not_told_as_held_by_none(office: Office) -> None:
    decision = await office.decision("2025-10-01")
    report = await office.drawn("2026-Q1")
    headers = as_person(office.karin, **{"If-Match": f'"{decision["version"]}"'})
    body = {"kind": "executed", "happenedOn": "2026-03-30"}
    answer = await office.api.post(f"/decisions/{decision['id']}/events", json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    assert await office.between(report) == []
    asked = await office.api.post(
        f"/ivo-reports/{report['id']}/corrections", json={"reason": "Sen uppgift."}, headers=as_person(office.karin)
    )
    await draw_up(office.here.database, asked.json()["id"], str(office.here.board_id))
    assert [row["decisionId"] for row in await office.between(asked.json())] == [decision["id"]]


async def test_it_is_for_those_who_prepare_the_report(office: Office) -> None:
    report = await office.drawn("2026-Q1")
    path = f"/ivo-reports/{report['id']}/brief-delays"
    assert [link["rel"] for link in report["_links"]].count("brief-delays") == 1
    assert (await office.get(path, office.helge))["briefDelays"] == []
    assert (await office.api.get(path, headers=as_person(office.mia))).status_code == 403


def _history(chance: Random) -> tuple[str, list[tuple[str, str]]]:
    """A decision, carried out or not, interrupted or not, at days by chance."""
    day = FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days - 30))
    decided_on, events = day.isoformat(), []
    for kinds in (("executed", "withdrawn"), ("interrupted",), ("resumed",)):
        day += timedelta(days=chance.choice((1, 30, 85, 92, 93, 100, 150, 200)) + chance.randrange(4))
        if day > LAST_DAY or chance.random() < 0.15:
            break
        events.append((chance.choice(kinds), day.isoformat()))
        if events[-1][0] == "withdrawn":
            break
    return decided_on, events


def _expected(start: date, ended: date | None) -> tuple[str, str] | None:
    """Where a delay should stand, found by asking each cut-off day: in a list, or between, or nowhere."""
    limit = start + relativedelta(months=3)
    ends = {quarter: Quarter.parse(quarter).last_day for quarter in QUARTERS}
    for quarter, cut_off in ends.items():
        if start <= cut_off and limit < cut_off and (ended is None or ended > cut_off):
            return "list", quarter
        if ended and limit < ended <= cut_off:
            return "between", quarter
    return None


@pytest.mark.drill(short=60, long=400)
async def test_every_late_delay_stands_once(office: Office, amount: int, figure: Figure) -> None:
    chance = Random(5)
    for _ in range(amount):
        decided_on, events = _history(chance)
        await office.decision(decided_on, *events)
    stands: dict[Key, list[tuple[str, str]]] = {}
    for quarter in QUARTERS:
        report = await office.drawn(quarter)
        for line in await office.every(f"/ivo-reports/{report['id']}/lines", "lines"):
            stands.setdefault((line["decisionId"], line["startOn"]), [("list", quarter)])
        for row in await office.between(report):
            stands.setdefault((row["decisionId"], row["startOn"]), []).append(("between", quarter))
    of_board = "select decision_id, start_on, ended_on from decision_spell where board_id = :board"
    right: dict[Key, list[tuple[str, str]]] = {}
    for row in office.here.sql(of_board, board=office.here.board_id):
        if place := _expected(row["start_on"], row["ended_on"]):
            right[str(row["decision_id"]), str(row["start_on"])] = [place]
    between = sum(place[0][0] == "between" for place in right.values())
    wrong = sum(stands.get(key) != right.get(key) for key in stands.keys() | right.keys())
    figure(f"delays that lasted too long: {len(right)}, between two cut-off days {between}, in the wrong place {wrong}")
    assert stands == right
    assert between > 5
