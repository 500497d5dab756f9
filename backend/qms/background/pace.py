"""How much of a long job is done at a time: in one transaction, and before others have their turn."""

from collections.abc import Callable
from time import monotonic
from typing import Protocol, TypeVar

from qms.kernel.db import Tx

T = TypeVar("T")
WANTED_SECONDS, FEWEST, TURN = 1.0, 25, 20
"""``TURN`` is so many transactions that a worker does of one job while others' work waits."""


class Do(Protocol):
    """Runs a verb in a transaction of its own."""

    async def __call__(self, verb: Callable[[Tx], T]) -> T:
        """What the verb answers."""
        ...


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


async def take_turn(do: Do, some: Callable[[Tx], bool], go_on: Callable[[Tx], None]) -> None:
    """Do a job some at a time until nothing is left, or its turn is over: then it is asked for again, last in queue.

    ``some`` says whether more is left. What asks again does so in the transaction of the last that was done.
    """

    def last(tx: Tx) -> bool:
        if is_left := some(tx):
            go_on(tx)
        return is_left

    for turn in range(1, TURN + 1):
        if not await do(some if turn < TURN else last):
            return
