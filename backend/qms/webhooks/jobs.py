"""What is sent by itself: each event to each receiver, in order, some at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from uuid import UUID

from standardwebhooks import Webhook

from qms.background.jobs import Job, enqueue, for_each_board
from qms.background.pace import Do
from qms.calls.sender import Forbidden, NotReached, Sender, Silent, Untrusted
from qms.kernel import clock
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.settings import Settings
from qms.webhooks import service
from qms.webhooks.models import DeliveryOutcome
from qms.webhooks.service import Message, Sending, Tried

T = TypeVar("T")
NAME, WAKE = "Händelser till andra system", "webhookWake"
MEDIA_TYPE = "application/cloudevents+json"
GONE = 410
NOT_REACHED: dict[type[NotReached], DeliveryOutcome] = {
    Forbidden: DeliveryOutcome.FORBIDDEN,
    Silent: DeliveryOutcome.SILENT,
    Untrusted: DeliveryOutcome.UNTRUSTED,
    NotReached: DeliveryOutcome.UNREACHABLE,
}
wake = for_each_board(WAKE, service.wake, name=NAME)


@dataclass(frozen=True)
class Post:
    """How an installation sends events: what calls others, and the address of the API that they are of."""

    sender: Sender
    source: str

    async def send(self, sending: Sending, message: Message) -> Tried:
        """Send a message once, signed as *Standard Webhooks* says: with each secret that holds."""
        now, identity, content = clock.now(), str(message.event.id), message.event.model_dump_json(by_alias=True)
        signatures = [Webhook(secret).sign(identity, now, content) for secret in sending.secrets]
        headers = {
            "Content-Type": MEDIA_TYPE,
            "webhook-id": identity,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": " ".join(signatures),
        }
        try:
            status = await self.sender.post(sending.url, headers, content)
        except NotReached as why:
            return Tried(message, NOT_REACHED[type(why)])
        return Tried(message, _said(status), status)


def _said(status: int) -> DeliveryOutcome:
    """What an answer means."""
    known = {2: DeliveryOutcome.TAKEN, 3: DeliveryOutcome.MOVED}
    return DeliveryOutcome.GONE if status == GONE else known.get(status // 100, DeliveryOutcome.REFUSED)


async def try_out(post: Post, database: Database, board_id: str, endpoint_id: str) -> None:
    """See whether a receiver answers, and if so let what waits be sent to it."""
    do, endpoint = _in(database, board_id, "webhookEndpointTry"), UUID(endpoint_id)
    sending = await do(lambda tx: service.trial(tx, endpoint, post.source))
    if sending is None:
        return
    (message,) = sending.messages
    tried = await post.send(sending, message)
    await do(lambda tx: service.note_trial(tx, endpoint, tried))


async def deliver(post: Post, database: Database, board_id: str, endpoint_id: str) -> None:
    """Send the first of what waits for a receiver until it takes no more. The rest comes after what others wait for.

    What was sent when a worker died before that was kept is sent again, under the same id.
    """
    do, endpoint = _in(database, board_id, "webhookDeliver"), UUID(endpoint_id)
    sending = await do(lambda tx: service.next_messages(tx, endpoint, post.source))
    if sending is None:
        return
    for message in sending.messages:
        tried = await post.send(sending, message)
        if not await do(partial(service.note, endpoint_id=endpoint, tried=tried)):
            return
    await do(lambda tx: enqueue(tx, service.DELIVER, board_id=board_id, endpoint_id=endpoint_id))


def webhooks(settings: Settings) -> tuple[Job, ...]:
    """The jobs that send events, as the installation lets them reach out."""
    post = Post(Sender.of(settings), settings.api_url)
    return (
        Job("webhooks.wake", wake, cron="* * * * *"),
        Job(service.TRY, partial(try_out, post)),
        Job(service.DELIVER, partial(deliver, post)),
    )


def _in(database: Database, board_id: str, action: str) -> Do:
    """Runs verbs for a board, each in a transaction of its own."""
    purpose = Purpose(action, str(new_id()))

    async def do(verb: Callable[[Tx], T]) -> T:
        return await database.as_system([UUID(board_id)], purpose, verb, name=NAME)

    return do
