"""What the database refuses is told as what it is: each refusal by the constraint that it speaks of."""

import ast
from collections.abc import Iterable

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.architecture.tree import sources

CONSTRAINTS = text("select conname from pg_constraint union select relname from pg_class where relkind = 'i'")


def named(codes: Iterable[str]) -> set[str]:
    """The constraints by which something is refused when it is stored."""
    return {
        str(keyword.arg)
        for code in codes
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "flush_or"
        for keyword in node.keywords
    }


def test_every_refusal_names_a_constraint_that_is_there(owner_url: str) -> None:
    with create_engine(owner_url, poolclass=NullPool).connect() as connection:
        known = set(connection.scalars(CONSTRAINTS))
    names = named(path.read_text("utf-8") for path in sources())
    assert names
    assert names - known == set()
    assert named(["flush_or(tx, gone_once=Gone())"]) - known == {"gone_once"}
