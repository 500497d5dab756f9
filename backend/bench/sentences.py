"""The demo's invented sentences, as reports of the bench are made of them."""

from collections.abc import Iterator
from random import Random

from qms.demo.phrases import texts, written

SENTENCES = 6_000
FILES = ("adults", "children_youth", "financial_assistance", "general", "integration", "outpatient", "staff")


def sentences() -> Iterator[tuple[str, str]]:
    """Titles and texts, the same each time."""
    rng = Random(20261122)  # noqa: S311 - invented texts
    patterns = [
        entry
        for name in FILES
        for entries in texts(name).values()
        if isinstance(entries, list)
        for entry in entries
        if isinstance(entry, list) and all(isinstance(part, str) for part in entry)
    ]
    for _ in range(SENTENCES):
        title, *rest = (written(rng, part, {"count": "tre"}) for part in rng.choice(patterns))
        yield title, " ".join(rest) or title
