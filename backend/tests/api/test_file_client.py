"""``qms import``: a file tried and taken in through the service, as a system, with what to mend said row by row."""

from io import BytesIO
from pathlib import Path
from typing import Any

import anyio
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool
from xlsxwriter import Workbook

from qms.cli import main
from qms.client.files import hand_in
from qms.client.service import DONE, REFUSED, TO_MEND, UNREACHABLE
from qms.decision_imports.jobs import work_on_file
from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.spreadsheets.reader import MOST_BYTES
from tests import town as towns
from tests.api.test_ivo_client import Office
from tests.conftest import Cluster
from tests.desk import GOOD, HEADINGS
from tests.town import insert

WRONG = GOOD.replace("B-1", "B-2").replace("Enheten home", "Enheten hom").replace("2026-01-15", "i våras")


class Counter(Office):
    """The office where files are handed in."""

    async def _work(self, stop: Any) -> None:
        database = Database(self.urls.app, pool_size=2, seal_key=b"k" * 32)
        at_work = "select id, board_id from file_import where status in ('reading', 'examining', 'taking-in')"
        while not stop.is_set():
            for import_id, board_id in self.rows(at_work):
                await work_on_file(database, str(import_id), str(board_id))
            await anyio.sleep(0.05)
        await database.close()


@pytest.fixture
def counter(cluster: Cluster, tmp_path: Path) -> Counter:
    urls = cluster.clone(f"file_client_{new_id().hex}")
    town = towns.build(urls.owner)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        connection.execute(text("update service_account set scopes = '{decision:create}'"))
        row = {"list": "benefit", "code": "contact-person", "label": "Kontaktperson", "valid_from": "2010-01-01"}
        insert(connection, "code", id=new_id(), board_id=town.boards["north"], **row)
    return Counter(urls, tmp_path, seal_key=b"k" * 32, scopes=["decision:create"])


def workbook(place: Path, *rows: str) -> Path:
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Beslut")
        for number, row in enumerate((HEADINGS, *rows)):
            sheet.write_row(number, 0, row.split(";"))
    file = place / "beslut från Viva.xlsx"
    file.write_bytes(target.getvalue())
    return file


def test_what_needs_mending_is_said_row_by_row_and_nothing_stays(counter: Counter) -> None:
    file = workbook(counter.place, GOOD, WRONG)
    with counter.running():
        assert hand_in(counter.client(), file, "decisions", is_dry_run=True) == TO_MEND, counter.said
    assert counter.said == [
        "Lämnar in beslut från Viva.xlsx …",
        "1 av 2 rader går att läsa in: 1 nya, 0 uppdaterade, 0 oförändrade.",
        "1 behöver rättas:",
        "  Rad 3: Enhet ska vara namnet på en av nämndens enheter, och bara en får heta så."
        " Beslutsdatum ska vara en dag som 2026-01-31.",
        "    Enhet: Enheten hom. Närmast: Enheten home, Enheten team, Enheten other",
        "    Beslutsdatum: i våras",
    ]
    assert counter.rows("select status, (select count(*) from decision) from file_import") == [("withdrawn", 0)]


def test_a_file_is_taken_in_and_again_nothing_is_new(counter: Counter) -> None:
    file, with_more = workbook(counter.place, GOOD), counter.place / "med anteckning.csv"
    with_more.write_text(f"{HEADINGS};Anteckning\n{GOOD};ring\n")
    with counter.running():
        assert hand_in(counter.client(), with_more, "decisions", is_dry_run=False) == DONE, counter.said
        assert counter.said[1:] == [
            "1 av 1 rader är inlästa: 1 nya, 0 uppdaterade, 0 oförändrade.",
            "Läses inte: Anteckning.",
        ]
        assert hand_in(counter.client(), file, "decisions", is_dry_run=True) == DONE
        assert counter.said[1:] == ["1 av 1 rader går att läsa in: 0 nya, 0 uppdaterade, 1 oförändrade."]
    assert counter.rows("select requested_by_name from file_import limit 1") == [("Ett system",)]


def test_what_is_to_be_looked_over_is_said(counter: Counter) -> None:
    file = counter.place / "två blad.xlsx"
    with Workbook(file) as book:
        for name in ("Januari", "Februari"):
            sheet = book.add_worksheet(name)
            for number, row in enumerate((HEADINGS, GOOD)):
                sheet.write_row(number, 0, row.split(";"))
            sheet.set_row(1, None, None, {"hidden": True})
    with counter.running():
        assert hand_in(counter.client(), file, "decisions", is_dry_run=True) == DONE, counter.said
    assert counter.said[2:] == [
        "Läst blad: Januari.",
        "Filen har dolda rader eller kolumner. De läses också: ta bort det som inte ska med. Bara bladet Januari "
        "läses, fast Februari har samma rubriker. Lämna in filen igen för vart och ett.",
    ]


def test_a_file_that_is_wrong_as_a_whole_says_why(counter: Counter) -> None:
    file = counter.place / "tom.csv"
    file.write_text("a;b\n1;2\n")
    with counter.running():
        assert hand_in(counter.client(), file, "decisions", is_dry_run=False) == TO_MEND
    assert counter.said[1].startswith("Filen går inte att läsa in: Ingen rad har kolumnernas rubriker.")


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (MOST_BYTES + 1, "är för stor. Den får vara högst 8,2 MB. Dela upp den i flera."),
        (10_200_000, "är för stor. Den får vara högst 8,2 MB. Dela upp den i flera."),
        (0, "är tom."),
    ],
)
def test_what_cannot_be_taken_is_said_before_it_is_sent(counter: Counter, size: int, said: str) -> None:
    file = counter.place / "beslut.csv"
    file.write_bytes(b"x" * size)
    assert hand_in(counter.client(), file, "decisions", is_dry_run=True) == REFUSED
    assert counter.said == [f"Filen {file} {said}"]


def test_as_large_a_file_as_is_said_is_taken(counter: Counter) -> None:
    file = counter.place / "beslut.csv"
    file.write_bytes(f"{HEADINGS}\n{GOOD}\n".encode().ljust(MOST_BYTES))
    with counter.running():
        hand_in(counter.client(), file, "decisions", is_dry_run=True)
    assert counter.said[0] == "Lämnar in beslut.csv …"
    assert "för stor" not in str(counter.said), "the service takes it"
    assert len(counter.rows("select id from file_import")) == 1


def test_a_missing_file_and_a_silent_service_have_codes_of_their_own(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hand_in(counter.client(), counter.place / "ingen.csv", "decisions", is_dry_run=True) == REFUSED
    assert hand_in(counter.client(), counter.place, "decisions", is_dry_run=True) == REFUSED
    assert counter.said == [f"Filen {counter.place} går inte att läsa: det är en katalog och ingen fil."]
    file = workbook(counter.place, GOOD)
    assert hand_in(counter.client(patience=0.2), file, "decisions", is_dry_run=True) == UNREACHABLE
    monkeypatch.setenv("QMS_DATA_DIR", str(counter.place / "data"))
    assert main(["import", "--dry-run", str(counter.place / "ingen.csv")]) == REFUSED
    assert capsys.readouterr().out.endswith("ingen.csv går inte att läsa: det finns inget där.\n")
