"""``make audit`` says that nothing is known to be vulnerable only of packages that a registry answered for."""

import importlib.util
import json
import sys
from types import ModuleType

import pytest

from tests.architecture.tree import ROOT


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", ROOT / "tools/audit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


GOOD = {"name": "alembic", "version": "1.20.1", "vulns": []}
BAD = {"name": "pillow", "version": "1.0", "vulns": [{"id": "CVE-2026-1"}]}
UNKNOWN = {"name": "uvloop", "skip_reason": "Dependency not found on PyPI and could not be audited"}


@pytest.mark.parametrize(
    ("packages", "code", "words"),
    [
        ([GOOD], 0, "1 paket granskade. Inga kända sårbarheter."),
        ([GOOD, BAD], 1, "2 paket granskade. 1 med kända sårbarheter: pillow."),
        ([GOOD, UNKNOWN], 2, "1 paket granskade, 1 utan svar."),
        ([UNKNOWN], 2, "INGA UPPGIFTER"),
        ([], 2, "INGA UPPGIFTER"),
    ],
)
def test_of_python(audit: ModuleType, packages: list[object], code: int, words: str) -> None:
    answer = audit.of_pip("dev.lock", json.dumps({"dependencies": packages, "fixes": []}))
    assert audit.verdict([answer]) == code
    assert words in str(answer)


@pytest.mark.parametrize(
    ("report", "code"),
    [
        ({"vulnerabilities": {}, "metadata": {"dependencies": {"total": 7}}}, 0),
        ({"vulnerabilities": {"vite": {}}, "metadata": {"dependencies": {"total": 7}}}, 1),
        ({"message": "405 Method Not Allowed", "error": {"summary": ""}}, 2),
    ],
)
def test_of_npm(audit: ModuleType, report: dict[str, object], code: int) -> None:
    assert audit.verdict([audit.of_npm("package-lock.json", json.dumps(report))]) == code


def test_an_auditor_that_fell_over_gave_no_data(audit: ModuleType) -> None:
    assert audit.verdict([audit.of_pip("dev.lock", "Traceback (most recent call last):")]) == 2
