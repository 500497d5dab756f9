"""How much of a long job is done in one transaction."""

from time import monotonic

WANTED_SECONDS, FEWEST = 1.0, 25


class Pace:
    """So much in a transaction that it takes about a second: whoever follows what happens waits for the longest."""

    def __init__(self, most: int) -> None:
        """Begin with ``most`` at a time, which is never passed."""
        self._most = self.at_a_time = most
        self._began = monotonic()

    def went(self, seconds: float | None = None) -> None:
        """A transaction is over. The next one does as much as would have taken the time that is wanted."""
        took = monotonic() - self._began if seconds is None else seconds
        self.at_a_time = min(self._most, max(FEWEST, int(self.at_a_time * WANTED_SECONDS / max(took, 0.001))))
        self._began = monotonic()
