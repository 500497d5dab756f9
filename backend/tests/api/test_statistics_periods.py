"""Random periods, as of random days: every count of both periods beside the list of the same days."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.action_figures import figures as actions
from qms.deviation_figures import figures as deviations
from qms.deviation_figures.schemas import Breakdown
from qms.kernel import clock
from qms.operations.embedded import Urls
from qms.statistics.breakdowns import breakdown, in_swedish_order
from qms.statistics.periods import ComparedWith, Stretch
from tests import town as towns
from tests.conftest import Cluster, Figure
from tests.town import Caller, Town, as_person

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
REPORTS, PERIODS = 400, 40
KNOWN_CASES = [
    {},
    {"periodFrom": "2025-01-31", "periodTo": "2025-03-30"},
    {"periodFrom": "2024-02-29", "periodTo": "2024-03-31"},
    {"periodFrom": "2025-02-28", "periodTo": "2025-02-28"},
    {"periodFrom": "2025-01-01", "periodTo": "2025-12-31", "asOf": "2025-03-31"},
    {"periodFrom": "2026-09-01", "periodTo": "2026-12-31", "comparedWith": "last-year"},
    {"periodFrom": "2026-01-01", "periodTo": "2026-12-31"},
    {"periodFrom": "2024-06-19", "periodTo": "2025-06-19"},
    {"periodFrom": "2025-02-26", "periodTo": "2026-02-26"},
    {"periodFrom": "2024-10-02", "periodTo": "2025-10-02", "comparedWith": "last-year"},
    {"periodFrom": "2024-02-10", "periodTo": "2025-02-27"},
]
Json = dict[str, Any]


@pytest.fixture(scope="module")
def urls(cluster: Cluster, worker_id: str) -> Urls:
    return cluster.clone(f"periods_{worker_id}")


@pytest.fixture(scope="module")
def town(urls: Urls) -> Town:
    """Reports over four years, each closed some days later, at hours on both sides of a Swedish midnight."""
    town, chance = towns.build(urls.owner), Random(8)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        for number in range(REPORTS):
            thing = towns.deviation(connection, town, f"rapport {number}", "home", reporter=None, owner=None)
            reported = datetime(2022, 12, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(4 * 366 * 24 * 60))
            closed = reported + timedelta(days=chance.randrange(90))
            connection.execute(
                text("update matter set reported_at = :at, handled_at = :closed, closed_at = :closed where id = :id"),
                {"id": thing.id, "at": min(reported, NOW), "closed": closed},
            )
    return town


@pytest.fixture
async def api(urls: Urls, town: Town, tmp_path: Path) -> AsyncIterator[Caller]:
    async with towns.client(urls.app, tmp_path) as caller:
        with clock.freeze(NOW):
            yield caller


def _periods() -> list[Json]:
    chance = Random(17)
    asked: list[Json] = []
    for _ in range(PERIODS):
        first = date(2023, 1, 1) + timedelta(days=chance.randrange(1400))
        if chance.random() < 0.5:
            first = first.replace(day=1)
        last = first + timedelta(days=chance.choice((0, 1, 27, 58, 119, 200, 364, 365, 366, 500)))
        one = {"periodFrom": first.isoformat(), "periodTo": last.isoformat()}
        if chance.random() < 0.5:
            one["asOf"] = (first + timedelta(days=chance.randrange(500))).isoformat()
            one["asOf"] = min(one["asOf"], NOW.date().isoformat())
        asked.append(one | {"comparedWith": chance.choice([*ComparedWith])})
    return asked


async def test_every_count_is_that_of_the_list(api: Caller, town: Town, urls: Urls, figure: Figure) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    with create_engine(urls.owner, poolclass=NullPool).connect() as connection:
        north = {"board": town.boards["north"]}
        ends = connection.execute(
            text("select reported_at, closed_at from matter where board_id = :board"), north
        ).all()

    async def listed(first: str, last: str) -> int:
        if first > last:
            return 0
        answer = await api.get("/deviations", params={"reportedFrom": first, "reportedTo": last}, headers=developer)
        assert answer.status_code == 200, answer.text
        return int(answer.json()["_meta"]["totalRecords"])

    def closed(first: str, last: str, as_of: str) -> int:
        civil = [(clock.civil_date(reported), end and clock.civil_date(end)) for reported, end in ends]
        return sum(
            1 for reported, end in civil if first <= reported.isoformat() <= last and end and end.isoformat() <= as_of
        )

    compared, differing = 0, []
    for asked in KNOWN_CASES + _periods():
        answer = await api.get("/deviation-statistics", params=asked, headers=developer)
        assert answer.status_code == 200, answer.text
        figures = answer.json()
        tables = {table["name"]: {row["code"]: row for row in table["rows"]} for table in figures["breakdowns"]}
        now, then = figures["period"], figures["previousPeriod"]
        until = min(now["endsOn"], now["asOf"])
        status = tables["status"].get("closed", {"count": 0, "previous": 0})
        ours = (
            figures["reports"],
            figures["previousReports"],
            sum(row["count"] for row in tables["month"].values()),
            sum(row["previous"] for row in tables["month"].values()),
            status["count"],
            status["previous"],
        )
        right = (
            await listed(now["startsOn"], until),
            await listed(then["startsOn"], then["endsOn"]),
            figures["reports"],
            figures["previousReports"],
            closed(now["startsOn"], until, now["asOf"]),
            closed(then["startsOn"], then["endsOn"], then["asOf"]),
        )
        compared += len(right)
        if ours != right:
            differing.append((asked, ours, right))
    figure(
        f"statistics beside lists: periods {len(KNOWN_CASES) + PERIODS}, figures {compared}, differing {len(differing)}"
    )
    assert differing == []


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({"periodFrom": "2026-11-23"}, "query:periodFrom"),
        ({"periodFrom": "2026-11-23", "periodTo": "2026-12-31"}, "query:periodFrom"),
        ({"periodFrom": "2027-01-01", "periodTo": "2027-12-31", "asOf": "2026-11-22"}, "query:periodFrom"),
        ({"periodTo": "2027-12-31"}, "query:periodTo"),
        ({"periodTo": "2026-12-31", "asOf": "2025-11-22"}, "query:periodTo"),
        ({"asOf": "2026-11-23"}, "query:asOf"),
        ({"periodFrom": "2026-01-01", "periodTo": "2026-12-31", "asOf": "2027-01-31"}, "query:asOf"),
        ({"periodFrom": "2026-01-01", "periodTo": "2026-12-31", "asOf": "2025-12-31"}, "query:periodFrom"),
    ],
)
async def test_what_has_not_been_is_refused_and_never_zero(api: Caller, town: Town, asked: Json, place: str) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    answer = await api.get("/deviation-statistics", params=asked, headers=developer)
    assert answer.status_code == 422, answer.text
    (error,) = answer.json()["errors"]
    assert (error["pointer"], error["code"]) in ((place, "in-future"), (place, "after-end"))


@pytest.mark.parametrize(
    ("asked", "place", "code"),
    [
        ({"asOf": "1999-01-01"}, "query:asOf", "before-first-day"),
        ({"periodTo": "1999-01-01"}, "query:periodTo", "before-first-day"),
        ({"periodFrom": "1998-01-01", "periodTo": "1999-01-01"}, "query:periodTo", "before-first-day"),
        (
            {"periodFrom": "1998-01-01", "periodTo": "2000-01-01", "asOf": "1999-01-01"},
            "query:asOf",
            "before-first-day",
        ),
        ({"asOf": "1985-01-01"}, "query:asOf", "too-long"),
        ({"periodTo": "1985-01-01"}, "query:periodTo", "too-long"),
        ({"periodFrom": "1985-01-01"}, "query:periodFrom", "too-long"),
    ],
)
async def test_a_refusal_points_at_what_was_sent(api: Caller, town: Town, asked: Json, place: str, code: str) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    answer = await api.get("/deviation-statistics", params=asked, headers=developer)
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(place, code)]


def test_the_year_so_far_is_compared_with_as_far_into_the_year_before_on_every_day() -> None:
    """Also on the last day of a month, when what has been is whole months, which have others before them."""
    for day in (date(2026, 1, 31), date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 31)):
        with clock.freeze(datetime(day.year, day.month, day.day, 10, tzinfo=UTC)):
            beside = Stretch.asked(None, None, None).compared_with(ComparedWith.PREVIOUS)
        assert (beside.first, beside.last) == (date(2025, 1, 1), day.replace(year=2025))


async def test_a_period_under_way_has_the_months_that_have_begun(api: Caller, town: Town) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    asked = {"periodFrom": "2026-01-01", "periodTo": "2026-12-31"}
    figures = (await api.get("/deviation-statistics", params=asked, headers=developer)).json()
    months = next(table["rows"] for table in figures["breakdowns"] if table["name"] == "month")
    assert [row["code"] for row in months] == [f"2026-{month:02}" for month in range(1, 12)]
    assert [row["label"] for row in months[-2:]] == ["oktober 2026", "november 2026, t.o.m. 22 november"]


@pytest.mark.parametrize(
    ("asked", "which", "earlier"),
    [
        ("2026-09-01 2026-12-31 2026-11-22", "previous", "2026-05-01 2026-07-22 2026-07-22"),
        ("2026-09-01 2026-12-31 2026-11-22", "last-year", "2025-09-01 2025-11-22 2025-11-22"),
        ("2026-01-01 2026-11-22 2026-11-22", "previous", "2025-01-01 2025-11-22 2025-11-22"),
        ("2026-01-01 2026-12-31 2026-02-28", "previous", "2025-01-01 2025-02-28 2025-02-28"),
        ("2025-02-28 2025-02-28 2026-11-22", "previous", "2024-02-28 2024-02-28 2025-11-21"),
        ("2025-03-01 2025-03-31 2025-04-30", "previous", "2025-02-01 2025-02-28 2025-03-30"),
        ("2024-01-01 2025-12-31 2025-12-31", "last-year", "2022-01-01 2023-12-31 2023-12-31"),
        ("2024-06-19 2025-06-19 2026-11-22", "previous", "2023-06-19 2024-06-18 2025-11-21"),
        ("2023-03-01 2024-03-01 2024-03-01", "previous", "2022-02-27 2023-02-28 2023-02-28"),
        ("2023-03-01 2024-03-01 2024-03-01", "last-year", "2022-02-27 2023-02-28 2023-02-28"),
        ("2025-03-01 2026-03-31 2026-03-31", "last-year", "2024-02-01 2025-02-28 2025-02-28"),
        ("2025-10-01 2026-12-15 2026-11-22", "previous", "2024-07-17 2025-09-07 2025-09-07"),
    ],
)
def test_what_a_period_is_compared_with(asked: str, which: str, earlier: str) -> None:
    period = Stretch(*map(date.fromisoformat, asked.split()))
    beside = period.compared_with(ComparedWith(which))
    assert f"{beside.first} {beside.last} {beside.as_of}" == earlier


@pytest.mark.parametrize("which", ComparedWith)
def test_the_earlier_period_never_overlaps_and_is_as_long(which: ComparedWith) -> None:
    chance, wrong = Random(83), []
    for _ in range(20_000):
        first = date(2019, 1, 1) + timedelta(days=chance.randrange(2500))
        if chance.random() < 0.5:
            first = first.replace(day=1)
        last = first + timedelta(days=chance.choice((chance.randrange(800), 364, 365, 366, 367, 730, 731)))
        if chance.random() < 0.5:
            last = (last.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        beside = Stretch(first, last, last).compared_with(which)
        is_as_long = (
            _months(beside.first, beside.last) == _months(first, last)
            if _months(first, last)
            else abs((beside.last - beside.first) - (last - first)) <= timedelta(days=1)
        )
        if not is_as_long or not beside.first <= beside.last < first:
            wrong.append((first, last, beside))
        if last - first > timedelta(days=366) and beside.last != first - timedelta(days=1):
            wrong.append((first, last, beside))
    assert wrong == []


def _months(first: date, last: date) -> int | None:
    """How many whole months, where it consists of such."""
    after = last + timedelta(days=1)
    return (after.year - first.year) * 12 + after.month - first.month if (first.day, after.day) == (1, 1) else None


def test_units_stand_in_swedish_order_whatever_they_count() -> None:
    """Nothing is ranked by how many reports came in: who reports much is no worse for it."""
    names = {"1": "Ärlan", "2": "Åsen", "3": "Ängen", "4": "Öbo", "5": "Zenit"}
    counts = {code: [int(code), 0] for code in names}
    for dimension in (deviations.UNIT, deviations.AREA, actions.UNIT, actions.AREA):
        table = breakdown(Breakdown, dimension, counts, names, [15, 0], counts="deviations")
        assert [row.label for row in table.rows] == ["Zenit", "Åsen", "Ängen", "Ärlan", "Öbo"], dimension.name
    ranked = breakdown(Breakdown, deviations.TYPE, counts, names, [15, 0], counts="deviations")
    assert [row.label for row in ranked.rows] == ["Zenit", "Öbo", "Ängen", "Åsen", "Ärlan"]


def test_swedish_order() -> None:
    assert sorted(("Ärlan", "Åsen", "Ängen", "Öbo", "Zenit"), key=in_swedish_order) == [
        "Zenit",
        "Åsen",
        "Ängen",
        "Ärlan",
        "Öbo",
    ]
