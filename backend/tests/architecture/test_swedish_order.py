"""What people read stands in Swedish order, å before ä before ö: no name is sorted plainly, in Python or in SQL."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.tree import PACKAGE, sources

NAMES = {"name", "short_name", "unit_name", "owner_name", "title", "label"}
"""What attributes and columns are called that hold what people read."""
SORTING = {"order_by", "sorted", "sort"}
IN_ORDER = {"swedish", "in_swedish_order", "int"}
"""What makes of a name something that sorts right."""
PLAIN_SQL = re.compile(
    r"order\s+by\s+(?:[^)]*?,\s*)??(?:(?:\w+\.)?(?:name|short_name|unit_name|title|label)\b|\d)", re.IGNORECASE
)
"""A name or a place in the list of columns, which may be one."""


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def plain_names(node: ast.AST) -> Iterator[str]:
    """The names in an expression that nothing puts in Swedish order."""
    if isinstance(node, ast.Call) and called(node) in IN_ORDER:
        return
    if isinstance(node, ast.Attribute) and node.attr in NAMES:
        yield node.attr
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and node.slice.value in NAMES:
        yield node.slice.value
    for child in ast.iter_child_nodes(node):
        yield from plain_names(child)


def decides(node: ast.Call) -> list[ast.AST]:
    """The expressions by which a call sorts."""
    keys = [keyword.value for keyword in node.keywords if keyword.arg == "key"]
    if called(node) == "order_by":
        return [*node.args]
    return [*keys] or [argument.elt for argument in node.args if isinstance(argument, ast.GeneratorExp | ast.ListComp)]


def plainly_sorted(code: str) -> list[int]:
    """The lines where something that people read is sorted as if it were a code."""
    lines = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and called(node) in SORTING:
            lines |= {node.lineno for expression in decides(node) if any(plain_names(expression))}
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and PLAIN_SQL.search(node.value):
            lines.add(node.lineno)
    return sorted(lines)


def test_nothing_that_people_read_is_sorted_plainly() -> None:
    where = {path: plainly_sorted(path.read_text("utf-8")) for path in sources()}
    assert {str(path.relative_to(PACKAGE)): lines for path, lines in where.items() if lines} == {}


PLANTED = """
rows.order_by(Unit.name)
rows.order_by(Unit.valid_from, Unit.name.desc())
sorted(units, key=lambda unit: unit.name)
units.sort(key=lambda unit: (unit.area, unit["name"]))
sorted(unit.name for unit in units)
text("select id from unit order by name")
text("select id from unit u order by u.valid_from, u.name limit 1")
text("select distinct name from unit order by 1")
rows.order_by(swedish(Unit.name), Unit.id)
sorted(units, key=lambda unit: in_swedish_order(unit.name))
sorted(units, key=lambda unit: int(unit.name))
text('select id from unit order by sv_key(name) collate "C"')
text("select name from unit order by valid_from")
"""


def test_every_kind_of_plain_order_is_seen() -> None:
    assert plainly_sorted(PLANTED) == [2, 3, 4, 5, 6, 7, 8, 9]
