"""Deviations counted."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from qms.spreadsheets.reader import sheets_of
from tests import town as towns
from tests.api.deviations.conftest import reported
from tests.town import Caller, Town, as_person

pytestmark = pytest.mark.anyio


def by(name: str, statistics: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of one table of figures."""
    return list(next(table["rows"] for table in statistics["breakdowns"] if table["name"] == name))


async def test_figures_partition_and_carry_their_remainder(api: Caller, town: Town) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    manager = as_person(town.people["unit-manager at board"].id)
    with clock.freeze(datetime(2025, 3, 3, 9, tzinfo=UTC)):
        unknown = {"precision": "unknown"}
        ids = [(await reported(api, manager, town, eventCount=n, occurred=unknown))["id"] for n in (1, 1, 4)]
    with clock.freeze(datetime(2025, 4, 14, 9, tzinfo=UTC)):
        body = {"decision": "close", "category": "other", "reason": "Klart."}
        await api.post(f"/deviations/{ids[0]}/assessments", json=body, headers={**manager, "If-Match": '"1"'})
    query = "periodFrom=2025-01-01&periodTo=2025-12-31&asOf=2025-04-30"
    statistics = (await api.get(f"/deviation-statistics?{query}", headers=developer)).json()
    tables = {table["name"]: table for table in statistics["breakdowns"]}
    assert (statistics["reports"], statistics["events"], statistics["previousReports"]) == (3, 6, 0)
    handling = {row["code"]: row["count"] for row in tables["handling"]["rows"]}
    assert handling == {"within-30": 0, "from-31-to-90": 1, "over-90": 0, "under-way": 0, "not-started": 2}
    assert tables["handling"]["ofWhich"][0]["count"] == 2
    assert tables["category"]["remainder"]["count"] == 2
    assert tables["category"]["rows"][0]["share"] == 33.3
    for table in tables.values():
        if not table["isMultiple"] and table["name"] != "effect":
            rest = (table["remainder"] or {"count": 0})["count"]
            assert sum(row["count"] for row in table["rows"]) + rest == table["denominator"] == 3, table["name"]
    before = (await api.get(f"/deviation-statistics?{query.replace('04-30', '03-31')}", headers=developer)).json()
    as_it_was = {row["code"]: row["count"] for row in by("handling", before)}
    assert as_it_was["not-started"] == 3


async def test_a_manager_counts_only_the_own_units(
    api: Caller, town: Town, manager: dict[str, str], place: tuple[Town, Any]
) -> None:
    query = "periodFrom=2026-10-01&periodTo=2026-10-31"
    statistics = (await api.get(f"/deviation-statistics?{query}", headers=manager)).json()
    units = {row["label"] for row in by("unit", statistics)}
    assert units == {"Enheten home", "Enheten team", "Enheten past"}
    assert statistics["scope"] == "Dina enheter"
    assert [row["perHundred"] for row in by("unit", statistics)] == [None] * 3
    with create_engine(place[1].owner, poolclass=NullPool).begin() as connection:
        for year, persons in ((2024, 40), (2026, 8)):
            row = {"id": uuid4(), "board_id": town.boards["north"], "unit_id": town.units["home"]}
            towns.insert(connection, "unit_headcount", **row, year=year, persons=persons)

    async def rate(query: str) -> tuple[int, float | None]:
        home = by("unit", (await api.get(f"/deviation-statistics?{query}", headers=manager)).json())[0]
        assert home["label"] == "Enheten home"
        return home["count"], home["perHundred"]

    count, of_one_year = await rate(query)
    assert of_one_year == 100 * count / 8
    count, of_three_years = await rate("periodFrom=2024-07-01&periodTo=2026-12-31&asOf=2026-10-31")
    average = (184 * 40 + 304 * 8) / (184 + 304)  # so many days of the years that are known have been
    assert of_three_years == round(100 * count / average, 1) != round(100 * count / 8, 1)
    with clock.freeze(datetime(2025, 5, 5, 9, tzinfo=UTC)):
        await reported(api, manager, town, occurred={"precision": "unknown"})
    assert (await rate("periodFrom=2025-01-01&periodTo=2025-12-31"))[1] is None
    other = (await api.get(f"/deviation-statistics?{query}&boardId={town.boards['south']}", headers=manager)).json()
    assert other["status"] == 403


async def test_followed_units_are_counted_at_their_successors(api: Caller, town: Town, place: tuple[Town, Any]) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    engine = create_engine(place[1].owner, poolclass=NullPool)
    with engine.begin() as connection:
        towns.insert(
            connection,
            "unit_succession",
            id=uuid4(),
            board_id=town.boards["north"],
            predecessor_id=town.units["team"],
            successor_id=town.units["other"],
            kind="move",
            happened_on="2026-10-15",
        )
    query = f"periodFrom=2026-10-01&periodTo=2026-10-31&unitId={town.units['other']}"
    then = (await api.get(f"/deviation-statistics?{query}", headers=developer)).json()
    today = (await api.get(f"/deviation-statistics?{query}&follow=true", headers=developer)).json()
    assert today["reports"] == then["reports"] + 1
    assert [row["label"] for row in by("unit", today)] == ["Enheten other"]
    with engine.begin() as connection:
        connection.execute(text("delete from unit_succession"))


async def test_the_list_behind_a_figure_holds_no_more_than_it_counts(
    api: Caller, town: Town, manager: dict[str, str]
) -> None:
    elsewhere = await reported(api, manager, town, unitId=str(town.units["other"]))
    today = clock.today().isoformat()
    query = {"periodFrom": today, "asOf": today}
    counted = (await api.get("/deviation-statistics", params=query, headers=manager)).json()["reports"]
    days = {"reportedFrom": query["periodFrom"], "asOf": query["asOf"]}
    listed = (await api.get("/deviations", params=days, headers=manager)).json()
    assert listed["_meta"]["totalRecords"] == counted
    assert elsewhere["id"] not in {row["id"] for row in listed["deviations"]}
    reporter = as_person(town.people["reporter at board"].id)
    assert (await api.get("/deviations", params=days, headers=reporter)).status_code == 403
    ahead = (clock.today() + timedelta(days=1)).isoformat()
    for asked, code in (({"handling": "over-90"}, "missing"), ({"asOf": ahead}, "in-future")):
        body = {"text": "larm", "filter": asked}
        for place, answer in (
            ("query:asOf", await api.get("/deviations", params=asked, headers=manager)),
            ("/filter/asOf", await api.post("/deviation-searches", json=body, headers=manager)),
        ):
            assert answer.status_code == 422, answer.text
            assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(place, code)]


async def test_the_page_as_a_file_says_where_it_came_from(api: Caller, town: Town) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    query = {"periodFrom": "2026-01-01", "periodTo": "2026-12-31", "asOf": "2026-11-22"}
    counted = (await api.get("/deviation-statistics", params=query, headers=developer)).json()
    assert counted["fileName"].startswith("avvikelser_")
    assert counted["fileName"].endswith("_2026-01-01_2026-12-31_per-2026-11-22")
    for last, ends in (("2026-08-31", "_2026-08-31_per-2026-11-22"), ("2026-11-22", "_2026-01-01_per-2026-11-22")):
        other = (await api.get("/deviation-statistics", params=query | {"periodTo": last}, headers=developer)).json()
        assert other["fileName"].endswith(ends), "each day once"
    assert counted["boardName"] in counted["source"]
    assert "1 januari 2026 – 22 november 2026, läget 22 november 2026" in counted["source"]
    assert "Jämförelse: 1 januari 2025 – 22 november 2025." in counted["source"]
    for kind, begins in (("xlsx", b"PK"), ("pdf", b"%PDF")):
        answer = await api.get("/deviation-statistics/content", params={**query, "format": kind}, headers=developer)
        assert answer.status_code == 200, answer.text
        assert answer.content.startswith(begins)
        assert answer.headers["content-disposition"] == f'attachment; filename="{counted["fileName"]}.{kind}"'
        if kind == "xlsx":
            *sheets, _ = sheets_of(answer.content)
            assert len(sheets) == len(counted["breakdowns"]) + 1
            for sheet in sheets:
                assert counted["source"] in [row[0] for row in sheet.rows.values()], sheet.name
            assert ["Rapporter", str(counted["reports"])] in [list(row[:2]) for row in sheets[0].rows.values()]
    reporter = as_person(town.people["reporter at board"].id)
    assert (await api.get("/deviation-statistics/content", headers=reporter)).status_code == 403
