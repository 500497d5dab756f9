"""Files of decisions: a verdict for each row, the same file again changes nothing, and no personal numbers."""

import base64
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool
from xlsxwriter import Workbook

from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.unexecuted_decisions.jobs import take_in_file
from tests import town as towns
from tests.conftest import Cluster
from tests.town import Caller, Town, as_person, insert

pytestmark = pytest.mark.anyio
HEADINGS = "Källsystem;Beslutsid;Version;Enhet;Ärendenummer;Lag;Insats;Beslutsdatum;Kön;Verkställt;Avbrott"
GOOD = "Viva;B-1;1;Enheten home;2026-1;SoL;contact-person;2026-01-15;Kvinna;2026-03-01;2026-05-01"
WRONG = (
    "Viva;B-2;1;Enheten nowhere;2026-2;SoL;contact-person;2026-01-15;Man;;",
    "Viva;B-3;1;Enheten home;2026-3;SoL;contact-person;i våras;Man;;",
    "Viva;B-4;1;Enheten home;2026-4;SoL;contact-person;2026-01-15;Man;;2026-05-01",
    "Viva;B-5;1;Enheten home;2026-5;SoL;no-such;2026-01-15;Man;;",
    "Viva;B-6;1;Enheten home;2026-6;SoL;Kontaktperson;2009-12-31;Man;;",
    "Viva;B-7;1;Enheten home;2026-7;;Kontaktperson;;okänt;;i maj",
)


class Desk:
    def __init__(self, api: Caller, town: Town, database: Database, owner_url: str) -> None:
        self.api, self.town, self.database, self.owner_url = api, town, database, owner_url

    async def handed_in(self, content: bytes, who: str = "decision-reporter at board") -> Any:
        body = {"fileName": "beslut.csv", "content": base64.b64encode(content).decode()}
        return await self.api.post("/decision-imports", json=body, headers=as_person(self.town.people[who].id))

    async def taken_in(self, content: bytes) -> Any:
        received = (await self.handed_in(content)).json()
        await take_in_file(self.database, received["id"], str(self.town.boards["north"]))
        who = as_person(self.town.people["decision-reporter at board"].id)
        return (await self.api.get(f"/decision-imports/{received['id']}", headers=who)).json()

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        with create_engine(self.owner_url, poolclass=NullPool).begin() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def desk(cluster: Cluster, tmp_path: Path) -> AsyncIterator[Desk]:
    urls = cluster.clone(f"imports_{new_id().hex}")
    town = towns.build(urls.owner)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        for board_id in town.boards.values():
            row = {"list": "benefit", "code": "contact-person", "label": "Kontaktperson", "valid_from": "2010-01-01"}
            insert(connection, "code", id=new_id(), board_id=board_id, **row)
    database = Database(urls.app, pool_size=2)
    async with towns.client("", tmp_path, database=database) as api:
        yield Desk(api, town, database, urls.owner)


def file(*rows: str) -> bytes:
    return "\r\n".join([HEADINGS, *rows]).encode("utf-8-sig")


async def test_each_row_gets_its_verdict_and_a_wrong_one_stops_nobody(desk: Desk) -> None:
    done = await desk.taken_in(file(WRONG[0], GOOD, *WRONG[1:]))
    assert (done["status"], done["rowCount"], done["created"], done["rejected"]) == ("done", 7, 1, 6)
    refused = [(row["row"], row["sourceId"], row["problem"]["code"]) for row in done["rejections"]]
    assert refused == [
        (2, "B-2", "unusable-row"),
        (4, "B-3", "unusable-row"),
        (5, "B-4", "impossible-history"),
        (6, "B-5", "unusable-row"),
        (7, "B-6", "unknown-reference"),
        (8, "B-7", "unusable-row"),
    ]
    assert [row["problem"]["detail"] for row in done["rejections"]] == [
        "Enhet ska vara namnet på en av nämndens enheter, och bara en får heta så.",
        "Beslutsdatum ska vara en dag som 2026-01-31.",
        "Insatsen har inte varit verkställd, så den kan inte ha avbrutits.",
        "Insats ska vara en insats i nämndens kodlista.",
        "Koden fanns inte i nämndens kodlista den dagen.",
        "Lag saknas. Beslutsdatum saknas. Kön ska vara kvinna eller man. Avbrott ska vara en dag som 2026-01-31.",
    ]
    assert done["rejections"][1]["cells"]["beslutsdatum"] == "i våras"
    assert desk.rows("select status, clock_basis from decision join matter using (id)") == [
        ("interrupted", "interruption")
    ]
    assert desk.rows("select rows from file_import") == [(None,)]


async def test_the_same_file_again_changes_nothing_and_a_newer_version_updates(desk: Desk) -> None:
    await desk.taken_in(file(GOOD))
    again = await desk.taken_in(file(GOOD))
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 1)
    newer = await desk.taken_in(file(GOOD.replace(";1;Enheten", ";2;Enheten").replace(";2026-05-01", ";")))
    assert (newer["updated"], newer["rejected"]) == (1, 0)
    assert desk.rows("select status from matter where kind = 'decision'") == [("executed",)]


async def test_a_workbook_with_days_as_numbers_is_the_same_table(desk: Desk) -> None:
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS.split(";"))
        cells: list[Any] = [cell or None for cell in GOOD.split(";")]
        cells[2], cells[7], cells[9], cells[10] = 1, 46037, 46082, 46143
        sheet.write_row(1, 0, cells)
        sheet.write_row(2, 0, [*cells[:1], "B-0", *cells[2:3], "Enheten nowhere", *cells[4:]])
    done = await desk.taken_in(target.getvalue())
    assert (done["created"], done["rejected"]) == (1, 1)
    assert done["rejections"][0]["cells"]["beslutsdatum"] == "2026-01-15"
    assert desk.rows("select decided_on::text, clock_start_on::text from decision") == [("2026-01-15", "2026-05-01")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (file(), "inga rader"),
        (b"a;b\n1;2\n", "saknas"),
        (
            file(GOOD, GOOD.replace("2026-1;", "19121212-1212;")),
            "personnummer. Ta bort dem och använd ärendenumret. Rad 3.",
        ),
    ],
)
async def test_a_file_that_is_wrong_as_a_whole_is_refused_at_once(desk: Desk, content: bytes, why: str) -> None:
    answer = await desk.handed_in(content)
    assert (answer.status_code, answer.json()["status"], answer.json()["rowCount"]) == (202, "failed", 0)
    [rejection] = answer.json()["rejections"]
    assert (rejection["row"], rejection["problem"]["code"]) == (0, "unusable-file")
    assert why in rejection["problem"]["detail"]
    assert desk.rows("select count(*) from decision") == [(0,)]
    assert "1212" not in str(desk.rows("select * from file_import"))


async def test_only_those_who_register_decisions_hand_in_files(desk: Desk) -> None:
    assert (await desk.handed_in(file(GOOD), "unit-manager at unit")).status_code == 403
    received = (await desk.handed_in(file(GOOD))).json()
    elsewhere = as_person(desk.town.people["decision-reporter in south"].id)
    assert (await desk.api.get(f"/decision-imports/{received['id']}", headers=elsewhere)).status_code == 404


async def test_the_columns_are_told_to_those_who_hand_in_files(desk: Desk) -> None:
    async def told(who: str) -> Any:
        return await desk.api.get("/decision-import-columns", headers=as_person(desk.town.people[who].id))

    assert (await told("unit-manager at unit")).status_code == 403
    columns = (await told("decision-reporter at board")).json()["columns"]
    assert len(columns) == 18
    assert [column["heading"] for column in columns if column["isRequired"]] == [
        "Källsystem",
        "Beslutsid",
        "Enhet",
        "Ärendenummer",
        "Lag",
        "Insats",
        "Beslutsdatum",
        "Kön",
    ]
    assert columns[5]["codeList"] == "benefit"
    assert (columns[7]["says"], columns[7]["help"]) == ("kvinna eller man", "")
