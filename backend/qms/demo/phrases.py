"""Writes the invented texts. Patterns lie in ``texts/``; each can come out in many ways.

``[one|two]`` is a choice and may hold another, ``{2-9}`` a number, ``{weeks:2-9}`` a number that
``{weeks}`` repeats.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

TEXTS = Path(__file__).parent / "texts"
CHOICE = re.compile(r"\[([^\[\]]*)\]")
NUMBER = re.compile(r"\{(?:(?P<name>\w+):)?(?P<low>\d+)-(?P<high>\d+)\}|\{(?P<known>\w+)\}")
ROUND_FROM = 1000
GENERAL = "general"
SPECIFIC_SHARE, NOTICED_SHARE, CONSEQUENCE_SHARE, ADDED_SHARE = 0.93, 0.6, 0.8, 0.4
TRIES = 200

KIN = {
    "cooperation": ("cooperation", "cooperation-internal", "cooperation-external"),
    "equipment": ("equipment-other",),
    "legal-security": ("investigate-decide", "documentation", "follow-up", "legal-requirement-not-met"),
    "service-delivery": ("carry-out-service",),
    "handover-information": ("information-communication", "cooperation-internal"),
    "misplaced-documents": ("mail-incoming", "confidentiality-personal-data"),
    "wrong-payment": ("investigate-decide",),
    "treatment": ("rights-treatment",),
}
"""Which patterns serve a category that has none under its own name."""
FOUND_AFTERWARDS = frozenset(
    {
        "authority-delegation",
        "documentation",
        "follow-up",
        "investigate-decide",
        "legal-requirement-not-met",
        "mail-incoming",
        "routine-not-followed",
    }
)
"""Categories of things that somebody finds in records later, rather than sees happen."""

Pattern = tuple[str, str, str]


class OutOfWords(RuntimeError):
    """The patterns of a category cannot give another text that is not already used."""


@cache
def texts(name: str) -> dict[str, Any]:
    """One file of patterns."""
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


def written(rng: Random, pattern: str, known: Mapping[str, str] | None = None) -> str:
    """A pattern written out."""
    while CHOICE.search(pattern):
        pattern = CHOICE.sub(lambda match: rng.choice(match[1].split("|")), pattern)
    named = dict(known or {})

    def number(match: re.Match[str]) -> str:
        if match["known"]:
            return named[match["known"]]
        low, high = int(match["low"]), int(match["high"])
        drawn = rng.randrange(low, high + 1, 50) if high > ROUND_FROM else rng.randint(low, high)
        figure = f"{drawn:,}".replace(",", "\N{NO-BREAK SPACE}")
        named[match["name"] or ""] = figure
        return figure

    return NUMBER.sub(number, pattern)


class Writer:
    """Writes descriptions and never the same twice."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def event(self, rng: Random, area: str, category: str) -> tuple[str, str]:
        """A title and a description of something that happened in an area, in a category."""
        noticed = texts("handling")["noticed"] if category in FOUND_AFTERWARDS else ()
        added = texts("handling")["added"]
        return self.unused(rng, _patterns(rng, area, category), noticed=noticed, added=added)

    def unused(
        self,
        rng: Random,
        patterns: Sequence[Pattern],
        *,
        noticed: Sequence[str] = (),
        added: Sequence[str] = (),
        known: Mapping[str, str] | None = None,
    ) -> tuple[str, str]:
        """A title and a description by one of the patterns, unlike all written before."""
        for _ in range(TRIES):
            title, text, consequence = rng.choice(patterns)
            parts = [text]
            if noticed and rng.random() < NOTICED_SHARE:
                parts.append(rng.choice(noticed))
            if rng.random() < CONSEQUENCE_SHARE:
                parts.append(consequence)
            if added and rng.random() < ADDED_SHARE:
                parts.append(rng.choice(added))
            description = written(rng, " ".join(parts), known)
            if description not in self._used:
                self._used.add(description)
                return written(rng, title, known), description
        raise OutOfWords(patterns[0][0])


def _patterns(rng: Random, area: str, category: str) -> Sequence[Pattern]:
    names = KIN.get(category, (category,))
    specific = _of(area.replace("-", "_"), names)
    general = _of(GENERAL, names)
    if specific and (not general or rng.random() < SPECIFIC_SHARE):
        return specific
    return general or specific


@cache
def _of(file: str, categories: tuple[str, ...]) -> list[Pattern]:
    if not (TEXTS / f"{file}.toml").exists():
        return []
    return [pattern for category in categories for pattern in texts(file).get(category, [])]
