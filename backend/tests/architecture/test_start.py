"""What a service reads when it starts: all of it is waited for, so what makes files is read with the first file."""

import subprocess
import sys

import pytest

MAKERS = {"typst", "fontTools", "pikepdf", "docx", "lxml", "xlsxwriter", "python_calamine"}
LOADED = "import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"


@pytest.mark.parametrize(
    ("module", "read"),
    [
        ("qms.commands.product", set()),
        ("qms.rendering.pdf", {"typst", "fontTools", "pikepdf"}),
    ],
)
def test_a_start_reads_nothing_that_makes_files(module: str, read: set[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADED.format(module=module)], capture_output=True, text=True, check=True
    )
    loaded = MAKERS & set(run.stdout.split())
    assert loaded >= read
    assert read or not loaded
