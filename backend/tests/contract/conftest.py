"""The contract as the code gives it now, and the linters that read it."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qms.contract.openapi import as_yaml
from tests.document import DOCUMENT

ROOT = Path(__file__).resolve().parents[3]
APILINT = ROOT / "tools" / "apilint"
PROGRAMS = Path(sys.executable).parent

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def document() -> dict[str, object]:
    """The finished OpenAPI document."""
    return DOCUMENT


@pytest.fixture(scope="session")
def contract_file(document: dict[str, object], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a file."""
    file = tmp_path_factory.mktemp("contract") / "openapi.yaml"
    file.write_text(as_yaml(document), "utf-8")
    return file


@pytest.fixture(scope="session")
def node() -> Run:
    """Runs a program of ``tools/apilint`` and returns what it said. Installs the linters when they are not there."""
    with (APILINT / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (APILINT / "node_modules" / ".package-lock.json").exists():
            npm = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            subprocess.run(npm, cwd=APILINT, env=_environment(), check=True, capture_output=True)

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = ["node", *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False)

    return run


def _environment() -> dict[str, str]:
    path = os.pathsep.join([str(PROGRAMS), os.defpath])
    kept = {name: value for name, value in os.environ.items() if name != "PATH"}  # noqa: TID251 - handed on to node
    return {**kept, "PATH": path, "REDOCLY_TELEMETRY": "off", "NO_COLOR": "1"}
