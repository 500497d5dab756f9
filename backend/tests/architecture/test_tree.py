"""Habits of the tree that no linter knows: sizes, who commits, what never stands in a file."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "backend/qms"
MACHINE = re.compile(r"/(?:root|home|work|farm)/(?!\.?\w*\$)[\w.]+|file:///|127\.0\.0\.1:(?:3141|4873|8081)")
HOSTED = re.compile(r"https?://|file:")


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code, without decorators and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_files_stay_under_400_lines() -> None:
    long = {path.name: count for path in sources() if (count := len(path.read_text().splitlines())) > 400}
    assert long == {}


def test_functions_stay_under_50_lines() -> None:
    long = {
        f"{path.relative_to(PACKAGE)}:{function.name}": length(function)
        for path in sources()
        for function in functions(ast.parse(path.read_text()))
        if length(function) > 50
    }
    assert long == {}


def test_handlers_stay_under_9_lines() -> None:
    long = {
        f"{path.parent.name}.{node.name}": length(node)
        for path in PACKAGE.rglob("routes.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and node.decorator_list and length(node) > 8
    }
    assert long == {}


def calls(path: Path, names: set[str]) -> list[str]:
    return [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names
    ]


def test_only_the_kernel_commits_or_rolls_back() -> None:
    names = {"commit", "rollback"}
    assert [call for path in sources() if path.parent.name != "kernel" for call in calls(path, names)] == []
    assert calls(PACKAGE / "kernel/db.py", names)


def test_no_file_of_vague_name() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "constants", "misc", "base", "manager"}
    assert [str(path) for path in sources() if path.stem in vague] == []


def text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def test_nothing_names_a_machine() -> None:
    exempt = {Path(__file__).name}
    named = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in tracked()
        if path.name not in exempt and path.suffix != ".svg" and (found := MACHINE.search(text_of(path)))
    ]
    assert named == []


@pytest.mark.parametrize("planted", ["/root" + "/.venv", "file:" + "///opt", "http://127.0.0.1:" + "3141/simple"])
def test_a_planted_machine_path_is_found(planted: str) -> None:
    assert MACHINE.search(planted)


def test_locks_name_no_host() -> None:
    python = [path for path in tracked() if path.suffix == ".lock"]
    assert python
    assert [path.name for path in python if HOSTED.search(path.read_text())] == []
    node = [path for path in tracked() if path.name == "package-lock.json"]
    assert node
    assert [str(path) for path in node if '"resolved"' in path.read_text()] == []


def test_every_decision_note_has_a_number_of_its_own() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs/decisions").glob("*.md")]
    assert sorted(numbers) == sorted(set(numbers))
    assert all(number.isdecimal() for number in numbers)
