"""A list selects what its shape shows, and a row is shown by the names that they share."""

from types import SimpleNamespace

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select

from qms.kernel.rows import columns_of, shown
from qms.kernel.schema import Shape
from qms.organisation.models import Board, Unit


class Place(Shape):
    name: str
    short_name: str
    reached_by: int
    road: str


def test_fields_are_selected_under_the_names_of_the_contract() -> None:
    columns = columns_of(Place, Unit, Board, reached_by=func.count(), road=None)
    assert [column.name for column in columns] == ["name", "shortName", "reachedBy"]
    assert str(select(*columns)).startswith('SELECT unit.name AS name, board.short_name AS "shortName", count(*)')


def test_a_field_without_a_column_is_found_when_the_list_is_built() -> None:
    with pytest.raises(KeyError, match="reached_by"):
        columns_of(Place, Unit, Board, road=None)


def test_a_row_is_shown_with_what_is_said_beside_it() -> None:
    row = SimpleNamespace(name="North", short_name="N", reached_by=2, road="not this", secret="never")
    assert shown(Place, row, road="E4").model_dump() == {
        "name": "North",
        "short_name": "N",
        "reached_by": 2,
        "road": "E4",
    }
    with pytest.raises(ValidationError):
        shown(Place, row, rood="E4")
