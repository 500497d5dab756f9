"""What is done with receivers: a system gets one, it is tried, sent to, paused, given a new secret, and ends."""

import re
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from ipaddress import ip_address
from secrets import SystemRandom, token_bytes
from urllib.parse import urlsplit
from uuid import UUID

from qms.background.jobs import enqueue
from qms.feed import queries as feed
from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Invalid
from qms.notifications.models import NotificationKind
from qms.notifications.service import done, tell_once
from qms.organisation.models import Role
from qms.service_accounts.models import ServiceAccount
from qms.webhooks import queries
from qms.webhooks.models import DeliveryOutcome, EndpointStatus, WebhookEndpoint, WebhookProgress
from qms.webhooks.schemas import EventMessage, RedeliveryCreate, WebhookEndpointCreate
from qms.webhooks.states import LIFECYCLE

TRY, DELIVER = "webhooks.try", "webhooks.deliver"
TRIED = "se.kvalitet.webhook.tried.v1"
PREFIX, SECRET_BYTES = "whsec_", 32
AT_A_TIME = KEPT = 20
"""How many are sent before others have their turn, and how many are kept of what was sent."""
OVERLAP, FARTHEST = timedelta(days=1), timedelta(days=30)
"""How long the secret before the latest goes on, and how far back events are sent once more."""
WAITS = (
    *(timedelta(minutes=minutes) for minutes in (1, 5, 30)),
    *(timedelta(hours=hours) for hours in (2, 5, 10, 10)),
)
"""How long is waited after each try that came to nothing: eight tries in about 28 hours, then it is paused."""
SPREAD = 0.1
"""So that what was away for many is not tried by all at once."""
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9])?", re.IGNORECASE)
FOR_GOOD = {DeliveryOutcome.GONE, DeliveryOutcome.NOT_ALLOWED}
RANDOM = SystemRandom()


class AddressTaken(Conflict):
    """Systemet tar redan emot händelser på den adressen."""

    code = "address-taken"
    title = "Adressen används redan"
    detail = "Systemet tar redan emot händelser på den adressen."


@dataclass(frozen=True)
class Message:
    """What is sent to a receiver, with the places in the feed before and after it."""

    event: EventMessage
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Tried:
    """What came of sending something once."""

    message: Message
    outcome: DeliveryOutcome
    status: int | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the receiver has it."""
        return self.outcome is DeliveryOutcome.TAKEN


@dataclass(frozen=True)
class Sending:
    """What is to be sent to a receiver now, in order."""

    url: str
    secrets: tuple[str, ...]
    messages: tuple[Message, ...]


def create(tx: Tx, command: WebhookEndpointCreate) -> WebhookEndpoint:
    """Let a connected system be sent the events of its board from now on, when it has answered a first try."""
    account = queries.account(tx, command.account_id)
    _require_plain(command.url)
    endpoint = WebhookEndpoint(
        id=new_id(),
        board_id=account.board_id,
        account_id=account.id,
        url=command.url,
        status=LIFECYCLE.begins,
        created_by=tx.actor.id,
    )
    endpoint.secret_sealed = _new_secret(tx, endpoint)
    tx.add(endpoint)
    flush_or(tx, webhook_endpoint_address=AddressTaken(at="/url"))
    here = queries.place_before(tx, account.board_id, clock.now() + queries.MARGIN)
    tx.add(WebhookProgress(endpoint_id=endpoint.id, board_id=endpoint.board_id, cursor=here))
    _ask(tx, TRY, endpoint)
    return endpoint


def try_out(tx: Tx, endpoint: WebhookEndpoint) -> None:
    """Send a message of no matter. A receiver that takes it is sent what waits for it."""
    LIFECYCLE.fire("try", tx, endpoint)
    reached = queries.progress(tx, endpoint.id)
    reached.outcome = reached.tried_at = None
    _ask(tx, TRY, endpoint)


def pause(tx: Tx, endpoint: WebhookEndpoint) -> None:
    """Send nothing until it is tried again. What happens meanwhile waits in the feed."""
    LIFECYCLE.fire("pause", tx, endpoint)


def renew(tx: Tx, endpoint: WebhookEndpoint) -> None:
    """Sign with a new secret, and for a day with the one before it too."""
    LIFECYCLE.fire("renew", tx, endpoint)
    endpoint.earlier_secret_sealed = _sealed(tx, endpoint, secret_of(tx, endpoint), "earlier_secret")
    endpoint.earlier_until = clock.now() + OVERLAP
    endpoint.secret_sealed = _new_secret(tx, endpoint)


def send_again(tx: Tx, endpoint: WebhookEndpoint, command: RedeliveryCreate) -> None:
    """Send what has happened since a day began once more, and what waits from before. Each has the id that it had."""
    LIFECYCLE.fire("send again", tx, endpoint)
    today = clock.today()
    if not today - FARTHEST <= command.since <= today:
        detail = "Välj en dag som har varit, högst 30 dagar bakåt."
        raise Invalid(errors=[{"pointer": "/since", "code": "out-of-range", "detail": detail}])
    began = clock.instant_in_sweden(datetime.combine(command.since, time.min))
    reached = queries.progress(tx, endpoint.id)
    reached.cursor = min(reached.cursor, queries.place_before(tx, endpoint.board_id, began), key=feed.order)
    reached.tries, reached.next_try_at = 0, None
    _ask(tx, DELIVER, endpoint)


def end(tx: Tx, endpoint: WebhookEndpoint) -> None:
    """Send nothing more, and forget the secrets."""
    LIFECYCLE.fire("end", tx, endpoint)
    endpoint.secret_sealed = endpoint.earlier_secret_sealed = endpoint.earlier_until = None
    done(tx, endpoint.board_id, NotificationKind.RECEIVER_PAUSED, account_id=endpoint.account_id)


def wake(tx: Tx, board_id: UUID) -> None:
    """Ask that what waits for the receivers of a board be sent to those whose turn it is."""
    for endpoint_id in queries.to_send_to(tx, board_id):
        enqueue(tx, DELIVER, board_id=str(board_id), endpoint_id=str(endpoint_id))


def trial(tx: Tx, endpoint_id: UUID, source: str) -> Sending | None:
    """A message of no matter, to see whether a receiver answers."""
    endpoint = tx.get_one(WebhookEndpoint, endpoint_id)
    if endpoint.status == EndpointStatus.ENDED or not _is_allowed(tx, endpoint):
        return None
    about = f"webhook-endpoints/{endpoint.id}"
    event = EventMessage(id=new_id(), type=TRIED, source=source, subject=about, time=clock.now(), data=None)
    return Sending(endpoint.url, _secrets(tx, endpoint), (Message(event),))


def note_trial(tx: Tx, endpoint_id: UUID, tried: Tried) -> None:
    """Keep what came of a try. Who has taken it is sent what waits."""
    endpoint, reached = tx.get_one(WebhookEndpoint, endpoint_id), queries.progress(tx, endpoint_id)
    _keep(reached, tried)
    if not tried.is_taken or endpoint.status == EndpointStatus.ENDED:
        return
    reached.tries, reached.next_try_at = 0, None
    if endpoint.status != EndpointStatus.ACTIVE:
        LIFECYCLE.fire("take", tx, endpoint)
    done(tx, endpoint.board_id, NotificationKind.RECEIVER_PAUSED, account_id=endpoint.account_id)
    _ask(tx, DELIVER, endpoint)


def next_messages(tx: Tx, endpoint_id: UUID, source: str) -> Sending | None:
    """The first of what waits for a receiver, if it is its turn."""
    endpoint, reached = tx.get_one(WebhookEndpoint, endpoint_id), queries.progress(tx, endpoint_id)
    is_early = reached.next_try_at is not None and reached.next_try_at > clock.now()
    if endpoint.status != EndpointStatus.ACTIVE or is_early or not _is_allowed(tx, endpoint):
        return None
    rows, _, _ = feed.feed(tx, board_id=endpoint.board_id, after=reached.cursor, limit=AT_A_TIME)
    places = [reached.cursor, *map(feed.place_of, rows)]
    messages = tuple(map(Message, (_event(source, row) for row in rows), places, places[1:]))
    return Sending(endpoint.url, _secrets(tx, endpoint), messages) if messages else None


def note(tx: Tx, endpoint_id: UUID, tried: Tried) -> bool:
    """Keep what came of an event: the next stands after it, or it is tried again later, or not any more.

    Returns whether the next may be sent: not when somebody has paused the receiver meanwhile, or moved its place.
    """
    endpoint, reached = tx.get_one(WebhookEndpoint, endpoint_id), queries.progress(tx, endpoint_id)
    _keep(reached, tried)
    if reached.cursor != tried.message.before:
        return False
    if tried.is_taken:
        reached.cursor, reached.taken_at, reached.tries = tried.message.after, clock.now(), 0
        reached.next_try_at = None
        return endpoint.status == EndpointStatus.ACTIVE
    _not_taken(tx, endpoint, reached, tried.outcome)
    return False


def _keep(reached: WebhookProgress, tried: Tried) -> None:
    reached.outcome, reached.tried_at = tried.outcome, clock.now()
    event = tried.message.event
    sent = {"at": clock.now().isoformat(), "eventId": str(event.id), "type": event.type}
    reached.deliveries = [{**sent, "outcome": tried.outcome, "status": tried.status}, *reached.deliveries][:KEPT]


def _not_taken(tx: Tx, endpoint: WebhookEndpoint, reached: WebhookProgress, outcome: DeliveryOutcome) -> None:
    """Let what waits be tried again later; or, when that has lasted, not any more, and tell those who can see to it."""
    if endpoint.status != EndpointStatus.ACTIVE:
        return
    reached.tries += 1
    if outcome not in FOR_GOOD and reached.tries <= len(WAITS):
        spread = RANDOM.uniform(1 - SPREAD, 1 + SPREAD)
        reached.next_try_at = clock.now() + WAITS[reached.tries - 1] * spread
        return
    LIFECYCLE.fire("give up", tx, endpoint)
    reached.next_try_at = None
    key = f"{endpoint.id} {clock.today()}"
    tell_once(
        tx,
        endpoint.board_id,
        NotificationKind.RECEIVER_PAUSED,
        key=key,
        to=Role.ADMINISTRATOR,
        account_id=endpoint.account_id,
    )


def secret_of(tx: Tx, endpoint: WebhookEndpoint) -> str:
    """The secret that messages to a receiver are signed with, as the receiver keeps it."""
    assert endpoint.secret_sealed, "a receiver has a secret until it has ended"
    return tx.sealer.open(endpoint.secret_sealed, place=_place(endpoint, "secret"))


def _secrets(tx: Tx, endpoint: WebhookEndpoint) -> tuple[str, ...]:
    secrets = [secret_of(tx, endpoint)]
    if endpoint.earlier_secret_sealed and endpoint.earlier_until and clock.now() < endpoint.earlier_until:
        secrets.append(tx.sealer.open(endpoint.earlier_secret_sealed, place=_place(endpoint, "earlier_secret")))
    return tuple(secrets)


def _is_allowed(tx: Tx, endpoint: WebhookEndpoint) -> bool:
    """Whether the system behind a receiver may still know of events; if not it is paused."""
    if queries.reads_feed(tx.get_one(ServiceAccount, endpoint.account_id)):
        return True
    reached, outcome = queries.progress(tx, endpoint.id), DeliveryOutcome.NOT_ALLOWED
    reached.outcome, reached.tried_at = outcome, clock.now()
    _not_taken(tx, endpoint, reached, outcome)
    return False


def _event(source: str, row: dict[str, object]) -> EventMessage:
    told = feed.told(source, row)
    about = {name: told.pop(name) for name in ("matterId", "status")}
    return EventMessage.model_validate({**told, "data": about})


def _require_plain(url: str) -> None:
    """An address of a host by name or number, and nothing in it that is a secret or is never sent."""
    try:
        parts = urlsplit(url)
        is_plain = _is_host(parts.hostname or "") and parts.username is None and not parts.fragment and parts.port != 0
    except ValueError:
        is_plain = False
    if not is_plain:
        detail = "Skriv en hel adress med https, utan namn, lösenord och #."
        raise Invalid(errors=[{"pointer": "/url", "code": "malformed", "detail": detail}])


def _is_host(host: str) -> bool:
    """Whether it is a name, or an address as such are written. What ends in a number is read in many ways."""
    with suppress(ValueError):
        ip_address(host)
        return True
    labels = host.removesuffix(".").split(".")
    return all(map(LABEL.fullmatch, labels)) and not labels[-1][0].isdigit()


def _ask(tx: Tx, job: str, endpoint: WebhookEndpoint) -> None:
    enqueue(tx, job, board_id=str(endpoint.board_id), endpoint_id=str(endpoint.id))


def _new_secret(tx: Tx, endpoint: WebhookEndpoint) -> bytes:
    return _sealed(tx, endpoint, PREFIX + b64encode(token_bytes(SECRET_BYTES)).decode(), "secret")


def _sealed(tx: Tx, endpoint: WebhookEndpoint, secret: str, column: str) -> bytes:
    return tx.sealer.seal(secret, place=_place(endpoint, column))


def _place(endpoint: WebhookEndpoint, column: str) -> str:
    return f"webhook_endpoint {column}_sealed {endpoint.board_id} {endpoint.id}"
