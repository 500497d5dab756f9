"""The files of the product, and how long what is in them is."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "backend/qms"


def sources(package: Path = PACKAGE) -> list[Path]:
    """Every Python file of the package."""
    return sorted(package.rglob("*.py"))


def modules(package: Path) -> set[str]:
    """A module is a package with routes or tables of its own."""
    return {path.parent.name for name in ("routes.py", "models.py") for path in package.glob(f"*/{name}")}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file, those within others too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code, without decorators and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1


def lines(path: Path) -> int:
    """Lines that are not blank, of a file or of all Python files below a directory."""
    files = sources(path) if path.is_dir() else [path]
    return sum(bool(line.strip()) for file in files for line in file.read_text("utf-8").splitlines())
