"""Ask the registries for known vulnerabilities in what the locks pin: ``make audit``.

Both auditors say that all is well also where nobody answered. Here it counts as well only what was answered for.
Ends with 0 when everything was answered and nothing found, 1 when something was found, 2 when data were missing.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PACKAGES = ("frontend", "tools/apilint", "backend/tests/oidc_peer")


@dataclass(frozen=True)
class Answer:
    """What a registry said of the packages of one lock file."""

    lock: str
    asked: int
    answered: int
    vulnerable: tuple[str, ...]

    def __str__(self) -> str:
        if not self.answered:
            return f"{self.lock}: INGA UPPGIFTER. Registret svarade inte för något paket, så inget är granskat."
        missing = f", {self.asked - self.answered} utan svar" if self.answered < self.asked else ""
        known = f"{len(self.vulnerable)} med kända sårbarheter: {', '.join(self.vulnerable)}" if self.vulnerable else ""
        return f"{self.lock}: {self.answered} paket granskade{missing}. {known or 'Inga kända sårbarheter'}."


def of_pip(lock: str, said: str) -> Answer:
    """What ``pip-audit`` said."""
    packages = _json(said).get("dependencies", [])
    answered = [package for package in packages if "vulns" in package]
    return Answer(lock, len(packages), len(answered), tuple(sorted(one["name"] for one in answered if one["vulns"])))


def of_npm(lock: str, said: str) -> Answer:
    """What ``npm audit`` said. Without a count of packages it has not heard anything."""
    report = _json(said)
    count = int(report.get("metadata", {}).get("dependencies", {}).get("total", 0))
    return Answer(lock, count, count, tuple(sorted(report.get("vulnerabilities", {}))))


def _json(said: str) -> dict[str, Any]:
    try:
        report = json.loads(said)
    except ValueError:
        return {}
    return report if isinstance(report, dict) else {}


def _said(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def verdict(answers: list[Answer]) -> int:
    """The exit code."""
    if any(answer.vulnerable for answer in answers):
        return 1
    return 0 if all(answer.answered and answer.answered == answer.asked for answer in answers) else 2


def main() -> int:
    """Ask, print what was answered, and end with the verdict."""
    locked = "requirements/dev.lock"
    options = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")
    answers = [of_pip(locked, _said(".venv/audit/bin/pip-audit", "-r", locked, *options))]
    for place in PACKAGES:
        said = _said("npm", "--prefix", place, "audit", "--package-lock-only", "--json")
        answers.append(of_npm(f"{place}/package-lock.json", said))
    print("\n".join(map(str, answers)))
    return verdict(answers)


if __name__ == "__main__":
    sys.exit(main())
