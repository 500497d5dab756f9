"""An import is a list of columns: cells become values, and what is wrong is told by the column it came from."""

from datetime import date
from typing import Literal
from uuid import UUID

import pytest
from pydantic import Field, ValidationError

from qms.decision_imports.imports import DECISIONS
from qms.file_columns.columns import DAY, CodeOf, Column, Names, OneOf, day, number, unit
from qms.file_imports.columns import ImportKind
from qms.intake.schemas import ItemStatus
from qms.kernel.schema import Day, Shape
from qms.matters.models import Matter
from qms.organisation.code_lists import CodeListName
from qms.spreadsheets.parts import DAY_ZERO, UNCALCULATED
from qms.spreadsheets.reader import MERGED

HOME = UUID(int=7)
NAMES = Names({"hemmet": HOME, "två": None}, {CodeListName.CATEGORY: {"bemötande": "treatment"}})


class Step(Shape):
    on: Day


class Complaint(Shape):
    unit_id: UUID
    category: str
    channel: Literal["phone", "letter"]
    received_on: Day
    hours: float | None = Field(default=None, ge=1)
    steps: list[Step] = []


COMPLAINTS = ImportKind(
    name="complaint",
    of="klagomål",
    path="/complaint-imports",
    operation="",
    read_operation="",
    job="",
    columns=(
        Column("Enhet", "unitId", "en enhet", read=unit, required=True),
        Column("Kategori", "category", "en kategori", read=CodeOf(CodeListName.CATEGORY), required=True),
        Column("Väg", "channel", "telefon eller brev", read=OneOf({"telefon": "phone", "brev": "letter"})),
        Column("Kom in", "receivedOn", DAY, read=day),
        Column("Timmar", "hours", "ett tal från 1", read=number),
        Column("Svar", "steps.answered.on", DAY, read=day),
        Column("Slut", "steps.closed.on", DAY, read=day),
    ),
    take_in=lambda _tx, _values: (ItemStatus.CREATED, Matter()),
)
GOOD = {"enhet": "Hemmet", "kategori": "Bemötande", "väg": "Brev", "kom in": "2026-01-31", "timmar": "1,50"}


def at_fault(row: dict[str, str]) -> list[str]:
    values = COMPLAINTS.values(row, NAMES)
    with pytest.raises(ValidationError) as caught:
        Complaint.model_validate(values | {"steps": list(values.get("steps", {}).values())})
    return [told["detail"] for told in COMPLAINTS.refusal(row, values, caught.value).errors or ()]


def test_cells_become_values_under_their_fields() -> None:
    values = COMPLAINTS.values(GOOD | {"slut": "2026-02-01", "svar": ""}, NAMES)
    assert values == {
        "unitId": HOME,
        "category": "treatment",
        "channel": "letter",
        "receivedOn": "2026-01-31",
        "hours": 1.5,
        "steps": {"closed": {"on": "2026-02-01"}},
    }
    assert Complaint.model_validate(values | {"steps": []}).received_on == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("changed", "faults"),
    [
        ({"enhet": ""}, ["Enhet saknas."]),
        ({"enhet": "Två"}, ["Enhet ska vara en enhet."]),
        ({"kategori": "Annat", "väg": "mejl"}, ["Kategori ska vara en kategori.", "Väg ska vara telefon eller brev."]),
        ({"timmar": "noll"}, ["Timmar ska vara ett tal från 1."]),
        ({"svar": "2026-02-01", "slut": "i maj"}, ["Slut ska vara en dag som 2026-01-31."]),
        ({"slut": "i maj"}, ["Slut ska vara en dag som 2026-01-31."]),
    ],
)
def test_what_is_wrong_is_told_by_its_column(changed: dict[str, str], faults: list[str]) -> None:
    assert at_fault(GOOD | changed) == faults


def test_a_cell_without_a_value_says_why() -> None:
    columns = {column.key: column for column in COMPLAINTS.columns}
    assert (columns["timmar"].fault({"timmar": MERGED}), columns["slut"].fault({"slut": UNCALCULATED})) == (
        "Timmar står i en cell som är sammanslagen med den ovanför. Dela den, eller skriv värdet.",
        "Slut har en formel som inte är uträknad. Öppna filen i kalkylprogrammet och spara, eller skriv värdet.",
    )


def test_a_day_is_kept_as_people_write_it() -> None:
    columns = {column.key: column for column in COMPLAINTS.columns}
    assert columns["kom in"].kept("46037", DAY_ZERO) == "2026-01-15"
    assert columns["kom in"].kept("15/1 2026", DAY_ZERO) == "2026-01-15"
    assert columns["kom in"].kept("i våras", DAY_ZERO) == "i våras"
    assert columns["timmar"].kept("46037", DAY_ZERO) == "46037"


def test_the_nearest_values_are_suggested_where_a_cell_is_a_choice() -> None:
    names = Names({}, {}, ["Barn och ungdom", "Hemtjänst Norr"], {CodeListName.CATEGORY: ["Bemötande"]})
    columns = {column.key: column for column in COMPLAINTS.columns}
    assert columns["enhet"].suggestions("Barn & ungdom", names) == ["Barn och ungdom"]
    assert columns["kategori"].suggestions("bemotande", names) == ["Bemötande"]
    assert columns["väg"].suggestions("telefonsamtal", names) == ["telefon"]
    assert columns["timmar"].suggestions("telefon", names) == []


def test_columns_of_decisions_are_told_once_each() -> None:
    assert (
        len({column.key for column in DECISIONS.columns}) == len({column.field for column in DECISIONS.columns}) == 23
    )
    assert [column.code_list for column in DECISIONS.columns if column.code_list] == [
        CodeListName.BENEFIT,
        CodeListName.DELAY_REASON,
    ]
    assert all(not column.says.endswith(".") for column in DECISIONS.columns)
    assert all(column.help.endswith(".") for column in DECISIONS.columns if column.help)
