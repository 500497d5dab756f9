"""A lane of their own for requests that cost much: figures and searches never take the places that others need.

A request holds a connection to the database while it is worked on, and there are few. Nine people who look at five
years' figures of a large board would otherwise stop everybody who reads and reports.
"""

import asyncio
from collections.abc import AsyncIterator

from fastapi import Depends, Request

from qms.kernel.problems import Unavailable

CROWDED = "Många hämtar siffror eller söker just nu. Vänta några sekunder och försök igen."


class Lane:
    """So many dear requests are worked on at once. Others wait for a while, holding nothing, and are then told."""

    def __init__(self, places: int, patience: float) -> None:
        """``places`` at once, each waited for at most ``patience`` seconds."""
        self._places, self._patience = asyncio.Semaphore(places), patience

    async def enter(self) -> None:
        """Take a place. 503 when none becomes free in time."""
        try:
            async with asyncio.timeout(self._patience):
                await self._places.acquire()
        except TimeoutError:
            raise Unavailable(CROWDED) from None

    def leave(self) -> None:
        """Give the place to whoever has waited longest."""
        self._places.release()


async def _in_lane(request: Request) -> AsyncIterator[None]:
    lane: Lane = request.app.state.lane
    await lane.enter()
    try:
        yield
    finally:
        lane.leave()


DEAR = Depends(_in_lane)
"""Among the ``dependencies`` of an operation whose cost grows with what a board holds."""
