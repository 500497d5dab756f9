"""How a receiver is shown: with its secret only in the answer that made it."""

from qms.kernel.db import Tx
from qms.webhooks import queries
from qms.webhooks.models import WebhookEndpoint
from qms.webhooks.schemas import WebhookEndpoint as Shown
from qms.webhooks.states import LIFECYCLE


def shown(tx: Tx, endpoint: WebhookEndpoint, secret: str | None = None) -> Shown:
    """A receiver, how it goes, and what the caller may do with it."""
    tx.flush()
    return Shown.model_validate(
        {
            **queries.row(tx, endpoint),
            "deliveries": queries.deliveries(tx, endpoint),
            "secret": secret,
            "_links": LIFECYCLE.links(tx, f"/webhook-endpoints/{endpoint.id}", endpoint),
        }
    )
