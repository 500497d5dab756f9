"""The files of a quarter: every line is in the spreadsheets, and on paper or said to be left out there."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from qms.ivo_reporting import reports
from qms.ivo_reporting.models import IvoReport, LineKind
from qms.ivo_reporting.reports import MOST_LINES_ON_PAPER, OF_EACH_KIND, Made
from qms.ivo_reporting.schemas import IvoReportLine
from qms.ivo_reporting.sheets import SEXES
from qms.rendering.document import Document, Para, Section, Table
from qms.statistics.delays import statistics_table
from qms.unexecuted_decisions.models import ClockBasis

HALF = MOST_LINES_ON_PAPER // 2


def line(number: int) -> IvoReportLine:
    """One frozen delay of an invented decision."""
    is_new = number % 2 == 0
    details = {
        "reference": f"BES-{number}",
        "case_reference": f"2026-{number}",
        "is_protected": False,
        "unit_name": "Enheten",
        "area": "adults",
        "law": "4 kap. 1 § SoL",
        "benefit": {"code": "contact-person", "label": "Kontaktperson"},
        "decided_on": date(2026, 1, 15),
        "sex": "female",
        "extent": None,
        "days": 200,
        "age": "3-6" if is_new else None,
        "delay_reason": None,
        "reason_text": "=HYPERLINK(1)",
        "consequences_text": None,
        "meanwhile_text": None,
        "efforts_text": None,
        "offers": [],
    }
    return IvoReportLine.model_validate(
        {
            "id": UUID(int=number),
            "position": number + 1,
            "decision_id": UUID(int=number),
            "start_on": date(2026, 1, 15),
            "basis": "decision",
            "kind": LineKind.NEW if is_new else LineKind.EXECUTED,
            "ended_on": None if is_new else date(2026, 8, 1),
            "ending": None if is_new else "executed",
            "details": details,
            "receipt": None,
            "reported_at": None,
        }
    )


def made(count: int) -> Made:
    """A quarter with so many lines."""
    report = IvoReport(
        id=UUID(int=1), board_id=UUID(int=2), period="2026-Q3", number=1, cut_off_on=date(2026, 9, 30), small_limit=5
    )
    return Made(
        report=report,
        board_name="Nämnden",
        secrecy="Sekretess",
        council_law="socialtjänstlagen",
        drawn_up_at=datetime(2026, 10, 1, tzinfo=UTC),
        months=3,
        lines=[line(number) for number in range(count)],
        list_json=b"{}",
        tables={basis: statistics_table([], sexes=tuple(SEXES), ages=[]) for basis in ClockBasis},
        earlier=[],
    )


def printed(document: Document) -> list[Table]:
    """The tables of a document's sections."""
    sections = [block for block in document.blocks if block.kind == "section"]
    return [block for section in sections for block in section.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("document", [reports.list_document, reports.auditors_document])
def test_every_line_is_on_paper_or_said_to_be_left_out(document: Callable[[Made], Document]) -> None:
    whole, long = (printed(document(made(count))) for count in (MOST_LINES_ON_PAPER, MOST_LINES_ON_PAPER + 2))
    assert [(len(table.rows), table.note) for table in whole] == [(HALF, None)] * 2
    said = f"Tabellen visar de första {OF_EACH_KIND} av {HALF + 1} rader. Kalkylfilen har alla."
    assert [(len(table.rows), table.note) for table in long] == [(OF_EACH_KIND, said)] * 2


def test_the_first_sheets_are_on_paper_and_the_others_said_to_be_elsewhere() -> None:
    shown = {}
    for count in (0, 100, 101, MOST_LINES_ON_PAPER + 1):
        blocks = reports.sheets_document(made(count)).blocks
        said = [block.text for block in blocks if isinstance(block, Para)]
        shown[count] = said, sum(isinstance(block, Section) for block in blocks)
    elsewhere = "Listan har {} rader. Alla blad finns på skärmen och i kalkylfilen."
    assert shown == {
        0: (["Det finns inget att anmäla för kvartalet."], 0),
        100: ([], 100),
        101: ([f"{elsewhere.format(101)} Här är de första 100."], 100),
        1001: ([elsewhere.format("1\u00a0001")], 0),
    }


def test_the_spreadsheets_have_every_line_however_many() -> None:
    count = MOST_LINES_ON_PAPER + 2
    files = {file.name: file.content for file in reports.files(made(count))}
    assert len(json.loads(files["sheets.json"])) == count
    for name in ("list.csv", "auditors.csv"):
        assert len(files[name].decode("utf-8-sig").splitlines()) == count + 1
    sheets = files["sheets.csv"].decode("utf-8-sig").splitlines()
    assert sheets[0] == "Beslut;Steg;Fält;Värde"
    assert {row.partition(";")[0] for row in sheets[1:]} == {f"BES-{number}" for number in range(count)}
    assert "BES-0;Uppgifter om beslutet;Orsaken till dröjsmålet;'=HYPERLINK(1)" in sheets
