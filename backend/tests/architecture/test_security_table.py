"""docs/security.md names tests that exist, for every claim there is."""

import ast
import re
from pathlib import Path

from tests.conftest import Figure

TESTS = Path(__file__).resolve().parents[1]
TABLE = TESTS.parents[1] / "docs/security.md"
ROW = re.compile(r"^\| (T-\d+) [^|]+ \| (shown|partly|not) \|([^|]*)\|([^|]*)\|$", re.MULTILINE)
NAMED = re.compile(r"`(\w+/\w+\.py)::(\w+)`")


def faults(table: str) -> list[str]:
    """Claims that lack a test or a reason, and tests that are named and do not exist."""
    rows = ROW.findall(table)
    wrong = [name for name in (f"T-{number}" for number in range(1, 37)) if [row[0] for row in rows].count(name) != 1]
    for name, state, tests, reason in rows:
        if (state == "not") == bool(tests.strip()) or (state != "shown" and not reason.strip()):
            wrong.append(name)
    return wrong + [f"{file}::{test}" for file, test in NAMED.findall(table) if test not in functions_of(TESTS / file)]


def functions_of(file: Path) -> set[str]:
    if not file.is_file():
        return set()
    tree = ast.parse(file.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}


def test_every_claim_is_shown_or_says_why_not(figure: Figure) -> None:
    table = TABLE.read_text("utf-8")
    assert faults(table) == []
    states = [state for _, state, _, _ in ROW.findall(table)]
    counts = ", ".join(f"{state} {states.count(state)}" for state in ("shown", "partly", "not"))
    figure(f"claims of docs/security.md: {len(states)}: {counts}")


def test_planted_faults_are_found() -> None:
    table = TABLE.read_text("utf-8")
    without = re.sub(r"^\| T-14 .*\n", "", table, flags=re.MULTILINE)
    assert faults(without) == ["T-14"]
    assert faults(table.replace("test_the_control_loses", "test_of_nothing")) == ["api/test_killed.py::test_of_nothing"]
    assert faults(table.replace("| retention is not built |", "| |")) == ["T-17"]
