"""The jobs that the demo shows: who does each, what to try, and the first steps of whoever logs in as one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from qms.demo.municipality import read


@dataclass(frozen=True, slots=True)
class Step:
    """A first step of a guide, and the page of the application where it is taken."""

    title: str
    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Job:
    """Something that people do with the service, with the demo's people who do it."""

    title: str
    trial: str
    people: Sequence[str]
    steps: Sequence[Step]


@cache
def jobs() -> list[Job]:
    """Every job, in the order of the login page."""
    entries: list[dict[str, Any]] = read("jobs")["jobs"]
    return [
        Job(entry["title"], entry["try"], tuple(entry["people"]), [Step(**step) for step in entry["steps"]])
        for entry in entries
    ]
