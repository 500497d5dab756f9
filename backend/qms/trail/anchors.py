"""The anchor file: what the trail was at certain times, written down where the database's keepers do not reach.

A line for each checkpoint: when, what, whose trail, the number of the newest seal, how many rows there were, the seal.
Without it nobody notices that the end of the trail has been cut off together with its seals.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from qms.kernel import clock
from qms.trail.seals import Seal

What = Literal["checkpoint", "restored"]


@dataclass(frozen=True)
class Anchor:
    """One line. *restored* says that the database was put back from a copy, so that later ones are rightly gone."""

    at: datetime
    what: What
    origin: str
    number: int
    size: int
    seal: bytes

    def __str__(self) -> str:
        return f"{self.at.isoformat()} {self.what} {self.origin} {self.number} {self.size} {self.seal.hex()}"


class NoAnchor(ValueError):
    """A line of an anchor file that cannot be read."""


def anchor_of(seal: Seal, *, origin: str, what: What = "checkpoint") -> Anchor:
    """What the trail is now, by its newest seal."""
    return Anchor(clock.now(), what, origin, seal.number, seal.size, seal.seal)


def append(file: Path, anchor: Anchor) -> None:
    """Add a line. What stands in the file already is never touched."""
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"{anchor}\n")


def read(file: Path) -> list[Anchor]:
    """Every line of an anchor file, the oldest first."""
    return [_parsed(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def _parsed(line: str) -> Anchor:
    try:
        at, what, origin, number, size, seal = line.split()
        if what not in ("checkpoint", "restored"):
            raise NoAnchor(line)
        kind: What = "restored" if what == "restored" else "checkpoint"
        return Anchor(datetime.fromisoformat(at), kind, origin, int(number), int(size), bytes.fromhex(seal))
    except ValueError:
        raise NoAnchor(f"Raden går inte att läsa: {line[:80]}") from None
