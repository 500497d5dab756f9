"""The lifecycle of a receiver: it is tried, takes events, is paused when it is away for long, and ends."""

from qms.kernel.db import Tx
from qms.kernel.problems import WrongState
from qms.kernel.states import Lifecycle, Transition
from qms.organisation import policy
from qms.webhooks.models import EndpointStatus as Status
from qms.webhooks.models import WebhookEndpoint

OPEN = {Status.TRIED, Status.ACTIVE, Status.PAUSED}
ENDED = "Mottagaren är avslutad. Lägg till den på nytt."


def _may(tx: Tx, operation: str, endpoint: WebhookEndpoint) -> bool:
    return policy.may(tx, operation, endpoint.board_id)


LIFECYCLE: Lifecycle[WebhookEndpoint] = Lifecycle(
    "webhook-endpoint",
    Status.TRIED,
    _may,
    Transition("try", OPEN, None, "webhookEndpointTry", untimely=ENDED, relation="trials"),
    Transition("take", {Status.TRIED, Status.PAUSED}, Status.ACTIVE, None),
    Transition("give up", {Status.ACTIVE}, Status.PAUSED, None),
    Transition(
        "pause",
        {Status.ACTIVE},
        Status.PAUSED,
        "webhookEndpointPause",
        untimely="Inga händelser skickas nu.",
        relation="pauses",
    ),
    Transition("renew", OPEN, None, "webhookSecretRenew", untimely=ENDED, relation="secrets"),
    Transition(
        "send again",
        {Status.ACTIVE},
        None,
        "webhookEndpointResend",
        untimely="Pröva mottagaren först. När den svarar går det att skicka igen.",
        relation="redeliveries",
    ),
    Transition("end", OPEN, Status.ENDED, "webhookEndpointEnd", untimely=ENDED, relation="ends"),
)


def require_open(endpoint: WebhookEndpoint) -> None:
    """Refuse what an ended receiver has no more."""
    if endpoint.status not in OPEN:
        raise WrongState(ENDED)
