"""The tables of which unit lies below which, and which reaches which, are right after any sequence of changes."""

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


def reached(connection: Connection, board: UUID) -> dict[tuple[UUID, UUID], int]:
    """From which day each unit reaches each other, found by walking from one to the next."""
    tree = text("select parent_id, id, 0 from unit where board_id = :board and parent_id is not null")
    ended = text("select successor_id, predecessor_id, happened_on - date '2020-01-01' from unit_succession")
    edges = [tuple(row) for row in [*connection.execute(tree, {"board": board}), *connection.execute(ended)]]
    days = {
        (unit, unit): 0 for unit in connection.scalars(text("select id from unit where board_id = :b"), {"b": board})
    }
    grows = True
    while grows:
        grows = False
        for above, below, day in edges:
            for (unit, at), since in list(days.items()):
                through = max(since, day)
                if at == above and through < days.get((unit, below), 10_000):
                    days[unit, below], grows = through, True
    return days


def kept(connection: Connection, board: UUID) -> dict[tuple[UUID, UUID], int]:
    rows = text(
        "select unit_id, reached_id, case when since = '-infinity' then 0 else since - date '2020-01-01' end"
        " from unit_reach where board_id = :board"
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(rows, {"board": board})}


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_moves_and_successions_keeps_the_reach_right(connection: Connection, seed: int) -> None:
    random = Random(seed)
    board, units = planted_forest(connection, 8)
    for _ in range(30):
        unit, other = random.sample(units, 2)
        match random.choice(("move", "succeed", "undo")):
            case "move":
                below = text("select 1 from unit_closure where ancestor = :id and descendant = :parent")
                places = {"id": unit, "parent": other}
                if connection.scalar(below, places) is None:
                    connection.execute(text("update unit set parent_id = :parent where id = :id"), places)
            case "succeed":
                edge = {
                    "predecessor_id": unit,
                    "successor_id": other,
                    "happened_on": f"202{random.randint(1, 9)}-01-01",
                }
                linked = text("select 1 from unit_succession where predecessor_id = :p and successor_id = :s")
                if connection.scalar(linked, {"p": unit, "s": other}) is None:
                    insert(connection, "unit_succession", id=uuid4(), board_id=board, kind="move", **edge)
            case "undo":
                connection.execute(text("delete from unit_succession where predecessor_id = :id"), {"id": unit})
        assert kept(connection, board) == reached(connection, board)


def test_a_planted_reach_is_found(connection: Connection) -> None:
    board, units = planted_forest(connection, 2)
    spurious = {"unit_id": units[0], "reached_id": units[1], "since": "2020-01-01"}
    insert(connection, "unit_reach", board_id=board, **spurious)
    assert kept(connection, board) != reached(connection, board)
