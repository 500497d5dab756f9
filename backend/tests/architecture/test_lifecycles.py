"""A thing changes its state in the machine of lifecycles only. Where it is made it is given its first."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "qms"
MACHINE = PACKAGE / "kernel/states.py"


def set_by_hand(source: str) -> list[int]:
    """The lines where the status of something else than the object itself is set."""
    return sorted({node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.expr) and _sets(node)})


def _sets(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="self")):
            return False
        case ast.Attribute(attr="status", ctx=ast.Store()):
            return True
        case ast.Call(func=ast.Name(id="setattr" | "set_committed_value"), args=[_, ast.Constant(value="status"), *_]):
            return True
    return False


def test_only_the_machine_sets_a_status() -> None:
    by_hand = {
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != MACHINE
        for line in set_by_hand(path.read_text())
    }
    assert by_hand == set()
    assert len(set_by_hand(MACHINE.read_text())) == 2


@pytest.mark.parametrize(
    "planted",
    [
        "report.status = 'closed'",
        "report.status, report.closed_at = 'closed', now",
        "a = (b, [decision.status]) = c",
        "report.status: str = 'closed'",
        "decision.status += 'd'",
        "for matter.status in states: pass",
        "setattr(matter, 'status', 'closed')",
    ],
)
def test_a_status_set_by_hand_is_found(planted: str) -> None:
    assert set_by_hand(planted) == [1]


@pytest.mark.parametrize("fine", ["Report(status='open')", "self.status = 403", "if report.status == 'open': pass"])
def test_what_is_no_change_of_state_is_let_be(fine: str) -> None:
    assert set_by_hand(fine) == []
