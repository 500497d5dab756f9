"""No cell of a list taken out as a file is a code: what has a name is told by it, as the screens tell it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, get_args

import pytest
from pydantic.fields import FieldInfo

from qms.action_lists.schemas import ActionSummary
from qms.data_incidents.schemas import DataIncidentSummary
from qms.deviation_lists.schemas import DeviationSummary
from qms.kernel.codes import Codes
from qms.kernel.schema import Shape
from qms.list_exports.columns import LISTS, Column
from qms.list_exports.models import ListName
from qms.texts import Code
from qms.unexecuted_decisions.schemas import DecisionSummary

SHAPES: dict[ListName, type[Shape]] = {
    ListName.DEVIATIONS: DeviationSummary,
    ListName.DECISIONS: DecisionSummary,
    ListName.UNEXECUTED_DECISIONS: DecisionSummary,
    ListName.ACTIONS: ActionSummary,
    ListName.DATA_INCIDENTS: DataIncidentSummary,
}
OF_A_BOARD = next(each.pattern for each in get_args(Code) if getattr(each, "pattern", None))


def kinds(field: FieldInfo) -> list[Any]:
    """What a value of the field may be."""
    return [field.annotation, *get_args(field.annotation)]


def is_of_a_board(field: FieldInfo) -> bool:
    """Whether a value is a code of one of the board's lists."""
    told = [*field.metadata, *(more for each in kinds(field) for more in get_args(each))]
    return any(getattr(each, "pattern", None) == OF_A_BOARD for each in told)


def codes_left(shape: type[Shape], columns: Sequence[Column]) -> Iterator[str]:
    """The headings of columns where a code would stand as it is stored. A row has text where the column is text."""
    fields = {field.alias or name: field for name, field in shape.model_fields.items()}
    for column in (replace(each, only_if=lambda _: True) for each in columns):
        closed = [kind for kind in kinds(fields[column.name]) if isinstance(kind, type) and issubclass(kind, Codes)]
        cells = [(column.of({column.name: str(code)}, {}), code.label) for codes in closed for code in codes]
        if is_of_a_board(fields[column.name]):
            of_board = {str(column.codes): {"code": "Namnet"}} if column.codes else {}
            cells.append((column.of({column.name: "code"}, of_board), "Namnet"))
        if any(cell != label for cell, label in cells):
            yield column.heading


@pytest.mark.parametrize("name", ListName)
def test_no_cell_is_a_code(name: ListName) -> None:
    assert list(codes_left(SHAPES[name], LISTS[name].columns)) == []


@pytest.mark.parametrize("name", ["status", "reportType", "seriousness", "category", "area"])
def test_a_column_without_its_list_is_told(name: str) -> None:
    planted = (Column("Planterad", 10, name), Column("Rubrik", 50, "title"))
    assert list(codes_left(DeviationSummary, planted)) == ["Planterad"]
