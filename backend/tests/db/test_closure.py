"""The table of which unit lies below which is right after any sequence of changes, refused ones included."""

from collections.abc import Iterator
from random import Random
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from tests.town import SCALE, insert

DIFFERENCES = text(
    """
    with recursive tree as (
      select id as ancestor, id as descendant, 0 as depth from unit where board_id = :board
      union all
      select tree.ancestor, unit.id, tree.depth + 1 from tree join unit on unit.parent_id = tree.descendant
    ), kept as (select ancestor, descendant, depth from unit_closure where board_id = :board)
    select count(*) from ((table tree except table kept) union all (table kept except table tree)) difference
    """
)


@pytest.fixture
def connection(owner_url: str) -> Iterator[Connection]:
    with create_engine(owner_url, poolclass=NullPool).connect() as connection:
        yield connection
        connection.rollback()


def planted_forest(connection: Connection, size: int) -> tuple[UUID, list[UUID]]:
    board, units = uuid4(), [uuid4() for _ in range(size)]
    insert(connection, "board", id=board, name="Nämnden", short_name="Nämnden", risk_scale=SCALE)
    for unit in units:
        place = {"name": "Enheten", "kind": "unit", "area": "adults", "valid_from": "2020-01-01"}
        insert(connection, "unit", id=unit, board_id=board, **place)
    return board, units


@pytest.mark.parametrize("seed", range(5))
def test_any_sequence_of_moves_keeps_the_closure_right(connection: Connection, seed: int) -> None:
    random = Random(seed)
    board, units = planted_forest(connection, 12)
    moved = refused = 0
    for _ in range(150):
        unit, parent = random.choice(units), random.choice([*units, None])
        try:
            with connection.begin_nested():
                move = text("update unit set parent_id = :parent where id = :id")
                connection.execute(move, {"parent": parent, "id": unit})
            moved += 1
        except IntegrityError:
            refused += 1
        assert connection.scalar(DIFFERENCES, {"board": board}) == 0
    assert moved > 20
    assert refused > 20


def test_a_planted_error_is_found(connection: Connection) -> None:
    board, units = planted_forest(connection, 2)
    connection.execute(text("delete from unit_closure where descendant = :id"), {"id": units[0]})
    assert connection.scalar(DIFFERENCES, {"board": board}) == 1
