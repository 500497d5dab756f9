"""Habits of the tree that no linter knows: who commits, what never stands in a file."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT, sources

MACHINE = re.compile(r"/(?:root|home|work|farm)/(?!\.?\w*\$)[\w.]+|file:///|127\.0\.0\.1:(?:3141|4873|8081)")
HOSTED = re.compile(r"https?://|file:")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


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


def named(code: str, name: str) -> list[int]:
    """The lines where anything is given this name: a variable, an argument, an attribute, a function, an import."""
    lines = []
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Name(id=given, ctx=ast.Store()) | ast.Attribute(attr=given, ctx=ast.Store()) | ast.arg(arg=given):
                pass
            case ast.FunctionDef(name=given) | ast.AsyncFunctionDef(name=given) | ast.ClassDef(name=given):
                pass
            case ast.MatchAs(name=given) | ast.MatchStar(name=given) | ast.ExceptHandler(name=given):
                pass
            case ast.alias(name=imported, asname=renamed):
                given = renamed or imported
            case _:
                continue
        if given and given.lower() == name:
            lines.append(node.lineno)
    return sorted(lines)


def test_nothing_is_called_found() -> None:
    """A variable is called what it is."""
    where = {path: named(path.read_text("utf-8"), "found") for path in sources(ROOT / "backend")}
    assert {str(path.relative_to(ROOT)): lines for path, lines in where.items() if lines} == {}


PLANTED = """
found = 1
def f(found, *, other): ...
if found := 2: pass
for other, found in []: pass
self.found = 3
def found(): ...
from anywhere import something as found
from anywhere import found
match value:
    case [found]: pass
FOUND = 4
lost = found + self.found
"""


def test_whatever_is_called_found_is_found() -> None:
    assert named(PLANTED, "found") == [2, 3, 4, 5, 6, 7, 8, 9, 11, 12]


def text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def test_nothing_names_a_machine() -> None:
    exempt = {Path(__file__).name}
    named = [
        f"{path.relative_to(ROOT)}: {machine.group()}"
        for path in tracked()
        if path.name not in exempt and path.suffix != ".svg" and (machine := MACHINE.search(text_of(path)))
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


def in_order(directory: Path) -> bool:
    """Whether every migration stands in the listing right after the one it builds on."""
    chain = []
    for path in sorted(directory.glob("*.py")):
        words = path.read_text("utf-8")
        chain.append(re.findall(r"^(?:down_)?revision = (?:[\"'](.+)[\"']|None)$", words, re.MULTILINE))
    return [before for _, before in chain] == ["", *(revision for revision, _ in chain[:-1])]


def test_the_listing_of_migrations_tells_their_order(tmp_path: Path) -> None:
    versions = ROOT / "backend/migrations/versions"
    names = [path.name for path in versions.glob("*.py")]
    assert [name for name in names if not re.fullmatch(r"\d{4}-\d\d-\d\d-\d{4}_[a-z_]+\.py", name)] == []
    assert in_order(versions)
    for number, (name, before) in enumerate([("first", "None"), ("second", '"first"')]):
        (tmp_path / f"{9 - number}.py").write_text(f'revision = "{name}"\ndown_revision = {before}\n')
    assert not in_order(tmp_path)


def gone(words: str) -> list[str]:
    """The paths a document names that are not there; ``<module>`` stands for any."""
    paths = re.findall(r"`((?:backend|frontend|docs|tools|deploy|requirements)/[^`\s<]*)", words)
    return [path for path in paths if not (ROOT / path).exists()]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/developing.md"])
def test_documents_name_files_that_are_there(name: str) -> None:
    assert gone((ROOT / name).read_text("utf-8")) == []
    assert gone("`backend/qms/app.py`, `backend/qms/<subject>/`, `backend/qms/planted.py`") == [
        "backend/qms/planted.py"
    ]
