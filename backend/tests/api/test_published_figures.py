"""The demo world in a real database, asked through the API: every published figure, cell by cell."""

import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.demo.people import logins
from qms.demo.published import Cell, cells, percent, table, tables
from qms.demo.seed import seed
from qms.demo.seed_organisation import email
from qms.kernel import clock
from qms.kernel.db import Database
from tests import town
from tests.conftest import Cluster
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
ISSUER = "https://demo.example/demo-idp"
REPORTER_OF_DECISIONS = "karin.granklev"
COUNTERS = {"nord": "petra.snolid", "ifn": "lars.myrhall", "sam": "birgit.oxhall"}
"""Who in each board may read all of it, and so count it freely."""
BREAKDOWNS = {"by-category": "category", "by-cause": "cause", "by-effect": "effect", "by-unit": "unit"}
BREAKDOWNS |= {"by-cooperation": "cooperation-category"}
Json = dict[str, Any]


@dataclass
class Alvsala:
    """The demo municipality behind its API."""

    api: Caller
    database: Database
    owner_url: str
    people: dict[str, UUID]
    boards: dict[str, UUID]

    async def get(self, path: str, username: str, **parameters: str | None) -> Json:
        given = {name: value for name, value in parameters.items() if value}
        with clock.freeze(NOW):
            answer = await self.api.get(path, params=given, headers=as_person(self.people[username]))
        assert answer.status_code == 200, answer.text
        body: Json = answer.json()
        return body

    def rows(self, sql: str) -> list[Any]:
        with create_engine(self.owner_url, poolclass=NullPool).connect() as connection:
            return list(connection.execute(text(sql)))


@pytest.fixture(scope="module")
async def alvsala(
    anyio_backend: object, cluster: Cluster, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Alvsala]:
    """A database of its own, filled once."""
    urls = cluster.clone(f"demo_{worker_id}")
    database = Database(urls.app, pool_size=2, seal_key=b"k" * 32)
    await seed(database, issuer=ISSUER, today=clock.civil_date(NOW), say=lambda _: None)
    async with town.client("", tmp_path_factory.mktemp("demo"), database=database) as api:
        here = Alvsala(api, database, urls.owner, {}, {})
        ids = dict(map(tuple, here.rows("select email, id from person")))
        here.people = {login.username: ids[email(login.username)] for login in logins()}
        names = dict(map(tuple, here.rows("select name, id from board")))
        for code, name in (
            ("nord", "Socialnämnden Nord"),
            ("sam", "Social- och arbetsmarknadsnämnden"),
            ("ifn", "Individ- och familjenämnden"),
        ):
            here.boards[code] = names[name]
        yield here


async def test_every_published_cell(alvsala: Alvsala, capsys: pytest.CaptureFixture[str]) -> None:
    compared: dict[Cell, str] = {}
    for table_id, entry in tables().items():
        if entry["measure"].startswith("unexecuted"):
            compared |= await _decisions(alvsala, table_id)
        elif entry["measure"] == "fees-by-year":
            compared |= await _fees(alvsala, table_id)
        elif entry["measure"] == "by-direction":
            compared |= await _directions(alvsala, table_id)
        elif entry["measure"] == "by-period":
            compared |= await _periods(alvsala, table_id)
        else:
            compared |= await _deviations(alvsala, table_id)
    unequal = {cell: ours for cell, ours in compared.items() if ours != cell.printed}
    with capsys.disabled():
        sys.stdout.write(f"\npublished figures: cells compared {len(compared)}, equal {len(compared) - len(unequal)}\n")
    assert len(compared) == sum(len(list(cells(table_id))) for table_id in tables()) == 180
    assert not unequal


async def _deviations(alvsala: Alvsala, table_id: str) -> dict[Cell, str]:
    entry = table(table_id)
    answer = await alvsala.get(
        "/deviation-statistics",
        COUNTERS[entry["board"]],
        boardId=str(alvsala.boards[entry["board"]]),
        area=entry["area"],
        periodFrom=entry["period"]["from"],
        periodTo=entry["period"]["to"],
        asOf=entry["asOf"],
    )
    breakdowns = {part["name"]: part for part in answer["breakdowns"]}
    wanted = [BREAKDOWNS[entry["measure"]]] if entry["measure"] in BREAKDOWNS else ["handling", "status"]
    key = "label" if entry["measure"] == "by-unit" else "code"
    lines = {row[key]: row for name in wanted for row in breakdowns[name]["rows"]}
    return {cell: _figure(cell, entry, answer, lines) for cell in cells(table_id)}


def _figure(cell: Cell, entry: Json, answer: Json, lines: dict[str, Json]) -> str:
    total, before = answer["reports"], answer["previousReports"]
    if entry["measure"] == "by-cooperation":
        part = _part_named(answer, BREAKDOWNS["by-cooperation"])
        total, before = part["denominator"], part["previousDenominator"]
    row = lines.get(cell.label if entry["measure"] == "by-unit" else str(cell.code), {"count": 0, "previous": 0})
    if cell.field in ("percent", "previousPercent"):
        name, whole = ("previous", before) if cell.field == "previousPercent" else ("count", total)
        return percent(row[name], whole, cell.printed)
    if cell.field == "notShown":
        return str(total - sum(lines[line["code"]]["count"] for line in entry["rows"]))
    figures = {"total": total, "previousTotal": before, "sum": sum(one["count"] for one in lines.values())}
    return str(figures.get(cell.field, row["previous" if cell.field == "previousCount" else "count"]))


async def _directions(alvsala: Alvsala, table_id: str) -> dict[Cell, str]:
    """Who registered what stood between two, area by area, and all of it."""
    entry = table(table_id)
    asked = {"boardId": str(alvsala.boards["nord"]), "asOf": entry["asOf"]}
    asked |= {f"period{end.title()}": day for end, day in entry["period"].items()}
    parts = {}
    for code in (None, *(row["code"] for row in entry["rows"])):
        answer = await alvsala.get("/deviation-statistics", COUNTERS["nord"], **asked, area=code)
        parts[code] = _part_named(answer, "direction")
    figures = {}
    for cell in cells(table_id):
        part = parts[cell.code]
        rows = {row["code"]: row["count"] for row in part["rows"]}
        told = {
            "toCounterpart": rows.get("to-counterpart", 0),
            "fromCounterpart": rows.get("from-counterpart", 0),
            **dict.fromkeys(("count", "total"), part["denominator"]),
            **dict.fromkeys(("previousCount", "previousTotal"), part["previousDenominator"]),
        }
        figures[cell] = str(told[cell.field])
    return figures


async def _periods(alvsala: Alvsala, table_id: str) -> dict[Cell, str]:
    figures = {}
    for cell in cells(table_id):
        row = next(row for row in table(table_id)["rows"] if row["label"] == cell.label)
        answer = await alvsala.get(
            "/deviation-statistics",
            COUNTERS[table(table_id)["board"]],
            boardId=str(alvsala.boards[table(table_id)["board"]]),
            periodFrom=row["period"]["from"],
            periodTo=row["period"]["to"],
        )
        figures[cell] = str(answer["reports"])
    return figures


async def _decisions(alvsala: Alvsala, table_id: str) -> dict[Cell, str]:
    entry = table(table_id)
    answer = await alvsala.get("/unexecuted-decision-statistics", REPORTER_OF_DECISIONS, asOf=entry["asOf"])
    codes = {row["label"]: row["codes"] for row in entry["rows"]}
    whole = [code for row in entry["rows"] for code in row["codes"]]
    figures = {}
    for cell in cells(table_id):
        rows = [row for row in answer["benefits"] if row["benefit"]["code"] in codes.get(cell.label, whole)]
        figures[cell] = str(sum(_part(row, cell, entry) for row in rows))
    return figures


def _part(row: Json, cell: Cell, entry: Json) -> int:
    figures = {"women": "female", "men": "male", "interrupted": "interrupted"}
    if cell.field in ("count", "total"):
        return int(row["total"] - (row["interrupted"] if entry["measure"] == "unexecuted-by-age" else 0))
    return int(row[figures[cell.field]] if cell.field in figures else row["byAge"][cell.field])


async def _fees(alvsala: Alvsala, table_id: str) -> dict[Cell, str]:
    answer = await alvsala.get("/special-fee-statistics", REPORTER_OF_DECISIONS)
    sums = {str(year["year"]): str(year["sumKr"]) for year in answer["years"]}
    return {cell: sums[cell.label] for cell in cells(table_id)}


async def test_a_figure_of_another_day_differs(alvsala: Alvsala) -> None:
    asked = {"boardId": str(alvsala.boards["nord"]), "area": "children-youth"}
    period = {"periodFrom": "2023-09-01", "periodTo": "2024-08-31"}
    then = await alvsala.get("/deviation-statistics", COUNTERS["nord"], **asked, **period, asOf="2024-08-31")
    now = await alvsala.get("/deviation-statistics", COUNTERS["nord"], **asked, **period)
    statuses = [{row["code"]: row["count"] for row in _part_named(one, "status")["rows"]} for one in (then, now)]
    assert statuses == [{"closed": 284, "ongoing": 260}, {"closed": 544}]


def _part_named(answer: Json, name: str) -> Json:
    part: Json = next(part for part in answer["breakdowns"] if part["name"] == name)
    return part


async def test_the_units_of_a_department_give_the_same_as_the_area(alvsala: Alvsala) -> None:
    department = alvsala.rows("select id from unit where name = 'Avdelning Vuxna'")[0][0]
    period = {"periodFrom": "2023-09-01", "periodTo": "2024-08-31", "asOf": "2024-08-31"}
    board = str(alvsala.boards["nord"])
    answer = await alvsala.get(
        "/deviation-statistics", COUNTERS["nord"], boardId=board, unitId=str(department), **period
    )
    assert answer["reports"] == 175


async def test_the_sum_of_effects_is_not_the_printed_one_in_the_contradictory_table(alvsala: Alvsala) -> None:
    period = {"periodFrom": "2023-09-01", "periodTo": "2024-08-31", "asOf": "2024-08-31"}
    board = str(alvsala.boards["nord"])
    answer = await alvsala.get("/deviation-statistics", COUNTERS["nord"], boardId=board, area="adults", **period)
    effect = _part_named(answer, "effect")
    judged = sum(row["count"] for row in effect["rows"])
    assert (judged, effect["denominator"], effect["remainder"]["count"]) == (128, 151, 23)
    printed = {row["code"]: row["count"] for row in table("goteborg2024.vux_effekt")["rows"]}
    assert printed["not-judged"] == 62 != answer["reports"] - judged == 47


@pytest.mark.parametrize("username", ["mikael.askvinge", "leila.rosvinge", "johan.tallmyr", "daniel.hedkvarn"])
async def test_a_manager_has_late_and_new_work(alvsala: Alvsala, username: str) -> None:
    answer = await alvsala.get("/work-items", username)
    groups = {item["group"] for item in answer["workItems"]}
    assert {"overdue", "two-weeks"} <= groups


async def test_the_demo_measured_an_action_that_helped_one_that_did_not_and_one_too_young(alvsala: Alvsala) -> None:
    measured = "select e.effect, s.data -> 'comparison' ->> 'outcome' from matter_effect e join figure_snapshot s"
    assert {tuple(row) for row in alvsala.rows(f"{measured} on s.id = e.snapshot_id")} == {
        ("led-to-improvement", "improved"),
        ("no-effect", "unsure"),
        ("cannot-be-judged", "too-few-points"),
    }


async def test_a_second_start_stores_nothing_but_follows_the_issuer(alvsala: Alvsala) -> None:
    counted = "select (select count(*) from matter), (select count(*) from person), (select count(*) from code)"
    before = alvsala.rows(counted)
    await seed(alvsala.database, issuer="http://127.0.0.1:8121/demo-idp", say=lambda _: None)
    assert alvsala.rows(counted) == before
    known = alvsala.rows("select issuer, count(*) from person_identity group by issuer order by issuer")
    assert [tuple(row) for row in known] == [("http://127.0.0.1:8121/demo-idp", 20), (ISSUER, 20)]


async def test_search_finds_seeded_words(alvsala: Alvsala) -> None:
    with clock.freeze(NOW):
        answer = await alvsala.api.post(
            "/deviation-searches",
            json={"text": "orosanmälan"},
            headers=as_person(alvsala.people["petra.snolid"]),
        )
    assert answer.status_code in (200, 201), answer.text
    assert answer.json()["deviations"]
