"""A worker that stands still at one step of a job, to be killed there: ``python -m tests.stopped_worker STEP FILE``.

A step is an operation, which of its transactions since the worker began that came so far, and whether that one is
about to be committed (``inside``) or has been (``after``); or ``mail`` or ``call``: the server has the letter, or the
receiver the event, and nothing says so yet. One that gives way to another and is tried again is not counted. When the
step is reached the file is written. Nothing is begun by the hour of the day, which no test chooses: what it asks for
is done, and no more.
Settings come from the environment, as the worker's own.
"""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvloop
from procrastinate.periodic import PeriodicDeferrer

from qms.calls.sender import Sender as Caller
from qms.kernel.db import Database, Purpose, Tx
from qms.mail.sender import Sender
from qms.settings import read_settings
from qms.worker import run_worker

FOR_GOOD = 3600.0


def main(step: str, file: str) -> None:
    """Work until the step, and stand still there."""

    def stand_still() -> None:
        Path(file).write_text(step)
        time.sleep(FOR_GOOD)

    operation, number, when = step.split() if " " in step else ("", "0", "")
    come_through: Counter[str] = Counter()
    whole = Database.as_system

    async def as_system(self: Database, boards: Any, purpose: Purpose, work: Callable[[Tx], Any], *, name: str) -> Any:
        def worked(tx: Tx) -> tuple[Any, bool]:
            result = work(tx)
            tx.flush()
            come_through[purpose.action] += 1
            is_here = purpose.action == operation and come_through[operation] == int(number)
            if is_here and when == "inside":
                stand_still()
            return result, is_here

        result, is_here = await whole(self, boards, purpose, worked, name=name)
        if is_here and when == "after":
            stand_still()
        return result

    Database.as_system = as_system  # type: ignore[assignment,method-assign]  # what this is for
    PeriodicDeferrer.worker = _nothing_by_the_hour  # type: ignore[assignment,method-assign]  # what is said above
    _stand_still_when_handed_over(step, stand_still)
    uvloop.run(run_worker(read_settings()))


async def _nothing_by_the_hour(_: PeriodicDeferrer) -> None:
    await asyncio.Event().wait()


def _stand_still_when_handed_over(step: str, stand_still: Callable[[], None]) -> None:
    hand_over, call = Sender.send, Caller.post

    def send(self: Sender, *letter: Any, **more: Any) -> None:
        hand_over(self, *letter, **more)
        stand_still()

    async def post(self: Caller, *message: Any) -> int:
        status = await call(self, *message)
        stand_still()
        return status

    if step == "mail":
        Sender.send = send  # type: ignore[method-assign]  # as above
    if step == "call":
        Caller.post = post  # type: ignore[assignment,method-assign]  # as above


if __name__ == "__main__":
    main(*sys.argv[1:])
