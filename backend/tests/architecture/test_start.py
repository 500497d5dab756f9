"""What a service reads when it starts: all of it is waited for, so what is seldom needed is read when it is."""

import subprocess
import sys

import pytest

SELDOM = {"typst", "fontTools", "pikepdf", "docx", "lxml", "xlsxwriter", "python_calamine", "alembic", "procrastinate"}
LOADED = "import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"


@pytest.mark.parametrize(
    ("module", "read"),
    [
        ("qms.commands.service", set()),
        ("qms.commands.product", {"procrastinate"}),
        ("qms.rendering.pdf", {"typst", "fontTools", "pikepdf"}),
        ("alembic", {"alembic"}),
    ],
)
def test_a_start_reads_nothing_that_is_seldom_needed(module: str, read: set[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADED.format(module=module)], capture_output=True, text=True, check=True
    )
    assert SELDOM & set(run.stdout.split()) == read
