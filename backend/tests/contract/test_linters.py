"""The contract against the national REST API profile: our Spectral rules, and Redocly's strictest set.

A linter that finds nothing is believed only because it finds a planted fault.
"""

import json
import subprocess
from copy import deepcopy
from pathlib import Path

import yaml

from tests.contract.conftest import APILINT, ROOT, Run
from tests.document import DOCUMENT

MODULES = APILINT / "node_modules"
SPECTRAL = MODULES / "@stoplight" / "spectral-cli" / "dist" / "index.js"
REDOCLY = MODULES / "@redocly" / "cli" / "bin" / "cli.js"
RULES = ROOT / ".spectral.yaml"


def spectral(node: Run, contract: Path) -> subprocess.CompletedProcess[str]:
    return node(SPECTRAL, "lint", contract, "-r", RULES, "--fail-severity=hint")


def redocly(node: Run, contract: Path) -> subprocess.CompletedProcess[str]:
    return node(REDOCLY, "lint", contract, "--config", ROOT / "redocly.yaml", "--format=json")


def test_spectral_finds_nothing(node: Run, contract_file: Path) -> None:
    result = spectral(node, contract_file)
    assert result.returncode == 0, result.stdout + result.stderr


def test_redocly_finds_nothing(node: Run, contract_file: Path) -> None:
    result = redocly(node, contract_file)
    assert result.returncode == 0, result.stdout + result.stderr
    assert json.loads(result.stdout)["totals"] == {"errors": 0, "warnings": 0, "ignored": 0}


def test_both_find_an_example_that_breaks_its_schema(node: Run, tmp_path: Path) -> None:
    document = deepcopy(DOCUMENT) | {"paths": {"/api-info": DOCUMENT["paths"]["/api-info"]}}
    document["components"]["examples"]["ApiInfo"]["value"]["apiStatus"] = "planted"
    planted = tmp_path / "openapi.json"
    planted.write_text(json.dumps(document), "utf-8")
    assert "oas3-valid-media-example" in spectral(node, planted).stdout
    assert "no-invalid-media-type-examples" in redocly(node, planted).stdout


def test_every_rule_finds_the_fault_planted_for_it(node: Run, contract_file: Path) -> None:
    result = node(APILINT / "mutants.js", RULES, contract_file)
    assert result.returncode == 0, result.stderr
    summary = json.loads(result.stdout.splitlines()[-1])
    rules = len(yaml.safe_load(RULES.read_text("utf-8"))["rules"])
    assert summary == {"rules": rules, "found": rules, "clean": rules, "withoutFault": [], "withoutRule": []}
    assert rules >= 40
