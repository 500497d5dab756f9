"""How the caller's choice of letters is shown."""

from qms.kernel import rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.notifications.schemas import NotificationChoice, NotificationReading
from qms.organisation.models import Person

CHOICE = "/me/notification-choice"


def choice(tx: Tx, person: Person) -> NotificationChoice:
    """How often the caller gets a letter."""
    links = [
        Link(href=tx.href(CHOICE), rel=rel, method=method) for rel, method in (("self", "GET"), ("replace", "PUT"))
    ]
    return rows.shown(NotificationChoice, person, address=person.email, links=links)


def reading(tx: Tx) -> NotificationReading:
    """That something has been read, and where the rest is."""
    return NotificationReading(_links=[Link(href=tx.href("/notifications"), rel="self", method="GET")])
