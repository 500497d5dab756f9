"""Letters: every morning who gets one, and then one after the other to the municipality's mail server.

A letter is a row that is *sending* before the server hears of it. Whoever finds it so afterwards, since a worker died
or the connection was lost, cannot know whether it left, and never sends it again: the next day's letter says the same.
"""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar
from uuid import UUID

from qms.background.jobs import Job, for_each_board
from qms.kernel import clock
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.mail.sender import NotTaken, Refused, Sender, ServerAway, Unknown
from qms.notifications import queries, service
from qms.notifications.models import DigestStatus
from qms.notifications.service import SEND
from qms.settings import Settings

T = TypeVar("T")
OUTCOMES: dict[type[Exception], DigestStatus] = {
    ServerAway: DigestStatus.MADE,
    NotTaken: DigestStatus.MADE,
    Refused: DigestStatus.UNDELIVERABLE,
    Unknown: DigestStatus.UNKNOWN,
}
"""What becomes of a letter that did not surely leave. What surely did not is tried again."""


class LettersLeft(Exception):
    """The mail server did not take every letter, so the job is to be run again."""


async def send(sender: Sender, database: Database, *, board_id: str, day: str) -> None:
    """Send what is left of a day's letters. May be run again at any point: no letter leaves twice."""
    board, left = UUID(board_id), 0

    async def within(work: Callable[[Tx], T]) -> T:
        return await database.as_system([board], Purpose("notificationSend", str(new_id())), work, name="Brev")

    for digest_id in await within(lambda tx: queries.letters(tx, board, date.fromisoformat(day))):
        letter = await within(partial(service.begin_letter, digest_id=digest_id))
        if letter is None:
            continue
        status, fault = await asyncio.to_thread(_handed_over, sender, digest_id, *letter)
        said = str(fault) if fault else None
        await within(partial(service.end_letter, digest_id=digest_id, status=status, fault=said))
        left += status is DigestStatus.MADE
        if isinstance(fault, ServerAway):
            break
    if left:
        raise LettersLeft


def _handed_over(
    sender: Sender,
    digest_id: UUID,
    to: str,
    is_own: bool,
) -> tuple[DigestStatus, Exception | None]:
    try:
        sender.send(to, str(digest_id), clock.now(), is_own=is_own)
    except (NotTaken, Refused, Unknown) as fault:
        return OUTCOMES[type(fault)], fault
    return DigestStatus.SENT, None


gather = for_each_board("notificationGather", service.make_letters, name="Brev")


def letters(settings: Settings) -> tuple[Job, ...]:
    """The jobs of an installation that sends letters. None where there is no mail server."""
    sender = Sender.of(settings)
    if sender is None:
        return ()
    return (Job("notifications.gather", gather, cron="30 5 * * 1-5"), Job(SEND, partial(send, sender)))
