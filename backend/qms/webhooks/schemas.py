"""API shapes of receivers of events, and of what is sent to them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from qms.kernel.schema import Day, Id, Instant, Link, PageOf, Shape
from qms.organisation.schemas import Listed
from qms.webhooks.models import DeliveryOutcome, EndpointStatus

RECEIVER = "https://verksamhet.example.se/handelser"
Address = Annotated[str, StringConstraints(min_length=12, max_length=2_000, pattern=r"^https://[!-~]+$")]


class WebhookEndpointCreate(Shape):
    """Where a connected system takes events."""

    account_id: Id = Field(description="Det anslutna system som tar emot. Det ska få läsa händelseflödet")
    url: Address = Field(
        description="Adressen som händelserna skickas till, med https och utan namn och lösenord i",
        json_schema_extra={"example": RECEIVER},
    )


class WebhookEndpointFilter(Listed):
    """Which receivers are listed."""

    account_id: Id | None = Field(default=None, description="Bara det anslutna systemets")


class RedeliveryCreate(Shape):
    """From when events are sent once more."""

    since: Day = Field(description="Händelser från och med den dagen skickas igen, högst 30 dagar bakåt")


class WebhookEndpointSummary(Shape):
    """A receiver, and how it goes."""

    id: Id
    board_id: Id
    account_id: Id
    account_name: str = Field(max_length=120, description="Systemet som tar emot")
    url: str = Field(max_length=2_000, json_schema_extra={"example": RECEIVER})
    status: EndpointStatus
    outcome: DeliveryOutcome | None = Field(description="Hur det gick vid det senaste försöket")
    outcome_words: str | None = Field(
        max_length=120, description="Samma sak i ord", json_schema_extra={"example": "Mottaget"}
    )
    tries: int = Field(description="Hur många gånger det som står på tur har prövats utan att bli mottaget")
    tried_at: Instant | None
    taken_at: Instant | None = Field(description="När något senast blev mottaget")
    next_try_at: Instant | None = Field(description="När nästa försök görs, efter ett som inte gick")
    waiting_since: Instant | None = Field(description="När den äldsta händelse som inte är mottagen hände")
    version: int


class WebhookDelivery(Shape):
    """Something that was sent once, and what came of it."""

    at: Instant
    event_id: Id = Field(description="Händelsens id, som mottagaren fick som `webhook-id`")
    type: str = Field(max_length=120, json_schema_extra={"example": "se.kvalitet.deviation.reported.v1"})
    outcome: DeliveryOutcome
    outcome_words: str = Field(max_length=120, description="Samma sak i ord", json_schema_extra={"example": "Mottaget"})
    status: int | None = Field(description="Mottagarens svar som HTTP-kod, om den svarade")


class WebhookEndpoint(WebhookEndpointSummary):
    """A receiver, and what the caller may do with it."""

    secret: str | None = Field(
        max_length=120,
        description="Hemligheten som händelserna signeras med. Visas när den är ny, och aldrig mer",
        json_schema_extra={"example": "whsec_aGVtbGlnaGV0ZW4gw6RyIDMyIGJ5dGUgbMOlbmch"},
    )
    deliveries: list[WebhookDelivery] = Field(description="De senaste försöken, högst 20, det senaste först")
    links: list[Link] = Field(alias="_links")


class WebhookEndpointPage(PageOf):
    """A page of receivers by the names of their systems."""

    webhook_endpoints: list[WebhookEndpointSummary]


class EventSubject(Shape):
    """What an event is about: the id and where it stands now. Nothing of what it says."""

    matter_id: Id
    status: str | None = Field(max_length=60)


class EventMessage(Shape):
    """What is sent: an event as CloudEvents 1.0 (structured), with ids and codes alone."""

    specversion: Literal["1.0"] = "1.0"
    id: Id = Field(description="Samma varje gång händelsen skickas, och som `webhook-id`")
    type: str = Field(max_length=120, json_schema_extra={"example": "se.kvalitet.deviation.reported.v1"})
    source: str = Field(max_length=2_048, json_schema_extra={"example": "https://kvalitet.example.se/kvalitet/v1"})
    subject: str = Field(
        max_length=200, json_schema_extra={"example": "deviations/019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11"}
    )
    time: Instant
    datacontenttype: Literal["application/json"] = "application/json"
    data: EventSubject | None = Field(description="Tomt i ett försök, som inte gäller något ärende")
