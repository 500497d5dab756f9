"""Files of decisions: a verdict for each row, the same file again changes nothing, and no personal numbers."""

from collections import defaultdict
from io import BytesIO
from random import Random
from time import perf_counter
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, insert, select
from xlsxwriter import Workbook

from qms.background import pace
from qms.file_reading import reading
from qms.intake.service import StaleSource
from qms.kernel.db import Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Unavailable
from qms.tables import METADATA
from tests.conftest import Figure
from tests.desk import GOOD, HEADINGS, REPORTER, Desk, file
from tests.town import as_person, as_system

pytestmark = pytest.mark.anyio
WRONG = (
    "Viva;B-2;1;Enheten nowhere;2026-2;SoL;contact-person;2026-01-15;Man;;",
    "Viva;B-3;1;Enheten home;2026-3;SoL;contact-person;i våras;Man;;",
    "Viva;B-4;1;Enheten home;2026-4;SoL;contact-person;2026-01-15;Man;;2026-05-01",
    "Viva;B-5;1;Enheten home;2026-5;SoL;no-such;2026-01-15;Man;;",
    "Viva;B-6;1;Enheten home;2026-6;SoL;Kontaktperson;2009-12-31;Man;;",
    "Viva;B-7;1;Enheten home;2026-7;;Kontaktperson;;okänt;;i maj",
)


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
        "Koden fanns inte i nämndens kodlista 2009-12-31. Kontrollera koden och dagen.",
        "Lag saknas. Beslutsdatum saknas. Kön ska vara kvinna eller man. Avbrott ska vara en dag som 2026-01-31.",
    ]
    assert done["rejections"][1]["cells"]["Beslutsdatum"] == "i våras"
    assert desk.rows("select status, clock_basis from decision join matter using (id)") == [
        ("interrupted", "interruption")
    ]
    kept = desk.rows("select number, cells = '{}' from file_import_row order by number")
    assert kept == [(2, False), (3, True), *((number, False) for number in range(4, 9))]
    assert desk.rows("select content_sealed from file_import") == [(None,)]


async def test_the_same_file_again_changes_nothing_and_a_newer_version_updates(desk: Desk) -> None:
    await desk.taken_in(file(GOOD))
    again = await desk.taken_in(file(GOOD))
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 1)
    newer = await desk.taken_in(file(GOOD.replace(";1;Enheten", ";2;Enheten").replace(";2026-05-01", ";")))
    assert (newer["updated"], newer["rejected"]) == (1, 0)
    assert desk.rows("select status from matter where kind = 'decision'") == [("executed",)]


@pytest.mark.parametrize("from_1904", [False, True])
async def test_a_workbook_with_days_as_numbers_is_the_same_table(desk: Desk, *, from_1904: bool) -> None:
    """Also where days are counted as the old Macintosh did, four years and a day later."""
    target, later = BytesIO(), 1462 if from_1904 else 0
    with Workbook(target, {"in_memory": True, "date_1904": from_1904}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS.split(";"))
        cells: list[Any] = [cell or None for cell in GOOD.split(";")]
        cells[2], cells[7], cells[9], cells[10] = 1, 46037 - later, 46082 - later, 46143 - later
        sheet.write_row(1, 0, cells)
        sheet.write_row(2, 0, [*cells[:1], "B-0", *cells[2:3], "Enheten nowhere", *cells[4:]])
    done = await desk.taken_in(target.getvalue())
    assert (done["created"], done["rejected"]) == (1, 1)
    assert done["rejections"][0]["cells"]["Beslutsdatum"] == "2026-01-15"
    assert desk.rows("select decided_on::text, clock_start_on::text from decision") == [("2026-01-15", "2026-05-01")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (file(), "inga rader"),
        (b"a;b\n1;2\n", "Ingen rad har kolumnernas rubriker"),
        (b"Beslutsid;Enhet;Lag\n1;2;3\n", "Kolumner som saknas: Källsystem, Ärendenummer"),
        (
            file(GOOD, GOOD.replace("2026-1;", "19121212-1212;")),
            "personnummer. Ta bort dem och använd ärendenumret. Rad 3.",
        ),
    ],
)
async def test_a_file_that_is_wrong_as_a_whole_says_why(desk: Desk, content: bytes, why: str) -> None:
    failed = await desk.taken_in(content)
    assert (failed["status"], failed["rowCount"], failed["rejections"]) == ("failed", 0, [])
    assert failed["problem"]["code"] == "unusable-file"
    assert why in failed["problem"]["detail"]
    assert desk.rows("select count(*) from decision") == [(0,)]
    assert "1212" not in str(desk.rows("select * from file_import"))
    assert desk.rows("select count(*) from file_import_row") == [(0,)]


async def test_a_dry_run_tries_every_row_and_takes_in_none(desk: Desk) -> None:
    tried = await desk.examined(file(GOOD, *WRONG))
    assert (tried["status"], tried["created"], tried["rejected"]) == ("examined", 1, 6)
    assert desk.rows("select count(*) from matter where kind = 'decision'") == [(0,)]
    assert "Enheten home" in tried["rejections"][0]["suggestions"]["Enhet"]
    done = await desk.step(tried, "acceptances")
    assert (done["status"], done["created"], done["rejected"]) == ("done", 1, 6)
    assert desk.rows("select count(*) from matter where kind = 'decision'") == [(1,)]


@pytest.mark.parametrize("seed", range(4))
async def test_a_dry_run_says_of_rows_that_repeat_others_what_the_real_run_does(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Also where they are far from each other: rows are tried some at a time, and nothing of what is tried stays."""
    monkeypatch.setattr(reading, "AT_A_TIME", 3)
    chance = Random(seed)
    cells = [
        (chance.randint(1, 4), chance.randint(1, 3), chance.choice(("2026-01-15", "2026-02-15"))) for _ in range(14)
    ]
    rows = [f"Viva;B-{thing};{n};Enheten home;2026-1;SoL;Kontaktperson;{day};Man;;" for thing, n, day in cells]
    tried = await desk.examined(file(*rows))
    said = desk.rows("select number, verdict, problem ->> 'code' from file_import_row order by number")
    assert desk.rows("select count(*) from decision") == [(0,)]
    await desk.step(tried, "acceptances")
    assert said == desk.rows("select number, verdict, problem ->> 'code' from file_import_row order by number")
    assert {verdict for _, verdict, _ in said} >= {"created", "rejected"}


async def test_a_newer_version_may_move_the_day_of_the_decision(desk: Desk) -> None:
    """Its clock ran from a day before the new one, and the database held that for impossible."""
    await desk.taken_in(file("Viva;B-1;1;Enheten home;2026-1;SoL;Kontaktperson;2026-01-15;Man;;"))
    for version, day in ((2, "2026-02-15"), (3, "2026-01-02")):
        newer = await desk.taken_in(file(f"Viva;B-1;{version};Enheten home;2026-1;SoL;Kontaktperson;{day};Man;;"))
        assert (newer["status"], newer["updated"]) == ("done", 1)
        assert desk.rows("select decided_on::text, clock_start_on::text from decision") == [(day, day)]


@pytest.mark.parametrize("at_a_time", [1, 100])
async def test_a_row_that_is_of_the_same_decision_as_another_says_which(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    """Never one that was refused itself, and where a newer version is meant the row that has it."""
    monkeypatch.setattr(reading, "AT_A_TIME", at_a_time)
    rows = [
        GOOD.replace("Kvinna", "Ingen"),
        GOOD,
        GOOD.replace("B-1", "B-2"),
        GOOD.replace("Kvinna", "Man"),
        GOOD.replace(";1;E", ";2;E"),
        GOOD,
    ]
    tried = await desk.examined(file(*rows))
    done = await desk.step(tried, "acceptances")
    for told in (tried, done):
        assert [(one["row"], one["problem"]["detail"]) for one in told["rejections"][1:]] == [
            (5, "Rad 3 har samma id. Höj källans versionsnummer när innehållet ändras."),
            (7, f"Rad 6 har samma id. {StaleSource.detail}"),
        ]
    alone = await desk.taken_in(file(GOOD.replace("Kvinna", "Man")))
    assert "Rad" not in alone["rejections"][0]["problem"]["detail"], "what it repeats is in another file"


async def test_a_file_is_worked_on_some_rows_at_a_time_and_taken_up_where_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "AT_A_TIME", 3)
    rows = [GOOD.replace("B-1", f"B-{number}") for number in range(8)]
    received = (await desk.handed_in(file(*rows, rows[0]))).json()
    times = 0

    def dies(*_: object) -> bool:
        nonlocal times
        times += 1
        if times > 2:
            raise Unavailable
        return some_rows(*_)  # type: ignore[arg-type]

    some_rows = reading.some_rows
    monkeypatch.setattr(reading, "some_rows", dies)
    with pytest.raises(Unavailable):
        await desk.worked_on(received)
    halfway = await desk.read(f"/decision-imports/{received['id']}")
    assert (halfway["status"], halfway["created"], halfway["rowCount"]) == ("taking-in", 6, 9)
    feed = await desk.api.get("/events", headers=as_system(scopes=["event:read"]))
    told = feed.json()
    assert (len(told["events"]), told["_meta"]["lagSeconds"]) == (6, 0), "who follows what happens waits for no file"
    monkeypatch.setattr(reading, "some_rows", some_rows)
    done = await desk.worked_on(received)
    assert (done["status"], done["created"], done["unchanged"]) == ("done", 8, 1)
    assert desk.rows("select count(*) from decision") == [(8,)]


async def test_a_long_file_lets_others_come_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """When its turn is over it stands last in the queue, in every state in which it is worked on."""
    monkeypatch.setattr(pace, "TURN", 2)
    monkeypatch.setattr(reading, "AT_A_TIME", 3)
    monkeypatch.setattr(reading, "BACK_AT_A_TIME", 3)
    queued = "select args ->> 'import_id' from jobs.procrastinate_jobs where task_name like '%work_on_file'"
    received = (await desk.handed_in(file(*(GOOD.replace("B-1", f"B-{n}") for n in range(8))), isDryRun=True)).json()
    for step, status in ((None, "examined"), ("acceptances", "done"), ("reversals", "withdrawn")):
        if step:
            body = {"reason": "Fel fil."} if step == "reversals" else None
            received = (await desk.sent(received, step, body)).json()
        halfway = await desk.worked_on(received)
        assert halfway["status"] == received["status"].replace("reading", "examining")
        assert desk.rows(queued) == [(received["id"],)]
        received = await desk.worked_on(received)
        assert (received["status"], desk.rows(queued)) == (status, [])
    assert desk.rows("select status, count(*) from matter where kind = 'decision' group by 1") == [("mistaken", 8)]


async def test_a_file_that_was_not_taken_in_is_forgotten_when_it_is_taken_back(desk: Desk) -> None:
    tried = await desk.examined(file(GOOD))
    gone = await desk.step(tried, "withdrawals")
    assert (gone["status"], gone["rowCount"]) == ("withdrawn", 0)
    assert desk.rows("select content_sealed from file_import") == [(None,)]
    assert desk.rows("select count(*) from file_import_row") == [(0,)]
    assert [link["rel"] for link in gone["_links"]] == ["self"]


async def test_a_file_of_fifty_thousand_rows_can_be_handed_in(desk: Desk) -> None:
    content = file(*[GOOD] * 50_000)
    assert len(content) > 4_000_000
    answer = await desk.handed_in(content)
    assert answer.status_code == 202, answer.text


async def test_files_are_listed_with_who_handed_them_in(desk: Desk) -> None:
    await desk.taken_in(file(GOOD))
    await desk.examined(file(WRONG[0]))
    listed = (await desk.read("/decision-imports"))["imports"]
    assert [(row["status"], row["created"], row["rejected"]) for row in listed] == [("examined", 0, 1), ("done", 1, 0)]
    assert {row["requestedByName"] for row in listed} == {REPORTER}
    waiting = await desk.read("/decision-imports?status=examined")
    assert (waiting["imports"], waiting["_meta"]["totalRecords"]) == (listed[:1], 1)
    assert (await desk.read("/decision-imports", "decision-reporter at unit"))["imports"] == listed, "whoever sent them"
    assert (await desk.read("/decision-imports", "decision-reporter in south"))["imports"] == []


async def test_only_those_who_register_decisions_hand_in_files(desk: Desk) -> None:
    assert (await desk.handed_in(file(GOOD), "unit-manager at unit")).status_code == 403
    received = (await desk.handed_in(file(GOOD))).json()
    elsewhere = as_person(desk.town.people["decision-reporter in south"].id)
    assert (await desk.api.get(f"/decision-imports/{received['id']}", headers=elsewhere)).status_code == 404


async def test_the_columns_are_told_to_those_who_hand_in_files(desk: Desk) -> None:
    async def told(who: str) -> Any:
        return await desk.api.get("/decision-import-columns?limit=100", headers=as_person(desk.town.people[who].id))

    assert (await told("unit-manager at unit")).status_code == 403
    columns = (await told("decision-reporter at board")).json()["columns"]
    assert len(columns) == 23
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


async def test_rows_are_written_together(desk: Desk, monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    """How often the database is asked is asserted; how fast it went is only told, beside a bare INSERT of the same."""
    monkeypatch.setattr(pace, "WANTED_SECONDS", 1e9)
    amount = 2 * reading.AT_A_TIME
    received = (await desk.handed_in(file(*(GOOD.replace("B-1", f"B-{number}") for number in range(amount))))).json()
    sent: list[str] = []
    event.listen(desk.database.engine.sync_engine, "before_cursor_execute", lambda *told: sent.append(told[2]))
    begun = perf_counter()
    done = await desk.worked_on(received)
    seconds = perf_counter() - begun
    assert done["created"] == amount
    assert len(sent) < amount / 2, "as many statements as rows: something is asked for each"
    floor = await _bare_insert(desk)
    figure(
        f"files: {amount} rows in {len(sent)} statements, {len(sent) / amount:.2f} a row; {amount / seconds:.0f} "
        f"rows/s, and {amount / floor:.0f} by a bare INSERT of the same rows"
    )


async def _bare_insert(desk: Desk) -> float:
    """How many seconds the database takes for the same rows once more, told by no rule."""
    north, anew = desk.town.boards["north"], defaultdict[Any, UUID](new_id)
    names = ("matter", "decision", "matter_event", "decision_event", "decision_spell")

    def insert_again(tx: Tx) -> float:
        rows = {}
        for table in (METADATA.tables[name] for name in names):
            mine = select(table).where(table.c.board_id == north)
            of_decisions = mine.where(table.c.kind == "decision") if table.name == "matter" else mine
            rows[table] = [
                {key: anew[value] if key in ("id", "matter_id", "decision_id") else value for key, value in row.items()}
                | ({"source_id": None} if table.name == "matter" else {})
                for row in tx.execute(of_decisions).mappings()
            ]
        begun = perf_counter()
        for table, again in rows.items():
            made = ("number", "position", "search")
            kept = [column for column in table.c if column.name not in made and column.computed is None]
            every = kept if table.name != "decision_spell" else list(table.c)
            told = [{column.name: row[column.name] for column in every} for row in again]
            tx.execute(insert(table), told)
        return perf_counter() - begun

    return await desk.database.as_system([north], Purpose("decisionImport", "test"), insert_again, name="test")
