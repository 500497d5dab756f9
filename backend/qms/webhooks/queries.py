"""Reads of receivers: a page of them, one, those to send to, and places in the feed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Select, case, literal_column, null, or_, select, text

from qms.kernel import access, clock
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.kernel.rows import Row, columns_of, one_visible, page_of, swedish
from qms.organisation.queries import OutsideReach, require_reached
from qms.service_accounts.models import ServiceAccount
from qms.webhooks.models import DeliveryOutcome, EndpointStatus, WebhookEndpoint, WebhookProgress
from qms.webhooks.schemas import WebhookEndpointFilter, WebhookEndpointSummary

ENDPOINT, PROGRESS = WebhookEndpoint.__table__, WebhookProgress.__table__
LOCATED = Located(ENDPOINT.c.board_id)
READS_FEED = "event:read"
"""The scope of a system that may know that the matters of its board have changed."""
PLACE_BEFORE = text(
    """
    select concat_ws('-', generation, xid, position) from matter_event
     where board_id = :board and at < :at
       and (generation < (select access.generation()) or xid < (select access.feed_edge()))
     order by generation desc, xid desc, position desc limit 1
    """
)
WAITING_SINCE = literal_column(
    """(select e.at from matter_event e
         where e.board_id = webhook_progress.board_id
           and (e.generation, e.xid, e.position) > (
             cast(split_part(cursor, '-', 1) as int),
             cast(split_part(cursor, '-', 2) as xid8),
             cast(split_part(cursor, '-', 3) as bigint))
         order by e.generation, e.xid, e.position limit 1)""",
    DateTime(timezone=True),
)
BEGINNING = "1-0-0"
MARGIN = timedelta(minutes=1)
"""Events stand in the order that their transactions began, which is not quite that of their times."""


def page(tx: Tx, filters: WebhookEndpointFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the receivers of the caller's boards by the names of their systems, those that have ended last."""
    require_reached(tx, filters)
    rows = _rows().where(access.within(tx.actor, access.reach(tx.actor, tx.action), LOCATED))
    if filters.board_id:
        rows = rows.where(WebhookEndpoint.board_id == filters.board_id)
    if filters.account_id:
        account = tx.get(ServiceAccount, filters.account_id)
        if account is None or account.board_id not in access.reach(tx.actor, tx.action).boards:
            raise OutsideReach(about=("service-account", filters.account_id))
        rows = rows.where(WebhookEndpoint.account_id == filters.account_id)
    has_ended = WebhookEndpoint.status == EndpointStatus.ENDED
    order = (has_ended, swedish(ServiceAccount.name), WebhookEndpoint.id)
    listed, total = page_of(tx, rows.order_by(*order), offset=offset, limit=limit)
    return [_in_words(row) for row in listed], total


def get(tx: Tx, endpoint_id: UUID, operation: str | None = None) -> WebhookEndpoint:
    """A receiver that the caller may see. Otherwise it does not exist."""
    visible = access.within(tx.actor, access.reach(tx.actor, operation or tx.action), LOCATED)
    return one_visible(tx, WebhookEndpoint, endpoint_id, visible)


def row(tx: Tx, endpoint: WebhookEndpoint) -> Row:
    """One receiver as a row of the list."""
    return _in_words(dict(tx.execute(_rows().where(ENDPOINT.c.id == endpoint.id)).mappings().one()))


def deliveries(tx: Tx, endpoint: WebhookEndpoint) -> list[Row]:
    """What has been sent to a receiver lately, the latest first."""
    sent = tx.get_one(WebhookProgress, endpoint.id).deliveries
    return [{**each, "outcomeWords": DeliveryOutcome(each["outcome"]).label} for each in sent]


def progress(tx: Tx, endpoint_id: UUID) -> WebhookProgress:
    """How far a receiver has come, for whoever is to change that."""
    return tx.get_one(WebhookProgress, endpoint_id, with_for_update=True, populate_existing=True)


def account(tx: Tx, account_id: UUID) -> ServiceAccount:
    """A connected system that may read the feed, of a board that the caller administers."""
    system = tx.get(ServiceAccount, account_id)
    if system is None or system.board_id not in access.reach(tx.actor, tx.action).boards:
        raise UnknownReference("Systemet finns inte.", at="/accountId")
    if not reads_feed(system):
        raise UnknownReference("Systemet får inte läsa händelseflödet, så inget skickas till det.", at="/accountId")
    return system


def reads_feed(account: ServiceAccount) -> bool:
    """Whether a system may know today that the matters of its board have changed."""
    return account.valid_to >= clock.today() and READS_FEED in account.scopes


def has_address(tx: Tx, account: ServiceAccount, url: str) -> bool:
    """Whether a system takes events at an address already."""
    taken = select(WebhookEndpoint.id).where(WebhookEndpoint.account_id == account.id, WebhookEndpoint.url == url)
    return tx.scalar(taken.where(WebhookEndpoint.status != EndpointStatus.ENDED).limit(1)) is not None


def to_send_to(tx: Tx, board_id: UUID) -> Sequence[UUID]:
    """The receivers of a board whose turn it is and that something waits for."""
    is_time = or_(PROGRESS.c.next_try_at.is_(None), PROGRESS.c.next_try_at <= clock.now())
    due = select(ENDPOINT.c.id).join(PROGRESS, PROGRESS.c.endpoint_id == ENDPOINT.c.id)
    due = due.where(ENDPOINT.c.board_id == board_id, ENDPOINT.c.status == EndpointStatus.ACTIVE, is_time)
    return tx.scalars(due.where(WAITING_SINCE.is_not(None))).all()


def place_before(tx: Tx, board_id: UUID, at: datetime) -> str:
    """The place in a board's feed after which all that has happened since a time stands, and at most a little more."""
    return tx.scalar(PLACE_BEFORE, {"board": board_id, "at": at - MARGIN}) or BEGINNING


def _rows() -> Select[*tuple[Any, ...]]:
    waiting_since = case((ENDPOINT.c.status == EndpointStatus.ENDED, null()), else_=WAITING_SINCE)
    told = {"account_name": ServiceAccount.name, "outcome_words": None, "waiting_since": waiting_since}
    rows = select(*columns_of(WebhookEndpointSummary, ENDPOINT, PROGRESS, **told))
    rows = rows.join(PROGRESS, PROGRESS.c.endpoint_id == ENDPOINT.c.id)
    return rows.join(ServiceAccount, ServiceAccount.id == ENDPOINT.c.account_id)


def _in_words(row: Row) -> Row:
    return {**row, "outcomeWords": row["outcome"] and row["outcome"].label}
