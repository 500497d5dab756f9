"""Where events are sent, and how far each receiver has come."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel import clock
from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned
from qms.organisation.models import Person
from qms.service_accounts.models import ServiceAccount


class EndpointStatus(Codes):
    """Whether events are sent to a receiver."""

    TRIED = "tried", "Prövas"
    ACTIVE = "active", "Tar emot"
    PAUSED = "paused", "Pausad"
    ENDED = "ended", "Avslutad"


class DeliveryOutcome(Codes):
    """What came of the latest try."""

    TAKEN = "taken", "Mottaget"
    REFUSED = "refused", "Mottagaren svarade med ett fel"
    GONE = "gone", "Mottagaren svarade att adressen inte finns längre"
    MOVED = "moved", "Mottagaren svarade med en annan adress, som inte följs"
    SILENT = "silent", "Mottagaren svarade inte i tid"
    UNREACHABLE = "unreachable", "Adressen gick inte att nå"
    UNTRUSTED = "untrusted", "Mottagarens certifikat gick inte att lita på"
    FORBIDDEN = "forbidden", "Adressen leder till ett nät som tjänsten inte får nå"
    NOT_ALLOWED = "not-allowed", "Systemet får inte längre läsa händelseflödet"


class WebhookEndpoint(Versioned, Base):
    """One system's address for the events of its board.

    The secret that messages are signed with is sealed. The one before it goes on for a day, so that the receiver can
    change in its own time.
    """

    __tablename__ = "webhook_endpoint"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey(ServiceAccount.id))
    url: Mapped[str]
    status: Mapped[EndpointStatus]
    secret_sealed: Mapped[bytes | None]
    earlier_secret_sealed: Mapped[bytes | None]
    earlier_until: Mapped[datetime | None]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class WebhookProgress(Base):
    """The place in the feed up to which a receiver has taken events, and how it has gone lately.

    The feed itself is what waits: a receiver that has been away goes on where it was.
    """

    __tablename__ = "webhook_progress"

    endpoint_id: Mapped[UUID] = mapped_column(ForeignKey(WebhookEndpoint.id), primary_key=True)
    board_id: Mapped[UUID]
    cursor: Mapped[str]
    tries: Mapped[int] = mapped_column(default=0)
    """How often what waits has been tried in vain."""
    next_try_at: Mapped[datetime | None]
    tried_at: Mapped[datetime | None]
    outcome: Mapped[DeliveryOutcome | None]
    taken_at: Mapped[datetime | None]
    deliveries: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    """What has been sent lately and what came of it, the latest first."""
