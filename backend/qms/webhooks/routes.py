"""The HTTP face of the receivers of events."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation.queries import OutsideReach
from qms.webhooks import models, queries, service, views
from qms.webhooks.schemas import (
    EventMessage,
    RedeliveryCreate,
    WebhookEndpoint,
    WebhookEndpointCreate,
    WebhookEndpointFilter,
    WebhookEndpointPage,
)

router, sent = Router(prefix="", tag="events"), APIRouter(tags=["events"])
"""What others call, and what is sent to them: the latter stands in the contract and answers nobody."""
EndpointId = Annotated[Id, Path(alias="webhookEndpointId", description="Mottagarens id")]


def _with_secret(tx: Tx, endpoint: models.WebhookEndpoint) -> WebhookEndpoint:
    return views.shown(tx, endpoint, service.secret_of(tx, endpoint))


def _again(tx: Tx, kept: UUID, **_: object) -> WebhookEndpoint:
    """For whom the answer was lost, which alone has the secret."""
    return _with_secret(tx, queries.get(tx, kept))


@router.get(
    "/webhook-endpoints",
    response_model=WebhookEndpointPage,
    summary="Lista mottagare av händelser",
    problems=(OutsideReach,),
)
def webhook_endpoint_list(tx: Tx, filters: Annotated[WebhookEndpointFilter, Query()], page: Paging) -> Json:
    """Listar vart nämndens händelser skickas, hur det gick senast och hur långt efter varje mottagare är."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("webhookEndpoints", rows, total)


@router.post(
    "/webhook-endpoints",
    status_code=201,
    summary="Lägg till en mottagare av händelser",
    problems=(UnknownReference, service.AddressTaken),
    again=_again,
)
def webhook_endpoint_create(tx: Tx, body: WebhookEndpointCreate) -> WebhookEndpoint:
    """Låter ett anslutet system få nämndens händelser skickade till sig, när det har svarat på ett första försök.

    Svaret har hemligheten som varje meddelande signeras med (Standard Webhooks). Den visas bara här.
    """
    return _with_secret(tx, service.create(tx, body))


@router.get("/webhook-endpoints/{webhookEndpointId}", summary="Läs en mottagare av händelser")
def webhook_endpoint_read(tx: Tx, endpoint_id: EndpointId) -> WebhookEndpoint:
    """Visar en mottagare, hur det går, och vad den som frågar kan göra."""
    return views.shown(tx, queries.get(tx, endpoint_id))


@router.post(
    "/webhook-endpoints/{webhookEndpointId}/trials",
    status_code=201,
    summary="Pröva en mottagare",
    problems=(WrongState,),
)
def webhook_endpoint_try(tx: Tx, endpoint_id: EndpointId, expected: Expected) -> WebhookEndpoint:
    """Skickar ett meddelande som inte gäller något ärende. Den som svarar får sedan det som väntar."""
    endpoint = expected.check(queries.get(tx, endpoint_id))
    service.try_out(tx, endpoint)
    return views.shown(tx, endpoint)


@router.post(
    "/webhook-endpoints/{webhookEndpointId}/pauses",
    status_code=201,
    summary="Pausa en mottagare",
    problems=(WrongState,),
)
def webhook_endpoint_pause(tx: Tx, endpoint_id: EndpointId, expected: Expected) -> WebhookEndpoint:
    """Skickar inget mer tills mottagaren prövas igen. Det som händer under tiden går inte förlorat."""
    endpoint = expected.check(queries.get(tx, endpoint_id))
    service.pause(tx, endpoint)
    return views.shown(tx, endpoint)


@router.post(
    "/webhook-endpoints/{webhookEndpointId}/secrets",
    status_code=201,
    summary="Byt en mottagares hemlighet",
    problems=(WrongState,),
    again=_again,
)
def webhook_secret_renew(tx: Tx, endpoint_id: EndpointId, expected: Expected) -> WebhookEndpoint:
    """Ger en ny hemlighet. Under ett dygn signeras meddelandena också med den gamla."""
    endpoint = expected.check(queries.get(tx, endpoint_id))
    service.renew(tx, endpoint)
    return _with_secret(tx, endpoint)


@router.post(
    "/webhook-endpoints/{webhookEndpointId}/redeliveries",
    status_code=201,
    summary="Skicka händelser igen",
    problems=(WrongState,),
)
def webhook_endpoint_resend(
    tx: Tx, endpoint_id: EndpointId, body: RedeliveryCreate, expected: Expected
) -> WebhookEndpoint:
    """Skickar det som har hänt sedan en dag en gång till, med samma id. Den som har en händelse hoppar över den."""
    endpoint = expected.check(queries.get(tx, endpoint_id))
    service.send_again(tx, endpoint, body)
    return views.shown(tx, endpoint)


@router.post(
    "/webhook-endpoints/{webhookEndpointId}/ends",
    status_code=201,
    summary="Avsluta en mottagare",
    problems=(WrongState,),
)
def webhook_endpoint_end(tx: Tx, endpoint_id: EndpointId, expected: Expected) -> WebhookEndpoint:
    """Skickar inget mer och glömmer hemligheten. Mottagaren står kvar i listan."""
    endpoint = expected.check(queries.get(tx, endpoint_id))
    service.end(tx, endpoint)
    return views.shown(tx, endpoint)


@sent.post("event", summary="Ta emot en händelse", operation_id="eventReceive")
def event_receive(body: EventMessage) -> None:
    """Skickas till varje mottagare i händelseflödets ordning, signerat enligt Standard Webhooks, tills det är mottaget.

    Meddelandet har bara id och koder. Hämta ärendet med systemets egna rättigheter. Samma händelse kan komma flera
    gånger, alltid med samma `webhook-id`. Den som inte tar emot prövas åtta gånger på drygt ett dygn och pausas sedan.
    """
